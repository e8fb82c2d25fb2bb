#include "features/people/reading/row_kinds.hpp"

#include <algorithm>

#include "platform/base/utf8.hpp"

namespace metodika::people {

std::string wordsOf(const tables::Row& row) {
    std::string out;
    for (auto& cell : row.cells) {
        out += (out.empty() ? "" : " ") + utf8::squeeze(cell.text);
        if (out.size() > 600) break;
    }
    return out;
}

bool nameBlank(const Table& table, const tables::Row& row) {
    for (auto meaning : {"full_name", "surname", "name", "patronymic"})
        if (auto column = table.column(meaning); column && !trimmed(row.text(column)).empty()) return false;
    return true;
}

bool standsAlone(const Table& table, const tables::Row& row) {
    return std::count_if(row.cells.begin(), row.cells.end(), [&](auto& cell) {
               return cell.column != table.column("number") && !trimmed(cell.text).empty();
           }) == 1;
}

bool repeatsHeader(const tables::Sheet& sheet, const Table& table, const tables::Row& row) {
    if (table.headerRows.empty() || row.cells.size() < 3) return false;
    auto header = sheet.row(table.headerRows.front());
    return header && row.cells[0].text == header->cells[0].text &&
           row.cells[1].text == header->cells[1].text && row.cells.size() == header->cells.size();
}

}  // namespace metodika::people
