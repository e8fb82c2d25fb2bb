// The workbench of a list: many rows answered at once, two rows of one person joined.
#include "testing/scenario.hpp"

namespace metodika::people {
namespace {

METODIKA_API_SUITE(ImportAnswers);

std::string upload(const std::string& organisation, const std::string& asOf) {
    return "/api/v1/imports?organisation=" + organisation + "&file=list.csv&as_of=" + asOf;
}
const std::string header = "ФИО;Дата рождения;Должность;Предмет;Ставка\n";

std::string schoolOf(testing::Browser& browser, const std::string& parent, const std::string& name) {
    return browser
        .post("/api/v1/organisations", R"({"parent":")" + parent + R"(","kind":"school","name":")" + name +
                                           R"(","short_name":")" + name + R"("})")
        .expect(201)
        .text("/id");
}

}  // namespace

TEST_P(ImportAnswers, a5_one_question_of_many_rows_is_answered_once) {
    auto browser = as("head.a");
    auto school = schoolOf(browser, id("a"), "Школа ответов");
    auto enter = [&](const std::string& path) {
        auto job = browser.post(path + "/enter").expect(200);
        return finished(browser, job.text("/job")).expect(200);
    };
    std::string staying =
        "Абрикосова Анна Андреевна;12.05.1980;учитель;химия;1\n"
        "Вишнёва Вера Викторовна;03.02.1975;учитель;биология;1\n"
        "Дынина Дарья Дмитриевна;01.01.1985;директор;;1\n";
    auto first = browser
                     .upload(upload(school, "2025-09-01"),
                             header + staying + "Грушин Глеб Григорьевич;30.11.1990;учитель;география;1\n" +
                                 "Ежевикин Егор Евгеньевич;14.07.1989;учитель;физика;1\n")
                     .expect(201);
    enter("/api/v1/imports/" + first.text("/id"));

    auto second = browser.upload(upload(school, "2026-09-01"), header + staying).expect(201);
    std::string path = "/api/v1/imports/" + second.text("/id");
    auto questions = browser.get(path + "/questions").expect(200);
    ASSERT_EQ(questions.size("/items"), 1u) << questions.body;
    EXPECT_EQ(questions.text("/items/0/code"), "not_in_list");
    EXPECT_EQ(questions.number("/items/0/rows"), 2);
    EXPECT_TRUE(questions.yes("/items/0/can/settle"));

    // What has no answer for all of them is refused, and nobody else answers.
    browser.post(path + "/answers", R"({"code":"same_name_known","settle":true})").expect(422, "api.invalid");
    browser.post(path + "/answers", R"({"code":"not_in_list"})").expect(422, "api.invalid");
    browser.post(path + "/answers", R"({"code":"not_in_list","elsewhere":"moved"})")
        .expect(422, "api.invalid");
    std::string gone = R"({"code":"not_in_list","settle":true})";
    as("teacher.a1").post(path + "/answers", gone).expect(403);
    as("deputy.b1").post(path + "/answers", gone).expect(404);
    as("deputy.b1").get(path + "/questions").expect(404);

    auto answered = browser.post(path + "/answers", gone).expect(200);
    EXPECT_EQ(answered.number("/counts/questions"), 0) << answered.raw("/counts");
    EXPECT_EQ(browser.get(path + "/questions").size("/items"), 0u);
    EXPECT_EQ(enter(path).number("/result/left"), 2);
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + school + "&limit=200").size("/items"), 3u);
    browser.post(path + "/answers", gone).expect(409, "people.import_over");
}

