#include "platform/http/http.hpp"

namespace metodika::http {
namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string decode(std::string_view s, bool plusIsSpace) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (s[i] == '+' && plusIsSpace) {
            out += ' ';
        } else if (s[i] == '%' && i + 2 < s.size() && hexDigit(s[i + 1]) >= 0 && hexDigit(s[i + 2]) >= 0) {
            out += char(hexDigit(s[i + 1]) * 16 + hexDigit(s[i + 2]));
            i += 2;
        } else {
            out += s[i];
        }
    }
    return out;
}

}  // namespace

std::string decodeQuery(std::string_view s) { return decode(s, true); }
std::string decodePath(std::string_view s) { return decode(s, false); }

Pairs parseQuery(std::string_view query) {
    Pairs out;
    while (!query.empty()) {
        auto end = query.find('&');
        auto part = query.substr(0, end);
        query = end == query.npos ? std::string_view{} : query.substr(end + 1);
        if (part.empty()) continue;
        auto equals = part.find('=');
        out.emplace_back(decodeQuery(part.substr(0, equals)),
                         equals == part.npos ? "" : decodeQuery(part.substr(equals + 1)));
    }
    return out;
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view all = header("cookie");
    while (!all.empty()) {
        auto end = all.find(';');
        auto part = all.substr(0, end);
        all = end == all.npos ? std::string_view{} : all.substr(end + 1);
        while (part.starts_with(' ')) part.remove_prefix(1);
        if (part.starts_with(name) && part.size() > name.size() && part[name.size()] == '=')
            return part.substr(name.size() + 1);
    }
    return {};
}

void EventFeed::push(std::string event, std::string data) {
    std::function<void()> wake;
    {
        std::lock_guard lock(guard_);
        // A page that stopped reading must not fill the memory.
        if (closed_ || waiting_.size() > 256 * 1024) return;
        waiting_ += "event: " + event + "\ndata: " + data + "\n\n";
        wake = wake_;
    }
    if (wake) wake();
}
std::string EventFeed::take() {
    std::lock_guard lock(guard_);
    return std::exchange(waiting_, {});
}
void EventFeed::onPush(std::function<void()> wake) {
    std::lock_guard lock(guard_);
    wake_ = std::move(wake);
}
void EventFeed::close() {
    std::lock_guard lock(guard_);
    closed_ = true;
    wake_ = nullptr;
}
bool EventFeed::closed() const {
    std::lock_guard lock(guard_);
    return closed_;
}

}  // namespace metodika::http
