#include "features/people/reading/broken_rows.hpp"

#include <algorithm>
#include <iterator>

#include "features/people/reading/headers.hpp"
#include "features/people/reading/names.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

using tables::Cell;
using tables::Row;

constexpr std::size_t headerSearchRows = 60;
constexpr std::size_t fewest = 3;

struct NameColumn {
    std::size_t header = 0;  ///< index of the row
    int column = 0;
};

std::optional<NameColumn> findNameColumn(const tables::Sheet& sheet, const Dictionary& dictionary) {
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), headerSearchRows); ++i) {
        if (sheet.rows[i].cells.size() < 3) continue;
        for (auto& cell : sheet.rows[i].cells) {
            if (cell.text.size() > 100) continue;
            auto names = named("", utf8::squeeze(joinedWords(cell.text)), dictionary);
            if (names.contains("full_name") && names.size() <= 2) return NameColumn{i, cell.column};
        }
    }
    return {};
}

/// How many rows the name that begins here takes: 1 for what is no broken name.
std::size_t rowsOfName(const tables::Sheet& sheet, std::size_t at, int column, const Dictionary& dictionary) {
    auto word = [&](std::size_t i) {
        return cleanName(i < sheet.rows.size() ? sheet.rows[i].text(column) : std::string_view()).text;
    };
    auto follows = [&](std::size_t i) {
        return i < sheet.rows.size() && sheet.rows[i].number == sheet.rows[i - 1].number + 1 &&
               sheet.rows[i].cells.size() <= sheet.rows[at].cells.size();
    };
    auto surname = word(at);
    if (!looksLikeNameWord(surname) || sheet.rows[at].cells.size() < 3 || !follows(at + 1) ||
        dictionary.positionBook.opens(surname) || dictionary.rows.book.opens(surname))
        return 1;
    auto next = word(at + 1);
    if (givenWithPatronymic(next, dictionary)) return 2;
    bool three = looksLikeNameWord(next) && dictionary.firstNames.contains(utf8::fold(next)) &&
                 follows(at + 2) && looksLikePatronymic(word(at + 2), dictionary);
    return three ? 3 : 1;
}

void append(Row& into, const Row& below) {
    std::vector<Cell> all;
    all.reserve(into.cells.size() + below.cells.size());
    std::merge(into.cells.begin(), into.cells.end(), below.cells.begin(), below.cells.end(),
               std::back_inserter(all), [](auto& a, auto& b) { return a.column < b.column; });
    into.cells.clear();
    for (auto& cell : all) {
        if (into.cells.empty() || into.cells.back().column != cell.column) {
            into.cells.push_back(std::move(cell));
            continue;
        }
        Cell both;
        both.column = cell.column;
        both.text = into.cells.back().text + " " + cell.text;
        into.cells.back() = std::move(both);
    }
}

}  // namespace

std::optional<JoinedRows> joinBrokenRows(const tables::Sheet& sheet, const Dictionary& dictionary) {
    auto name = findNameColumn(sheet, dictionary);
    if (!name) return {};
    std::map<std::size_t, std::size_t> broken;  // index of the first row, rows
    std::size_t named = 0;
    for (auto i = name->header + 1; i < sheet.rows.size();) {
        named += sheet.rows[i].cells.size() > 2 && sheet.rows[i].at(name->column) != nullptr;
        auto rows = rowsOfName(sheet, i, name->column, dictionary);
        if (rows > 1) broken[i] = rows;
        i += rows;
    }
    if (broken.size() < fewest || broken.size() * 2 < named) return {};
    JoinedRows out;
    out.sheet.name = sheet.name;
    out.sheet.hidden = sheet.hidden;
    out.sheet.merges = sheet.merges;
    out.sheet.hiddenColumns = sheet.hiddenColumns;
    for (std::size_t i = 0; i < sheet.rows.size();) {
        auto row = sheet.rows[i];
        auto found = broken.find(i);
        const auto rows = found == broken.end() ? 1 : found->second;
        for (std::size_t next = i + 1; next < i + rows; ++next) {
            append(row, sheet.rows[next]);
            out.below[row.number].push_back(sheet.rows[next].number);
        }
        out.sheet.rows.push_back(std::move(row));
        i += rows;
    }
    return out;
}

}  // namespace metodika::people
