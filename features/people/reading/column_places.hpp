#pragma once
// Which organisation a column names: where people work, where they mainly work, or who taught them.
#include <map>
#include <string>
#include <vector>

#include "features/people/reading/columns.hpp"

namespace metodika::people {

/// A main workplace that is told of nearly everybody is where they work, not where part-timers come from.
void settleWorkplaces(Table& table, const std::map<int, std::vector<const tables::Cell*>>& cells,
                      std::map<int, std::string>& taken);
/// «Программа | Организация | Период»: among the columns of a course the organisation is who taught it.
void settleProvider(Table& table, std::map<int, std::string>& taken);

}  // namespace metodika::people
