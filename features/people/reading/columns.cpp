#include "features/people/reading/columns.hpp"

#include <algorithm>
#include <set>

#include "features/people/reading/column_fit.hpp"
#include "features/people/reading/merge_index.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

using tables::Cell;
using tables::Row;
using tables::Sheet;

constexpr std::size_t headerSearchRows = 200;
constexpr std::size_t sampleRows = 120;
constexpr std::size_t longestHeader = 200;
constexpr int mostColumns = 200;
constexpr std::size_t mostTables = 50;
constexpr std::size_t longestSample = 4000;

/// The meanings that a header cell names, with how strongly.
std::map<std::string, double> named(std::string_view parent, std::string_view leaf,
                                    const Dictionary& dictionary) {
    std::map<std::string, double> out;
    auto above = tokenise(parent), tokens = above;
    const auto own = tokens.size();
    auto leafTokens = tokenise(leaf);
    tokens.insert(tokens.end(), leafTokens.begin(), leafTokens.end());
    auto take = [&](const PhraseBook::Hit& hit, std::size_t i) {
        if (!hit) return;
        bool ofLeaf = hit.to > own;
        bool opens = i == 0 || i == own;
        auto score = ofLeaf ? 10.0 * hit.words + (opens ? 15 : 0) : 3.0 * hit.words + (opens ? 4 : 0);
        auto& best = out[dictionary.columns.of(hit)];
        best = std::max(best, score);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        take(dictionary.columns.book.at(tokens, i), i);
        // «Курсы (год)»: a phrase may begin with a name of its own; what stands below decides.
        auto alone = dictionary.columns.book.at({tokens[i]}, 0);
        if (alone) take({alone.entry, i, i + 1, 1}, i);
    }
    // «Повышение квалификации / тема, год, часы»: what stands above is also a name of its own.
    for (std::size_t i = 0; i < own; ++i) take(dictionary.columns.book.at(above, i), i);
    // «Фамилия» often heads whole names.
    if (out.contains("surname")) out["full_name"] = std::max(out["full_name"], out["surname"]);
    return out;
}

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
        auto tokens = tokenise(cell.text);
        if (tokens.size() > 12) continue;
        if (auto hit = dictionary.columns.book.at(tokens, 0)) out.insert(dictionary.columns.of(hit));
    }
    return out;
}

bool headsTable(const Row& row, const Dictionary& dictionary) {
    auto names = meaningsNamed(row, dictionary);
    return names.size() >= 3 ||
           (names.size() == 2 && (names.contains("full_name") || names.contains("surname")));
}

/// The cell that a merged place shows.
std::string_view shown(const Sheet& sheet, const MergeIndex& merges, int row, int column) {
    if (auto own = sheet.row(row))
        if (auto text = own->text(column); !text.empty()) return text;
    auto merge = merges.at(row, column);
    if (!merge) return {};
    auto top = sheet.row(merge->firstRow);
    return top ? top->text(merge->firstColumn) : std::string_view();
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
        bool goesOn = dictionary.columns.book.at(tokens, 0).to > own;
        named += goesOn || dictionary.columns.book.opens(cell.text) ||
                 dictionary.categoryLevels.book.opens(cell.text);
        blankAbove += top.at(cell.column) == nullptr;
        if (cell.text.find_first_of("0123456789") != std::string::npos) return false;
    }
    return blankAbove > 0 && named >= 2 && named * 2 >= below.cells.size();
}

