// The agenda, what was heard, and the decisions.
#include <algorithm>

#include "features/associations/meeting_store.hpp"
#include "features/associations/searching.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

struct ItemLine {
    std::int64_t number = 0;
    std::string title;
    std::optional<std::string> speaker, heard, spoke;
    std::optional<int> votes_for, votes_against, votes_abstained;
    std::optional<std::string> mark;
};
BOOST_DESCRIBE_STRUCT(ItemLine, (),
                      (number, title, speaker, heard, spoke, votes_for, votes_against, votes_abstained, mark))

struct DecisionLine {
    DecisionId id;
    std::int64_t item = 0;
    std::string text;
    std::optional<PersonId> responsible;
    std::optional<std::string> responsible_name;
    Date due{};
    std::optional<Date> done_on;
    bool dropped = false;
    std::optional<std::string> mark;
    // Where a list shows it:
    MeetingId meeting;
    AssociationId association;
    OrganisationId organisation;
    std::string association_name, organisation_name;
    Level level = Level::school;
    Date on_date{};
};
BOOST_DESCRIBE_STRUCT(DecisionLine, (),
                      (id, item, text, responsible, responsible_name, due, done_on, dropped, mark, meeting,
                       association, organisation, association_name, organisation_name, level, on_date))

std::optional<PersonRef> responsibleOf(const DecisionLine& d) {
    if (!d.responsible) return {};
    return PersonRef{*d.responsible, d.responsible_name.value_or("")};
}

constexpr std::string_view decisionColumns = R"(
    SELECT d.id, d.item, d.text, d.responsible, p.name AS responsible_name, d.due, d.done_on, d.dropped, d.mark, d.meeting, m.association, d.organisation,
           a.name AS association_name, a.level, m.on_date,
           (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = d.organisation AND o.since <= :today AND o.until > :today) AS organisation_name
    FROM meeting_decisions d JOIN meetings m ON m.id = d.meeting JOIN associations a ON a.id = m.association
    LEFT JOIN shared_persons p ON p.id = d.responsible )";

DecisionState stateOf(const DecisionLine& d) {
    return d.dropped ? DecisionState::dropped : d.done_on ? DecisionState::done : DecisionState::open;
}

DecisionRow rowOf(DecisionLine& d, const Rights& rights, Date today) {
    bool done = d.done_on.has_value();
    bool may = !done && (rights.writes(d.association, d.level, d.organisation) ||
                         (d.responsible && *d.responsible == rights.person()));
    return {d.id,
            std::move(d.text),
            responsibleOf(d),
            shownEnd(d.due),
            stateOf(d),
            d.done_on,
            !done && d.due < today,
            {d.meeting, d.on_date},
            {d.association, std::move(d.association_name)},
            {d.organisation, std::move(d.organisation_name)},
            {{"done", may}}};
}

std::string given(const std::optional<std::string>& text) {
    return text ? utf8::squeeze(*text) : std::string();
}
std::optional<std::string> filled(const std::optional<std::string>& text) {
    if (given(text).empty()) return {};
    return text;
}

}  // namespace

std::vector<Item> MeetingStore::items(MeetingId id) {
    static constexpr db::Query find{"meetings.items", R"(
        SELECT number, title, speaker, heard, spoke, votes_for, votes_against, votes_abstained, mark FROM agenda_items
        WHERE meeting = :id ORDER BY number)"};
    static constexpr db::Query decided{"meetings.decisions", R"(
        SELECT d.id, d.item, d.text, d.responsible, p.name AS responsible_name, d.due, d.done_on, d.dropped, d.mark FROM meeting_decisions d
        LEFT JOIN shared_persons p ON p.id = d.responsible WHERE d.meeting = :id ORDER BY d.item, d.number)"};
    std::vector<Item> out;
    std::vector<std::int64_t> numbers;
    for (auto& i : work_.all<ItemLine>(find, {{"id", id}})) {
        numbers.push_back(i.number);
        out.push_back({std::move(i.title),
                       i.speaker,
                       i.heard,
                       i.spoke,
                       i.votes_for,
                       i.votes_against,
                       i.votes_abstained,
                       {},
                       i.mark.value_or(std::to_string(i.number))});
    }
    for (auto& d : work_.all<DecisionLine>(decided, {{"id", id}})) {
        auto at = std::find(numbers.begin(), numbers.end(), d.item);
        if (at == numbers.end()) continue;
        out[std::size_t(at - numbers.begin())].decisions.push_back(
            {d.id, std::move(d.text), responsibleOf(d), shownEnd(d.due), stateOf(d), d.done_on,
             d.mark.value_or(std::to_string(d.id.value))});
    }
    return out;
}

