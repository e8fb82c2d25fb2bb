#pragma once
#include <array>

#include "contracts/roles.hpp"
#include "features/organisations/organisation.hpp"
#include "platform/packs/terms.hpp"

namespace metodika::organisations {

/// The service keeps the tree of its municipality; the institute that of the region.
inline constexpr std::array treeKeepers{roles::serviceHead, roles::methodist, roles::instituteMethodist};

api::Page<OrganisationRow> listOrganisations(api::Scope&, const packs::Terms& statuses, ListQuery);
Tree showTree(api::Scope&, const packs::Terms& statuses, const TreeQuery&);
OrganisationCard openOrganisation(api::Scope&, const packs::Terms& statuses, OrganisationId);
OrganisationCard addOrganisation(api::Scope&, const packs::Terms& statuses, const NewOrganisation&);
OrganisationCard changeOrganisation(api::Scope&, const packs::Terms& statuses, OrganisationId,
                                    const OrganisationChange&);
/// The card with what the reader can do.
OrganisationCard cardFor(api::Work&, const packs::Terms& statuses, OrganisationId);

api::List<Cluster> listClusters(api::Scope&, OrganisationId municipality);
Cluster addCluster(api::Scope&, const NewCluster&);
Cluster changeCluster(api::Scope&, ClusterId, const ClusterChange&);
api::Nothing closeCluster(api::Scope&, ClusterId);

/// For init and demo: an organisation without a parent's leave. Returns its id.
OrganisationId foundOrganisation(api::Work&, const NewOrganisation&, Date since);
/// A region at the top of a tree of its own, with the pack by whose words and rules it works; empty: the
/// usual one. 422 on a name that no pack has.
OrganisationId foundRegion(api::Work&, const NewOrganisation&, const std::string& pack, Date since);

}  // namespace metodika::organisations
