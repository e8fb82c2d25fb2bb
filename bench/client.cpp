#include "bench/client.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <optional>

namespace metodika::bench {
namespace {
using Moment = std::chrono::steady_clock::time_point;
Moment now() { return std::chrono::steady_clock::now(); }

int connected(unsigned short port) {
    int s = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (s < 0) return -1;
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);  // never anywhere else
    int one = 1;
    ::setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (::connect(s, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) return s;
    ::close(s);
    return -1;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }

std::string_view headerOf(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != head.npos;) {
        at += 2;
        auto end = std::min(head.find("\r\n", at), head.size());
        auto line = head.substr(at, end - at);
        bool same = line.size() > name.size() && line[name.size()] == ':';
        for (std::size_t i = 0; same && i < name.size(); ++i) same = lower(line[i]) == name[i];
        if (same) {
            line.remove_prefix(name.size() + 1);
            while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
            return line;
        }
        at = end < head.size() ? end : head.npos;
    }
    return {};
}

/// A complete reply at the beginning of the bytes, and how many it takes.
std::optional<std::pair<Reply, std::size_t>> parse(std::string_view bytes) {
    auto end = bytes.find("\r\n\r\n");
    if (end == bytes.npos) return {};
    Reply reply;
    reply.head = bytes.substr(0, end);
    auto space = reply.head.find(' ');
    if (space != std::string::npos)
        std::from_chars(reply.head.data() + space + 1, reply.head.data() + reply.head.size(), reply.status);
    std::size_t body = end + 4, size = 0;
    if (auto length = reply.header("content-length"); !length.empty()) {
        std::from_chars(length.data(), length.data() + length.size(), size);
        if (bytes.size() < body + size) return {};
        reply.body = bytes.substr(body, size);
        return std::pair{std::move(reply), body + size};
    }
    if (!reply.header("transfer-encoding").starts_with("chunked")) return std::pair{std::move(reply), body};
    for (;;) {
        auto line = bytes.find("\r\n", body);
        if (line == bytes.npos) return {};
        std::from_chars(bytes.data() + body, bytes.data() + line, size, 16);
        if (bytes.size() < line + 2 + size + 2) return {};
        reply.body += bytes.substr(line + 2, size);
        body = line + 2 + size + 2;
        if (size == 0) return std::pair{std::move(reply), body};
    }
}

struct Connection {
    int socket = -1;
    std::int64_t number = 0;  // of the request under way
    std::string out, in;
    std::size_t sent = 0;
    Moment since;
    bool writing = false;  // waits for room in the socket
};

class Loop {
  public:
    Loop(unsigned short port, const Load& load)
        : port_(port), load_(load), poll_(::epoll_create1(EPOLL_CLOEXEC)) {}
    ~Loop() {
        for (auto& c : connections_)
            if (c.socket >= 0) ::close(c.socket);
        ::close(poll_);
    }
    Loop(const Loop&) = delete;
    Loop& operator=(const Loop&) = delete;

    Measured run() {
        connections_.resize(std::size_t(load_.connections));
        for (std::size_t i = 0; i < connections_.size(); ++i) open(i);
        auto start = now();
        end_ = start + std::chrono::microseconds(std::int64_t(load_.seconds * 1e6));
        for (auto& c : connections_) next(c);
        epoll_event events[64];
        while (open_ > 0 && now() < end_ + std::chrono::seconds(30)) {
            int n = ::epoll_wait(poll_, events, 64, 1000);
            for (int i = 0; i < n; ++i) ready(connections_[events[i].data.u64], events[i].events);
        }
        result_.seconds = std::chrono::duration<double>(std::min(now(), end_) - start).count();
        auto at = [&](double part) {
            if (times_.empty()) return 0.0;
            auto k = std::min(times_.size() - 1, std::size_t(double(times_.size()) * part));
            std::nth_element(times_.begin(), times_.begin() + std::ptrdiff_t(k), times_.end());
            return double(times_[k]) / 1000;
        };
        result_.p50 = at(0.50);
        result_.p95 = at(0.95);
        result_.p99 = at(0.99);
        return result_;
    }

