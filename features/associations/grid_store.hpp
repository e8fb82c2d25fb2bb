#pragma once
// The SQL of the year's grid: a handful of queries for a whole municipality, whatever it has.
#include "features/associations/clashes.hpp"
#include "features/associations/store.hpp"

namespace metodika::associations {

struct GridAssociation {
    AssociationId id;
    std::string name, sort_name;
    Level level = Level::school;
    OrganisationId organisation;
    std::string organisation_name, organisation_sort;
    std::optional<ClusterId> cluster;
    std::optional<PersonId> head;
    std::optional<std::string> head_name;
    BOOST_DESCRIBE_CLASS(GridAssociation, (),
                         (id, name, sort_name, level, organisation, organisation_name, organisation_sort,
                          cluster, head, head_name),
                         (), ())
};
struct GridEntry {
    MeetingId id;
    AssociationId association;
    Date on_date{};
    std::optional<std::string> at_time, place;
    std::string theme;
    MeetingState state = MeetingState::planned;
    BOOST_DESCRIBE_CLASS(GridEntry, (), (id, association, on_date, at_time, place, theme, state), (), ())
};
struct GridSchedule {
    AssociationId association;
    std::int64_t version = 0;
    std::string state;
    std::optional<Date> approved_on;
    std::optional<std::string> act_number;
    BOOST_DESCRIBE_CLASS(GridSchedule, (), (association, version, state, approved_on, act_number), (), ())
};

/// Associations that work in the year below a place; of a region only the regional ones.
class GridStore {
  public:
    GridStore(api::Work& work, const Within& within, int year);
    bool onlyRegional() const { return regional_; }

    std::vector<GridAssociation> associations();
    std::vector<GridEntry> meetings();
    std::vector<GridSchedule> schedules();
    /// Members and heads of the year.
    std::vector<Expected> expected();

  private:
    std::vector<db::Arg> args() const;
    api::Work& work_;
    OrganisationId root_;
    int year_;
    bool regional_;
    Date begins_, ends_, alive_;
    std::string chosen_;
};

/// The organisations of a cluster today; 404 where it is not the municipality's that the reader sees.
std::vector<OrganisationId> clusterSchools(api::Work& work, ClusterId cluster);
/// Short names of many persons at once.
std::unordered_map<PersonId, std::string> namesOf(api::Work& work, const std::vector<PersonId>& persons);

}  // namespace metodika::associations
