#include "features/services/rules.hpp"

#include <algorithm>
#include <cmath>

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
        if (!holder.until || *holder.until > today) vacant -= holder.rate;
    return vacant > dust ? std::round(vacant * 1000) / 1000 : 0;
}

State stateOf(std::int64_t people) {
    return people == 0 ? State::none : people == 1 ? State::alone : State::working;
}

}  // namespace metodika::services