  private:
    void open(std::size_t i) {
        auto& c = connections_[i];
        c.socket = connected(port_);
        if (c.socket < 0) {
            ++result_.broken;
            return;
        }
        ::fcntl(c.socket, F_SETFL, O_NONBLOCK);
        epoll_event e{};
        e.events = EPOLLIN;
        e.data.u64 = i;
        ::epoll_ctl(poll_, EPOLL_CTL_ADD, c.socket, &e);
        ++open_;
    }
    void shut(Connection& c) {
        if (c.socket < 0) return;
        ::close(c.socket);
        c.socket = -1;
        --open_;
    }

    void next(Connection& c) {
        if (c.socket < 0) return;
        if (now() >= end_ || number_ >= load_.mostRequests) return shut(c);
        c.number = number_++;
        c.out = load_.make(c.number);
        c.sent = 0;
        c.since = now();
        send(c);
    }

    void send(Connection& c) {
        while (c.sent < c.out.size()) {
            auto n = ::send(c.socket, c.out.data() + c.sent, c.out.size() - c.sent, MSG_NOSIGNAL);
            if (n > 0) {
                c.sent += std::size_t(n);
            } else if (errno == EAGAIN) {
                break;
            } else {
                ++result_.broken;
                return shut(c);
            }
        }
        bool more = c.sent < c.out.size();
        if (more == c.writing) return;
        c.writing = more;
        epoll_event e{};
        e.events = more ? EPOLLIN | EPOLLOUT : EPOLLIN;
        e.data.u64 = std::uint64_t(&c - connections_.data());
        ::epoll_ctl(poll_, EPOLL_CTL_MOD, c.socket, &e);
    }

    void ready(Connection& c, unsigned what) {
        if (c.socket < 0) return;
        if (what & EPOLLOUT) send(c);
        if (c.socket < 0 || !(what & (EPOLLIN | EPOLLHUP | EPOLLERR))) return;
        char buffer[65536];
        for (;;) {
            auto n = ::recv(c.socket, buffer, sizeof buffer, 0);
            if (n > 0) {
                c.in.append(buffer, std::size_t(n));
                if (std::size_t(n) == sizeof buffer) continue;
            } else if (n == 0 || errno != EAGAIN) {
                ++result_.broken;
                return shut(c);
            }
            break;
        }
        auto reply = parse(c.in);
        if (!reply) return;
        c.in.erase(0, reply->second);
        auto took = std::chrono::duration_cast<std::chrono::microseconds>(now() - c.since).count();
        bool good = reply->first.status >= 200 && reply->first.status < 300;
        ++(good ? result_.answered : result_.refused);
        if (good) times_.push_back(took);
        if (load_.seen) load_.seen(c.number, reply->first);
        next(c);
    }

    unsigned short port_;
    const Load& load_;
    int poll_;
    std::vector<Connection> connections_;
    int open_ = 0;
    std::int64_t number_ = 0;
    Moment end_;
    std::vector<std::int64_t> times_;
    Measured result_;
};
}  // namespace

std::string_view Reply::header(std::string_view lowerName) const { return headerOf(head, lowerName); }

std::string request(std::string_view method, std::string_view path, std::string_view cookie,
                    std::string_view body) {
    std::string out;
    out.append(method).append(" ").append(path).append(
        " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: ru\r\n");
    if (!cookie.empty()) out.append("Cookie: ").append(cookie).append("\r\n");
    if (!body.empty())
        out.append("Content-Type: application/json\r\nContent-Length: ")
            .append(std::to_string(body.size()))
            .append("\r\n");
    return out.append("\r\n").append(body);
}

Client::~Client() { close(); }
void Client::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}
bool Client::connect() {
    if (socket_ < 0) socket_ = connected(port_);
    if (socket_ < 0) return false;
    timeval limit{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    return true;
}

Reply Client::ask(const std::string& bytes) {
    if (!connect()) return {};
    for (std::size_t sent = 0; sent < bytes.size();) {
        auto n = ::send(socket_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) return close(), Reply{};
        sent += std::size_t(n);
    }
    std::string in;
    char buffer[65536];
    for (;;) {
        auto n = ::recv(socket_, buffer, sizeof buffer, 0);
        if (n <= 0) return close(), Reply{};
        in.append(buffer, std::size_t(n));
        if (auto reply = parse(in)) {
            if (reply->first.header("connection") == "close") close();
            return std::move(reply->first);
        }
    }
}

Measured closedLoop(unsigned short port, const Load& load) { return Loop(port, load).run(); }

}  // namespace metodika::bench
