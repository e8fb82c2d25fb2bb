#include "features/people/rules.hpp"

#include <gtest/gtest.h>

namespace metodika::people {

TEST(Category, OfBeforeSeptember2023LastsFiveYearsAndLaterOnesForEver) {
    CategoryTerms terms{date(2023, 9, 1), 5};  // order 196
    EXPECT_EQ(categoryEnd(CategoryLevel::highest, "2021-04-25", terms), "2026-04-25");
    EXPECT_FALSE(categoryEnd(CategoryLevel::highest, "2023-09-01", terms));
    EXPECT_EQ(categoryEnd(CategoryLevel::szd, "2024-12-09", terms), "2029-12-09");
    EXPECT_EQ(categoryEnd(CategoryLevel::first, "2021", terms), "2026-12-31");
    EXPECT_EQ(categoryEnd(CategoryLevel::highest, "2021-04", terms), "2026-04-30");
    EXPECT_FALSE(categoryEnd(CategoryLevel::first, "2023", terms)) << "it may have been after the reform";
}

TEST(Category, TheBestThatHasNotEndedCounts) {
    std::vector<Category> all{{CategoryLevel::highest, "2020-01-10", "2025-01-10", {}},
                              {CategoryLevel::first, "2024-02-01", {}, {}},
                              {CategoryLevel::szd, "2023-02-01", "2028-02-01", {}}};
    EXPECT_EQ(bestCategory(all, date(2024, 6, 1))->level, CategoryLevel::highest);
    EXPECT_EQ(bestCategory(all, date(2026, 6, 1))->level, CategoryLevel::first);
    EXPECT_FALSE(bestCategory({}, date(2026, 6, 1)));
}

TEST(Years, AYearAloneMakesNobodyOlder) {
    EXPECT_EQ(yearsBy("1986-03-02", date(2026, 3, 1)), 39);
    EXPECT_EQ(yearsBy("1986-03-02", date(2026, 3, 2)), 40);
    EXPECT_EQ(yearsBy("1986", date(2026, 11, 22)), 39);
    EXPECT_EQ(yearsBy("1986-11", date(2026, 11, 22)), 39);
    EXPECT_FALSE(yearsBy(std::nullopt, date(2026, 11, 22)));
    EXPECT_FALSE(validPartialDate("1986-13"));
    EXPECT_FALSE(validPartialDate("22.11.1986"));
}

TEST(SmallGroups, AreHiddenEvenAgainstSubtraction) {
    std::vector<CountLine> lines{{"a", 3}, {"b", 12}, {"c", 7}, {"d", 0}};
    EXPECT_TRUE(hideSmallGroups(lines, 5));
    EXPECT_FALSE(lines[0].count);
    EXPECT_FALSE(lines[2].count) << "with the total, the only hidden group could be computed";
    EXPECT_EQ(lines[1].count, 12);
    EXPECT_FALSE(lines[3].count) << "a nought beside them tells who they are";
    std::vector<CountLine> large{{"a", 30}, {"b", 12}};
    EXPECT_FALSE(hideSmallGroups(large, 5));
}

TEST(Snils, ControlSum) {
    EXPECT_TRUE(validSnils("11223344595"));
    EXPECT_FALSE(validSnils("11223344596"));
    EXPECT_FALSE(validSnils("1122334459"));
}

}  // namespace metodika::people
