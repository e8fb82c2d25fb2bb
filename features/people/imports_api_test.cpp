#include "features/people/import_actions.hpp"
#include "testing/scenario.hpp"

namespace metodika::people {
namespace {

METODIKA_API_SUITE(Imports);

std::string upload(const std::string& organisation, const std::string& asOf) {
    return "/api/v1/imports?organisation=" + organisation + "&file=list.csv&as_of=" + asOf;
}
const std::string header = "ФИО;Дата рождения;Должность;Предмет;Ставка\n";
const std::string firstYear = header +
                              "Абрикосова Анна Андреевна;12.05.1980;учитель;химия;1\n"
                              "Вишнёва Вера Викторовна;03.02.1975;учитель;биология;1\n"
                              "Грушин Глеб Григорьевич;30.11.1990;учитель;география;1\n"
                              "Дынина Дарья Дмитриевна;01.01.1985;директор;;1\n";
const std::string nextYear = header +
                             "Абрикосова Анна Андреевна;12.05.1980;учитель;химия;1\n"
                             "Черешнева Вера Викторовна;03.02.1975;учитель;биология;1\n"
                             "Дынина Дарья Дмитриевна;01.01.1985;директор;;1\n"
                             "Ежевикин Егор Евгеньевич;14.07.1999;учитель;география;0,5\n";
constexpr const char* everyone = "&limit=200";

}  // namespace

TEST_P(Imports, a5_next_years_list_asks_who_left_and_who_is_called_otherwise_and_can_be_undone) {
    auto browser = as("head.a");
    auto school =
        browser
            .post("/api/v1/organisations",
                  R"({"parent":")" + id("a") +
                      R"(","kind":"school","name":"Школа садоводов","short_name":"Школа садоводов"})")
            .expect(201)
            .text("/id");
    auto staff = [&] {
        return browser.get("/api/v1/people?organisation=" + school + everyone).size("/items");
    };
    auto enter = [&](const std::string& path) {
        auto job = browser.post(path + "/enter").expect(200);
        return finished(browser, job.text("/job")).expect(200);
    };

    auto first = browser.upload(upload(school, "2025-09-01"), firstYear).expect(201);
    EXPECT_TRUE(first.yes("/complete"));
    EXPECT_EQ(first.number("/counts/certain"), 4) << first.raw("/counts");
    std::string firstPath = "/api/v1/imports/" + first.text("/id");
    EXPECT_EQ(enter(firstPath).number("/result/fresh"), 4);
    EXPECT_EQ(staff(), 4u);

    // A year later: one has left, one has another surname, one is new.
    auto second = browser.upload(upload(school, "2026-09-01"), nextYear).expect(201);
    EXPECT_EQ(second.number("/counts/left"), 1) << second.raw("/counts");
    EXPECT_EQ(second.number("/counts/same"), 2);
    EXPECT_EQ(second.number("/counts/fresh"), 1);
    EXPECT_EQ(second.number("/counts/questions"), 2);
    std::string path = "/api/v1/imports/" + second.text("/id");
    auto asked = browser.get(path + "/rows?filter=ask").expect(200);
    ASSERT_EQ(asked.size("/items"), 2u);
    EXPECT_EQ(asked.text("/items/0/problems/0/code"), "surname_changed");
    EXPECT_EQ(asked.text("/items/0/candidates/0/name"), "Вишнёва Вера Викторовна");
    EXPECT_EQ(asked.text("/items/1/problems/0/code"), "not_in_list");
    for (int i : {0, 1}) {
        auto at = "/items/" + std::to_string(i);
        browser
            .patch(path + "/rows/" + asked.raw(at + "/number"), asked.number(at + "/version"),
                   R"({"settle":[")" + asked.text(at + "/problems/0/code") + R"("]})")
            .expect(200);
    }
    auto done = enter(path);
    EXPECT_EQ(done.number("/result/left"), 1) << done.body;
    EXPECT_EQ(done.number("/result/changed"), 1);
    EXPECT_EQ(done.number("/result/fresh"), 1);
    EXPECT_EQ(staff(), 4u);
    auto married = browser.get("/api/v1/people?organisation=" + school + "&q=%D1%87%D0%B5%D1%80%D0%B5%D1%88");
    ASSERT_EQ(married.size("/items"), 1u);
    auto card = browser.get("/api/v1/people/" + married.text("/items/0/id")).expect(200);
    EXPECT_NE(card.raw("/history").find("Вишнёва"), std::string::npos) << "the former name is kept";
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + school + "&state=left").size("/items"), 1u);

    // Nobody else may undo; undone, everything is as it was before.
    as("deputy.a1").post(path + "/undo").expect(404);
    as("deputy.b1").post(path + "/undo").expect(404);
    as("teacher.a1").post(path + "/undo").expect(403);
    auto job = browser.post(path + "/undo").expect(200);
    auto undone = finished(browser, job.text("/job")).expect(200);
    EXPECT_EQ(undone.number("/result/kept"), 0) << undone.body;
    EXPECT_EQ(browser.get(path).text("/state"), "undone");
    EXPECT_EQ(staff(), 4u);
    EXPECT_EQ(
        browser.get("/api/v1/people?organisation=" + school + "&q=%D0%B2%D0%B8%D1%88%D0%BD").size("/items"),
        1u);
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + school + "&q=%D0%B5%D0%B6%D0%B5").size("/items"),
              0u);
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + school + "&state=left").size("/items"), 0u);
    browser.post(path + "/undo").expect(409, "people.nothing_to_undo");

    // What others went on from stays: a corrected person is no longer the import's alone.
    auto first0 = browser.get("/api/v1/people?organisation=" + school + "&q=%D0%B0%D0%B1%D1%80%D0%B8");
    std::string apricot = "/api/v1/people/" + first0.text("/items/0/id");
    browser.patch(apricot, browser.get(apricot).number("/version"), R"({"phone":"+79430000001"})")
        .expect(200);
    job = browser.post(firstPath + "/undo").expect(200);
    EXPECT_EQ(finished(browser, job.text("/job")).text("/state"), "done");
    EXPECT_EQ(staff(), 0u) << "posts that the list brought are gone";
}

