// Schedules over HTTP.
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class Schedules : public SchoolAssociation {};
INSTANTIATE_TEST_SUITE_P(Both, Schedules, ::testing::ValuesIn(testing::engines()), testing::engineName);

const std::string draft =
    R"x({"meetings":[{"date":"2026-08-27","theme":"Задачи года","place":"каб. 12"},{"date":"2026-11-03","theme":"Олимпиада"},{"date":"2027-01-12","theme":"Пробный экзамен"}]})x";

TEST_P(Schedules, b3_schedule_is_drafted_by_the_head_and_approved_by_the_school) {
    auto head = as("math.head");
    EXPECT_EQ(head.get(schedule(2026)).expect(200).text("/state"), "none");
    auto saved = head.put(schedule(2026), draft).expect(200);
    EXPECT_EQ(saved.text("/state"), "draft");
    EXPECT_EQ(saved.number("/meetings_count"), 3);
    EXPECT_FALSE(saved.yes("/can/approve"));
    EXPECT_EQ(
        head.get("/api/v1/meetings?association=" + association + "&year=2026").expect(200).size("/items"), 3u)
        << "its meetings stand in the calendar";
    head.put(schedule(2026), draft).expect(428);
    std::string act = R"({"approved_on":"2026-08-28","act_number":"120-о"})";
    head.post(schedule(2026) + "/approve", act).expect(403, "associations.not_approver");
    as("teacher.a1").put(schedule(2026), 1, draft).expect(403, "associations.not_yours");
    as("official.a").post(schedule(2026) + "/approve", act).expect(403, "associations.not_approver");
    as("head.b").post(schedule(2026) + "/approve", act).expect(404);
    as("director.a1")
        .post(schedule(2026) + "/approve", R"({"approved_on":"2026-12-01","act_number":"120-о"})")
        .expect(409, "associations.act_in_future");
    auto approved = as("director.a1").post(schedule(2026) + "/approve", act).expect(200);
    EXPECT_EQ(approved.text("/state"), "approved");
    EXPECT_EQ(approved.text("/act_number"), "120-о");
    as("director.a1").post(schedule(2026) + "/approve", act).expect(409, "associations.approved_already");
}

TEST_P(Schedules, b3_approved_schedule_never_changes_but_a_new_edition_takes_its_place) {
    auto head = as("math.head"), director = as("director.a1");
    head.put(schedule(2026), draft).expect(200);
    auto approved =
        director.post(schedule(2026) + "/approve", R"({"approved_on":"2026-08-28","act_number":"120-о"})")
            .expect(200);
    auto next =
        head.put(
                schedule(2026), approved.number("/version"),
                R"({"meetings":[{"date":"2026-08-27","theme":"Задачи года"},{"date":"2027-03-24","theme":"Экзамены"}]})")
            .expect(200);
    EXPECT_EQ(next.text("/state"), "draft");
    auto seen = as("teacher.a1").get(schedule(2026)).expect(200);
    EXPECT_EQ(seen.text("/state"), "approved");
    EXPECT_EQ(seen.number("/meetings_count"), 3) << "what is approved stands until the new edition is";
    EXPECT_EQ(head.get("/api/v1/meetings?association=" + association).expect(200).size("/items"), 3u);
    director.post(schedule(2026) + "/approve", R"({"approved_on":"2026-11-20","act_number":"188-о"})")
        .expect(200);
    auto meetings = head.get("/api/v1/meetings?association=" + association + "&sort=date").expect(200);
    ASSERT_EQ(meetings.size("/items"), 2u);
    EXPECT_EQ(meetings.text("/items/1/date"), "2027-03-24");
    auto card = head.get("/api/v1/associations/" + association).expect(200);
    EXPECT_EQ(card.size("/schedules"), 1u);
    EXPECT_EQ(card.text("/schedules/0/act_number"), "188-о");
}

