#pragma once
#include "contracts/figures.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::monitoring {

/// The indicators that are counted of the place, of the year and the one before; small groups of persons are
/// few for everybody.
void tellFigures(api::Work& work, const facts::Facts& all, const FiguresAsked& asked);

}  // namespace metodika::monitoring
