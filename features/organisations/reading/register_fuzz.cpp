// A workbook of lines (testing/tables/book_of_lines.hpp). Whatever comes out must account for every row;
// branches and questions must name organisations that are there.
#include <cstddef>
#include <cstdint>
#include <set>

#include "features/organisations/reading/register.hpp"
#include "features/organisations/reading/words.hpp"
#include "testing/tables/book_of_lines.hpp"

#ifndef PROJECT_ROOT
#define PROJECT_ROOT "."  // run from the root of the project
#endif

using namespace metodika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto words =
        organisations::loadRegisterWords(PROJECT_ROOT "/packs/default/dictionaries/registers.yaml");
    auto book = testing::bookOf(std::string(reinterpret_cast<const char*>(data), size));
    auto list = organisations::readRegister(book, words, date(2026, 9, 1));

    std::set<std::pair<std::string, int>> told;
    std::set<std::string> left;
    for (auto& sheet : list.ignoredSheets) left.insert(sheet.sheet);
    for (auto& row : list.ignoredRows) told.insert({row.sheet, row.row});
    for (auto& table : list.read)
        for (auto row : table.headerRows) told.insert({table.sheet, row});
    for (std::size_t i = 0; i < list.organisations.size(); ++i) {
        auto& one = list.organisations[i];
        testing::promise(!one.source.empty());
        for (auto& source : one.source)
            for (auto row : source.rows) told.insert({source.sheet, row});
        testing::promise(one.inn.empty() || one.inn.size() == 10);
        testing::promise(!one.parent || (*one.parent < list.organisations.size() && *one.parent != i));
        (void)list.asks(i);
    }
    for (auto& sheet : book.sheets)
        for (auto& row : sheet.rows)
            testing::promise(left.contains(sheet.name) || told.contains({sheet.name, row.number}));
    for (auto& problem : list.problems) {
        testing::promise(!problem.code.empty());
        for (auto index : problem.organisations) testing::promise(index < list.organisations.size());
    }
    testing::promise(!organisations::expectedShape(list).empty());
    return 0;
}
