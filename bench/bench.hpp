#pragma once
// What the parts of the measuring share.
#include <filesystem>
#include <string>
#include <vector>

#include "bench/client.hpp"
#include "bench/process.hpp"

namespace metodika::bench {

struct Plan {
    std::filesystem::path build;  // where metodika, bench_host and bench_loop lie
    std::filesystem::path data;   // the generated installation
    double seconds = 5;           // of each load
    int connections = 64;
    int killRounds = 5;
    std::string log() const { return (build / "bench.log").string(); }
};

/// One JSON line; a negative ratio is left out (null).
void report(const std::string& name, double value, const std::string& unit, double ratio);
/// Waits until /health answers; false after thirty seconds.
bool waitUntilServing(unsigned short port, Process& server);
/// The session cookie of a demo sign-in; throws when refused.
std::string signIn(unsigned short port, const std::string& login);
/// The organisation at which the signed-in person holds the role.
std::string placeOfRole(unsigned short port, const std::string& cookie, const std::string& role);

void measureReading(const Plan& plan);
void measureWriting(const Plan& plan);
void killAndCompare(const Plan& plan);

}  // namespace metodika::bench
