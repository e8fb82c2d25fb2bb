#pragma once
#include "contracts/personal.hpp"

namespace metodika::associations {

/// Memberships, associations that the person heads, meetings and decisions.
void tellPersonal(api::Work& work, const PersonalAsked& asked);

}  // namespace metodika::associations
