#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <unordered_set>
#include <utility>

#include "features/people/reading/broken_rows.hpp"
#include "features/people/reading/ditto.hpp"
#include "features/people/reading/footnotes.hpp"
#include "features/people/reading/join.hpp"
#include "features/people/reading/legend.hpp"
#include "features/people/reading/merge_index.hpp"
#include "features/people/reading/row_kinds.hpp"
#include "features/people/reading/sheet_places.hpp"
#include "features/people/reading/staff_list.hpp"
#include "features/people/reading/titles.hpp"
#include "features/people/reading/totals.hpp"
#include "features/people/reading/turned.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

using tables::Row;
using tables::Sheet;

constexpr std::size_t longestQuote = 80;
constexpr std::size_t longestLine = 500;
constexpr std::size_t mostLines = 500;
constexpr std::size_t mostTotals = 200;
constexpr int mostBlankRows = 200;

class StaffReader {
  public:
    StaffReader(const tables::Workbook& workbook, const Dictionary& dictionary, Date asOf,
                const ColumnWishes& wishes)
        : workbook_(workbook),
          dictionary_(dictionary),
          asOf_(asOf),
          wishes_(wishes),
          rows_(workbook, dictionary, asOf),
          people_(dictionary) {
        list_.file = workbook.fileName;
        list_.asOf = isoDate(asOf);
    }

    StaffList read() {
        for (sheetIndex_ = 0; sheetIndex_ < workbook_.sheets.size(); ++sheetIndex_)
            readSheet(workbook_.sheets[sheetIndex_]);
        people_.finish(list_, asOf_);
        checkTotals(totals_, list_);
        forgetLayout(list_);
        for (auto& turned : turned_) turnBack(turned, list_);
        list_.listDate = findListDate(lines_, asOf_);
        places_.name(list_, lines_, dictionary_);
        return std::move(list_);
    }

  private:
    void readSheet(const Sheet& sheet) {
        if (sheet.rows.empty()) return ignoreSheet(sheet, "empty");
        // Last year's list is often kept in a hidden sheet.
        if (sheet.hidden) return ignoreSheet(sheet, "hidden");
        rows_.enterFootnotes(findFootnotes(sheet));
        if (auto turned = turnedOnItsSide(sheet, dictionary_)) {
            for (auto& row : sheet.rows)
                if (row.number < turned->nameRow)
                    for (auto& cell : row.cells) note(cell.text);
            turned_.push_back(std::move(*turned));
            return readUpright(turned_.back().sheet);
        }
        auto parts = sideBySide(sheet, dictionary_);
        bool tables = std::all_of(parts.begin(), parts.end(), [&](auto& part) {
            return !findTables(workbook_, part, dictionary_, asOf_, wishes_).empty();
        });
        if (parts.empty() || !tables) return readUpright(sheet);
        for (auto& part : parts) readUpright(part);
        tellRowsOnce(sheet.name, list_);
    }

    void readUpright(const Sheet& given) {
        auto tables = tablesOf(given);
        auto& sheet = *sheet_;
        if (tables.empty()) return ignoreSheet(sheet, "no_people");
        merges_ = std::make_unique<MergeIndex>(sheet);
        told_.clear();
        blankRows(tables.front());
        titles(tables.front());
        for (auto& table : tables) readTable(table);
        // Rows of tables that list something else.
        for (auto& row : sheet.rows)
            if (!told_.contains(row.number)) ignore(row, "other");
    }

    /// Broken rows are joined and codes spelled out before anything is read.
    std::vector<Table> tablesOf(const Sheet& given) {
        sheet_ = &given;
        below_.clear();
        if (auto joined = joinBrokenRows(given, dictionary_)) {
            below_ = std::move(joined->below);
            sheet_ = &mended_.emplace_back(std::move(joined->sheet));
        }
        auto tables = findTables(workbook_, *sheet_, dictionary_, asOf_, wishes_);
        if (auto spelled = spellOutCodes(*sheet_, tables, dictionary_)) {
            sheet_ = &mended_.emplace_back(std::move(*spelled));
            tables = findTables(workbook_, *sheet_, dictionary_, asOf_, wishes_);
        }
        return tables;
    }

