#pragma once
#include "contracts/personal.hpp"
#include "platform/api/routes.hpp"

namespace metodika::accounts {

/// Everything that the rooms know of the reader, as a spreadsheet; 403 to an account without a person.
api::File takeOwnData(api::Scope&);

}  // namespace metodika::accounts
