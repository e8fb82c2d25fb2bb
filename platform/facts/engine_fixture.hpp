#pragma once
// For tests of the engine: a small tree and one table of visits, on both databases.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "platform/db/migrate.hpp"
#include "platform/facts/records.hpp"
#include "platform/facts/tallies.hpp"
#include "platform/facts/values.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::facts::test {

namespace fs = std::filesystem;

inline std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

/// A pack folder that is written for one test and gone with it.
class TemporaryPack {
  public:
    TemporaryPack() {
        std::string pattern = (fs::temp_directory_path() / "metodika-pack-XXXXXX").string();
        if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        root_ = pattern;
        write("pack.yaml", "name: test\ntitle: {ru: Проба, en: Test}\nlanguages: [ru, en]\n");
        write("thresholds.yaml",
              "settings:\n  least: [{since: 2020-01-01, value: 2}, {since: 2025-09-01, value: 3}]\n  by: "
              "[{since: 2020-01-01, value: \"10-01\"}]\n");
    }
    ~TemporaryPack() { fs::remove_all(root_); }
    TemporaryPack(const TemporaryPack&) = delete;
    TemporaryPack& operator=(const TemporaryPack&) = delete;
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((folder() / name).parent_path());
        std::ofstream(folder() / name, std::ios::binary) << text;
    }
    fs::path folder() const { return root_ / "pack"; }
    fs::path root() const { return root_; }

  private:
    fs::path root_;
};

/// The words that every declaration has, so that a test says only what it is about.
inline std::string declaration(const std::string& code, const std::string& rest) {
    return "  - code: \"" + code +
           "\"\n    since: 2020-09-01\n    name: {ru: Имя, en: Name}\n    criterion: {ru: К, en: C}\n" +
           rest +
           "    passport: {numerator: {ru: а, en: a}, population: {ru: а, en: a}, period: {ru: а, en: a}, "
           "source: {ru: а, en: a}}\n";
}

inline Fact visits() {
    return {.name = "visits",
            .view = "fact_visits",
            .attributes = {{"level", Type::text, {"school", "municipal"}},
                           {"hours", Type::number},
                           {"useful", Type::boolean},
                           {"due", Type::date},
                           {"done", Type::date}},
            .link = "/visits/{id}",
            .title = "theme",
            .turns = {"due"}};
}

