#include "features/associations/personal.hpp"

#include "contracts/common.hpp"

namespace metodika::associations {
namespace {

struct TermLine {
    std::string name, position;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(TermLine, (), (name, position, since, until))
struct MeetingLine {
    std::string name, theme;
    Date on_date{};
    bool present = false;
};
BOOST_DESCRIBE_STRUCT(MeetingLine, (), (name, theme, on_date, present))
struct DecisionLine {
    std::string name, text;
    Date due{};
    std::optional<Date> done_on;
    bool dropped = false;
};
BOOST_DESCRIBE_STRUCT(DecisionLine, (), (name, text, due, done_on, dropped))

}  // namespace

void tellPersonal(api::Work& work, const PersonalAsked& asked) {
    static constexpr db::Query members{"personal.members", R"(
        SELECT a.name, m.position, m.since, m.until FROM association_members m JOIN associations a ON a.id = m.association
        WHERE m.person = :who ORDER BY m.since, m.id)"};
    static constexpr db::Query heads{"personal.heads", R"(
        SELECT a.name, '' AS position, h.since, h.until FROM association_heads h JOIN associations a ON a.id = h.association
        WHERE h.person = :who ORDER BY h.since)"};
    static constexpr db::Query meetings{"personal.meetings", R"(
        SELECT a.name, m.theme, m.on_date, x.present FROM meeting_attendance x JOIN meetings m ON m.id = x.meeting
        JOIN associations a ON a.id = m.association WHERE x.person = :who ORDER BY m.on_date, m.id)"};
    static constexpr db::Query decisions{"personal.decisions", R"(
        SELECT a.name, d.text, d.due, d.done_on, d.dropped FROM meeting_decisions d JOIN meetings m ON m.id = d.meeting
        JOIN associations a ON a.id = m.association WHERE d.responsible = :who ORDER BY d.due, d.id)"};
    static constexpr db::Query asked_to_head{"personal.asked", R"(
        SELECT a.name, '' AS position, q.asked_on AS since, q.asked_on AS until FROM head_questions q
        JOIN associations a ON a.id = q.association WHERE q.person = :who ORDER BY q.asked_on)"};
    static constexpr db::Query matters{"personal.matters", R"(
        SELECT a.name, x.title AS position, x.raised_on AS since, x.raised_on AS until FROM association_matters x
        JOIN associations a ON a.id = x.association WHERE x.raised_by = :who ORDER BY x.raised_on, x.id)"};
    static constexpr db::Query signed_papers{"personal.signed", R"(
        SELECT a.name, m.theme AS position, x.signed_on AS since, x.signed_on AS until FROM meeting_papers x
        JOIN meetings m ON m.id = x.meeting JOIN associations a ON a.id = m.association
        WHERE x.signed_by = :who ORDER BY x.signed_on, x.meeting, x.edition)"};
    static constexpr db::Query letters{"personal.letters", R"(
        SELECT kind AS name, '' AS position, sent_on AS since, sent_on AS until FROM meeting_letters
        WHERE person = :who ORDER BY sent_on, kind, about)"};
    static constexpr db::Query contests{"personal.contests", R"(
        SELECT title AS name, evidence AS position, on_date AS since, on_date AS until FROM contest_entries
        WHERE person = :who ORDER BY on_date, id)"};
    auto say = [&](std::string_view key) {
        return work.scope().say("associations.personal." + std::string(key));
    };
    for (const TermLine& l : work.all<TermLine>(members, {{"who", asked.person}}))
        asked.lines.push_back({say("member"), l.name, stampPeriod(l.since, l.until), l.position});
    for (const TermLine& l : work.all<TermLine>(heads, {{"who", asked.person}}))
        asked.lines.push_back({say("head"), l.name, stampPeriod(l.since, l.until), ""});
    for (const TermLine& l : work.all<TermLine>(asked_to_head, {{"who", asked.person}}))
        asked.lines.push_back({say("asked"), l.name, stampDate(l.since), ""});
    for (const TermLine& l : work.all<TermLine>(matters, {{"who", asked.person}}))
        asked.lines.push_back({say("matter"), l.position + " – " + l.name, stampDate(l.since), ""});
    for (const TermLine& l : work.all<TermLine>(signed_papers, {{"who", asked.person}}))
        asked.lines.push_back({say("signed"), l.position + " – " + l.name, stampDate(l.since), ""});
    for (const TermLine& l : work.all<TermLine>(contests, {{"who", asked.person}}))
        asked.lines.push_back({say("contest"), l.name, stampDate(l.since), l.position});
    for (const TermLine& l : work.all<TermLine>(letters, {{"who", asked.person}})) {
        std::string kind = "letter_" + l.name;
        asked.lines.push_back({say("letter"), say(kind), stampDate(l.since), ""});
    }
    for (const MeetingLine& l : work.all<MeetingLine>(meetings, {{"who", asked.person}}))
        asked.lines.push_back({say("meeting"), l.theme + " – " + l.name, stampDate(l.on_date),
                               say(l.present ? "present" : "absent")});
    for (const DecisionLine& l : work.all<DecisionLine>(decisions, {{"who", asked.person}}))
        asked.lines.push_back(
            {say("decision"), l.text + " – " + l.name, l.due == forever ? "" : stampDate(l.due),
             l.done_on ? say(l.dropped ? "dropped" : "done") + " " + stampDate(*l.done_on) : say("open")});
}

}  // namespace metodika::associations
