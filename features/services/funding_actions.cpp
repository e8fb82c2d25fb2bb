#include "features/services/funding_actions.hpp"

#include <algorithm>
#include <cmath>

#include "contracts/region.hpp"
#include "features/services/funding_rules.hpp"
#include "features/services/funding_store.hpp"
#include "features/services/store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::services {
namespace {

constexpr std::array changers{roles::serviceHead, roles::authorityOfficial};
constexpr double hundredth = 0.01;
constexpr std::size_t mostParts = 60;

int yearOf(Date day) { return int(day.year()); }

Norms normsOf(const packs::Pack& pack, int year) {
    Date day = date(year, 1, 1);
    auto value = [&](std::string_view name) { return pack.setting(name, day).number(); };
    auto act = [&](std::string_view name) { return utf8::filled(pack.settingAct(name, day)); };
    return {value("services.pay_months"),
            value("services.contributions_per_mille"),
            value("services.contract_contributions_per_mille"),
            act("services.pay_months"),
            act("services.contributions_per_mille"),
            act("services.contract_contributions_per_mille")};
}

Staffing staffingFor(api::Work& work, OrganisationId municipality, int year) {
    auto card = ServiceStore(work).card(municipality);
    auto staffing = FundingStore(work).of(municipality, year);
    staffing.municipality = card.municipality;
    staffing.norms = normsOf(packOf(work, municipality), year);
    compute(staffing, card.posts, work.today());
    staffing.can = {{"edit", holdsAt(work, municipality, changers)}};
    return staffing;
}

void require(const FundingChange& change) {
    std::vector<FieldError> wrong;
    if (change.parts.size() > mostParts)
        wrong.push_back({"/parts", "services.too_many_sums", {{"most", std::to_string(mostParts)}}});
    for (std::size_t i = 0; i < change.parts.size(); ++i)
        if (auto verdict = mayPay(change.parts[i], change); !verdict) {
            std::string field = verdict.key == "services.month_pay_wanted" ? "/month_pay"
                                : verdict.key == "services.hour_pay_wanted"
                                    ? "/hour_pay"
                                    : "/parts/" + std::to_string(i) + "/pays";
            bool said =
                std::any_of(wrong.begin(), wrong.end(), [&](const auto& w) { return w.path == field; });
            if (!said) wrong.push_back({field, verdict.key, verdict.params});
        }
    if (!wrong.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(wrong));
}

void fillFrom(api::Work& work, OrganisationId root, std::span<ServiceRow> rows,
              std::map<OrganisationId, Load>& loads) {
    int year = yearOf(work.today());
    auto norms = normsOf(packOf(work, root), year);
    auto funded = FundingStore(work).below(root, year);
    for (ServiceRow& row : rows) {
        if (auto load = loadOf(loads[row.municipality.id], row.employed))
            row.educators_per_post = load->educators;
        auto found = funded.find(row.municipality.id);
        if (found == funded.end() || found->second.parts.empty()) continue;
        found->second.norms = norms;
        compute(found->second, {}, work.today());
        row.due = found->second.whole.due;
        row.missing = std::max(0.0, std::round((*row.due - row.employed) * 100) / 100);
        row.understaffed = row.missing >= hundredth;
    }
}

}  // namespace

Staffing showStaffing(api::Scope& scope, OrganisationId municipality, int year) {
    return scope.read([&](api::Work& work) {
        organisationsWithin(work, municipality);
        // Who is paid how much is not for everybody of the municipality.
        if (!holdsAt(work, municipality, roles::keepers) && !holdsAt(work, municipality, roles::overseers))
            throw Refused(RefusalKind::forbidden, "api.not_your_role");
        return staffingFor(work, municipality, year);
    });
}

Staffing changeFunding(api::Scope& scope, OrganisationId municipality, int year,
                       const FundingChange& change) {
    require(change);
    return scope.change([&](api::Work& work) {
        heldWithin(work, municipality, changers);
        ServiceStore(work).card(municipality);  // 404 where it is no municipality
        FundingStore store(work);
        scope.expectVersion(store.of(municipality, year).version);
        FundingChange kept = change;
        kept.act = utf8::filled(change.act);
        for (FundingPart& part : kept.parts) part.act = utf8::filled(part.act);
        store.save(municipality, year, kept);
        work.note(municipality.value, "service.funding_changed", "service", municipality.value);
        return staffingFor(work, municipality, year);
    });
}

void fillStaffing(api::Work& work, OrganisationId root, std::span<ServiceRow> rows) {
    auto loads = FundingStore(work).educatorsBelow(root);
    fillFrom(work, root, rows, loads);
}

void fillLoad(api::Work& work, ServiceCard& card) {
    auto id = card.municipality.id;
    auto loads = FundingStore(work).workBelow(id);
    card.work = loads[id];
    card.load = loadOf(card.work, card.employed);
    ServiceRow& row = card;
    fillFrom(work, id, {&row, 1}, loads);
    for (Post& post : card.posts)
        for (Holder& holder : post.holders)
            if (holder.terms == Terms::employment && holder.since <= work.today() && card.employed > 0)
                holder.load = loadOf(card.work, card.employed / holder.rate.value_or(0));
}

}  // namespace metodika::services