    /// Lines outside the list that may name the organisation and the day.
    void note(const std::string& text) {
        if (lines_.size() < mostLines) lines_.push_back(utf8::head(utf8::squeeze(text), longestLine));
    }

    void ignoreSheet(const Sheet& sheet, const char* reason) {
        list_.ignoredSheets.push_back({sheet.name, reason});
    }

    void ignore(const Row& row, const char* kind) {
        if (kind == std::string_view("group")) {
            rows_.enterGroup(wordsOf(row));
            places_.enterGroup(wordsOf(row), dictionary_);
        }
        told_.insert(row.number);
        list_.ignoredRows.push_back({sheet_->name, row.number, kind, utf8::head(wordsOf(row), longestQuote)});
        if (auto below = below_.find(row.number); below != below_.end())
            for (auto number : below->second) list_.ignoredRows.push_back({sheet_->name, number, kind, ""});
    }

    void blankRows(const Table&) {
        int next = 1, told = 0;
        for (auto& row : sheet_->rows) {
            for (; next < row.number && told < mostBlankRows; ++next, ++told)
                list_.ignoredRows.push_back({sheet_->name, next, "blank", ""});
            next = row.number + 1;
        }
    }

    /// Everything above the header: whose list it is, or who approved it.
    void titles(const Table& table) {
        int header = table.headerRows.empty() ? table.firstRow : table.headerRows.front();
        int stampColumn = 0, stampRow = 0;
        for (auto& row : sheet_->rows) {
            if (row.number >= header) break;
            auto opening = rowWord(wordsOf(row));
            if (opening == "stamp") {
                stampColumn = row.cells.front().column;
                stampRow = row.number;
            }
            bool stamped = stampRow && row.number - stampRow <= 3 && row.cells.front().column == stampColumn;
            ignore(row, stamped ? "approval_stamp" : "title");
            rows_.enterTitle(wordsOf(row));
            for (auto& cell : row.cells) {
                note(cell.text);
                places_.note(sheet_->name, cell.text);
            }
        }
    }

    std::string rowWord(std::string_view text) const {
        auto hit = dictionary_.rows.book.at(tokenise(text.substr(0, 200)), 0);
        return hit ? dictionary_.rows.of(hit) : "";
    }

    void readTable(const Table& table) {
        TableRead read;
        read.sheet = sheet_->name;
        read.headerRows = table.headerRows;
        told_.insert(table.headerRows.begin(), table.headerRows.end());
        for (auto& column : table.columns) {
            read.columns.push_back(
                {tables::columnName(column.number), column.meaning, utf8::head(column.header, longestQuote)});
            if (sheet_->columnHidden(column.number))
                read.hiddenColumns.push_back(tables::columnName(column.number));
        }
        previousRow_ = sinceRow_ = 0;
        subtotals_ = false;
        tableFrom_ = table.firstRow;
        rows_.enterGroup("");
        above_ = {};
        places_.enterTable(*sheet_, table);
        auto row = std::lower_bound(sheet_->rows.begin(), sheet_->rows.end(), table.firstRow,
                                    [](auto& r, int number) { return r.number < number; });
        for (; row != sheet_->rows.end() && row->number <= table.lastRow; ++row) {
            if (!readRow(table, places_.filledDown(*merges_, table, above_.spelledOut(table, *row)))) {
                // The total of a group closes it and belongs to the table.
                if (subtotals_ && totalRow_ == row->number && read.lastRow == row->number - 1)
                    read.lastRow = row->number;
                subtotals_ = subtotals_ || totalRow_ == row->number;
                continue;
            }
            told_.insert(row->number);
            if (!read.firstRow) read.firstRow = row->number;
            read.lastRow = row->number;
        }
        list_.read.push_back(std::move(read));
    }

