#include "features/people/reading/columns.hpp"

#include <algorithm>
#include <set>

#include "features/people/reading/column_meanings.hpp"
#include "features/people/reading/headers.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

using tables::Cell;
using tables::Row;
using tables::Sheet;

constexpr std::size_t headerSearchRows = 200;
constexpr std::size_t longestHeader = 200;
constexpr std::size_t mostTables = 50;

bool shortText(const Cell& cell) {
    return cell.kind == tables::CellKind::text && cell.text.size() <= longestHeader;
}

/// How many different meanings the cells of a row name.
std::set<std::string> meaningsNamed(const Row& row, const Dictionary& dictionary) {
    std::set<std::string> out;
    std::size_t looked = 0;
    for (auto& cell : row.cells) {
        // A header says what it is in its first cells.
        if (cell.column > mostColumns || (++looked > 5 && out.empty())) break;
        if (!shortText(cell)) continue;
        auto tokens = tokenise(joinedWords(cell.text));
        // The questions of a form are longer than headers.
        auto from = afterOpenings(tokens, 0, dictionary);
        if (tokens.size() > (from ? 30u : 12u)) continue;
        if (auto hit = dictionary.columns.book.at(tokens, from)) out.insert(dictionary.columns.of(hit));
    }
    return out;
}

bool headsTable(const Row& row, const Dictionary& dictionary) {
    auto names = meaningsNamed(row, dictionary);
    return names.size() >= 3 ||
           (names.size() == 2 && (names.contains("full_name") || names.contains("surname")));
}

/// Parts of a wide cell that nobody has merged: they stand under blank cells and name columns themselves.
bool namesParts(const Row& top, const Row& below, const Dictionary& dictionary) {
    if (below.number != top.number + 1 || below.cells.front().column <= top.cells.front().column ||
        below.cells.size() >= top.cells.size() + 8)
        return false;
    std::size_t named = 0, blankAbove = 0;
    for (auto& cell : below.cells) {
        std::string_view wide;
        for (int left = cell.column; left > 0 && wide.empty(); --left) wide = top.text(left);
        auto tokens = tokenise(wide);
        const auto own = tokens.size();
        auto part = tokenise(cell.text);
        tokens.insert(tokens.end(), part.begin(), part.end());
        bool goesOn = false;
        for (std::size_t i = 0; i < own && !goesOn; ++i)
            goesOn = dictionary.columns.book.at(tokens, i).to > own;
        named += goesOn || dictionary.columns.book.opens(cell.text) ||
                 dictionary.categoryLevels.book.opens(cell.text) || !partOfBirth(cell.text).empty();
        blankAbove += top.at(cell.column) == nullptr;
        if (cell.text.find_first_of("0123456789") != std::string::npos && !cell.text.starts_with("20"))
            return false;
    }
    return blankAbove > 0 && named >= 2 && named * 2 >= below.cells.size();
}

/// The next row belongs to the header: cells above reach down into it, or it only tells the parts of wide
/// cells.
bool continuesHeader(const MergeIndex& merges, const Row& top, const Row& below,
                     const Dictionary& dictionary) {
    if (below.number > top.number + 2 || countsColumns(below)) return false;
    // «2027 | 2028 | 2029» under «Следующая аттестация» are header, too.
    auto heads = [](const Cell& cell) {
        return shortText(cell) || (cell.kind == tables::CellKind::number && cell.text.size() == 4 &&
                                   cell.text.starts_with("20"));
    };
    if (!std::any_of(below.cells.begin(), below.cells.end(), shortText) ||
        !std::all_of(below.cells.begin(), below.cells.end(), heads))
        return false;
    if (namesParts(top, below, dictionary)) return true;
    for (auto& cell : top.cells) {
        auto merge = merges.at(top.number, cell.column);
        if (merge && merge->lastRow >= below.number) return true;
    }
    return std::all_of(below.cells.begin(), below.cells.end(), [&](auto& cell) {
        auto merge = merges.at(top.number, cell.column);
        return merge && merge->lastColumn > merge->firstColumn && merge->firstRow == top.number;
    });
}