TEST_P(ImportAnswers, a5_two_rows_of_one_person_are_joined_and_parted) {
    auto browser = as("head.a");
    auto school = schoolOf(browser, id("a"), "Школа пар");
    auto preview = browser
                       .upload(upload(school, "2026-09-01"),
                               "ФИО;Должность;Предмет;Ставка;Телефон;Курсы\n"
                               "Смородина Наталья Петровна;учитель;химия;1;;\n"
                               "Смородина Наталия Петровна;педагог-психолог;;0,5;89610000011;\"«Школьная "
                               "химия», 72 ч., 2024\"\n"
                               "Тыквина Тамара Тарасовна;учитель;физика;1;;\n")
                       .expect(201);
    std::string path = "/api/v1/imports/" + preview.text("/id");
    auto rows = [&] { return browser.get(path + "/rows").expect(200); };
    auto asked = browser.get(path + "/rows?filter=ask").expect(200);
    ASSERT_EQ(asked.text("/items/0/problems/0/code"), "possible_duplicate") << asked.body;
    EXPECT_EQ(asked.number("/items/0/problems/0/other"), 2);

    auto change = [&](int row, const std::string& body) {
        auto version = rows().number("/items/" + std::to_string(row - 1) + "/version");
        return browser.patch(path + "/rows/" + std::to_string(row), version, body);
    };
    change(1, R"({"joins":1})").expect(422, "api.invalid");
    change(1, R"({"joins":99})").expect(422, "api.invalid");
    auto joined = change(1, R"({"joins":2})").expect(200);
    EXPECT_EQ(joined.size("/person/positions"), 2u) << joined.body;
    EXPECT_EQ(joined.size("/person/courses"), 1u);
    EXPECT_FALSE(joined.null("/person/phone"));
    EXPECT_TRUE(joined.yes("/problems/0/settled"));
    EXPECT_EQ(rows().number("/items/1/joined"), 1);
    EXPECT_EQ(rows().text("/items/1/outcome"), "skipped");

    // Parted, both are as they were; corrected since, they stay joined until that is put right.
    change(2, R"({"skip":false})").expect(200);
    EXPECT_EQ(rows().size("/items/0/person/positions"), 1u);
    EXPECT_EQ(rows().size("/items/0/person/courses"), 0u);
    EXPECT_FALSE(rows().yes("/items/0/problems/0/settled"));
    change(1, R"({"joins":2})").expect(200);
    auto person = rows().raw("/items/0/person");
    auto at = person.find("Смородина");
    change(1, R"({"person":)" + person.substr(0, at) + "Смородинова" +
                  person.substr(at + std::string("Смородина").size()) + "}")
        .expect(200);
    change(2, R"({"skip":false})").expect(409, "people.joined_row_changed");

    auto job = browser.post(path + "/enter").expect(200);
    EXPECT_EQ(finished(browser, job.text("/job")).number("/result/fresh"), 2);
    auto people = browser.get("/api/v1/people?organisation=" + school);
    ASSERT_EQ(people.size("/items"), 2u);
    auto card = browser.get("/api/v1/people/" + people.text("/items/0/id")).expect(200);
    EXPECT_EQ(card.text("/surname"), "Смородинова");
    EXPECT_EQ(card.size("/employments"), 2u);
    EXPECT_EQ(card.size("/courses"), 1u);
}

TEST_P(ImportAnswers, a5_courses_and_leave_are_corrected_in_place) {
    auto browser = as("head.a");
    auto school = schoolOf(browser, id("a"), "Школа правок");
    auto preview = browser
                       .upload(upload(school, "2026-09-01"),
                               "ФИО;Должность;Предмет;Курсы\n"
                               "Редисова Римма Романовна;учитель;химия;\"«Школьная химия», 2024\"\n")
                       .expect(201);
    std::string path = "/api/v1/imports/" + preview.text("/id") + "/rows/1";
    auto row = browser.get("/api/v1/imports/" + preview.text("/id") + "/rows").expect(200);
    auto with = [&](const std::string& courses) {
        return R"({"person":{"surname":"Редисова","name":"Римма","patronymic":"Романовна","positions":[{"title":"учитель","subject":["химия"],"employment":"main"}],"status":"parental_leave","status_until":"2027-05-01","courses":)" +
               courses + "}}";
    };
    auto version = row.number("/items/0/version");
    auto refused = browser.patch(path, version, with(R"([{"title":"","date":"2024-13"}])"));
    refused.expect(422, "api.invalid");
    EXPECT_NE(refused.body.find("/person/courses/0/date"), std::string::npos) << refused.body;
    EXPECT_NE(refused.body.find("/person/courses/0/title"), std::string::npos);
    browser
        .patch(path, version,
               with(R"([{"title":"Школьная химия","date":"2024","hours":72,"document":"АБ 12"}])"))
        .expect(200);
    auto job = browser.post("/api/v1/imports/" + preview.text("/id") + "/enter").expect(200);
    EXPECT_EQ(finished(browser, job.text("/job")).number("/result/fresh"), 1);
    auto people = browser.get("/api/v1/people?organisation=" + school);
    auto card = browser.get("/api/v1/people/" + people.text("/items/0/id")).expect(200);
    EXPECT_EQ(card.number("/courses/0/hours"), 72) << card.body;
    EXPECT_EQ(card.text("/courses/0/document"), "АБ 12");
    EXPECT_EQ(card.text("/statuses/0/until"), "2027-05-01");
}

