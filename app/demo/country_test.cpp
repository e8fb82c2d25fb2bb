#include "app/demo/country.hpp"

#include <gtest/gtest.h>

#include <set>

#include "app/demo/build.hpp"

namespace metodika::demo {
namespace {

const Date today = date(2026, 11, 22);

TEST(DemoCountry, HasEightyNineRegionsOfTheirOwnNameAndCodeAndThePacksOfTheSources) {
    auto shapes = countryOf(1);
    ASSERT_EQ(shapes.size(), 89u);
    std::set<std::string> names, codes, packs;
    int percent = 0, accounts = 0;
    for (const Shape& shape : shapes) {
        names.insert(shape.name);
        codes.insert(shape.code);
        if (!shape.pack.empty()) packs.insert(shape.pack);
        percent += shape.percent;
        accounts += shape.accounts;
    }
    EXPECT_EQ(names.size(), 89u);
    EXPECT_EQ(codes.size(), 89u);
    EXPECT_EQ(packs, (std::set<std::string>{"chesma", "leningrad", "stavropol"}));
    EXPECT_EQ(accounts, 1) << "one set of sign-ins";
    // 2.3 million of 40,500 are 57 usual regions.
    EXPECT_NEAR(percent, 5700, 350);
}

TEST(DemoCountry, SameSeedSameCountry) {
    auto one = countryOf(5), same = countryOf(5), other = countryOf(6);
    bool differs = false;
    for (std::size_t i = 0; i < one.size(); ++i) {
        EXPECT_EQ(one[i].percent, same[i].percent);
        differs |= one[i].percent != other[i].percent;
    }
    EXPECT_TRUE(differs);
}

// The smallest and the largest: everything that is shared out must come out whole.
TEST(DemoCountry, EveryRegionIsAsLargeAsItsShareSays) {
    for (int percent : {35, 53, 91}) {
        Shape shape;
        shape.code = "r1";
        shape.percent = percent;
        shape.accounts = false;
        auto region = makeRegion(Scale::region, 7, today, 0, shape);
        std::size_t schools = 0, people = 0;
        std::set<std::string> codes;
        for (const auto& o : region.organisations) {
            schools += o.kind == OrganisationKind::school;
            EXPECT_TRUE(codes.insert(o.code).second) << o.code;
        }
        for (const auto& e : region.employments) people += e.kind == EmploymentKind::main && !e.until;
        EXPECT_NEAR(double(schools), 620.0 * percent / 100, 12);
        EXPECT_NEAR(double(people), 41'500.0 * percent / 100, 3000) << percent;
        EXPECT_TRUE(region.accounts.empty());
        EXPECT_FALSE(region.meetings.empty());
    }
}

TEST(DemoCountry, FewThingsAreSharedOutToManyPlaces) {
    // Thirty-six centres among nineteen okrugs: two for each would be more than there are.
    for (int total = 19; total < 80; ++total) {
        Random random(1, "spread", std::uint64_t(total));
        int sum = 0;
        for (int part : spread(random, total, 19, 35)) sum += part;
        EXPECT_EQ(sum, total);
    }
}

}  // namespace
}  // namespace metodika::demo
