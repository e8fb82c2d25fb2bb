#pragma once
// «*» beside a name and «* в отпуске по уходу за ребёнком» under the table.
#include <map>
#include <string>
#include <string_view>

#include "platform/tables/workbook.hpp"

namespace metodika::people {

/// By the number of asterisks.
std::map<int, std::string> findFootnotes(const tables::Sheet& sheet);
/// How many asterisks end the text; 0 for none or for more than a footnote has.
int footnoteMark(std::string_view text);

}  // namespace metodika::people
