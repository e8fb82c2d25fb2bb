// Meetings: set, ticked, recorded, held; each step is one action.
#include <algorithm>
#include <map>

#include "contracts/region.hpp"
#include "features/associations/rules.hpp"
#include "features/associations/seen_meeting.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::associations {
namespace {

MeetingFacts factsOf(api::Work& work, const KeptMeeting& m) {
    MeetingStore store(work);
    return {m.state, m.on_date, store.countItems(m.id), store.countPresent(m.id), m.chair.has_value()};
}

std::optional<std::string> requireTime(const std::optional<std::string>& text) {
    if (!text || text->empty()) return {};
    auto time = timeOfDay(*text);
    if (!time) throw wrongField("/time", "associations.not_a_time");
    return time;
}
std::optional<std::string> filled(std::optional<std::string> text) {
    if (text && text->empty()) text.reset();
    return text;
}

// Of a meeting that is not theirs readers see whether they themselves came, and those whose staff list they
// keep.
void leaveOwn(api::Work& work, std::vector<Attendance>& attendance) {
    const auto& member = work.scope().member();
    bool keeper = std::any_of(member.holdings.begin(), member.holdings.end(), [](const api::Holding& held) {
        return std::find(roles::keepers.begin(), roles::keepers.end(), held.role) != roles::keepers.end();
    });
    std::map<OrganisationId, bool> kept;
    auto keeps = [&](OrganisationId place) {
        auto [found, fresh] = kept.try_emplace(place, false);
        if (fresh) found->second = holdsAt(work, place, roles::keepers);
        return found->second;
    };
    std::erase_if(attendance, [&](const Attendance& one) {
        return one.person.id.value != member.person && !(keeper && keeps(one.organisation.id));
    });
}

/// What was said and decided is the association's and its organiser's. Those who oversee the place see what
/// was decided at a held meeting, everybody what they answer for.
void leaveAgenda(api::Work& work, const SeenMeeting& seen, MeetingCard& card) {
    bool overseen = card.state == MeetingState::held &&
                    holdsAt(work, seen.association.association.organisation, roles::overseers);
    auto me = seen.association.rights.person();
    for (Item& item : card.items) {
        item.heard.reset();
        item.spoke.reset();
        item.votes_for.reset();
        item.votes_against.reset();
        item.votes_abstained.reset();
        if (!overseen)
            std::erase_if(item.decisions, [&](const Decision& d) {
                return card.state != MeetingState::held || !d.responsible || d.responsible->id != me;
            });
    }
    card.hidden.insert(card.hidden.end(), {"heard", "spoke", "votes"});
    if (!overseen) card.hidden.push_back("decisions");
}

}  // namespace

MeetingCard cardOf(api::Work& work, const SeenMeeting& seen) {
    MeetingStore store(work);
    const Kept& a = seen.association.association;
    auto m = store.kept(seen.meeting.id);
    MeetingCard card;
    card.id = m.id;
    card.association = {a.id, a.name};
    card.organisation = {a.organisation, AssociationStore(work).place(a.organisation).name};
    card.level = a.level;
    card.year = m.school_year;
    card.date = m.on_date;
    card.time = m.at_time;
    card.place = m.place;
    card.theme = m.theme;
    card.state = m.state;
    card.number = m.number;
    card.guests = m.guests;
    card.version = m.version;
    card.items = store.items(m.id);
    card.attendance = store.attendance(m);
    card.invited = int(card.attendance.size());
    card.attended = presentOf(card.attendance);
    auto named = [&](std::optional<PersonId> id) { return id ? store.name(*id) : std::nullopt; };
    card.chair = named(m.chair);
    card.secretary = named(m.secretary);
    bool sees = seen.association.sight >= Sight::directory, whole = seen.association.seesAttendance(),
         writes = seen.association.writes(), goes = m.state != MeetingState::cancelled;
    bool planned = m.state == MeetingState::planned, day = m.on_date <= work.today();
    card.can = {{"edit", writes && planned},   {"attendance", writes && goes && day},
                {"record", writes && goes},    {"hold", writes && planned && day},
                {"cancel", writes && planned}, {"minutes", whole && m.state == MeetingState::held}};
    if (!sees) {
        card.hidden = {"attendance", "chair", "secretary", "speaker", "responsible"};
        card.chair.reset();
        card.secretary.reset();
        for (Item& item : card.items) {
            item.speaker.reset();
            for (Decision& d : item.decisions) d.responsible.reset();
        }
    } else if (!whole) {
        card.hidden = {"attendance"};
    }
    if (!whole) {
        leaveOwn(work, card.attendance);
        leaveAgenda(work, seen, card);
    }
    return card;
}

