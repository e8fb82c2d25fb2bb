#include "features/associations/desk.hpp"

#include <algorithm>

#include "features/associations/desk_store.hpp"
#include "features/associations/rules.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/utf8.hpp"
#include "platform/documents/docx.hpp"
#include "platform/identity/passwords.hpp"

namespace metodika::associations {
namespace {

bool signs(const SeenMeeting& seen) {
    auto person = seen.association.rights.person();
    return seen.association.writes() || seen.meeting.chair == person || seen.meeting.secretary == person;
}

Desk deskOf(api::Work& work, const SeenMeeting& seen) {
    DeskStore store(work);
    const KeptMeeting& m = seen.meeting;
    Desk desk;
    bool goes = m.state != MeetingState::cancelled, writes = seen.association.writes();
    bool planned = m.state == MeetingState::planned;
    if (!seen.association.seesAttendance()) {
        desk.hidden = {"matters", "decisions", "materials", "papers"};
        return desk;
    }
    if (planned) desk.matters = store.waiting(seen.association);
    desk.decisions = store.earlier(m);
    desk.materials = store.materials(m.id);
    desk.papers = store.papers(m.id);
    auto last = store.lastPaper(m.id);
    desk.changed = last && last->record != m.version;
    if (m.state == MeetingState::held)
        desk.sign_by = workingDaysAfter(m.on_date, work.scope().setting("meeting.minutes_working_days"));
    desk.invited_on = store.invitedOn(m.id);
    desk.letters = store.letters(m.id, m.on_date);
    bool day = m.on_date <= work.today(), held = m.state == MeetingState::held;
    desk.can = {{"raise", planned},
                {"take", planned && writes},
                {"review", goes && writes && day},
                {"add", goes && writes},
                {"invite", planned && writes && m.on_date >= work.today()},
                {"sign", held && signs(seen) && (!last || desk.changed)}};
    return desk;
}

}  // namespace

Desk deskOf(api::Work& work, MeetingId id) { return deskOf(work, seeMeeting(work, id)); }

Desk openDesk(api::Scope& scope, MeetingId id) {
    return scope.read([&](api::Work& work) { return deskOf(work, id); });
}

Desk reviewDecision(api::Scope& scope, MeetingId id, const Review& review) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        const KeptMeeting& m = seen.meeting;
        enforce(mayTick({m.state, m.on_date, 0, 0, false}, work.today()), RefusalKind::conflict);
        DeskStore store(work);
        auto listed = store.earlier(m);
        auto at = std::find_if(listed.begin(), listed.end(),
                               [&](const EarlierDecision& d) { return d.id == review.decision; });
        if (at == listed.end()) throw wrongField("/decision", "associations.decision_unknown");
        bool reasoned = !utf8::squeeze(review.note.value_or("")).empty();
        if (review.outcome != Outcome::done && !reasoned)
            throw wrongField("/note", "associations.why_wanted");
        if (review.outcome == Outcome::carried && !review.due) throw wrongField("/due", "api.field.required");
        if (review.outcome == Outcome::carried && *review.due <= m.on_date)
            throw wrongField("/due", "associations.due_before_meeting");
        Date wasDue = at->due.value_or(forever);
        store.review(m, review, wasDue);
        bool open = review.outcome == Outcome::carried;
        store.settle(review.decision, open ? std::nullopt : std::optional(m.on_date),
                     review.outcome == Outcome::dropped, open ? review.due : std::optional(wasDue));
        // Signed minutes tell of it: what was signed is another text from now on.
        if (m.state == MeetingState::held) MeetingStore(work).save(m);
        work.note(m.organisation.value, "decision.reviewed", "decision", review.decision.value,
                  json::write(review));
        return deskOf(work, id);
    });
}

Desk signMinutes(api::Scope& scope, const Room& room, MeetingId id, const Signing& signing) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeeting(work, id);
        if (!signs(seen) || !work.scope().member().person)
            throw Refused(RefusalKind::forbidden, "associations.not_yours_to_sign");
        DeskStore store(work);
        auto last = store.lastPaper(id);
        auto reason = utf8::filled(signing.reason);
        enforce(maySign({seen.meeting.state, seen.meeting.chair.has_value(), last.has_value(),
                         last && last->record != seen.meeting.version, reason.has_value()}),
                RefusalKind::conflict);
        auto file = minutesOf(work, room, seen);
        int edition = last ? last->edition + 1 : 1;
        store.sign(seen.meeting, edition, {PersonId{work.scope().member().person}, work.today()},
                   last ? reason : std::nullopt, identity::sha256(file.bytes), toBase64(file.bytes));
        work.note(seen.meeting.organisation.value, "meeting.signed", "meeting", id.value,
                  "{\"edition\":" + std::to_string(edition) + "}");
        return deskOf(work, id);
    });
}

void signAsChair(api::Work& work, const Room& room, MeetingId id, Date on) {
    auto seen = seeMeeting(work, id);
    auto file = minutesOf(work, room, seen);
    DeskStore(work).sign(seen.meeting, 1, {seen.meeting.chair.value(), on}, std::nullopt,
                         identity::sha256(file.bytes), toBase64(file.bytes));
}

api::File openPaper(api::Scope& scope, MeetingId id, int edition) {
    return scope.read([&](api::Work& work) {
        auto seen = seeMeeting(work, id);
        if (!seen.association.seesAttendance())
            throw Refused(RefusalKind::forbidden, "associations.minutes_of_others");
        auto bytes = DeskStore(work).paperBytes(id, edition);
        if (!bytes) notFound();
        auto name = minutesName(work, seen);
        return api::File{name, std::string(documents::docxMediaType), fromBase64(*bytes)};
    });
}

}  // namespace metodika::associations
