#pragma once
#include <string>
#include <vector>

#include "features/people/reading/dictionary.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::people {

/// What share of these cells could stand in a column of that meaning: 0–1.
double columnFit(const std::string& meaning, const std::vector<const tables::Cell*>& cells,
                 const tables::Workbook& workbook, const Dictionary& dictionary, Date asOf);
/// Meanings that content alone can give away, strongest evidence first.
const std::vector<std::string>& telltaleMeanings();

}  // namespace metodika::people
