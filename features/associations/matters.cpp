// What is to be spoken about, from whoever raises it to the agenda that takes it.
#include <algorithm>

#include "features/associations/council.hpp"
#include "features/associations/desk.hpp"
#include "features/associations/desk_store.hpp"
#include "features/associations/joining.hpp"
#include "features/associations/rules.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

constexpr std::size_t mostItems = 100;

void mayBelong(api::Work& work, const Seen& seen) {
    if (!seen.member && !seen.writes() && !bringsTo(work, seen.association))
        throw Refused(RefusalKind::forbidden, "associations.members_raise");
}

/// The agenda with these items written anew; whoever has the page open is told by the version.
void writeAgenda(api::Work& work, const SeenMeeting& seen, const std::vector<ItemEntry>& items) {
    if (items.size() > mostItems) throw Refused(RefusalKind::tooLarge, "associations.too_many_at_once");
    MeetingStore store(work);
    store.setItems(seen.meeting, items, store.attendance(seen.meeting));
    store.save(seen.meeting);
    work.note(seen.meeting.organisation.value, "meeting.agenda", "meeting", seen.meeting.id.value);
}

}  // namespace

Matters listMatters(api::Scope& scope, AssociationId id) {
    return scope.read([&](api::Work& work) {
        auto seen = see(work, id);
        // What is to be spoken about is the association's own, like its minutes.
        bool belongs = seen.seesAttendance();
        Matters out;
        bool brings = belongs || bringsTo(work, seen.association);
        if (brings) out.items = DeskStore(work).matters(seen);
        // Whoever brings a matter from below follows their own alone.
        if (!belongs)
            std::erase_if(out.items, [&](const Matter& m) {
                return !m.raised_by || m.raised_by->id != seen.rights.person();
            });
        out.can = {{"raise", brings && seen.association.until > work.today()}};
        return out;
    });
}

Matter raiseMatter(api::Scope& scope, AssociationId id, const NewMatter& wish) {
    return scope.change([&](api::Work& work) {
        auto seen = see(work, id);
        mayBelong(work, seen);
        if (utf8::squeeze(wish.title).empty()) throw wrongField("/title", "api.field.required");
        if (seen.association.until <= work.today())
            throw Refused(RefusalKind::conflict, "associations.closed_already");
        DeskStore store(work);
        auto matter = store.add(id, utf8::squeeze(wish.title), wish.speaker, {});
        work.note(seen.association.organisation.value, "matter.raised", "association", id.value);
        return store.matter(matter, seen);
    });
}

Matter dropMatter(api::Scope& scope, MatterId id, const MatterReason& why) {
    return scope.change([&](api::Work& work) {
        DeskStore store(work);
        auto seen = see(work, store.associationOf(id));
        auto matter = store.matter(id, seen);
        if (!matter.can.at("drop")) throw Refused(RefusalKind::forbidden, "associations.not_yours");
        if (matter.state != MatterState::waiting)
            throw Refused(RefusalKind::conflict, "associations.matter_settled");
        store.drop(id, utf8::squeeze(why.reason));
        work.note(seen.association.organisation.value, "matter.dropped", "association",
                  seen.association.id.value);
        return store.matter(id, seen);
    });
}

Desk takeMatters(api::Scope& scope, MeetingId id, const MattersTaken& taken) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        enforce(mayMove({seen.meeting.state, seen.meeting.on_date, 0, 0, false}), RefusalKind::conflict);
        DeskStore store(work);
        auto items = entriesOf(MeetingStore(work).items(id));
        for (std::size_t i = 0; i < taken.matters.size(); ++i) {
            auto matter = store.matter(taken.matters[i], seen.association);
            std::string path = "/matters/" + std::to_string(i);
            if (store.associationOf(matter.id) != seen.association.association.id)
                throw wrongField(path, "associations.matter_unknown");
            // Two took it at once: it stands on an agenda already.
            if (matter.state != MatterState::waiting) continue;
            ItemEntry item{matter.title, matter.speaker, {}, {}, {}, {}, {}, {}, {}};
            item.mark = "m" + matter.id.text();
            items.push_back(item);
            store.take(matter.id, id, *item.mark);
        }
        writeAgenda(work, seen, items);
        return deskOf(work, id);
    });
}

Desk putOffItem(api::Scope& scope, MeetingId id, const std::string& mark) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        enforce(mayRecord({seen.meeting.state, seen.meeting.on_date, 0, 0, false}), RefusalKind::conflict);
        auto items = entriesOf(MeetingStore(work).items(id));
        auto at =
            std::find_if(items.begin(), items.end(), [&](const ItemEntry& e) { return e.mark == mark; });
        if (at == items.end()) notFound();
        DeskStore store(work);
        if (!store.returned(id, mark)) store.add(seen.association.association.id, at->title, at->speaker, id);
        if (seen.meeting.state == MeetingState::planned) {
            items.erase(at);
            writeAgenda(work, seen, items);
        }
        work.note(seen.meeting.organisation.value, "matter.put_off", "meeting", id.value);
        return deskOf(work, id);
    });
}

}  // namespace metodika::associations
