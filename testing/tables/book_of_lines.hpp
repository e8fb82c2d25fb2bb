#pragma once
// A workbook written as lines of text, for fuzzing what is read from tables. Lines are rows, | parts cells, a
// line === begins another sheet; a cell may begin with # (number), @ (date serial), ^ (merged with the row
// above) or > (merged with the next column).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "platform/base/utf8.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::testing {

inline void promise(bool holds, int line = __builtin_LINE()) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: line %d\n", line);
    std::abort();
}

inline void addCell(tables::Workbook& book, tables::Sheet& sheet, tables::Row& row, int column,
                    std::string text) {
    tables::Cell cell;
    cell.column = column;
    char kind = text.empty() ? ' ' : text[0];
    if (kind == '#' || kind == '@') {
        cell.number = std::atof(text.c_str() + 1);
        cell.kind = tables::CellKind::number;
        cell.text = std::to_string(static_cast<long>(std::clamp(cell.number, -1e9, 1e9)));
        auto day = book.dayOf(cell.number);
        if (kind == '@' && day) {
            cell.kind = tables::CellKind::date;
            cell.text = isoDate(*day);
            cell.look = static_cast<tables::DateLook>(text.size() % 4);
        }
    } else {
        if (kind == '^') sheet.merges.push_back({row.number - 1, column, row.number, column});
        if (kind == '>') sheet.merges.push_back({row.number, column, row.number, column + 1});
        if (kind == '^' || kind == '>') text.erase(0, 1);
        for (auto c : utf8::decode(text)) utf8::append(cell.text, c);
    }
    if (!utf8::squeeze(cell.text).empty()) row.cells.push_back(cell);
}

inline tables::Workbook bookOf(const std::string& text) {
    tables::Workbook book;
    book.sheets.push_back({"Лист1", false, {}, {}, {}});
    int number = 0;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find('\n', from), text.size());
        auto line = text.substr(from, to - from);
        from = to + 1;
        if (line == "===") {
            book.sheets.push_back({"Лист" + std::to_string(book.sheets.size() + 1), false, {}, {}, {}});
            number = 0;
            continue;
        }
        tables::Row row;
        row.number = ++number;
        int column = 0;
        for (std::size_t at = 0; at <= line.size();) {
            auto end = std::min(line.find('|', at), line.size());
            addCell(book, book.sheets.back(), row, ++column, line.substr(at, end - at));
            at = end + 1;
        }
        if (!row.cells.empty()) book.sheets.back().rows.push_back(std::move(row));
    }
    return book;
}

}  // namespace metodika::testing
