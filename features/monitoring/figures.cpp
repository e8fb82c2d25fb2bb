#include "features/monitoring/figures.hpp"

#include "contracts/region.hpp"
#include "features/monitoring/declared.hpp"
#include "features/monitoring/store.hpp"

namespace metodika::monitoring {

using facts::Indicator;
using facts::Period;
using facts::PeriodKind;
using facts::Sums;

void tellFigures(api::Work& work, const facts::Facts& all, const FiguresAsked& asked) {
    const packs::Pack& pack = all.shelf().of(packNamedAt(work, asked.organisation));
    auto level = MonitoringStore(work).place(asked.organisation).level;
    int years[] = {asked.schoolYear, asked.schoolYear - 1};
    auto totals = facts::Totals::around(work.connection(), all, asked.organisation.value, years);
    auto valueIn = [&](const Indicator& any, int year) {
        FigureValue out;
        const Indicator* i = inYear(all, any, year);
        if (!i || !all.recorded(*i)) return out;
        Sums sums[] = {totals.of(asked.organisation.value, *i, year)};
        if (i->personal) {
            auto limit =
                pack.setting("privacy.small_group", Period{PeriodKind::school_year, year}.from()).number();
            out.few = facts::hiddenAmong(*i, sums, limit, false)[0];
        }
        auto value = facts::valueOf(i, true, level, sums[0]);
        if (!out.few && value.reason == facts::Reason::none) out.value = value.value;
        return out;
    };
    auto in = [](const packs::Words& words, const char* language) {
        auto found = words.find(language);
        return found == words.end() ? words.begin()->second : found->second;
    };
    for (const Indicator* i : current(all, pack, work.today())) {
        if (!all.recorded(*i) || !i->atLevel(level)) continue;
        Figure figure;
        figure.part = FigurePart::indicator;
        figure.code = i->code;
        figure.ru = in(i->name, "ru");
        figure.en = in(i->name, "en");
        figure.unit = i->unit == facts::Unit::percent ? FigureUnit::percent
                      : i->unit == facts::Unit::score ? FigureUnit::score
                                                      : FigureUnit::count;
        figure.now = valueIn(*i, years[0]);
        figure.before = valueIn(*i, years[1]);
        asked.figures.push_back(std::move(figure));
    }
}

}  // namespace metodika::monitoring
