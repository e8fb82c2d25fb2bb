#pragma once
// HTTP/1.1 as the rest of the program sees it. Beast stays inside server.cpp.
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace metodika::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;
    std::string path;  // as sent, without the query
    Pairs query;       // decoded
    Pairs headers;     // names in lower case
    std::string body;
    bool secure = false;  // came over TLS, as a trusted proxy says
    std::string remote;   // address of the peer, or of the browser where a trusted proxy names it

    std::string_view header(std::string_view lowerName) const {
        for (const auto& [name, value] : headers)
            if (name == lowerName) return value;
        return {};
    }
    std::string_view cookie(std::string_view name) const;
};

/// A page that listens: whoever holds it may push, from any thread.
class EventFeed {
  public:
    void push(std::string event, std::string data);
    /// What waits, as one text/event-stream chunk; empty when nothing does.
    std::string take();
    void onPush(std::function<void()> wake);
    /// The page has gone; what is pushed from now on is dropped.
    void close();
    bool closed() const;

  private:
    mutable std::mutex guard_;
    std::string waiting_;
    std::function<void()> wake_;
    bool closed_ = false;
};

struct Response {
    int status = 200;
    Pairs headers;
    std::string body;
    std::shared_ptr<EventFeed> events;  // set: the body is an event stream

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

using Handler = std::function<Response(const Request&)>;

struct Settings {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  // 0: any free one
    int readers = 4;             // threads for GET and HEAD
    int writers = 64;            // threads for the rest: they mostly wait for the disk
    int mostConnections = 4000;
    int mostWaiting = 1024;  // requests in line before 503
    std::size_t headerLimit = 16 * 1024;
    std::size_t bodyLimit = 1024 * 1024;
    std::function<std::size_t(std::string_view method, std::string_view path)>
        bodyLimitFor;  // larger for uploads
    int headerSeconds = 15, bodySeconds = 60, idleSeconds = 75, drainSeconds = 10;
    bool behindProxy = false;  // take the browser's address from X-Forwarded-For's last entry
};

class Server {
  public:
    Server(Settings settings, Handler handler);
    ~Server();
    unsigned short port() const;
    /// Serves until stop(); then finishes what is under way, at most drainSeconds.
    void run();
    /// From any thread or a signal handler's thread.
    void stop();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// %41+b → "Ab" with + as space; malformed escapes stay as they are.
std::string decodeQuery(std::string_view s);
std::string decodePath(std::string_view s);
Pairs parseQuery(std::string_view query);

}  // namespace metodika::http
