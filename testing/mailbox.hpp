#pragma once
// A mail server that takes everything and keeps it: SMTP (RFC 5321) as far as a client needs it.
#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace metodika::testing {

struct Received {
    std::string from, to, message;
    /// The text, decoded.
    std::string text() const;
};

class Mailbox {
  public:
    Mailbox();
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    unsigned short port() const { return port_; }
    std::vector<Received> letters() const;
    /// Whoever comes is refused from now on.
    void refuse(bool refusing) { refusing_ = refusing; }

  private:
    void serve(int connection);
    int listening_ = -1;
    unsigned short port_ = 0;
    std::atomic<bool> stopping_{false}, refusing_{false};
    mutable std::mutex guard_;
    std::vector<Received> letters_;
    std::thread thread_;
};

}  // namespace metodika::testing
