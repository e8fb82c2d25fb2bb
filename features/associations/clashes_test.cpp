#include "features/associations/clashes.hpp"

#include <gtest/gtest.h>

namespace metodika::associations {
namespace {

const AssociationId maths{1}, history{2}, town{3};
const PersonId yakovleva{10}, bykova{11};
const Date autumn = date(2026, 11, 5), begin = date(2020, 9, 1), end = forever;

TEST(YearClashes, APersonIsExpectedAtTwoMeetingsOfADay) {
    std::vector<GridSlot> slots{{maths, autumn, "15:00", "", false},
                                {history, autumn, "15:30", "", false},
                                {town, date(2026, 11, 6), "15:00", "", false}};
    auto found = collisions(slots, {{maths, yakovleva, begin, end},
                                    {history, yakovleva, begin, end},
                                    {town, yakovleva, begin, end},
                                    {maths, bykova, begin, end}});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].persons, std::vector{yakovleva});
    EXPECT_TRUE(found[0].at_once);
}

TEST(YearClashes, WhoseTermIsOverIsNotExpected) {
    std::vector<GridSlot> slots{{maths, autumn, {}, "", false}, {history, autumn, {}, "", false}};
    EXPECT_TRUE(
        collisions(slots, {{maths, yakovleva, begin, autumn}, {history, yakovleva, begin, end}}).empty());
}

TEST(YearClashes, WhoHeadsAndBelongsIsCountedOnce) {
    std::vector<GridSlot> slots{{maths, autumn, {}, "", false}, {history, autumn, {}, "", false}};
    auto found = collisions(
        slots,
        {{maths, yakovleva, begin, end}, {maths, yakovleva, begin, end}, {history, yakovleva, begin, end}});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].persons.size(), 1u);
}

TEST(YearClashes, OneDayAtDifferentTimesComesAfterOneTime) {
    Date later = date(2026, 11, 6);
    std::vector<GridSlot> slots{{maths, autumn, "09:00", "", false},
                                {town, autumn, "14:00", "", false},
                                {maths, later, "15:00", "", false},
                                {town, later, {}, "", false}};
    auto found = collisions(slots, {{maths, bykova, begin, end}, {town, bykova, begin, end}});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(slots[found[0].first].date, later);
    EXPECT_FALSE(found[1].at_once);
}

TEST(YearClashes, TwoMeetingsInOneRoomClashOnlyWhereTheirTimesMeet) {
    std::string room = placeKey(Level::school, "МБОУ СОШ № 5", "каб. 12");
    std::vector<GridSlot> slots{{maths, autumn, "10:00", room, false},
                                {history, autumn, "11:00", room, false},
                                {town, autumn, "15:00", room, false}};
    auto found = collisions(slots, {});
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, GridClashKind::place);
    EXPECT_EQ(found[0].second, 1u);
}

TEST(YearClashes, WhatWasHeldCannotBeMoved) {
    std::vector<GridSlot> slots{{maths, autumn, {}, "x", true}, {history, autumn, {}, "x", true}};
    EXPECT_TRUE(collisions(slots, {{maths, bykova, begin, end}, {history, bykova, begin, end}}).empty());
    slots[1].over = false;
    EXPECT_EQ(collisions(slots, {}).size(), 1u);
}

TEST(YearClashes, ARoomIsKnownByItsSchoolAndAHouseIsNoRoom) {
    std::string school = "МБОУ СОШ № 5";
    EXPECT_EQ(placeKey(Level::school, school, "Каб.  12"),
              placeKey(Level::municipal, "ММС", "МБОУ СОШ № 5, каб. 12"));
    EXPECT_NE(placeKey(Level::school, school, "каб. 12"), placeKey(Level::school, "МБОУ СОШ № 7", "каб. 12"));
    EXPECT_EQ(placeKey(Level::school, school, school), "");
    EXPECT_EQ(placeKey(Level::school, school, {}), "");
}

}  // namespace
}  // namespace metodika::associations
