// Letters about meetings and decisions: only to those who agreed to letters, each once.
#include <algorithm>

#include "contracts/consents.hpp"
#include "contracts/region.hpp"
#include "features/associations/desk_store.hpp"
#include "features/associations/rules.hpp"

namespace metodika::associations {
namespace {

struct ComingLine {
    MeetingId id;
    OrganisationId organisation;
    Date on_date{};
};
BOOST_DESCRIBE_STRUCT(ComingLine, (), (id, organisation, on_date))
struct TermLine {
    DecisionId id;
    PersonId person;
    OrganisationId organisation;
    std::string text, association;
    Date due{};
};
BOOST_DESCRIBE_STRUCT(TermLine, (), (id, person, organisation, text, association, due))

/// Every reminder is for those within so many days; a pack may say fewer.
constexpr int furthest = 14;
/// So many things of a kind in one transaction.
constexpr int portion = 100;

TextParams wordsOf(const KeptMeeting& m, const std::string& association) {
    return {{"theme", m.theme},
            {"association", association},
            {"date", stampDate(m.on_date)},
            {"time", m.at_time.value_or("–")},
            {"place", m.place.value_or("–")}};
}

int inviteAll(api::Work& work, const mail::Post& post, const KeptMeeting& m, std::string_view kind) {
    MeetingStore store(work);
    auto association = AssociationStore(work).kept(m.association).name;
    std::vector<PersonId> invited;
    for (const Attendance& a : store.attendance(m)) invited.push_back(a.person.id);
    DeskStore desk(work);
    int sent = 0;
    auto words = wordsOf(m, association);
    std::string agenda;
    for (const Item& item : store.items(m.id))
        agenda +=
            "\n" + std::to_string(1 + std::count(agenda.begin(), agenda.end(), '\n')) + ". " + item.title;
    words.emplace("agenda", agenda.empty() ? "\n–" : agenda);
    for (PersonId person : whoConsented(work, consents::letters, invited)) {
        auto to = desk.address(person);
        if (!to || !desk.noteLetter(kind, m.id.value, person, m.on_date)) continue;
        auto say = [&](const char* part) {
            return work.scope().sayIn(text::Language::ru,
                                      "associations.letter." + std::string(kind) + "_" + part, words);
        };
        if (post.put(work, {*to, say("subject"), say("text")})) ++sent;
    }
    return sent;
}

int daysOf(api::Work& work, OrganisationId place, std::string_view setting) {
    return std::min(furthest, int(packOf(work, place).setting(setting, work.today()).number()));
}

std::int64_t remindOfComing(api::Work& work, const mail::Post& post, MeetingId& after) {
    static constexpr db::Query coming{"notices.coming", R"(
        SELECT id, organisation, on_date FROM meetings WHERE state = 'planned' AND on_date > :today AND on_date <= :until
          AND invited_on IS NOT NULL AND id > :after ORDER BY id LIMIT 100)"};
    auto found = work.all<ComingLine>(coming, {{"until", addDays(work.today(), furthest)}, {"after", after}});
    std::int64_t sent = 0;
    for (const ComingLine& l : found)
        if (l.on_date <= addDays(work.today(), daysOf(work, l.organisation, "meeting.remind_days")))
            sent += inviteAll(work, post, MeetingStore(work).kept(l.id), "reminder");
    after = int(found.size()) < portion ? MeetingId{} : found.back().id;
    return sent;
}

std::int64_t remindOfTerms(api::Work& work, const mail::Post& post, DecisionId& after) {
    static constexpr db::Query terms{"notices.terms", R"(
        SELECT d.id, d.responsible AS person, d.organisation, d.text, a.name AS association, d.due
        FROM meeting_decisions d JOIN meetings m ON m.id = d.meeting JOIN associations a ON a.id = m.association
        WHERE d.done_on IS NULL AND d.responsible IS NOT NULL AND d.due >= :today AND d.due <= :until AND m.state = 'held'
          AND d.id > :after ORDER BY d.id LIMIT 100)"};
    auto found = work.all<TermLine>(terms, {{"until", addDays(work.today(), furthest)}, {"after", after}});
    std::vector<PersonId> persons;
    for (const TermLine& l : found) persons.push_back(l.person);
    auto willing = whoConsented(work, consents::letters, persons);
    DeskStore desk(work);
    std::int64_t sent = 0;
    for (const TermLine& l : found) {
        if (l.due > addDays(work.today(), daysOf(work, l.organisation, "decision.remind_days"))) continue;
        if (std::find(willing.begin(), willing.end(), l.person) == willing.end()) continue;
        auto to = desk.address(l.person);
        if (!to || !desk.noteLetter("decision", l.id.value, l.person, l.due)) continue;
        auto say = [&](const char* part) {
            return work.scope().sayIn(
                text::Language::ru, std::string("associations.letter.decision_") + part,
                {{"text", l.text}, {"association", l.association}, {"date", stampDate(l.due)}});
        };
        if (post.put(work, {*to, say("subject"), say("text")})) ++sent;
    }
    after = int(found.size()) < portion ? DecisionId{} : found.back().id;
    return sent;
}

/// A transaction a portion: step moves its mark, back to the beginning when nothing is left.
template <class I, class Step>
std::int64_t inPortions(api::Scope& scope, Step step) {
    std::int64_t sent = 0;
    I after;
    do {
        auto [count, next] = scope.change([&](api::Work& work) {
            I at = after;
            auto n = step(work, at);
            return std::pair(n, at);
        });
        sent += count;
        after = next;
    } while (after.value);
    return sent;
}

}  // namespace

Desk inviteToMeeting(api::Scope& scope, const mail::Post& post, MeetingId id) {
    return scope.change([&](api::Work& work) {
        auto seen = seeMeetingToWrite(work, id);
        const KeptMeeting& m = seen.meeting;
        enforce(mayMove({m.state, m.on_date, 0, 0, false}), RefusalKind::conflict);
        if (m.on_date < work.today())
            throw Refused(RefusalKind::conflict, "associations.meeting_past",
                          {{"date", stampDate(m.on_date)}});
        DeskStore(work).invited(id);
        // Without a mail server My week alone tells everybody.
        auto sent = post.open() ? inviteAll(work, post, m, "invitation") : 0;
        work.note(m.organisation.value, "meeting.invited", "meeting", id.value,
                  "{\"letters\":" + std::to_string(sent) + "}");
        return deskOf(work, id);
    });
}

std::int64_t remindOfMeetings(api::Scope& scope, const mail::Post& post) {
    if (!post.open()) return 0;
    return inPortions<MeetingId>(
               scope, [&](api::Work& work, MeetingId& at) { return remindOfComing(work, post, at); }) +
           inPortions<DecisionId>(
               scope, [&](api::Work& work, DecisionId& at) { return remindOfTerms(work, post, at); });
}

}  // namespace metodika::associations
