#include "features/associations/tending.hpp"

#include <gtest/gtest.h>

namespace metodika::associations {
namespace {

const Date today = date(2026, 11, 22);

Living school(int id, std::int64_t members) {
    Living a;
    a.id = AssociationId{id};
    a.name = "ШМО " + std::to_string(id);
    a.kind = Kind::subject;
    a.basis = "математика";
    a.organisation = a.root = OrganisationId{100 + id};
    a.municipality = OrganisationId{1};
    a.since = date(2020, 9, 1);
    a.kept_from = 2020;
    a.members = members;
    a.last_met = date(2026, 10, 1);
    return a;
}

}  // namespace

TEST(Tending, b2_twins_are_merged_into_the_larger_one) {
    auto one = school(1, 3), two = school(2, 5);
    two.root = one.root, two.organisation = one.organisation;
    std::vector<Living> all{one, two};
    auto found = whatToTend(all, {}, today);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].what, Tending::merge);
    EXPECT_EQ(found[0].into->id, two.id);
    EXPECT_EQ(found[0].absorbed.front()->id, one.id);
}

TEST(Tending, b2_small_ones_of_a_cluster_become_one_and_without_a_cluster_close) {
    std::vector<Living> all{school(1, 2), school(2, 1), school(3, 5)};
    all[0].root_cluster = all[1].root_cluster = ClusterId{7};
    auto found = whatToTend(all, {}, today);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].what, Tending::unite);
    EXPECT_EQ(found[0].absorbed.size(), 2u);
    all[1].root_cluster.reset();
    found = whatToTend(all, {}, today);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].reason, "associations.close.few");
}

TEST(Tending, b2_closes_what_is_empty_or_has_not_met_for_two_school_years) {
    std::vector<Living> all{school(1, 0), school(2, 5), school(3, 5)};
    all[1].last_met = date(2024, 5, 1);
    all[2].last_met = date(2024, 9, 1);
    auto found = whatToTend(all, {}, today);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].reason, "associations.close.nobody");
    EXPECT_EQ(found[1].reason, "associations.close.idle_since");
    all[0].since = addDays(today, -10);
    EXPECT_EQ(whatToTend(all, {}, today).size(), 1u) << "a new one has time to gather";
}

TEST(Tending, b2_says_since_when_there_are_too_few) {
    std::vector<std::pair<Date, Date>> terms{{date(2020, 9, 1), forever},
                                             {date(2020, 9, 1), date(2025, 6, 1)},
                                             {date(2021, 9, 1), date(2024, 6, 1)}};
    EXPECT_EQ(fewSince(terms, 2, date(2020, 9, 1), today), date(2024, 6, 1));
    EXPECT_EQ(fewSince(terms, 5, date(2020, 9, 1), today), date(2020, 9, 1));
}

TEST(Tending, b2_heads_are_ranked_and_those_who_declined_come_last) {
    auto willing = [](int id, std::int64_t led, std::int64_t spoke, const char* category) {
        Willing w;
        w.career = {PersonId{id}, "Педагог " + std::to_string(id), std::nullopt, std::nullopt};
        if (category) w.career.category = category;
        w.led = led, w.spoke = spoke;
        return w;
    };
    std::vector<Willing> all{willing(1, 0, 0, "highest"), willing(2, 0, 3, nullptr),
                             willing(3, 1, 0, nullptr), willing(4, 0, 0, nullptr)};
    auto ranked = rankHeads(all, today);
    ASSERT_EQ(ranked.size(), 3u) << "of the fourth nothing is known";
    EXPECT_EQ(ranked[0].career.person, PersonId{3});
    EXPECT_EQ(ranked[1].career.person, PersonId{2});
    all[2].answer = HeadAnswer::declined;
    all[2].answered_on = addDays(today, -30);
    EXPECT_EQ(rankHeads(all, today).back().career.person, PersonId{3});
    all[2].answered_on = addDays(today, -400);
    EXPECT_EQ(rankHeads(all, today).front().career.person, PersonId{3}) << "that was long ago";
}

}  // namespace metodika::associations
