// A workbook of lines (testing/tables/book_of_lines.hpp). Whatever comes out must account for every row and
// name real people and rows.
#include <cstddef>
#include <cstdint>
#include <set>

#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"
#include "testing/tables/book_of_lines.hpp"

#ifndef PROJECT_ROOT
#define PROJECT_ROOT "."  // run from the root of the project
#endif

using namespace metodika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto dictionary = people::loadDictionary(PROJECT_ROOT "/packs/default");
    auto book = testing::bookOf(std::string(reinterpret_cast<const char*>(data), size));
    auto list = people::readStaffList(book, dictionary, date(2026, 9, 1));

    std::set<std::pair<std::string, int>> told;
    std::set<std::string> left;
    for (auto& sheet : list.ignoredSheets) left.insert(sheet.sheet);
    for (auto& row : list.ignoredRows) told.insert({row.sheet, row.row});
    for (auto& table : list.read)
        for (auto row : table.headerRows) told.insert({table.sheet, row});
    for (auto& person : list.persons) {
        testing::promise(!person.source.empty() && !person.surname.empty());
        for (auto& source : person.source)
            for (auto row : source.rows) told.insert({source.sheet, row});
        testing::promise(person.birthDate.empty() || person.birthDate.size() >= 4);
        testing::promise(person.phone.empty() || person.phone.size() == 12);
        testing::promise(person.snils.empty() || person.snils.size() == 11);
    }
    for (auto& sheet : book.sheets)
        for (auto& row : sheet.rows)
            testing::promise(left.contains(sheet.name) || told.contains({sheet.name, row.number}));
    for (auto& problem : list.problems) {
        testing::promise(!problem.code.empty() && !problem.rows.empty());
        for (auto index : problem.persons)
            testing::promise(index >= 0 && index < static_cast<int>(list.persons.size()));
    }
    testing::promise(!people::expectedShape(list).empty());
    return 0;
}
