#include "features/services/rules.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

namespace metodika::services {
namespace {

constexpr double most = 10, least = 0.05, dust = 1e-6;

std::string written(double rate) {
    auto text = std::to_string(std::round(rate * 100) / 100);
    while (text.ends_with('0')) text.pop_back();
    if (text.ends_with('.')) text.pop_back();
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
}

}  // namespace

Verdict mayHaveRate(double rate) {
    return rate >= least - dust && rate <= most + dust ? allow() : refuse("services.rate_range");
}

Verdict mayHold(const Post& post, double rate) {
    if (rate <= post.vacant + dust) return allow();
    return refuse("services.rate_taken", {{"vacant", written(post.vacant)}});
}

double vacantRate(const Post& post, Date today) {
    if (post.since > today || (post.until && *post.until <= today)) return 0;
    double vacant = post.rate;
    for (const Holder& holder : post.holders)
        if (!holder.until || *holder.until > today) vacant -= holder.rate.value_or(0);
    return vacant > dust ? std::round(vacant * 1000) / 1000 : 0;
}

State stateOf(std::int64_t people) {
    return people == 0 ? State::none : people == 1 ? State::alone : State::working;
}

bool is(const ServiceRow& row, Which which) {
    if (which == Which::understaffed) return row.understaffed;
    return enumName(row.state) == enumName(which);
}

bool arrange(std::vector<ServiceRow>& rows, std::string_view sort) {
    bool falling = sort.starts_with('-');
    if (falling) sort.remove_prefix(1);
    std::function<std::optional<double>(const ServiceRow&)> key;
    if (sort == "name") {
        if (falling) std::reverse(rows.begin(), rows.end());
        return true;
    }
    if (sort == "people") key = [](const ServiceRow& r) { return double(r.people); };
    if (sort == "due") key = [](const ServiceRow& r) { return r.due; };
    if (sort == "missing")
        key = [](const ServiceRow& r) { return r.due ? std::optional(r.missing) : std::nullopt; };
    if (sort == "vacant") key = [](const ServiceRow& r) { return r.vacant; };
    if (sort == "load") key = [](const ServiceRow& r) { return r.educators_per_post; };
    if (!key) return false;
    std::stable_sort(rows.begin(), rows.end(), [&](const ServiceRow& a, const ServiceRow& b) {
        auto left = key(a), right = key(b);
        if (!left || !right) return left.has_value() && !right.has_value();
        return falling ? *left > *right : *left < *right;
    });
    return true;
}

}  // namespace metodika::services
