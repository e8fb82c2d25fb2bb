#pragma once
// Organisations as they are found by words.
#include "platform/search/search.hpp"

namespace metodika::organisations {

search::Kind searchedOrganisations();

}  // namespace metodika::organisations
