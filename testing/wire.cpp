#include "testing/wire.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace metodika::testing {

WireAnswer exchange(unsigned short port, const std::string& method, const std::string& path,
                    const std::map<std::string, std::string>& headers, const std::string& body) {
    int s = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{60, 0};
    setsockopt(s, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(s, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
        close(s);
        throw std::runtime_error("the server does not listen");
    }
    std::string out = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                      "\r\nConnection: close\r\n";
    for (const auto& [name, value] : headers) out += name + ": " + value + "\r\n";
    if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH")
        out += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    out += "\r\n" + body;
    for (std::size_t sent = 0; sent < out.size();) {
        auto n = send(s, out.data() + sent, out.size() - sent, MSG_NOSIGNAL);
        if (n <= 0) break;  // the server may answer before it has read everything
        sent += std::size_t(n);
    }
    std::string in;
    char buffer[16384];
    for (ssize_t n; (n = recv(s, buffer, sizeof buffer, 0)) > 0;) in.append(buffer, std::size_t(n));
    close(s);
    WireAnswer answer;
    auto end = in.find("\r\n\r\n");
    if (end == in.npos) throw std::runtime_error("no answer to " + method + " " + path);
    answer.status = std::stoi(in.substr(9, 3));
    answer.body = in.substr(end + 4);
    for (std::size_t at = in.find("\r\n") + 2; at < end;) {
        auto line = in.substr(at, in.find("\r\n", at) - at);
        at += line.size() + 2;
        auto colon = line.find(':');
        if (colon == line.npos) continue;
        std::string name = line.substr(0, colon);
        for (char& c : name)
            if (c >= 'A' && c <= 'Z') c = char(c + 32);
        auto value = line.substr(colon + 1);
        while (value.starts_with(' ')) value.erase(0, 1);
        answer.headers[name] = value;
    }
    return answer;
}

}  // namespace metodika::testing
