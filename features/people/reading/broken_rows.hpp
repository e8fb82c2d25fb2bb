#pragma once
// Lists where somebody stands on two or three rows: «Иванова» and under it «Анна Петровна».
#include <map>
#include <optional>
#include <vector>

#include "features/people/reading/dictionary.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::people {

struct JoinedRows {
    tables::Sheet sheet;
    std::map<int, std::vector<int>> below;  ///< by the first row of a person: those that go on with it
};

/// None where most names of the sheet are not broken so.
std::optional<JoinedRows> joinBrokenRows(const tables::Sheet& sheet, const Dictionary& dictionary);

}  // namespace metodika::people