TEST_P(Imports, a5_asks_whether_somebody_of_another_school_moved_or_works_in_both) {
    auto browser = as("head.a");
    auto born = [&](const std::string& name, const std::string& day) {
        auto path = "/api/v1/people/" + hire(name, "a1", "учитель", {"химия"}).text();
        browser.patch(path, browser.get(path).number("/version"), R"({"birth_date":")" + day + R"("})")
            .expect(200);
        return path;
    };
    auto moved = born("Переходова Пелагея Павловна", "1980-05-12"),
         both = born("Двойнова Дина Денисовна", "1975-02-03");
    std::string list = header +
                       "Переходова Пелагея Павловна;12.05.1980;учитель;химия;1\n"
                       "Двойнова Дина Денисовна;03.02.1975;учитель;химия;0,5\n"
                       "Новосельцева Нора Наумовна;01.01.1999;учитель;химия;1\n";
    auto enter = [&](testing::Browser& who, const std::string& path) {
        finished(who, who.post(path + "/enter").expect(200).text("/job")).expect(200);
    };
    auto answer = [&](testing::Browser& who, const std::string& path, int row, const std::string& elsewhere) {
        auto version = who.get(path + "/rows").number("/items/" + std::to_string(row - 1) + "/version");
        return who
            .patch(path + "/rows/" + std::to_string(row), version, R"({"elsewhere":")" + elsewhere + R"("})")
            .expect(200);
    };
    // The service keeps both lists: what it answers is done.
    auto preview = browser.upload(upload(id("a2"), "2026-09-01"), list).expect(201);
    EXPECT_EQ(preview.number("/counts/questions"), 2) << preview.raw("/counts");
    std::string path = "/api/v1/imports/" + preview.text("/id");
    auto rows = browser.get(path + "/rows?filter=ask").expect(200);
    EXPECT_EQ(rows.text("/items/0/problems/0/code"), "works_elsewhere");
    EXPECT_NE(rows.text("/items/0/problems/0/reason").find("МБОУ СОШ № 5"), std::string::npos);
    EXPECT_EQ(answer(browser, path, 1, "moved").text("/elsewhere"), "moved");
    EXPECT_TRUE(browser.patch(path + "/rows/3", 1, R"({"elsewhere":"moved"})").expect(200).null("/elsewhere"))
        << "nothing was asked of a new person";
    EXPECT_TRUE(answer(browser, path, 2, "both").yes("/problems/0/settled"));
    enter(browser, path);
    auto open = [&](const std::string& person) {
        int posts = 0;
        auto card = browser.get(person).expect(200);
        for (std::size_t i = 0; i < card.size("/employments"); ++i)
            posts += card.raw("/employments/" + std::to_string(i) + "/until") == "null";
        return posts;
    };
    EXPECT_EQ(open(moved), 1);
    EXPECT_EQ(open(both), 2);
    finished(browser, browser.post(path + "/undo").expect(200).text("/job")).expect(200);
    EXPECT_EQ(browser.get(moved).raw("/employments/0/until"), "null") << "works where it was again";

    // A school keeps its own list alone: the other school is asked, and says so itself.
    auto school = as("deputy.a2");
    preview = school.upload(upload(id("a2"), "2026-09-01"), list).expect(201);
    path = "/api/v1/imports/" + preview.text("/id");
    EXPECT_EQ(answer(school, path, 1, "moved").text("/elsewhere"), "asked");
    enter(school, path);
    EXPECT_EQ(open(moved), 2);
    auto asked = as("deputy.a1").get("/api/v1/corrections?state=open").expect(200);
    ASSERT_EQ(asked.size("/items"), 1u);
    EXPECT_EQ(asked.text("/items/0/kind"), "moved");
    EXPECT_EQ(asked.text("/items/0/on"), "2026-09-01");
    std::string accept = "/api/v1/corrections/" + asked.text("/items/0/id") + "/accept";
    school.post(accept).expect(404);
    as("deputy.b1").post(accept).expect(404);
    as("deputy.a1").post(accept).expect(200);
    EXPECT_EQ(open(moved), 1);
    as("deputy.a1").post(accept).expect(409, "people.correction_over");
}

