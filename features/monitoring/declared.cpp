#include "features/monitoring/declared.hpp"

#include <algorithm>

namespace metodika::monitoring {

using facts::Indicator;
using facts::Period;

const Indicator* inYear(const facts::Facts& all, const Indicator& any, int year) {
    return all.indicator(*any.pack, any.code, Period{any.period, year}.from());
}

std::vector<const Indicator*> current(const facts::Facts& all, const packs::Pack& pack, Date today) {
    std::vector<const Indicator*> out;
    for (const Indicator* i : all.indicators(pack)) {
        auto same =
            std::find_if(out.begin(), out.end(), [&](const Indicator* o) { return o->code == i->code; });
        if (same == out.end())
            out.push_back(i);
        else if (i->inForce(today) || (!(*same)->inForce(today) && (*same)->since < i->since))
            *same = i;
    }
    return out;
}

}  // namespace metodika::monitoring
