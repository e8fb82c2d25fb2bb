#include "contracts/reach.hpp"
#include "features/people/store.hpp"
#include "platform/audit/seal.hpp"
#include "testing/scenario.hpp"

namespace metodika::people {

METODIKA_API_SUITE(PeopleApi);

namespace {
const std::string teacherWord = "%D1%83%D1%87%D0%B8%D1%82%D0%B5%D0%BB%D1%8C";  // учитель
std::string upload(const std::string& organisation, const std::string& file) {
    return "/api/v1/imports?organisation=" + organisation + "&file=" + file + "&as_of=2026-09-01";
}
}  // namespace

TEST_P(PeopleApi, a4_lists_people_in_the_order_of_names_page_by_page) {
    auto browser = as("deputy.a1");
    std::vector<std::string> names;
    std::string next;
    do {
        auto page = browser.get("/api/v1/people?organisation=" + id("a1") + "&limit=4" + next).expect(200);
        for (std::size_t i = 0; i < page.size("/items"); ++i)
            names.push_back(page.text("/items/" + std::to_string(i) + "/name"));
        next = page.null("/next") ? "" : "&cursor=" + page.text("/next");
    } while (!next.empty());
    ASSERT_EQ(names.size(), 11u);
    EXPECT_EQ(names.front(), "Абрамова Анна Ивановна");
    EXPECT_EQ(names.back(), "Цветкова Цветана Ульяновна");
    EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
    EXPECT_EQ(browser
                  .get("/api/v1/people?organisation=" + id("a1") + "&position=" + teacherWord +
                       "&subject=%D1%84%D0%B8%D0%B7%D0%B8%D0%BA%D0%B0")
                  .size("/items"),
              1u);
    EXPECT_EQ(
        browser.get("/api/v1/people?organisation=" + id("a1") + "&sort=-name&limit=1").text("/items/0/name"),
        names.back());
    browser.get("/api/v1/people?sort=phone").expect(422, "api.invalid");
}

TEST_P(PeopleApi, a4_shows_each_reader_the_columns_that_are_theirs) {
    std::string list = "/api/v1/people?organisation=" + id("a1");
    auto keeper = as("deputy.a1").get(list).expect(200);
    EXPECT_FALSE(keeper.null("/items/0/age"));
    auto official = as("official.a").get(list).expect(200);
    EXPECT_TRUE(official.null("/items/0/age"));
    EXPECT_EQ(official.text("/hidden/0"), "age");
    auto colleague = as("teacher.a2").get(list).expect(200);
    EXPECT_TRUE(colleague.null("/items/0/young"));
    EXPECT_EQ(colleague.text("/items/0/positions/0/position"), "учитель");
    as("teacher.a2").get(list + "&category=first").expect(422, "api.invalid");
    as("teacher.b1").get(list).expect(404, "api.not_found");
    as("institute").get(list).expect(403, "people.by_name_only");
    as("institute").get(list + "&q=%D0%A6%D0%B2").expect(403, "people.by_name_only");    // Цв
    auto found = as("institute").get(list + "&q=%D0%A6%D0%B2%D0%B5%D1%82").expect(200);  // Цвет
    ASSERT_EQ(found.size("/items"), 1u);
    EXPECT_EQ(found.text("/items/0/name"), "Цветкова Цветана Ульяновна");
    EXPECT_TRUE(found.null("/items/0/young"));
    as("ministry").get(list + "&q=%D0%A6%D0%B2%D0%B5%D1%82").expect(403, "api.counts_only");
    as("operator").get(list).expect(404);
    stranger().get(list).expect(401);
}

TEST_P(PeopleApi, j3_a_card_hides_what_the_reader_may_not_see) {
    std::string card = "/api/v1/people/" + id("teacher.a1");
    EXPECT_EQ(as("head.a").get(card).expect(200).text("/phone"), "+79430000000");
    EXPECT_EQ(as("teacher.a1").get(card).expect(200).text("/phone"), "+79430000000") << "one's own";
    EXPECT_TRUE(as("official.a").get(card).expect(200).null("/phone"));
    auto colleague = as("teacher.a2").get(card).expect(200);
    EXPECT_TRUE(colleague.null("/phone"));
    EXPECT_TRUE(colleague.null("/education"));
    EXPECT_EQ(colleague.text("/surname"), "Цветкова");
    auto region = as("institute").get(card).expect(200);
    EXPECT_TRUE(region.null("/phone"));
    EXPECT_TRUE(region.null("/education"));
    EXPECT_EQ(region.text("/employments/0/position"), "учитель");
    for (const char* login : {"teacher.b1", "head.b", "ministry", "operator"})
        as(login).get(card).expect(404, "api.not_found");
    stranger().get(card).expect(401);
}

TEST_P(PeopleApi, a4_counts_for_the_region_hide_small_groups) {
    auto region = as("institute").get("/api/v1/people/summary").expect(200);
    EXPECT_EQ(region.number("/educators"), 27);
    EXPECT_TRUE(region.yes("/small_hidden"));
    for (std::size_t i = 0; i < region.size("/by_subject"); ++i) {
        auto at = "/by_subject/" + std::to_string(i) + "/count";
        if (!region.null(at)) {
            EXPECT_GE(region.number(at), 5);
        }
    }
    EXPECT_EQ(as("head.a").get("/api/v1/people/summary").expect(200).raw("/small_hidden"), "false");
    as("head.a").get("/api/v1/people/summary?organisation=" + id("b")).expect(404);
    auto few = as("teacher.a1").get("/api/v1/people/summary?organisation=" + id("a2")).expect(200);
    EXPECT_TRUE(few.number("/educators") < 5 && few.size("/by_age") == 0 && few.null("/young")) << few.body;
}

TEST_P(PeopleApi, a4_keeps_terms_of_posts_and_former_names) {
    auto browser = as("deputy.a1");
    auto card = browser.get("/api/v1/people/" + id("teacher.a1"));
    auto changed = browser
                       .patch("/api/v1/people/" + id("teacher.a1"), card.number("/version"),
                              R"({"surname":"Щеглова","since":"2026-10-01"})")
                       .expect(200);
    EXPECT_EQ(changed.text("/surname"), "Щеглова");
    EXPECT_NE(changed.raw("/history").find("Цветкова"), std::string::npos);
    EXPECT_EQ(browser.get("/api/v1/people?q=%D1%89%D0%B5%D0%B3%D0%BB").size("/items"), 1u);
    auto post = changed.text("/employments/0/id");
    as("deputy.a2").patch("/api/v1/employments/" + post, R"({"until":"2026-11-01"})").expect(403);
    as("deputy.b1").patch("/api/v1/employments/" + post, R"({"until":"2026-11-01"})").expect(404);
    browser.patch("/api/v1/employments/" + post, R"({"until":"2020-01-01"})").expect(422, "api.invalid");
    browser.patch("/api/v1/employments/" + post, R"({"until":"2026-11-01"})").expect(200);
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + id("a1")).size("/items"), 10u);
    auto left = browser.get("/api/v1/people?organisation=" + id("a1") + "&state=left");
    ASSERT_EQ(left.size("/items"), 1u);
    EXPECT_EQ(left.text("/items/0/name"), "Щеглова Цветана Ульяновна");
}

