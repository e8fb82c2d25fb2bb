#pragma once
// Pure decisions: no SQL, no HTTP, no clock.
#include "features/services/service.hpp"

namespace metodika::services {

/// A rate is more than nothing and at most ten full ones, in quarters of a tenth.
Verdict mayHaveRate(double rate);
/// What the other holders leave of the post; nobody takes more.
Verdict mayHold(const Post& post, double rate);
/// Rate that nobody holds today.
double vacantRate(const Post& post, Date today);
State stateOf(std::int64_t people);
bool is(const ServiceRow& row, Which which);
/// By name, people, due, missing, vacant or load, "-" before it: falling. What nobody has said comes last
/// both ways; rows that are alike stay as they were. False: there is no such order.
bool arrange(std::vector<ServiceRow>& rows, std::string_view sort);

}  // namespace metodika::services
