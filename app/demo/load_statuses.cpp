#include "app/demo/load_statuses.hpp"

#include <array>

#include "features/organisations/statuses.hpp"

namespace metodika::app {

void loadStatuses(api::Scope& scope, const demo::Region& region, const std::vector<OrganisationId>& ids) {
    struct Given {
        std::string_view status, theme;
        std::size_t every, first;
        bool over;
    };
    static constexpr std::array given{
        Given{"base_school", "Функциональная грамотность", 9, 0, false},
        Given{"base_school", "Наставничество молодых педагогов", 9, 4, true},
        Given{"growth_point", "", 5, 2, false},
        Given{"leader_school", "Подготовка к итоговой аттестации", 14, 6, false},
        Given{"innovation_municipal", "Проектная деятельность в сельской школе", 17, 3, false}};
    std::vector<std::size_t> schools;
    for (std::size_t i = 0; i < region.organisations.size(); ++i) {
        const auto& o = region.organisations[i];
        if (o.kind == demo::OrganisationKind::school && o.legalEntity && !o.until) schools.push_back(i);
    }
    scope.change([&](api::Work& work) {
        int year = schoolYear(work.today());
        for (std::size_t at = 0; at < schools.size(); ++at)
            for (const Given& g : given) {
                if (at % g.every != g.first) continue;
                organisations::KeptStatus s;
                s.id = work.newId<organisations::StatusId>();
                s.organisation = ids[schools[at]];
                s.status = g.status;
                if (!g.theme.empty()) s.theme = g.theme;
                s.since = date(year - (g.over ? 3 : 1), 9, 1);
                s.until = g.over ? date(year, 9, 1) : date(year + 2, 9, 1);
                s.act_number = std::to_string(100 + at % 400) + "-о";
                s.act_date = addDays(s.since, -5);
                organisations::StatusStore(work).add(s);
            }
    });
}

}  // namespace metodika::app