TEST_P(PeopleApi, a4_categories_and_courses_are_written_into_the_card) {
    auto browser = as("deputy.a1");
    std::string card = "/api/v1/people/" + id("teacher.a1");
    std::string category = R"({"level":"highest","since":"2021-04-25","act":"№ 315"})";
    std::string course = R"({"title":"Функциональная грамотность","finished_on":"2025-11","hours":36})";
    for (const char* other : {"official.a", "teacher.a1", "deputy.a2"}) {
        as(other).post(card + "/categories", category).expect(403, "api.not_your_role");
        as(other).post(card + "/courses", course).expect(403);
    }
    as("deputy.b1").post(card + "/categories", category).expect(404);
    auto made = browser.post(card + "/categories", category).expect(201);
    EXPECT_EQ(made.text("/categories/0/until"), "2026-04-25") << "given before the reform: for five years";
    browser.post(card + "/categories", category).expect(422, "api.invalid");
    browser.post(card + "/categories", R"({"level":"first","since":"2030-01-01"})").expect(422);
    auto later = browser.post(card + "/categories", R"({"level":"highest","since":"2026-04"})").expect(201);
    EXPECT_TRUE(later.null("/categories/0/until"));
    auto taught = browser.post(card + "/courses", course).expect(201);
    EXPECT_EQ(taught.number("/courses/0/hours"), 36);
    browser.post(card + "/courses", course).expect(422, "api.invalid");
    browser.post(card + "/courses", R"({"title":" "})").expect(422);
    browser.post(card + "/courses", R"({"title":"К","started_on":"2025-05-02","finished_on":"2025-04"})")
        .expect(422);
    EXPECT_EQ(browser.get("/api/v1/people?category=highest&organisation=" + id("a1")).size("/items"), 1u);
    EXPECT_EQ(as("teacher.a2").get(card).size("/categories"), 0u);

    std::string record = card + "/courses/" + taught.text("/courses/0/id");
    browser.remove(record).expect(428);
    as("deputy.b1").remove(record, taught.number("/version")).expect(404);
    browser.remove(record, taught.number("/version") - 1).expect(412);
    auto without = browser.remove(record, taught.number("/version")).expect(200);
    EXPECT_EQ(without.size("/courses"), 0u);
    browser.remove(record, without.number("/version")).expect(404);
    EXPECT_EQ(
        browser.remove(card + "/categories/" + later.text("/categories/0/id"), without.number("/version"))
            .expect(200)
            .size("/categories"),
        1u);
}

