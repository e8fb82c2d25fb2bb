#pragma once
#include <vector>

#include "app/demo/region.hpp"
#include "contracts/ids.hpp"
#include "platform/api/scope.hpp"

namespace metodika::app {

/// Some schools are more than a school; some of them were base schools and are not any more.
void loadStatuses(api::Scope& scope, const demo::Region& region, const std::vector<OrganisationId>& ids);

}  // namespace metodika::app
