#include "features/services/rules.hpp"

#include <gtest/gtest.h>

namespace metodika::services {
namespace {

const Date today = date(2026, 11, 22);

Post post(double rate, std::vector<Holder> holders) {
    Post out;
    out.rate = rate;
    out.since = date(2026, 9, 1);
    out.holders = std::move(holders);
    out.vacant = vacantRate(out, today);
    return out;
}
Holder holder(double rate, std::optional<Date> until = {}) {
    return {{}, {}, Terms::employment, rate, date(2026, 9, 1), until, {}, {}};
}

TEST(ServiceRules, VacantIsWhatNobodyHoldsToday) {
    EXPECT_EQ(post(1.5, {holder(0.5)}).vacant, 1);
    EXPECT_EQ(post(1, {holder(0.3), holder(0.7)}).vacant, 0);
    EXPECT_EQ(post(1, {holder(1, date(2026, 11, 22))}).vacant, 1) << "the last day has passed";
    Post later = post(1, {});
    later.since = date(2027, 1, 1);
    EXPECT_EQ(vacantRate(later, today), 0) << "not there yet";
}

TEST(ServiceRules, NobodyTakesMoreThanIsLeft) {
    EXPECT_TRUE(mayHold(post(1, {holder(0.5)}), 0.5));
    auto refused = mayHold(post(1, {holder(0.5)}), 0.75);
    EXPECT_EQ(refused.key, "services.rate_taken");
    EXPECT_EQ(refused.params.at("vacant"), "0,5");
    EXPECT_TRUE(mayHaveRate(0.25));
    EXPECT_FALSE(mayHaveRate(0));
    EXPECT_FALSE(mayHaveRate(11));
}

TEST(ServiceRules, OnePersonIsAlone) {
    EXPECT_EQ(stateOf(0), State::none);
    EXPECT_EQ(stateOf(1), State::alone);
    EXPECT_EQ(stateOf(2), State::working);
}

}  // namespace
}  // namespace metodika::services
