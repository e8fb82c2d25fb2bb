#pragma once
#include <string>
#include <vector>

#include "features/people/reading/columns.hpp"
#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

/// «Итого: 34» in a row of a sheet; since is the row of the total before it.
struct Total {
    std::string sheet;
    int row = 0, count = 0, since = 0;
    std::string text;
};

/// The number of people that a row of totals tells; nothing where it counts hours, marks or a part.
std::optional<int> peopleOfTotal(const tables::Row& row, const Table& table, const Dictionary& dictionary);

/// A total must be the people above it: since the total before, on the sheet, or in the whole file.
void checkTotals(const std::vector<Total>& totals, StaffList& list);

/// Corrections that are the layout of a sheet and no slips are left out of the fixes.
void forgetLayout(StaffList& list);

}  // namespace metodika::people
