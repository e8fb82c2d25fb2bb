// Year plans over HTTP: from the region's sections to the approved paper, several people at once, carrying
// out, analysis.
#include <atomic>
#include <thread>

#include "testing/plan_scenario.hpp"

namespace metodika::plans {
namespace {

class Plans : public testing::PlanScenario {};
INSTANTIATE_TEST_SUITE_P(Both, Plans, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(Plans, c1_begins_with_the_regions_directions_and_their_functions) {
    auto methodist = as("methodist.a");
    auto place = methodist.get(root + "/of").expect(200);
    EXPECT_TRUE(place.null("/plan"));
    EXPECT_TRUE(place.yes("/can/add"));
    auto plan = begun("methodist.a", "a", "functions");
    auto open = methodist.get(plan).expect(200);
    ASSERT_EQ(open.size("/sections"), 4u) << open.body;
    EXPECT_EQ(open.text("/sections/0/title"), "Аналитическая деятельность");
    EXPECT_EQ(open.size("/lines"), 23u);
    EXPECT_EQ(open.text("/lines/0/activity"),
              "Мониторинг профессиональных и информационных потребностей педагогов");
    methodist.post(root, R"({"organisation":")" + id("a") + R"(","school_year":2026,"from":"sections"})")
        .expect(409, "plans.there_already");
    // What is being written is for those who write or approve it; the neighbours see nothing at all.
    as("official.a").get(plan).expect(200);
    as("teacher.a1").get(plan).expect(404);
    as("head.b").get(plan).expect(404);
    as("head.b").post(plan + "/items", R"({"items":[{"section":"analytical"}]})").expect(404);
    as("official.a").post(plan + "/items", R"({"items":[{"section":"analytical"}]})").expect(403);
    as("teacher.a1")
        .post(root, R"({"organisation":")" + id("a") + R"(","school_year":2027,"from":"sections"})")
        .expect(403);
    as("head.b")
        .post(root, R"({"organisation":")" + id("a") + R"(","school_year":2027,"from":"sections"})")
        .expect(404);
}

TEST_P(Plans, c1_cells_are_written_by_several_at_once_and_nobody_s_text_is_lost) {
    auto plan = begun();
    auto item = line(plan, "Семинар", "октябрь");
    auto one = as("methodist.a"), two = as("head.a");
    auto written = one.post(plan + "/cells", cell(item, "audience", "учителя математики", "")).expect(200);
    EXPECT_EQ(written.text("/items/0/audience"), "учителя математики");
    // Another cell of the same line at the same time: both stand.
    two.post(plan + "/cells", cell(item, "responsible", "Качаева Е.Н.", "")).expect(200);
    // The same cell from what it said before: the second is told, and what they typed comes back to them.
    auto conflict = two.post(plan + "/cells", cell(item, "audience", "все учителя", "")).expect(200);
    ASSERT_EQ(conflict.size("/conflicts"), 1u) << conflict.body;
    EXPECT_EQ(conflict.text("/conflicts/0/yours"), "все учителя");
    EXPECT_EQ(conflict.text("/conflicts/0/theirs"), "учителя математики");
    EXPECT_EQ(conflict.text("/items/0/audience"), "учителя математики");
    // Having seen it, they may still write theirs.
    two.post(plan + "/cells", cell(item, "audience", "все учителя", "учителя математики")).expect(200);
    auto at = one.get(plan).expect(200).number("/at");
    line(plan, "Вебинар");
    auto changes = two.get(plan + "/changes?since=" + std::to_string(at)).expect(200);
    EXPECT_EQ(changes.size("/items"), 2u) << changes.body;
    // Terms are read as they are written.
    auto term = one.post(plan + "/cells", cell(item, "term", "15.10.2026", "октябрь")).expect(200);
    EXPECT_EQ(term.text("/items/0/due"), "2026-10-15");
    // Removed and brought back; a cell of a removed line is a conflict.
    one.post(plan + "/removals", R"({"items":[")" + item + R"("]})").expect(200);
    auto gone = two.post(plan + "/cells", cell(item, "form", "очно", "")).expect(200);
    EXPECT_TRUE(gone.yes("/conflicts/0/gone"));
    one.post(plan + "/removals", R"({"items":[")" + item + R"("],"removed":false})").expect(200);
    EXPECT_EQ(one.get(plan).expect(200).number("/items"), 2);
    one.post(plan + "/items", R"({"items":[{"section":"nowhere","activity":"x"}]})").expect(422);
    one.post(plan + "/cells", cell(item, "price", "1", "")).expect(422);
    as("teacher.a1").get(plan + "/changes?since=0").expect(404);
}

TEST_P(Plans, c1_twelve_write_one_plan_and_nobody_is_turned_away) {
    auto plan = begun();
    constexpr int editors = 12, cells = 10;
    std::vector<std::vector<std::string>> lines(editors);
    for (auto& own : lines)
        for (int n = 0; n < cells; ++n) own.push_back(line(plan, "Семинар"));
    std::atomic<int> written{0};
    std::vector<std::thread> threads;
    for (const auto& own : lines)
        threads.emplace_back([&, methodist = as("methodist.a")]() mutable {
            for (const auto& item : own) {
                auto reply = methodist.post(plan + "/cells", cell(item, "form", "очно", ""));
                if (reply.status == 200 && reply.size("/conflicts") == 0) ++written;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(written, editors * cells);
}

TEST_P(Plans, c1_a_new_line_stands_where_it_was_put) {
    auto plan = begun();
    auto first = line(plan, "Первое");
    line(plan, "Третье");
    as("methodist.a")
        .post(plan + "/items",
              R"({"after":")" + first + R"(","items":[{"section":"organisational","activity":"Второе"}]})")
        .expect(201);
    auto open = as("methodist.a").get(plan).expect(200);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(open.text("/lines/" + std::to_string(i) + "/activity"),
                  (std::vector<std::string>{"Первое", "Второе", "Третье"}[i]));
}

TEST_P(Plans, c1_last_year_s_plan_begins_the_next_without_what_was_dropped) {
    auto plan = begun("methodist.a", "a", "sections", 2025);
    line(plan, "Семинар", "15.10.2025");
    auto second = line(plan, "Форум", "апрель 2026");
    approved(plan, R"({"act_date":"2025-08-30","act_number":"300"})");
    as("methodist.a")
        .post(plan + "/items/" + second.substr(0) + "/mark", R"({"mark":"dropped","reason":"нет средств"})")
        .expect(200);
    auto next = begun("methodist.a", "a", "last_year");
    auto open = as("methodist.a").get(next).expect(200);
    ASSERT_EQ(open.size("/lines"), 1u) << open.body;
    EXPECT_EQ(open.text("/lines/0/term"), "15.10.2026");
    EXPECT_EQ(open.text("/lines/0/due"), "2026-10-15");
    as("head.b")
        .post(root, R"({"organisation":")" + id("b") + R"(","school_year":2026,"from":"last_year"})")
        .expect(422);
}

TEST_P(Plans, c2_submitted_returned_with_remarks_on_items_and_approved_by_the_act) {
    auto plan = begun();
    auto methodist = as("methodist.a"), official = as("official.a");
    methodist.post(plan + "/submit").expect(409, "plans.nothing_in_it");
    auto item = line(plan, "Семинар");
    official.post(plan + "/approve", act).expect(409, "plans.not_submitted");
    methodist.post(plan + "/submit").expect(200);
    methodist.post(plan + "/cells", cell(item, "form", "очно", "")).expect(409, "plans.not_open");
    EXPECT_NE(official.get("/api/v1/week").expect(200).body.find("plan_submitted"), std::string::npos);
    // The order is made for whoever signs it.
    EXPECT_NE(paperText(official, plan + "/order.docx").find("Утвердить план работы"), std::string::npos);
    as("teacher.a1").get(plan + "/order.docx").expect(404);
    as("head.b").get(plan + "/order.docx").expect(404);
    methodist.post(plan + "/approve", act).expect(403);
    as("head.b").post(plan + "/approve", act).expect(404);
    official
        .post(plan + "/return",
              R"({"remarks":"Уточните сроки","items":[{"item":")" + item + R"(","remark":"Какого числа?"}]})")
        .expect(200);
    auto back = methodist.get(plan).expect(200);
    EXPECT_EQ(back.text("/state"), "returned");
    EXPECT_EQ(back.text("/lines/0/remark"), "Какого числа?");
    EXPECT_NE(methodist.get("/api/v1/week").expect(200).body.find("plan_returned"), std::string::npos);
    methodist.post(plan + "/cells", cell(item, "term", "20.11.2026", "сентябрь")).expect(200);
    methodist.post(plan + "/submit").expect(200);
    official.post(plan + "/approve", R"({"act_date":"2026-12-30","act_number":"415"})").expect(422);
    auto done = official.post(plan + "/approve", act).expect(200);
    EXPECT_EQ(done.text("/state"), "approved");
    EXPECT_EQ(done.number("/edition"), 1);
    EXPECT_TRUE(done.null("/lines/0/remark"));
    // The paper is in the register, with the act in its stamp, for everybody of the place.
    auto paper = "/api/v1/papers/" + done.text("/editions/0/paper");
    auto teacher = as("teacher.a1");
    EXPECT_EQ(teacher.get(paper).expect(200).text("/kind"), "plan");
    auto first = teacher.get(paper + "/editions/1/file").expect(200).body;
    EXPECT_NE(documents::docxText(first).find("приказом от 30.08.2026"), std::string::npos);
    EXPECT_NE(documents::docxText(first).find("20.11.2026"), std::string::npos);
    as("head.b").get(paper).expect(404);
    // It is changed where it is kept, not in the register.
    EXPECT_EQ(methodist.get(paper).expect(200).text("/page"), "/plans");
    methodist.post(paper + "/editions", R"({"reason":"Правка","from_data":false})")
        .expect(409, "papers.kept_elsewhere");
    // What is printed from the page tells by whose order, as long as nothing is being changed.
    auto printed = paperText(teacher, plan + "/plan.docx");
    EXPECT_NE(printed.find("приказом от 30.08.2026"), std::string::npos);
    EXPECT_NE(printed.find("Управление образования Верхнеорловского округа"), std::string::npos);

    // A later change says why; others read the approved plan until the next act; any edition prints as it
    // was.
    methodist.post(plan + "/begin", R"({"reason":""})").expect(422);
    methodist.post(plan + "/begin", R"({"reason":"Перенос из-за карантина"})").expect(200);
    methodist.post(plan + "/cells", cell(item, "term", "декабрь", "20.11.2026")).expect(200);
    auto added = line(plan, "Вебинар");
    auto changing = methodist.get(plan).expect(200);
    methodist.patch(plan, changing.number("/version"), R"({"theme":"Новая тема"})").expect(200);
    EXPECT_TRUE(teacher.get(plan).expect(200).null("/theme"));
    EXPECT_EQ(teacher.get(plan).expect(200).text("/lines/0/term"), "20.11.2026");
    EXPECT_EQ(teacher.get(plan).expect(200).size("/lines"), 1u);
    printed = paperText(teacher, plan + "/plan.docx");
    EXPECT_TRUE(printed.find("приказом от 30.08.2026") != printed.npos &&
                printed.find("Вебинар") == printed.npos)
        << "others print what was approved";
    printed = paperText(methodist, plan + "/plan.docx");
    EXPECT_TRUE(printed.find("30.08.2026") == printed.npos && printed.find("Вебинар") != printed.npos);
    auto second = approved(plan, R"({"act_date":"2026-11-20","act_number":"512"})");
    EXPECT_EQ(second.number("/edition"), 2);
    EXPECT_EQ(second.text("/editions/0/reason"), "Перенос из-за карантина");
    auto difference = teacher.get(plan + "/difference?from=1&to=2").expect(200);
    ASSERT_EQ(difference.size("/changed"), 1u) << difference.body;
    EXPECT_EQ(difference.text("/changed/0/was"), "20.11.2026");
    EXPECT_EQ(difference.text("/added/0/id"), added);
    EXPECT_EQ(teacher.get(paper + "/editions/1/file").expect(200).body, first);
    EXPECT_NE(paperText(teacher, paper + "/editions/2/file").find("Вебинар"), std::string::npos);
    teacher.get(plan + "/difference?from=1&to=0").expect(404);
}

TEST_P(Plans, c4_items_are_fulfilled_by_what_took_place_and_the_analysis_writes_itself) {
    auto head = as("head.a"), methodist = as("methodist.a"), official = as("official.a");
    auto association = head.post("/api/v1/associations",
                                 R"({"name":"РМО учителей математики","level":"municipal","organisation":")" +
                                     id("a") + R"(","subject":"математика","since":"2026-09-01"})")
                           .expect(201)
                           .text("/id");
    auto meeting = head.post("/api/v1/meetings", R"({"association":")" + association +
                                                     R"(","date":"2026-10-20","theme":"Итоги диагностики"})")
                       .expect(201)
                       .text("/id");
    auto plan = begun();
    auto seminar = line(plan, "Заседание РМО", "октябрь"), late = line(plan, "Конкурс уроков", "сентябрь"),
         moved = line(plan, "Форум", "октябрь"), dropped = line(plan, "Выезд", "октябрь");
    auto at = [&](const std::string& item, const std::string& what) {
        return plan + "/items/" + item + "/" + what;
    };
    methodist.post(at(seminar, "mark"), R"({"mark":"done"})").expect(409, "plans.not_approved_yet");
    approved(plan, act);

    // Tied to a meeting that is only planned: late. Once it is held the item is done, without another word.
    auto found = methodist.get(at(seminar, "candidates")).expect(200);
    ASSERT_GE(found.size("/items"), 1u) << found.body;
    methodist.post(at(seminar, "ties"), R"({"fact":"meetings","record":")" + meeting + R"("})").expect(200);
    EXPECT_EQ(progress(plan, seminar), "late");
    auto card = head.get("/api/v1/meetings/" + meeting).expect(200);
    head.post("/api/v1/meetings/" + meeting + "/join",
              R"({"items":[{"mark":"one","was":null,"now":{"title":"Итоги","decisions":[]}}]})")
        .expect(200);
    head.post("/api/v1/meetings/" + meeting + "/join",
              testing::came({card.text("/attendance/0/person/id"), card.text("/attendance/1/person/id")}))
        .expect(200);
    card = head.get("/api/v1/meetings/" + meeting).expect(200);
    head.patch("/api/v1/meetings/" + meeting, card.number("/version"),
               R"({"chair":")" + card.text("/attendance/0/person/id") + R"("})")
        .expect(200);
    head.post("/api/v1/meetings/" + meeting + "/hold").expect(200);
    EXPECT_EQ(progress(plan, seminar), "done");
    methodist.post(at(late, "ties"), R"({"fact":"meetings","record":"12345"})").expect(422);
    as("teacher.a1")
        .post(at(late, "ties"), R"({"fact":"meetings","record":")" + meeting + R"("})")
        .expect(403);
    as("head.b").post(at(late, "ties"), R"({"fact":"meetings","record":")" + meeting + R"("})").expect(404);

    // Moved and dropped carry a reason.
    methodist.post(at(moved, "mark"), R"({"mark":"moved","moved_to":"март"})").expect(422);
    methodist.post(at(moved, "mark"), R"({"mark":"moved","reason":"карантин"})").expect(422);
    methodist.post(at(moved, "mark"), R"({"mark":"moved","reason":"карантин","moved_to":"март"})")
        .expect(200);
    methodist.post(at(dropped, "mark"), R"({"mark":"dropped","reason":"нет автобуса"})").expect(200);
    as("teacher.a1").post(at(moved, "mark"), R"({"mark":"done"})").expect(403);
    EXPECT_EQ(progress(plan, moved), "moved");
    auto week = methodist.get("/api/v1/week").expect(200);
    EXPECT_NE(week.body.find("plan_late"), std::string::npos) << week.body;

    auto analysis = methodist.get(plan + "/analysis").expect(200);
    EXPECT_EQ(analysis.number("/total/planned"), 4);
    EXPECT_EQ(analysis.number("/total/done"), 1);
    EXPECT_EQ(analysis.number("/total/not_done"), 3);
    ASSERT_EQ(analysis.size("/happened"), 1u) << analysis.body;
    EXPECT_EQ(analysis.number("/happened/0/people"), 2);
    EXPECT_EQ(analysis.size("/shortfalls"), 3u);
    EXPECT_NE(analysis.text("/sections/0/reasons").find("нет автобуса"), std::string::npos);
    as("teacher.a1").get(plan + "/analysis").expect(404);
    methodist.patch(plan + "/analysis", R"({"conclusions":"План выполняется."})").expect(200);
    methodist.post(plan + "/analysis/submit").expect(200);
    as("head.b").post(plan + "/analysis/approve", act).expect(404);
    official.post(plan + "/analysis/return", R"({"remarks":"Добавьте задачи"})").expect(200);
    methodist.patch(plan + "/analysis", analysis.number("/version") + 3, R"({"next_tasks":"Наставничество"})")
        .expect(200);
    methodist.post(plan + "/analysis/submit").expect(200);
    auto done = official.post(plan + "/analysis/approve", R"({"act_date":"2026-11-20","act_number":"600"})")
                    .expect(200);
    methodist.patch(plan + "/analysis", done.number("/version"), R"({"next_tasks":"Другое"})").expect(409);
    auto text = paperText(as("teacher.a1"), "/api/v1/papers/" + done.text("/paper") + "/editions/1/file");
    for (const char* words :
         {"приказом от 20.11.2026", "нет автобуса", "План выполняется.", "Наставничество"})
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
    EXPECT_NE(paperText(methodist, plan + "/plan.docx").find("снято: нет автобуса"), std::string::npos);
}

TEST_P(Plans, c4_the_analysis_tells_of_the_network_its_people_and_the_indicators_as_they_were_approved) {
    auto plan = begun();
    line(plan, "Форум", "октябрь");
    approved(plan, act);
    auto figure = [](const testing::Reply& of, const std::string& code) {
        for (std::size_t i = 0; i < of.size("/figures"); ++i)
            if (auto at = "/figures/" + std::to_string(i); of.text(at + "/code") == code)
                return of.raw(at + "/now");
        return std::string("none");
    };
    auto methodist = as("methodist.a"), official = as("official.a");
    auto hired = [&](const std::string& name) {
        methodist
            .post("/api/v1/people",
                  R"({"surname":")" + name +
                      R"(","given_name":"Юния","birth_date":"2001-02-03","post":{"organisation":")" +
                      id("a1") + R"(","position":"учитель"}})")
            .expect(201);
    };
    hired("Новикова");
    settle();
    auto analysis = methodist.get(plan + "/analysis").expect(200);
    EXPECT_EQ(figure(analysis, "organisations.school"), R"({"value":2,"few":false})")
        << analysis.raw("/figures");
    EXPECT_EQ(figure(analysis, "people.educators"), R"({"value":19,"few":false})");
    EXPECT_EQ(figure(analysis, "people.young"), R"({"value":null,"few":true})")
        << "one alone is known by name";
    EXPECT_EQ(figure(analysis, "1.1"), R"({"value":0,"few":false})");
    methodist.post(plan + "/analysis/submit").expect(200);
    official.post(plan + "/analysis/approve", R"({"act_date":"2026-11-22","act_number":"600"})").expect(200);

