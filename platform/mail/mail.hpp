#pragma once
// Letters that leave the house: kept in the caller's transaction, sent by a job, tried again each day while
// the server does not take them.
#include <string>
#include <string_view>

#include "platform/jobs/jobs.hpp"

namespace metodika::mail {

/// How letters leave; without a server none do.
struct Account {
    std::string server;  ///< smtp://host:587 (TLS where the server offers it) or smtps://host:465
    std::string from, user, password;
    /// A PEM file with the authorities to trust; empty: those of the system.
    std::string authorities = {};
};
struct Letter {
    std::string to, subject, text;
};

/// One plain address: no names, blanks or line ends, which could become other headers.
bool isAddress(std::string_view text);
/// As it travels (RFC 5322): subject and text in UTF-8, base64.
std::string asMessage(const Letter& letter, const Account& account, Instant now, std::string_view id);
/// Gives the letter to the server; std::runtime_error with its words when it is not taken.
void send(const Account& account, const Letter& letter, Instant now, std::string_view id);

class Post {
  public:
    Post() = default;
    explicit Post(Account account) : account_(std::move(account)) {}
    Post(const Post&) = delete;
    Post& operator=(const Post&) = delete;

    /// Whether there is a server to give letters to.
    bool open() const { return !account_.server.empty(); }
    /// Sent after the caller's transaction; false, and nothing kept, without a server or for what is no
    /// address.
    bool put(api::Work& work, const Letter& letter) const;
    /// Teaches the jobs to deliver. The post outlives them.
    void install(jobs::Jobs& jobs) const;

  private:
    std::string deliver(api::Scope& scope, jobs::Progress& progress) const;
    Account account_;
};

}  // namespace metodika::mail
