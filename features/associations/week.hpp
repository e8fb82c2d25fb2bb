#pragma once
#include "contracts/week.hpp"

namespace metodika::associations {

/// Decisions, meetings and schedules that wait for the reader, or for which the reader waits.
void tellWeek(api::Work& work, const WeekAsked& week);

}  // namespace metodika::associations
