#pragma once
// What each column of a table holds: its header bids, the cells under it raise or lower the bid.
#include "features/people/reading/columns.hpp"
#include "features/people/reading/merge_index.hpp"

namespace metodika::people {

constexpr int mostColumns = 200;

/// Fills columns and byMeaning of a table whose header and body are known.
void chooseMeanings(Table& table, const tables::Workbook& workbook, const tables::Sheet& sheet,
                    const MergeIndex& merges, const Dictionary& dictionary, Date asOf,
                    const ColumnWishes& wishes);

}  // namespace metodika::people