TEST_P(PeopleApi, a7_people_hold_statuses_for_a_term_by_an_act) {
    auto browser = as("deputy.a1");
    std::string card = "/api/v1/people/" + id("teacher.a1");
    std::string wish = R"({"status":"mentor","since":"2026-09-01","act":"Приказ № 120-о"})";
    as("teacher.a1").post(card + "/statuses", wish).expect(403, "api.not_your_role");
    as("deputy.b1").post(card + "/statuses", wish).expect(404);
    auto made = browser.post(card + "/statuses", wish).expect(201);
    EXPECT_EQ(made.text("/statuses/0/act"), "Приказ № 120-о");
    browser.post(card + "/statuses", wish).expect(422, "api.invalid");
    browser.post(card + "/statuses", R"({"status":"wizard","since":"2026-09-01"})").expect(422);
    std::string record = card + "/statuses/" + made.text("/statuses/0/id");
    browser.patch(record, made.number("/version"), R"({"until":"2026-09-01"})").expect(422);
    auto ended = browser.patch(record, made.number("/version"), R"({"until":"2026-11-01"})").expect(200);
    EXPECT_EQ(ended.text("/statuses/0/until"), "2026-11-01");
    browser.post(card + "/statuses", R"({"status":"mentor","since":"2026-11-01"})").expect(201);
    as("head.b").patch(record, ended.number("/version"), R"({"until":null})").expect(404);
    auto now = browser.get(card);
    EXPECT_EQ(browser.remove(record, now.number("/version")).expect(200).size("/statuses"), 1u);
}

TEST_P(PeopleApi, a4_exports_the_list_as_a_spreadsheet) {
    auto file = as("deputy.a1").get("/api/v1/people/export.xlsx?organisation=" + id("a1")).expect(200);
    EXPECT_EQ(file.body.substr(0, 2), "PK");
    EXPECT_NE(file.headers.at("content-disposition").find("filename*=UTF-8''"), std::string::npos);
    // What was brought out is brought in again as it was.
    auto again = as("deputy.a1").upload(upload(id("a1"), "export.xlsx"), file.body).expect(201);
    EXPECT_GT(again.number("/counts/persons"), 0);
    EXPECT_EQ(again.number("/counts/same"), again.number("/counts/persons")) << again.raw("/counts");
    as("institute").get("/api/v1/people/export.xlsx").expect(403);
    as("teacher.b1").get("/api/v1/people/export.xlsx?organisation=" + id("a1")).expect(404);
}

