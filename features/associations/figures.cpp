#include "features/associations/figures.hpp"

#include <map>

namespace metodika::associations {

void tellFigures(api::Work& work, const FiguresAsked& asked) {
    static constexpr db::Query find{"associations.figures", R"(
        SELECT a.level, count(*) FROM shared_reach r JOIN associations a ON a.organisation = r.descendant
        WHERE r.ancestor = :root AND r.since <= :day AND r.until > :day AND a.since <= :day AND a.until > :day
          AND a.community <> 'council' GROUP BY a.level)"};
    std::map<std::string, double> counts[2];
    int which = 0;
    for (Date day : {asked.day, asked.before}) {
        auto rows = work.run(find.text, {{"root", asked.organisation}, {"day", day}});
        for (auto& into = counts[which++]; rows->next();)
            into[std::string(rows->text(0))] = double(rows->integer(1));
    }
    for (const char* level : {"regional", "municipal", "cluster", "school"}) {
        if (!counts[0].contains(level) && !counts[1].contains(level)) continue;
        Figure figure = figureOf(work.scope(), std::string("associations.") + level);
        figure.now.value = counts[0][level];
        if (!counts[1].empty()) figure.before.value = counts[1][level];
        asked.figures.push_back(std::move(figure));
    }
}

}  // namespace metodika::associations
