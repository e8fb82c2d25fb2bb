#include "features/people/figures.hpp"

#include <map>

#include "features/people/person.hpp"

namespace metodika::people {
namespace {

using Counts = std::map<std::string, std::int64_t, std::less<>>;

Counts countsOn(api::Work& work, OrganisationId root, Date day) {
    static constexpr db::Query ages{"people.figures", R"(
        SELECT count(*), coalesce(sum(CASE WHEN x.birth_date > :young THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN x.birth_date <= :elder THEN 1 ELSE 0 END), 0),
            coalesce(sum(CASE WHEN x.teaching_since > :novice THEN 1 ELSE 0 END), 0), count(x.birth_date), count(x.teaching_since)
        FROM (SELECT DISTINCT p.id, p.birth_date, p.teaching_since FROM shared_reach r
              JOIN employments e ON e.organisation = r.descendant AND e.since <= :day AND e.until > :day
              JOIN persons p ON p.id = e.person WHERE r.ancestor = :root AND r.since <= :day AND r.until > :day) x)"};
    static constexpr db::Query levels{"people.figures_of_categories", R"(
        SELECT c.level, count(DISTINCT c.person) FROM shared_reach r
        JOIN employments e ON e.organisation = r.descendant AND e.since <= :day AND e.until > :day
        JOIN categories c ON c.person = e.person AND (c.since IS NULL OR c.since <= :day) AND (c.until IS NULL OR c.until > :day)
        WHERE r.ancestor = :root AND r.since <= :day AND r.until > :day GROUP BY c.level)"};
    constexpr int elderAge =
        55;  // the last bands of the statistical forms: whoever comes after them is looked for
    auto yearsAgo = [&](int years) { return isoDate(addMonths(day, -12 * years)); };
    Counts out;
    auto rows = work.run(ages.text, {{"root", root},
                                     {"day", day},
                                     {"young", yearsAgo(work.scope().setting("staff.young_age"))},
                                     {"elder", yearsAgo(elderAge)},
                                     {"novice", yearsAgo(work.scope().setting("staff.novice_years"))}});
    if (rows->next()) {
        out["educators"] = rows->integer(0);
        // Whose days nobody has entered are neither young nor old.
        if (rows->integer(4)) out["young"] = rows->integer(1), out["elder"] = rows->integer(2);
        if (rows->integer(5)) out["novices"] = rows->integer(3);
    }
    rows = work.run(levels.text, {{"root", root}, {"day", day}});
    for (const char* level : {"highest", "first", "educator_methodist", "educator_mentor"}) out[level] = 0;
    while (rows->next()) out[std::string(rows->text(0))] = rows->integer(1);
    return out;
}

}  // namespace

void tellFigures(api::Work& work, const FiguresAsked& asked) {
    Counts now = countsOn(work, asked.organisation, asked.day),
           before = countsOn(work, asked.organisation, asked.before);
    const TextParams years{{"young", std::to_string(work.scope().setting("staff.young_age"))},
                           {"novice", std::to_string(work.scope().setting("staff.novice_years"))}};
    auto few = work.scope().setting("privacy.small_group");
    auto value = [&](const Counts& counts, std::string_view code) {
        FigureValue out;
        auto found = counts.find(code);
        // Of a day before anything was kept there is no data.
        if (!counts.at("educators") || found == counts.end()) return out;
        out.few = code != "educators" && found->second > 0 && found->second < few;
        if (!out.few) out.value = double(found->second);
        return out;
    };
    for (const char* code : {"educators", "young", "elder", "novices", "highest", "first",
                             "educator_methodist", "educator_mentor"}) {
        Figure figure = figureOf(work.scope(), std::string("people.") + code, years);
        figure.now = value(now, code);
        figure.before = value(before, code);
        asked.figures.push_back(std::move(figure));
    }
}

}  // namespace metodika::people
