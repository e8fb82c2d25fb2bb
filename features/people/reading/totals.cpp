#include "features/people/reading/totals.hpp"

#include <map>

namespace metodika::people {

void checkTotals(const std::vector<Total>& totals, StaffList& list) {
    for (auto& total : totals) {
        int since = 0, sheet = 0, rowsSince = 0, rows = 0;
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
            since += after;
        }
        auto all = static_cast<int>(list.persons.size());
        // A line right under another total, «в том числе: высшая – 6», counts something else.
        // Where people have several rows, a total may count the rows.
        if (since == 0 || total.count == rowsSince || total.count == rows || total.count == since ||
            total.count == sheet || total.count == all)
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
