#pragma once
// Organisations as they are found by words.
#include "contracts/common.hpp"
#include "platform/search/search.hpp"

namespace metodika::organisations {

search::Kind searchedOrganisations();
/// The organisation came or changed; where it is called otherwise, those right below are found by that name,
/// too.
void searchAnew(api::Work& work, OrganisationId id, bool renamed);

}  // namespace metodika::organisations