TEST_P(ImportAnswers, a5_what_a_schedule_of_attestations_says_is_kept_and_undone) {
    auto browser = as("head.a");
    auto school = schoolOf(browser, id("a"), "Школа планов");
    std::string list =
        "ФИО;Должность;Предмет;План прохождения аттестации 2026/27;План прохождения аттестации 2027/28\n"
        "Планова Полина Павловна;учитель;химия;апрель, высшая;\n";
    auto preview = browser.upload(upload(school, "2026-09-01"), list).expect(201);
    std::string path = "/api/v1/imports/" + preview.text("/id");
    auto job = browser.post(path + "/enter").expect(200);
    EXPECT_EQ(finished(browser, job.text("/job")).number("/result/fresh"), 1);
    auto person = browser.get("/api/v1/people?organisation=" + school).text("/items/0/id");
    auto card = browser.get("/api/v1/people/" + person).expect(200);
    ASSERT_EQ(card.size("/plans"), 1u) << card.body;
    EXPECT_EQ(card.text("/plans/0/year"), "2026/27");
    EXPECT_EQ(card.text("/plans/0/words"), "апрель, высшая");
    EXPECT_EQ(browser.upload(upload(school, "2026-10-01"), list).expect(201).number("/counts/same"), 1);

    std::string plans = "/api/v1/people/" + person + "/plans";
    browser.post(plans, R"({"year":"скоро","words":"май"})").expect(422, "api.invalid");
    as("deputy.b1").post(plans, R"({"year":"2027/28","words":"май"})").expect(404);
    auto added = browser.post(plans, R"({"year":"2027/28","words":"май"})").expect(201);
    EXPECT_EQ(added.size("/plans"), 2u);
    browser.remove(plans + "/" + added.text("/plans/0/id"), added.number("/version")).expect(200);
    job = browser.post(path + "/undo").expect(200);
    EXPECT_EQ(finished(browser, job.text("/job")).number("/result/kept"), 0);
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + school).size("/items"), 0u);
}

TEST_P(ImportAnswers, a5_who_is_back_from_leave_is_asked_and_the_leave_ends) {
    auto browser = as("head.a");
    auto school = schoolOf(browser, id("a"), "Школа возвращений");
    auto enter = [&](const std::string& path) {
        finished(browser, browser.post(path + "/enter").expect(200).text("/job")).expect(200);
    };
    std::string staff = "Отпускова Ольга Олеговна;12.05.1990;учитель;химия;1;",
                rest = "\nДомашняя Дарья Денисовна;03.02.1991;учитель;физика;1;";
    std::string head = "ФИО;Дата рождения;Должность;Предмет;Ставка;Примечание\n";
    auto first = browser
                     .upload(upload(school, "2025-09-01"), head + staff + "отпуск по уходу за ребенком" +
                                                               rest + "отпуск по уходу за ребенком\n")
                     .expect(201);
    enter("/api/v1/imports/" + first.text("/id"));
    auto second = browser.upload(upload(school, "2026-09-01"), head + staff + rest + "\n").expect(201);
    std::string path = "/api/v1/imports/" + second.text("/id");
    auto rows = browser.get(path + "/rows?filter=doubtful").expect(200);
    ASSERT_EQ(rows.size("/items"), 2u) << rows.body;
    EXPECT_EQ(rows.text("/items/0/problems/0/code"), "back_from_leave") << rows.body;
    // One is back; of the other nothing is said, and she stays on leave.
    browser.patch(path + "/rows/1", rows.number("/items/0/version"), R"({"settle":["back_from_leave"]})")
        .expect(200);
    enter(path);
    auto leave = [&](const char* q) {
        auto person = browser.get("/api/v1/people?organisation=" + school + "&q=" + q).text("/items/0/id");
        return browser.get("/api/v1/people/" + person).expect(200);
    };
    const char *olga = "%D0%9E%D1%82%D0%BF", *darya = "%D0%94%D0%BE%D0%BC";
    EXPECT_EQ(leave(olga).text("/statuses/0/until"), "2026-09-01");
    EXPECT_TRUE(leave(darya).null("/statuses/0/until"));
    // Undone, the leave goes on.
    auto job = browser.post(path + "/undo").expect(200);
    finished(browser, job.text("/job")).expect(200);
    EXPECT_TRUE(leave(olga).null("/statuses/0/until"));
}

TEST_P(ImportAnswers, a4_years_of_service_are_corrected_by_hand_and_grow_by_themselves) {
    auto person = hire("Стажева Софья Семёновна", "a1", "учитель", {"химия"}).text();
    auto browser = as("deputy.a1");
    std::string path = "/api/v1/people/" + person;
    auto changed = browser
                       .patch(path, browser.get(path).number("/version"),
                              R"({"experience_total":12,"experience_ped":8})")
                       .expect(200);
    EXPECT_EQ(changed.number("/experience_total"), 12);
    EXPECT_EQ(changed.number("/experience_ped"), 8);
    browser.patch(path, changed.number("/version"), R"({"experience_ped":90})").expect(422, "api.invalid");
    EXPECT_TRUE(browser.patch(path, changed.number("/version"), R"({"experience_total":null})")
                    .expect(200)
                    .null("/experience_total"));
    as("teacher.a2").patch(path, changed.number("/version"), R"({"experience_ped":9})").expect(403);
    as("deputy.b1").patch(path, changed.number("/version"), R"({"experience_ped":9})").expect(404);
}

}  // namespace metodika::people
