// Nothing that was acknowledged is lost when the power goes, at whatever moment it goes.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include "platform/db/db.hpp"
#include "testing/lossy_vfs.hpp"

namespace metodika::testing {
namespace {

struct Folder {
    Folder() {
        static std::atomic<int> number{0};
        path = std::filesystem::temp_directory_path() /
               ("metodika-durability-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
        std::filesystem::create_directories(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::string file() const { return (path / "data.sqlite").string(); }
    std::filesystem::path path;
};

constexpr int writers = 8;

/// Writers that go on until the power is gone; what they were told is on disk.
class Load {
  public:
    Load(LossyDisk& disk, const std::string& file, bool group) : disk_(disk) {
        db::Settings settings;
        settings.sqliteFile = file;
        settings.vfs = disk.name();
        settings.groupWrites = group;
        settings.readers = 1;
        database_ = db::open(settings);
        // The log is written back often, so that power goes in the middle of that too.
        database_->change([](db::Connection& c) { c.execute("PRAGMA wal_autocheckpoint=40"); });
    }

    /// Two rows and a running sum in each unit: half a unit would show. Every seventh unit refuses.
    void run(std::int64_t operations, int round) {
        disk_.losePowerAt(operations);
        std::vector<std::thread> threads;
        for (int t = 0; t < writers; ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 4000 && !disk_.powerLost(); ++i)
                    one((std::int64_t(round) * writers + t) * 10000 + i);
            });
        for (auto& t : threads) t.join();
    }

    std::set<std::int64_t> acknowledged, refused;
    std::int64_t answers = 0;

  private:
    struct Refusal {};
    void one(std::int64_t id) {
        bool refuse = id % 7 == 3;
        std::string text(std::size_t(200 + id % 1500), 'x');
        try {
            database_->change([&](db::Connection& c) {
                c.execute("INSERT INTO pairs (id, half, body) VALUES (:id, 1, :body)",
                          {{"id", id}, {"body", text}});
                c.execute("UPDATE total SET pairs = pairs + 1");
                if (refuse) throw Refusal();
                c.execute("INSERT INTO pairs (id, half, body) VALUES (:id, 2, :body)",
                          {{"id", id}, {"body", text}});
            });
            std::lock_guard lock(guard_);
            acknowledged.insert(id);
        } catch (const Refusal&) {
            std::lock_guard lock(guard_);
            refused.insert(id);
        } catch (const db::Error&) {
            // No power: no answer.
        }
    }

    LossyDisk& disk_;
    std::unique_ptr<db::Database> database_;
    std::mutex guard_;
};

void prepare(const std::string& file) {
    auto c = db::openSqlite(file);
    c->script(
        "CREATE TABLE pairs (id BIGINT, half BIGINT, body TEXT, PRIMARY KEY (id, half)); CREATE TABLE total "
        "(pairs BIGINT); "
        "INSERT INTO total VALUES (0)");
}

struct Found {
    std::set<std::int64_t> ids;
    std::string check;
    std::int64_t halves = 0, total = 0;
};
Found look(const std::string& file) {
    Found found;
    auto c = db::openSqlite(file);
    auto check = c->run("PRAGMA integrity_check", {});
    check->next();
    found.check = check->text(0);
    auto rows = c->run("SELECT id, count(*) FROM pairs GROUP BY id", {});
    while (rows->next()) {
        found.ids.insert(rows->integer(0));
        found.halves += rows->integer(1);
    }
    auto total = c->run("SELECT pairs FROM total", {});
    total->next();
    found.total = total->integer(0);
    return found;
}

struct Outcome {
    std::size_t acknowledged = 0, lost = 0;
    std::int64_t syncs = 0, checkpoints = 0;
};
/// Some rounds of work and power cuts on one file.
Outcome powerCuts(const std::string& name, DiskOptions options, bool group, int rounds) {
    Folder folder;
    prepare(folder.file());
    LossyDisk disk(name, options);
    std::set<std::int64_t> promised;
    Outcome outcome;
    for (int round = 0; round < rounds; ++round) {
        std::set<std::int64_t> refused;
        {
            Load load(disk, folder.file(), group);
            load.run(20 + (round * 7919) % 2500, round);
            promised.insert(load.acknowledged.begin(), load.acknowledged.end());
            refused = load.refused;
        }
        disk.restart(std::uint64_t(round) + 1);
        Found found;
        try {
            found = look(folder.file());
        } catch (const db::Error& e) {
            found.check = e.what();
        }
        for (auto id : promised) outcome.lost += !found.ids.count(id);
        if (options.lies) {
            if (outcome.lost > 0 || found.check != "ok") return ++outcome.lost, outcome;
            continue;
        }
        EXPECT_EQ(found.check, "ok") << "round " << round;
        EXPECT_EQ(found.halves, std::int64_t(found.ids.size()) * 2) << "half a unit, round " << round;
        EXPECT_EQ(found.total, std::int64_t(found.ids.size())) << "round " << round;
        for (auto id : refused) EXPECT_FALSE(found.ids.count(id)) << "a refused unit left something";
        if (::testing::Test::HasFailure() || outcome.lost > 0) break;
    }
    outcome.acknowledged = promised.size();
    outcome.syncs = disk.syncs();
    outcome.checkpoints = disk.checkpoints();
    return outcome;
}

TEST(Durability, GroupedWritesThatWereAcknowledgedSurviveAPowerCut) {
    auto outcome = powerCuts("lossy-grouped", {}, true, 40);
    EXPECT_EQ(outcome.lost, 0u);
    EXPECT_GT(outcome.acknowledged, 1000u);
    EXPECT_GT(outcome.checkpoints, 20) << "power must also go while the log is written back";
}

TEST(Durability, SingleWritesThatWereAcknowledgedSurviveAPowerCut) {
    auto outcome = powerCuts("lossy-single", {}, false, 20);
    EXPECT_EQ(outcome.lost, 0u);
    EXPECT_GT(outcome.acknowledged, 300u);
}

TEST(Durability, ALossWouldBeSeen) {
    DiskOptions options;
    options.lies = true;
    EXPECT_GT(powerCuts("lossy-liar", options, true, 40).lost, 0u);
}

TEST(Durability, GroupsShareTheirSyncs) {
    DiskOptions slow;
    slow.syncDelay = std::chrono::milliseconds(2);
    auto outcome = powerCuts("lossy-slow", slow, true, 4);
    EXPECT_GT(outcome.acknowledged, std::size_t(outcome.syncs) * 2) << "several units must share a sync";
}

}  // namespace
}  // namespace metodika::testing
