// Lines are rows, | parts cells; a cell may begin with # (number), @ (date serial), ^ (merged with the row
// above) or > (merged with the next column). Whatever comes out must account for every row and name real
// people and rows.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"
#include "platform/base/utf8.hpp"

#ifndef PROJECT_ROOT
#define PROJECT_ROOT "."  // run from the root of the project
#endif

namespace {

using namespace metodika;

void expect(bool holds, int line = __builtin_LINE()) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: line %d\n", line);
    std::abort();
}

void addCell(tables::Workbook& book, tables::Sheet& sheet, tables::Row& row, int column, std::string text) {
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

tables::Workbook bookOf(const std::string& text) {
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto dictionary = people::loadDictionary(PROJECT_ROOT "/packs/default");
    auto book = bookOf(std::string(reinterpret_cast<const char*>(data), size));
    auto list = people::readStaffList(book, dictionary, date(2026, 9, 1));

    std::set<std::pair<std::string, int>> told;
    std::set<std::string> left;
    for (auto& sheet : list.ignoredSheets) left.insert(sheet.sheet);
    for (auto& row : list.ignoredRows) told.insert({row.sheet, row.row});
    for (auto& table : list.read)
        for (auto row : table.headerRows) told.insert({table.sheet, row});
    for (auto& person : list.persons) {
        expect(!person.source.empty() && !person.surname.empty());
        for (auto& source : person.source)
            for (auto row : source.rows) told.insert({source.sheet, row});
        expect(person.birthDate.empty() || person.birthDate.size() >= 4);
        expect(person.phone.empty() || person.phone.size() == 12);
        expect(person.snils.empty() || person.snils.size() == 11);
    }
    for (auto& sheet : book.sheets)
        for (auto& row : sheet.rows)
            expect(left.contains(sheet.name) || told.contains({sheet.name, row.number}));
    for (auto& problem : list.problems) {
        expect(!problem.code.empty() && !problem.rows.empty());
        for (auto index : problem.persons)
            expect(index >= 0 && index < static_cast<int>(list.persons.size()));
    }
    expect(!people::expectedShape(list).empty());
    return 0;
}
