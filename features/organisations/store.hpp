#pragma once
#include <algorithm>
#include <array>

#include "contracts/reach.hpp"
#include "features/organisations/organisation.hpp"

namespace metodika::organisations {

/// What the store keeps of an organisation on a day.
struct Kept {
    OrganisationId id;
    Kind kind = Kind::school;
    std::string name, short_name;
    std::optional<OrganisationId> parent;
    Date since{}, until{}, period_since{}, period_until{};
    std::int64_t version = 0;
    BOOST_DESCRIBE_CLASS(Kept, (),
                         (id, kind, name, short_name, parent, since, until, period_since, period_until,
                          version),
                         (), ())
};

/// What an organisation of a municipality says of itself today.
struct Known {
    OrganisationId id;
    Kind kind = Kind::school;
    std::optional<std::string> code, inn, full_name, address, phone, mail;
    std::optional<OrganisationId> branch_of;
    std::string name, short_name;
};
BOOST_DESCRIBE_STRUCT(Known, (),
                      (id, kind, code, inn, full_name, address, phone, mail, branch_of, name, short_name))

/// Who would be left behind if an organisation closed on a day.
struct Inhabited {
    std::int64_t children = 0, branches = 0, people = 0;
};
BOOST_DESCRIBE_STRUCT(Inhabited, (), (children, branches, people))

class OrganisationStore {
  public:
    explicit OrganisationStore(api::Work& work) : work_(work) {}

    api::Page<OrganisationRow> list(const Within& within, const ListQuery& query);
    Tree tree(const Within& within);
    OrganisationCard card(OrganisationId id);
    /// 404 when there is none today.
    Kept kept(OrganisationId id);
    std::optional<Kept> keptOn(OrganisationId id, Date day);
    /// Of `day` and later.
    Inhabited inhabited(OrganisationId id, Date day);

    void add(OrganisationId id, const NewOrganisation& fresh, Date since);
    /// Ends the period `was` on `since` and begins another; whoever moves leaves the cluster.
    void beginPeriod(const Kept& was, Date since, const std::string& name, const std::string& shortName,
                     std::optional<OrganisationId> parent);
    void close(OrganisationId id, Date on);
    /// Takes back a closing that was planned.
    void reopen(OrganisationId id, Date closing);
    void describe(OrganisationId id, const OrganisationChange& change);
    void touch(OrganisationId id);
    std::vector<Known> knownOf(OrganisationId municipality);
    void linkBranch(OrganisationId branch, OrganisationId entity);

    std::vector<Cluster> clusters(const Within& municipality);
    Cluster cluster(ClusterId id);
    void addCluster(ClusterId id, const NewCluster& fresh);
    void renameCluster(ClusterId id, const std::string& name);
    void setMembers(ClusterId id, const std::vector<OrganisationId>& organisations);
    void leaveCluster(OrganisationId organisation, Date day);
    void closeCluster(ClusterId id);

  private:
    void reachFrom(OrganisationId id, std::optional<OrganisationId> parent, Date since);
    void moveReach(OrganisationId id, std::optional<OrganisationId> parent, Date since);
    api::Work& work_;
};

}  // namespace metodika::organisations
