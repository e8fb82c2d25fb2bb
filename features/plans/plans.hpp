#pragma once
#include "contracts/room.hpp"

namespace metodika::plans {

void install(Building& building);

}  // namespace metodika::plans
