#pragma once
// From a read row to the records: who it is, what is new about them, and writing it down.
#include "features/people/import_store.hpp"
#include "features/people/reading/staff_list.hpp"
#include "features/people/store.hpp"

namespace metodika::people {

/// The rows of an import, in the order of the list, each with its own problems and fixes.
std::vector<RowKept> rowsFrom(const StaffList& list);

/// Finds who the row speaks of and what it would change; adds questions where that is not certain.
void compare(api::Work& work, RowKept& row, OrganisationId organisation, Date asOf);

/// Writes the row down and returns what it was: fresh, changed or same.
Outcome enter(api::Work& work, RowKept& row, OrganisationId organisation, Date asOf);

}  // namespace metodika::people
