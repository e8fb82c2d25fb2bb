#include "app/demo/load_contests.hpp"

#include <array>

namespace metodika::app {
namespace {

struct Held {
    const char *kind, *title, *level;
    unsigned month;
};
constexpr std::array held{
    Held{"contest", "Муниципальный этап конкурса «Учитель года»", "municipal", 12},
    Held{"contest", "Конкурс методических разработок района", "municipal", 2},
    Held{"contest", "«Педагогический дебют»", "municipal", 11},
    Held{"contest", "Региональный конкурс «Лучший урок»", "regional", 3},
    Held{"contest", "Краевой конкурс программ внеурочной деятельности", "regional", 4},
    Held{"contest", "Всероссийский конкурс профессионального мастерства", "federal", 10},
    Held{"grant", "Премия лучшим учителям", "regional", 5},
    Held{"grant", "Грант на проект школьного музея", "regional", 9},
};
constexpr std::array<const char*, 3> results{"entered", "laureate", "winner"};

}  // namespace

void sowContests(associations::seed::Sower& sower, AssociationId association, Date asOf,
                 demo::Random random) {
    int year = schoolYear(asOf);
    for (const auto& member : sower.membersOf(association))
        for (int y : {year - 1, year}) {
            if (!random.chance(7)) continue;
            const Held& one = random.pick(held);
            Date on = date(one.month >= 9 ? y : y + 1, one.month, unsigned(random.between(1, 28)));
            std::size_t result = std::size_t(random.weighted({6, 2, 1}));
            bool confirmed = random.chance(90);
            auto number = std::to_string(random.between(10, 900));
            if (on > asOf || on < member.since || on >= member.until) continue;
            sower.contest({association, member.person, member.organisation, one.kind, one.title, one.level,
                           results[result], (result ? "диплом № " : "сертификат № ") + number, on,
                           confirmed ? std::optional(on) : std::nullopt});
        }
}

}  // namespace metodika::app
