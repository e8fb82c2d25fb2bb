#include "app/pages.hpp"

#include <fstream>
#include <iterator>

#include "platform/identity/passwords.hpp"

namespace metodika::app {
namespace {

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string typeOf(const std::string& path) {
    static const std::map<std::string, std::string> types{{".js", "text/javascript; charset=utf-8"},
                                                          {".css", "text/css; charset=utf-8"},
                                                          {".svg", "image/svg+xml"},
                                                          {".png", "image/png"},
                                                          {".ico", "image/x-icon"},
                                                          {".woff2", "font/woff2"},
                                                          {".json", "application/json"},
                                                          {".webmanifest", "application/manifest+json"},
                                                          {".txt", "text/plain; charset=utf-8"},
                                                          {".html", "text/html; charset=utf-8"}};
    auto dot = path.rfind('.');
    auto found = dot == path.npos ? types.end() : types.find(path.substr(dot));
    return found == types.end() ? "application/octet-stream" : found->second;
}

std::string policy(const std::string& nonce) {
    return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
           "'; img-src 'self' data: blob:; font-src 'self'; "
           "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
           "frame-ancestors 'none'";
}

}  // namespace

Pages::Pages(const std::filesystem::path& dist) {
    namespace fs = std::filesystem;
    std::error_code ec;
    for (fs::recursive_directory_iterator it(dist, ec), end; !ec && it != end; it.increment(ec)) {
        if (!it->is_regular_file()) continue;
        std::string path = "/" + fs::relative(it->path(), dist).generic_string();
        std::string bytes = contents(it->path());
        if (path == "/index.html")
            index_ = std::move(bytes);
        else if (path.ends_with(".br"))
            assets_[path.substr(0, path.size() - 3)].brotli = std::move(bytes);
        else if (path.ends_with(".gz"))
            assets_[path.substr(0, path.size() - 3)].gzip = std::move(bytes);
        else
            assets_[path].plain = std::move(bytes);
    }
    for (auto& [path, asset] : assets_) asset.type = typeOf(path);
}

http::Response Pages::answer(const http::Request& request) const {
    http::Response r;
    r.with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin");
    if (request.method != "GET" && request.method != "HEAD") {
        r.status = 405;
        r.with("Allow", "GET, HEAD");
        return r;
    }
    auto found = assets_.find(request.path);
    if (found != assets_.end() && !found->second.plain.empty()) {
        const Asset& asset = found->second;
        auto accepts = request.header("accept-encoding");
        r.with("Content-Type", asset.type).with("Vary", "Accept-Encoding");
        r.with("Cache-Control",
               request.path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
        if (!asset.brotli.empty() && accepts.find("br") != accepts.npos) {
            r.with("Content-Encoding", "br");
            r.body = asset.brotli;
        } else if (!asset.gzip.empty() && accepts.find("gzip") != accepts.npos) {
            r.with("Content-Encoding", "gzip");
            r.body = asset.gzip;
        } else {
            r.body = asset.plain;
        }
        return r;
    }
    auto dot = request.path.rfind('.');
    if (request.path.starts_with("/assets/") ||
        (dot != request.path.npos && request.path.find('/', dot) == request.path.npos)) {
        r.status = 404;
        r.with("Content-Type", "text/plain; charset=utf-8");
        return r;
    }
    if (index_.empty()) {
        r.status = 503;
        r.with("Content-Type", "text/plain; charset=utf-8");
        r.body = "The pages are not built: run bin/run, or npm ci && npm run build in app/web.\n";
        return r;
    }
    // A cached body under a new nonce would lose its styles: no ETag, no store.
    std::string nonce = identity::newToken();
    r.body = index_;
    static constexpr std::string_view mark = "__NONCE__";
    for (auto at = r.body.find(mark); at != r.body.npos; at = r.body.find(mark, at))
        r.body.replace(at, mark.size(), nonce);
    r.with("Content-Type", "text/html; charset=utf-8")
        .with("Cache-Control", "no-store")
        .with("Content-Security-Policy", policy(nonce));
    return r;
}

}  // namespace metodika::app
