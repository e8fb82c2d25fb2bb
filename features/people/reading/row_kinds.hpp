#pragma once
// What a row of the body is before anything of it is read.
#include <string>

#include "features/people/reading/columns.hpp"

namespace metodika::people {

/// All that a row says, one cell after another; long rows are cut.
std::string wordsOf(const tables::Row& row);
/// No cell of the name columns holds anything.
bool nameBlank(const Table& table, const tables::Row& row);
/// Nothing but one cell, a number aside.
bool standsAlone(const Table& table, const tables::Row& row);
/// The header once more, on another page.
bool repeatsHeader(const tables::Sheet& sheet, const Table& table, const tables::Row& row);

}  // namespace metodika::people