void MeetingStore::setItems(const KeptMeeting& m, const std::vector<ItemEntry>& items,
                            const std::vector<Attendance>& invited) {
    static constexpr db::Query clear{"meetings.clear_items", "DELETE FROM agenda_items WHERE meeting = :id"};
    static constexpr db::Query put{"meetings.put_item", R"(
        INSERT INTO agenda_items (meeting, number, title, speaker, speaker_person, heard, spoke, votes_for, votes_against, votes_abstained, mark)
        VALUES (:id, :number, :title, :speaker, :speaker_person, :heard, :spoke, :votes_for, :votes_against, :votes_abstained, :mark))"};
    static constexpr db::Query known{"meetings.decision_ids",
                                     "SELECT id FROM meeting_decisions WHERE meeting = :id"};
    static constexpr db::Query change{"meetings.change_decision", R"(
        UPDATE meeting_decisions SET item = :item, number = :number, text = :text, responsible = :responsible, due = :due WHERE id = :id)"};
    static constexpr db::Query begin{"meetings.add_decision", R"(
        INSERT INTO meeting_decisions (id, meeting, organisation, item, number, text, responsible, due, mark)
        VALUES (:id, :meeting, :organisation, :item, :number, :text, :responsible, :due, :mark))"};
    static constexpr db::Query drop{"meetings.drop_decision", "DELETE FROM meeting_decisions WHERE id = :id"};
    std::vector<std::int64_t> left;
    {
        auto rows = work_.run(known.text, {{"id", m.id}});
        while (rows->next()) left.push_back(rows->integer(0));
    }
    work_.execute(clear, {{"id", m.id}});
    for (std::size_t i = 0; i < items.size(); ++i) {
        const ItemEntry& e = items[i];
        // A speaker who is one of the invited is known with post and initials in the minutes.
        std::optional<PersonId> speaker;
        for (const Attendance& a : invited)
            if (utf8::fold(a.person.name) == utf8::fold(given(e.speaker))) speaker = a.person.id;
        std::int64_t item = std::int64_t(i) + 1;
        work_.execute(put, {{"id", m.id},
                            {"number", item},
                            {"title", utf8::squeeze(e.title)},
                            {"speaker", filled(e.speaker)},
                            {"speaker_person", speaker},
                            {"heard", filled(e.heard)},
                            {"spoke", filled(e.spoke)},
                            {"votes_for", e.votes_for},
                            {"votes_against", e.votes_against},
                            {"votes_abstained", e.votes_abstained},
                            {"mark", e.mark.value_or(std::to_string(work_.newId<MeetingId>().value))}});
        if (!e.decisions) continue;
        for (std::size_t k = 0; k < e.decisions->size(); ++k) {
            const DecisionEntry& d = (*e.decisions)[k];
            std::int64_t number = std::int64_t(k) + 1;
            auto at = d.id ? std::find(left.begin(), left.end(), d.id->value) : left.end();
            if (d.id && at == left.end())
                throw Refused(RefusalKind::invalid, "api.invalid", {},
                              {{"/items/" + std::to_string(i) + "/decisions/" + std::to_string(k) + "/id",
                                "associations.decision_unknown",
                                {}}});
            if (d.id) {
                left.erase(at);
                work_.execute(change, {{"id", *d.id},
                                       {"item", item},
                                       {"number", number},
                                       {"text", d.text},
                                       {"responsible", d.responsible},
                                       {"due", d.due.value_or(forever)}});
            } else {
                work_.execute(begin, {{"id", work_.newId<DecisionId>()},
                                      {"meeting", m.id},
                                      {"organisation", m.organisation},
                                      {"item", item},
                                      {"number", number},
                                      {"text", d.text},
                                      {"responsible", d.responsible},
                                      {"due", d.due.value_or(forever)},
                                      {"mark", d.mark}});
            }
        }
    }
    for (std::int64_t id : left) work_.execute(drop, {{"id", id}});
    touch(work_, m.association);
    searchAnew(work_, m.id);
}

