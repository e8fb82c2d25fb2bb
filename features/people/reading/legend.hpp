#pragma once
// Columns of codes that the sheet itself explains: «категория: 1 – высшая, 2 – первая, 0 – не имеет».
#include <optional>
#include <vector>

#include "features/people/reading/columns.hpp"

namespace metodika::people {

/// The sheet with words in place of codes; none where nothing is explained.
std::optional<tables::Sheet> spellOutCodes(const tables::Sheet& sheet, const std::vector<Table>& tables,
                                           const Dictionary& dictionary);

}  // namespace metodika::people