TEST_P(PeopleApi, a5_previews_a_school_list_and_enters_it_as_a_job) {
    auto browser = as("deputy.a1");
    auto bytes = testing::fileBytes("testing/tables/lists/o1_sosh5_spisok.xlsx");
    auto import = browser.upload(upload(id("a1"), "o1.xlsx"), bytes).expect(201);
    EXPECT_EQ(import.number("/counts/persons"), 34);
    EXPECT_EQ(import.number("/counts/fresh"), 34);
    EXPECT_EQ(import.number("/counts/questions"), 3);
    std::string path = "/api/v1/imports/" + import.text("/id");
    auto asked = browser.get(path + "/rows?filter=ask").expect(200);
    ASSERT_EQ(asked.size("/items"), 3u);
    EXPECT_NE(asked.text("/items/0/problems/0/reason").find("Гусева"), std::string::npos)
        << asked.raw("/items/0/problems");
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + id("a1")).size("/items"), 11u)
        << "nothing is entered before that";

    // One question is answered by a correction, one row is left out.
    std::string row = path + "/rows/" + asked.raw("/items/0/number");
    browser.patch(row, asked.number("/items/0/version"), R"({"settle":["category_expired"]})").expect(200);
    std::string skipped = path + "/rows/" + asked.raw("/items/1/number");
    browser.patch(skipped, asked.number("/items/1/version"), R"({"skip":true})").expect(200);
    browser.patch(row, 99, R"({"skip":true})").expect(412);

    as("deputy.a2").get(path).expect(404);
    as("deputy.b1").post(path + "/enter").expect(404);
    as("teacher.a1").get(path).expect(403);
    auto job = browser.post(path + "/enter").expect(200);
    auto done = finished(browser, job.text("/job")).expect(200);
    EXPECT_EQ(done.text("/state"), "done") << done.body;
    EXPECT_EQ(done.number("/result/fresh"), 32);
    EXPECT_EQ(done.number("/result/waiting"), 1);
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + id("a1") + "&limit=200").size("/items"), 43u);
    as("deputy.a2").get("/api/v1/jobs/" + job.text("/job")).expect(404);

    // The same list again finds the same persons.
    auto again = browser.upload(upload(id("a1"), "o1.xlsx"), bytes).expect(201);
    EXPECT_EQ(again.number("/counts/same"), 32) << again.raw("/counts");
    EXPECT_EQ(again.number("/counts/fresh"), 2);
}

TEST_P(PeopleApi, a5_corrects_a_row_in_place_and_names_wrong_fields) {
    auto browser = as("head.a");
    auto import = browser
                      .upload(upload(id("a2"), "o2.xlsx"),
                              testing::fileBytes("testing/tables/lists/o2_oosh17_khutor.xlsx"))
                      .expect(201);
    EXPECT_EQ(import.number("/counts/persons"), 8);
    std::string row = "/api/v1/imports/" + import.text("/id") + "/rows/1";
    auto rows = browser.get("/api/v1/imports/" + import.text("/id") + "/rows").expect(200);
    EXPECT_EQ(rows.text("/items/0/person/surname"), "Землянухин");
    std::string person = rows.raw("/items/0/person");
    auto with = [&](const std::string& was, const std::string& now) {
        auto text = person;
        return text.replace(text.find(was), was.size(), now);
    };
    auto wrong = browser.patch(row, 1, R"({"person":)" + with("1965-03-04", "04.03.1965") + "}")
                     .expect(422, "api.invalid");
    EXPECT_EQ(wrong.text("/errors/0/path"), "/person/birth_date");
    auto right = browser.patch(row, 1, R"({"person":)" + with("Землянухин", "Землянихин") + "}").expect(200);
    EXPECT_EQ(right.text("/person/surname"), "Землянихин");
}

TEST_P(PeopleApi, a5_refuses_a_broken_file_in_words) {
    auto browser = as("deputy.a1");
    auto bytes = testing::fileBytes("testing/tables/lists/o1_sosh5_spisok.xlsx");
    auto cut = browser.upload(upload(id("a1"), "cut.xlsx"), bytes.substr(0, 3000)).expect(422);
    EXPECT_NE(cut.text("/detail"), cut.text("/key")) << "a refusal has a sentence";
    browser.upload(upload(id("a1"), "text.xlsx"), "this is no spreadsheet")
        .expect(422, "tables.not_a_spreadsheet");
    browser.upload("/api/v1/imports?file=x.xlsx", bytes).expect(422, "api.invalid");
    as("deputy.b1").upload(upload(id("a1"), "o1.xlsx"), bytes).expect(404);
    as("deputy.a2").upload(upload(id("a1"), "o1.xlsx"), bytes).expect(403);
    as("teacher.a1").upload(upload(id("a1"), "o1.xlsx"), bytes).expect(403);
}

