#pragma once
// Many associations and meetings at once, for the demo and for imports of history: no audit, no tallies (they
// are made anew afterwards), rows written by the dozen. Use one Sower in one transaction; what it has not
// written yet is written by done(), which must be called last.
#include <map>
#include <memory>

#include "features/associations/keeping.hpp"
#include "features/associations/meeting.hpp"

namespace metodika::associations::seed {

struct NewAssociation {
    AssociationId id{};                     // made where it is empty
    OrganisationId organisation{}, root{};  // root: the school itself, the municipality, the region
    std::optional<ClusterId> cluster{};
    Level level = Level::school;
    Kind kind = Kind::free;
    std::string name{};
    std::optional<std::string> basis{};
    std::vector<std::string> values{};  // the subjects or posts that make a member
    Date since{}, until = forever;
    int keptFrom = 0;  // the first school year with records
    std::optional<std::string> act_number{}, page_link{};
    std::optional<Date> act_date{};
};
struct Member {
    AssociationId association{};
    PersonId person{};
    OrganisationId organisation{};
    std::string position{};
    Date since{}, until = forever;
};
struct Schedule {
    AssociationId association{};
    int year = 0;
    std::optional<Date> approvedOn{};  // a draft where it is empty
    std::optional<std::string> act{};
    std::vector<ScheduleLine> lines{};
};
struct Decision {
    int item = 0;  // from 0
    std::string text{};
    std::optional<PersonId> responsible{};
    std::optional<Date> due{}, doneOn{};
};
struct AgendaItem {
    std::string title{};
    std::optional<std::string> speaker{}, heard{}, spoke{};
    std::optional<PersonId> speakerPerson{};
    std::optional<int> votesFor{}, votesAgainst{}, votesAbstained{};
};
struct Meeting {
    AssociationId association{};
    Date date{};
    std::optional<std::string> time{}, place{}, guests{};
    std::string theme{};
    MeetingState state = MeetingState::planned;
    std::optional<PersonId> chair{}, secretary{};
    bool fromSchedule = false;
    std::vector<PersonId> present{};  // of those who belonged on the day; others are left out
    std::vector<AgendaItem> items{};
    std::vector<Decision> decisions{};
};

/// A member's part in a contest or a grant, confirmed where confirmedOn is given.
struct Contest {
    AssociationId association{};
    PersonId person{};
    OrganisationId organisation{};
    std::string kind{}, title{}, level{}, result{}, evidence{};
    Date date{};
    std::optional<Date> confirmedOn{};
};

class Batch;

class Sower {
  public:
    Sower(api::Work& work, const packs::Pack& pack);
    ~Sower();

    /// Members follow from the staff lists, as always, unless they are named here one by one.
    AssociationId association(const NewAssociation& fresh);
    void follow(AssociationId association);
    void member(const Member& member);
    void head(AssociationId association, PersonId person, Date since, Date until = forever);
    void schedule(const Schedule& schedule);
    /// Meetings of one association come in the order of their days: those held are numbered as they come.
    MeetingId meeting(const Meeting& meeting);
    void contest(const Contest& contest);
    const std::vector<Member>& membersOf(AssociationId association) const {
        return known_.at(association).members;
    }
    void done();

  private:
    struct Known {
        NewAssociation association;
        std::vector<Member> members;
        std::map<int, int> numbers;  // of held meetings, by school year
    };
    api::Work& work_;
    const packs::Pack& pack_;
    std::unordered_map<AssociationId, Known> known_;
    std::unique_ptr<Batch> associations_, entries_, basis_, members_, heads_, schedules_, lines_, years_,
        meetings_, attendance_, items_, decisions_, contests_;
};

}  // namespace metodika::associations::seed
