#pragma once
#include "contracts/room.hpp"

namespace metodika::organisations {

void install(Building& building);

}  // namespace metodika::organisations
