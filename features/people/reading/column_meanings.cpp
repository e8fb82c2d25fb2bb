#include "features/people/reading/column_meanings.hpp"

#include <algorithm>
#include <set>

#include "features/people/reading/column_fit.hpp"
#include "features/people/reading/column_places.hpp"
#include "features/people/reading/headers.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

using tables::Cell;
using tables::Row;
using tables::Sheet;

constexpr std::size_t sampleRows = 120;
constexpr std::size_t longestSample = 4000;

/// The cell that a merged place shows.
std::string_view shown(const Sheet& sheet, const MergeIndex& merges, int row, int column) {
    if (auto own = sheet.row(row))
        if (auto text = own->text(column); !text.empty()) return text;
    auto merge = merges.at(row, column);
    if (!merge) return {};
    auto top = sheet.row(merge->firstRow);
    return top ? top->text(merge->firstColumn) : std::string_view();
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
        const auto before = table;
        std::vector<Bid> bids;
        for (auto number : columns) bid(table, number, bids);
        settle(table, bids);
        // A list of mentors itself has its people under «Ф.И.О. наставника».
        if (table.namesPeople() || !table.has("other_person")) return;
        auto others = table;
        table = before;
        ownPeople_ = true;
        bids.clear();
        for (auto number : columns) bid(table, number, bids);
        settle(table, bids);
        ownPeople_ = false;
        if (!table.namesPeople()) table = std::move(others);
    }

  private:
    static constexpr double wished = 1000;  // more than any header says

    void bid(Table& table, int number, std::vector<Bid>& bids) {
        std::string parent, leaf;
        for (auto row : table.headerRows) {
            auto text = utf8::squeeze(joinedWords(shown(sheet_, merges_, row, number)));
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
        if (ownPeople_ && names.contains("other_person")) names = {{"full_name", 25}};
        if (auto level = levelOf(leaf, names.contains("category")); !level.empty()) {
            table.columns.back().level = level;
            bids.push_back({30, number, "category_level"});
        }
        if (auto level = educationOf(leaf); !level.empty() && names.contains("education")) {
            table.columns.back().level = level;
            bids.push_back({30, number, "education_level"});
        }
        if (auto part = partOfBirth(leaf); !part.empty() && !parent.empty() && names.contains("birth_date")) {
            bids.push_back({40, number, part});
            return;
        }
        noteCourseYear(table, parent, leaf, number);
        tellServiceApart(parent, leaf, names);
        bool months = countsMonths(leaf), total = tellsTotal(leaf);
        for (auto& [meaning, score] : names) {
            bool service = meaning.starts_with("experience");
            if (service && months) {
                bids.push_back(
                    {score + 20, number,
                     meaning == "experience_total" ? "experience_total_months" : "experience_months"});
                continue;
            }
            auto fit = columnFit(meaning, cells, workbook_, dictionary_, asOf_);
            // «Часов в неделю» over «1–4 кл.», «5–9 кл.», «всего»
            bool whole = total && (meaning == "hours_load" || meaning == "rate");
            bids.push_back({(score + (whole ? 10 : 0)) * (0.15 + 0.85 * fit), number, meaning});
        }
        // Without a header that says something, the cells speak for themselves.
        if (!names.empty() || cells.size() < 2) return;
        for (auto& meaning : telltaleMeanings()) {
            // Sums of money look like the numbers of days.
            if (meaning == "birth_date" && mostlyNumbers(cells)) continue;
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

    bool coursesIn(int number) const {
        auto cells = sample_.columns.find(number);
        return cells != sample_.columns.end() && !cells->second.empty() &&
               columnFit("courses", cells->second, workbook_, dictionary_, asOf_) >= 0.5;
    }
    /// «Уровень образования» over «ВПО», «СПО», with a mark in one of them.
    std::string educationOf(std::string_view leaf) const {
        auto tokens = tokenise(leaf);
        auto hit = dictionary_.educationLevels.book.at(tokens, 0);
        return hit && tokens.size() <= 4 ? dictionary_.educationLevels.of(hit) : "";
    }
    bool countsMonths(std::string_view leaf) const {
        auto tokens = tokenise(leaf);
        auto hit = tokens.size() == 1 ? dictionary_.units.book.at(tokens, 0) : PhraseBook::Hit{};
        return hit && dictionary_.units.of(hit) == "months";
    }
    bool tellsTotal(std::string_view leaf) const {
        auto hit = dictionary_.rows.book.at(tokenise(leaf), 0);
        return hit && dictionary_.rows.of(hit) == "total";
    }
    static bool mostlyNumbers(const std::vector<const Cell*>& cells) {
        auto numbers = std::count_if(cells.begin(), cells.end(),
                                     [](auto cell) { return cell->kind == tables::CellKind::number; });
        return static_cast<std::size_t>(numbers) * 2 > cells.size();
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
            static const std::set<std::string> several = {"plan_year",    "category_level", "education_level",
                                                          "money",        "self_education", "address",
                                                          "other_person", "applied",        "wishes"};
            bool many = several.contains(offer.meaning);
            // «КПК по предмету», «Переподготовка»: courses in another column of their own.
            many = many || (offer.meaning == "courses" && offer.score >= 12 && coursesIn(offer.column));
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
        settleWorkplaces(table, sample_.columns, taken);
        settleProvider(table, taken);
        settleCourseYears(table, taken);
        nameByNeighbours(table, taken);
        checkCourses(table, taken);
        findNotes(table, taken);
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

    void noteCourseYear(Table& table, const std::string& parent, const std::string& leaf, int number) const {
        auto at = parent.find("20");
        if (at == std::string::npos || at + 4 > parent.size() ||
            parent.find_first_not_of("0123456789", at) < at + 4)
            return;
        auto year = parent.substr(at, 4);
        std::string meaning;
        double best = 0;
        for (auto& [one, score] : named("", leaf, dictionary_))
            if (score > best) {
                best = score;
                meaning = one;
            }
        bool course = meaning.starts_with("course");
        if (!course && meaning != "hours_load") return;
        auto known = std::find_if(table.courseYears.begin(), table.courseYears.end(),
                                  [&](auto& one) { return one.year == year; });
        if (known == table.courseYears.end()) known = table.courseYears.insert(known, CourseYear{year});
        (meaning == "courses" || meaning == "course_title"      ? known->title
         : meaning == "course_hours" || meaning == "hours_load" ? known->hours
         : meaning == "course_provider"                         ? known->provider
                                                                : known->date) = number;
    }
    static void settleCourseYears(Table& table, std::map<int, std::string>& taken) {
        std::erase_if(table.courseYears, [](auto& one) { return !one.title; });
        if (table.courseYears.size() < 2) return table.courseYears.clear();
        for (auto& one : table.courseYears)
            for (int number : {one.title, one.hours, one.provider, one.date}) {
                if (!number) continue;
                std::erase_if(table.byMeaning, [&](auto& known) { return known.second == number; });
                taken[number] = number == one.title      ? "course_title"
                                : number == one.hours    ? "course_hours"
                                : number == one.provider ? "course_provider"
                                                         : "course_date";
            }
    }

    /// «Категория | Дата | Реквизиты приказа», «Число лет: общ. | пед.»: what stands to the left says of
    /// what.
    void nameByNeighbours(Table& table, std::map<int, std::string>& taken) {
        static const std::set<std::string> ofCategory = {"category", "category_act"},
                                           ofCourse = {"courses", "course_title", "course_hours",
                                                       "course_provider"};
        std::string left;
        for (auto& column : table.columns) {
            auto known = taken.find(column.number);
            if (known != taken.end() && !known->second.empty()) {
                left = known->second;
                continue;
            }
            auto tokens = tokenise(column.header);
            if (unused_.contains(column.number) || tokens.empty() || tokens.size() > 2) continue;
            std::string meaning;
            bool day = tokens[0].word == U"дата" || tokens[0].word == U"год" ||
                       tokens[0].word.starts_with(U"окончан");
            if (day && ofCategory.contains(left)) meaning = "category_date";
            if (day && ofCourse.contains(left)) meaning = "course_date";
            if (tokens[0].word.starts_with(U"пед") && left == "experience_total") meaning = "experience_ped";
            if (meaning.empty() || table.has(meaning)) continue;
            auto cells = sample_.columns.find(column.number);
            if (cells == sample_.columns.end() ||
                columnFit(meaning, cells->second, workbook_, dictionary_, asOf_) < 0.5)
                continue;
            taken[column.number] = left = meaning;
            table.byMeaning[meaning] = column.number;
        }
    }

    /// Remarks at the end of rows often have no header: «уволен», «в декрете», «0,5 ст.»
    void findNotes(Table& table, std::map<int, std::string>& taken) {
        if (table.has("note")) return;
        for (auto& column : table.columns) {
            auto cells = sample_.columns.find(column.number);
            if (!column.header.empty() || taken.contains(column.number) || unused_.contains(column.number) ||
                cells == sample_.columns.end())
                continue;
            bool tells = std::any_of(cells->second.begin(), cells->second.end(), [&](auto cell) {
                return cell->kind == tables::CellKind::text && cell->text.size() < 300 &&
                       (dictionary_.statuses.book.hits(cell->text) ||
                        dictionary_.employment.book.hits(cell->text));
            });
            if (!tells) continue;
            taken[column.number] = "note";
            table.byMeaning["note"] = column.number;
            return;
        }
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
    bool ownPeople_ = false;  ///< the table has no people but those that are called others
    Sample sample_;
};

}  // namespace

void chooseMeanings(Table& table, const tables::Workbook& workbook, const Sheet& sheet,
                    const MergeIndex& merges, const Dictionary& dictionary, Date asOf,
                    const ColumnWishes& wishes) {
    Meanings(workbook, sheet, merges, dictionary, asOf, wishes).choose(table);
}

}  // namespace metodika::people
