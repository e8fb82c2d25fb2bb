#include "features/associations/desk_store.hpp"

#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

struct MatterLine {
    MatterId id;
    std::string title;
    std::optional<std::string> speaker, reason, raised_name;
    std::optional<PersonId> raised_by;
    Date raised_on{};
    MatterState state = MatterState::waiting;
    std::optional<MeetingId> carried_from, meeting;
    std::optional<Date> carried_on, meeting_on;
};
BOOST_DESCRIBE_STRUCT(MatterLine, (),
                      (id, title, speaker, reason, raised_name, raised_by, raised_on, state, carried_from,
                       meeting, carried_on, meeting_on))
struct EarlierLine {
    DecisionId id;
    std::string text;
    std::optional<PersonId> responsible;
    std::optional<std::string> responsible_name, note;
    Date due{};
    MeetingId meeting;
    Date on_date{};
    std::optional<Outcome> outcome;
    std::optional<Date> was_due, until;
};
BOOST_DESCRIBE_STRUCT(EarlierLine, (),
                      (id, text, responsible, responsible_name, note, due, meeting, on_date, outcome, was_due,
                       until))

// Taken holds while the item stands on the agenda of a meeting that was not cancelled; otherwise it waits.
constexpr std::string_view matterColumns = R"(
    SELECT x.id, x.title, x.speaker, x.reason, x.raised_by, p.name AS raised_name, x.raised_on, x.carried_from, c.on_date AS carried_on,
           CASE WHEN x.state = 'taken' AND i.meeting IS NULL THEN 'waiting' ELSE x.state END AS state,
           i.meeting, m.on_date AS meeting_on
    FROM association_matters x
    LEFT JOIN meetings m ON m.id = x.meeting AND m.state <> 'cancelled'
    LEFT JOIN agenda_items i ON i.meeting = m.id AND i.mark = x.item
    LEFT JOIN meetings c ON c.id = x.carried_from
    LEFT JOIN shared_persons p ON p.id = x.raised_by )";

}  // namespace

std::vector<Matter> DeskStore::matters(const Seen& seen, std::string_view where, std::vector<db::Arg> args) {
    std::vector<Matter> out;
    for (auto& l : work_.all<MatterLine>(std::string(matterColumns) + std::string(where), std::move(args))) {
        Matter m{l.id, std::move(l.title), l.speaker, l.reason, {}, l.raised_on, l.state, {}, {}, {}};
        if (l.raised_by) m.raised_by = PersonRef{*l.raised_by, l.raised_name.value_or("")};
        if (l.carried_from && l.carried_on) m.carried_from = MeetingRef{*l.carried_from, *l.carried_on};
        if (l.meeting && l.meeting_on) m.meeting = MeetingRef{*l.meeting, *l.meeting_on};
        bool own = l.raised_by && *l.raised_by == seen.rights.person();
        m.can = {{"drop", m.state == MatterState::waiting && (own || seen.writes())}};
        out.push_back(std::move(m));
    }
    return out;
}

std::vector<Matter> DeskStore::matters(const Seen& seen) {
    auto out = waiting(seen);
    auto rest =
        matters(seen,
                "WHERE x.association = :association AND (x.state = 'dropped' OR i.meeting IS NOT NULL) "
                "ORDER BY x.raised_on DESC, x.id DESC LIMIT 30",
                {{"association", seen.association.id}});
    for (auto& m : rest) out.push_back(std::move(m));
    return out;
}

std::vector<Matter> DeskStore::waiting(const Seen& seen) {
    return matters(seen,
                   "WHERE x.association = :association AND (x.state = 'waiting' OR (x.state = 'taken' AND "
                   "i.meeting IS NULL)) ORDER BY x.raised_on, x.id LIMIT 100",
                   {{"association", seen.association.id}});
}

Matter DeskStore::matter(MatterId id, const Seen& seen) {
    auto found = matters(seen, "WHERE x.id = :id", {{"id", id}});
    if (found.empty()) notFound();
    return found.front();
}

AssociationId DeskStore::associationOf(MatterId id) {
    static constexpr db::Query find{"matters.association",
                                    "SELECT association FROM association_matters WHERE id = :id"};
    auto found = work_.number(find, {{"id", id}});
    if (!found) notFound();
    return AssociationId{found};
}