TEST_P(Imports, a5_somebody_else_of_that_name_stays_somebody_else) {
    auto browser = as("head.a");
    hire("Абрикосова Анна Андреевна", "a1", "учитель", {"химия"});
    // The list knows the year of birth alone, which is no proof.
    auto import =
        browser
            .upload(upload(id("a3"), "2026-09-01"), header +
                                                        "Абрикосова Анна Андреевна;1980;учитель;химия;1\n"
                                                        "Дынина Дарья Дмитриевна;01.01.1985;директор;;1\n")
            .expect(201);
    std::string path = "/api/v1/imports/" + import.text("/id");
    auto rows = browser.get(path + "/rows?filter=doubtful").expect(200);
    ASSERT_EQ(rows.size("/items"), 1u);
    EXPECT_EQ(rows.text("/items/0/problems/0/code"), "same_name_known");
    auto candidate = rows.text("/items/0/candidates/0/id");
    std::string row = path + "/rows/" + rows.raw("/items/0/number");
    browser.patch(row, rows.number("/items/0/version"), R"({"matched":")" + id("teacher.b1") + R"("})")
        .expect(422, "api.invalid");
    auto same = browser.patch(row, rows.number("/items/0/version"), R"({"matched":")" + candidate + R"("})")
                    .expect(200);
    EXPECT_EQ(same.text("/outcome"), "changed") << "the same person, with a second post";
    EXPECT_EQ(same.text("/problems/0/code"), "works_elsewhere") << "moved, or works in both";
    auto other = browser.patch(row, same.number("/version"), R"({"matched":null})").expect(200);
    EXPECT_EQ(other.text("/outcome"), "fresh");
    EXPECT_EQ(other.size("/problems"), 0u);
}

