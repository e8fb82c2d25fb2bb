#pragma once
#include <array>

#include "contracts/roles.hpp"
#include "features/organisations/organisation.hpp"

namespace metodika::organisations {

/// The service keeps the tree of its municipality; the institute that of the region.
inline constexpr std::array treeKeepers{roles::serviceHead, roles::methodist, roles::instituteMethodist};

api::Page<OrganisationRow> listOrganisations(api::Scope&, ListQuery);
Tree showTree(api::Scope&, const TreeQuery&);
OrganisationCard openOrganisation(api::Scope&, OrganisationId);
OrganisationCard addOrganisation(api::Scope&, const NewOrganisation&);
OrganisationCard changeOrganisation(api::Scope&, OrganisationId, const OrganisationChange&);

api::List<Cluster> listClusters(api::Scope&, OrganisationId municipality);
Cluster addCluster(api::Scope&, const NewCluster&);
Cluster changeCluster(api::Scope&, ClusterId, const ClusterChange&);
api::Nothing closeCluster(api::Scope&, ClusterId);

/// For init and demo: an organisation without a parent's leave. Returns its id.
OrganisationId foundOrganisation(api::Work&, const NewOrganisation&, Date since);

}  // namespace metodika::organisations
