#pragma once
// Associations of teachers at every level (mission B1, B2): who belongs to them follows from the staff lists.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "features/associations/community.hpp"
#include "platform/api/routes.hpp"

namespace metodika::associations {

using MemberId = Id<struct MemberTag>;
using ScheduleId = Id<struct ScheduleTag>;
using DecisionId = Id<struct DecisionTag>;

enum class ScheduleState { none, draft, approved };
BOOST_DESCRIBE_ENUM(ScheduleState, none, draft, approved)

struct AssociationRow {
    AssociationId id;
    std::string name;
    Level level = Level::school;
    Kind kind = Kind::free;
    CommunityRef community;
    std::optional<std::string> subject, cycle, post;
    OrganisationRef organisation;
    std::optional<PersonRef> head;
    bool has_head = false;
    std::int64_t members_count = 0, meetings_held = 0, meetings_planned = 0;
    ScheduleState schedule_state = ScheduleState::none;
    Can can;
};
BOOST_DESCRIBE_STRUCT(AssociationRow, (),
                      (id, name, level, kind, community, subject, cycle, post, organisation, head, has_head,
                       members_count, meetings_held, meetings_planned, schedule_state, can))

struct Headship {
    PersonRef person;
    Date since{};
    std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(Headship, (), (person, since, until))
struct Membership {
    PersonRef person;
    OrganisationRef organisation;
    std::string position;
    Date since{};
    std::optional<Date> until;
    bool manual = false;
};
BOOST_DESCRIBE_STRUCT(Membership, (), (person, organisation, position, since, until, manual))
struct ScheduleRow {
    int year = 0;
    ScheduleState state = ScheduleState::none;
    std::optional<Date> approved_on;
    std::optional<std::string> act_number;
    std::int64_t meetings_count = 0;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ScheduleRow, (), (year, state, approved_on, act_number, meetings_count, version))

struct AssociationCard : AssociationRow {
    std::vector<Headship> heads;
    std::vector<Membership> members;
    Date since{};
    std::optional<Date> until, act_date;
    std::optional<ClusterRef> cluster;
    std::optional<std::string> act_number;
    std::vector<ScheduleRow> schedules;
    std::vector<std::string> hidden;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(AssociationCard, (AssociationRow),
                      (heads, members, since, until, act_date, cluster, act_number, schedules, hidden,
                       version))

struct AssociationQuery {
    std::optional<OrganisationId> organisation;
    std::optional<Level> level;
    std::optional<std::string> community;
    std::optional<bool> mine;  // the reader belongs to it or heads it, wherever it stands
    std::optional<std::string> q, cursor;
    std::optional<int> year, limit;
};
BOOST_DESCRIBE_STRUCT(AssociationQuery, (), (organisation, level, community, mine, q, year, cursor, limit))

/// subject, cycle, post: at most one of them; without any, members are named one by one, or follow from the
/// community's own rule. A community that is not named is the usual one of the level.
struct NewAssociation {
    std::string name;
    Level level = Level::school;
    OrganisationId organisation;
    std::optional<ClusterId> cluster;
    std::optional<std::string> community, subject, cycle, post;
    std::optional<PersonId> head;
    std::optional<Date> since;
    std::optional<std::string> act_number;
    std::optional<Date> act_date;
};
BOOST_DESCRIBE_STRUCT(NewAssociation, (),
                      (name, level, organisation, cluster, community, subject, cycle, post, head, since,
                       act_number, act_date))
inline auto rules(const NewAssociation*) {
    return std::array{json::length("name", 1, 200), json::length("subject", 1, 100),
                      json::length("cycle", 1, 100), json::length("post", 1, 150),
                      json::length("act_number", 1, 60)};
}
/// `head` null: the association has none from now on. `since` can only be moved, not removed.
struct AssociationChange {
    std::optional<std::string> name;
    json::Maybe<PersonId> head;
    std::optional<Date> head_since;  // today where it is left out
    std::optional<Date> since, closed_on;
    json::Maybe<std::string> act_number;
    json::Maybe<Date> act_date;
};
BOOST_DESCRIBE_STRUCT(AssociationChange, (), (name, head, head_since, since, closed_on, act_number, act_date))
inline auto rules(const AssociationChange*) {
    return std::array{json::length("name", 1, 200), json::length("act_number", 0, 60)};
}
struct NewMember {
    PersonId person;
    std::optional<Date> since, until;
};
BOOST_DESCRIBE_STRUCT(NewMember, (), (person, since, until))

// Proposals by the rule of the region: so many teachers of one subject or cycle already ought to work
// together.
struct Teacher {
    PersonId id;
    std::string name, position;
};
BOOST_DESCRIBE_STRUCT(Teacher, (), (id, name, position))
struct Candidate {
    PersonId id;
    std::string name, reason, reason_key;
    std::map<std::string, std::string> reason_params;
};
BOOST_DESCRIBE_STRUCT(Candidate, (), (id, name, reason, reason_key, reason_params))
struct Proposal {
    std::string key;
    OrganisationRef organisation;
    std::string name;
    Kind kind = Kind::subject;
    std::string basis;
    std::vector<Teacher> teachers;
    std::int64_t threshold = 0;
    std::optional<Candidate> head_candidate;
};
BOOST_DESCRIBE_STRUCT(Proposal, (),
                      (key, organisation, name, kind, basis, teachers, threshold, head_candidate))
struct Headless {
    AssociationId id;
    std::string name;
    OrganisationRef organisation;
    std::vector<HeadChoice> candidates;
};
BOOST_DESCRIBE_STRUCT(Headless, (), (id, name, organisation, candidates))
struct Proposals {
    std::vector<Proposal> items;
    std::vector<Headless> without_head;
    std::vector<MergeProposal> tending;  // to merge, to unite, to close
    std::vector<PutOff> put_off;
};
BOOST_DESCRIBE_STRUCT(Proposals, (), (items, without_head, tending, put_off))
struct ProposalsQuery {
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(ProposalsQuery, (), (organisation))
struct AcceptedProposal {
    std::string key;
    std::optional<PersonId> head;
};
BOOST_DESCRIBE_STRUCT(AcceptedProposal, (), (key, head))
struct Acceptance {
    std::vector<AcceptedProposal> items;
    std::optional<Date> since;  // opened, merged or closed on that day
    std::optional<std::string> act_number;
    std::optional<Date> act_date;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (items, since, act_number, act_date))
inline auto rules(const Acceptance*) { return std::array{json::length("act_number", 0, 60)}; }

// The schedule of a school year.
struct ScheduleLine {
    Date date{};
    std::string theme;
    std::optional<std::string> place;
};
BOOST_DESCRIBE_STRUCT(ScheduleLine, (), (date, theme, place))
inline auto rules(const ScheduleLine*) {
    return std::array{json::length("theme", 1, 500), json::length("place", 0, 300)};
}
struct Schedule : ScheduleRow {
    std::vector<ScheduleLine> meetings;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Schedule, (ScheduleRow), (meetings, can))
struct ScheduleDraft {
    std::vector<ScheduleLine> meetings;
};
BOOST_DESCRIBE_STRUCT(ScheduleDraft, (), (meetings))
struct Approval {
    Date approved_on{};
    std::string act_number;
};
BOOST_DESCRIBE_STRUCT(Approval, (), (approved_on, act_number))
inline auto rules(const Approval*) { return std::array{json::length("act_number", 1, 60)}; }

}  // namespace metodika::associations
