#include <algorithm>

#include "features/plans/actions.hpp"

namespace metodika::plans {
namespace {

struct Waiting {
    PlanId id;
    OrganisationId organisation;
    std::string state, organisation_name, level;
    int school_year = 0;
    bool analysis = false;
};
BOOST_DESCRIBE_STRUCT(Waiting, (), (id, organisation, state, organisation_name, level, school_year, analysis))

std::string idText(auto id) { return std::to_string(id.value); }

/// What the reader is named for, until it is done.
void tellOwn(api::Work& work, const Room& room, const WeekAsked& week) {
    static constexpr db::Query find{"plans.week_own", R"(
        SELECT DISTINCT p.id FROM plan_items i JOIN plans p ON p.id = i.plan
        WHERE i.person = :person AND i.due < :to AND NOT i.removed AND i.mark IN ('planned', 'moved') AND p.edition > 0 AND p.school_year = :year)"};
    static constexpr db::Query mine{"plans.week_mine",
                                    "SELECT id FROM plan_items WHERE plan = :plan AND person = :person"};
    std::vector<PlanId> plans;
    {
        auto rows = work.run(find.text,
                             {{"to", addDays(work.today(), daysAhead)}, {"year", schoolYear(work.today())}});
        while (rows->next()) plans.push_back(PlanId{rows->integer(0)});
    }
    PlanStore store(work, room.facts);
    int told = 0;
    std::int64_t more = 0;
    for (PlanId id : plans) {
        std::vector<ItemId> own;
        {
            auto rows = work.run(mine.text, {{"plan", id}});
            while (rows->next()) own.push_back(ItemId{rows->integer(0)});
        }
        auto plan = store.kept(id);
        auto home = store.home(plan.organisation);
        auto items = store.items(plan, own);
        std::sort(items.begin(), items.end(), [&](const Owned& a, const Owned& b) {
            return dueOf(a.item, plan.school_year).value_or(forever) <
                   dueOf(b.item, plan.school_year).value_or(forever);
        });
        for (const auto& [item, by] : items) {
            if (item.removed || item.progress == Progress::done || item.progress == Progress::dropped)
                continue;
            auto due = dueOf(item, plan.school_year);
            auto part = due ? weekPartOf(due, work.today()) : std::nullopt;
            if (!part) continue;
            if (++told > weekItemsOfAKind) {
                ++more;
                continue;
            }
            WeekItem line{"plan_item",
                          *part,
                          due,
                          item.activity,
                          home.short_name,
                          "/plans/" + idText(id) + "?item=" + idText(item.id),
                          {}};
            line.actions.push_back({work.scope().say("plans.week.done"),
                                    "/plans/" + idText(id) + "/items/" + idText(item.id) + "/mark",
                                    {R"({"mark":"done"})"}});
            week.items.push_back(std::move(line));
        }
    }
    if (more)
        week.items.push_back({"plan_item",
                              WeekPart::next,
                              {},
                              work.scope().say("plans.week.more", {{"count", std::to_string(more)}}),
                              {},
                              "/plans",
                              {}});
}

/// Plans and analyses that wait for approval or came back.
void tellWaiting(api::Work& work, const WeekAsked& week, OrganisationId place,
                 std::vector<std::pair<std::int64_t, bool>>& told) {
    static constexpr db::Query find{"plans.week_waiting", R"(
        SELECT p.id, p.organisation, p.state, o.short_name AS organisation_name, o.level, p.school_year, FALSE AS analysis
        FROM plans p JOIN shared_reach r ON r.descendant = p.organisation AND r.ancestor = :place AND r.since <= :today AND r.until > :today
        JOIN shared_organisations o ON o.id = p.organisation AND o.since <= :today AND o.until > :today
        WHERE p.state IN ('submitted', 'returned')
        UNION ALL
        SELECT p.id, p.organisation, a.state, o.short_name AS organisation_name, o.level, p.school_year, TRUE AS analysis
        FROM plan_analyses a JOIN plans p ON p.id = a.plan
        JOIN shared_reach r ON r.descendant = p.organisation AND r.ancestor = :place AND r.since <= :today AND r.until > :today
        JOIN shared_organisations o ON o.id = p.organisation AND o.since <= :today AND o.until > :today
        WHERE a.state IN ('submitted', 'returned'))"};
    for (const Waiting& w : work.all<Waiting>(find, {{"place", place}})) {
        if (std::find(told.begin(), told.end(), std::pair(w.id.value, w.analysis)) != told.end()) continue;
        auto office = officeAt(work, w.organisation, w.level);
        bool mine = w.state == "submitted" ? office.approves : office.writes && w.organisation == place;
        if (!mine) continue;
        told.emplace_back(w.id.value, w.analysis);
        std::string key = std::string("plans.week.") + (w.analysis ? "analysis_" : "") + w.state;
        week.items.push_back({"plan_" + w.state,
                              WeekPart::waits,
                              {},
                              work.scope().say(key, {{"year", schoolYearName(w.school_year)}}),
                              w.organisation_name,
                              "/plans/" + idText(w.id) + (w.analysis ? "/analysis" : ""),
                              {}});
    }
}

/// Of the place's own plan: what is late, and what comes within the week, for those who write it.
void tellPlan(api::Work& work, const Room& room, const WeekAsked& week, const Home& home) {
    PlanStore store(work, room.facts);
    auto plan = store.find(home.id, schoolYear(work.today()));
    if (!plan || !plan->edition) return;
    int late = 0, soon = 0;
    std::optional<Date> first, next;
    for (const Item& item : store.items(*plan)) {
        auto due = dueOf(item, plan->school_year);
        if (item.progress == Progress::late) {
            ++late;
            if (!first || *due < *first) first = due;
        } else if ((item.progress == Progress::planned || item.progress == Progress::moved) && due &&
                   daysBetween(work.today(), *due) < daysOfWeek) {
            ++soon;
            if (!next || *due < *next) next = due;
        }
    }
    auto tell = [&](const char* kind, int count, WeekPart part, std::optional<Date> on, const char* filter) {
        if (!count) return;
        auto key = std::string("plans.week.") + kind;
        week.items.push_back({std::string("plan_") + kind,
                              part,
                              on,
                              work.scope().say(key, {{"count", std::to_string(count)}}),
                              home.short_name,
                              "/plans/" + idText(plan->id) + "?show=" + filter,
                              {}});
    };
    tell("late", late, WeekPart::late, first, "late");
    tell("soon", soon, WeekPart::due, next, "soon");
}

}  // namespace

void tellWeek(api::Work& work, const Room& room, const WeekAsked& week) {
    if (work.scope().member().person) tellOwn(work, room, week);
    std::vector<OrganisationId> places;
    std::vector<std::pair<std::int64_t, bool>> told;
    for (const api::Holding& held : work.scope().member().holdings) {
        bool office =
            std::find(roles::keepers.begin(), roles::keepers.end(), held.role) != roles::keepers.end() ||
            held.role == roles::authorityOfficial || held.role == roles::instituteMethodist ||
            held.role == roles::ministryOfficial;
        OrganisationId place{held.place()};
        if (!office || !held.place() || std::find(places.begin(), places.end(), place) != places.end())
            continue;
        places.push_back(place);
        tellWaiting(work, week, place, told);
        auto home = PlanStore(work, room.facts).home(place);
        if (officeAt(work, home.id, home.level).writes) tellPlan(work, room, week, home);
    }
}

}  // namespace metodika::plans
