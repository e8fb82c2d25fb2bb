#pragma once
#include <string>

#include "app/settings.hpp"

namespace metodika::app {

/// Serves until SIGINT or SIGTERM, then finishes what is under way. Returns the exit code.
int serve(const Settings& settings);

}  // namespace metodika::app
