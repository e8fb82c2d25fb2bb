#include <zlib.h>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

#include <algorithm>
#include <atomic>
#include <list>

#include "platform/base/log.hpp"
#include "platform/http/http.hpp"
#include "platform/http/workers.hpp"

namespace metodika::http {
namespace {

namespace beast = boost::beast;
namespace bhttp = boost::beast::http;
namespace net = boost::asio;
using tcp = net::ip::tcp;
using std::chrono::seconds;
constexpr auto quiet = net::experimental::as_tuple(net::use_awaitable);

std::string gzipped(const std::string& in) {
    z_stream z{};
    deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&z, uLong(in.size())), '\0');
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    z.avail_in = uInt(in.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = uInt(out.size());
    deflate(&z, Z_FINISH);
    out.resize(z.total_out);
    deflateEnd(&z);
    return out;
}

bool worthZipping(const Request& q, const Response& r) {
    if (r.body.size() < 2048 || q.header("accept-encoding").find("gzip") == std::string_view::npos)
        return false;
    for (const auto& [name, value] : r.headers) {
        if (name == "Content-Encoding") return false;
        if (name == "Content-Type" && value.find("json") == value.npos && value.find("text/") == value.npos)
            return false;
    }
    return true;
}

Response plain(int status, std::string_view key) {
    Response r{status,
               {},
               "{\"type\":\"about:blank\",\"status\":" + std::to_string(status) + ",\"key\":\"" +
                   std::string(key) + "\"}",
               nullptr};
    r.with("Content-Type", "application/problem+json");
    return r;
}

bhttp::response<bhttp::string_body> wire(Response&& r, unsigned version, bool keepAlive) {
    bhttp::response<bhttp::string_body> out;
    out.version(version);
    out.result(unsigned(r.status));
    for (auto& [name, value] : r.headers) out.insert(name, value);
    out.body() = std::move(r.body);
    out.keep_alive(keepAlive);
    out.prepare_payload();
    return out;
}

}  // namespace

struct Server::Inside {
    struct Session {
        explicit Session(tcp::socket s) : stream(std::move(s)) {
            boost::system::error_code ec;
            auto peer = stream.socket().remote_endpoint(ec);
            if (!ec) remote = peer.address().to_string();
        }
        beast::tcp_stream stream;
        std::string remote;
        bool idle = true;
    };

    Inside(Settings s, Handler h)
        : settings(std::move(s)),
          handler(std::move(h)),
          acceptor(io),
          readers(settings.readers, settings.mostWaiting),
          writers(settings.writers, settings.mostWaiting) {
        tcp::endpoint at(net::ip::make_address(settings.address), settings.port);
        acceptor.open(at.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address(true));
        acceptor.bind(at);
        acceptor.listen(1024);
    }

    Settings settings;
    Handler handler;
    net::io_context io{1};
    tcp::acceptor acceptor;
    std::list<Session*> sessions;
    std::atomic<bool> draining{false};
    Workers readers, writers;

    net::awaitable<void> accept() {
        for (;;) {
            auto [ec, socket] = co_await acceptor.async_accept(quiet);
            if (ec == net::error::operation_aborted) co_return;
            if (ec) {  // out of descriptors: let some go first
                net::steady_timer pause(io, std::chrono::milliseconds(50));
                co_await pause.async_wait(quiet);
                continue;
            }
            if (sessions.size() >= std::size_t(settings.mostConnections)) continue;
            boost::system::error_code ignored;
            socket.set_option(tcp::no_delay(true), ignored);
            net::co_spawn(io, serve(std::move(socket)), net::detached);
        }
    }

