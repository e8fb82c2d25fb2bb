#include "platform/facts/values.hpp"

#include <gtest/gtest.h>

#include <random>

namespace metodika::facts {
namespace {

Indicator of(Kind kind, Unit unit = Unit::percent) {
    Indicator i;
    i.kind = kind;
    i.unit = unit;
    i.personal = true;
    return i;
}
std::vector<bool> hidden(std::vector<Sums> groups, bool above = false) {
    return hiddenAmong(of(Kind::share), groups, 5, above);
}
using Flags = std::vector<bool>;

TEST(Value, NothingToDivideByIsNoDataNeverZero) {
    auto share = of(Kind::share);
    EXPECT_EQ(valueOf(&share, true, "region", {0, 0}).reason, Reason::nothing_to_divide_by);
    EXPECT_FALSE(valueOf(&share, true, "region", {0, 0}).value);
    EXPECT_EQ(*valueOf(&share, true, "region", {0, 4}).value, 0.0);
    EXPECT_EQ(*valueOf(&share, true, "region", {1, 4}).value, 25.0);
}

TEST(Value, ACountOfNothingIsZero) {
    auto count = of(Kind::count, Unit::count);
    EXPECT_EQ(*valueOf(&count, true, "region", {}).value, 0.0);
}

TEST(Value, AverageAndScoreAreNotPercents) {
    auto score = of(Kind::score, Unit::score);
    EXPECT_EQ(*valueOf(&score, true, "region", {3, 2}).value, 1.5);
}

TEST(Value, SaysWhyThereIsNone) {
    auto share = of(Kind::share);
    share.levels = {"municipality", "region"};
    EXPECT_EQ(valueOf(nullptr, true, "region", {1, 2}).reason, Reason::not_in_force);
    EXPECT_EQ(valueOf(&share, false, "region", {}).reason, Reason::not_recorded);
    EXPECT_EQ(valueOf(&share, true, "organisation", {1, 2}).reason, Reason::other_level);
    EXPECT_FALSE(valueOf(&share, true, "organisation", {1, 2}).value);
}

TEST(SmallGroups, ThoseCountedThoseAskedAndTheRest) {
    EXPECT_EQ(hidden({{3, 50}, {2, 60}, {20, 40}}), (Flags{true, true, false}));
    EXPECT_EQ(hidden({{0, 4}, {0, 3}, {20, 40}}), (Flags{true, true, false}));
    EXPECT_EQ(hidden({{49, 50}, {39, 40}, {20, 40}}), (Flags{true, true, false}))
        << "one of fifty who has not is one person";
    EXPECT_EQ(hidden({{0, 50}, {5, 10}, {40, 40}}), (Flags{false, false, false}));
}

TEST(SmallGroups, ASingleOneTakesTheNextSmallestWithIt) {
    EXPECT_EQ(hidden({{3, 50}, {20, 40}, {10, 20}, {0, 0}}), (Flags{true, false, true, false}));
    EXPECT_EQ(hidden({{20, 40}, {10, 20}}), (Flags{false, false}));
}

TEST(SmallGroups, BelowAHiddenWholeSomethingIsHidden) {
    EXPECT_EQ(hidden({{20, 40}, {10, 20}}, true), (Flags{false, true}));
    EXPECT_EQ(hidden({{0, 0}, {0, 0}}, true), (Flags{false, false}));
}

TEST(SmallGroups, WhatIsNotOfPersonsIsShown) {
    auto share = of(Kind::share);
    share.personal = false;
    std::vector<Sums> groups{{1, 2}};
    EXPECT_EQ(hiddenAmong(share, groups, 5, true), Flags{false});
}

// Whoever sees every shown number and all sums still cannot say a small one exactly.
TEST(SmallGroups, NoHiddenNumberFollowsFromTheShownOnes) {
    for (unsigned seed = 1; seed < 2000; ++seed) {
        std::mt19937 random(seed);
        auto next = [&](unsigned n) { return unsigned(random() % n); };
        std::vector<Sums> groups;
        std::int64_t all = 0;
        for (unsigned i = 0, n = 2 + next(6); i < n; ++i) {
            std::int64_t size = next(4) ? 5 + next(60) : next(7);
            groups.push_back({0, size});
            all += size;
        }
        auto flags = hidden(groups);
        int unknown = 0, filled = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (groups[i].denominator > 0) ++filled;
            if (groups[i].denominator > 0 && groups[i].denominator < 5) {
                EXPECT_TRUE(flags[i]) << seed;
            }
            unknown += flags[i];
        }
        // With a single filled group the whole is the group, and is as small.
        if (unknown) {
            EXPECT_TRUE(unknown > 1 || filled == 1) << seed;
        }
    }
}

}  // namespace
}  // namespace metodika::facts
