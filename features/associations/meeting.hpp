#pragma once
// Meetings of an association (mission B3): agenda, attendance, minutes, decisions followed to their end.
#include "features/associations/association.hpp"

namespace metodika::associations {

enum class MeetingState { planned, held, cancelled };
BOOST_DESCRIBE_ENUM(MeetingState, planned, held, cancelled)
enum class DecisionState { open, done, dropped };
BOOST_DESCRIBE_ENUM(DecisionState, open, done, dropped)

struct MeetingRow {
    MeetingId id;
    AssociationRef association;
    OrganisationRef organisation;
    Date date{};
    std::optional<std::string> time, place;
    std::string theme;
    MeetingState state = MeetingState::planned;
    std::optional<int> number, attended, invited;
    Can can;
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (),
                      (id, association, organisation, date, time, place, theme, state, number, attended,
                       invited, can))

struct Attendance {
    PersonRef person;
    OrganisationRef organisation;
    std::string position;
    bool present = false;
};
BOOST_DESCRIBE_STRUCT(Attendance, (), (person, organisation, position, present))
struct Decision {
    DecisionId id;
    std::string text;
    std::optional<PersonRef> responsible;
    std::optional<Date> due;
    DecisionState state = DecisionState::open;
    std::optional<Date> done_on;
    std::string mark;  // the same wherever it stands; given by the device that added it
};
BOOST_DESCRIBE_STRUCT(Decision, (), (id, text, responsible, due, state, done_on, mark))
struct Item {
    std::string title;
    std::optional<std::string> speaker, heard, spoke;
    std::optional<int> votes_for, votes_against, votes_abstained;
    std::vector<Decision> decisions;
    std::string mark;
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (title, speaker, heard, spoke, votes_for, votes_against, votes_abstained, decisions,
                       mark))

struct MeetingCard {
    MeetingId id;
    AssociationRef association;
    OrganisationRef organisation;
    Level level = Level::school;
    int year = 0;
    Date date{};
    std::optional<std::string> time, place;
    std::string theme;
    MeetingState state = MeetingState::planned;
    std::optional<int> number, attended, invited;
    std::optional<PersonRef> chair, secretary;
    std::optional<std::string> guests;
    std::vector<Attendance> attendance;
    std::vector<Item> items;
    std::vector<std::string> hidden;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(MeetingCard, (),
                      (id, association, organisation, level, year, date, time, place, theme, state, number,
                       attended, invited, chair, secretary, guests, attendance, items, hidden, version, can))

struct MeetingQuery {
    std::optional<OrganisationId> organisation;
    std::optional<AssociationId> association;
    std::optional<int> year;
    std::optional<MeetingState> state;
    std::optional<bool> mine;                 // of associations that the reader belongs to or heads
    std::optional<bool> minutes_late;         // held, and nobody signed the minutes in time
    std::optional<std::string> sort, cursor;  // date or -date (the latest first)
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(MeetingQuery, (),
                      (organisation, association, year, state, mine, minutes_late, sort, cursor, limit))

struct AgendaEntry {
    std::string title;
    std::optional<std::string> speaker;
};
BOOST_DESCRIBE_STRUCT(AgendaEntry, (), (title, speaker))
inline auto rules(const AgendaEntry*) {
    return std::array{json::length("title", 1, 1000), json::length("speaker", 0, 300)};
}
struct NewMeeting {
    AssociationId association;
    Date date{};
    std::optional<std::string> time, place;
    std::string theme;
    std::optional<std::vector<AgendaEntry>> agenda;
};
BOOST_DESCRIBE_STRUCT(NewMeeting, (), (association, date, time, place, theme, agenda))
inline auto rules(const NewMeeting*) {
    return std::array{json::length("theme", 1, 500), json::length("place", 0, 300),
                      json::length("agenda", 0, 100)};
}
struct MeetingChange {
    std::optional<Date> date;
    json::Maybe<std::string> time, place;
    std::optional<std::string> theme;
    json::Maybe<PersonId> chair, secretary;
    json::Maybe<std::string> guests;
};
BOOST_DESCRIBE_STRUCT(MeetingChange, (), (date, time, place, theme, chair, secretary, guests))
inline auto rules(const MeetingChange*) {
    return std::array{json::length("theme", 1, 500), json::length("place", 0, 300),
                      json::length("guests", 0, 2000)};
}
/// An id of a decision that was there keeps what became of it; without an id it is a new one.
struct DecisionEntry {
    std::optional<DecisionId> id;
    std::string text;
    std::optional<PersonId> responsible;
    std::optional<Date> due;
    std::optional<std::string> mark;
};
BOOST_DESCRIBE_STRUCT(DecisionEntry, (), (id, text, responsible, due, mark))
inline auto rules(const DecisionEntry*) {
    return std::array{json::length("text", 1, 4000), json::length("mark", 1, 40)};
}
struct ItemEntry {
    std::string title;
    std::optional<std::string> speaker, heard, spoke;
    std::optional<int> votes_for, votes_against, votes_abstained;
    std::optional<std::vector<DecisionEntry>> decisions;
    std::optional<std::string> mark;
};
BOOST_DESCRIBE_STRUCT(ItemEntry, (),
                      (title, speaker, heard, spoke, votes_for, votes_against, votes_abstained, decisions,
                       mark))
inline auto rules(const ItemEntry*) {
    return std::array{json::length("title", 1, 1000),           json::length("speaker", 0, 300),
                      json::length("heard", 0, 20000),          json::length("spoke", 0, 20000),
                      json::range("votes_for", 0, 10000),       json::range("votes_against", 0, 10000),
                      json::range("votes_abstained", 0, 10000), json::length("mark", 1, 40)};
}

/// What a device changed while it had no line: one person's tick, one item as it was seen and as it is now.
struct Tick {
    PersonId person;
    bool present = false;
};
BOOST_DESCRIBE_STRUCT(Tick, (), (person, present))
/// Without `was` the item is new, without `now` it is struck out.
struct ItemChange {
    std::string mark;
    std::optional<ItemEntry> was, now;
};
BOOST_DESCRIBE_STRUCT(ItemChange, (), (mark, was, now))
inline auto rules(const ItemChange*) { return std::array{json::length("mark", 1, 40)}; }
struct MeetingJoin {
    std::optional<std::vector<Tick>> ticks;
    std::optional<std::vector<ItemChange>> items;
};
BOOST_DESCRIBE_STRUCT(MeetingJoin, (), (ticks, items))
/// A field that another device has changed, too; what is there stays. An item or a person who is gone:
/// "item", "decision", "person".
struct Clash {
    std::string item;
    std::optional<std::string> decision;
    std::string field;
};
BOOST_DESCRIBE_STRUCT(Clash, (), (item, decision, field))
struct JoinedMeeting {
    MeetingCard meeting;
    std::vector<Clash> clashes;
};
BOOST_DESCRIBE_STRUCT(JoinedMeeting, (), (meeting, clashes))

enum class DecisionFilter { open, late, done };
BOOST_DESCRIBE_ENUM(DecisionFilter, open, late, done)
struct DecisionQuery {
    std::optional<OrganisationId> organisation;
    std::optional<DecisionFilter> state;
    std::optional<bool> mine;  // the reader is responsible
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(DecisionQuery, (), (organisation, state, mine, cursor, limit))
struct MeetingRef {
    MeetingId id;
    Date date{};
};
BOOST_DESCRIBE_STRUCT(MeetingRef, (), (id, date))
enum class Outcome { done, carried, dropped };
BOOST_DESCRIBE_ENUM(Outcome, done, carried, dropped)
struct EarlierDecision {
    DecisionId id;
    std::string text;
    std::optional<PersonRef> responsible;
    std::optional<Date> due;
    bool late = false;  // on the day of the meeting
    MeetingRef meeting;
    std::optional<Outcome> outcome;  // what this meeting found
    std::optional<Date> until;       // carried: the new term
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(EarlierDecision, (), (id, text, responsible, due, late, meeting, outcome, until, note))
struct DecisionRow {
    DecisionId id;
    std::string text;
    std::optional<PersonRef> responsible;
    std::optional<Date> due;
    DecisionState state = DecisionState::open;
    std::optional<Date> done_on;
    bool late = false;
    MeetingRef meeting;
    AssociationRef association;
    OrganisationRef organisation;
    Can can;
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (),
                      (id, text, responsible, due, state, done_on, late, meeting, association, organisation,
                       can))
struct Done {
    Date done_on{};
};
BOOST_DESCRIBE_STRUCT(Done, (), (done_on))

}  // namespace metodika::associations