TEST_P(Imports, a5_a_list_of_several_organisations_finds_each_and_asks_for_the_unknown) {
    auto browser = as("head.a");
    auto first = browser.get("/api/v1/organisations/" + id("a1")).text("/short_name");
    auto second = browser.get("/api/v1/organisations/" + id("a2")).text("/name");
    std::string list = "Организация;ФИО;Дата рождения;Должность;Предмет;Ставка\n" + first +
                       ";Абрикосова Анна Андреевна;12.05.1980;учитель;химия;1\n\"" + second +
                       "\";Вишнёва Вера Викторовна;03.02.1975;учитель;биология;1\n" +
                       "Академия воздухоплавания;Грушин Глеб Григорьевич;30.11.1990;учитель;география;1\n"
                       "Академия воздухоплавания;Дынина Дарья Дмитриевна;01.01.1985;директор;;1\n";
    auto import = browser.upload(upload(id("a"), "2026-09-01"), list).expect(201);
    std::string path = "/api/v1/imports/" + import.text("/id");
    auto rows = browser.get(path + "/rows?filter=all").expect(200);
    ASSERT_EQ(rows.size("/items"), 4u) << rows.body;
    EXPECT_EQ(rows.text("/items/0/organisation/id"), id("a1"));
    EXPECT_EQ(rows.text("/items/1/organisation/id"), id("a2"));
    EXPECT_TRUE(rows.null("/items/2/organisation"));
    EXPECT_EQ(rows.text("/items/2/problems/0/code"), "organisation_unknown");
    std::string row = path + "/rows/3";
    // Answering yes is no answer here; another municipality's school is none either.
    auto still = browser.patch(row, rows.number("/items/2/version"), R"({"settle":["organisation_unknown"]})")
                     .expect(200);
    EXPECT_EQ(still.text("/problems/0/code"), "organisation_unknown");
    browser.patch(row, still.number("/version"), R"({"organisation":")" + id("b1") + R"("})").expect(404);
    auto named =
        browser.patch(row, still.number("/version"), R"({"organisation":")" + id("a3") + R"("})").expect(200);
    EXPECT_EQ(named.size("/problems"), 0u) << named.body;
    EXPECT_EQ(browser.get(path + "/rows").text("/items/3/organisation/id"), id("a3"))
        << "an answer holds for every row of that name";
    auto job = browser.post(path + "/enter").expect(200);
    EXPECT_EQ(finished(browser, job.text("/job")).number("/result/fresh"), 4);
    EXPECT_EQ(
        browser.get("/api/v1/people?organisation=" + id("a3") + "&q=%D0%B3%D1%80%D1%83%D1%88").size("/items"),
        1u);
    EXPECT_EQ(as("deputy.a1")
                  .get("/api/v1/people?organisation=" + id("a1") + "&q=%D0%B0%D0%B1%D1%80%D0%B8%D0%BA")
                  .size("/items"),
              1u);
}

TEST_P(Imports, a5_takes_the_day_from_the_list_and_says_when_it_is_another_schools) {
    auto browser = as("head.a");
    auto name = browser.get("/api/v1/organisations/" + id("a1")).text("/short_name");
    std::string list = "Список педагогических работников " + name + " на 01.10.2026;;;;\n" + header +
                       "Абрикосова Анна Андреевна;12.05.1980;учитель;химия;1\n"
                       "Грушин Глеб Григорьевич;31.02.1990;учитель;география;1\n";
    std::string where = "/api/v1/imports?file=list.csv&organisation=";
    auto own = browser.upload(where + id("a1"), list).expect(201);
    EXPECT_EQ(own.text("/as_of"), "2026-10-01");
    EXPECT_TRUE(own.null("/names_other"));
    auto other = browser.upload(where + id("a2"), list).expect(201);
    EXPECT_EQ(other.text("/names_other/id"), id("a1"));
    EXPECT_TRUE(browser.upload(where + id("a"), list).expect(201).null("/names_other"))
        << "a municipality's list names its schools";
    std::string path = "/api/v1/imports/" + own.text("/id");
    auto moved =
        browser.patch(path + "/columns", own.number("/version"), R"({"columns":[],"as_of":"2026-09-15"})")
            .expect(200);
    EXPECT_EQ(moved.text("/as_of"), "2026-09-15");
    as("deputy.a2")
        .patch(path + "/columns", moved.number("/version"), R"({"columns":[],"as_of":"2026-09-16"})")
        .expect(404);

    // A corrected value answers the doubt about it.
    auto rows = browser.get(path + "/rows").expect(200);
    ASSERT_EQ(rows.text("/items/1/problems/0/code"), "date_impossible") << rows.body;
    auto corrected =
        browser
            .patch(
                path + "/rows/2", rows.number("/items/1/version"),
                R"({"person":{"surname":"Грушин","name":"Глеб","patronymic":"Григорьевич","birth_date":"1990-02-28","positions":[{"title":"учитель","subject":["география"],"employment":"main","rate":1}],"courses":[]}})")
            .expect(200);
    EXPECT_TRUE(corrected.yes("/problems/0/settled")) << corrected.raw("/problems");
}

