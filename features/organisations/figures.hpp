#pragma once
#include "contracts/figures.hpp"

namespace metodika::organisations {

/// How many organisations of each kind there are below the place, branches aside.
void tellFigures(api::Work& work, const FiguresAsked& asked);

}  // namespace metodika::organisations
