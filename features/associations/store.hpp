#pragma once
// The SQL of associations themselves: lists, cards, heads, what proposals are made of.
#include <unordered_map>

#include "contracts/reach.hpp"
#include "features/associations/association.hpp"
#include "features/associations/membership.hpp"
#include "features/associations/proposing.hpp"
#include "features/associations/ready.hpp"
#include "features/associations/rights.hpp"
#include "features/associations/tending.hpp"

namespace metodika::associations {

/// What the store keeps of an association.
struct Kept {
    AssociationId id;
    std::string name;
    Level level = Level::school;
    Kind kind = Kind::free;
    OrganisationId organisation, root;
    std::optional<ClusterId> cluster;
    std::string community;
    std::optional<std::string> basis, act_number;
    Date since{}, until = forever;
    std::optional<Date> act_date;
    std::int64_t kept_from = 0, version = 0;
    BOOST_DESCRIBE_CLASS(Kept, (),
                         (id, name, level, kind, community, organisation, root, cluster, basis, act_number,
                          since, until, act_date, kept_from, version),
                         (), ())
};

/// Where an organisation stands: its kind, the municipality or region around it.
struct Place {
    OrganisationId id;
    std::string kind, level, name;
    std::optional<OrganisationId> parent;
    BOOST_DESCRIBE_CLASS(Place, (), (id, kind, level, name, parent), (), ())
};

/// The staff of one legal entity with its branches, and the subjects that associations of it join already.
struct School {
    OrganisationRef organisation;
    std::vector<Taught> staff;
    std::vector<std::string> joined;
};

std::optional<Date> shownEnd(Date until);

/// The condition that a row's organisation is :root or below it.
std::string belowRoot(api::Work& work, const Within& within, std::string_view column);

class AssociationStore {
  public:
    explicit AssociationStore(api::Work& work) : work_(work) {}

    api::Page<AssociationRow> list(const Within& within, const AssociationQuery& query, int year,
                                   const Rights& rights);
    /// 404 when there is none.
    Kept kept(AssociationId id);
    std::vector<AssociationRow> row(AssociationId id, int year);
    std::vector<Headship> headships(AssociationId id);
    std::vector<Membership> memberships(AssociationId id);
    std::vector<ScheduleRow> schedules(AssociationId id);
    std::optional<ClusterRef> cluster(ClusterId id);
    /// The reader heads it or belongs to it today.
    bool takesPart(AssociationId id, PersonId person);

    void add(const Kept& fresh, const std::vector<std::string>& basis);
    /// Writes what may change and raises the version.
    void save(const Kept& association);
    void appoint(AssociationId id, std::optional<PersonId> head, Date since);
    std::optional<PersonId> headOn(AssociationId id, Date day);
    bool hasManual(AssociationId id, PersonId person);
    bool isMember(AssociationId id, PersonId person, Date day);
    void endManual(AssociationId id, PersonId person);

    Place place(OrganisationId id);
    /// The municipality of an organisation, or what stands highest below the region.
    OrganisationId home(OrganisationId id);
    /// Where the person works now below `home`: the main job first.
    std::optional<Term> workplace(PersonId person, OrganisationId home);

    std::vector<School> schools(const Within& within);
    /// Of those who are weighed as heads.
    std::unordered_map<PersonId, Career> careers(const std::vector<PersonId>& persons);
    std::vector<Headless> headless(const Within& within);
    /// All that work below the place, with what speaks for or against each.
    std::vector<Living> living(const Within& within);
    std::vector<std::pair<Date, Date>> termsOfMembers(AssociationId id);

  private:
    api::Work& work_;
};

}  // namespace metodika::associations
