#pragma once
#include "app/installation.hpp"
#include "contracts/ids.hpp"

namespace metodika::app {

/// This year's minutes of a municipality and its organisations: most are signed, one of nine is late, the
/// latest wait.
void loadMinutes(Installation& installation, api::Scope& scope, OrganisationId municipality);

}  // namespace metodika::app