SeenMeeting seeMeeting(api::Work& work, MeetingId id) {
    auto meeting = MeetingStore(work).kept(id);
    auto association = see(work, meeting.association);
    return {std::move(meeting), std::move(association)};
}
SeenMeeting seeMeetingToWrite(api::Work& work, MeetingId id) {
    auto seen = seeMeeting(work, id);
    if (!seen.association.writes()) throw Refused(RefusalKind::forbidden, "associations.not_yours");
    return seen;
}
MeetingCard cardOf(api::Work& work, MeetingId id) { return cardOf(work, seeMeeting(work, id)); }
int presentOf(const std::vector<Attendance>& attendance) {
    return int(
        std::count_if(attendance.begin(), attendance.end(), [](const Attendance& a) { return a.present; }));
}
void countAgain(api::Work& work, const Room& room, const KeptMeeting& m) {
    room.facts.changed(work, "meetings", m.organisation, m.on_date);
}
api::Page<MeetingRow> listMeetings(api::Scope& scope, const MeetingQuery& query) {
    return scope.read([&](api::Work& work) {
        std::optional<Within> within;
        // One association is seen by its own people wherever it stands.
        if (query.association) see(work, *query.association);
        // One's own are, too.
        bool anywhere = query.association || query.mine.value_or(false);
        if (query.organisation || !anywhere)
            within = organisationsWithin(work, query.organisation ? *query.organisation : firstHome(work));
        return MeetingStore(work).list(within, query, Rights::of(work));
    });
}

MeetingCard openMeeting(api::Scope& scope, MeetingId id) {
    return scope.read([&](api::Work& work) { return cardOf(work, id); });
}

MeetingCard addMeeting(api::Scope& scope, const Room& room, const NewMeeting& fresh) {
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, fresh.association);
        const Kept& a = seen.association;
        if (fresh.date < a.since || fresh.date >= a.until)
            throw wrongField("/date", "associations.not_at_work", {{"since", stampDate(a.since)}});
        if (daysBetween(work.today(), fresh.date) > 550)
            throw wrongField("/date", "associations.too_far_ahead");
        KeptMeeting m;
        m.id = work.newId<MeetingId>();
        m.association = a.id;
        m.organisation = a.organisation;
        m.school_year = yearOfMeeting(fresh.date);
        m.on_date = fresh.date;
        m.at_time = requireTime(fresh.time);
        m.place = filled(fresh.place);
        m.theme = fresh.theme;
        m.chair = AssociationStore(work).headOn(a.id, fresh.date);
        MeetingStore store(work);
        store.add(m);
        if (fresh.agenda) {
            std::vector<ItemEntry> items;
            for (const AgendaEntry& e : *fresh.agenda)
                items.push_back({e.title, e.speaker, {}, {}, {}, {}, {}, {}, {}});
            store.setItems(m, items, store.attendance(m));
        }
        countAgain(work, room, m);
        work.note(m.organisation.value, "meeting.set", "meeting", m.id.value);
        return cardOf(work, m.id);
    });
}

