#pragma once
// Tables that are laid out otherwise than one under its header.
#include <optional>
#include <vector>

#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

/// A table whose rows are the things told and whose columns are the people, put upright.
struct Turned {
    tables::Sheet sheet;    ///< rows and columns have changed places
    int nameRow = 0;        ///< in the file
    std::vector<int> rows;  ///< of the file, that hold something
};
std::optional<Turned> turnedOnItsSide(const tables::Sheet& sheet, const Dictionary& dictionary);

/// What was read of the upright table, told in the rows of the file.
void turnBack(const Turned& turned, StaffList& list);

/// Two or more tables with one header beside each other; empty when the sheet is not laid out so.
std::vector<tables::Sheet> sideBySide(const tables::Sheet& sheet, const Dictionary& dictionary);
/// A row of several tables is ignored once, or not at all when one of them holds a person there.
void tellRowsOnce(const std::string& sheet, StaffList& list);

}  // namespace metodika::people
