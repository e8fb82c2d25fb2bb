// What the numbers are, on both databases.
#include "platform/facts/engine_fixture.hpp"

namespace metodika::facts::test {
namespace {

const std::string counted = declaration(
    "N", "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: {level: school}}\n");
const std::string shared =
    declaration("S",
                "    kind: share\n    period: school_year\n    numerator: {fact: visits, where: {hours: "
                "{at_least: {setting: least}}}}\n    denominator: {fact: visits}\n");
const Date today = date(2026, 11, 22);

TEST_P(Engine, CountsUpTheTree) {
    declare(counted);
    smallTree();
    start(today);
    visit({.id = 1, .organisation = 20, .on = "2026-09-05"});
    visit({.id = 2, .organisation = 20, .on = "2026-10-05"});
    visit({.id = 3, .organisation = 30, .on = "2026-10-05"});
    visit({.id = 4, .organisation = 30, .on = "2026-10-06", .level = "municipal"});
    visit({.id = 5, .organisation = 30, .on = "2026-08-31"});
    settle(today);
    EXPECT_EQ(at(20, "N", 2026).numerator, 2);
    EXPECT_EQ(at(21, "N", 2026).numerator, 0);
    EXPECT_EQ(at(2, "N", 2026).numerator, 2);
    EXPECT_EQ(at(3, "N", 2026).numerator, 1);
    EXPECT_EQ(at(1, "N", 2026).numerator, 3);
    EXPECT_EQ(at(1, "N", 2025).numerator, 1) << "31 August is of the year before";
}

TEST_P(Engine, AShareIsOfSumsAndItsThresholdIsThatOfTheYear) {
    declare(shared);
    smallTree();
    start(today);
    for (int i = 0; i < 9; ++i)
        visit({.id = 10 + i, .organisation = 20, .on = "2026-09-0" + std::to_string(1 + i), .hours = 3});
    visit({.id = 30, .organisation = 30, .on = "2026-09-05", .hours = 2});
    visit({.id = 31, .organisation = 30, .on = "2024-09-05", .hours = 2});
    settle(today);
    EXPECT_EQ(at(1, "S", 2026).numerator, 9);
    EXPECT_EQ(at(1, "S", 2026).denominator, 10) << "9 of 10, not the mean of 100 % and 0 %";
    EXPECT_EQ(at(30, "S", 2026).numerator, 0) << "three are asked since 2025";
    EXPECT_EQ(at(30, "S", 2024).numerator, 1) << "two were asked before";
}

TEST_P(Engine, APersonOfTwoSchoolsIsOnePersonAbove) {
    declare(declaration(
        "P", "    kind: count\n    period: school_year\n    numerator: {fact: visits, of: persons}\n"));
    smallTree();
    start(today);
    visit({.id = 1, .organisation = 20, .on = "2026-09-05", .person = 7});
    visit({.id = 2, .organisation = 20, .on = "2026-09-06", .person = 7});
    visit({.id = 3, .organisation = 21, .on = "2026-09-07", .person = 7});
    visit({.id = 4, .organisation = 30, .on = "2026-09-08", .person = 7});
    visit({.id = 5, .organisation = 30, .on = "2026-09-08", .person = 8});
    visit({.id = 6, .organisation = 30, .on = "2026-09-09"});
    settle(today);
    EXPECT_EQ(at(20, "P", 2026).numerator, 1);
    EXPECT_EQ(at(2, "P", 2026).numerator, 1);
    EXPECT_EQ(at(3, "P", 2026).numerator, 2);
    EXPECT_EQ(at(1, "P", 2026).numerator, 2);
}

TEST_P(Engine, SumsAndAveragesAddTheirNumbers) {
    declare(declaration("H",
                        "    kind: sum\n    period: calendar_year\n    numerator: {fact: visits, of: hours, "
                        "where: {useful: true}}\n") +
            declaration("A",
                        "    kind: average\n    period: calendar_year\n    numerator: {fact: visits, of: "
                        "hours}\n    denominator: {fact: visits, where: {hours: {given: true}}}\n"));
    smallTree();
    start(today);
    visit({.id = 1, .organisation = 20, .on = "2026-01-01", .hours = 4, .useful = true});
    visit({.id = 2, .organisation = 21, .on = "2026-12-31", .hours = 3, .useful = false});
    visit({.id = 3, .organisation = 30, .on = "2026-06-01"});
    visit({.id = 4, .organisation = 30, .on = "2025-12-31", .hours = 50, .useful = true});
    settle(today);
    EXPECT_EQ(at(1, "H", 2026).numerator, 4);
    EXPECT_EQ(at(1, "A", 2026).numerator, 7);
    EXPECT_EQ(at(1, "A", 2026).denominator, 2);
}

TEST_P(Engine, YesOrNoIsAboveTheShareOfThoseBelow) {
    declare(
        declaration("E",
                    "    kind: exists\n    units: [municipality]\n    period: school_year\n    numerator: "
                    "{fact: visits, where: {level: municipal}}\n") +
        declaration(
            "O",
            "    kind: score\n    units: [school]\n    period: school_year\n    numerator:\n      - {fact: "
            "visits, points: 1}\n      - {fact: visits, points: 2, where: {hours: {more_than: 5}}}\n"));
    smallTree();
    start(today);
    visit({.id = 1, .organisation = 20, .on = "2026-09-05", .level = "municipal", .hours = 6});
    visit({.id = 2, .organisation = 21, .on = "2026-09-05"});
    settle(today);
    EXPECT_EQ(at(2, "E", 2026).numerator, 1);
    EXPECT_EQ(at(2, "E", 2026).denominator, 1);
    EXPECT_EQ(at(3, "E", 2026).numerator, 0);
    EXPECT_EQ(at(3, "E", 2026).denominator, 1);
    EXPECT_EQ(at(1, "E", 2026).numerator, 1);
    EXPECT_EQ(at(1, "E", 2026).denominator, 2);
    EXPECT_EQ(at(20, "E", 2026).denominator, 0) << "a school is not asked";
    EXPECT_EQ(at(1, "O", 2026).numerator, 4) << "3 + 1 + 0 points";
    EXPECT_EQ(at(1, "O", 2026).denominator, 3);
    EXPECT_EQ(at(3, "E", 2025).denominator, 1) << "a year without any record still has its zeros";
}

TEST_P(Engine, ATransferDoesNotMoveHistory) {
    declare(counted);
    smallTree();
    visit({.id = 1, .organisation = 20, .on = "2026-10-01"});
    visit({.id = 2, .organisation = 20, .on = "2027-02-01"});
    start(today);
    EXPECT_EQ(at(2, "N", 2026).numerator, 2);
    db->execute("UPDATE shared_reach SET until = '2027-01-01' WHERE ancestor = 2 AND descendant = 20");
    tie(3, 20, "2027-01-01");
    facts->markMoved(*db, date(2027, 1, 1), today);
    settle(today);
    EXPECT_EQ(at(2, "N", 2026).numerator, 1);
    EXPECT_EQ(at(3, "N", 2026).numerator, 1);
    EXPECT_EQ(at(20, "N", 2026).numerator, 2);
    EXPECT_EQ(at(1, "N", 2026).numerator, 2);
}

TEST_P(Engine, AfterAnOrganisationHasClosedNothingOfItIsCounted) {
    declare(
        counted +
        declaration(
            "P", "    kind: count\n    period: school_year\n    numerator: {fact: visits, of: persons}\n"));
    smallTree();
    db->execute("UPDATE shared_reach SET until = '2027-01-01' WHERE descendant = 20");
    start(today);
    visit({.id = 1, .organisation = 20, .on = "2026-12-31", .person = 7});
    visit({.id = 2, .organisation = 20, .on = "2027-01-01", .person = 8});
    settle(today);
    EXPECT_EQ(at(1, "N", 2026).numerator, 1);
    EXPECT_EQ(at(1, "P", 2026).numerator, 1);
    EXPECT_EQ(countRecords(*db, *facts, *facts->indicator(shelf->usual(), "N", today), Part::numerator, 1,
                           2026, today),
              1);
}

TEST_P(Engine, RecordsOlderThanTheTreeCountWhereTheOrganisationFirstStood) {
    declare(counted);
    place(2, "municipality", "municipality", {}, "2026-11-22");
    place(20, "school", "organisation", 2, "2026-11-22");
    for (std::int64_t id : {2, 20}) tie(id, id, "2026-11-22");
    tie(2, 20, "2026-11-22");
    visit({.id = 1, .organisation = 20, .on = "2026-09-01"});
    start(today);
    EXPECT_EQ(
        Totals::around(*db, *facts, 2, std::array{2026}).of(2, facts->indicators().front(), 2026).numerator,
        1);
}

TEST_P(Engine, WhatDependsOnTheDayTurnsByItself) {
    declare(declaration("L",
                        "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: "
                        "{due: {less_than: as_of}, done: {given: false}}}\n") +
            declaration("W",
                        "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: "
                        "{due: {at_least: as_of-12m}}}\n"));
    smallTree();
    start(date(2026, 9, 1));
    visit({.id = 1, .organisation = 20, .on = "2026-09-01", .due = "2026-09-15"});
    settle(date(2026, 9, 15));
    EXPECT_EQ(at(1, "L", 2026).numerator, 0);
    settle(date(2026, 9, 16));
    EXPECT_EQ(at(1, "L", 2026).numerator, 1) << "late since the day after";
    visit({.id = 2, .organisation = 20, .on = "2026-09-01", .due = "2025-11-01"});
    settle(date(2026, 10, 31));
    EXPECT_EQ(at(1, "W", 2026).numerator, 2);
    settle(date(2026, 11, 3));
    EXPECT_EQ(at(1, "W", 2026).numerator, 1) << "a year later it is out of the window";
    // A year that is over is known up to its last day: what turns later does not touch it.
    visit({.id = 3, .organisation = 30, .on = "2026-10-01", .due = "2027-09-10"});
    settle(date(2027, 9, 20));
    EXPECT_EQ(at(3, "L", 2026).numerator, 0);
}

TEST_P(Engine, AnotherDeclarationIsCountedAnewAndOneThatIsGoneForgotten) {
    declare(counted + shared);
    smallTree();
    visit({.id = 1, .organisation = 20, .on = "2026-09-05", .hours = 3});
    start(today);
    EXPECT_EQ(at(1, "N", 2026).numerator, 1);
    declare(declaration("N",
                        "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: "
                        "{level: municipal}}\n"));
    start(today);
    EXPECT_EQ(at(1, "N", 2026).numerator, 0);
    EXPECT_EQ(dump().find("S@"), std::string::npos);
}

TEST_P(Engine, RecordsAreThoseThatWereCounted) {
    declare(shared + declaration("E",
                                 "    kind: exists\n    units: [municipality]\n    period: school_year\n    "
                                 "numerator: {fact: visits, where: {level: municipal}}\n"));
    smallTree();
    start(today);
    for (int i = 0; i < 5; ++i)
        visit({.id = 1 + i,
               .organisation = i % 2 ? 20 : 30,
               .on = "2026-09-0" + std::to_string(1 + i),
               .level = "municipal",
               .hours = i});
    settle(today);
    const Indicator& share = *facts->indicator(shelf->usual(), "S", today);
    auto first = listRecords(*db, *facts, share, Part::denominator, 1, 2026, today, {}, 2);
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].id, 5);
    EXPECT_EQ(first[0].title, "Тема 5");
    EXPECT_EQ(first[0].link, "/visits/5");
    auto rest = listRecords(*db, *facts, share, Part::denominator, 1, 2026, today,
                            After{first[1].on_date, first[1].id}, 10);
    ASSERT_EQ(rest.size(), 3u);
    EXPECT_EQ(rest.back().id, 1);
    EXPECT_EQ(countRecords(*db, *facts, share, Part::numerator, 1, 2026, today), at(1, "S", 2026).numerator);
    EXPECT_EQ(countRecords(*db, *facts, share, Part::numerator, 2, 2026, today), at(2, "S", 2026).numerator);
    EXPECT_EQ(countRecords(*db, *facts, share, Part::denominator, 2, 2026, today), 2);
    auto asked = listRecords(*db, *facts, *facts->indicator(shelf->usual(), "E", today), Part::denominator, 1,
                             2026, today, {}, 10);
    ASSERT_EQ(asked.size(), 2u);
    EXPECT_EQ(asked[0].link, "/organisations/3");
}

TEST_P(Engine, AMarkThatNoIndicatorNeedsIsNotMade) {
    declare("  []\n");
    visit({.id = 1, .organisation = 20, .on = "2026-09-05"});
    EXPECT_FALSE(db->run("SELECT 1 FROM facts_dirty", {})->next());
    EXPECT_THROW(facts->mark(*db, "visitz", 20, today), std::logic_error);
}

INSTANTIATE_TEST_SUITE_P(Both, Engine, ::testing::Values("sqlite", "postgres"),
                         [](const auto& p) { return p.param; });

}  // namespace
}  // namespace metodika::facts::test
