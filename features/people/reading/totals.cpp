#include "features/people/reading/totals.hpp"

namespace metodika::people {

void checkTotals(const std::vector<Total>& totals, StaffList& list) {
    for (auto& total : totals) {
        int since = 0, sheet = 0;
        for (auto& person : list.persons) {
            bool onSheet = false, after = false;
            for (auto& source : person.source)
                for (auto row : source.rows) {
                    bool above = source.sheet == total.sheet && row < total.row;
                    onSheet = onSheet || above;
                    after = after || (above && row > total.since);
                }
            sheet += onSheet;
            since += after;
        }
        auto all = static_cast<int>(list.persons.size());
        // A line right under another total, «в том числе: высшая – 6», counts something else.
        if (since == 0 || total.count == since || total.count == sheet || total.count == all) continue;
        list.problems.push_back({"total_mismatch",
                                 Severity::info,
                                 total.sheet,
                                 {total.row},
                                 {},
                                 "source",
                                 {{"written", total.text},
                                  {"total", std::to_string(total.count)},
                                  {"count", std::to_string(all)}}});
    }
}

}  // namespace metodika::people
