// My week (mission J2): one page that begins every day.
#include "features/week/week.hpp"

#include <algorithm>

namespace metodika::week {
namespace {

Week myWeek(api::Scope& scope) {
    return scope.read([&](api::Work& work) {
        Week out{work.today(), {}};
        work.publish(WeekAsked{out.items});
        std::stable_sort(out.items.begin(), out.items.end(), [](const WeekItem& a, const WeekItem& b) {
            if (a.part != b.part) return a.part < b.part;
            return a.on.value_or(forever) < b.on.value_or(forever);
        });
        return out;
    });
}

}  // namespace

void install(Building& building) {
    building.api.get("/api/v1/week", "week.show", api::signedIn())
        .answers([](api::Scope& scope, const api::Call&) { return myWeek(scope); });
}

}  // namespace metodika::week
