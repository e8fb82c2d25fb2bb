#include "features/organisations/rules.hpp"

#include <gtest/gtest.h>

namespace metodika::organisations {

TEST(OrganisationTree, SchoolsStandUnderMunicipalitiesOnly) {
    EXPECT_TRUE(mayStandUnder(Kind::school, Kind::municipality));
    EXPECT_FALSE(mayStandUnder(Kind::school, Kind::region));
    EXPECT_FALSE(mayStandUnder(Kind::school, Kind::school));
    EXPECT_TRUE(mayStandUnder(Kind::municipality, Kind::region));
    EXPECT_FALSE(mayStandUnder(Kind::region, Kind::region));
}

TEST(OrganisationTree, LevelFollowsFromKind) {
    EXPECT_EQ(levelOf(Kind::institute), Level::region);
    EXPECT_EQ(levelOf(Kind::service), Level::municipality);
    EXPECT_EQ(levelOf(Kind::kindergarten), Level::organisation);
}

TEST(OrganisationTree, AChangeNeverReachesBackBeforeItsPeriod) {
    auto today = date(2026, 11, 22);
    auto verdict = mayChangeFrom(date(2025, 12, 31), date(2026, 1, 1), today);
    EXPECT_FALSE(verdict);
    EXPECT_EQ(verdict.key, "organisations.before_period");
    EXPECT_TRUE(mayChangeFrom(date(2026, 1, 1), date(2026, 1, 1), today));
    EXPECT_EQ(mayChangeFrom(date(2028, 1, 1), date(2026, 1, 1), today).key, "organisations.too_far_ahead");
}

TEST(OrganisationTree, NobodyIsLeftInWhatCloses) {
    EXPECT_TRUE(mayClose(0, 0, 0));
    EXPECT_EQ(mayClose(3, 1, 40).key, "organisations.has_children");
    EXPECT_EQ(mayClose(0, 1, 40).key, "organisations.has_branches");
    auto verdict = mayClose(0, 0, 40);
    EXPECT_EQ(verdict.key, "organisations.has_people");
    EXPECT_EQ(verdict.params.at("count"), "40");
}

}  // namespace metodika::organisations