    std::string text(const Table& table, const Row& row, const char* meaning) const {
        auto column = table.column(meaning);
        return column ? std::string(row.text(column)) : std::string();
    }

    /// True when the row told something about a person.
    bool readRow(const Table& table, const Row& row) {
        if (countsColumns(row)) return ignore(row, "column_numbers"), false;
        std::string opening;
        // A total may stand after an empty number or over several columns.
        for (std::size_t i = 0; i < std::min<std::size_t>(row.cells.size(), 3); ++i) {
            if (row.cells[i].kind != tables::CellKind::text) continue;
            auto& word = openings_.of(row.cells[i].text, [&](auto& t) { return rowWord(t); });
            if (opening.empty() || word == "total") opening = word;
        }
        if (opening == "total") return total(table, row), false;
        bool line = std::any_of(row.cells.begin(), row.cells.end(),
                                [](auto& c) { return c.text.find("____") != std::string::npos; });
        if (line || (opening == "signature" && row.cells.size() <= 3)) return sign(row), false;
        if (repeatsHeader(*sheet_, table, row)) return ignore(row, "header"), false;
        if (vacant(table, row)) return ignore(row, "vacancy"), false;
        if (nameBlank(table, row)) return continuation(table, row);
        return person(table, row);
    }

    void sign(const Row& row) {
        ignore(row, "signature");
        note(wordsOf(row));
    }

    void total(const Table& table, const Row& row) {
        ignore(row, "total");
        totalRow_ = row.number;
        auto count = peopleOfTotal(row, table, dictionary_);
        if (!count || totals_.size() >= mostTotals) return;
        totals_.push_back(
            {sheet_->name, row.number, *count, sinceRow_, utf8::head(wordsOf(row), longestQuote)});
        sinceRow_ = row.number;
    }

    bool vacant(const Table& table, const Row& row) const {
        for (auto meaning : {"full_name", "surname", "position", "note"}) {
            auto words = text(table, row, meaning);
            if (words.empty() || words.size() > 200) continue;
            bool vacancy = vacancies_.of(words, [&](auto& t) {
                auto hits = dictionary_.rows.book.all(tokenise(t));
                return std::any_of(hits.begin(), hits.end(),
                                   [&](auto& hit) { return dictionary_.rows.of(hit) == "vacancy"; });
            });
            if (vacancy && (nameBlank(table, row) || std::string_view(meaning) != "note")) return true;
        }
        return false;
    }

    /// Without a name: the person above goes on, or the row only groups.
    bool continuation(const Table& table, const Row& row) {
        bool tells = false;
        for (auto& column : table.columns)
            if (!column.meaning.empty() && column.meaning != "number" && column.meaning != "group" &&
                column.meaning != "note")
                tells = tells || row.at(column.number);
        bool wide = row.cells.size() == 1 && merges_->wide(row.number, row.cells[0].column);
        if (!tells || wide || !previousRow_ || previousRow_ != row.number - 1 || !people_.any()) {
            bool few = row.cells.size() <= 2;
            if (few && !wide && people_.any() && holdsInitials(wordsOf(row))) return sign(row), false;
            ignore(row, few ? "group" : "other");
            return false;
        }
        auto entry = begin(row);
        rows_.readFields(table, row, entry);
        if (entry.posts.empty() && row.cells.size() == 1 && entry.looseSubjects.empty() &&
            entry.person.courses.empty()) {
            ignore(row, "group");
            return false;
        }
        entry.birthColumn = entry.categoryColumn = false;
        std::erase_if(entry.problems, [](auto& p) { return p.code == "position_unknown"; });
        people_.goOn(std::move(entry), list_);
        previousRow_ = row.number;
        return true;
    }

    Entry begin(const Row& row) const {
        Entry entry;
        entry.sheetIndex = sheetIndex_;
        entry.sheet = sheet_->name;
        entry.row = row.number;
        entry.tableFrom = tableFrom_;
        entry.hidden = row.hidden;
        if (auto below = below_.find(row.number); below != below_.end()) entry.rowsBelow = below->second;
        return entry;
    }

