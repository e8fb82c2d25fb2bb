#include <array>
#include <mutex>
#include <random>

#include "platform/db/db.hpp"
#include "platform/db/group_writer.hpp"
#include "platform/db/pool.hpp"

namespace metodika::db {
namespace {

class SqliteDatabase final : public Database {
  public:
    explicit SqliteDatabase(const Settings& s)
        : writer_(openSqlite(s.sqliteFile, s.vfs), s.groupWrites ? 256 : 1),
          readers_(s.readers, [s] { return openSqlite(s.sqliteFile, s.vfs); }) {}

    bool postgres() const override { return false; }
    void change(const std::function<void(Connection&)>& unit, std::uint64_t) override { writer_.run(unit); }
    void read(const std::function<void(Connection&)>& reading) override {
        auto lease = readers_.lend();
        (*lease).execute("BEGIN");
        try {
            reading(*lease);
            (*lease).execute("COMMIT");
        } catch (...) {
            try {
                (*lease).execute("ROLLBACK");
            } catch (const Error&) {
                lease.drop();
            }
            throw;
        }
    }

  private:
    GroupWriter writer_;
    Pool readers_;
};

class PostgresDatabase final : public Database {
  public:
    explicit PostgresDatabase(const Settings& s)
        : connections_(s.readers + s.writers, [url = s.url] { return openPostgres(url); }) {}

    bool postgres() const override { return true; }

    void change(const std::function<void(Connection&)>& unit, std::uint64_t turn) override {
        constexpr int tries = 12;
        // Another program on the same database does not wait here; its conflicts are what the tries are for.
        std::unique_lock<std::mutex> inTurn;
        if (turn) inTurn = std::unique_lock(turns_[turn % turns_.size()]);
        for (int attempt = 1;; ++attempt) {
            try {
                transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", unit);
                return;
            } catch (const Error& e) {
                if (e.kind != Error::Kind::conflict || attempt == tries) throw;
            }
            pause(attempt);
        }
    }

    void read(const std::function<void(Connection&)>& reading) override {
        // After a restart of the server the first statement of every kept connection fails; nothing was sent
        // that could have had an effect, so a fresh one may be tried.
        for (int attempt = 1;; ++attempt) {
            try {
                transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", reading);
                return;
            } catch (const Error& e) {
                if ((e.kind != Error::Kind::lost && e.kind != Error::Kind::conflict) || attempt == 20) throw;
            }
        }
    }

  private:
    void transaction(const char* begin, const std::function<void(Connection&)>& unit) {
        auto lease = connections_.lend();
        begun(lease, begin);
        try {
            unit(*lease);
            (*lease).script("COMMIT");
        } catch (...) {
            try {
                (*lease).script("ROLLBACK");
            } catch (const Error&) {
                lease.drop();
            }
            throw;
        }
    }

    static void begun(Pool::Lease& lease, const char* begin) {
        try {
            (*lease).script(begin);
        } catch (const Error& e) {
            lease.drop();
            // BEGIN alone changes nothing: the unit may run again on another connection.
            throw Error(e.kind == Error::Kind::lost ? Error::Kind::conflict : e.kind, e.what());
        }
    }

    static void pause(int attempt) {
        thread_local std::minstd_rand random{std::random_device{}()};
        auto most = std::min(2 << attempt, 200);
        std::this_thread::sleep_for(std::chrono::milliseconds(1 + int(random() % unsigned(most))));
    }

    Pool connections_;
    std::array<std::mutex, 61> turns_;
};

}  // namespace

std::unique_ptr<Database> open(const Settings& settings) {
    if (settings.url.empty()) return std::make_unique<SqliteDatabase>(settings);
    return std::make_unique<PostgresDatabase>(settings);
}

}  // namespace metodika::db
