#include "platform/facts/tallies.hpp"

#include <algorithm>

#include "platform/facts/query.hpp"

namespace metodika::facts {
namespace {

// More organisations than this are counted as quickly all at once.
constexpr std::size_t mostSingly = 40;
// The oldest year that is counted: a slip of the pen in a date must not cost two thousand years of counting.
constexpr int oldestYear = 1990, newestYear = 2200;

constexpr db::Query waiting{"facts.waiting", R"(
    SELECT fact, period, organisation FROM facts_dirty
    WHERE (fact, period) = (SELECT fact, period FROM facts_dirty ORDER BY fact, period LIMIT 1)
    ORDER BY organisation LIMIT :limit)"};
constexpr db::Query settled{
    "facts.settled",
    "DELETE FROM facts_dirty WHERE fact = :fact AND period = :period AND organisation = :organisation"};
constexpr db::Query allSettled{"facts.all_settled",
                               "DELETE FROM facts_dirty WHERE fact = :fact AND period = :period"};
constexpr db::Query declared{"facts.declared",
                             "SELECT indicator, fingerprint FROM facts_definitions ORDER BY indicator"};
constexpr db::Query declare{"facts.declare", R"(
    INSERT INTO facts_definitions (indicator, fingerprint) VALUES (:indicator, :fingerprint)
    ON CONFLICT (indicator) DO UPDATE SET fingerprint = :fingerprint)"};
constexpr db::Query above{
    "facts.above",
    "SELECT DISTINCT ancestor FROM shared_reach WHERE descendant = :organisation ORDER BY ancestor"};
constexpr db::Query sweptOn{"facts.swept", "SELECT value FROM facts_state WHERE name = 'swept'"};
constexpr db::Query setSwept{"facts.set_swept", R"(
    INSERT INTO facts_state (name, value) VALUES ('swept', :day) ON CONFLICT (name) DO UPDATE SET value = :day)"};

}  // namespace

/// One side of one indicator in one period.
struct Tallies::Part {
    const Indicator& indicator;
    bool isNumerator;
    Period period;
    std::string name() const { return isNumerator ? "numerator" : "denominator"; }
    const Measure& measure() const {
        return isNumerator ? indicator.numerator.front() : *indicator.denominator;
    }
    bool bySums() const { return !indicator.byUnits() && !measure().persons(); }
    // The names of what is written: the same three parameters in every statement.
    std::string bound(Sql& sql) const {
        return sql.bind("indicator", indicator.key()) + ", " + sql.bind("part", name()) + ", " +
               sql.bind("period", period.key());
    }
    std::string typed(Sql& sql) const {
        return "CAST(" + sql.bind("indicator", indicator.key()) + " AS TEXT), CAST(" +
               sql.bind("part", name()) + " AS TEXT), CAST(" + sql.bind("period", period.key()) + " AS TEXT)";
    }
    std::string mine(Sql& sql) const { return "(indicator, part, period) = (" + bound(sql) + ")"; }
};

void Tallies::begin() {
    std::map<std::string, std::string> known;
    {
        auto rows = connection_.run(declared.text, {});
        while (rows->next()) known.emplace(rows->text(0), rows->text(1));
    }
    for (const Indicator& indicator : facts_.indicators()) {
        if (!regions_.count(indicator)) continue;
        auto fingerprint = regions_.fingerprint(indicator);
        auto was = known.find(indicator.key());
        bool same = was != known.end() && was->second == fingerprint;
        if (was != known.end()) known.erase(was);
        if (same) continue;
        markEverything(indicator);
        connection_.execute(declare.text, {{"indicator", indicator.key()}, {"fingerprint", fingerprint}});
    }
    for (const auto& [gone, fingerprint] : known)
        for (const char* table : {"facts_tallies", "facts_totals", "facts_definitions"})
            connection_.execute("DELETE FROM " + std::string(table) + " WHERE indicator = :indicator",
                                {{"indicator", gone}});
}

void Tallies::markEverything(const Indicator& indicator) {
    for (const char* table : {"facts_tallies", "facts_totals"})
        connection_.execute("DELETE FROM " + std::string(table) + " WHERE indicator = :indicator",
                            {{"indicator", indicator.key()}});
    if (!facts_.recorded(indicator)) return;
    std::vector<const Measure*> measures;
    for (const Measure& m : indicator.numerator) measures.push_back(&m);
    if (indicator.denominator) measures.push_back(&*indicator.denominator);
    int now = Period::of(indicator.period, today_).year, first = now, last = now;
    if (indicator.byUnits()) first = std::min(now, Period::of(indicator.period, indicator.since).year);
    for (const Measure* m : measures) {
        if (indicator.byUnits()) break;
        auto rows =
            connection_.run("SELECT min(f.on_date), max(f.on_date) FROM " + recordsOf(facts_, *m), {});
        if (!rows->next() || rows->null(0)) continue;
        if (auto day = parseDate(rows->text(0)))
            first = std::min(first, Period::of(indicator.period, *day).year);
        if (auto day = parseDate(rows->text(1)))
            last = std::max(last, Period::of(indicator.period, *day).year);
    }
    for (int year = std::max(first, oldestYear); year <= std::min(last, newestYear); ++year)
        for (const Measure* m : measures)
            facts_.markPeriod(connection_, m->fact, {indicator.period, year}, 0);
}

void Tallies::sweep() {
    std::optional<Date> last;
    {
        auto rows = connection_.run(sweptOn.text, {});
        if (rows->next()) last = parseDate(rows->text(0));
    }
    if (last && *last >= today_) return;
    for (const Indicator& indicator : facts_.indicators()) {
        if (!facts_.recorded(indicator) || !regions_.count(indicator)) continue;
        Period now = Period::of(indicator.period, today_);
        auto turn = [&](const Measure& m) {
            if (!last) return;
            // A period that begins has its zeros counted too: who is asked is known before anything happens.
            for (int year = Period::of(indicator.period, *last).year + 1; year <= now.year; ++year)
                facts_.markPeriod(connection_, m.fact, {indicator.period, year}, 0);
            for (const Condition& c : m.where) {
                auto moved = std::get_if<AsOfOperand>(&c.operand);
                if (!moved) continue;
                Sql sql;
                // The day before is taken too: "before the day" turns on it, "until the day" after it.
                sql.add("SELECT DISTINCT f.organisation, f.on_date FROM " + recordsOf(facts_, m) +
                        " WHERE f." + c.attribute + " >= ");
                sql.add(sql.bind("after", isoDate(addDays(addMonths(*last, moved->months), -4))));
                sql.add(" AND f." + c.attribute +
                        " <= " + sql.bind("until", isoDate(addDays(addMonths(today_, moved->months), 1))));
                std::vector<std::pair<std::int64_t, Date>> found;
                {
                    auto rows = sql.run(connection_);
                    while (rows->next())
                        if (auto day = parseDate(rows->text(1))) found.emplace_back(rows->integer(0), *day);
                }
                for (const auto& [organisation, day] : found)
                    facts_.markPeriod(connection_, m.fact, Period::of(indicator.period, day), organisation);
            }
        };
        for (const Measure& m : indicator.numerator) turn(m);
        if (indicator.denominator) turn(*indicator.denominator);
    }
    connection_.execute(setSwept.text, {{"day", today_}});
}

bool Tallies::countSome() {
    std::string fact, key;
    std::vector<std::int64_t> organisations;
    {
        auto rows = connection_.run(waiting.text, {{"limit", mostSingly + 1}});
        while (rows->next()) {
            fact = rows->text(0);
            key = rows->text(1);
            organisations.push_back(rows->integer(2));
        }
    }
    if (organisations.empty()) return false;
    // Marks come ordered: 0, the whole period, is the first and covers the others.
    bool everything = organisations.front() == 0 || organisations.size() > mostSingly;
    if (everything) organisations.clear();
    auto period = Period::parse(key);
    if (period && facts_.find(fact)) count(fact, *period, organisations);
    // A change that comes meanwhile touches its mark, so that one of the two transactions runs again.
    if (everything) connection_.execute(allSettled.text, {{"fact", fact}, {"period", key}});
    for (std::int64_t organisation : organisations)
        connection_.execute(settled.text, {{"fact", fact}, {"period", key}, {"organisation", organisation}});
    return true;
}

void Tallies::rebuild() {
    for (const char* table : {"facts_tallies", "facts_totals", "facts_dirty", "facts_definitions"})
        connection_.execute("DELETE FROM " + std::string(table));
    begin();
    sweep();
    while (countSome()) continue;
}

void Tallies::count(std::string_view fact, const Period& period,
                    const std::vector<std::int64_t>& organisations) {
    for (const Indicator& indicator : facts_.indicators()) {
        if (indicator.period != period.kind || !indicator.uses(fact) || !facts_.recorded(indicator)) continue;
        if (!indicator.inForce(period.from()) || !regions_.count(indicator)) continue;
        auto mine = regions_.among(indicator, organisations);
        if (mine.empty() && !organisations.empty()) continue;
        // Who is asked is known when the period has begun.
        if (indicator.byUnits() && period.from() > today_) continue;
        bool above_ = std::any_of(indicator.numerator.begin(), indicator.numerator.end(),
                                  [&](const Measure& m) { return m.fact == fact; });
        if (above_ || indicator.byUnits()) countPart({indicator, true, period}, mine);
        if (indicator.byUnits() || (indicator.denominator && indicator.denominator->fact == fact))
            countPart({indicator, false, period}, mine);
    }
}

void Tallies::countPart(const Part& part, const std::vector<std::int64_t>& organisations) {
    if (organisations.empty()) {
        if (part.bySums()) ownTallies(part, 0);
        totals(part, 0);
        return;
    }
    if (part.bySums()) {
        for (std::int64_t organisation : organisations) recountSums(part, organisation);
        return;
    }
    for (std::int64_t place : placesOf(organisations)) totals(part, place);
}

std::map<std::string, std::int64_t> Tallies::ownSums(const Part& part, std::int64_t organisation) {
    Sql sql;
    sql.add("SELECT since, value FROM facts_tallies WHERE " + part.mine(sql) +
            " AND organisation = " + sql.bind("organisation", organisation));
    std::map<std::string, std::int64_t> out;
    auto rows = sql.run(connection_);
    while (rows->next()) out[std::string(rows->text(0))] = rows->integer(1);
    return out;
}

// Sums are whole numbers: what is above moves by what the organisation moved, whatever else lies below.
void Tallies::recountSums(const Part& part, std::int64_t organisation) {
    auto moved = ownSums(part, organisation);
    for (auto& [since, value] : moved) value = -value;
    ownTallies(part, organisation);
    for (const auto& [since, value] : ownSums(part, organisation)) moved[since] += value;
    bool any = false;
    for (const auto& [since, difference] : moved) {
        if (!difference) continue;
        any = true;
        Sql sql;
        sql.add(
            "INSERT INTO facts_totals (organisation, indicator, part, period, value) SELECT r.ancestor, " +
            part.typed(sql) + ", CAST(");
        sql.add(sql.bind("difference", difference) + " AS BIGINT) FROM shared_reach r WHERE r.descendant = " +
                sql.bind("organisation", organisation));
        sql.add(" AND r.since <= " + sql.bind("since", since) + " AND r.until > :since ");
        sql.add(
            "ON CONFLICT (organisation, period, indicator, part) DO UPDATE SET value = facts_totals.value + "
            "excluded.value");
        sql.execute(connection_);
    }
    if (!any) return;
    Sql empty;
    empty.add("DELETE FROM facts_totals WHERE " + part.mine(empty) +
              " AND value = 0 AND organisation IN (SELECT ancestor FROM shared_reach WHERE descendant = ");
    empty.add(empty.bind("organisation", organisation) + ")");
    empty.execute(connection_);
}

std::vector<std::int64_t> Tallies::placesOf(const std::vector<std::int64_t>& organisations) {
    std::vector<std::int64_t> out;
    for (std::int64_t organisation : organisations) {
        auto rows = connection_.run(above.text, {{"organisation", organisation}});
        while (rows->next()) out.push_back(rows->integer(0));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void Tallies::ownTallies(const Part& part, std::int64_t organisation) {
    Sql forget;
    forget.add("DELETE FROM facts_tallies WHERE " + part.mine(forget));
    if (organisation) forget.add(" AND organisation = " + forget.bind("organisation", organisation));
    forget.execute(connection_);

    const Measure& m = part.measure();
    std::string summed = m.of == "records" ? "CAST(1 AS BIGINT)" : "f." + m.of;
    Sql count;
    count.add("INSERT INTO facts_tallies (indicator, part, period, organisation, since, value) SELECT " +
              part.typed(count));
    count.add(", t.organisation, t.since, CAST(sum(t.x) AS BIGINT) FROM (SELECT f.organisation, " +
              std::string(placed()) + " AS since, " + summed + " AS x FROM ");
    count.add(recordsOf(facts_, m) + " WHERE " +
              conditions(count, facts_, *part.indicator.pack, m, part.period, today_, "m_"));
    count.add(regions_.only(count, part.indicator, "f.organisation"));
    if (organisation) count.add(" AND f.organisation = " + count.bind("organisation", organisation));
    count.add(
        ") t WHERE t.since IS NOT NULL AND t.x IS NOT NULL GROUP BY t.organisation, t.since HAVING sum(t.x) "
        "<> 0");
    count.execute(connection_);
}

void Tallies::totals(const Part& part, std::int64_t place) {
    Sql forget;
    forget.add("DELETE FROM facts_totals WHERE " + part.mine(forget));
    if (place) forget.add(" AND organisation = " + forget.bind("place", place));
    forget.execute(connection_);
    if (part.indicator.byUnits())
        unitTotals(part, place);
    else if (part.bySums())
        sumTotals(part, place);
    else
        personTotals(part, place);
}

void Tallies::sumTotals(const Part& part, std::int64_t place) {
    Sql sql;
    sql.add("INSERT INTO facts_totals (organisation, indicator, part, period, value) SELECT r.ancestor, " +
            part.typed(sql));
    sql.add(
        ", CAST(sum(t.value) AS BIGINT) FROM facts_tallies t JOIN shared_reach r ON r.descendant = "
        "t.organisation AND r.since <= t.since AND r.until > t.since WHERE ");
    sql.add("(t.indicator, t.part, t.period) = (" + part.bound(sql) + ")");
    if (place) sql.add(" AND r.ancestor = " + sql.bind("place", place));
    sql.add(" GROUP BY r.ancestor HAVING sum(t.value) <> 0");
    sql.execute(connection_);
}

void Tallies::personTotals(const Part& part, std::int64_t place) {
    const Measure& m = part.measure();
    Sql sql;
    sql.add("INSERT INTO facts_totals (organisation, indicator, part, period, value) SELECT r.ancestor, " +
            part.typed(sql));
    sql.add(", count(DISTINCT f.person) FROM " + recordsOf(facts_, m) + " JOIN shared_reach r ON " +
            fallsUnder() + " WHERE ");
    sql.add(conditions(sql, facts_, *part.indicator.pack, m, part.period, today_, "m_"));
    sql.add(regions_.only(sql, part.indicator, "f.organisation"));
    if (place) sql.add(" AND r.ancestor = " + sql.bind("place", place));
    sql.add(" GROUP BY r.ancestor");
    sql.execute(connection_);
}

// Those who are asked are the organisations of the kinds that stand there on the last day of the period.
void Tallies::unitTotals(const Part& part, std::int64_t place) {
    Sql sql;
    std::string day = sql.bind("day", isoDate(addDays(part.period.to(), -1)));
    sql.add("INSERT INTO facts_totals (organisation, indicator, part, period, value) SELECT a.ancestor, " +
            part.typed(sql) + ", CAST(sum(");
    if (part.isNumerator) {
        int n = 0;
        for (const Measure& m : part.indicator.numerator) {
            std::string prefix = "m" + std::to_string(n) + "_";
            sql.add(n ? " + " : "")
                .add("CASE WHEN EXISTS (SELECT 1 FROM " + recordsOf(facts_, m) + " JOIN shared_reach r ON " +
                     fallsUnder());
            sql.add(" WHERE r.ancestor = u.id AND " +
                    conditions(sql, facts_, *part.indicator.pack, m, part.period, today_, prefix));
            sql.add(") THEN CAST(" + sql.bind(prefix + "points", m.points) + " AS BIGINT) ELSE 0 END");
            ++n;
        }
    } else {
        sql.add("1");
    }
    sql.add(
        ") AS BIGINT) FROM shared_reach a JOIN shared_organisations u ON u.id = a.descendant WHERE u.kind IN "
        "(");
    int n = 0;
    for (const auto& kind : part.indicator.units)
        sql.add(n ? ", " : "").add(sql.bind("kind" + std::to_string(n), kind)), ++n;
    sql.add(") AND a.since <= " + day + " AND a.until > " + day + " AND u.since <= " + day +
            " AND u.until > " + day + regions_.only(sql, part.indicator, "u.id"));
    if (place) sql.add(" AND a.ancestor = " + sql.bind("place", place));
    sql.add(" GROUP BY a.ancestor");
    sql.execute(connection_);
}

}  // namespace metodika::facts