TEST_P(PeopleApi, a5_a_repeated_request_is_carried_out_once) {
    auto browser = as("deputy.a1");
    std::string wish = R"({"surname":"Яшина","given_name":"Яна","post":{"organisation":")" + id("a1") +
                       R"(","position":"учитель","subjects":["химия"]}})";
    auto first = browser.with("Idempotency-Key", "k1").post("/api/v1/people", wish).expect(201);
    auto second = browser.with("Idempotency-Key", "k1").post("/api/v1/people", wish).expect(201);
    EXPECT_EQ(first.text("/id"), second.text("/id"));
    browser.with("Idempotency-Key", "k1")
        .post("/api/v1/people", R"({"surname":"Другая","given_name":"Яна","post":{"organisation":")" +
                                    id("a1") + R"(","position":"учитель"}})")
        .expect(409, "api.key_used");
    EXPECT_EQ(browser.get("/api/v1/people?organisation=" + id("a1")).size("/items"), 12u);
}

TEST_P(PeopleApi, j3_the_audit_is_a_chain_that_shows_what_was_changed_afterwards) {
    as("deputy.a1").get("/api/v1/people/" + id("teacher.a1")).expect(200);
    settle();
    EXPECT_EQ(audit::brokenChain(installation().database()), 0);
    installation().database().change([](db::Connection& c) {
        c.execute("UPDATE audit_entries SET actor = actor + 1 WHERE action = 'look'");
    });
    EXPECT_NE(audit::brokenChain(installation().database()), 0);
}

TEST_P(PeopleApi, a_list_of_many_costs_as_many_queries_as_a_list_of_one) {
    auto scope = api::Scope::system(installation().host());
    scope.read([&](api::Work& work) {
        auto statements = [&](int limit) {
            PeopleQuery query;
            query.limit = limit;
            auto within = peopleWithin(work, organisation("region"));
            auto before = work.connection().statements();
            auto page = PeopleStore(work).list(within, query);
            EXPECT_EQ(page.items.size(), std::size_t(std::min(limit, 27)));
            return work.connection().statements() - before;
        };
        EXPECT_EQ(statements(1), statements(100));
    });
}

TEST_P(PeopleApi, a4_a_person_asks_for_a_correction_of_their_own_card) {
    std::string mine = "/api/v1/people/" + id("teacher.a1");
    auto teacher = as("teacher.a1");
    teacher.post(mine + "/corrections", R"({})").expect(422, "api.invalid");
    teacher.post(mine + "/corrections", R"({"changes":{"snils":"11111111111"}})").expect(422, "api.invalid");
    auto asked = teacher
                     .post(mine + "/corrections",
                           R"({"changes":{"surname":"Иная","phone":"+79430000002"},"words":"Вышла замуж"})")
                     .expect(201);
    ASSERT_EQ(asked.size("/changes"), 2u);
    EXPECT_EQ(asked.text("/changes/0/now"), "Иная");
    EXPECT_TRUE(asked.yes("/can/withdraw"));
    EXPECT_FALSE(asked.yes("/can/decide"));
    std::string one = "/api/v1/corrections/" + asked.text("/id");
    as("teacher.a2").post(mine + "/corrections", R"({"words":"?"})").expect(403, "people.own_card_only");
    as("deputy.b1").post(mine + "/corrections", R"({"words":"?"})").expect(404);
    teacher.get("/api/v1/corrections").expect(403);
    EXPECT_EQ(teacher.get("/api/v1/corrections?mine=true").size("/items"), 1u);
    EXPECT_EQ(as("teacher.a2").get("/api/v1/corrections?mine=true").size("/items"), 0u);

    EXPECT_EQ(as("deputy.a2").get("/api/v1/corrections").size("/items"), 0u);
    as("deputy.a2").post(one + "/accept").expect(404);
    as("deputy.b1").post(one + "/accept").expect(404);
    teacher.post(one + "/accept").expect(403);
    EXPECT_EQ(as("head.a").get("/api/v1/corrections?state=open").size("/items"), 1u);
    as("deputy.a1").post(one + "/accept").expect(200);
    auto card = teacher.get(mine).expect(200);
    EXPECT_EQ(card.text("/surname"), "Иная");
    EXPECT_EQ(card.text("/phone"), "+79430000002");
    EXPECT_GT(card.size("/history"), 0u) << "the former name is kept";
    teacher.remove(one).expect(409, "people.correction_over");

    auto second = teacher.post(mine + "/corrections", R"({"words":"Нет курсов 2025 года"})").expect(201);
    auto declined = as("deputy.a1")
                        .post("/api/v1/corrections/" + second.text("/id") + "/decline",
                              R"({"answer":"Принесите удостоверение"})")
                        .expect(200);
    EXPECT_EQ(declined.text("/state"), "declined");
    EXPECT_EQ(teacher.get("/api/v1/corrections?mine=true").text("/items/0/answer"),
              "Принесите удостоверение");
    auto third = teacher.post(mine + "/corrections", R"({"words":"Ошибка"})").expect(201);
    as("teacher.a2").remove("/api/v1/corrections/" + third.text("/id")).expect(404);
    teacher.remove("/api/v1/corrections/" + third.text("/id")).expect(200);
}

