#include "app/demo/load_services.hpp"

#include <map>

#include "features/services/funding_rules.hpp"
#include "features/services/funding_store.hpp"
#include "features/services/store.hpp"

namespace metodika::app {
namespace {

using demo::Index;

services::Form formOf(demo::ServiceForm form) {
    switch (form) {
        case demo::ServiceForm::separate_institution:
            return services::Form::separate_institution;
        case demo::ServiceForm::department_in_support_centre:
            return services::Form::department_in_support_centre;
        default:
            return services::Form::distributed;
    }
}

struct Found {
    Index service = demo::nobody;
    Index school = demo::nobody;     // the first, a base school
    Index teacher = demo::nobody;    // of that school, leads a community by the hour
    std::vector<std::size_t> staff;  // employments of the service
};

}  // namespace

void loadServices(api::Scope& scope, const demo::Region& region,
                  const std::vector<OrganisationId>& organisations, const std::vector<PersonId>& persons) {
    std::map<Index, Found> found;
    for (Index i = 0; i < region.organisations.size(); ++i) {
        const auto& o = region.organisations[i];
        if (o.municipality == demo::nobody || o.until) continue;
        if (o.kind == demo::OrganisationKind::service) found[o.municipality].service = i;
        if (o.kind == demo::OrganisationKind::school && found[o.municipality].school == demo::nobody)
            found[o.municipality].school = i;
    }
    for (std::size_t i = 0; i < region.employments.size(); ++i) {
        const auto& e = region.employments[i];
        if (e.until && *e.until <= region.asOf) continue;
        auto at = found.find(region.organisations[e.organisation].municipality);
        if (at == found.end()) continue;
        if (e.organisation == at->second.service) at->second.staff.push_back(i);
        if (e.organisation == at->second.school && e.position == "учитель") at->second.teacher = e.person;
    }
    int year = int(region.asOf.year());
    std::size_t number = 0;
    for (const auto& [municipality, one] : found) {
        ++number;
        if (one.service == demo::nobody) continue;
        scope.change([&](api::Work& work) {
            services::ServiceStore store(work);
            auto place = organisations[municipality];
            store.save(place,
                       {formOf(region.organisations[one.service].serviceForm), organisations[one.service]});
            Date since = date(year - 1, 9, 1);
            auto post = [&](std::string title, services::Model model, double rate) {
                services::Post made;
                made.id = work.newId<services::PostId>();
                made.title = std::move(title);
                made.model = model;
                made.rate = rate;
                made.since = since;
                if (model == services::Model::base_school)
                    made.area = "математика", made.base = OrganisationRef{organisations[one.school], ""};
                store.add(place, made);
                return made.id;
            };
            auto hold = [&](services::PostId id, Index person, services::Terms terms, double rate,
                            std::optional<std::int64_t> hours = {}) {
                services::Holder holder;
                holder.id = work.newId<services::HolderId>();
                holder.person = {persons[person], ""};
                holder.terms = terms;
                holder.rate = rate;
                holder.since = since;
                holder.hours = hours;
                store.add(place, id, holder);
            };
            for (std::size_t i : one.staff) {
                const auto& e = region.employments[i];
                hold(post(std::string(e.position), services::Model::own, 1), e.person,
                     services::Terms::employment, 1);
            }
            bool small = one.staff.size() < 2;
            if (!small && one.school != demo::nobody) post("методист", services::Model::base_school, 0.5);
            if (!small && one.teacher != demo::nobody)
                hold(post("организатор сообщества", services::Model::community, 0.25), one.teacher,
                     number % 2 ? services::Terms::contract : services::Terms::volunteer, 0.25, 72);
            // Every fourth is paid for as many as work there, the others for somewhat more.
            services::Norms norms;
            norms.contributions = 302;
            double cost = services::postCost(48'500, norms);
            for (int of : {year - 1, year}) {
                services::FundingChange money;
                money.month_pay = 48'500;
                money.hour_pay = 620;
                money.act = "Положение об оплате труда, " + std::to_string(of) + " г.";
                double posts = double(one.staff.size()) + (number % 4 == 0 || of < year ? 0 : 0.75);
                money.parts.push_back({services::Source::municipal_budget, services::Pays::posts,
                                       services::Model::own, std::int64_t(cost * posts) + 1,
                                       "Решение о бюджете"});
                if (!small) {
                    money.parts.push_back({services::Source::regional_budget, services::Pays::posts,
                                           services::Model::base_school, std::int64_t(cost / 2) + 1,
                                           "Соглашение о субсидии"});
                    money.parts.push_back({services::Source::extra_budgetary,
                                           services::Pays::hours,
                                           services::Model::community,
                                           58'000,
                                           {}});
                }
                services::FundingStore(work).save(place, of, money);
            }
        });
    }
}

}  // namespace metodika::app
