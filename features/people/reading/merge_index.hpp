#pragma once
#include <unordered_map>
#include <vector>

#include "platform/tables/workbook.hpp"

namespace metodika::people {

/// Merged cells by row. Those of many rows hold groups of people and no header: they are left out.
class MergeIndex {
  public:
    explicit MergeIndex(const tables::Sheet& sheet) {
        for (auto& merge : sheet.merges)
            if (merge.lastRow - merge.firstRow <= mostRows)
                for (int row = merge.firstRow; row <= merge.lastRow; ++row) {
                    auto& own = byRow_[row];
                    if (own.size() < mostInARow) own.push_back(&merge);
                }
    }
    const tables::Merge* at(int row, int column) const {
        auto found = byRow_.find(row);
        if (found == byRow_.end()) return nullptr;
        for (auto merge : found->second)
            if (merge->holds(row, column)) return merge;
        return nullptr;
    }
    bool wide(int row, int column) const {
        auto merge = at(row, column);
        return merge && merge->lastColumn > merge->firstColumn;
    }

  private:
    static constexpr int mostRows = 10;
    static constexpr std::size_t mostInARow = 200;
    std::unordered_map<int, std::vector<const tables::Merge*>> byRow_;
};

}  // namespace metodika::people