api::Page<DecisionRow> MeetingStore::decisions(const std::optional<Within>& within,
                                               const DecisionQuery& query, const Rights& rights) {
    std::string text = std::string(decisionColumns) + "WHERE 1 = 1";
    std::vector<db::Arg> args;
    if (within) {
        text += belowRoot(work_, *within, "d.organisation");
        args.emplace_back("root", within->root());
    }
    if (query.mine.value_or(false)) text += " AND d.responsible = :person";
    // Whoever keeps the place sees all of them, whoever oversees it those of held meetings; others those of
    // their associations and their own.
    if (within && !holdsAt(work_, within->root(), roles::keepers)) {
        static constexpr std::string_view own = R"( d.responsible = :person
            OR EXISTS (SELECT 1 FROM association_members x WHERE x.association = m.association AND x.person = :person
                       AND x.since <= :today AND x.until > :today)
            OR EXISTS (SELECT 1 FROM association_heads h WHERE h.association = m.association AND h.person = :person
                       AND h.since <= :today AND h.until > :today))";
        text += " AND (";
        if (holdsAt(work_, within->root(), roles::overseers)) text += "m.state = 'held' OR";
        text += own;
        text += ")";
    }
    if (query.state)
        text +=
            *query.state == DecisionFilter::done ? " AND d.done_on IS NOT NULL" : " AND d.done_on IS NULL";
    if (query.state == DecisionFilter::late) text += " AND d.due < :today";
    // What is to be done: the most urgent first. What is done: the latest first.
    bool latestFirst = query.state == DecisionFilter::done;
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(text, std::move(args)), {}};
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += latestFirst ? " AND (d.due, d.id) < (:after_due, :after_id)"
                            : " AND (d.due, d.id) > (:after_due, :after_id)";
        args.emplace_back("after_due", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    int size = api::pageSize(query.limit);
    text +=
        latestFirst ? " ORDER BY d.due DESC, d.id DESC LIMIT :limit" : " ORDER BY d.due, d.id LIMIT :limit";
    args.emplace_back("limit", size + 1);
    auto found = work_.all<DecisionLine>(text, std::move(args));
    api::Page<DecisionRow> page;
    page.next = api::cutPage(found, size, [](const DecisionLine& l) {
        return api::Cursor{isoDate(l.due), l.id.value};
    });
    for (DecisionLine& line : found) {
        page.items.push_back(rowOf(line, rights, work_.today()));
        if (within && within->sight() == Sight::none) page.items.back().responsible.reset();
    }
    if (within && within->sight() == Sight::none) page.hidden = {"responsible"};
    return page;
}

KeptDecision MeetingStore::decision(DecisionId id) {
    static constexpr db::Query find{
        "meetings.decision",
        "SELECT id, meeting, organisation, responsible, due, done_on FROM meeting_decisions WHERE id = :id"};
    auto found = work_.one<KeptDecision>(find, {{"id", id}});
    if (!found) notFound();
    return *found;
}

std::vector<DecisionRow> MeetingStore::decisionRow(DecisionId id, const Rights& rights) {
    static const std::string find = std::string(decisionColumns) + "WHERE d.id = :id";
    std::vector<DecisionRow> out;
    for (auto& d : work_.all<DecisionLine>(find, {{"id", id}}))
        out.push_back(rowOf(d, rights, work_.today()));
    return out;
}

void MeetingStore::finish(DecisionId id, Date doneOn) {
    static constexpr db::Query update{"meetings.finish_decision",
                                      "UPDATE meeting_decisions SET done_on = :on WHERE id = :id"};
    work_.execute(update, {{"id", id}, {"on", doneOn}});
}

}  // namespace metodika::associations
