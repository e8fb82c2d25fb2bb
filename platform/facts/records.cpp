#include "platform/facts/records.hpp"

#include "platform/facts/query.hpp"

namespace metodika::facts {
namespace {

// Which measures the part is made of; none: it counts organisations that are asked.
std::vector<const Measure*> measuresOf(const Indicator& indicator, Part part) {
    std::vector<const Measure*> out;
    if (part == Part::numerator)
        for (const Measure& m : indicator.numerator) out.push_back(&m);
    else if (indicator.denominator)
        out.push_back(&*indicator.denominator);
    return out;
}

std::string opened(const std::string& pattern, std::int64_t id) {
    auto at = pattern.find("{id}");
    return at == pattern.npos ? pattern : pattern.substr(0, at) + std::to_string(id) + pattern.substr(at + 4);
}

}  // namespace

// The same conditions as the tallies have: what is listed is what was counted.
std::string recordsSql(Sql& sql, const Facts& facts, const Indicator& indicator, Part part,
                       std::int64_t place, const Period& period, Date today, const std::string& prefix,
                       std::optional<Date> until) {
    std::string under = sql.bind("place", place), out;
    int n = 0;
    for (const Measure* m : measuresOf(indicator, part)) {
        const Fact& fact = *facts.find(m->fact);
        if (n) out += " UNION ALL ";
        out += "SELECT f.id, f.organisation, f.person, f.on_date, " +
               (fact.title.empty() ? std::string("CAST('' AS TEXT)") : "coalesce(f." + fact.title + ", '')") +
               " AS title, CAST(" + std::to_string(n) + " AS BIGINT) AS measure FROM " +
               recordsOf(facts, *m) + " WHERE " +
               conditions(sql, facts, *indicator.pack, *m, period, today,
                          prefix + "m" + std::to_string(n) + "_");
        if (until)
            out += " AND f.on_date <= " + sql.bind(prefix + "until", isoDate(*until)) + somewhereBelow(under);
        if (m->of != "records" && m->of != "persons") out += " AND f." + m->of + " IS NOT NULL";
        out += " AND EXISTS (SELECT 1 FROM shared_reach r WHERE r.ancestor = " + under + " AND " +
               fallsUnder() + ")";
        ++n;
    }
    if (n || part == Part::numerator || !indicator.byUnits()) return out;
    std::string day = sql.bind("day", isoDate(addDays(period.to(), -1)));
    out = "SELECT u.id, u.id AS organisation, CAST(NULL AS BIGINT) AS person, CAST(" + day +
          " AS TEXT) AS on_date, u.name AS title, CAST(-1 AS BIGINT) AS measure "
          "FROM shared_reach a JOIN shared_organisations u ON u.id = a.descendant WHERE a.ancestor = " +
          under + " AND u.kind IN (";
    for (std::size_t i = 0; i < indicator.units.size(); ++i)
        out += (i ? ", " : "") + sql.bind("kind" + std::to_string(i), indicator.units[i]);
    return out + ") AND a.since <= " + day + " AND a.until > " + day + " AND u.since <= " + day +
           " AND u.until > " + day;
}

std::vector<Record> readRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                                Part part, Sql& sql, const std::string& from,
                                const std::optional<After>& after, int limit) {
    std::vector<Record> out;
    sql.add("SELECT x.id, x.organisation, x.person, x.on_date, x.title, x.measure FROM " + from);
    if (after)
        sql.add(" AND (x.on_date, x.id) < (" + sql.bind("after_date", after->on_date) + ", " +
                sql.bind("after_id", after->id) + ")");
    sql.add(" ORDER BY x.on_date DESC, x.id DESC LIMIT " + sql.bind("limit", std::int64_t{limit}));
    auto measures = measuresOf(indicator, part);
    auto rows = sql.run(connection);
    while (rows->next()) {
        Record& r = out.emplace_back();
        r.id = rows->integer(0);
        r.organisation = rows->integer(1);
        if (!rows->null(2)) r.person = rows->integer(2);
        r.on_date = rows->text(3);
        r.title = rows->text(4);
        auto measure = rows->integer(5);
        r.link = measure < 0 ? "/organisations/" + std::to_string(r.id)
                             : opened(facts.find(measures[std::size_t(measure)]->fact)->link, r.id);
    }
    return out;
}

std::vector<Record> listRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                                Part part, std::int64_t place, int year, Date today,
                                const std::optional<After>& after, int limit, std::optional<Date> until) {
    if (!facts.recorded(indicator)) return {};
    Sql sql;
    auto from = recordsSql(sql, facts, indicator, part, place, {indicator.period, year}, today, "", until);
    if (from.empty()) return {};
    return readRecords(connection, facts, indicator, part, sql, "(" + from + ") x WHERE 1 = 1", after, limit);
}

std::int64_t countRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                          Part part, std::int64_t place, int year, Date today, std::optional<Date> until) {
    if (!facts.recorded(indicator)) return 0;
    Sql sql;
    // All of them are counted, so where they lie is asked first; a page of them follows the days.
    Period period{indicator.period, year};
    auto from = recordsSql(sql, facts, indicator, part, place, period, today, "",
                           until.value_or(addDays(period.to(), -1)));
    if (from.empty()) return 0;
    sql.add("SELECT count(*) FROM (" + from + ") x");
    auto rows = sql.run(connection);
    return rows->next() ? rows->integer(0) : 0;
}

}  // namespace metodika::facts
