#pragma once
// Lists for tests: each line a row, cells parted by |, an empty cell is blank.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::people {

constexpr Date listDay = date(2026, 9, 1);

inline std::string fileText(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

inline const Dictionary& dictionary() {
    static const Dictionary loaded = loadDictionary(PROJECT_ROOT "/packs/default");
    return loaded;
}

inline tables::Workbook bookOf(const std::vector<std::string>& lines) {
    tables::Workbook book;
    book.fileName = "list.xlsx";
    tables::Sheet sheet;
    sheet.name = "Лист1";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        tables::Row row;
        row.number = static_cast<int>(i) + 1;
        int column = 1;
        for (std::size_t from = 0; from <= lines[i].size(); ++column) {
            auto to = std::min(lines[i].find('|', from), lines[i].size());
            auto text = lines[i].substr(from, to - from);
            if (!text.empty()) row.cells.push_back({text, 0, column, tables::CellKind::text, {}, false});
            from = to + 1;
        }
        if (!row.cells.empty()) sheet.rows.push_back(row);
    }
    book.sheets.push_back(sheet);
    return book;
}

inline StaffList listOf(const std::vector<std::string>& lines) {
    return readStaffList(bookOf(lines), dictionary(), listDay);
}

inline std::multiset<std::string> codesOf(const StaffList& list) {
    std::multiset<std::string> out;
    for (auto& problem : list.problems) out.insert(problem.code);
    return out;
}

}  // namespace metodika::people
