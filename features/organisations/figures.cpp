#include "features/organisations/figures.hpp"

#include <array>
#include <map>

namespace metodika::organisations {

void tellFigures(api::Work& work, const FiguresAsked& asked) {
    static constexpr db::Query find{"organisations.figures", R"(
        SELECT o.kind, count(*) FROM shared_reach r JOIN organisations o ON o.id = r.descendant AND o.branch_of IS NULL
        WHERE r.ancestor = :root AND r.descendant <> :root AND r.since <= :day AND r.until > :day
          AND o.kind IN ('school', 'kindergarten', 'extra_centre') GROUP BY o.kind)"};
    std::map<std::string, double> counts[2];
    int which = 0;
    for (Date day : {asked.day, asked.before}) {
        auto rows = work.run(find.text, {{"root", asked.organisation}, {"day", day}});
        for (auto& into = counts[which++]; rows->next();)
            into[std::string(rows->text(0))] = double(rows->integer(1));
    }
    if (counts[0].empty()) return;  // an organisation by itself
    for (const char* kind : {"school", "kindergarten", "extra_centre"}) {
        Figure figure = figureOf(work.scope(), std::string("organisations.") + kind);
        figure.now.value = counts[0][kind];
        // Before anything was kept there is no data.
        if (!counts[1].empty()) figure.before.value = counts[1][kind];
        asked.figures.push_back(std::move(figure));
    }
}

}  // namespace metodika::organisations
