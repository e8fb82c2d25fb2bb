#include "features/people/reading/turned.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/names.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t mostRows = 100;
constexpr std::size_t mostCells = 20'000;

/// «ФИО» with names to the right of it.
bool listsNames(const tables::Row& row, const Dictionary& dictionary) {
    std::size_t names = 0, others = 0;
    for (std::size_t i = 1; i < row.cells.size(); ++i)
        ++(readName(cleanName(row.cells[i].text).text, dictionary) ? names : others);
    return names >= 2 && names > others;
}

}  // namespace

std::optional<Turned> turnedOnItsSide(const tables::Sheet& sheet, const Dictionary& dictionary) {
    if (sheet.rows.size() < 3 || sheet.rows.size() > mostRows) return {};
    Turned out;
    std::set<std::string> meanings;
    std::size_t cells = 0;
    int labels = 0;  // the column of the labels, before the names
    for (auto& row : sheet.rows) {
        cells += row.cells.size();
        if (row.cells.empty() || row.cells[0].text.size() > 200) continue;
        auto hit = dictionary.columns.book.at(tokenise(row.cells[0].text), 0);
        if (!hit) continue;
        auto& meaning = dictionary.columns.of(hit);
        bool people = meaning == "full_name" || meaning == "surname";
        if (people && !out.nameRow && listsNames(row, dictionary)) {
            out.nameRow = row.number;
            labels = row.cells[0].column;
        }
        meanings.insert(meaning);
    }
    if (!out.nameRow || meanings.size() < 3 || cells > mostCells) return {};

    std::map<int, tables::Row> columns;
    for (auto& row : sheet.rows) {
        out.rows.push_back(row.number);
        // What stands over the names is a title.
        if (row.number < out.nameRow && row.cells.size() < 2) continue;
        for (auto& cell : row.cells) {
            if (cell.column < labels) continue;
            auto& turned = columns[cell.column];
            turned.number = cell.column;
            turned.cells.push_back(cell);
            turned.cells.back().column = row.number;
        }
    }
    out.sheet.name = sheet.name;
    for (auto& [number, row] : columns) out.sheet.rows.push_back(std::move(row));
    return out;
}

void turnBack(const Turned& turned, StaffList& list) {
    auto& name = turned.sheet.name;
    std::erase_if(list.ignoredRows, [&](auto& row) { return row.sheet == name; });
    bool people = false;
    for (auto& person : list.persons)
        for (auto& source : person.source)
            if (source.sheet == name) {
                source.rows = turned.rows;
                people = true;
            }
    for (auto row : turned.rows)
        if (!people) list.ignoredRows.push_back({name, row, "other", ""});
    for (auto& problem : list.problems)
        if (problem.sheet == name) problem.rows = {turned.nameRow};
    for (auto& fix : list.fixes)
        if (fix.sheet == name) fix.row = turned.nameRow;
    for (auto& table : list.read) {
        if (table.sheet != name) continue;
        table.headerRows.clear();
        table.firstRow = turned.rows.front();
        table.lastRow = turned.rows.back();
        for (auto& column : table.columns)
            column.column = std::to_string(tables::columnNumber(column.column));
    }
}

std::vector<tables::Sheet> sideBySide(const tables::Sheet& sheet, const Dictionary& dictionary) {
    std::vector<int> starts;
    for (std::size_t i = 0; i < std::min<std::size_t>(sheet.rows.size(), 30) && starts.size() < 2; ++i) {
        auto& cells = sheet.rows[i].cells;
        if (cells.size() < 4 || cells.size() > 200) continue;
        auto name = std::find_if(cells.begin(), cells.end(), [&](auto& cell) {
            auto meaning = dictionary.columns.find(cell.text);
            return meaning == "full_name" || meaning == "surname";
        });
        bool names = name != cells.end() &&
                     std::any_of(name + 1, cells.end(), [&](auto& cell) { return cell.text == name->text; });
        starts = {cells[0].column};
        // The first header comes again, and the second after it.
        for (std::size_t at = 2; names && at + 1 < cells.size(); ++at)
            if (cells[at].text == cells[0].text && cells[at + 1].text == cells[1].text)
                starts.push_back(cells[at].column);
    }
    std::vector<tables::Sheet> out;
    if (starts.size() < 2) return out;
    for (std::size_t part = 0; part < starts.size(); ++part) {
        const int from = part ? starts[part] : 0, to = part + 1 < starts.size() ? starts[part + 1] : 1 << 30;
        tables::Sheet copy;
        copy.name = sheet.name;
        for (auto& merge : sheet.merges)
            if (merge.firstColumn >= from && merge.lastColumn < to) copy.merges.push_back(merge);
        for (auto& row : sheet.rows) {
            tables::Row own{row.number, row.hidden, {}};
            for (auto& cell : row.cells)
                if (cell.column >= from && cell.column < to) own.cells.push_back(cell);
            if (!own.cells.empty()) copy.rows.push_back(std::move(own));
        }
        out.push_back(std::move(copy));
    }
    return out;
}

void tellRowsOnce(const std::string& sheet, StaffList& list) {
    std::set<int> told;
    for (auto& table : list.read)
        if (table.sheet == sheet) told.insert(table.headerRows.begin(), table.headerRows.end());
    // A row with a person in one table may be blank in the next.
    for (auto& table : list.read)
        if (table.sheet == sheet)
            std::erase_if(list.ignoredRows, [&](auto& row) {
                return row.sheet == sheet && row.kind == "blank" && row.row >= table.firstRow &&
                       row.row <= table.lastRow;
            });
    std::erase_if(list.ignoredRows,
                  [&](auto& row) { return row.sheet == sheet && !told.insert(row.row).second; });
}

}  // namespace metodika::people
