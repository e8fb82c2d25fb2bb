#include "features/people/reading/totals.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "features/people/reading/cells.hpp"

namespace metodika::people {
namespace {

/// What such a column adds up is no number of people.
bool addsOther(const Table& table, int number) {
    static const std::set<std::string> others = {
        "hours_load",        "rate",         "money",          "experience",      "experience_ped",
        "experience_total",  "course_hours", "category_level", "education_level", "category",
        "experience_months", "age"};
    for (auto& column : table.columns)
        if (column.number == number) return others.contains(column.meaning);
    return false;
}

/// A word before the number that says what it counts: classes, hours.
bool countsOther(const std::vector<Token>& tokens, std::size_t at, const Dictionary& dictionary) {
    for (std::size_t i = 0; i < at; ++i) {
        auto part = dictionary.rows.book.at(tokens, i);
        if (part && dictionary.rows.of(part) == "part") return true;
        auto unit =
            i > 0 && tokens[i].word.size() > 2 ? dictionary.units.book.at(tokens, i) : PhraseBook::Hit{};
        if (unit && (dictionary.units.of(unit) == "hours" || dictionary.units.of(unit) == "rate"))
            return true;
    }
    return false;
}

bool namesPeople(const Table& table, int number) {
    for (auto meaning : {"number", "full_name", "surname"})
        if (table.column(meaning) == number) return true;
    return false;
}

}  // namespace

std::optional<int> peopleOfTotal(const tables::Row& row, const Table& table, const Dictionary& dictionary) {
    std::size_t bare = 0;
    for (auto& cell : row.cells) bare += cell.text.find_first_not_of("0123456789") == std::string::npos;
    for (auto& cell : row.cells) {
        auto tokens = tokenise(cell.text.substr(0, 400));
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            auto& token = tokens[i];
            if (!token.number || token.word.size() > 6) continue;
            if (i > 0 && tokens[i - 1].word == U"номер") continue;  // «Итого по СОШ № 3: 8»
            if (token.word.find(U'.') != std::u32string::npos) return {};
            // «Всего классов: 12», «Всего часов 212»
            if (countsOther(tokens, i, dictionary)) return {};
            // «Итого 1 ступень», «2-3 классы»
            auto next = i + 1;
            while (next < tokens.size() && (tokens[next].mark == U'-' || tokens[next].number)) ++next;
            auto part = dictionary.rows.book.at(tokens, next);
            if (part && dictionary.rows.of(part) == "part") {
                i = next;
                continue;
            }
            if (tokens.size() == 1 && !namesPeople(table, cell.column) &&
                (addsOther(table, cell.column) || bare > 1))
                return {};
            return std::stoi(utf8Of(token));
        }
    }
    return {};
}

void checkTotals(const std::vector<Total>& totals, StaffList& list) {
    for (auto& total : totals) {
        int since = 0, sheet = 0, rowsSince = 0, rows = 0, trained = 0;
        for (auto& person : list.persons) {
            bool onSheet = false, after = false;
            for (auto& source : person.source)
                for (auto row : source.rows) {
                    bool above = source.sheet == total.sheet && row < total.row;
                    onSheet = onSheet || above;
                    after = after || (above && row > total.since);
                    rows += above;
                    rowsSince += above && row > total.since;
                }
            sheet += onSheet;
            trained += onSheet && !person.courses.empty();
            since += after;
        }
        auto all = static_cast<int>(list.persons.size());
        // «Всего записей: 28» counts those too who are no educators and were left out.
        auto left =
            static_cast<int>(std::count_if(list.ignoredRows.begin(), list.ignoredRows.end(), [&](auto& row) {
                return row.sheet == total.sheet && row.row < total.row && row.row > total.since &&
                       row.kind == "not_educator";
            }));
        if (left > 0 && (total.count == rowsSince + left || total.count == since + left)) continue;
        // A line right under another total, «в том числе: высшая – 6», counts something else.
        // Where people have several rows, a total may count the rows.
        if (since == 0 || total.count == rowsSince || total.count == rows || total.count == since ||
            total.count == sheet || (trained && total.count == trained) || total.count == all)
            continue;
        list.problems.push_back({"total_mismatch",
                                 Severity::info,
                                 total.sheet,
                                 {total.row},
                                 {},
                                 "source",
                                 {{"written", total.text},
                                  {"total", std::to_string(total.count)},
                                  {"count", std::to_string(total.since ? since : all)},
                                  {"rows", std::to_string(total.since ? rowsSince : rows)}}});
    }
}

/// Where most names of a sheet are written in two lines, or many end with a space, that is its layout and
/// no slip.
void forgetLayout(StaffList& list) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> ends;  // spaces at the end, rows
    auto ended = [](const Fix& fix) {
        return fix.what == "spaces" && fix.was.size() > fix.now.size() && fix.was.starts_with(fix.now);
    };
    for (auto& fix : list.fixes) ends[fix.sheet].first += ended(fix);
    for (auto& person : list.persons)
        for (auto& source : person.source) ends[source.sheet].second += source.rows.size();
    std::erase_if(list.fixes, [&](auto& fix) {
        auto& [spaces, rows] = ends[fix.sheet];
        return ended(fix) && spaces >= 3 && spaces * 4 >= rows;
    });
    std::map<std::string, std::pair<std::size_t, std::size_t>> bySheet;  // breaks, people
    for (auto& fix : list.fixes) bySheet[fix.sheet].first += fix.what == "line_break";
    for (auto& person : list.persons) ++bySheet[person.source[0].sheet].second;
    std::erase_if(list.fixes, [&](auto& fix) {
        auto& [breaks, people] = bySheet[fix.sheet];
        return fix.what == "line_break" && breaks * 3 > people;
    });
}

}  // namespace metodika::people
