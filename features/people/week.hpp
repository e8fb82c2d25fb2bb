#pragma once
#include "contracts/week.hpp"

namespace metodika::people {

/// Corrections, lists on their way in and lists to confirm, of the organisations whose staff the reader
/// keeps.
void tellWeek(api::Work& work, const WeekAsked& week);

}  // namespace metodika::people
