#pragma once
// A plain HTTP/1.1 client for measuring: one for single questions, one closed loop over many connections. It
// runs in a process of its own, so that its work is not counted as the server's.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace metodika::bench {

struct Reply {
    int status = 0;  // 0: the connection broke
    std::string head, body;
    std::string_view header(std::string_view lowerName) const;
};

/// Whole bytes of a request; keep-alive.
std::string request(std::string_view method, std::string_view path, std::string_view cookie,
                    std::string_view body = {});

/// One connection, one question at a time.
class Client {
  public:
    explicit Client(unsigned short port) : port_(port) {}
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    /// Reconnects where needed; status 0 when nobody answers.
    Reply ask(const std::string& bytes);

  private:
    bool connect();
    void close();
    unsigned short port_;
    int socket_ = -1;
};

struct Load {
    int connections = 64;
    double seconds = 5;
    std::int64_t mostRequests = 1'000'000;
    /// The n-th request of all; called before it is sent.
    std::function<std::string(std::int64_t n)> make;
    /// What came back for it; may be empty.
    std::function<void(std::int64_t n, const Reply&)> seen;
};
struct Measured {
    std::int64_t answered = 0, refused = 0, broken = 0;  // 2xx; other statuses; no answer
    double seconds = 0;
    double p50 = 0, p95 = 0, p99 = 0;  // milliseconds
    double perSecond() const { return seconds > 0 ? double(answered) / seconds : 0; }
};
/// Each connection asks again as soon as it is answered. Ends early when every connection broke.
Measured closedLoop(unsigned short port, const Load& load);

}  // namespace metodika::bench
