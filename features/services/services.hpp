#pragma once
#include "contracts/room.hpp"

namespace metodika::services {

void install(Building& building);

}  // namespace metodika::services
