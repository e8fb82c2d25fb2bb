#include "features/people/reading/column_places.hpp"

#include <algorithm>

#include "features/people/reading/cells.hpp"

namespace metodika::people {
namespace {
constexpr std::size_t fewest = 3;
}

void settleWorkplaces(Table& table, const std::map<int, std::vector<const tables::Cell*>>& cells,
                      std::map<int, std::string>& taken) {
    if (!table.has("main_workplace") || table.has("organisation")) return;
    auto number = table.column("main_workplace");
    std::size_t people = 0, places = 0;
    for (auto meaning : {"full_name", "surname"})
        if (auto found = cells.find(table.column(meaning)); found != cells.end())
            people = std::max(people, found->second.size());
    if (auto found = cells.find(number); found != cells.end())
        for (auto cell : found->second) places += !saysNothing(cell->text);
    if (people < fewest || places * 5 < people * 4) return;
    table.byMeaning.erase("main_workplace");
    taken[number] = "organisation";
    table.byMeaning["organisation"] = number;
}

void settleProvider(Table& table, std::map<int, std::string>& taken) {
    auto number = table.column("organisation");
    if (!number || table.has("course_provider") || !table.has("course_title")) return;
    auto course = [&](int column) {
        auto known = taken.find(column);
        return known != taken.end() && known->second.starts_with("course");
    };
    if (!course(number - 1) || !course(number + 1)) return;
    table.byMeaning.erase("organisation");
    taken[number] = "course_provider";
    table.byMeaning["course_provider"] = number;
}

}  // namespace metodika::people
