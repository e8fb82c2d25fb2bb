#pragma once
// The SQL of schedules, meetings and decisions.
#include <map>

#include "features/associations/meeting.hpp"
#include "features/associations/minutes.hpp"
#include "features/associations/store.hpp"

namespace metodika::associations {

struct KeptSchedule {
    ScheduleId id;
    AssociationId association;
    int school_year = 0;
    std::int64_t edition = 0, version = 0;
    std::string state;  // draft, approved, replaced
    std::optional<Date> approved_on;
    std::optional<std::string> act_number;
    BOOST_DESCRIBE_CLASS(KeptSchedule, (),
                         (id, association, school_year, edition, version, state, approved_on, act_number), (),
                         ())
};

struct KeptMeeting {
    MeetingId id;
    AssociationId association;
    OrganisationId organisation;
    int school_year = 0;
    Date on_date{};
    std::optional<std::string> at_time, place, guests;
    std::string theme;
    MeetingState state = MeetingState::planned;
    std::optional<int> number, invited, attended;
    std::optional<PersonId> chair, secretary;
    bool from_schedule = false;
    std::int64_t version = 0;
    BOOST_DESCRIBE_CLASS(KeptMeeting, (),
                         (id, association, organisation, school_year, on_date, at_time, place, guests, theme,
                          state, number, invited, attended, chair, secretary, from_schedule, version),
                         (), ())
};

struct KeptDecision {
    DecisionId id;
    MeetingId meeting;
    OrganisationId organisation;
    std::optional<PersonId> responsible;
    std::optional<Date> done_on;
    BOOST_DESCRIBE_CLASS(KeptDecision, (), (id, meeting, organisation, responsible, done_on), (), ())
};

class ScheduleStore {
  public:
    explicit ScheduleStore(api::Work& work) : work_(work) {}
    /// The latest edition of the year, and the one that is in force.
    std::optional<KeptSchedule> latest(AssociationId association, int year);
    std::optional<KeptSchedule> approved(AssociationId association, int year);
    std::vector<ScheduleLine> lines(ScheduleId id);
    ScheduleId add(AssociationId association, int year, std::int64_t edition);
    void setLines(ScheduleId id, const std::vector<ScheduleLine>& lines);
    void remove(ScheduleId id);
    void approve(ScheduleId id, const Approval& approval);
    void replace(ScheduleId id);

  private:
    api::Work& work_;
};

class MeetingStore {
  public:
    explicit MeetingStore(api::Work& work) : work_(work) {}

    api::Page<MeetingRow> list(const std::optional<Within>& within, const MeetingQuery& query,
                               const Rights& rights);
    KeptMeeting kept(MeetingId id);
    std::vector<KeptMeeting> ofYear(AssociationId association, int year);
    /// Everyone who is invited; before the meeting is held that are the members on its day.
    std::vector<Attendance> attendance(const KeptMeeting& meeting);
    /// Of the members who have the highest or the first category on the day: which.
    std::map<PersonId, std::string> categories(AssociationId association, Date day);
    std::vector<Item> items(MeetingId id);
    std::optional<PersonRef> name(PersonId person);
    /// Everyone whom the minutes name otherwise than in the list of those present, and the speaker of each
    /// item.
    std::vector<PersonName> named(MeetingId id);
    std::vector<std::optional<PersonId>> speakers(MeetingId id);
    std::string organisationName(OrganisationId organisation, Date day);
    int countItems(MeetingId id);
    int countPresent(MeetingId id);
    std::int64_t nextNumber(AssociationId association, int year);

    void add(const KeptMeeting& fresh);
    void remove(MeetingId id);
    void save(const KeptMeeting& meeting);
    void setPresent(const KeptMeeting& meeting, const std::vector<Attendance>& invited,
                    const std::vector<PersonId>& present);
    /// From now on the list of the invited stands as it is.
    void freeze(const KeptMeeting& meeting, const std::vector<Attendance>& invited);
    void setItems(const KeptMeeting& meeting, const std::vector<ItemEntry>& items,
                  const std::vector<Attendance>& invited);

    api::Page<DecisionRow> decisions(const std::optional<Within>& within, const DecisionQuery& query,
                                     const Rights& rights);
    KeptDecision decision(DecisionId id);
    std::vector<DecisionRow> decisionRow(DecisionId id, const Rights& rights);
    void finish(DecisionId id, Date doneOn);

  private:
    api::Work& work_;
};

}  // namespace metodika::associations
