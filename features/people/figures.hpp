#pragma once
#include "contracts/figures.hpp"

namespace metodika::people {

/// How many educators there are, how old, with which categories; groups under the pack's limit are few.
void tellFigures(api::Work& work, const FiguresAsked& asked);

}  // namespace metodika::people
