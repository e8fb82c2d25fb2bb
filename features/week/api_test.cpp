#include "testing/school_association.hpp"

namespace metodika::week {
namespace {

class MyWeek : public associations::SchoolAssociation {
  protected:
    /// The only item of this kind in the reader's week, as a JSON pointer; empty when there is none.
    static std::string item(const testing::Reply& week, const std::string& kind) {
        std::string found;
        for (std::size_t i = 0; i < week.size("/items"); ++i) {
            auto at = "/items/" + std::to_string(i);
            if (week.text(at + "/kind") != kind) continue;
            EXPECT_TRUE(found.empty()) << kind << " twice: " << week.body;
            found = at;
        }
        return found;
    }
    static testing::Reply weekOf(testing::Browser& browser) {
        return browser.get("/api/v1/week").expect(200);
    }
    /// Does what the item's only button does.
    static testing::Reply press(testing::Browser& browser, const testing::Reply& week,
                                const std::string& at) {
        EXPECT_EQ(week.size(at + "/actions"), 1u) << week.raw(at);
        return browser.post("/api/v1" + week.text(at + "/actions/0/path"), week.raw(at + "/actions/0/body"));
    }
};
INSTANTIATE_TEST_SUITE_P(Both, MyWeek, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(MyWeek, j2_my_week_tells_what_is_late_due_and_next_and_one_press_does_it) {
    auto deputy = as("deputy.a1");
    auto head = as("math.head");
    auto past = newMeeting(head, "2026-11-12", R"(,"agenda":[{"title":"Итоги"}])").expect(201);
    for (auto day : {"2026-11-25", "2026-12-15", "2027-02-10"}) newMeeting(head, day).expect(201);
    std::string record =
        R"({"title":"Итоги","decisions":[{"mark":"n-1","text":"Провести срез","responsible":")" +
        id("teacher.a1") + R"(","due":"2026-11-16"}]})";
    head.post(at(past) + "/join", wrote(past, 0, R"({"title":"Итоги"})", record)).expect(200);

    auto mine = weekOf(head);
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < mine.size("/items"); ++i)
        parts.push_back(mine.text("/items/" + std::to_string(i) + "/part"));
    EXPECT_EQ(parts, (std::vector<std::string>{"late", "due", "next"})) << mine.body;
    EXPECT_EQ(mine.text("/items/0/page"), "/meetings/" + past.text("/id"));
    EXPECT_EQ(mine.text("/items/1/on"), "2026-11-25");

    // The teacher's task: late; one press, and it is gone.
    auto teacher = as("teacher.a1");
    auto task = weekOf(teacher);
    auto one = item(task, "decision");
    ASSERT_FALSE(one.empty()) << task.body;
    EXPECT_EQ(task.text(one + "/part"), "late");
    EXPECT_EQ(task.text(one + "/title"), "Провести срез");
    // Whoever keeps the school sees that somebody is late, others see nothing of it.
    EXPECT_FALSE(item(weekOf(deputy), "late_decisions").empty());
    EXPECT_FALSE(item(weekOf(deputy), "unwritten_meetings").empty());
    for (auto other : {"teacher.a2", "deputy.a2", "head.b", "institute", "ministry"}) {
        auto browser = as(other);
        auto week = weekOf(browser);
        EXPECT_TRUE(item(week, "decision").empty() && item(week, "late_decisions").empty() &&
                    item(week, "meeting").empty())
            << other << week.body;
    }
    auto elsewhere = as("teacher.b1");
    press(elsewhere, task, one).expect(404);
    press(teacher, task, one).expect(200);
    EXPECT_TRUE(item(weekOf(teacher), "decision").empty());
    EXPECT_TRUE(item(weekOf(deputy), "late_decisions").empty());
    stranger().get("/api/v1/week").expect(401);
}

TEST_P(MyWeek, j2_my_week_brings_requests_to_whoever_answers_and_reminds_the_others) {
    auto teacher = as("teacher.a1"), deputy = as("deputy.a1"), head = as("head.a");
    teacher
        .post("/api/v1/people/" + id("teacher.a1") + "/corrections",
              R"({"changes":{"phone":"+79610000001"}})")
        .expect(201);
    EXPECT_FALSE(item(weekOf(teacher), "wish").empty()) << "what I asked for waits for others";
    auto asked = weekOf(deputy);
    auto at = item(asked, "correction");
    ASSERT_FALSE(at.empty()) << asked.body;
    EXPECT_EQ(asked.text(at + "/part"), "waits");
    EXPECT_NE(asked.text(at + "/note").find("елефон"), std::string::npos) << asked.raw(at);
    auto other = as("deputy.a2");
    EXPECT_TRUE(item(weekOf(other), "correction").empty());
    press(other, asked, at).expect(404);
    press(deputy, asked, at).expect(200);
    EXPECT_TRUE(item(weekOf(deputy), "correction").empty());
    EXPECT_TRUE(item(weekOf(teacher), "wish").empty());

    // The service reminds with one press; the school's list becomes due, and one press confirms it.
    auto own = weekOf(deputy);
    EXPECT_EQ(own.text(item(own, "list") + "/part"), "waits");
    auto lists = weekOf(head);
    ASSERT_FALSE(item(lists, "lists").empty()) << lists.body;
    press(head, lists, item(lists, "lists")).expect(200);
    own = weekOf(deputy);
    EXPECT_EQ(own.text(item(own, "list") + "/part"), "due");
    press(deputy, own, item(own, "list")).expect(200);
    EXPECT_TRUE(item(weekOf(deputy), "list").empty());
    EXPECT_NE(weekOf(head).text(item(weekOf(head), "lists") + "/title"),
              lists.text(item(lists, "lists") + "/title"));
}

TEST_P(MyWeek, j2_my_week_holds_schedules_to_approve_and_lists_not_entered) {
    auto head = as("head.a"), official = as("official.a");
    auto made =
        head.post(
                "/api/v1/associations",
                R"({"name":"РМО математики","level":"municipal","subject":"математика","since":"2020-09-01","organisation":")" +
                    id("service.a") + "\"}")
            .expect(201);
    head.put("/api/v1/associations/" + made.text("/id") + "/schedules/2026",
             R"({"meetings":[{"date":"2026-12-10","theme":"Итоги"}]})")
        .expect(200);
    auto waiting = weekOf(official);
    auto at = item(waiting, "schedule");
    ASSERT_FALSE(at.empty()) << waiting.body;
    EXPECT_EQ(waiting.text(at + "/page"), "/associations/" + made.text("/id") + "/schedule/2026");
    for (auto other : {"director.a1", "teacher.a1", "head.b"}) {
        auto browser = as(other);
        EXPECT_TRUE(item(weekOf(browser), "schedule").empty()) << other;
    }
    auto deputy = as("deputy.a1");
    auto preview = deputy
                       .upload("/api/v1/imports?organisation=" + id("a1") + "&file=list.csv",
                               "ФИО;Должность;Предмет\nНовикова Нина Никитична;учитель;химия\n")
                       .expect(201);
    auto week = weekOf(deputy);
    EXPECT_EQ(week.text(item(week, "import") + "/page"), "/people/imports/" + preview.text("/id"));
    EXPECT_TRUE(item(weekOf(head), "import").empty()) << "whoever began it finishes it";
}

}  // namespace metodika::week
