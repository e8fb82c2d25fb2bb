#include "features/services/funding_rules.hpp"

#include <algorithm>
#include <cmath>

namespace metodika::services {
namespace {

constexpr double mille = 1000, dust = 1e-6;

bool inForce(Date since, const std::optional<Date>& until, Date today) {
    return since <= today && (!until || *until > today);
}
double hundredths(double value) { return std::round(value * 100) / 100; }
double tenths(double value) { return std::round(value * 10) / 10; }

void add(ModelStaffing& to, const ModelStaffing& more) {
    to.due = hundredths(to.due + more.due);
    to.there = hundredths(to.there + more.there);
    to.employed = hundredths(to.employed + more.employed);
    to.vacant = hundredths(to.vacant + more.vacant);
    to.hours_due = hundredths(to.hours_due + more.hours_due);
    to.hours_there += more.hours_there;
    to.difference = hundredths(to.there - to.due);
}

}  // namespace

double postCost(std::int64_t monthPay, const Norms& norms) {
    return double(monthPay) * double(norms.pay_months) * (1 + double(norms.contributions) / mille);
}

double hourCost(std::int64_t hourPay, const Norms& norms) {
    return double(hourPay) * (1 + double(norms.contract_contributions) / mille);
}

double givenBy(std::int64_t amount, double cost) {
    return cost > 0 ? std::floor(double(amount) / cost * 100 + dust) / 100 : 0;
}

Verdict mayPay(const FundingPart& part, const FundingChange& change) {
    if (part.pays == Pays::posts) return change.month_pay ? allow() : refuse("services.month_pay_wanted");
    if (part.model != Model::community) return refuse("services.hours_for_communities");
    return change.hour_pay ? allow() : refuse("services.hour_pay_wanted");
}

void compute(Staffing& staffing, std::span<const Post> posts, Date today) {
    if (staffing.month_pay) staffing.post_cost = postCost(*staffing.month_pay, staffing.norms);
    if (staffing.hour_pay) staffing.hour_cost = hourCost(*staffing.hour_pay, staffing.norms);
    std::vector<ModelStaffing> models;
    auto of = [&](Model model) -> ModelStaffing& {
        auto found = std::find_if(models.begin(), models.end(),
                                  [&](const ModelStaffing& m) { return m.model == model; });
        if (found != models.end()) return *found;
        models.push_back({});
        models.back().model = model;
        return models.back();
    };
    for (FundingLine& line : staffing.parts) {
        bool hours = line.pays == Pays::hours;
        line.gives = givenBy(line.amount, (hours ? staffing.hour_cost : staffing.post_cost).value_or(0));
        (hours ? of(line.model).hours_due : of(line.model).due) += line.gives;
    }
    for (const Post& post : posts) {
        if (!inForce(post.since, post.until, today)) continue;
        ModelStaffing& model = of(post.model);
        model.there += post.rate;
        model.vacant += post.vacant;
        for (const Holder& holder : post.holders) {
            if (!inForce(holder.since, holder.until, today)) continue;
            if (holder.terms == Terms::employment)
                model.employed += holder.rate.value_or(0);
            else
                model.there -= holder.rate.value_or(0), model.hours_there += holder.hours.value_or(0);
        }
    }
    std::sort(models.begin(), models.end(),
              [](const ModelStaffing& a, const ModelStaffing& b) { return a.model < b.model; });
    staffing.whole = {};
    staffing.models.clear();
    for (const ModelStaffing& model : models) {
        ModelStaffing rounded;
        rounded.model = model.model;
        add(rounded, model);
        add(staffing.whole, rounded);
        staffing.models.push_back(rounded);
    }
}

std::optional<Load> loadOf(const Load& whole, double employed) {
    if (employed < dust) return {};
    return Load{tenths(whole.educators / employed), tenths(whole.organisations / employed),
                tenths(whole.associations / employed), tenths(whole.meetings / employed)};
}

}  // namespace metodika::services
