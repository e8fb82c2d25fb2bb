#include "features/associations/week.hpp"

#include <algorithm>

#include "features/associations/meeting_store.hpp"
#include "features/associations/rights.hpp"
#include "features/associations/rules.hpp"

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

struct SignLine {
    MeetingId id;
    Date on_date{};
    std::string theme, association;
    std::optional<int> edition;
};
BOOST_DESCRIBE_STRUCT(SignLine, (), (id, on_date, theme, association, edition))
struct MattersLine {
    AssociationId id;
    std::string association;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(MattersLine, (), (id, association, count))

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

// Minutes that the reader chaired and nobody has signed as they are now.
void tellSigning(api::Work& work, const WeekAsked& week) {
    static constexpr db::Query find{"week.to_sign", R"(
        SELECT m.id, m.on_date, m.theme, a.name AS association, x.edition FROM meetings m JOIN associations a ON a.id = m.association
        LEFT JOIN meeting_papers x ON x.meeting = m.id AND x.edition = (SELECT max(edition) FROM meeting_papers WHERE meeting = m.id)
        WHERE m.chair = :person AND m.state = 'held' AND m.on_date >= :from AND (x.record IS NULL OR x.record <> m.version)
        ORDER BY m.on_date, m.id LIMIT 30)"};
    int days = work.scope().setting("meeting.minutes_working_days");
    std::int64_t told = 0;
    for (const SignLine& l : work.all<SignLine>(find, {{"from", addDays(work.today(), -daysAhead)}})) {
        if (++told > weekItemsOfAKind) continue;
        Date by = workingDaysAfter(l.on_date, days);
        WeekItem item{"sign",
                      by < work.today() ? WeekPart::late : WeekPart::due,
                      by,
                      work.scope().say("associations.week.sign", {{"theme", l.theme}}),
                      l.association,
                      "/meetings/" + idText(l.id),
                      {}};
        // What was signed before asks for a reason, on its own page.
        if (!l.edition)
            item.actions.push_back({work.scope().say("associations.week.sign_now"),
                                    "/meetings/" + idText(l.id) + "/sign",
                                    {"{}"}});
        week.items.push_back(std::move(item));
    }
    tellMore(work, week, "sign", WeekPart::due, told - weekItemsOfAKind, "/meetings?mine=true");
}

// Matters that wait for an agenda in associations that the reader heads.
void tellMatters(api::Work& work, const WeekAsked& week) {
    static constexpr db::Query find{"week.matters", R"(
        SELECT h.association AS id, a.name AS association, count(*) AS count FROM association_heads h
        JOIN association_matters x ON x.association = h.association AND x.state = 'waiting' JOIN associations a ON a.id = h.association
        WHERE h.person = :person AND h.since <= :today AND h.until > :today GROUP BY h.association, a.name ORDER BY a.name, h.association)"};
    for (const MattersLine& l : work.all<MattersLine>(find, {}))
        week.items.push_back(
            {"matters",
             WeekPart::waits,
             {},
             work.scope().say("associations.week.matters", {{"count", std::to_string(l.count)}}),
             l.association,
             "/associations/" + idText(l.id),
             {}});
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
    static constexpr db::Query unsigned_{"week.unsigned_minutes", R"(
        SELECT count(*) FROM shared_reach r JOIN meetings m ON m.organisation = r.descendant
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND m.state = 'held' AND m.school_year = :year
          AND m.on_date < :sign_before AND (m.chair IS NULL OR m.chair <> :person)
          AND NOT EXISTS (SELECT 1 FROM meeting_papers x WHERE x.meeting = m.id AND x.record = m.version))"};
    static constexpr db::Query soon{"week.meetings_soon", R"(
        SELECT count(*) FROM shared_reach r JOIN meetings m ON m.organisation = r.descendant
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND m.state = 'planned' AND m.on_date >= :today AND m.on_date < :to)"};
    Date signBefore = minutesDueBefore(work.today(), work.scope().setting("meeting.minutes_working_days"));
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
        tell("unsigned_minutes", WeekPart::others,
             work.number(
                 unsigned_,
                 {{"place", held.place()}, {"year", schoolYear(work.today())}, {"sign_before", signBefore}}),
             "/meetings?state=unsigned&" + where);
    }
}

}  // namespace

void tellWeek(api::Work& work, const WeekAsked& week) {
    auto rights = Rights::of(work);
    if (work.scope().member().person) {
        tellDecisions(work, week, rights);
        tellMeetings(work, week, rights);
        tellSigning(work, week);
        tellMatters(work, week);
    }
    tellSchedules(work, week, rights);
    tellOthers(work, week);
}

}  // namespace metodika::associations
