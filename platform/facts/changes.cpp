#include "platform/facts/changes.hpp"

#include <algorithm>

#include "platform/facts/query.hpp"

namespace metodika::facts {
namespace {

Period periodOf(const Known& known) { return {known.indicator->period, known.year}; }

// A condition of a count that chooses one of the words that the fact declares.
const Condition* worded(const Facts& facts, const Indicator& indicator) {
    if (indicator.kind != Kind::count || indicator.numerator.size() != 1) return nullptr;
    const Measure& measure = indicator.numerator.front();
    const Fact* fact = facts.find(measure.fact);
    if (!fact) return nullptr;
    for (const Condition& c : measure.where) {
        const Attribute* attribute = fact->attribute(c.attribute);
        if (attribute && !attribute->values.empty() && c.compare == Compare::is) return &c;
    }
    return nullptr;
}

// Every set of records that a move is made of, each with parameters of its own.
struct Sets {
    std::string now, nowWhole, before, beforeWhole;
};
Sets setsOf(Sql& sql, const Facts& facts, const Known& now, const Known& before, std::int64_t place) {
    bool share = now.indicator->denominator.has_value();
    auto of = [&](const Known& known, Part part, const std::string& prefix) {
        return recordsSql(sql, facts, *known.indicator, part, place, periodOf(known), known.until, prefix,
                          known.until);
    };
    Sets out;
    out.now = of(now, Part::numerator, "n");
    out.before = of(before, Part::numerator, "b");
    out.nowWhole = share ? of(now, Part::denominator, "nw") : out.now;
    out.beforeWhole = share ? of(before, Part::denominator, "bw") : out.before;
    return out;
}

std::string movesSql(const Sets& sets, Move move) {
    auto among = [](const std::string& set) { return "(SELECT y.id FROM (" + set + ") y)"; };
    switch (move) {
        case Move::came:
            return "(" + sets.nowWhole + ") x WHERE x.id NOT IN " + among(sets.beforeWhole);
        case Move::gone:
            return "(" + sets.beforeWhole + ") x WHERE x.id NOT IN " + among(sets.nowWhole);
        case Move::better:
            return "(" + sets.now + ") x WHERE x.id IN " + among(sets.beforeWhole) + " AND x.id NOT IN " +
                   among(sets.before);
        case Move::worse:
            return "(" + sets.nowWhole + ") x WHERE x.id IN " + among(sets.before) + " AND x.id NOT IN " +
                   among(sets.now);
    }
    return {};
}

}  // namespace

Date sameDayBefore(Date day) {
    Date before = day - std::chrono::years{1};
    return before.ok() ? before : Date{before.year() / before.month() / std::chrono::last};
}

bool unfinished(const Indicator& indicator, int year, Date today) {
    return addDays(Period{indicator.period, year}.to(), -1) > today;
}

std::map<std::int64_t, Sums> sumsUntil(db::Connection& connection, const Facts& facts, const Known& known,
                                       std::int64_t place) {
    std::map<std::int64_t, Sums> out;
    const Indicator& indicator = *known.indicator;
    if (indicator.byUnits() || !facts.recorded(indicator)) return out;
    auto add = [&](const Measure& m, std::int64_t Sums::*side) {
        Sql sql;
        std::string value = m.persons()         ? "count(DISTINCT f.person)"
                            : m.of == "records" ? "count(*)"
                                                : "CAST(coalesce(sum(f." + m.of + "), 0) AS BIGINT)";
        sql.add("SELECT r.ancestor, " + value + " FROM " + recordsOf(facts, m) + " JOIN shared_reach r ON " +
                fallsUnder());
        // The plus lets the engines begin with the records: their organisations are fewer than the ties of a
        // country.
        sql.add(" WHERE +r.ancestor IN (SELECT o.id FROM shared_organisations o WHERE o.parent = " +
                sql.bind("place", place) + " UNION SELECT CAST(:place AS BIGINT)) AND ");
        sql.add(conditions(sql, facts, *indicator.pack, m, periodOf(known), known.until, "c"));
        sql.add(" AND f.on_date <= " + sql.bind("until", isoDate(known.until)) + somewhereBelow(":place") +
                " GROUP BY r.ancestor");
        auto rows = sql.run(connection);
        while (rows->next()) out[rows->integer(0)].*side += rows->integer(1);
    };
    for (const Measure& m : indicator.numerator) add(m, &Sums::numerator);
    if (indicator.denominator) {
        add(*indicator.denominator, &Sums::denominator);
    } else if (indicator.kind == Kind::average) {
        Measure given = indicator.numerator.front();
        given.where.push_back({given.of, Compare::given, true});
        given.of = "records";
        add(given, &Sums::denominator);
    }
    return out;
}

bool follows(const Indicator& indicator) {
    auto records = [](const Measure& m) { return m.of == "records"; };
    return !indicator.byUnits() &&
           std::all_of(indicator.numerator.begin(), indicator.numerator.end(), records) &&
           (!indicator.denominator || records(*indicator.denominator));
}

std::map<Move, std::int64_t> countMoves(db::Connection& connection, const Facts& facts, const Known& now,
                                        const Known& before, std::int64_t place) {
    std::map<Move, std::int64_t> out;
    if (!follows(*now.indicator) || !follows(*before.indicator) || !facts.recorded(*now.indicator))
        return out;
    // Read once and compared here: four set differences in SQL would read each set several times.
    auto ids = [&](const Known& known, Part part) {
        Sql sql;
        auto set = recordsSql(sql, facts, *known.indicator, part, place, periodOf(known), known.until, "s",
                              known.until);
        std::vector<std::int64_t> found;
        if (set.empty()) return found;
        sql.add("SELECT x.id FROM (" + set + ") x");
        auto rows = sql.run(connection);
        while (rows->next()) found.push_back(rows->integer(0));
        std::sort(found.begin(), found.end());
        return found;
    };
    bool share = now.indicator->denominator.has_value();
    auto in = [](const std::vector<std::int64_t>& set, std::int64_t id) {
        return std::binary_search(set.begin(), set.end(), id);
    };
    auto numeratorNow = ids(now, Part::numerator), numeratorBefore = ids(before, Part::numerator);
    auto wholeNow = share ? ids(now, Part::denominator) : numeratorNow,
         wholeBefore = share ? ids(before, Part::denominator) : numeratorBefore;
    for (std::int64_t id : wholeNow) {
        if (!in(wholeBefore, id)) ++out[Move::came];
        if (in(numeratorBefore, id) && !in(numeratorNow, id)) ++out[Move::worse];
    }
    for (std::int64_t id : wholeBefore)
        if (!in(wholeNow, id)) ++out[Move::gone];
    for (std::int64_t id : numeratorNow)
        if (in(wholeBefore, id) && !in(numeratorBefore, id)) ++out[Move::better];
    return out;
}

std::vector<Record> listMoves(db::Connection& connection, const Facts& facts, const Known& now,
                              const Known& before, Move move, std::int64_t place,
                              const std::optional<After>& after, int limit) {
    if (!follows(*now.indicator) || !follows(*before.indicator) || !facts.recorded(*now.indicator)) return {};
    Sql sql;
    auto sets = setsOf(sql, facts, now, before, place);
    const Known& seen = move == Move::gone ? before : now;
    auto part = move == Move::better || !now.indicator->denominator ? Part::numerator : Part::denominator;
    return readRecords(connection, facts, *seen.indicator, part, sql, movesSql(sets, move), after, limit);
}

std::vector<Worded> countWords(db::Connection& connection, const Facts& facts, const Known& known,
                               std::int64_t place) {
    std::vector<Worded> out;
    const Condition* condition = worded(facts, *known.indicator);
    if (!condition) return out;
    Measure any = known.indicator->numerator.front();
    std::string attribute = condition->attribute;
    std::erase_if(any.where, [&](const Condition& c) { return c.attribute == attribute; });
    Sql sql;
    sql.add("SELECT f." + attribute + ", count(*) FROM " + recordsOf(facts, any) + " WHERE " +
            conditions(sql, facts, *known.indicator->pack, any, periodOf(known), known.until, "c"));
    sql.add(" AND f.on_date <= " + sql.bind("until", isoDate(known.until)) +
            somewhereBelow(sql.bind("place", place)) +
            " AND EXISTS (SELECT 1 FROM shared_reach r WHERE r.ancestor = :place" + " AND " + fallsUnder() +
            ") GROUP BY f." + attribute);
    auto rows = sql.run(connection);
    while (rows->next()) out.push_back({attribute, std::string(rows->text(0)), rows->integer(1)});
    return out;
}

std::optional<Indicator> withWord(const Facts& facts, const Indicator& indicator, std::string_view attribute,
                                  std::string_view value) {
    const Condition* condition = worded(facts, indicator);
    if (!condition || condition->attribute != attribute) return {};
    const auto& values = facts.find(indicator.numerator.front().fact)->attribute(attribute)->values;
    if (std::find(values.begin(), values.end(), value) == values.end()) return {};
    Indicator out = indicator;
    for (Condition& c : out.numerator.front().where)
        if (c.attribute == attribute) c.operand = std::string(value);
    return out;
}

}  // namespace metodika::facts
