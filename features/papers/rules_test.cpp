#include "features/papers/rules.hpp"

#include <gtest/gtest.h>

namespace metodika::papers {
namespace {

Kind of(Term term, int years = 0, std::string due = "") {
    Kind kind;
    kind.term = term;
    kind.years = years;
    kind.due = std::move(due);
    return kind;
}
const Date today = date(2026, 11, 22);

TEST(PaperYears, YearlyCountsInItsYearWheneverItWasApproved) {
    InForce e{2026, date(2026, 8, 25), {}, {}};
    auto years = yearsOf(of(Term::year), e, today);
    EXPECT_EQ(years.from, 2026);
    EXPECT_EQ(years.to, 2027);
    EXPECT_EQ(standingOn(of(Term::year), e, today), Standing::approved);
}

TEST(PaperYears, StandingCountsEveryYearUntilItIsToBeReviewed) {
    InForce e{0, date(2023, 10, 1), {}, {}};
    auto years = yearsOf(of(Term::standing), e, today);
    EXPECT_EQ(years.from, 2023);
    EXPECT_EQ(years.to, 2027);
    years = yearsOf(of(Term::standing, 2), e, today);
    EXPECT_EQ(years.to, 2026) << "the last day of two years is 30.09.2025";
    EXPECT_EQ(standingOn(of(Term::standing, 2), e, today), Standing::outdated);
    EXPECT_EQ(standingOn(of(Term::standing, 5), e, today), Standing::approved);
}

TEST(PaperYears, DatedEndsOnItsDayAndWithdrawnOnItsOwn) {
    InForce e{0, date(2024, 9, 10), date(2026, 9, 1), {}};
    auto years = yearsOf(of(Term::dated), e, today);
    EXPECT_EQ(years.from, 2024);
    EXPECT_EQ(years.to, 2026);
    EXPECT_EQ(standingOn(of(Term::dated), e, today), Standing::outdated);
    e = {0, date(2024, 9, 10), {}, date(2025, 1, 20)};
    EXPECT_EQ(yearsOf(of(Term::standing), e, today).to, 2025);
    EXPECT_EQ(standingOn(of(Term::standing), e, today), Standing::missing);
    e.withdrawn = e.approved;
    years = yearsOf(of(Term::standing), e, today);
    EXPECT_EQ(years.from, years.to);
}

TEST(PaperDue, AutumnDaysAreOfTheFirstHalf) {
    EXPECT_EQ(dueOf(of(Term::year, 0, "09-01"), 2026), date(2026, 9, 1));
    EXPECT_EQ(dueOf(of(Term::year, 0, "06-30"), 2026), date(2027, 6, 30));
    EXPECT_FALSE(dueOf(of(Term::standing, 0, "09-01"), 2026));
}

TEST(PaperNumber, NeedsItsMarkAndKnowsNoOther) {
    EXPECT_EQ(numberBy("01-12/{номер}", 358, 2026), "01-12/358");
    EXPECT_EQ(numberBy("{номер}-р/{год}", 7, 2026), "7-р/2026");
    EXPECT_TRUE(mayNumber("{номер}-{год}"));
    EXPECT_EQ(mayNumber("01-12").key, "papers.pattern_lacks_number");
    EXPECT_EQ(mayNumber("{номер}-{отдел}").key, "papers.pattern_unknown");
}

TEST(PaperApproval, NeedsContentAnActAndATerm) {
    Edition e;
    e.state = State::submitted;
    EXPECT_EQ(mayApprove(of(Term::standing), e, today).key, "papers.nothing_in_it");
    e.link = "https://example.org/p.pdf";
    EXPECT_EQ(mayApprove(of(Term::standing), e, today).key, "papers.no_act");
    e.act_number = "415";
    e.act_date = date(2026, 12, 1);
    EXPECT_EQ(mayApprove(of(Term::standing), e, today).key, "papers.act_in_future");
    e.act_date = date(2026, 8, 30);
    EXPECT_TRUE(mayApprove(of(Term::standing), e, today));
    EXPECT_EQ(mayApprove(of(Term::dated), e, today).key, "papers.no_term");
    e.valid_until = date(2026, 8, 30);
    EXPECT_EQ(mayApprove(of(Term::dated), e, today).key, "papers.ends_before");
    e.state = State::returned;
    EXPECT_EQ(mayApprove(of(Term::standing), e, today).key, "papers.not_submitted");
}

TEST(PaperFiles, AreToldByTheirBytes) {
    EXPECT_EQ(fileKindOf("%PDF-1.7 …"), FileKind::pdf);
    EXPECT_FALSE(fileKindOf("MZ\x90"));
    EXPECT_FALSE(fileKindOf(std::string_view("PK\x03\x04 xl/workbook.xml", 20)));
    EXPECT_EQ(fileKindOf(std::string_view("PK\x03\x04 word/document.xml", 22)), FileKind::docx);
}

}  // namespace
}  // namespace metodika::papers
