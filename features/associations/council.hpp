#pragma once
// The methodical council (mission B5): a community of its own kind, put together by rule and approved by an act.
#include "contracts/papers.hpp"
#include "platform/api/scope.hpp"

namespace metodika::associations {

/// Who sits in the council of the place, for a paper.
void tellCouncil(api::Work& work, const PaperAsked& asked);

}  // namespace metodika::associations
