#include "testing/mailbox.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

#include "platform/base/base64.hpp"

namespace metodika::testing {
namespace {

void say(int connection, std::string line) {
    line += "\r\n";
    [[maybe_unused]] auto sent = ::send(connection, line.data(), line.size(), MSG_NOSIGNAL);
}

/// A line without its end; false when the other side has gone.
bool hear(int connection, std::string& pending, std::string& line) {
    for (;;) {
        if (auto end = pending.find("\r\n"); end != pending.npos) {
            line = pending.substr(0, end);
            pending.erase(0, end + 2);
            return true;
        }
        char bytes[4096];
        auto got = ::recv(connection, bytes, sizeof bytes, 0);
        if (got <= 0) return false;
        pending.append(bytes, std::size_t(got));
    }
}

std::string inBrackets(const std::string& line) {
    auto from = line.find('<'), to = line.find('>');
    return from == line.npos || to == line.npos ? "" : line.substr(from + 1, to - from - 1);
}

}  // namespace

std::string Received::text() const {
    auto body = message.substr(message.find("\r\n\r\n") + 4);
    std::erase_if(body, [](char c) { return c == '\r' || c == '\n'; });
    return fromBase64(body);
}

Mailbox::Mailbox() {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listening_, 8) != 0 ||
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("the mailbox does not open");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] {
        while (!stopping_) {
            pollfd waiting{listening_, POLLIN, 0};
            if (::poll(&waiting, 1, 50) <= 0) continue;
            int connection = ::accept(listening_, nullptr, nullptr);
            if (connection < 0) continue;
            serve(connection);
            ::close(connection);
        }
    });
}

Mailbox::~Mailbox() {
    stopping_ = true;
    thread_.join();
    ::close(listening_);
}

std::vector<Received> Mailbox::letters() const {
    std::lock_guard lock(guard_);
    return letters_;
}

void Mailbox::serve(int connection) {
    std::string pending, line;
    Received letter;
    if (refusing_) return say(connection, "421 not now");
    say(connection, "220 mailbox");
    while (hear(connection, pending, line)) {
        auto command = line.substr(0, 4);
        if (command == "EHLO" || command == "HELO") {
            say(connection, "250 mailbox");
        } else if (command == "MAIL") {
            letter = {inBrackets(line), "", ""};
            say(connection, "250 ok");
        } else if (command == "RCPT") {
            letter.to = inBrackets(line);
            say(connection, "250 ok");
        } else if (command == "DATA") {
            say(connection, "354 go on");
            while (hear(connection, pending, line) && line != ".")
                letter.message += (line.starts_with("..") ? line.substr(1) : line) + "\r\n";
            std::lock_guard lock(guard_);
            letters_.push_back(letter);
            say(connection, "250 taken");
        } else if (command == "QUIT") {
            return say(connection, "221 bye");
        } else {
            say(connection, "502 unknown");
        }
    }
}

}  // namespace metodika::testing
