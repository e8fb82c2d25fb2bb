// bench --build DIR --data DIR [--seconds N] [--only reading|writing|kill]
// Prints one JSON line a figure: {"name","value","unit","ratio"}. What the ratio is to, each name says (docs
// in README.md).
#include "bench/bench.hpp"

#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace metodika::bench {

void report(const std::string& name, double value, const std::string& unit, double ratio) {
    if (ratio < 0)
        std::printf("{\"name\":\"%s\",\"value\":%.6g,\"unit\":\"%s\",\"ratio\":null}\n", name.c_str(), value,
                    unit.c_str());
    else
        std::printf("{\"name\":\"%s\",\"value\":%.6g,\"unit\":\"%s\",\"ratio\":%.4g}\n", name.c_str(), value,
                    unit.c_str(), ratio);
    std::fflush(stdout);
}

bool waitUntilServing(unsigned short port, Process& server) {
    auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (std::chrono::steady_clock::now() < end && server.running()) {
        if (Client(port).ask(request("GET", "/health", "")).status == 200) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return false;
}

std::string signIn(unsigned short port, const std::string& login) {
    std::string body = "{\"login\":\"" + login + "\",\"password\":\"metodika-demo\"}";
    auto reply = Client(port).ask(request("POST", "/api/v1/session", "", body));
    auto cookie = reply.header("set-cookie");
    if (reply.status != 200 || cookie.empty())
        throw std::runtime_error("sign-in of " + login + " was refused: " + std::to_string(reply.status) +
                                 " " + reply.body);
    return std::string(cookie.substr(0, cookie.find(';')));
}

std::string placeOfRole(unsigned short port, const std::string& cookie, const std::string& role) {
    auto reply = Client(port).ask(request("GET", "/api/v1/session", cookie));
    auto session = boost::json::parse(reply.body);
    for (const auto& held : session.at("roles").as_array())
        if (held.at("role").as_string() == role)
            return std::string(held.at("organisation").at("id").as_string());
    throw std::runtime_error("no role " + role);
}

}  // namespace metodika::bench

int main(int argc, char** argv) {
    using namespace metodika::bench;
    Plan plan;
    std::string only;
    for (int i = 1; i + 1 < argc; i += 2) {
        std::string option = argv[i];
        if (option == "--build")
            plan.build = argv[i + 1];
        else if (option == "--data")
            plan.data = argv[i + 1];
        else if (option == "--seconds")
            plan.seconds = std::atof(argv[i + 1]);
        else if (option == "--only")
            only = argv[i + 1];
        else
            return std::cerr << "unknown option " << option << "\n", 2;
    }
    if (plan.build.empty() || plan.data.empty())
        return std::cerr << "bench --build DIR --data DIR [--seconds N] [--only PART]\n", 2;
    plan.build = std::filesystem::absolute(plan.build);
    plan.data = std::filesystem::absolute(plan.data);
    try {
        if (only.empty() || only == "reading") measureReading(plan);
        if (only.empty() || only == "writing") measureWriting(plan);
        if (only.empty() || only == "kill") killAndCompare(plan);
    } catch (const std::exception& e) {
        std::cerr << "bench: " << e.what() << " (log: " << plan.log() << ")\n";
        return 1;
    }
}