    // What was approved stays, whatever comes afterwards; the plan itself goes on.
    hired("Нестерова");
    auto teacher = as("teacher.a1");
    EXPECT_EQ(figure(teacher.get(plan + "/analysis").expect(200), "people.educators"),
              R"({"value":19,"few":false})");
    auto text = paperText(teacher, plan + "/analysis.docx");
    for (const char* words :
         {"1. Общие сведения", "Педагогических работников", "4. Показатели", "менее 5", "нет данных"})
        EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
    as("head.b").get(plan + "/analysis").expect(404);
    as("teacher.b1").get(plan + "/analysis.docx").expect(404);
}

TEST_P(Plans, c4_whoever_is_named_finds_their_part_in_the_week_and_says_that_it_is_done) {
    auto plan = begun();
    auto methodist = as("methodist.a").get("/api/v1/session").expect(200).text("/name");
    auto item = line(plan, "Обзор литературы", "25.11.2026", R"(,"responsible":")" + methodist + "\"");
    approved(plan, act);
    auto week = as("methodist.a").get("/api/v1/week").expect(200);
    EXPECT_NE(week.body.find("Обзор литературы"), std::string::npos) << week.body;
    EXPECT_EQ(as("head.a").get("/api/v1/week").expect(200).body.find("Обзор литературы"), std::string::npos);
    as("methodist.a").post(plan + "/items/" + item + "/mark", R"({"mark":"done"})").expect(200);
    EXPECT_EQ(as("methodist.a").get("/api/v1/week").expect(200).body.find("Обзор литературы"),
              std::string::npos);
    EXPECT_EQ(progress(plan, item), "done");
}