MatterId DeskStore::add(AssociationId association, const std::string& title,
                        std::optional<std::string> speaker, std::optional<MeetingId> carriedFrom) {
    static constexpr db::Query insert{"matters.add", R"(
        INSERT INTO association_matters (id, association, title, speaker, raised_by, raised_on, carried_from, state)
        VALUES (:matter, :association, :title, :speaker, :who, :today, :carried_from, 'waiting'))"};
    auto id = work_.newId<MatterId>();
    auto who = work_.scope().member().person;
    work_.execute(insert, {{"matter", id},
                           {"association", association},
                           {"title", title},
                           {"speaker", utf8::filled(speaker)},
                           {"who", who ? std::optional(PersonId{who}) : std::nullopt},
                           {"carried_from", carriedFrom}});
    return id;
}

void DeskStore::take(MatterId id, MeetingId meeting, const std::string& mark) {
    static constexpr db::Query update{
        "matters.take",
        "UPDATE association_matters SET state = 'taken', meeting = :meeting, item = :mark WHERE id = :id"};
    work_.execute(update, {{"id", id}, {"meeting", meeting}, {"mark", mark}});
}

void DeskStore::drop(MatterId id, const std::string& reason) {
    static constexpr db::Query update{
        "matters.drop",
        "UPDATE association_matters SET state = 'dropped', meeting = NULL, reason = :reason WHERE id = :id"};
    work_.execute(update, {{"id", id}, {"reason", reason}});
}

bool DeskStore::returned(MeetingId meeting, const std::string& mark) {
    static constexpr db::Query update{"matters.return", R"(
        UPDATE association_matters SET state = 'waiting', carried_from = :meeting, meeting = NULL, item = :mark
        WHERE (meeting = :meeting OR carried_from = :meeting) AND item = :mark AND state <> 'dropped')"};
    return work_.execute(update, {{"meeting", meeting}, {"mark", mark}}) > 0;
}

std::vector<EarlierDecision> DeskStore::earlier(const KeptMeeting& meeting) {
    static constexpr db::Query find{"desk.earlier", R"(
        SELECT d.id, d.text, d.responsible, p.name AS responsible_name, d.due, m.id AS meeting, m.on_date,
               r.outcome, r.was_due, r.due AS until, r.note
        FROM meetings m JOIN meeting_decisions d ON d.meeting = m.id
        LEFT JOIN decision_reviews r ON r.meeting = :id AND r.decision = d.id
        LEFT JOIN shared_persons p ON p.id = d.responsible
        WHERE m.association = :association AND m.state = 'held' AND m.id <> :id AND m.on_date <= :day
          AND (r.decision IS NOT NULL OR (d.done_on IS NULL AND (d.due <= :day OR d.due = '9999-12-31')))
        ORDER BY m.on_date, d.item, d.number LIMIT 200)"};
    std::vector<EarlierDecision> out;
    for (auto& l : work_.all<EarlierLine>(
             find, {{"id", meeting.id}, {"association", meeting.association}, {"day", meeting.on_date}})) {
        Date due = l.was_due.value_or(l.due);
        EarlierDecision d{
            l.id,      std::move(l.text), {},    shownEnd(due), due < meeting.on_date, {l.meeting, l.on_date},
            l.outcome, l.until,           l.note};
        if (l.responsible) d.responsible = PersonRef{*l.responsible, l.responsible_name.value_or("")};
        out.push_back(std::move(d));
    }
    return out;
}

void DeskStore::review(const KeptMeeting& meeting, const Review& r, Date wasDue) {
    static constexpr db::Query put{"desk.review", R"(
        INSERT INTO decision_reviews (meeting, decision, outcome, was_due, due, note)
        VALUES (:meeting, :decision, :outcome, :was_due, :due, :note)
        ON CONFLICT (meeting, decision) DO UPDATE SET outcome = excluded.outcome, due = excluded.due, note = excluded.note)"};
    work_.execute(put, {{"meeting", meeting.id},
                        {"decision", r.decision},
                        {"outcome", r.outcome},
                        {"was_due", wasDue},
                        {"due", r.outcome == Outcome::carried ? r.due : std::nullopt},
                        {"note", utf8::filled(r.note)}});
}

