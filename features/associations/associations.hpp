#pragma once
#include "contracts/room.hpp"

namespace metodika::associations {

void install(Building& building);

}  // namespace metodika::associations
