#pragma once
#include "contracts/room.hpp"

namespace metodika::people {

void install(Building& building);

}  // namespace metodika::people
