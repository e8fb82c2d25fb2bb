#include "features/monitoring/compared.hpp"

#include <gtest/gtest.h>

namespace metodika::monitoring {
namespace {

ShownValue valueOf(std::optional<double> number) {
    ShownValue out;
    out.value = number;
    return out;
}
PlaceBelow placeWith(std::int64_t id, std::optional<double> now, std::optional<double> compared) {
    PlaceBelow out;
    out.organisation.id = OrganisationId{id};
    TwoYears values{valueOf(now), {}, valueOf(compared), {}};
    values.change = changeOf(values.now, values.compared);
    out.values["X"] = values;
    return out;
}

TEST(Compared, TheSameDayIsThatOfTheSchoolYearAskedFor) {
    EXPECT_EQ(sameDayOf(2026, date(2026, 11, 22)), date(2026, 11, 22));
    EXPECT_EQ(sameDayOf(2025, date(2026, 11, 22)), date(2025, 11, 22));
    EXPECT_EQ(sameDayOf(2023, date(2026, 11, 22)), date(2023, 11, 22));
    EXPECT_EQ(sameDayOf(2023, date(2024, 2, 29)), date(2024, 2, 29));
    EXPECT_EQ(sameDayOf(2022, date(2024, 2, 29)), date(2023, 2, 28));
    EXPECT_FALSE(sameDayOf(2027, date(2026, 11, 22))) << "the year has not begun";
}

TEST(Compared, NothingIsSaidWhereEitherYearSaysNothing) {
    EXPECT_EQ(changeOf(valueOf(3), valueOf(5)), -2.0);
    EXPECT_FALSE(changeOf(valueOf({}), valueOf(5)));
    EXPECT_FALSE(changeOf(valueOf(3), valueOf({})));
}

TEST(Compared, ThePlacesThatMovedMostComeFirstAndAtMostThree) {
    std::vector<PlaceBelow> below{placeWith(1, 5, 4),   placeWith(2, 9, 4),   placeWith(3, 4, 4),
                                  placeWith(4, 6, 4),   placeWith(5, 7, 4),   placeWith(6, 0, 10),
                                  placeWith(7, {}, 10), placeWith(8, 1.01, 1)};
    Reasons reasons;
    movedMost(reasons, "X", below);
    ASSERT_EQ(reasons.risen.size(), 3u);
    EXPECT_EQ(reasons.risen[0].organisation.id, OrganisationId{2});
    EXPECT_EQ(reasons.risen[1].organisation.id, OrganisationId{5});
    EXPECT_EQ(reasons.risen[2].organisation.id, OrganisationId{4});
    ASSERT_EQ(reasons.fallen.size(), 1u) << "what is hidden or without data fell nowhere";
    EXPECT_EQ(reasons.fallen[0].change, -10);
    movedMost(reasons, "Y", below);
    EXPECT_EQ(reasons.fallen.size(), 1u);
}

facts::Indicator counted() {
    facts::Indicator out;
    out.period = facts::PeriodKind::school_year;
    return out;
}

TEST(Compared, AYearThatIsOverIsComparedWhole) {
    auto indicator = counted();
    auto runs = twoKnown(&indicator, &indicator, 2026, date(2026, 11, 22));
    EXPECT_EQ(runs.now.until, date(2026, 11, 22));
    EXPECT_EQ(runs.before.until, date(2025, 11, 22));
    auto over = twoKnown(&indicator, &indicator, 2025, date(2026, 11, 22));
    EXPECT_EQ(over.now.until, date(2026, 8, 31));
    EXPECT_EQ(over.before.until, date(2025, 8, 31));
    EXPECT_FALSE(facts::unfinished(indicator, 2025, date(2026, 8, 31))) << "its last day is a whole year";
    EXPECT_TRUE(facts::unfinished(indicator, 2025, date(2026, 8, 30)));
}

}  // namespace
}  // namespace metodika::monitoring
