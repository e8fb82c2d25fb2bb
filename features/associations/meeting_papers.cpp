// What is printed of a meeting: its minutes, an extract of them, the sheet that people sign when they come.
#include <fstream>
#include <map>
#include <set>

#include "contracts/region.hpp"
#include "contracts/roles.hpp"
#include "features/associations/desk_store.hpp"
#include "features/associations/minutes.hpp"
#include "features/associations/seen_meeting.hpp"
#include "platform/documents/docx.hpp"

namespace metodika::associations {
namespace {

/// Named by the text, without what a file's name may not have.
std::string fileName(api::Work& work, std::string_view key, const SeenMeeting& seen) {
    const KeptMeeting& m = seen.meeting;
    auto name = work.scope().sayIn(text::Language::ru, key,
                                   {{"number", std::to_string(m.number.value_or(0))},
                                    {"date", stampDate(m.on_date)},
                                    {"association", seen.association.association.name}});
    std::erase_if(name, [](char c) { return c == '/' || c == '\\' || c == '"' || (c >= 0 && c < 32); });
    return name;
}

/// The pack's template of the day, filled.
api::File filled(const packs::Pack& pack, std::string_view document, Date on, std::string name,
                 const documents::Fields& fields) {
    auto paper = pack.document(document, on);
    std::ifstream in(paper, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + paper.string());
    return {std::move(name), std::string(documents::docxMediaType), documents::fillDocx(bytes, fields)};
}

/// item: of that one alone, counted from one.
documents::Fields recordOf(api::Work& work, const Room& room, const SeenMeeting& seen,
                           const MeetingCard& card, std::optional<int> item) {
    MeetingStore store(work);
    // Papers are in Russian whatever the reader's language is.
    auto say = [&](std::string_view key, const TextParams& params) {
        return work.scope().sayIn(text::Language::ru, key, params);
    };
    std::string form = "associations.paper.people_" + std::string(pluralForm(*card.attended));
    MinutesSource source{card,
                         store.organisationName(card.organisation.id, card.date),
                         say(form, {{"count", std::to_string(*card.attended)}}),
                         {},
                         store.speakers(card.id),
                         {}};
    for (auto& name : store.named(card.id)) source.names.emplace(name.id, name);
    for (auto& d : DeskStore(work).earlier(seen.meeting)) {
        if (!d.outcome) continue;
        std::string key = "associations.paper.found_" + std::string(enumName(*d.outcome));
        auto outcome = say(key, {{"date", d.until ? stampDate(*d.until) : ""}});
        if (d.note) outcome += ": " + *d.note;
        source.found.push_back({std::move(d.text), std::move(outcome), d.meeting.date});
    }
    return minutesFields(source, room.words.of(packOf(work, card.organisation.id)), item);
}

}  // namespace

api::File minutesOf(api::Work& work, const Room& room, const SeenMeeting& seen) {
    auto card = cardOf(work, seen);
    return filled(packOf(work, card.organisation.id), "minutes", card.date,
                  fileName(work, "associations.paper.file", seen), recordOf(work, room, seen, card, {}));
}

api::File printMinutes(api::Scope& scope, const Room& room, MeetingId id) {
    return scope.read([&](api::Work& work) {
        auto seen = seeMeeting(work, id);
        if (!seen.association.seesAttendance())
            throw Refused(RefusalKind::forbidden, "associations.minutes_of_others");
        if (seen.meeting.state != MeetingState::held)
            throw Refused(RefusalKind::conflict, "associations.not_held");
        return minutesOf(work, room, seen);
    });
}

api::File printExtract(api::Scope& scope, const Room& room, MeetingId id, const ExtractQuery& query) {
    return scope.read([&](api::Work& work) {
        auto seen = seeMeeting(work, id);
        if (!seen.association.seesAttendance())
            throw Refused(RefusalKind::forbidden, "associations.minutes_of_others");
        // A copy is made of what was signed, as it was signed.
        auto signedPaper = DeskStore(work).lastPaper(id);
        if (!signedPaper || signedPaper->record != seen.meeting.version)
            throw Refused(RefusalKind::conflict, "associations.extract_of_signed");
        auto card = cardOf(work, seen);
        if (query.item < 1 || query.item > int(card.items.size())) notFound();
        return filled(packOf(work, card.organisation.id), "minutes_extract", card.date,
                      fileName(work, "associations.paper.extract", seen),
                      recordOf(work, room, seen, card, query.item));
    });
}

api::File printSheet(api::Scope& scope, const Room& room, MeetingId id) {
    return scope.read([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        if (seen.meeting.state == MeetingState::cancelled)
            throw Refused(RefusalKind::conflict, "associations.cancelled");
        auto card = cardOf(work, seen);
        std::map<PersonId, std::string> levels;
        // A column of the staff list (access.md).
        if (holdsAt(work, seen.association.association.root, roles::keepers))
            levels = MeetingStore(work).categories(card.association.id, card.date);
        std::set<PersonId> speaking;
        for (const auto& speaker : MeetingStore(work).speakers(card.id))
            if (speaker) speaking.insert(*speaker);
        auto say = [&](const std::string& key) { return work.scope().sayIn(text::Language::ru, key); };
        std::vector<documents::Fields> lines;
        for (const Attendance& a : card.attendance) {
            auto level = levels.find(a.person.id);
            std::string category;
            if (level != levels.end()) {
                auto key = "associations.paper.level_" + level->second;
                category = say(key);
            }
            lines.push_back(
                documents::Fields()
                    .text("номер", std::to_string(lines.size() + 1))
                    .text("имя", a.person.name)
                    .text("организация", a.organisation.name)
                    .text("должность", a.position)
                    .text("категория", category)
                    .text("роль", say(speaking.contains(a.person.id) ? "associations.paper.speaks"
                                                                     : "associations.paper.listens")));
        }
        const packs::Pack& pack = packOf(work, card.organisation.id);
        documents::Fields fields;
        fields.text("организация", MeetingStore(work).organisationName(card.organisation.id, card.date))
            .text("заседание", room.words.of(pack).headingOf(card.association.name))
            .text("дата", stampDate(card.date))
            .text("время", card.time.value_or(""))
            .text("место", card.place.value_or(""))
            .text("тема", card.theme)
            .list("участники", std::move(lines));
        return filled(pack, "attendance_sheet", card.date, fileName(work, "associations.paper.sheet", seen),
                      fields);
    });
}

std::string minutesName(api::Work& work, const SeenMeeting& seen) {
    return fileName(work, "associations.paper.file", seen);
}

}  // namespace metodika::associations
