#pragma once
// The year's meetings of all associations of a place in one grid, with what cannot be (mission B3, I1).
#include "features/associations/meeting.hpp"

namespace metodika::associations {

enum class GridClashKind { person, place };
BOOST_DESCRIBE_ENUM(GridClashKind, person, place)

struct GridQuery {
    std::optional<OrganisationId> organisation;
    std::optional<ClusterId> cluster;
    std::optional<Level> level;
    std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(GridQuery, (), (organisation, cluster, level, year))

struct GridMeeting {
    MeetingId id;
    Date date{};
    std::optional<std::string> time, place;
    std::string theme;
    MeetingState state = MeetingState::planned;
};
BOOST_DESCRIBE_STRUCT(GridMeeting, (), (id, date, time, place, theme, state))
/// Where both an approved schedule and a draft of its next edition stand, the state is draft and the act is
/// there.
struct GridRow {
    AssociationId id;
    std::string name;
    Level level = Level::school;
    OrganisationRef organisation;
    std::optional<PersonRef> head;
    bool has_head = false;
    ScheduleState schedule_state = ScheduleState::none;
    std::optional<Date> approved_on;
    std::optional<std::string> act_number;
    std::int64_t version = 0;  // of the schedule
    std::vector<GridMeeting> meetings;
    Can can;
};
BOOST_DESCRIBE_STRUCT(GridRow, (),
                      (id, name, level, organisation, head, has_head, schedule_state, approved_on, act_number,
                       version, meetings, can))
struct ClashingMeeting {
    MeetingId id;
    AssociationRef association;
    std::string organisation;
    std::optional<std::string> time, place;
};
BOOST_DESCRIBE_STRUCT(ClashingMeeting, (), (id, association, organisation, time, place))
/// Two meetings of one day that some people are expected at, or that are to be in one place. `at_once` where
/// their times overlap or one has none; of the persons the first ones are named.
struct GridClash {
    GridClashKind kind = GridClashKind::person;
    Date date{};
    bool at_once = true;
    std::vector<ClashingMeeting> meetings;
    std::vector<PersonRef> persons;
    std::int64_t persons_count = 0;
    std::optional<std::string> place;
};
BOOST_DESCRIBE_STRUCT(GridClash, (), (kind, date, at_once, meetings, persons, persons_count, place))
/// Of a whole region only the regional associations are shown.
struct YearGrid {
    int year = 0;
    OrganisationRef organisation;
    bool only_regional = false;
    std::vector<GridRow> items;
    std::vector<GridClash> clashes;  // the first ones of so many
    std::int64_t clashes_count = 0;
    std::vector<std::string> hidden;
    Can can;
};
BOOST_DESCRIBE_STRUCT(YearGrid, (),
                      (year, organisation, only_regional, items, clashes, clashes_count, hidden, can))

/// A draft as the approver saw it.
struct SeenDraft {
    AssociationId id;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(SeenDraft, (), (id, version))
/// One act for many schedules: all of the place that the reader approves, or those named.
struct YearApproval {
    OrganisationId organisation;
    int year = 0;
    std::optional<ClusterId> cluster;
    std::optional<Level> level;
    Date approved_on{};
    std::string act_number;
    std::optional<std::vector<SeenDraft>> drafts;
};
BOOST_DESCRIBE_STRUCT(YearApproval, (), (organisation, year, cluster, level, approved_on, act_number, drafts))
inline auto rules(const YearApproval*) { return std::array{json::length("act_number", 1, 60)}; }
/// One association, or all of the place that the reader writes.
struct YearCopy {
    OrganisationId organisation;
    int year = 0;
    std::optional<ClusterId> cluster;
    std::optional<Level> level;
    std::optional<AssociationId> association;
};
BOOST_DESCRIBE_STRUCT(YearCopy, (), (organisation, year, cluster, level, association))
struct LeftOut {
    AssociationRef association;
    std::string key, reason;
};
BOOST_DESCRIBE_STRUCT(LeftOut, (), (association, key, reason))
struct YearOutcome {
    std::vector<AssociationRef> done;
    std::vector<LeftOut> left_out;
};
BOOST_DESCRIBE_STRUCT(YearOutcome, (), (done, left_out))

}  // namespace metodika::associations