TEST_P(Imports, a5_undoing_leaves_whoever_others_stand_on_where_they_work) {
    auto browser = as("head.a");
    auto list = browser.upload(upload(id("a3"), "2026-09-01"), firstYear).expect(201);
    std::string path = "/api/v1/imports/" + list.text("/id");
    finished(browser, browser.post(path + "/enter").expect(200).text("/job")).expect(200);
    auto head = browser.get("/api/v1/people?organisation=" + id("a3") + "&q=%D0%B0%D0%B1%D1%80%D0%B8%D0%BA")
                    .text("/items/0/id");
    browser
        .post("/api/v1/associations", R"({"name":"МО","level":"school","organisation":")" + id("a3") +
                                          R"(","since":"2026-09-01","head":")" + head + R"("})")
        .expect(201);
    as("deputy.a1").post("/api/v1/organisations/" + id("a3") + "/invitations").expect(403);
    browser.post("/api/v1/organisations/" + id("a3") + "/invitations").expect(201);
    auto undone = finished(browser, browser.post(path + "/undo").expect(200).text("/job")).expect(200);
    EXPECT_EQ(undone.number("/result/kept"), 2)
        << "the person and the post; codes that nobody used keep nobody";
    auto card = browser.get("/api/v1/people/" + head).expect(200);
    EXPECT_EQ(card.size("/employments"), 1u);
    EXPECT_EQ(
        browser.get("/api/v1/people?organisation=" + id("a3") + "&q=%D0%B4%D1%8B%D0%BD%D0%B8").size("/items"),
        0u);
}

TEST_P(Imports, a5_two_of_one_name_in_a_school_are_never_entered_without_an_answer) {
    auto browser = as("head.a");
    hire("Абрикосова Анна Андреевна", "a1", "учитель", {"химия"});
    hire("Абрикосова Анна Андреевна", "a1", "учитель", {"биология"});
    auto import = browser
                      .upload(upload(id("a1"), "2026-09-01"),
                              "ФИО;Должность;Предмет;Ставка\nАбрикосова Анна Андреевна;учитель;химия;1\n")
                      .expect(201);
    auto rows = browser.get("/api/v1/imports/" + import.text("/id") + "/rows?filter=ask").expect(200);
    ASSERT_GE(rows.size("/items"), 1u);
    EXPECT_EQ(rows.text("/items/0/problems/0/code"), "same_name_known");
    EXPECT_EQ(rows.size("/items/0/candidates"), 2u);
}

