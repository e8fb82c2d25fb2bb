#include "features/services/funding_rules.hpp"

#include <gtest/gtest.h>

#include "features/services/rules.hpp"

namespace metodika::services {
namespace {

const Date today = date(2026, 11, 22);
const Norms norms{12, 302, 300, {}, {}, {}};

Staffing paid(std::vector<FundingLine> parts) {
    Staffing out;
    out.month_pay = 50'000;
    out.hour_pay = 500;
    out.norms = norms;
    out.parts = std::move(parts);
    return out;
}
FundingLine sum(std::int64_t amount, Pays pays = Pays::posts, Model model = Model::own) {
    FundingLine line;
    line.amount = amount;
    line.pays = pays;
    line.model = model;
    return line;
}
Post heldPost(Model model, double rate, std::vector<Holder> holders) {
    Post out;
    out.model = model;
    out.rate = rate;
    out.since = date(2026, 9, 1);
    out.holders = std::move(holders);
    out.vacant = vacantRate(out, today);
    return out;
}
Holder heldBy(double rate, Terms terms, std::optional<std::int64_t> hours = {}) {
    return {{}, {}, terms, rate, date(2026, 9, 1), {}, hours, {}};
}

TEST(FundingRules, APostCostsItsMonthsAndContributions) {
    EXPECT_NEAR(postCost(50'000, norms), 781'200, 1e-6);
    EXPECT_NEAR(hourCost(500, norms), 650, 1e-6);
}

TEST(FundingRules, PostsAreRoundedDownToHundredths) {
    EXPECT_EQ(givenBy(781'200, 781'200), 1);
    EXPECT_EQ(givenBy(781'199, 781'200), 0.99) << "what is not paid for is not there";
    EXPECT_EQ(givenBy(1'000'000, 781'200), 1.28);
    EXPECT_EQ(givenBy(1'000'000, 0), 0);
}

TEST(FundingRules, SumsOfEachModelAreAddedAndComparedWithWhatThereIs) {
    auto staffing = paid({sum(1'562'400), sum(390'600), sum(65'000, Pays::hours, Model::community),
                          sum(781'200, Pays::posts, Model::base_school)});
    Post volunteers = heldPost(Model::community, 0.5, {heldBy(0.5, Terms::volunteer, 40)});
    Post base = heldPost(Model::base_school, 1.5, {heldBy(0.5, Terms::employment)});
    Post past = heldPost(Model::own, 5, {});
    past.until = today;
    Post posts[] = {heldPost(Model::own, 2, {heldBy(1, Terms::employment), heldBy(0.5, Terms::contract, 70)}),
                    volunteers, base, past};
    compute(staffing, posts, today);
    ASSERT_EQ(staffing.models.size(), 3u);
    EXPECT_EQ(staffing.parts[2].gives, 100);
    const auto& own = staffing.models[0];
    EXPECT_EQ(own.model, Model::own);
    EXPECT_EQ(own.due, 2.5);
    EXPECT_EQ(own.there, 1.5) << "half of it is carried by a contract";
    EXPECT_EQ(own.difference, -1);
    EXPECT_EQ(own.employed, 1);
    EXPECT_EQ(own.vacant, 0.5);
    EXPECT_EQ(own.hours_there, 70);
    EXPECT_EQ(staffing.models[1].difference, 0.5);
    EXPECT_EQ(staffing.models[2].hours_due, 100);
    EXPECT_EQ(staffing.models[2].there, 0) << "volunteers are paid from nothing";
    EXPECT_EQ(staffing.whole.due, 3.5);
    EXPECT_EQ(staffing.whole.there, 3);
    EXPECT_EQ(staffing.whole.hours_there, 110);
}

TEST(FundingRules, WithoutAPriceASumPaysForNothing) {
    auto staffing = paid({sum(1'000'000)});
    staffing.month_pay = {};
    compute(staffing, {}, today);
    EXPECT_FALSE(staffing.post_cost);
    EXPECT_EQ(staffing.whole.due, 0);
    FundingChange change;
    EXPECT_EQ(mayPay(sum(1), change).key, "services.month_pay_wanted");
    EXPECT_EQ(mayPay(sum(1, Pays::hours, Model::community), change).key, "services.hour_pay_wanted");
    change.hour_pay = 300;
    EXPECT_TRUE(mayPay(sum(1, Pays::hours, Model::community), change));
    EXPECT_EQ(mayPay(sum(1, Pays::hours), change).key, "services.hours_for_communities");
}

TEST(FundingRules, LoadFallsToThoseWhoAreEmployed) {
    auto load = loadOf({1250, 53, 34, 136}, 2.5);
    ASSERT_TRUE(load);
    EXPECT_EQ(load->educators, 500);
    EXPECT_EQ(load->organisations, 21.2);
    EXPECT_EQ(load->meetings, 54.4);
    EXPECT_FALSE(loadOf({1250, 53, 34, 136}, 0));
}

TEST(FundingRules, WhatNobodyHasSaidComesLastBothWays) {
    std::vector<ServiceRow> rows(3);
    rows[0].due = 1;
    rows[0].missing = 1;
    rows[0].understaffed = true;
    rows[2].due = 3;
    rows[2].people = 1;
    EXPECT_TRUE(arrange(rows, "-due"));
    EXPECT_EQ(rows[0].due, 3.0);
    EXPECT_FALSE(rows[2].due);
    EXPECT_TRUE(arrange(rows, "due"));
    EXPECT_EQ(rows[0].due, 1.0);
    EXPECT_FALSE(rows[2].due);
    EXPECT_FALSE(arrange(rows, "salary"));
    EXPECT_TRUE(is(rows[0], Which::understaffed));
    EXPECT_FALSE(is(rows[1], Which::understaffed));
    EXPECT_TRUE(is(rows[0], Which::none));
}

}  // namespace
}  // namespace metodika::services
