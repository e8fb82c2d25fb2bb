// Grouped commits against one commit a request, on this disk and on one whose syncs take 5 ms longer; and
// that nothing that was acknowledged is lost when the program is killed.
#include <signal.h>

#include <chrono>
#include <cstdint>
#include <set>
#include <stdexcept>
#include <thread>

#include "bench/bench.hpp"
#include "platform/db/db.hpp"

namespace metodika::bench {
namespace {
namespace fs = std::filesystem;

/// A copy of the data that may be spoiled.
class Copy {
  public:
    explicit Copy(const Plan& plan) : path_(plan.build / "bench_copy") {
        fs::remove_all(path_);
        fs::copy(plan.data, path_, fs::copy_options::recursive);
    }
    ~Copy() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    std::string path() const { return path_.string(); }
    std::string file() const { return (path_ / "metodika.sqlite").string(); }

  private:
    fs::path path_;
};

std::string name(int round, std::int64_t n) {
    return "bench " + std::to_string(round) + " " + std::to_string(n);
}

struct Writers {
    std::string cookie, place;
    Load load(const Plan& plan, int round, double seconds) const {
        Load l;
        l.connections = plan.connections;
        l.seconds = seconds;
        l.make = [this, round](std::int64_t n) {
            return request("POST", "/api/v1/clusters", cookie,
                           "{\"municipality\":\"" + place + "\",\"name\":\"" + name(round, n) +
                               "\",\"organisations\":[]}");
        };
        return l;
    }
};

Process start(const Plan& plan, const std::string& data, unsigned short port, bool group, int delay) {
    return Process({(plan.build / "bench_host").string(), "--data", data, "--port", std::to_string(port),
                    "--group", group ? "on" : "off", "--sync-delay-ms", std::to_string(delay)},
                   plan.log());
}

Measured writes(const Plan& plan, bool group, int delay) {
    Copy copy(plan);
    auto port = freePort();
    auto server = start(plan, copy.path(), port, group, delay);
    if (!waitUntilServing(port, server)) throw std::runtime_error("the host did not start");
    Writers writers{signIn(port, "rukovoditel"), ""};
    writers.place = placeOfRole(port, writers.cookie, "service_head");
    closedLoop(port, writers.load(plan, 0, 0.5));
    auto m = closedLoop(port, writers.load(plan, 1, plan.seconds));
    if (m.answered == 0 || m.refused || m.broken)
        throw std::runtime_error("writes: " + std::to_string(m.answered) + " answered, " +
                                 std::to_string(m.refused) + " refused, " + std::to_string(m.broken) +
                                 " broken");
    server.kill(SIGTERM);
    server.wait(20);
    return m;
}
}  // namespace

void measureWriting(const Plan& plan) {
    for (int delay : {0, 5}) {
        std::string disk = delay ? "writes.slow_disk" : "writes";
        auto single = writes(plan, false, delay), grouped = writes(plan, true, delay);
        report(disk + ".one_commit_each", single.perSecond(), "1/s", -1);
        report(disk + ".grouped", grouped.perSecond(), "1/s", grouped.perSecond() / single.perSecond());
        report(disk + ".grouped.p95", grouped.p95, "ms", grouped.p95 / single.p95);
    }
}

void killAndCompare(const Plan& plan) {
    Copy copy(plan);
    std::set<std::string> acknowledged;
    std::int64_t lost = 0, underWay = 0;
    for (int round = 2; round < 2 + plan.killRounds; ++round) {
        auto port = freePort();
        auto server = start(plan, copy.path(), port, true, 0);
        if (!waitUntilServing(port, server)) throw std::runtime_error("the host did not start after a kill");
        Writers writers{signIn(port, "rukovoditel"), ""};
        writers.place = placeOfRole(port, writers.cookie, "service_head");
        auto load = writers.load(plan, round, 10);
        load.seen = [&](std::int64_t n, const Reply& reply) {
            if (reply.status == 201) acknowledged.insert(name(round, n));
        };
        std::thread killer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(400 + round * 337 % 900));
            server.kill(SIGKILL);
        });
        auto m = closedLoop(port, load);
        killer.join();
        server.wait(10);
        underWay += m.broken;
    }
    auto port = freePort();
    auto server = start(plan, copy.path(), port, true, 0);
    if (!waitUntilServing(port, server)) throw std::runtime_error("the host did not start after a kill");
    auto connection = db::openSqlite(copy.file());
    std::set<std::string> found;
    for (auto rows = connection->run("SELECT name FROM clusters", {}); rows->next();)
        found.insert(std::string(rows->text(0)));
    auto check = connection->run("PRAGMA integrity_check", {});
    if (!check->next() || check->text(0) != "ok")
        throw std::runtime_error("the database is damaged after a kill");
    for (const auto& one : acknowledged) lost += !found.contains(one);
    report("kill.acknowledged", double(acknowledged.size()), "writes", -1);
    report("kill.under_way", double(underWay), "writes", -1);
    report("kill.lost", double(lost), "writes",
           acknowledged.empty() ? -1 : double(lost) / double(acknowledged.size()));
    if (lost > 0) throw std::runtime_error("acknowledged writes are lost");
}

}  // namespace metodika::bench
