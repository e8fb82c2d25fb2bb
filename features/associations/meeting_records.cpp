// Who came and what was said: joined with what others have written meanwhile.
#include <algorithm>

#include "features/associations/joining.hpp"
#include "features/associations/rules.hpp"
#include "features/associations/seen_meeting.hpp"

namespace metodika::associations {
namespace {

constexpr std::size_t mostAtOnce = 100;

bool isInvited(const std::vector<Attendance>& invited, PersonId person) {
    return std::any_of(invited.begin(), invited.end(),
                       [&](const Attendance& x) { return x.person.id == person; });
}

void writePresent(api::Work& work, const Room& room, KeptMeeting& m, const std::vector<Attendance>& invited,
                  const std::vector<PersonId>& present) {
    MeetingStore store(work);
    store.setPresent(m, invited, present);
    if (m.state == MeetingState::held) {
        m.attended = store.countPresent(m.id);
        if (!*m.attended) throw Refused(RefusalKind::conflict, "associations.nobody_present");
        countAgain(work, room, m);
    }
    work.note(m.organisation.value, "meeting.attendance", "meeting", m.id.value,
              "{\"present\":" + std::to_string(present.size()) + "}");
}

void writeItems(api::Work& work, const SeenMeeting& seen, const std::vector<ItemEntry>& items,
                const std::vector<Attendance>& invited) {
    const KeptMeeting& m = seen.meeting;
    if (items.size() > mostAtOnce) throw Refused(RefusalKind::tooLarge, "associations.too_many_at_once");
    if (m.state == MeetingState::held && items.empty())
        throw Refused(RefusalKind::conflict, "associations.no_agenda");
    int present = presentOf(invited);
    if (auto item = tooManyVotes(items, present))
        throw wrongField("/items/" + std::to_string(*item) + "/votes_for", "associations.votes_exceed",
                         {{"present", std::to_string(present)}});
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!items[i].decisions) continue;
        const auto& decisions = *items[i].decisions;
        for (std::size_t k = 0; k < decisions.size(); ++k) {
            std::string path = "/items/" + std::to_string(i) + "/decisions/" + std::to_string(k);
            if (decisions[k].due && *decisions[k].due < m.on_date)
                throw wrongField(path + "/due", "associations.due_before_meeting");
            auto who = decisions[k].responsible;
            if (who && !isInvited(invited, *who))
                requireColleague(work, seen.association.association, *who, path + "/responsible");
        }
    }
    MeetingStore(work).setItems(m, items, invited);
    work.note(m.organisation.value, "meeting.recorded", "meeting", m.id.value);
}

/// Everyone who is present after the ticks; who is no longer invited is told back.
std::vector<PersonId> ticked(const std::vector<Attendance>& invited, const std::vector<Tick>& ticks,
                             std::vector<Clash>& clashes) {
    std::vector<PersonId> present;
    for (const Attendance& a : invited)
        if (a.present) present.push_back(a.person.id);
    for (const Tick& tick : ticks) {
        if (!isInvited(invited, tick.person)) {
            clashes.push_back({std::to_string(tick.person.value), {}, "person"});
            continue;
        }
        std::erase(present, tick.person);
        if (tick.present) present.push_back(tick.person);
    }
    return present;
}

}  // namespace

// No version is asked for: what was changed elsewhere is what this is joined with.
JoinedMeeting joinMeeting(api::Scope& scope, const Room& room, MeetingId id, const MeetingJoin& join) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        KeptMeeting& m = seen.meeting;
        MeetingStore store(work);
        JoinedMeeting out;
        bool ticks = join.ticks && !join.ticks->empty(), items = join.items && !join.items->empty();
        if (ticks) {
            enforce(mayTick({m.state, m.on_date, 0, 0, false}, work.today()), RefusalKind::conflict);
            auto invited = store.attendance(m);
            writePresent(work, room, m, invited, ticked(invited, *join.ticks, out.clashes));
        }
        if (items) {
            enforce(mayRecord({m.state, m.on_date, 0, 0, false}), RefusalKind::conflict);
            if (join.items->size() > 2 * mostAtOnce)
                throw Refused(RefusalKind::tooLarge, "associations.too_many_at_once");
            auto joined = joinItems(entriesOf(store.items(id)), *join.items);
            out.clashes.insert(out.clashes.end(), joined.clashes.begin(), joined.clashes.end());
            writeItems(work, seen, joined.items, store.attendance(m));
        }
        if (ticks || items) store.save(m);
        out.meeting = cardOf(work, id);
        return out;
    });
}

}  // namespace metodika::associations
