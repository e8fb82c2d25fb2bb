#include "features/associations/figures.hpp"

namespace metodika::associations {

void tellFigures(api::Work& work, const FiguresAsked& asked) {
    static constexpr db::Query find{"associations.figures", R"(
        SELECT a.level, count(*) FROM shared_reach r JOIN associations a ON a.organisation = r.descendant
        WHERE r.ancestor = :root AND r.since <= :day AND r.until > :day AND a.since <= :day AND a.until > :day
          AND a.community <> 'council' GROUP BY a.level)"};
    auto counts = countsOf(work, find, asked);
    for (const char* level : {"regional", "municipal", "cluster", "school"}) {
        if (!counts.now.contains(level) && !counts.before.contains(level)) continue;
        Figure figure = figureOf(work.scope(), std::string("associations.") + level);
        figure.now.value = counts.now[level];
        if (!counts.before.empty()) figure.before.value = counts.before[level];
        asked.figures.push_back(std::move(figure));
    }
}

}  // namespace metodika::associations
