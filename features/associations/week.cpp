#include "features/associations/week.hpp"

#include <algorithm>

#include "features/associations/meeting_store.hpp"
#include "features/associations/rights.hpp"

namespace metodika::associations {
namespace {

struct DraftLine {
    AssociationId association;
    OrganisationId organisation;
    Level level = Level::school;
    std::string name, organisation_name;
    int school_year = 0;
    std::optional<Date> approve_by;
};
BOOST_DESCRIBE_STRUCT(DraftLine, (),
                      (association, organisation, level, name, organisation_name, school_year, approve_by))

std::string idText(auto id) { return std::to_string(id.value); }

void tellMore(api::Work& work, const WeekAsked& week, std::string kind, WeekPart part, std::int64_t more,
              std::string page) {
    if (more <= 0) return;
    auto title = work.scope().say("associations.week.more." + kind, {{"count", std::to_string(more)}});
    week.items.push_back({std::move(kind), part, {}, std::move(title), {}, std::move(page), {}});
}

void tellDecisions(api::Work& work, const WeekAsked& week, const Rights& rights) {
    DecisionQuery query;
    query.mine = true;
    query.state = DecisionFilter::open;
    query.limit = 30;
    auto found = MeetingStore(work).decisions({}, query, rights);
    int told = 0;
    for (const DecisionRow& d : found.items) {
        auto part = weekPartOf(d.due, work.today());
        if (!part || ++told > weekItemsOfAKind) continue;
        WeekItem item{
            "decision", *part, d.due, d.text, d.association.name, "/meetings/" + idText(d.meeting.id), {}};
        item.actions.push_back({work.scope().say("associations.week.done"),
                                "/decisions/" + idText(d.id) + "/done",
                                {R"({"done_on":")" + isoDate(work.today()) + R"("})"}});
        week.items.push_back(std::move(item));
    }
    tellMore(work, week, "decision", WeekPart::next, told - weekItemsOfAKind, "/decisions?mine=true");
}

void tellMeetings(api::Work& work, const WeekAsked& week, const Rights& rights) {
    MeetingQuery query;
    query.mine = true;
    query.state = MeetingState::planned;
    query.sort = "date";
    query.limit = 30;
    int told = 0;
    for (const MeetingRow& m : MeetingStore(work).list({}, query, rights).items) {
        bool writes = m.can.at("edit");
        auto part = weekPartOf(m.date, work.today());
        // What has passed is for whoever writes its minutes.
        if (!part || (*part == WeekPart::late && !writes) || ++told > weekItemsOfAKind) continue;
        bool late = *part == WeekPart::late;
        auto title =
            late ? work.scope().say("associations.week.write_minutes", {{"theme", m.theme}}) : m.theme;
        std::string where = m.association.name;
        if (m.time) where += ", " + *m.time;
        if (m.place) where += ", " + *m.place;
        week.items.push_back(
            {"meeting", *part, m.date, std::move(title), std::move(where), "/meetings/" + idText(m.id), {}});
    }
}

void tellSchedules(api::Work& work, const WeekAsked& week, const Rights& rights) {
    static constexpr db::Query find{"week.schedules", R"(
        SELECT s.association, a.organisation, a.level, a.name, s.school_year, y.approve_by,
               (SELECT n.short_name FROM shared_organisations n WHERE n.id = a.organisation AND n.since <= :today AND n.until > :today) AS organisation_name
        FROM association_schedules s JOIN associations a ON a.id = s.association
        JOIN shared_reach r ON r.descendant = a.organisation AND r.ancestor = :place AND r.since <= :today AND r.until > :today
        LEFT JOIN association_years y ON y.association = s.association AND y.school_year = s.school_year
        WHERE s.state = 'draft' ORDER BY y.approve_by, s.association LIMIT 200)"};
    std::vector<std::int64_t> asked;
    std::int64_t told = 0;
    for (const api::Holding& held : work.scope().member().holdings) {
        bool approves = held.role == roles::organisationHead || held.role == roles::serviceHead ||
                        held.role == roles::authorityOfficial || held.role == roles::instituteMethodist;
        if (!approves) continue;
        for (const DraftLine& d : work.all<DraftLine>(find, {{"place", held.place()}})) {
            bool known = std::find(asked.begin(), asked.end(), d.association.value) != asked.end();
            if (known || !rights.approves(d.level, d.organisation)) continue;
            asked.push_back(d.association.value);
            if (++told > weekItemsOfAKind) continue;
            bool late = d.approve_by && *d.approve_by < work.today();
            week.items.push_back(
                {"schedule",
                 late ? WeekPart::late : WeekPart::waits,
                 d.approve_by,
                 work.scope().say("associations.week.approve", {{"association", d.name}}),
                 d.organisation_name,
                 "/associations/" + idText(d.association) + "/schedule/" + std::to_string(d.school_year),
                 {}});
        }
    }
    tellMore(work, week, "schedule", WeekPart::waits, told - weekItemsOfAKind, "/associations");
}

// What whoever keeps a part of the tree waits for from the heads of its associations.
void tellOthers(api::Work& work, const WeekAsked& week) {
    static constexpr db::Query late{"week.late_decisions", R"(
        SELECT count(*) FROM shared_reach r JOIN meeting_decisions d ON d.organisation = r.descendant
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND d.done_on IS NULL AND d.due < :today
          AND (d.responsible IS NULL OR d.responsible <> :person))"};
    static constexpr db::Query unwritten{"week.unwritten_meetings", R"(
        SELECT count(*) FROM shared_reach r JOIN meetings m ON m.organisation = r.descendant
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND m.state = 'planned' AND m.on_date < :today)"};
    static constexpr db::Query soon{"week.meetings_soon", R"(
        SELECT count(*) FROM shared_reach r JOIN meetings m ON m.organisation = r.descendant
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND m.state = 'planned' AND m.on_date >= :today AND m.on_date < :to)"};
    std::vector<std::int64_t> asked;
    for (const api::Holding& held : work.scope().member().holdings) {
        bool keeps =
            std::find(roles::keepers.begin(), roles::keepers.end(), held.role) != roles::keepers.end();
        if (!keeps || std::find(asked.begin(), asked.end(), held.place()) != asked.end()) continue;
        asked.push_back(held.place());
        auto tell = [&](const char* kind, WeekPart part, std::int64_t count, std::string page) {
            if (!count) return;
            auto title = work.scope().say(std::string("associations.week.") + kind,
                                          {{"count", std::to_string(count)}});
            week.items.push_back(
                {kind, part, {}, std::move(title), held.chain.front().name, std::move(page), {}});
        };
        auto where = "organisation=" + std::to_string(held.place());
        tell("meetings_soon", WeekPart::due,
             work.number(soon, {{"place", held.place()}, {"to", addDays(work.today(), daysOfWeek)}}),
             "/meetings?state=planned&" + where);
        tell("late_decisions", WeekPart::others, work.number(late, {{"place", held.place()}}),
             "/decisions?state=late&" + where);
        tell("unwritten_meetings", WeekPart::others, work.number(unwritten, {{"place", held.place()}}),
             "/meetings?state=planned&" + where);
    }
}

}  // namespace

void tellWeek(api::Work& work, const WeekAsked& week) {
    auto rights = Rights::of(work);
    if (work.scope().member().person) {
        tellDecisions(work, week, rights);
        tellMeetings(work, week, rights);
    }
    tellSchedules(work, week, rights);
    tellOthers(work, week);
}

}  // namespace metodika::associations
