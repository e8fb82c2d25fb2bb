#include "features/associations/rules.hpp"

#include <gtest/gtest.h>

namespace metodika::associations {

const Date today = date(2026, 11, 22);

TEST(SchoolYearOfAssociation, MeetingsOfAugustOpenTheYearThatFollows) {
    EXPECT_EQ(yearOfMeeting(date(2026, 8, 27)), 2026);
    EXPECT_EQ(yearOfMeeting(date(2026, 7, 31)), 2025);
    EXPECT_EQ(yearOfMeeting(date(2027, 3, 25)), 2026);
}

TEST(SchoolYearOfAssociation, ScheduleIsDueInSeptemberOrAMonthAfterOpening) {
    Date day = date(2026, 9, 15);
    EXPECT_EQ(approveBy(day, date(2015, 9, 1), 30), day);
    EXPECT_EQ(approveBy(day, date(2026, 11, 2), 30), date(2026, 12, 2));
}

TEST(SchoolYearOfAssociation, BeginsInSeptemberOrOnTheDayOfOpening) {
    EXPECT_EQ(yearBegins(2026, date(2015, 9, 1)), date(2026, 9, 1));
    EXPECT_EQ(yearBegins(2026, date(2026, 8, 20)), date(2026, 9, 1));
    EXPECT_EQ(yearBegins(2026, date(2027, 1, 12)), date(2027, 1, 12));
    EXPECT_EQ(firstYear(date(2026, 8, 20)), 2026);
    EXPECT_EQ(lastYear(date(2026, 9, 1), 2027), 2025);
    EXPECT_EQ(lastYear(date(9999, 12, 31), 2027), 2027);
}

TEST(LastYearsSchedule, DaysMoveToTheNearestSameWeekdayOfTheNewYear) {
    auto moved = movedToYear(
        {{date(2025, 8, 28), "Задачи года", "каб. 12"}, {date(2026, 3, 26), "Экзамены", {}}}, 2026);
    ASSERT_EQ(moved.size(), 2u);
    EXPECT_EQ(moved[0].date, date(2026, 8, 27));
    EXPECT_EQ(moved[0].theme, "Задачи года");
    EXPECT_EQ(moved[0].place, "каб. 12");
    EXPECT_EQ(moved[1].date, date(2027, 3, 25));
    EXPECT_EQ(movedToYear({{date(2024, 1, 16), "Т", {}}}, 2024)[0].date, date(2025, 1, 14))
        << "over 29 February";
    EXPECT_EQ(movedToYear({{date(2023, 11, 16), "Т", {}}}, 2026)[0].date, date(2026, 11, 19))
        << "three years on";
}

TEST(LastYearsSchedule, NoDayLeavesTheYearFallsOnAHolidayOrIsTakenTwice) {
    EXPECT_EQ(movedToYear({{date(2025, 8, 1), "Т", {}}}, 2026)[0].date, date(2026, 8, 7));
    EXPECT_EQ(movedToYear({{date(2025, 11, 5), "Т", {}}}, 2026)[0].date, date(2026, 11, 11));
    EXPECT_EQ(movedToYear({{date(2026, 1, 9), "Т", {}}}, 2026)[0].date, date(2027, 1, 15));
    auto moved = movedToYear({{date(2025, 8, 1), "А", {}}, {date(2025, 8, 8), "Б", {}}}, 2026);
    EXPECT_EQ(moved[0].date, date(2026, 8, 7));
    EXPECT_EQ(moved[1].date, date(2026, 8, 14));
}

TEST(AssociationPlace, LevelFollowsFromWhoseItIs) {
    EXPECT_TRUE(mayKeep(Level::school, "school"));
    EXPECT_TRUE(mayKeep(Level::municipal, "service"));
    EXPECT_EQ(mayKeep(Level::municipal, "school").key, "associations.wrong_place");
    EXPECT_EQ(mayKeep(Level::school, "municipality").key, "associations.wrong_place");
    EXPECT_TRUE(mayKeep(Level::regional, "institute"));
}

TEST(ScheduleOfMeetings, NeedsMeetingsAndAnActThatExists) {
    std::vector<ScheduleLine> lines{{date(2026, 11, 3), "Тема", {}}};
    EXPECT_TRUE(mayApprove(lines, today, today));
    EXPECT_EQ(mayApprove({}, today, today).key, "associations.schedule_empty");
    EXPECT_EQ(mayApprove(lines, date(2026, 11, 23), today).key, "associations.act_in_future");
}

TEST(ScheduleOfMeetings, EveryWrongLineIsNamed) {
    std::vector<ScheduleLine> lines{
        {date(2026, 8, 27), "А", {}}, {date(2025, 11, 3), "Б", {}}, {date(2026, 8, 27), "В", {}}};
    auto wrong = wrongLines(lines, 2026);
    ASSERT_EQ(wrong.size(), 2u);
    EXPECT_EQ(wrong[0].path, "/meetings/1/date");
    EXPECT_EQ(wrong[0].key, "associations.not_in_year");
    EXPECT_EQ(wrong[1].path, "/meetings/2/date");
    EXPECT_EQ(wrong[1].key, "associations.day_twice");
}

TEST(HoldMeeting, NeedsDayPeopleAgendaAndChair) {
    MeetingFacts ready{MeetingState::planned, today, 2, 5, true};
    EXPECT_TRUE(mayHold(ready, today));
    auto with = [&](auto change) {
        MeetingFacts m = ready;
        change(m);
        return mayHold(m, today).key;
    };
    EXPECT_EQ(with([](auto& m) { m.date = date(2026, 11, 23); }), "associations.not_yet");
    EXPECT_EQ(with([](auto& m) { m.present = 0; }), "associations.nobody_present");
    EXPECT_EQ(with([](auto& m) { m.items = 0; }), "associations.no_agenda");
    EXPECT_EQ(with([](auto& m) { m.chaired = false; }), "associations.no_chair");
    EXPECT_EQ(with([](auto& m) { m.state = MeetingState::held; }), "associations.held_already");
    EXPECT_EQ(with([](auto& m) { m.state = MeetingState::cancelled; }), "associations.cancelled");
}

TEST(MeetingRecord, IsWrittenAfterItWasHeldButNotWhenCancelled) {
    EXPECT_TRUE(mayRecord({MeetingState::held, today, 1, 1, true}));
    EXPECT_FALSE(mayRecord({MeetingState::cancelled, today, 1, 1, true}));
    EXPECT_FALSE(mayMove({MeetingState::held, today, 1, 1, true}));
    EXPECT_EQ(mayTick({MeetingState::planned, date(2026, 12, 1), 0, 0, false}, today).key,
              "associations.not_yet");
}

TEST(DecisionOfMeeting, IsDoneOnceAfterItWasTaken) {
    Date decided = date(2026, 11, 3);
    EXPECT_TRUE(mayFinish({}, decided, today, today));
    EXPECT_EQ(mayFinish(today, decided, today, today).key, "associations.done_already");
    EXPECT_EQ(mayFinish({}, decided, date(2026, 11, 23), today).key, "associations.done_in_future");
    EXPECT_EQ(mayFinish({}, decided, date(2026, 11, 2), today).key, "associations.done_before");
}

TEST(FieldsOfMeeting, TimeAndLinksAreWhatTheySeem) {
    EXPECT_TRUE(timeOfDay("15:30"));
    EXPECT_FALSE(timeOfDay("24:00"));
    EXPECT_FALSE(timeOfDay("7:30"));
    EXPECT_TRUE(isLink("https://vk.com/rmo_math"));
    EXPECT_FALSE(isLink("javascript:alert(1)"));
    EXPECT_FALSE(isLink("https://"));
}

TEST(MinutesRules, AreDueOnWorkingDaysAndSignedAgainOnlyWithAReason) {
    EXPECT_EQ(workingDaysAfter(date(2026, 11, 20), 5), date(2026, 11, 27));
    EXPECT_EQ(workingDaysAfter(date(2026, 11, 3), 1), date(2026, 11, 5)) << "the fourth is a public holiday";
    EXPECT_EQ(minutesDueBefore(date(2026, 11, 27), 5), date(2026, 11, 20))
        << "those of the 20th have until today";
    EXPECT_EQ(minutesDueBefore(date(2026, 11, 28), 5), date(2026, 11, 23)) << "those of a weekend, too";
    SigningFacts held{MeetingState::held, true, false, false, false};
    EXPECT_TRUE(maySign(held));
    EXPECT_EQ(maySign({MeetingState::planned, true, false, false, false}).key, "associations.not_held");
    EXPECT_EQ(maySign({MeetingState::held, false, false, false, false}).key, "associations.no_chair");
    EXPECT_EQ(maySign({MeetingState::held, true, true, false, true}).key, "associations.signed_already");
    EXPECT_EQ(maySign({MeetingState::held, true, true, true, false}).key, "associations.reason_wanted");
    EXPECT_TRUE(maySign({MeetingState::held, true, true, true, true}));
}

}  // namespace metodika::associations
