#include "features/organisations/figures.hpp"

namespace metodika::organisations {

void tellFigures(api::Work& work, const FiguresAsked& asked) {
    static constexpr db::Query find{"organisations.figures", R"(
        SELECT o.kind, count(*) FROM shared_reach r JOIN organisations o ON o.id = r.descendant AND o.branch_of IS NULL
        WHERE r.ancestor = :root AND r.descendant <> :root AND r.since <= :day AND r.until > :day
          AND o.kind IN ('school', 'kindergarten', 'extra_centre') GROUP BY o.kind)"};
    auto counts = countsOf(work, find, asked);
    if (counts.now.empty()) return;  // an organisation by itself
    for (const char* kind : {"school", "kindergarten", "extra_centre"}) {
        Figure figure = figureOf(work.scope(), std::string("organisations.") + kind);
        figure.now.value = counts.now[kind];
        // Before anything was kept there is no data.
        if (!counts.before.empty()) figure.before.value = counts.before[kind];
        asked.figures.push_back(std::move(figure));
    }
}

}  // namespace metodika::organisations