MeetingCard changeMeeting(api::Scope& scope, const Room& room, MeetingId id, const MeetingChange& change) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        KeptMeeting m = seen.meeting;
        const Kept& a = seen.association.association;
        scope.expectVersion(m.version);
        bool moves = change.date || change.time.given || change.place.given || change.theme;
        // Who chaired and who wrote is often filled in afterwards; the day of what was held stands.
        if (moves) enforce(mayMove(factsOf(work, m)), RefusalKind::conflict);
        enforce(mayRecord(factsOf(work, m)), RefusalKind::conflict);
        if (change.date && *change.date != m.on_date) {
            if (*change.date < a.since || *change.date >= a.until)
                throw wrongField("/date", "associations.not_at_work", {{"since", stampDate(a.since)}});
            if (daysBetween(work.today(), *change.date) > 550)
                throw wrongField("/date", "associations.too_far_ahead");
            countAgain(work, room, m);
            m.on_date = *change.date;
            m.school_year = yearOfMeeting(m.on_date);
        }
        if (change.time.given) m.at_time = requireTime(change.time.value);
        if (change.place.given) m.place = filled(change.place.value);
        if (change.theme) m.theme = *change.theme;
        if (change.guests.given) m.guests = filled(change.guests.value);
        auto who = [&](const json::Maybe<PersonId>& wish, std::optional<PersonId>& now, const char* path) {
            if (!wish.given) return;
            if (wish.value && !AssociationStore(work).isMember(a.id, *wish.value, m.on_date))
                requireColleague(work, a, *wish.value, path);
            now = wish.value;
        };
        who(change.chair, m.chair, "/chair");
        who(change.secretary, m.secretary, "/secretary");
        MeetingStore(work).save(m);
        countAgain(work, room, m);
        work.note(m.organisation.value, "meeting.changed", "meeting", id.value, json::write(change));
        return cardOf(work, id);
    });
}

MeetingCard holdMeeting(api::Scope& scope, const Room& room, MeetingId id) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        KeptMeeting m = seen.meeting;
        if (scope.ifMatch) scope.expectVersion(m.version);
        if (!m.chair) m.chair = AssociationStore(work).headOn(m.association, m.on_date);
        MeetingStore store(work);
        auto invited = store.attendance(m);
        int present = presentOf(invited);
        if (auto item = tooManyVotes(store.items(id), present))
            throw Refused(RefusalKind::conflict, "associations.votes_exceed_item",
                          {{"number", std::to_string(*item + 1)}, {"present", std::to_string(present)}});
        enforce(
            mayHold({m.state, m.on_date, store.countItems(id), present, m.chair.has_value()}, work.today()),
            RefusalKind::conflict);
        store.freeze(m, invited);
        m.state = MeetingState::held;
        m.number = int(store.nextNumber(m.association, m.school_year));
        m.invited = int(invited.size());
        m.attended = present;
        store.save(m);
        countAgain(work, room, m);
        work.note(m.organisation.value, "meeting.held", "meeting", id.value,
                  "{\"number\":" + std::to_string(*m.number) + "}");
        return cardOf(work, id);
    });
}

MeetingCard cancelMeeting(api::Scope& scope, const Room& room, MeetingId id) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        KeptMeeting m = seen.meeting;
        if (scope.ifMatch) scope.expectVersion(m.version);
        enforce(mayMove(factsOf(work, m)), RefusalKind::conflict);
        m.state = MeetingState::cancelled;
        MeetingStore(work).save(m);
        countAgain(work, room, m);
        work.note(m.organisation.value, "meeting.cancelled", "meeting", id.value);
        return cardOf(work, id);
    });
}

api::Page<DecisionRow> listDecisions(api::Scope& scope, const DecisionQuery& query) {
    return scope.read([&](api::Work& work) {
        std::optional<Within> within;
        if (query.organisation || !query.mine.value_or(false))
            within = organisationsWithin(work, query.organisation ? *query.organisation : firstHome(work));
        return MeetingStore(work).decisions(within, query, Rights::of(work));
    });
}

DecisionRow finishDecision(api::Scope& scope, DecisionId id, const Done& done) {
    return scope.change([&](api::Work& work) {
        MeetingStore store(work);
        auto decision = store.decision(id);
        auto seen = seeMeeting(work, decision.meeting);
        bool own = decision.responsible && *decision.responsible == seen.association.rights.person();
        if (!own && !seen.association.writes())
            throw Refused(RefusalKind::forbidden, "associations.not_responsible");
        enforce(mayFinish(decision.done_on, seen.meeting.on_date, done.done_on, work.today()),
                RefusalKind::conflict);
        store.finish(id, done.done_on);
        work.note(decision.organisation.value, "decision.done", "decision", id.value, json::write(done));
        return store.decisionRow(id, seen.association.rights).front();
    });
}

}  // namespace metodika::associations