/// A row of wide cells over parts of the header, but no title over all of it.
bool standsOver(const MergeIndex& merges, const Row& above, const Row& header) {
    if (above.number + 1 != header.number || above.cells.size() < 2) return false;
    return std::any_of(above.cells.begin(), above.cells.end(), [&](auto& cell) {
        auto merge = merges.at(above.number, cell.column);
        return merge && merge->lastColumn > merge->firstColumn &&
               merge->lastColumn - merge->firstColumn < static_cast<int>(header.cells.size());
    });
}

bool listsPeople(const Table& table, const Dictionary& dictionary) {
    if (!table.namesPeople()) return false;
    return std::any_of(dictionary.peopleColumns.begin(), dictionary.peopleColumns.end(),
                       [&](auto& meaning) { return table.has(meaning); });
}

/// The same words in the same columns as the header before.
bool repeatsHeader(const Row& row, const Row& header) {
    if (row.cells.size() != header.cells.size() || row.cells.size() < 3) return false;
    return std::equal(row.cells.begin(), row.cells.end(), header.cells.begin(),
                      [](auto& a, auto& b) { return a.column == b.column && a.text == b.text; });
}

}  // namespace

std::string wishKey(std::string_view header, int number) {
    auto squeezed = utf8::squeeze(header);
    return squeezed.empty() ? "#" + std::to_string(number) : utf8::fold(squeezed);
}

bool countsColumns(const Row& row) {
    if (row.cells.size() < 3) return false;
    // «А | Б | 1 | 2 | 3» of official forms
    std::size_t from = 0;
    for (auto letter : {"А", "Б", "В", "Г"})
        if (from < row.cells.size() && row.cells[from].text == letter) ++from;
    if (from + 2 > row.cells.size()) return false;
    const auto first = row.cells[from].text;
    if (first != "1" && first != "0") return false;
    for (auto i = from; i < row.cells.size(); ++i)
        if (row.cells[i].text != std::to_string(static_cast<int>(i - from) + (first == "1" ? 1 : 0)))
            return false;
    return true;
}

std::vector<Table> findTables(const tables::Workbook& workbook, const Sheet& sheet,
                              const Dictionary& dictionary, Date asOf, const ColumnWishes& wishes) {
    std::vector<Table> found;
    const MergeIndex merges(sheet);
    std::size_t first = sheet.rows.size();
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), headerSearchRows) && first == sheet.rows.size();
         ++i)
        if (headsTable(sheet.rows[i], dictionary)) first = i;

    // Headers that differ from the first begin a table of their own; equal ones only repeat it.
    std::vector<std::size_t> heads;
    if (first < sheet.rows.size()) {
        heads.push_back(first);
        for (std::size_t i = first + 2; i < sheet.rows.size() && heads.size() < mostTables; ++i) {
            auto& row = sheet.rows[i];
            if (row.cells.size() < 3 || repeatsHeader(row, sheet.rows[first])) continue;
            bool worded = std::all_of(row.cells.begin(), row.cells.end(), shortText);
            if (worded && i > heads.back() + 3 && meaningsNamed(row, dictionary).size() >= 4)
                heads.push_back(i);
        }
    }

    auto finish = [&](Table table) {
        chooseMeanings(table, workbook, sheet, merges, dictionary, asOf, wishes);
        if (listsPeople(table, dictionary)) found.push_back(std::move(table));
    };
    if (heads.empty()) {
        if (!sheet.rows.empty()) finish({{}, sheet.rows.front().number, sheet.lastRow(), {}, {}, {}});
        return found;
    }
    for (std::size_t h = 0; h < heads.size(); ++h) {
        Table table;
        auto at = heads[h];
        if (at > 0 && standsOver(merges, sheet.rows[at - 1], sheet.rows[at]))
            table.headerRows.push_back(sheet.rows[at - 1].number);
        table.headerRows.push_back(sheet.rows[at].number);
        auto next = at + 1;
        while (next < sheet.rows.size() && table.headerRows.size() < 4 &&
               continuesHeader(merges, sheet.rows[next - 1], sheet.rows[next], dictionary))
            table.headerRows.push_back(sheet.rows[next++].number);
        table.firstRow = table.headerRows.back() + 1;
        table.lastRow = h + 1 < heads.size() ? sheet.rows[heads[h + 1]].number - 1 : sheet.lastRow();
        finish(std::move(table));
    }
    return found;
}

}  // namespace metodika::people