TEST_P(Imports, a5_a_columns_meaning_is_changed_by_a_click_and_remembered_for_the_sender) {
    auto browser = as("deputy.a1");
    const std::string bytes =
        "ФИО;Должность;Предмет;Срок\n"
        "Абрикосова Анна Андреевна;учитель;химия;12.05.1980\n"
        "Вишнёва Вера Викторовна;учитель;биология;03.02.1975\n"
        "Грушин Глеб Григорьевич;учитель;география;30.11.1990\n";
    auto list = browser.upload(upload(id("a1"), "2026-09-01"), bytes).expect(201);
    std::string path = "/api/v1/imports/" + list.text("/id");
    EXPECT_TRUE(list.yes("/can/change_columns"));
    ASSERT_EQ(list.size("/columns"), 4u);
    EXPECT_EQ(list.text("/columns/3/header"), "Срок");
    EXPECT_EQ(list.text("/columns/3/meaning"), "birth_date") << "told by its cells alone";
    std::string hired = R"({"columns":[{"column":"D","header":"Срок","meaning":"hire_date"}]})";
    auto version = list.number("/version");

    as("teacher.a1").patch(path + "/columns", version, hired).expect(403, "api.not_your_role");
    as("deputy.a2").patch(path + "/columns", version, hired).expect(404, "api.not_found");
    as("head.b").patch(path + "/columns", version, hired).expect(404);
    browser.patch(path + "/columns", hired).expect(428);
    auto wrong = browser
                     .patch(path + "/columns", version,
                            R"({"columns":[{"column":"D","header":"Срок","meaning":"horoscope"}]})")
                     .expect(422);
    EXPECT_EQ(wrong.text("/errors/0/path"), "/columns/0/meaning");
    browser.patch(path + "/columns", version, R"({"columns":[{"column":"A","header":"ФИО","meaning":""}]})")
        .expect(409, "people.no_persons_so");

    auto read = browser.patch(path + "/columns", version, hired).expect(200);
    EXPECT_EQ(read.text("/columns/3/meaning"), "hire_date");
    EXPECT_EQ(read.number("/counts/fresh"), 3);
    auto rows = browser.get(path + "/rows").expect(200);
    EXPECT_EQ(rows.text("/items/0/person/hire_date"), "1980-05-12");
    EXPECT_TRUE(rows.null("/items/0/person/birth_date"));
    browser.patch(path + "/columns", version, hired).expect(412, "api.changed_meanwhile");
    auto unused = browser
                      .patch(path + "/columns", read.number("/version"),
                             R"({"columns":[{"column":"C","header":"предмет","meaning":""}]})")
                      .expect(200);
    EXPECT_EQ(unused.text("/columns/2/meaning"), "");

    // The next list of the same sender is read so at once; another's is not.
    auto next = browser.upload(upload(id("a1"), "2026-10-01"), bytes).expect(201);
    EXPECT_EQ(next.text("/columns/3/meaning"), "hire_date");
    EXPECT_EQ(next.text("/columns/2/meaning"), "");
    auto other = as("deputy.a2").upload(upload(id("a2"), "2026-10-01"), bytes).expect(201);
    EXPECT_EQ(other.text("/columns/3/meaning"), "birth_date");
    EXPECT_EQ(other.text("/columns/2/meaning"), "subject");

    // What is entered stands as it was read.
    auto job = browser.post(path + "/enter").expect(200);
    finished(browser, job.text("/job")).expect(200);
    auto entered = browser.get(path).expect(200);
    EXPECT_FALSE(entered.yes("/can/change_columns"));
    browser.patch(path + "/columns", entered.number("/version"), hired).expect(409);
}

TEST_P(Imports, a5_a_list_that_names_many_schools_is_of_their_municipality) {
    auto scope = api::Scope::system(installation().host());
    auto placed = [&](std::vector<std::string> names) {
        StaffList list;
        for (auto& name : names) list.organisations.push_back({std::move(name), ""});
        return scope.read([&](api::Work& work) {
            auto place = placeOf(work, list);
            return place ? place->text() : "";
        });
    };
    EXPECT_EQ(placed({"МБОУ СОШ № 5"}), id("a1"));
    EXPECT_EQ(placed({"МБОУ СОШ № 5", "МКОУ ООШ № 17", "Школа, которой нет"}), id("a"));
    EXPECT_EQ(placed({"МБОУ СОШ № 5", "МБОУ СОШ № 1"}), "") << "of two municipalities";
    EXPECT_EQ(placed({}), "");
}

}  // namespace metodika::people
