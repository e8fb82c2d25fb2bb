#pragma once
// What may stand where in the tree. No SQL, no HTTP, no clock.
#include "features/organisations/organisation.hpp"
#include "platform/base/refusal.hpp"

namespace metodika::organisations {

/// A school stands under a municipality, a municipality under the region; a branch is no one's parent.
Verdict mayStandUnder(Kind child, Kind parent);
/// A change that begins on `since` may not reach back before the period it changes, nor far ahead.
Verdict mayChangeFrom(Date since, Date periodSince, Date today);

/// Nobody may be left in an organisation that closes: neither people nor branches nor organisations under it.
Verdict mayClose(std::int64_t children, std::int64_t branches, std::int64_t people);

}  // namespace metodika::organisations
