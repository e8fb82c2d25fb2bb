// Whatever happens in whatever order: counted bit by bit, counted anew and counted by hand are the same.
#include <set>

#include "platform/facts/engine_fixture.hpp"

namespace metodika::facts::test {
namespace {

class Property : public Engine {
  protected:
    struct Tie {
        std::int64_t above, below;
        std::string since, until;
    };
    std::vector<Tie> ties;
    std::map<std::int64_t, Visit> all;

    void bind(std::int64_t above, std::int64_t below, const std::string& since) {
        ties.push_back({above, below, since, "9999-12-31"});
        tie(above, below, since);
    }
    // A record belongs to the place if it lay above the organisation on the day, or when the organisation
    // began.
    bool under(std::int64_t place, const Visit& v) const {
        std::string begun = "9999";
        for (const Tie& t : ties)
            if (t.below == v.organisation) begun = std::min(begun, t.since);
        const std::string& day = std::max(v.on, begun);
        return std::any_of(ties.begin(), ties.end(), [&](const Tie& t) {
            return t.above == place && t.below == v.organisation && t.since <= day && day < t.until;
        });
    }
    template <class F>
    std::int64_t byHand(std::int64_t place, F&& meets) const {
        return std::count_if(all.begin(), all.end(),
                             [&](const auto& v) { return under(place, v.second) && meets(v.second); });
    }
};

TEST_P(Property, BitByBitAnewAndByHandAgree) {
    declare(declaration("N",
                        "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: "
                        "{level: school, useful: false}}\n") +
            declaration(
                "H", "    kind: sum\n    period: calendar_year\n    numerator: {fact: visits, of: hours}\n") +
            declaration("S",
                        "    kind: share\n    period: school_year\n    numerator: {fact: visits, where: "
                        "{hours: {at_least: {setting: least}}, done: {at_most: {attribute: due}}}}\n    "
                        "denominator: {fact: visits}\n") +
            declaration("P",
                        "    kind: share\n    period: school_year\n    numerator: {fact: visits, of: "
                        "persons, where: {useful: true}}\n    denominator: {fact: visits, of: persons}\n") +
            declaration("L",
                        "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: "
                        "{due: {less_than: as_of}, done: {given: false}}}\n") +
            declaration("E",
                        "    kind: exists\n    units: [municipality]\n    period: school_year\n    "
                        "numerator: {fact: visits, where: {level: [municipal]}}\n"));
    std::mt19937 random(20261122);
    auto upTo = [&](int n) { return int(random() % unsigned(n)); };
    place(1, "region", "region", {});
    bind(1, 1, "2000-01-01");
    for (std::int64_t m : {2, 3, 4}) {
        place(m, "municipality", "municipality", 1);
        bind(m, m, "2000-01-01");
        bind(1, m, "2000-01-01");
    }
    for (std::int64_t s = 20; s < 32; ++s) {
        std::string since = s % 5 ? "2000-01-01" : "2025-03-01";
        bind(s, s, since);
        bind(1, s, since);
        bind(2 + s % 3, s, since);
    }
    Date day = date(2025, 8, 20);
    start(day);
    std::int64_t nextId = 100;
    auto someDay = [&] { return isoDate(addDays(date(2024, 6, 1), upTo(1000))); };
    for (int step = 0; step < 400; ++step) {
        int what = upTo(20);
        if (what < 11 || all.empty()) {
            Visit v{.id = nextId++,
                    .organisation = 20 + upTo(12),
                    .on = someDay(),
                    .level = upTo(3) ? "school" : "municipal"};
            if (upTo(2)) v.person = 1000 + upTo(15);
            if (upTo(3)) v.hours = upTo(6);
            if (upTo(3)) v.useful = upTo(2) == 1;
            if (upTo(2)) v.due = someDay();
            if (upTo(3) == 0) v.done = someDay();
            visit(v);
            all[v.id] = v;
        } else if (what < 15) {
            auto it = std::next(all.begin(), upTo(int(all.size())));
            Visit v = it->second;
            db->execute("DELETE FROM fact_visits WHERE id = :id", {{"id", v.id}});
            facts->mark(*db, "visits", v.organisation, *parseDate(v.on));
            if (what == 11) {
                all.erase(it);
            } else {
                v.organisation = 20 + upTo(12);
                v.on = someDay();
                visit(v);
                it->second = v;
            }
        } else if (what < 18) {
            day = addDays(day, upTo(25));
        } else if (step % 3 == 0) {
            // A school is handed to another municipality.
            std::int64_t school = 20 + upTo(12);
            auto since = isoDate(addDays(day, upTo(60) - 30));
            for (Tie& t : ties) {
                if (t.below != school || t.above == school || t.above == 1 || t.until != "9999-12-31" ||
                    t.since >= since)
                    continue;
                db->execute(
                    "UPDATE shared_reach SET until = :until WHERE ancestor = :a AND descendant = :d AND "
                    "until = '9999-12-31'",
                    {{"until", since}, {"a", t.above}, {"d", t.below}});
                t.until = since;
                bind(2 + (t.above - 1) % 3, school, since);
                facts->markMoved(*db, *parseDate(since), day);
                break;
            }
        }
        if (upTo(4)) continue;
        settle(day);
        if (step % 20 != 0) continue;
        auto bit = dump();
        Tallies(*facts, *db, day).rebuild();
        ASSERT_EQ(bit, dump()) << "after step " << step;
    }
    settle(day);
    auto bit = dump();
    Tallies(*facts, *db, day).rebuild();
    ASSERT_EQ(bit, dump());

    for (int year : {2024, 2025, 2026})
        for (std::int64_t place_ : {1, 2, 3, 4, 20, 25, 31}) {
            Period period{PeriodKind::school_year, year};
            auto inYear = [&](const Visit& v) {
                return v.on >= isoDate(period.from()) && v.on < isoDate(period.to());
            };
            auto sums = [&](const std::string& code) {
                Sums out;
                auto rows = db->run(
                    "SELECT part, value FROM facts_totals WHERE organisation = :o AND indicator = :i AND "
                    "period = :p",
                    {{"o", place_},
                     {"i", "test:" + code + "@2020-09-01"},
                     {"p", code == "H" ? Period{PeriodKind::calendar_year, year}.key() : period.key()}});
                while (rows->next())
                    (rows->text(0) == "numerator" ? out.numerator : out.denominator) = rows->integer(1);
                return out;
            };
            auto where = "year " + std::to_string(year) + " place " + std::to_string(place_);
            EXPECT_EQ(
                sums("N").numerator,
                byHand(place_,
                       [&](const Visit& v) { return inYear(v) && v.level == "school" && v.useful == false; }))
                << where;
            std::int64_t hours = 0;
            byHand(place_, [&](const Visit& v) {
                if (v.on.starts_with(std::to_string(year))) hours += v.hours.value_or(0);
                return false;
            });
            EXPECT_EQ(sums("H").numerator, hours) << where;
            int least = year < 2025 ? 2 : 3;
            EXPECT_EQ(sums("S").numerator, byHand(place_,
                                                  [&](const Visit& v) {
                                                      return inYear(v) && v.hours && *v.hours >= least &&
                                                             v.due && v.done && *v.done <= *v.due;
                                                  }))
                << where;
            EXPECT_EQ(sums("S").denominator, byHand(place_, inYear)) << where;
            std::set<std::int64_t> useful, persons;
            byHand(place_, [&](const Visit& v) {
                if (inYear(v) && v.person) persons.insert(*v.person);
                if (inYear(v) && v.person && v.useful == true) useful.insert(*v.person);
                return false;
            });
            EXPECT_EQ(sums("P").numerator, std::int64_t(useful.size())) << where;
            EXPECT_EQ(sums("P").denominator, std::int64_t(persons.size())) << where;
            auto known = std::min(isoDate(day), isoDate(addDays(period.to(), -1)));
            EXPECT_EQ(sums("L").numerator,
                      byHand(place_,
                             [&](const Visit& v) { return inYear(v) && v.due && *v.due < known && !v.done; }))
                << where;
            if (place_ > 4 || period.from() > day) continue;
            std::int64_t yes = 0, asked = 0;
            for (std::int64_t m : {2, 3, 4})
                if (place_ == 1 || place_ == m) {
                    ++asked;
                    yes += byHand(m, [&](const Visit& v) { return inYear(v) && v.level == "municipal"; }) > 0;
                }
            EXPECT_EQ(sums("E").numerator, yes) << where;
            EXPECT_EQ(sums("E").denominator, asked) << where;
        }
}

INSTANTIATE_TEST_SUITE_P(Both, Property, ::testing::Values("sqlite", "postgres"),
                         [](const auto& p) { return p.param; });

}  // namespace
}  // namespace metodika::facts::test
