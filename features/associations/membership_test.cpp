#include "features/associations/membership.hpp"

#include <gtest/gtest.h>

namespace metodika::associations {
namespace {

const OrganisationId school{1}, lyceum{2};
const Date opened = date(2020, 9, 1), today = date(2026, 11, 22);

Stint works(OrganisationId at, Date since, Date until = forever, int rank = 0) {
    return {at, "учитель", rank, since, until};
}
Term term(OrganisationId at, Date since, Date until = forever) { return {at, "учитель", since, until}; }
KeptTerm kept(std::int64_t id, Term t) { return {MemberId{id}, t}; }

}  // namespace

TEST(Membership, BeginsWithTheAssociationForThoseWhoWorkedBefore) {
    auto terms = termsOf({works(school, date(2005, 8, 15))}, opened, forever);
    ASSERT_EQ(terms.size(), 1u);
    EXPECT_EQ(terms[0], term(school, opened));
}

TEST(Membership, EndsOnTheDayOnWhichTheWorkEnds) {
    auto terms = termsOf({works(school, date(2021, 9, 1), date(2026, 11, 3))}, opened, forever);
    ASSERT_EQ(terms.size(), 1u);
    EXPECT_EQ(terms[0].until, date(2026, 11, 3));
}

TEST(Membership, TwoJobsAreOneMembershipAtTheMainOne) {
    auto terms = termsOf({works(lyceum, date(2019, 9, 1), forever, 2), works(school, date(2021, 9, 1))},
                         opened, forever);
    ASSERT_EQ(terms.size(), 2u);
    EXPECT_EQ(terms[0], term(lyceum, opened, date(2021, 9, 1)));
    EXPECT_EQ(terms[1], term(school, date(2021, 9, 1)));
}

TEST(Membership, AnotherJobThatEndsDoesNotBreakTheTerm) {
    auto terms =
        termsOf({works(school, date(2021, 9, 1)), works(lyceum, date(2022, 1, 1), date(2023, 1, 1), 2)},
                opened, forever);
    ASSERT_EQ(terms.size(), 1u);
    EXPECT_EQ(terms[0], term(school, date(2021, 9, 1)));
}

TEST(Membership, ABreakInWorkIsABreakInMembership) {
    auto terms = termsOf({works(school, date(2020, 9, 1), date(2022, 7, 1)), works(school, date(2024, 9, 1))},
                         opened, forever);
    EXPECT_EQ(terms.size(), 2u);
}

TEST(Membership, NothingIsLeftOfWorkOutsideTheAssociationsLife) {
    EXPECT_TRUE(termsOf({works(school, date(2010, 9, 1), date(2019, 7, 1))}, opened, forever).empty());
    EXPECT_TRUE(termsOf({works(school, date(2027, 9, 1))}, opened, date(2027, 9, 1)).empty());
}

TEST(MembershipKeptInStep, NothingChangesWhenNothingChanged) {
    auto due = termsOf({works(school, date(2021, 9, 1))}, opened, forever);
    EXPECT_TRUE(correct({kept(7, due[0])}, due, today).empty());
}

TEST(MembershipKeptInStep, ALeaversTermEndsWithHisWorkEvenWhenLearntLater) {
    auto c = correct({kept(7, term(school, date(2021, 9, 1)))},
                     {term(school, date(2021, 9, 1), date(2026, 11, 3))}, today);
    ASSERT_EQ(c.end.size(), 1u);
    EXPECT_EQ(c.end[0], std::pair(MemberId{7}, date(2026, 11, 3)));
    EXPECT_TRUE(c.begin.empty());
}

TEST(MembershipKeptInStep, ATermThatIsOverNeverMoves) {
    auto over = kept(7, term(school, date(2021, 9, 1), date(2024, 7, 1)));
    EXPECT_TRUE(correct({over}, {}, today).empty());
    auto back = correct({over}, {term(school, date(2021, 9, 1))}, today);
    ASSERT_EQ(back.begin.size(), 1u);
    EXPECT_EQ(back.begin[0].since, date(2024, 7, 1)) << "the recorded term stays, the rest is added after it";
}

TEST(MembershipKeptInStep, WhoMovesToAnotherSchoolGetsASecondTerm) {
    auto c =
        correct({kept(7, term(school, date(2021, 9, 1)))},
                {term(school, date(2021, 9, 1), date(2026, 9, 1)), term(lyceum, date(2026, 9, 1))}, today);
    ASSERT_EQ(c.end.size(), 1u);
    EXPECT_EQ(c.end[0].second, date(2026, 9, 1));
    ASSERT_EQ(c.begin.size(), 1u);
    EXPECT_EQ(c.begin[0], term(lyceum, date(2026, 9, 1)));
}

TEST(MembershipKeptInStep, WhoNoLongerTeachesTheSubjectLeavesToday) {
    auto c = correct({kept(7, term(school, date(2021, 9, 1)))}, {}, today);
    ASSERT_EQ(c.end.size(), 1u);
    EXPECT_EQ(c.end[0].second, today);
}

TEST(MembershipKeptInStep, ATermThatNeverBeganGoes) {
    auto c = correct({kept(7, term(school, date(2026, 12, 1)))}, {}, today);
    ASSERT_EQ(c.never.size(), 1u);
    EXPECT_TRUE(c.end.empty());
}

TEST(MembershipKeptInStep, CorrectingTwiceIsCorrectingOnce) {
    std::vector<KeptTerm> now{kept(7, term(school, date(2021, 9, 1)))};
    std::vector<Term> due{term(school, date(2021, 9, 1), date(2026, 9, 1)), term(lyceum, date(2026, 9, 1))};
    auto c = correct(now, due, today);
    now[0].term.until = c.end[0].second;
    now.push_back(kept(8, c.begin[0]));
    EXPECT_TRUE(correct(now, due, today).empty());
}

}  // namespace metodika::associations
