#pragma once
#include "contracts/room.hpp"

namespace metodika::papers {

void install(Building& building);

}  // namespace metodika::papers
