#pragma once
// Pure decisions about money and posts: no SQL, no HTTP, no clock.
#include <span>

#include "features/services/funding.hpp"

namespace metodika::services {

/// Roubles of a year for a full post: monthly pay × months × (1 + contributions).
double postCost(std::int64_t monthPay, const Norms& norms);
/// Roubles for an hour by a civil contract.
double hourCost(std::int64_t hourPay, const Norms& norms);
/// Posts or hours that the sum pays for, down to hundredths.
double givenBy(std::int64_t amount, double cost);
/// A sum that has no price cannot be turned into posts; hours are paid to communities alone (S0 §2.3).
Verdict mayPay(const FundingPart& part, const FundingChange& change);
/// Everything that follows: what each sum gives, each model's posts and hours, the whole.
void compute(Staffing& staffing, std::span<const Post> posts, Date today);
/// What of the work falls to a full post; none while nobody is employed.
std::optional<Load> loadOf(const Load& whole, double employed);

}  // namespace metodika::services