    /// Runs the handler on a worker and comes back to the I/O thread with its answer.
    net::awaitable<Response> answer(const Request& request) {
        net::steady_timer ready(io, net::steady_timer::time_point::max());
        Response response;
        bool done = false;
        bool reading = request.method == "GET" || request.method == "HEAD";
        bool given = (reading ? readers : writers).give([&] {
            Response r;
            try {
                r = handler(request);
            } catch (const std::exception& e) {
                log::error(std::string("unhandled: ") + e.what());
                r = plain(500, "api.fault");
            }
            net::post(io, [&, r = std::move(r)]() mutable {
                response = std::move(r);
                done = true;
                ready.cancel();
            });
        });
        if (!given) co_return plain(503, "api.busy").with("Retry-After", "2");
        while (!done) co_await ready.async_wait(quiet);
        co_return response;
    }

    net::awaitable<bool> write(Session& s, const Request& q, Response r, unsigned version, bool keepAlive) {
        if (worthZipping(q, r)) {
            r.body = gzipped(r.body);
            r.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding, Accept-Language");
        }
        keepAlive = keepAlive && !draining;
        auto out = wire(std::move(r), version, keepAlive);
        s.stream.expires_after(seconds(settings.bodySeconds));
        if (q.method == "HEAD") {
            bhttp::response_serializer<bhttp::string_body> head(out);
            auto [ec, n] = co_await bhttp::async_write_header(s.stream, head, quiet);
            co_return !ec && keepAlive;
        }
        auto [ec, n] = co_await bhttp::async_write(s.stream, out, quiet);
        co_return !ec && keepAlive;
    }

    net::awaitable<void> feed(Session& s, Response r) {
        auto events = r.events;
        bhttp::response<bhttp::empty_body> head{bhttp::status::ok, 11};
        head.set(bhttp::field::content_type, "text/event-stream; charset=utf-8");
        head.set(bhttp::field::cache_control, "no-store");
        head.set("X-Accel-Buffering", "no");
        head.chunked(true);
        bhttp::response_serializer<bhttp::empty_body> serializer{head};
        auto [headError, written] = co_await bhttp::async_write_header(s.stream, serializer, quiet);
        auto timer = std::make_shared<net::steady_timer>(io);
        events->onPush([this, timer] { net::post(io, [timer] { timer->cancel(); }); });
        bool open = !headError;
        while (open && !draining) {
            std::string text = events->take();
            if (text.empty()) {
                timer->expires_after(seconds(20));
                co_await timer->async_wait(quiet);
                text = events->take();
                if (text.empty()) text = ": still here\n\n";
            }
            s.stream.expires_after(seconds(settings.bodySeconds));
            auto [ec, n] = co_await net::async_write(s.stream, bhttp::make_chunk(net::buffer(text)), quiet);
            open = !ec;
        }
        events->close();
    }

    std::size_t limitFor(const Request& q) const {
        return settings.bodyLimitFor ? settings.bodyLimitFor(q.method, q.path) : settings.bodyLimit;
    }

