// The schedule of a school year: a draft whose meetings stand in the calendar, approved by an act, then
// unchanged.
#include <algorithm>

#include "features/associations/rules.hpp"
#include "features/associations/scheduling.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::associations {
namespace {

void requireYear(int year) {
    if (year < 2000 || year > 2100) notFound();
}

Schedule scheduleOf(api::Work& work, const Seen& seen, int year) {
    ScheduleStore store(work);
    Schedule out;
    out.year = year;
    bool writes = seen.writes(),
         approves = seen.rights.approves(seen.association.level, seen.association.organisation);
    auto latest = store.latest(seen.association.id, year);
    // What is in force is shown; a draft of the next edition to those who write or approve it.
    auto shown = latest;
    if (auto approved = store.approved(seen.association.id, year); approved && !writes && !approves)
        shown = approved;
    bool draft = latest && latest->state == "draft";
    out.can = {{"edit", writes}, {"approve", draft && approves}, {"discard", draft && writes}};
    if (!shown) return out;
    out.state = shown->state == "draft" ? ScheduleState::draft : ScheduleState::approved;
    out.approved_on = shown->approved_on;
    out.act_number = shown->act_number;
    out.version = shown->version;
    out.meetings = store.lines(shown->id);
    out.meetings_count = std::int64_t(out.meetings.size());
    return out;
}

bool has(const std::vector<ScheduleLine>& lines, Date day) {
    return std::any_of(lines.begin(), lines.end(), [&](const ScheduleLine& l) { return l.date == day; });
}

/// The calendar follows the schedule: a day that is new in it gets a meeting, one that is gone loses its own.
/// A meeting that somebody cancelled stays so while the schedule says no more of its day than `before`.
void followSchedule(api::Work& work, const Room& room, const Kept& a, int year,
                    const std::vector<ScheduleLine>& before, const std::vector<ScheduleLine>& lines) {
    MeetingStore store(work);
    auto meetings = store.ofYear(a.id, year);
    auto changed = [&](Date day) { room.facts.changed(work, "meetings", a.organisation, day); };
    for (KeptMeeting& m : meetings) {
        if (!m.from_schedule || m.state != MeetingState::planned) continue;
        auto line = std::find_if(lines.begin(), lines.end(),
                                 [&](const ScheduleLine& l) { return l.date == m.on_date; });
        if (line == lines.end()) {
            // What somebody has written down already is not thrown away.
            bool written = store.countItems(m.id) > 0 || store.countPresent(m.id) > 0;
            m.state = MeetingState::cancelled;
            if (written)
                store.save(m);
            else
                store.remove(m.id);
            changed(m.on_date);
        } else if (line->theme != m.theme || line->place != m.place) {
            m.theme = line->theme;
            m.place = line->place;
            store.save(m);
        }
    }
    for (const ScheduleLine& l : lines) {
        bool there = std::any_of(meetings.begin(), meetings.end(), [&](const KeptMeeting& m) {
            bool gone = m.state == MeetingState::cancelled && !(m.from_schedule && has(before, l.date));
            return m.on_date == l.date && !gone;
        });
        if (there) continue;
        KeptMeeting m;
        m.id = work.newId<MeetingId>();
        m.association = a.id;
        m.organisation = a.organisation;
        m.school_year = year;
        m.on_date = l.date;
        m.theme = l.theme;
        m.place = l.place;
        m.chair = AssociationStore(work).headOn(a.id, l.date);
        m.from_schedule = true;
        store.add(m);
        changed(l.date);
    }
}

}  // namespace

void writeDraft(api::Work& work, const Room& room, const Kept& a, int year, std::vector<ScheduleLine> lines) {
    std::sort(lines.begin(), lines.end(), [](const auto& x, const auto& y) { return x.date < y.date; });
    ScheduleStore store(work);
    auto latest = store.latest(a.id, year);
    // What is approved stands until the new edition is approved in its turn, and the calendar with it.
    bool fresh = !latest || latest->state != "draft";
    ScheduleId schedule = fresh ? store.add(a.id, year, latest ? latest->edition + 1 : 1) : latest->id;
    auto before = store.lines(schedule);
    store.setLines(schedule, lines);
    if (!store.approved(a.id, year)) followSchedule(work, room, a, year, before, lines);
    touch(work, a.organisation);
    work.note(a.organisation.value, "schedule.drafted", "association", a.id.value,
              json::write(ScheduleDraft{lines}));
}

void approveDraft(api::Work& work, const Room& room, const Kept& a, int year, const KeptSchedule& draft,
                  const std::vector<ScheduleLine>& lines, const Approval& approval) {
    ScheduleStore store(work);
    if (auto before = store.approved(a.id, year)) {
        store.replace(before->id);
        followSchedule(work, room, a, year, store.lines(before->id), lines);
    }
    store.approve(draft.id, approval);
    noteApproval(work, room, a, year, approval.approved_on, std::int64_t(lines.size()));
    touch(work, a.organisation);
    work.note(a.organisation.value, "schedule.approved", "association", a.id.value, json::write(approval));
}

Schedule openSchedule(api::Scope& scope, AssociationId id, int year) {
    requireYear(year);
    return scope.read([&](api::Work& work) { return scheduleOf(work, see(work, id), year); });
}

Schedule draftSchedule(api::Scope& scope, const Room& room, AssociationId id, int year,
                       const ScheduleDraft& draft) {
    requireYear(year);
    if (draft.meetings.size() > 60) throw Refused(RefusalKind::tooLarge, "associations.too_many_at_once");
    auto wrong = wrongLines(draft.meetings, year);
    if (!wrong.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(wrong));
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        ScheduleStore store(work);
        auto latest = store.latest(id, year);
        if (latest) scope.expectVersion(latest->version);
        writeDraft(work, room, seen.association, year, draft.meetings);
        return scheduleOf(work, seen, year);
    });
}

Schedule discardSchedule(api::Scope& scope, const Room& room, AssociationId id, int year) {
    requireYear(year);
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        ScheduleStore store(work);
        auto latest = store.latest(id, year);
        if (!latest) throw Refused(RefusalKind::conflict, "associations.no_schedule");
        if (latest->state != "draft") throw Refused(RefusalKind::conflict, "associations.approved_already");
        scope.expectVersion(latest->version);
        if (!store.approved(id, year))
            followSchedule(work, room, seen.association, year, store.lines(latest->id), {});
        store.remove(latest->id);
        touch(work, seen.association.organisation);
        work.note(seen.association.organisation.value, "schedule.discarded", "association", id.value);
        return scheduleOf(work, seen, year);
    });
}

Schedule approveSchedule(api::Scope& scope, const Room& room, AssociationId id, int year,
                         const Approval& approval) {
    requireYear(year);
    return scope.change([&](api::Work& work) {
        auto seen = see(work, id);
        const Kept& a = seen.association;
        if (!seen.rights.approves(a.level, a.organisation))
            throw Refused(RefusalKind::forbidden, "associations.not_approver");
        ScheduleStore store(work);
        auto latest = store.latest(id, year);
        if (!latest || latest->state != "draft")
            throw Refused(RefusalKind::conflict,
                          latest ? "associations.approved_already" : "associations.no_schedule");
        if (scope.ifMatch) scope.expectVersion(latest->version);
        auto lines = store.lines(latest->id);
        enforce(mayApprove(lines, approval.approved_on, work.today()), RefusalKind::conflict);
        approveDraft(work, room, a, year, *latest, lines, approval);
        return scheduleOf(work, seen, year);
    });
}

}  // namespace metodika::associations
