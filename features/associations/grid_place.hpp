#pragma once
// Which associations a grid is of: what reading, approving, copying and printing share.
#include "features/associations/grid_store.hpp"
#include "features/associations/rules.hpp"

namespace metodika::associations {

struct GridPlace {
    Within within;
    int year = 0;
    std::optional<Level> level;
    std::optional<ClusterId> cluster;
    std::vector<OrganisationId> schools;  // of the cluster
    bool shows(const GridAssociation& association) const;
};
/// 404 outside the reach.
GridPlace gridPlace(api::Work& work, const GridQuery& query);
/// From the municipality's own to those of its schools.
std::vector<GridAssociation> gridAssociations(api::Work& work, const GridPlace& place);
YearGrid readGrid(api::Work& work, const GridPlace& place, bool withClashes);

}  // namespace metodika::associations
