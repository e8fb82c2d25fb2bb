#include "app/demo/load_minutes.hpp"

#include "contracts/region.hpp"
#include "features/associations/desk.hpp"

namespace metodika::app {

void loadMinutes(Installation& installation, api::Scope& scope, OrganisationId municipality) {
    static constexpr db::Query held{"demo.held_meetings", R"(
        SELECT m.id, m.on_date FROM shared_reach r JOIN meetings m ON m.organisation = r.descendant
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND m.state = 'held' AND m.school_year = :year
          AND m.chair IS NOT NULL AND m.on_date <= :until ORDER BY m.on_date, m.id)"};
    constexpr int daysUntilSigned = 4, waiting = 7, oneLateOf = 9;
    associations::Room room{
        installation.facts(),
        {installation.packs(), [](const packs::Pack& pack) { return associations::Words::from(pack); }},
        {}};
    Date today = scope.today();
    scope.change([&](api::Work& work) {
        std::vector<std::pair<MeetingId, Date>> meetings;
        auto rows = work.run(
            held.text,
            {{"place", municipality}, {"year", schoolYear(today)}, {"until", addDays(today, -waiting)}});
        while (rows->next()) meetings.emplace_back(MeetingId{rows->integer(0)}, *parseDate(rows->text(1)));
        rows.reset();
        for (std::size_t i = 0; i < meetings.size(); ++i)
            if (i % oneLateOf != 4)
                associations::signAsChair(work, room, meetings[i].first,
                                          addDays(meetings[i].second, daysUntilSigned));
    });
}

}  // namespace metodika::app
