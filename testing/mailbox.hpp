#pragma once
// A mail server that takes everything and keeps it: SMTP (RFC 5321) as far as a client needs it.
#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace metodika::testing {

struct Received {
    std::string from, to, message;
    std::string user;  ///< who signed in
    bool encrypted = false;
    /// The text, decoded.
    std::string text() const;
};

/// With a user: the box offers TLS (STARTTLS, a certificate of its own for "localhost") and takes letters of
/// that user alone.
struct MailboxUser {
    std::string name, password;
    bool tls = true;
};

class Mailbox {
  public:
    explicit Mailbox(MailboxUser user = {"", "", false});
    ~Mailbox();
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    unsigned short port() const { return port_; }
    /// The certificate as PEM; empty without TLS.
    const std::string& certificate() const { return certificate_; }
    /// Passwords that came over a line that anybody can read.
    int inTheOpen() const { return inTheOpen_; }
    std::vector<Received> letters() const;
    /// Whoever comes is refused from now on.
    void refuse(bool refusing) { refusing_ = refusing; }

  private:
    struct Tls;
    class Wire;
    void serve(int connection);
    MailboxUser user_;
    std::unique_ptr<Tls> tls_;
    std::string certificate_;
    std::atomic<int> inTheOpen_{0};
    int listening_ = -1;
    unsigned short port_ = 0;
    std::atomic<bool> stopping_{false}, refusing_{false};
    mutable std::mutex guard_;
    std::vector<Received> letters_;
    std::thread thread_;
};

}  // namespace metodika::testing
