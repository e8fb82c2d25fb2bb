#pragma once
#include <string>
#include <vector>

#include "platform/api/scope.hpp"

namespace metodika::accounts {

/// Only what opens for them: whoever runs the installation alone reads nothing of the region's work.
std::vector<std::string> menuFor(const api::Member& member);

}  // namespace metodika::accounts