TEST_P(PeopleApi, a5_schools_confirm_their_lists_and_the_service_reminds_the_others) {
    auto head = as("head.a");
    auto before = head.get("/api/v1/staff-lists").expect(200);
    EXPECT_EQ(before.number("/school_year"), 2026);
    EXPECT_EQ(before.number("/confirmed"), 0);
    EXPECT_TRUE(before.yes("/can/remind"));
    auto deputy = as("deputy.a1");
    EXPECT_EQ(deputy.get("/api/v1/staff-lists").size("/items"), 1u) << "one's own alone";
    deputy.post("/api/v1/staff-lists/remind", R"({"organisation":")" + id("a1") + R"("})").expect(403);
    auto card = "/api/v1/people/" + id("deputy.a1");
    head.patch(card, head.get(card).number("/version"), R"({"mail":"deputy@school.example"})").expect(200);
    // Letters come to those who agreed to letters.
    auto silent =
        head.post("/api/v1/staff-lists/remind", R"({"organisation":")" + id("a") + R"("})").expect(200);
    EXPECT_EQ(silent.number("/letters"), 0);
    deputy.post("/api/v1/me/consents", R"({"code":"letters","version":1,"given":true})").expect(200);
    auto told =
        head.post("/api/v1/staff-lists/remind", R"({"organisation":")" + id("a") + R"("})").expect(200);
    EXPECT_EQ(told.number("/reminded"), before.number("/total"));
    settle();
    auto letters = mailbox().letters();
    EXPECT_EQ(told.number("/letters"), std::int64_t(letters.size()));
    auto own = std::find_if(letters.begin(), letters.end(),
                            [](const auto& letter) { return letter.to == "deputy@school.example"; });
    ASSERT_NE(own, letters.end());
    EXPECT_NE(own->text().find("МБОУ СОШ № 5"), std::string::npos);
    EXPECT_EQ(deputy.get("/api/v1/staff-lists").text("/items/0/reminded_on"), "2026-11-22");
    as("deputy.a2").post("/api/v1/organisations/" + id("a1") + "/staff-list/confirm").expect(403);
    as("deputy.b1").post("/api/v1/organisations/" + id("a1") + "/staff-list/confirm").expect(404);
    as("teacher.a1").post("/api/v1/organisations/" + id("a1") + "/staff-list/confirm").expect(403);

    auto confirmed = deputy.post("/api/v1/organisations/" + id("a1") + "/staff-list/confirm").expect(200);
    EXPECT_EQ(confirmed.text("/state"), "confirmed");
    EXPECT_EQ(confirmed.number("/changed_since"), 0);
    auto people = confirmed.number("/people");
    EXPECT_EQ(head.get("/api/v1/staff-lists").number("/confirmed"), 1);
    EXPECT_EQ(std::int64_t(head.get("/api/v1/staff-lists?state=waiting").size("/items")),
              before.number("/total") - 1);
    // What changed afterwards is seen.
    clock().set({clock().now().ms + 3LL * 24 * 3600 * 1000});
    hire("Новосёлова Нонна Никитична", "a1", "учитель", {"химия"}, date(2026, 11, 24));
    auto later = as("deputy.a1").get("/api/v1/staff-lists").expect(200);
    EXPECT_EQ(later.number("/items/0/people_then"), people);
    EXPECT_EQ(later.number("/items/0/people"), people + 1);
    EXPECT_EQ(later.number("/items/0/changed_since"), 1);
    EXPECT_EQ(as("deputy.b1").get("/api/v1/staff-lists").number("/confirmed"), 0) << "another municipality";
}

}  // namespace metodika::people
