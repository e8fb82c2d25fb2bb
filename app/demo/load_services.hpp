#pragma once
#include <vector>

#include "app/demo/region.hpp"
#include "contracts/ids.hpp"
#include "platform/api/scope.hpp"

namespace metodika::app {

/// The form of each service, its posts with who holds them, and the money of this year and the last: some are
/// paid for more than works there.
void loadServices(api::Scope& scope, const demo::Region& region,
                  const std::vector<OrganisationId>& organisations, const std::vector<PersonId>& persons);

}  // namespace metodika::app
