// Grouped commits against one commit a request, on this disk and on one whose syncs take 5 ms longer; and
// that nothing that was acknowledged is lost when the program is killed.
#include <signal.h>

#include <atomic>
#include <boost/json.hpp>
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
/// Twelve people write the cells of one plan of two thousand lines, each as soon as the last is saved; every
/// tenth request asks what the others wrote.
void measureCells(const Plan& plan) {
    constexpr std::int64_t items = 2000;
    Copy copy(plan);
    auto port = freePort();
    auto server = start(plan, copy.path(), port, true, 0);
    if (!waitUntilServing(port, server)) throw std::runtime_error("the host did not start");
    auto cookie = signIn(port, "rukovoditel");
    Client client(port);
    auto ask = [&](std::string_view method, const std::string& path, const std::string& body) {
        auto reply = client.ask(request(method, path, cookie, body));
        if (reply.status != 200 && reply.status != 201) throw std::runtime_error(path + ": " + reply.body);
        return boost::json::parse(reply.body);
    };
    auto made = ask("POST", "/api/v1/plans",
                    R"({"organisation":")" + placeOfRole(port, cookie, "service_head") +
                        R"(","school_year":2030,"from":"sections"})");
    std::string path = "/api/v1/plans/" + std::string(made.at("id").as_string());
    std::string lines;
    for (std::int64_t i = 0; i < items; ++i)
        lines += std::string(i ? "," : "") + R"({"section":"organisational","activity":"Мероприятие )" +
                 std::to_string(i) + R"(","term":"октябрь","audience":"педагоги","responsible":"методист"})";
    auto added = ask("POST", path + "/items", "{\"items\":[" + lines + "]}");
    std::vector<std::string> ids;
    for (const auto& item : added.at("items").as_array()) ids.emplace_back(item.at("id").as_string());
    Load load;
    load.connections = 12;
    load.seconds = plan.seconds;
    std::atomic<std::int64_t> conflicts{0};
    load.make = [&](std::int64_t n) {
        if (n % 10 == 9)
            return request("GET", path + "/changes?since=" + std::to_string(made.at("at").as_int64() + n),
                           cookie);
        auto turn = n / items;
        std::string value = "форма " + std::to_string(turn),
                    was = turn ? "форма " + std::to_string(turn - 1) : "";
        return request("POST", path + "/cells", cookie,
                       R"({"cells":[{"item":")" + ids[std::size_t(n % items)] +
                           R"(","field":"form","value":")" + value + R"(","was":")" + was + "\"}]}");
    };
    load.seen = [&](std::int64_t, const Reply& reply) {
        if (reply.status == 200 && reply.body.find("\"yours\"") != std::string::npos) ++conflicts;
    };
    auto m = closedLoop(port, load);
    if (m.answered == 0 || m.refused || m.broken || conflicts)
        throw std::runtime_error("cells: " + std::to_string(m.answered) + " answered, " +
                                 std::to_string(m.refused) + " refused, " + std::to_string(conflicts) +
                                 " conflicts");
    report("plan.cells", m.perSecond(), "1/s", -1);
    report("plan.cells.p95", m.p95, "ms", m.p95 / 100);
    server.kill(SIGTERM);
    server.wait(20);
}
}  // namespace

void measureWriting(const Plan& plan) {
    measureCells(plan);
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
        throw std::runtime_error("the database is damaged after a kill: " + std::string(check->text(0)));
    for (const auto& one : acknowledged) lost += !found.contains(one);
    report("kill.acknowledged", double(acknowledged.size()), "writes", -1);
    report("kill.under_way", double(underWay), "writes", -1);
    report("kill.lost", double(lost), "writes",
           acknowledged.empty() ? -1 : double(lost) / double(acknowledged.size()));
    if (lost > 0) throw std::runtime_error("acknowledged writes are lost");
}

}  // namespace metodika::bench