    bool person(const Table& table, const Row& row) {
        // «Директор | Аверкина Л.И.»
        if (row.cells.size() <= 3 && people_.any() && holdsInitials(wordsOf(row)) &&
            dictionary_.positionBook.opens(wordsOf(row)))
            return sign(row), false;
        auto entry = begin(row);
        if (!rows_.readPersonName(table, row, entry)) {
            strange(row);
            return false;
        }
        if (standsAlone(table, row) && heading(entry)) {
            ignore(row, "group");
            return false;
        }
        rows_.readFields(table, row, entry);
        previousRow_ = 0;
        if (entry.dismissed) {
            leaveOut(row, entry, "dismissed", row.hidden ? "dismissed_hidden_row" : "dismissed_row",
                     {{"written", utf8::head(entry.dismissal, 100)}});
            return false;
        }
        bool educator =
            entry.posts.empty() || std::any_of(entry.posts.begin(), entry.posts.end(),
                                               [](auto& p) { return p.kind != PositionKind::other; });
        if (!educator) {
            leaveOut(row, entry, "not_educator", "not_educator",
                     {{"position", entry.posts[0].position.title}});
            return false;
        }
        previousRow_ = row.number;
        places_.placeByGroup(table, entry);
        people_.add(std::move(entry), list_);
        return true;
    }

    /// «Фортепианное отделение» reads like a surname and a name.
    bool heading(const Entry& entry) const {
        auto& person = entry.person;
        return !entry.initialsOnly && person.patronymic.empty() &&
               !dictionary_.firstNames.contains(utf8::fold(person.name)) &&
               !dictionary_.firstNames.contains(utf8::fold(person.surname));
    }

    void leaveOut(const Row& row, const Entry& entry, const char* kind, const char* code, TextParams params) {
        ignore(row, kind);
        params["name"] = fullName(entry.person);
        list_.problems.push_back(
            {code, Severity::confirm, sheet_->name, {row.number}, {}, "positions", std::move(params)});
    }

    /// A name column that holds no name: a group, a signature, or something to ask about.
    void strange(const Row& row) {
        auto words = wordsOf(row);
        bool few = row.cells.size() <= 2;
        if (few && people_.any() && holdsInitials(words)) return sign(row);
        ignore(row, few ? "group" : "other");
        if (few) return;
        list_.problems.push_back({"row_not_understood",
                                  Severity::ask,
                                  sheet_->name,
                                  {row.number},
                                  {},
                                  "source",
                                  {{"written", utf8::head(words, longestQuote)}}});
    }

    const tables::Workbook& workbook_;
    const Dictionary& dictionary_;
    Date asOf_;
    const ColumnWishes& wishes_;
    RowReader rows_;
    People people_;
    StaffList list_;
    const Sheet* sheet_ = nullptr;
    std::unique_ptr<MergeIndex> merges_;
    std::unordered_set<int> told_;  ///< rows of the sheet that are accounted for
    std::size_t sheetIndex_ = 0;
    std::deque<Sheet> mended_;
    std::map<int, std::vector<int>> below_;  ///< rows that went into the one above them
    int previousRow_ = 0;                    ///< the row of the person who may go on in the next one
    std::vector<std::string> lines_;
    std::vector<Total> totals_;
    std::deque<Turned> turned_;
    int sinceRow_ = 0, totalRow_ = 0, tableFrom_ = 0;
    bool subtotals_ = false;  ///< the table has had a total above
    Ditto above_;
    SheetPlaces places_;
    mutable Memo<std::string> openings_;
    mutable Memo<bool> vacancies_;
};

}  // namespace

StaffList readStaffList(const tables::Workbook& workbook, const Dictionary& dictionary, Date asOf,
                        const ColumnWishes& wishes) {
    return StaffReader(workbook, dictionary, asOf, wishes).read();
}

}  // namespace metodika::people