class Engine : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (GetParam() == "postgres") {
            const char* url = std::getenv("METODIKA_TEST_POSTGRES");
            if (!url) GTEST_SKIP() << "METODIKA_TEST_POSTGRES is not set";
            db = db::openPostgres(url);
            schema = "facts_test_" + std::to_string(std::random_device{}());
            db->script("CREATE SCHEMA " + schema);
            db->script("SET search_path TO " + schema);
        } else {
            db = db::openSqlite(":memory:");
        }
        auto own = contents(fs::path(PROJECT_ROOT) / "platform/facts/schema/0001_facts.sql");
        db::migrate(*db, {{"platform", "0001_facts.sql", own}, {"test", "0001_test.sql", R"(
            CREATE TABLE shared_reach (ancestor BIGINT, descendant BIGINT, since TEXT, until TEXT, depth BIGINT);
            CREATE INDEX reach_down ON shared_reach (ancestor, descendant);
            CREATE INDEX reach_up ON shared_reach (descendant, depth);
            CREATE TABLE shared_organisations (id BIGINT, kind TEXT, level TEXT, name TEXT, parent BIGINT, since TEXT, until TEXT);
            CREATE TABLE shared_packs (region BIGINT PRIMARY KEY, pack TEXT);
            CREATE TABLE fact_visits (organisation BIGINT, person BIGINT, on_date TEXT, id BIGINT PRIMARY KEY, theme TEXT,
                                      level TEXT, hours BIGINT, useful BOOLEAN, due TEXT, done TEXT);
            CREATE INDEX visits_organisation ON fact_visits (organisation, on_date);)"}});
    }
    void TearDown() override {
        if (db && !schema.empty()) db->script("DROP SCHEMA " + schema + " CASCADE");
    }

    void declare(const std::string& indicators) {
        pack_.write("indicators/a.yaml", "indicators:\n" + indicators);
        shelf = packs::Shelf::load(pack_.folder());
        facts.emplace();
        facts->declare(visits());
        facts->use(*shelf);
    }
    void place(std::int64_t id, const std::string& kind, const std::string& level,
               std::optional<std::int64_t> parent, std::string since = "2000-01-01",
               std::string until = "9999-12-31") {
        db->execute(
            "INSERT INTO shared_organisations (id, kind, level, name, parent, since, until) VALUES (:id, "
            ":kind, :level, :name, :parent, :since, :until)",
            {{"id", id},
             {"kind", kind},
             {"level", level},
             {"name", "Место " + std::to_string(id)},
             {"parent", parent},
             {"since", since},
             {"until", until}});
    }
    void tie(std::int64_t above, std::int64_t below, std::string since = "2000-01-01",
             std::string until = "9999-12-31") {
        db->execute(
            "INSERT INTO shared_reach (ancestor, descendant, since, until, depth) VALUES (:a, :d, :since, "
            ":until, 0)",
            {{"a", above}, {"d", below}, {"since", since}, {"until", until}});
    }
    /// Region 1; municipalities 2 and 3; schools 20, 21 in 2 and 30 in 3.
    void smallTree() {
        place(1, "region", "region", {});
        for (std::int64_t m : {2, 3}) place(m, "municipality", "municipality", 1);
        for (std::int64_t s : {20, 21, 30}) place(s, "school", "organisation", s / 10);
        for (std::int64_t id : {1, 2, 3, 20, 21, 30}) {
            tie(id, id);
            if (id > 1) tie(1, id);
            if (id > 9) tie(id / 10, id);
        }
    }
    struct Visit {
        std::int64_t id, organisation;
        std::string on;
        std::string level = "school";
        std::optional<std::int64_t> person = {}, hours = {};
        std::optional<bool> useful = {};
        std::optional<std::string> due = {}, done = {};
    };
    void visit(const Visit& v) {
        db->execute(
            "INSERT INTO fact_visits (organisation, person, on_date, id, theme, level, hours, useful, due, "
            "done) "
            "VALUES (:o, :p, :on, :id, :theme, :level, :hours, :useful, :due, :done)",
            {{"o", v.organisation},
             {"p", v.person},
             {"on", v.on},
             {"id", v.id},
             {"theme", "Тема " + std::to_string(v.id)},
             {"level", v.level},
             {"hours", v.hours},
             {"useful", v.useful},
             {"due", v.due},
             {"done", v.done}});
        facts->mark(*db, "visits", v.organisation, *parseDate(v.on));
    }
    void settle(Date today) {
        Tallies tallies(*facts, *db, today);
        tallies.sweep();
        while (tallies.countSome()) continue;
    }
    void start(Date today) {
        Tallies(*facts, *db, today).begin();
        settle(today);
    }
    Sums at(std::int64_t organisation, const std::string& code, int year) {
        const Indicator* indicator = facts->indicator(shelf->usual(), code, date(year, 10, 1));
        int years[] = {year};
        return Totals::around(*db, *facts, organisation, years).of(organisation, *indicator, year);
    }
    std::string dump() {
        std::string out;
        for (const char* text : {"SELECT indicator, part, period, organisation, since, value FROM "
                                 "facts_tallies ORDER BY 1, 2, 3, 4, 5",
                                 "SELECT organisation, period, indicator, part, value, '' FROM facts_totals "
                                 "ORDER BY 1, 2, 3, 4"}) {
            auto rows = db->run(text, {});
            while (rows->next()) {
                for (int i = 0; i < rows->columns(); ++i) out += std::string(rows->text(i)) + "|";
                out += "\n";
            }
        }
        return out;
    }

    std::unique_ptr<db::Connection> db;
    std::string schema;
    TemporaryPack pack_;
    std::optional<packs::Shelf> shelf;
    std::optional<Facts> facts;
};

}  // namespace metodika::facts::test
