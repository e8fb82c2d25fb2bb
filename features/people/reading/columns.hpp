#pragma once
// Where the tables of a sheet begin and what their columns hold, told by headers and by what stands under
// them.
#include <map>
#include <string>
#include <vector>

#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::people {

struct Column {
    int number = 0;
    std::string meaning;  ///< empty: not used
    std::string header;
    std::string level;  ///< of a column for one level only: «высшая», «СЗД», «ВПО»
};

/// «2024 год» over «Тема», «Часы», «Место»: the courses of a year in columns of their own.
struct CourseYear {
    std::string year;
    int title = 0, hours = 0, provider = 0, date = 0;
};

struct Table {
    std::vector<int> headerRows;
    int firstRow = 0;  ///< of the body
    int lastRow = 0;
    std::vector<Column> columns;
    std::vector<CourseYear> courseYears;   ///< two or more, or none
    std::map<std::string, int> byMeaning;  ///< the first column of each meaning

    int column(const std::string& meaning) const {
        auto found = byMeaning.find(meaning);
        return found == byMeaning.end() ? 0 : found->second;
    }
    bool has(const std::string& meaning) const { return byMeaning.contains(meaning); }
    bool namesPeople() const { return has("full_name") || (has("surname") && has("name")); }
};

/// The header in small letters; a column without one is known by its place: "#7".
std::string wishKey(std::string_view header, int number);

/// Only tables that list people; empty when the sheet has none.
std::vector<Table> findTables(const tables::Workbook& workbook, const tables::Sheet& sheet,
                              const Dictionary& dictionary, Date asOf, const ColumnWishes& wishes);

/// 1, 2, 3 … under the header.
bool countsColumns(const tables::Row& row);

}  // namespace metodika::people
