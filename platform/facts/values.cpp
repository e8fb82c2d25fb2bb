#include "platform/facts/values.hpp"

#include <algorithm>

#include "platform/facts/query.hpp"

namespace metodika::facts {

Value valueOf(const Indicator* indicator, bool recorded, std::string_view level, const Sums& sums) {
    Value out;
    if (!indicator)
        out.reason = Reason::not_in_force;
    else if (!recorded)
        out.reason = Reason::not_recorded;
    else if (!indicator->atLevel(level))
        out.reason = Reason::other_level;
    if (out.reason != Reason::none) return out;
    out.sums = sums;
    if (indicator->kind == Kind::count || indicator->kind == Kind::sum) {
        out.value = double(sums.numerator);
        return out;
    }
    if (sums.denominator == 0) {
        out.reason = Reason::nothing_to_divide_by;
        return out;
    }
    double ratio = double(sums.numerator) / double(sums.denominator);
    out.value = indicator->unit == Unit::percent ? 100 * ratio : ratio;
    return out;
}

namespace {

bool isSmall(const Indicator& indicator, const Sums& group, std::int64_t limit) {
    auto few = [&](std::int64_t n) { return n > 0 && n < limit; };
    switch (indicator.kind) {
        case Kind::count:
            return few(group.numerator);
        // Those counted, those asked, and the rest of them, which anybody can subtract.
        case Kind::share:
            return few(group.numerator) || few(group.denominator) || few(group.denominator - group.numerator);
        case Kind::average:
            return few(group.denominator);
        case Kind::sum:
        case Kind::exists:
        case Kind::score:
            return few(group.numerator);
    }
    return false;
}

std::int64_t size(const Sums& s) { return std::max(s.numerator, s.denominator); }

}  // namespace

std::vector<bool> hiddenAmong(const Indicator& indicator, std::span<const Sums> groups, std::int64_t limit,
                              bool aboveHidden) {
    std::vector<bool> out(groups.size(), false);
    if (!indicator.personal) return out;
    std::size_t hidden = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (isSmall(indicator, groups[i], limit)) out[i] = true, ++hidden;
    // One hidden among shown ones is the difference of the whole and the rest; below a hidden whole at least
    // one is.
    if (hidden > 1 || (hidden == 0 && !aboveHidden)) return out;
    std::optional<std::size_t> next;
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!out[i] && size(groups[i]) > 0 && (!next || size(groups[i]) < size(groups[*next]))) next = i;
    if (next && (hidden == 1 || aboveHidden)) out[*next] = true;
    return out;
}

Totals Totals::around(db::Connection& connection, const Facts& facts, std::int64_t place,
                      std::span<const int> years) {
    std::vector<PeriodKind> kinds;
    for (const Indicator& i : facts.indicators())
        if (std::find(kinds.begin(), kinds.end(), i.period) == kinds.end()) kinds.push_back(i.period);
    Totals out;
    if (kinds.empty()) return out;
    Sql sql;
    sql.add(
        "SELECT organisation, indicator, period, part, value FROM facts_totals WHERE organisation IN (SELECT "
        "o.id FROM shared_organisations o WHERE o.parent = ");
    // A union, because an OR makes SQLite read every organisation of the installation.
    sql.add(sql.bind("place", place) + " UNION SELECT CAST(:place AS BIGINT)) AND period IN (");
    int n = 0;
    for (PeriodKind kind : kinds)
        for (int year : years)
            sql.add(n ? ", " : "").add(sql.bind("period" + std::to_string(n), Period{kind, year}.key())), ++n;
    sql.add(")");
    auto rows = sql.run(connection);
    while (rows->next()) {
        Sums& sums = out.sums_[{rows->integer(0), std::string(rows->text(1)), std::string(rows->text(2))}];
        (rows->text(3) == "numerator" ? sums.numerator : sums.denominator) = rows->integer(4);
    }
    return out;
}

Sums Totals::of(std::int64_t place, const Indicator& indicator, int year) const {
    auto found = sums_.find(std::tuple(place, indicator.key(), Period{indicator.period, year}.key()));
    return found == sums_.end() ? Sums{} : found->second;
}

}  // namespace metodika::facts
