#pragma once
#include <span>

#include "contracts/reach.hpp"

namespace metodika::monitoring {

/// Who reads the numbers of the place whose chain (itself first) this is. Asked only within the reader's
/// reach.
Verdict mayReadNumbers(const api::Scope& scope, std::span<const OrganisationId> chain);
/// Whether small groups are shown to this reader, and the records of numbers of persons.
bool seesPersons(Sight sight);

}  // namespace metodika::monitoring