    static void fill(Request& q, const bhttp::request_header<>& h) {
        q.method = std::string(h.method_string());
        std::string_view target(h.target().data(), h.target().size());
        auto mark = target.find('?');
        q.path = std::string(target.substr(0, mark));
        if (mark != target.npos) q.query = parseQuery(target.substr(mark + 1));
        for (const auto& f : h) {
            std::string name(f.name_string());
            std::transform(name.begin(), name.end(), name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
            q.headers.emplace_back(std::move(name), std::string(f.value()));
        }
    }

    void nameRemote(Request& q, Session& s) const {
        q.remote = s.remote;
        if (!settings.behindProxy) return;
        auto forwarded = q.header("x-forwarded-for");
        auto comma = forwarded.rfind(',');
        if (comma != forwarded.npos) forwarded.remove_prefix(comma + 1);
        while (forwarded.starts_with(' ')) forwarded.remove_prefix(1);
        if (!forwarded.empty()) q.remote = std::string(forwarded);
        q.secure = q.header("x-forwarded-proto") == "https";
    }

    net::awaitable<void> serve(tcp::socket socket) {
        Session s(std::move(socket));
        auto place = sessions.insert(sessions.end(), &s);
        beast::flat_buffer buffer;
        bool keepAlive = true;
        while (keepAlive && !draining) {
            s.idle = true;
            s.stream.expires_after(seconds(settings.idleSeconds));
            if (buffer.size() == 0) {
                auto [ec, n] = co_await s.stream.async_read_some(buffer.prepare(8192), quiet);
                if (ec) break;
                buffer.commit(n);
            }
            s.idle = false;
            keepAlive = co_await exchange(s, buffer);
        }
        boost::system::error_code ignored;
        s.stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        sessions.erase(place);
    }

    /// One request and its answer; false when the connection is to be closed.
    net::awaitable<bool> exchange(Session& s, beast::flat_buffer& buffer) {
        bhttp::request_parser<bhttp::empty_body> headParser;
        headParser.header_limit(std::uint32_t(settings.headerLimit));
        headParser.body_limit(boost::none);
        s.stream.expires_after(seconds(settings.headerSeconds));
        Request request;
        auto [headError, got] = co_await bhttp::async_read_header(s.stream, buffer, headParser, quiet);
        if (headError) {
            if (headError == bhttp::error::end_of_stream || headError == bhttp::error::partial_message ||
                headError == beast::error::timeout ||
                headError.category() == net::error::get_system_category())
                co_return false;
            co_return co_await write(
                s, request, plain(headError == bhttp::error::header_limit ? 431 : 400, "api.bad_request"), 11,
                false);
        }
        fill(request, headParser.get());
        nameRemote(request, s);
        auto limit = limitFor(request);
        // body_limit() set after the header does not look at Content-Length: look ourselves.
        if (auto length = headParser.content_length(); length && *length > limit)
            co_return co_await write(s, request, plain(413, "api.too_large"), 11, false);
        if (headParser.get()[bhttp::field::expect] == "100-continue") {
            bhttp::response<bhttp::empty_body> go{bhttp::status::continue_, 11};
            co_await bhttp::async_write(s.stream, go, quiet);
        }
        bhttp::request_parser<bhttp::string_body> parser(std::move(headParser));
        parser.body_limit(limit);
        s.stream.expires_after(seconds(settings.bodySeconds));
        if (!parser.is_done()) {
            auto [ec, n] = co_await bhttp::async_read(s.stream, buffer, parser, quiet);
            if (ec == bhttp::error::body_limit)
                co_return co_await write(s, request, plain(413, "api.too_large"), 11, false);
            if (ec) co_return false;
        }
        auto message = parser.release();
        request.body = std::move(message.body());
        s.stream.expires_never();
        Response response = co_await answer(request);
        if (response.events) {
            co_await feed(s, std::move(response));
            co_return false;
        }
        co_return co_await write(s, request, std::move(response), message.version(), message.keep_alive());
    }

    net::awaitable<void> drain() {
        for (int i = 0; i < settings.drainSeconds * 20 && !sessions.empty(); ++i) {
            for (Session* s : sessions)
                if (s->idle) s->stream.cancel();
            net::steady_timer pause(io, std::chrono::milliseconds(50));
            co_await pause.async_wait(quiet);
        }
        io.stop();
    }
};

Server::Server(Settings settings, Handler handler)
    : inside_(std::make_unique<Inside>(std::move(settings), std::move(handler))) {}
Server::~Server() = default;

unsigned short Server::port() const { return inside_->acceptor.local_endpoint().port(); }

void Server::run() {
    net::co_spawn(inside_->io, inside_->accept(), net::detached);
    inside_->io.run();
}

void Server::stop() {
    net::post(inside_->io, [this] {
        if (inside_->draining.exchange(true)) return;
        boost::system::error_code ignored;
        inside_->acceptor.close(ignored);
        net::co_spawn(inside_->io, inside_->drain(), net::detached);
    });
}

}  // namespace metodika::http
