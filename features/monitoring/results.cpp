// What a region opens to everybody: its public indicators, of itself and of its municipalities.
#include <algorithm>

#include "contracts/region.hpp"
#include "features/monitoring/actions.hpp"
#include "features/monitoring/declared.hpp"
#include "features/monitoring/store.hpp"
#include "features/monitoring/words.hpp"

namespace metodika::monitoring {
namespace {

using facts::Indicator;

/// A count of persons is never public, whatever the pack says: groups could be small. What nobody records is
/// nothing to show.
std::vector<const Indicator*> publicOf(const facts::Facts& all, const packs::Pack& pack, Date today) {
    auto out = current(all, pack, today);
    std::erase_if(out, [&](const Indicator* i) {
        return i->visibility != facts::Visibility::everyone || i->personal || !all.recorded(*i);
    });
    return out;
}

}  // namespace

PublicResults showResults(api::Scope& scope, const facts::Facts& all, const PublicQuery& query) {
    return scope.read([&](api::Work& work) {
        MonitoringStore store(work);
        PublicResults out;
        auto packOfRegion = [&](OrganisationId id) -> const packs::Pack& {
            return all.shelf().of(packNamedAt(work, id));
        };
        for (PlaceRef& region : store.regions())
            if (!publicOf(all, packOfRegion(region.id), work.today()).empty())
                out.regions.push_back(std::move(region));
        auto asked = std::find_if(out.regions.begin(), out.regions.end(),
                                  [&](const PlaceRef& r) { return !query.region || r.id == *query.region; });
        if (query.region && asked == out.regions.end()) notFound();
        out.year = query.year.value_or(schoolYear(work.today()));
        out.previous_year = out.year - 1;
        if (asked == out.regions.end()) return out;
        out.region = *asked;
        int years[] = {out.year, out.previous_year};
        auto totals = facts::Totals::around(work.connection(), all, asked->id.value, years);
        auto valueAt = [&](const PlaceRef& place, const Indicator& any, int year) {
            const Indicator* i = inYear(all, any, year);
            auto value = facts::valueOf(i, i && all.recorded(*i), place.level,
                                        i ? totals.of(place.id.value, *i, year) : facts::Sums{});
            return shown(scope, i ? i : &any, value);
        };
        auto indicators = publicOf(all, packOfRegion(asked->id), work.today());
        for (const Indicator* i : indicators) {
            auto words = shown(scope, *i, all.recorded(*i));
            out.rows.push_back({i->code, words.name, words.criterion, i->unit, words.passport,
                                valueAt(*asked, *i, years[0]), valueAt(*asked, *i, years[1])});
        }
        for (PlaceRef& place : store.below(asked->id, work.today())) {
            if (place.level != "municipality") continue;
            PublicPlace& line = out.municipalities.emplace_back();
            for (const Indicator* i : indicators) {
                line.now[i->code] = valueAt(place, *i, years[0]);
                line.before[i->code] = valueAt(place, *i, years[1]);
            }
            line.organisation = std::move(place);
        }
        return out;
    });
}

}  // namespace metodika::monitoring