TEST_P(Plans, b6_school_has_the_same_plan_with_its_own_sections) {
    auto plan = begun("deputy.a1", "a1");
    auto open = as("deputy.a1").get(plan).expect(200);
    EXPECT_EQ(open.text("/sections/0/title"), "Работа методического совета");
    line(plan, "Педсовет", "ноябрь", "", "deputy.a1", "council");
    as("deputy.a1").post(plan + "/submit").expect(200);
    as("deputy.a1").post(plan + "/approve", act).expect(403);
    auto done = as("director.a1").post(plan + "/approve", act).expect(200);
    EXPECT_EQ(
        as("teacher.a1").get("/api/v1/papers/" + done.text("/editions/0/paper")).expect(200).text("/kind"),
        "school_plan");
    as("deputy.a2").post(plan + "/begin", R"({"reason":"чужой план"})").expect(403);
    as("deputy.b1").get(plan).expect(404);
    auto below = as("methodist.a").get(root + "?organisation=" + id("a")).expect(200);
    ASSERT_EQ(below.size("/items"), 1u) << below.body;
    EXPECT_EQ(below.text("/items/0/organisation/id"), id("a1"));
}

namespace {
class PlansOfStavropol : public Plans {
  protected:
    std::string pack() const override { return "stavropol"; }
};
INSTANTIATE_TEST_SUITE_P(Both, PlansOfStavropol, ::testing::ValuesIn(testing::engines()),
                         testing::engineName);
}  // namespace

TEST_P(PlansOfStavropol, j1_region_has_sections_of_its_own) {
    auto plan = as("methodist.a").get(begun()).expect(200);
    ASSERT_EQ(plan.size("/sections"), 5u) << plan.body;
    EXPECT_EQ(plan.text("/sections/2/title"), "Прогнозирование, планирование и организация аттестации");
    // The organisation's are those that every region stands on.
    auto school = as("deputy.a1").get(begun("deputy.a1", "a1")).expect(200);
    EXPECT_EQ(school.text("/sections/0/title"), "Работа методического совета");
}

}  // namespace metodika::plans
