#pragma once
// In whose words and by whose rules a record is kept: the region's pack. A page of a reader asks its scope.
#include "contracts/ids.hpp"
#include "platform/api/scope.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika {

/// The name that the region of the organisation has given its pack; empty: the usual one.
std::string packNamedAt(api::Work& work, OrganisationId organisation);
/// The pack of the region in which the organisation lies.
const packs::Pack& packOf(api::Work& work, OrganisationId organisation);

}  // namespace metodika