TEST_P(Schedules, b3_a_draft_is_seen_by_whoever_approves_it_and_can_be_thrown_away) {
    auto head = as("math.head"), director = as("director.a1");
    head.put(schedule(2026), draft).expect(200);
    auto approved =
        director.post(schedule(2026) + "/approve", R"({"approved_on":"2026-08-28","act_number":"120-о"})")
            .expect(200);
    std::string next = R"({"meetings":[{"date":"2026-08-27","theme":"Задачи года"}]})";
    auto edition = head.put(schedule(2026), approved.number("/version"), next).expect(200);
    auto seen = director.get(schedule(2026)).expect(200);
    EXPECT_EQ(seen.text("/state"), "draft");
    EXPECT_EQ(seen.number("/meetings_count"), 1);
    EXPECT_TRUE(seen.yes("/can/approve"));

    as("teacher.a1").remove(schedule(2026), edition.number("/version")).expect(403, "associations.not_yours");
    as("head.b").remove(schedule(2026), edition.number("/version")).expect(404);
    head.remove(schedule(2026)).expect(428);
    auto left = head.remove(schedule(2026), edition.number("/version")).expect(200);
    EXPECT_EQ(left.text("/state"), "approved");
    EXPECT_EQ(left.number("/meetings_count"), 3);
    head.remove(schedule(2026), left.number("/version")).expect(409, "associations.approved_already");

    // Of a first draft the calendar goes too.
    auto first =
        head.put(schedule(2027), R"({"meetings":[{"date":"2027-09-02","theme":"Задачи года"}]})").expect(200);
    std::string coming = "/api/v1/meetings?association=" + association + "&year=2027";
    EXPECT_EQ(head.get(coming).expect(200).size("/items"), 1u);
    EXPECT_EQ(head.remove(schedule(2027), first.number("/version")).expect(200).text("/state"), "none");
    EXPECT_EQ(head.get(coming).expect(200).size("/items"), 0u);
    head.remove(schedule(2027), 1).expect(409, "associations.no_schedule");
}

TEST_P(Schedules, b3_a_cancelled_meeting_stays_cancelled_in_the_next_edition) {
    auto head = as("math.head"), director = as("director.a1");
    head.put(schedule(2026), draft).expect(200);
    auto approved =
        director.post(schedule(2026) + "/approve", R"({"approved_on":"2026-08-28","act_number":"120-о"})")
            .expect(200);
    std::string list = "/api/v1/meetings?association=" + association + "&sort=date";
    auto meetings = head.get(list).expect(200);
    head.post("/api/v1/meetings/" + meetings.text("/items/2/id") + "/cancel").expect(200);
    head.put(schedule(2026), approved.number("/version"),
             R"({"meetings":[{"date":"2026-08-27","theme":"Задачи года"},)"
             R"({"date":"2027-01-12","theme":"Пробный экзамен"},{"date":"2027-03-24","theme":"Экзамены"}]})")
        .expect(200);
    director.post(schedule(2026) + "/approve", R"({"approved_on":"2026-11-20","act_number":"188-о"})")
        .expect(200);
    meetings = head.get(list).expect(200);
    ASSERT_EQ(meetings.size("/items"), 3u);
    EXPECT_EQ(meetings.text("/items/1/date"), "2027-01-12");
    EXPECT_EQ(meetings.text("/items/1/state"), "cancelled");
    EXPECT_EQ(meetings.text("/items/2/date"), "2027-03-24");
}

TEST_P(Schedules, b3_every_wrong_line_of_a_schedule_is_named) {
    auto wrong =
        as("math.head")
            .put(
                schedule(2026),
                R"({"meetings":[{"date":"2025-10-01","theme":"А"},{"date":"2026-11-03","theme":"Б"},{"date":"2026-11-03","theme":"В"}]})")
            .expect(422);
    ASSERT_EQ(wrong.size("/errors"), 2u);
    EXPECT_EQ(wrong.text("/errors/0/path"), "/meetings/0/date");
    EXPECT_EQ(wrong.text("/errors/1/message"), "На 03.11.2026 уже есть заседание.");
}

TEST_P(Schedules, b3_municipal_schedule_is_approved_by_the_service_head_or_the_authority) {
    auto methodist = as("methodist.a");
    auto made =
        methodist
            .post(
                "/api/v1/associations",
                R"({"name":"РМО учителей математики","level":"municipal","subject":"математика","since":"2020-09-01","organisation":")" +
                    id("service.a") + "\"}")
            .expect(201);
    auto path = "/api/v1/associations/" + made.text("/id") + "/schedules/2026";
    methodist.put(path, draft).expect(200);
    std::string act = R"({"approved_on":"2026-09-10","act_number":"77"})";
    methodist.post(path + "/approve", act).expect(403);
    as("deputy.a1").post(path + "/approve", act).expect(403);
    as("official.a").post(path + "/approve", act).expect(200);
    auto scope = api::Scope::system(installation().host());
    scope.read([&](api::Work& work) {
        static constexpr db::Query fact{"test.fact", R"(
            SELECT count(*) FROM fact_association_years WHERE level = 'municipal' AND school_year = 2026 AND on_date = '2026-09-01'
              AND schedule_approved_on = '2026-09-10' AND approve_by = '2026-09-15' AND schedule_meetings = 3 AND schedule_in_time)"};
        EXPECT_EQ(work.number(fact), 1);
        static constexpr db::Query late{"test.late",
                                        "SELECT count(*) FROM fact_association_years WHERE level = 'school' "
                                        "AND schedule_approved_on IS NULL AND NOT schedule_in_time"};
        EXPECT_EQ(work.number(late), 1) << "the other association has no schedule yet";
    });
}

}  // namespace
}  // namespace metodika::associations