/// The next row belongs to the header: cells above reach down into it, or it only tells the parts of wide
/// cells.
bool continuesHeader(const MergeIndex& merges, const Row& top, const Row& below,
                     const Dictionary& dictionary) {
    if (below.number > top.number + 2 || countsColumns(below)) return false;
    if (!std::all_of(below.cells.begin(), below.cells.end(), shortText)) return false;
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

struct Sample {
    std::map<int, std::vector<const Cell*>> columns;
};

Sample sampleOf(const Sheet& sheet, int firstRow, int lastRow) {
    Sample out;
    std::vector<const Row*> rows;
    for (auto row = std::lower_bound(sheet.rows.begin(), sheet.rows.end(), firstRow,
                                     [](auto&r, int n) { return r.number < n; });
         row != sheet.rows.end() && row->number <= lastRow; ++row)
        if (row->cells.size() > 2 && !countsColumns(*row)) rows.push_back(&*row);
    // Spread over the whole table: the first rows are often the managers.
    const auto step = std::max<std::size_t>(1, rows.size() / sampleRows);
    for (std::size_t i = 0; i < rows.size(); i += step)
        for (auto& cell : rows[i]->cells)
            if (cell.column <= mostColumns && cell.text.size() <= longestSample)
                out.columns[cell.column].push_back(&cell);
    return out;
}

struct Bid {
    double score;
    int column;
    std::string meaning;
};

class Meanings {
  public:
    Meanings(const tables::Workbook& workbook, const Sheet& sheet, const MergeIndex& merges,
             const Dictionary& dictionary, Date asOf, const ColumnWishes& wishes)
        : workbook_(workbook),
          sheet_(sheet),
          merges_(merges),
          dictionary_(dictionary),
          asOf_(asOf),
          wishes_(wishes) {}

    void choose(Table& table) {
        unused_.clear();
        sample_ = sampleOf(sheet_, table.firstRow, table.lastRow);
        std::set<int> columns;
        for (auto& [number, cells] : sample_.columns) columns.insert(number);
        for (auto row : table.headerRows)
            if (auto header = sheet_.row(row))
                for (auto& cell : header->cells)
                    if (cell.column <= mostColumns) columns.insert(cell.column);
        std::vector<Bid> bids;
        for (auto number : columns) bid(table, number, bids);
        settle(table, bids);
    }

  private:
    static constexpr double wished = 1000;  // more than any header says

    void bid(Table& table, int number, std::vector<Bid>& bids) {
        std::string parent, leaf;
        for (auto row : table.headerRows) {
            auto text = utf8::squeeze(shown(sheet_, merges_, row, number));
            if (text.empty() && row != table.headerRows.back()) text = wideCell(table, row, number);
            if (text.empty() || text == leaf) continue;
            if (!leaf.empty()) parent += (parent.empty() ? "" : " ") + leaf;
            leaf = text;
        }
        table.columns.push_back({number, "", parent.empty() ? leaf : parent + " / " + leaf, ""});
        auto wish = wishes_.find(wishKey(table.columns.back().header, number));
        if (wish != wishes_.end()) {
            if (wish->second.empty())
                unused_.insert(number);
            else
                bids.push_back({wished, number, wish->second});
            return;
        }
        auto& cells = sample_.columns[number];
        auto names = named(parent, leaf, dictionary_);
        if (auto level = levelOf(leaf, names.contains("category")); !level.empty()) {
            table.columns.back().level = level;
            bids.push_back({30, number, "category_level"});
        }
        for (auto& [meaning, score] : names) {
            auto fit = columnFit(meaning, cells, workbook_, dictionary_, asOf_);
            bids.push_back({score * (0.15 + 0.85 * fit), number, meaning});
        }
        // Without a header that says something, the cells speak for themselves.
        if (!names.empty() || cells.size() < 2) return;
        for (auto& meaning : telltaleMeanings()) {
            auto fit = columnFit(meaning, cells, workbook_, dictionary_, asOf_);
            if (fit >= 0.6) bids.push_back({12 * fit, number, meaning});
        }
    }

    /// «Категория» over «высшая», «первая», «СЗД», each with its dates.
    std::string levelOf(std::string_view leaf, bool ofCategory) const {
        auto tokens = tokenise(leaf);
        auto hit = dictionary_.categoryLevels.book.at(tokens, 0);
        if (!hit || tokens.size() > 6) return "";
        auto& level = dictionary_.categoryLevels.of(hit);
        return ofCategory || level == "szd" ? level : "";
    }

    /// «Курсы» over «Тема», «Дата», «Часы» where the cells were not merged: the nearest cell to the left.
    std::string wideCell(const Table& table, int row, int number) const {
        auto top = sheet_.row(row), parts = sheet_.row(table.headerRows.back());
        if (!top || !parts || !parts->at(number)) return "";
        for (int left = number - 1; left > 0 && left >= number - 6; --left) {
            if (!parts->at(left)) return "";
            if (auto cell = top->at(left)) return utf8::squeeze(cell->text);
        }
        return "";
    }

    void settle(Table& table, std::vector<Bid>& bids) {
        std::stable_sort(bids.begin(), bids.end(), [](auto& a, auto& b) { return a.score > b.score; });
        std::map<int, std::string> taken;
        for (auto& offer : bids) {
            bool many = offer.meaning == "plan_year" || offer.meaning == "category_level";
            if (offer.score < 3 || taken.contains(offer.column) ||
                (!many && table.byMeaning.contains(offer.meaning)))
                continue;
            taken[offer.column] = offer.meaning;
            table.byMeaning.try_emplace(offer.meaning, offer.column);
        }
        nameNeighbours(table, taken);
        // One column of service counts the pedagogical years; two tell them from the total.
        if (table.has("experience_ped") && !table.has("experience_total") && !table.has("experience")) {
            auto number = table.byMeaning.extract("experience_ped").mapped();
            taken[number] = "experience";
            table.byMeaning["experience"] = number;
        }
        checkCourses(table, taken);
        for (auto& column : table.columns) column.meaning = taken[column.number];
    }

    /// «Программа» and «Часы» speak of courses only beside something else that does.
    void checkCourses(Table& table, std::map<int, std::string>& taken) const {
        auto give = [&](const char* from, const std::string& to) {
            auto number = table.byMeaning.extract(from).mapped();
            taken[number] = to;
            if (!to.empty()) table.byMeaning[to] = number;
        };
        bool beside =
            table.has("course_date") || table.has("course_provider") || table.has("course_document");
        bool told = beside || table.has("courses");
        if (table.has("course_title") && !beside && (table.has("courses") || !namesCourses(table)))
            give("course_title", "");
        if (table.has("course_hours") && !told && !table.has("course_title"))
            give("course_hours", table.has("hours_load") ? "" : "hours_load");
    }
    bool namesCourses(const Table& table) const {
        auto header = std::find_if(table.columns.begin(), table.columns.end(), [&](auto& column) {
            return column.number == table.column("course_title");
        });
        auto tokens = tokenise(header == table.columns.end() ? "" : header->header);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const std::vector<Token> one(tokens.begin() + static_cast<long>(i),
                                         tokens.begin() + static_cast<long>(std::min(i + 2, tokens.size())));
            auto hit = dictionary_.columns.book.at(one, 0);
            if (hit && dictionary_.columns.of(hit) == "courses") return true;
        }
        return false;
    }

    /// Surname and name without headers stand to the left of the patronymic.
    void nameNeighbours(Table& table, std::map<int, std::string>& taken) {
        auto patronymic = table.column("patronymic");
        if (!patronymic || table.has("full_name") || table.has("surname") || table.has("name")) return;
        for (auto [back, meaning] : {std::pair(2, "surname"), std::pair(1, "name")}) {
            auto number = patronymic - back;
            auto cells = sample_.columns.find(number);
            if (cells == sample_.columns.end() || taken.contains(number) || unused_.contains(number))
                continue;
            if (columnFit(meaning, cells->second, workbook_, dictionary_, asOf_) < 0.6) continue;
            taken[number] = meaning;
            table.byMeaning[meaning] = number;
        }
    }

    const tables::Workbook& workbook_;
    const Sheet& sheet_;
    const MergeIndex& merges_;
    const Dictionary& dictionary_;
    Date asOf_;
    const ColumnWishes& wishes_;
    std::set<int> unused_;
    Sample sample_;
};

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
    auto first = row.cells.front().text;
    if (first != "1" && first != "0") return false;
    for (std::size_t i = 1; i < row.cells.size(); ++i)
        if (row.cells[i].text != std::to_string(static_cast<int>(i) + (first == "1" ? 1 : 0))) return false;
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
        Meanings(workbook, sheet, merges, dictionary, asOf, wishes).choose(table);
        if (listsPeople(table, dictionary)) found.push_back(std::move(table));
    };
    if (heads.empty()) {
        if (!sheet.rows.empty()) finish({{}, sheet.rows.front().number, sheet.lastRow(), {}, {}});
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
