#pragma once
#include "contracts/figures.hpp"

namespace metodika::associations {

/// How many associations work at each level.
void tellFigures(api::Work& work, const FiguresAsked& asked);

}  // namespace metodika::associations
