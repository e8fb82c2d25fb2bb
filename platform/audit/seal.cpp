#include "platform/audit/seal.hpp"

#include <sodium.h>

#include <vector>

namespace metodika::audit {
namespace {

class Hasher {
  public:
    Hasher() { crypto_generichash_init(&state_, nullptr, 0, 32); }
    void add(std::string_view s) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(s.data()), s.size());
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>("\x1f"), 1);
    }
    std::string hex() {
        unsigned char hash[32];
        crypto_generichash_final(&state_, hash, sizeof hash);
        char out[65];
        return sodium_bin2hex(out, sizeof out, hash, sizeof hash);
    }

  private:
    crypto_generichash_state state_;
};

void addRow(Hasher& h, const Row& r) {
    for (int i = 0; i < r.columns(); ++i) h.add(r.text(i));
}

constexpr std::string_view columns = "id, place, at, actor, role, action, kind, subject, details";

}  // namespace

std::size_t writeLooks(db::Database& database, IdSource& ids, Looks& looks) {
    auto gathered = looks.take();
    if (gathered.empty()) return 0;
    database.change([&](db::Connection& c) {
        for (const Look& l : gathered)
            c.execute(
                "INSERT INTO audit_entries (id, place, at, actor, role, action, kind, subject, details) "
                "VALUES (:id, :place, :at, :actor, :role, 'look', 'person', :subject, :details)",
                {{"id", ids.next(l.at)},
                 {"place", l.place},
                 {"at", l.at},
                 {"actor", l.account},
                 {"role", l.role},
                 {"subject", l.person},
                 {"details", "{\"what\":\"" + l.what + "\"}"}});
    });
    return gathered.size();
}

std::size_t seal(db::Database& database, IdSource& ids, Instant now, int most) {
    std::size_t sealed = 0;
    std::vector<std::int64_t> places;
    database.read([&](db::Connection& c) {
        auto rows = c.run("SELECT DISTINCT place FROM audit_entries WHERE seal IS NULL", db::ArgList{});
        while (rows->next()) places.push_back(rows->integer(0));
    });
    for (std::int64_t place : places) {
        std::size_t here = 0;
        database.change([&](db::Connection& c) {
            here = 0;
            std::string previous;
            auto last = c.run("SELECT hash FROM audit_seals WHERE place = :place ORDER BY id DESC LIMIT 1",
                              {{"place", place}});
            if (last->next()) previous = last->text(0);
            last.reset();
            Hasher hasher;
            hasher.add(previous);
            std::vector<std::int64_t> entries;
            auto rows =
                c.run("SELECT " + std::string(columns) +
                          " FROM audit_entries WHERE place = :place AND seal IS NULL ORDER BY id LIMIT :most",
                      {{"place", place}, {"most", most}});
            while (rows->next()) {
                addRow(hasher, *rows);
                entries.push_back(rows->integer(0));
            }
            rows.reset();
            if (entries.empty()) return;
            auto id = ids.next(now.ms);
            c.execute(
                "INSERT INTO audit_seals (id, place, at, entries, previous, hash) VALUES (:id, :place, :at, "
                ":entries, :previous, :hash)",
                {{"id", id},
                 {"place", place},
                 {"at", now},
                 {"entries", std::int64_t(entries.size())},
                 {"previous", previous},
                 {"hash", hasher.hex()}});
            for (auto entry : entries)
                c.execute("UPDATE audit_entries SET seal = :seal WHERE id = :id",
                          {{"seal", id}, {"id", entry}});
            here = entries.size();
        });
        sealed += here;
    }
    return sealed;
}

std::int64_t brokenChain(db::Database& database) {
    std::int64_t broken = 0;
    database.read([&](db::Connection& c) {
        broken = 0;
        struct Seal {
            std::int64_t id, place, entries;
            std::string previous, hash;
        };
        std::vector<Seal> seals;
        auto rows = c.run("SELECT id, place, entries, previous, hash FROM audit_seals ORDER BY place, id",
                          db::ArgList{});
        while (rows->next())
            seals.push_back({rows->integer(0), rows->integer(1), rows->integer(2), std::string(rows->text(3)),
                             std::string(rows->text(4))});
        rows.reset();
        std::int64_t place = -1;
        std::string previous;
        for (const Seal& s : seals) {
            if (s.place != place) previous.clear();
            place = s.place;
            Hasher hasher;
            hasher.add(previous);
            std::int64_t n = 0;
            auto entries =
                c.run("SELECT " + std::string(columns) + " FROM audit_entries WHERE seal = :seal ORDER BY id",
                      {{"seal", s.id}});
            for (; entries->next(); ++n) addRow(hasher, *entries);
            if (s.previous != previous || n != s.entries || hasher.hex() != s.hash) {
                broken = s.place ? s.place : -1;
                return;
            }
            previous = s.hash;
        }
    });
    return broken;
}

}  // namespace metodika::audit
