#pragma once
#include <vector>

#include "app/demo/region.hpp"
#include "app/installation.hpp"
#include "contracts/ids.hpp"

namespace metodika::app {

/// The plans of last year and this one with what came of them, and the documents of each service: most have
/// all, some lack one or two. Two schools of each have begun to plan here, too.
void loadPlans(Installation& installation, api::Scope& scope, const demo::Region& region,
               const std::vector<OrganisationId>& organisations);

}  // namespace metodika::app