void DeskStore::settle(DecisionId id, std::optional<Date> doneOn, bool dropped, std::optional<Date> due) {
    static constexpr db::Query update{"desk.settle", R"(
        UPDATE meeting_decisions SET done_on = :done_on, dropped = :dropped, due = coalesce(CAST(:due AS TEXT), due) WHERE id = :id)"};
    work_.execute(update, {{"id", id}, {"done_on", doneOn}, {"dropped", dropped}, {"due", due}});
}

std::vector<Entry> DeskStore::materials(MeetingId id) {
    static constexpr db::Query find{"desk.materials", R"(
        SELECT id, part, kind, title, number, on_date AS date, link, description, file_name
        FROM association_entries WHERE meeting = :id ORDER BY id)"};
    return work_.all<Entry>(find, {{"id", id}});
}

std::vector<SignedPaper> DeskStore::papers(MeetingId id) {
    static constexpr db::Query find{"desk.papers", R"(
        SELECT x.edition, x.signed_on, coalesce(p.name, '') AS signed_by, x.sha256, x.reason FROM meeting_papers x
        LEFT JOIN shared_persons p ON p.id = x.signed_by WHERE x.meeting = :id ORDER BY x.edition DESC)"};
    return work_.all<SignedPaper>(find, {{"id", id}});
}

std::optional<DeskStore::Sheet> DeskStore::lastPaper(MeetingId id) {
    static constexpr db::Query find{"desk.last_paper", R"(
        SELECT edition, record FROM meeting_papers WHERE meeting = :id ORDER BY edition DESC LIMIT 1)"};
    auto rows = work_.run(find.text, {{"id", id}});
    if (!rows->next()) return {};
    return Sheet{int(rows->integer(0)), rows->integer(1)};
}

void DeskStore::sign(const KeptMeeting& meeting, int edition, const Signed& by,
                     const std::optional<std::string>& reason, const std::string& sha256,
                     const std::string& base64) {
    static constexpr db::Query insert{"desk.sign", R"(
        INSERT INTO meeting_papers (meeting, edition, signed_on, signed_by, reason, record, sha256, bytes)
        VALUES (:id, :edition, :on, :who, :reason, :record, :sha256, :bytes))"};
    work_.execute(insert, {{"id", meeting.id},
                           {"edition", edition},
                           {"on", by.on},
                           {"who", by.person},
                           {"reason", reason},
                           {"record", meeting.version},
                           {"sha256", sha256},
                           {"bytes", base64}});
}

std::optional<std::string> DeskStore::paperBytes(MeetingId id, int edition) {
    static constexpr db::Query find{
        "desk.paper", "SELECT bytes FROM meeting_papers WHERE meeting = :id AND edition = :edition"};
    return work_.text(find, {{"id", id}, {"edition", edition}});
}

std::optional<Date> DeskStore::invitedOn(MeetingId id) {
    static constexpr db::Query find{"desk.invited_on", "SELECT invited_on FROM meetings WHERE id = :id"};
    auto day = work_.text(find, {{"id", id}});
    return day ? parseDate(*day) : std::nullopt;
}

void DeskStore::invited(MeetingId id) {
    static constexpr db::Query update{"desk.invited",
                                      "UPDATE meetings SET invited_on = :today WHERE id = :id"};
    work_.execute(update, {{"id", id}});
}

int DeskStore::letters(MeetingId id, Date day) {
    static constexpr db::Query count{
        "desk.letters",
        "SELECT count(*) FROM meeting_letters WHERE kind = 'invitation' AND about = :id AND for_day = :day"};
    return int(work_.number(count, {{"id", id}, {"day", day}}));
}

std::optional<std::string> DeskStore::address(PersonId person) {
    static constexpr db::Query find{"desk.address", "SELECT mail FROM shared_addresses WHERE person = :who"};
    return work_.text(find, {{"who", person}});
}

bool DeskStore::noteLetter(std::string_view kind, std::int64_t about, PersonId person, Date day) {
    static constexpr db::Query insert{"desk.letter", R"(
        INSERT INTO meeting_letters (kind, about, person, for_day, sent_on) VALUES (:kind, :about, :who, :day, :today)
        ON CONFLICT DO NOTHING)"};
    return work_.execute(insert, {{"kind", kind}, {"about", about}, {"who", person}, {"day", day}}) > 0;
}

}  // namespace metodika::associations
