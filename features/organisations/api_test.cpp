#include "features/organisations/store.hpp"
#include "testing/scenario.hpp"

namespace metodika::organisations {

METODIKA_API_SUITE(Organisations);
using Reply = testing::Reply;

namespace {
std::string cardAt(const std::string& id) { return "/api/v1/organisations/" + id; }
}  // namespace

TEST_P(Organisations, a1_shows_three_levels_as_one_tree) {
    auto tree = as("institute").get("/api/v1/organisations/tree").expect(200);
    EXPECT_EQ(tree.size("/items"), 11u);
    std::map<std::string, std::string> levels;
    for (std::size_t i = 0; i < tree.size("/items"); ++i) {
        auto here = "/items/" + std::to_string(i);
        levels[tree.text(here + "/id")] = tree.text(here + "/level");
    }
    EXPECT_EQ(levels[id("region")], "region");
    EXPECT_EQ(levels[id("a")], "municipality");
    EXPECT_EQ(levels[id("a1")], "organisation");

    auto mine = as("head.a").get("/api/v1/organisations/tree").expect(200);
    EXPECT_EQ(mine.size("/items"), 6u) << "a municipality and what is below it, nothing of the other one";
    as("head.a").get("/api/v1/organisations/tree?root=" + id("b")).expect(404, "api.not_found");
    as("teacher.b1").get(cardAt(id("a1"))).expect(404);
    stranger().get("/api/v1/organisations/tree").expect(401, "api.sign_in");
}

TEST_P(Organisations, a1_lists_children_with_search_and_pages) {
    auto browser = as("head.a");
    auto first = browser.get("/api/v1/organisations?parent=" + id("a") + "&limit=2").expect(200);
    ASSERT_EQ(first.size("/items"), 2u);
    auto second =
        browser.get("/api/v1/organisations?parent=" + id("a") + "&limit=200&cursor=" + first.text("/next"))
            .expect(200);
    EXPECT_EQ(second.size("/items"), 3u);
    EXPECT_NE(first.text("/items/1/id"), second.text("/items/0/id"));
    // «сош 5», without the sign of the number; «сош 7» is none
    auto fifth = browser.get("/api/v1/organisations?q=%D1%81%D0%BE%D1%88%205").expect(200);
    ASSERT_EQ(fifth.size("/items"), 1u);
    EXPECT_EQ(fifth.text("/items/0/id"), id("a1"));
    EXPECT_EQ(browser.get("/api/v1/organisations?q=%D1%81%D0%BE%D1%88%207").size("/items"), 0u);
    auto found = browser.get("/api/v1/organisations?q=%D0%96%D0%A3%D0%A0%D0%90%D0%92").expect(200);  // ЖУРАВ
    ASSERT_EQ(found.size("/items"), 1u);
    EXPECT_EQ(found.text("/items/0/id"), id("a3"));
    browser.get("/api/v1/organisations?limit=900").expect(422, "api.invalid");
    browser.get("/api/v1/organisations?nonsense=1").expect(422, "api.invalid");
    browser.get("/api/v1/organisations?cursor=12.zz").expect(422, "api.invalid");
}

TEST_P(Organisations, a1_adds_a_branch_and_a_stranger_cannot) {
    std::string wish =
        R"({"parent":")" + id("a") +
        R"(","kind":"kindergarten","name":"Детский сад х. Дальний","short_name":"ДС х. Дальний","branch_of":")" +
        id("a3") + R"("})";
    auto made = as("head.a").post("/api/v1/organisations", wish).expect(201);
    EXPECT_TRUE(made.yes("/is_branch"));
    EXPECT_EQ(made.text("/branch_of/id"), id("a3"));
    EXPECT_EQ(as("head.a").get(cardAt(id("a3"))).text("/branches/0/id"), made.text("/id"));
    as("deputy.a1").post("/api/v1/organisations", wish).expect(403, "api.not_your_role");
    as("teacher.a1").post("/api/v1/organisations", wish).expect(403);
    as("head.b").post("/api/v1/organisations", wish).expect(404);
    // A school under the region, a missing name, a field that is none: each is named.
    auto wrong = as("head.a")
                     .post("/api/v1/organisations",
                           R"({"parent":")" + id("a") +
                               R"(","kind":"school","name":" ","short_name":"Ш","colour":"red"})")
                     .expect(422, "api.invalid");
    EXPECT_EQ(wrong.size("/errors"), 2u);
    as("institute")
        .post("/api/v1/organisations",
              R"({"parent":")" + id("region") + R"(","kind":"school","name":"Ш","short_name":"Ш"})")
        .expect(409, "organisations.wrong_parent");
}

TEST_P(Organisations, a1_renames_from_a_day_and_keeps_the_name_before) {
    auto browser = as("head.a");
    auto card = browser.get(cardAt(id("a1"))).expect(200);
    auto version = card.number("/version");
    browser.patch(cardAt(id("a1")), R"({"name":"Лицей № 5"})").expect(428, "api.version_missing");
    auto renamed = browser
                       .patch(cardAt(id("a1")), version,
                              R"({"name":"МБОУ Лицей № 5","short_name":"Лицей № 5","since":"2026-09-01"})")
                       .expect(200);
    EXPECT_EQ(renamed.text("/name"), "МБОУ Лицей № 5");
    ASSERT_EQ(renamed.size("/history"), 2u);
    EXPECT_EQ(renamed.text("/history/1/name"), "МБОУ СОШ № 5 с. Верхнеорловка");
    EXPECT_EQ(renamed.text("/history/1/until"), "2026-09-01");
    browser.patch(cardAt(id("a1")), version, R"({"name":"Гимназия"})").expect(412, "api.changed_meanwhile");
    browser.patch(cardAt(id("a1")), renamed.number("/version"), R"({"name":"Гимназия","since":"2026-08-01"})")
        .expect(409, "organisations.before_period");
    as("head.b").patch(cardAt(id("a1")), version, R"({"name":"Чужое"})").expect(404);
}

TEST_P(Organisations, a1_moves_a_school_to_another_municipality_without_moving_history) {
    as("methodist.a")
        .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                      R"(","name":"Северный куст","organisations":[")" + id("a1") + R"(",")" +
                                      id("a2") + R"("]})")
        .expect(201);
    auto institute = as("institute");
    auto version = institute.get(cardAt(id("a2"))).number("/version");
    institute.patch(cardAt(id("a2")), version, R"({"parent":")" + id("b") + R"(","since":"2026-11-22"})")
        .expect(200);
    as("head.a").get(cardAt(id("a2"))).expect(404);
    auto card = as("head.b").get(cardAt(id("a2"))).expect(200);
    EXPECT_EQ(card.text("/history/1/parent_name"), "Верхнеорловский округ");
    EXPECT_TRUE(card.null("/cluster")) << "a cluster joins neighbours of one municipality";
    auto clusters = as("head.a").get("/api/v1/clusters?municipality=" + id("a")).expect(200);
    EXPECT_EQ(clusters.size("/items/0/organisations"), 1u);
    EXPECT_EQ(as("head.b")
                  .get("/api/v1/people?organisation=" + id("b") +
                       "&position=%D1%83%D1%87%D0%B8%D1%82%D0%B5%D0%BB%D1%8C")
                  .size("/items"),
              7u);
}

TEST_P(Organisations, a1_closes_what_is_empty_and_takes_a_planned_closing_back) {
    auto browser = as("head.a");
    auto full = browser.get(cardAt(id("a1"))).expect(200);
    auto refused = browser.patch(cardAt(id("a1")), full.number("/version"), R"({"closed_on":"2026-12-01"})")
                       .expect(409, "organisations.has_people");
    EXPECT_NE(refused.text("/detail").find("педагогов"), std::string::npos);
    browser.patch(cardAt(id("a1")), full.number("/version"), R"({"closed_on":"1999-01-01"})")
        .expect(409, "organisations.before_period");
    browser.patch(cardAt(id("a1")), full.number("/version"), R"({"closed_on":"2031-01-01"})")
        .expect(409, "organisations.too_far_ahead");

    auto made = browser
                    .post("/api/v1/organisations", R"({"parent":")" + id("a") +
                                                       R"(","kind":"kindergarten","name":"Детский сад № 9",)"
                                                       R"("short_name":"ДС № 9","since":"2026-09-01"})")
                    .expect(201);
    std::string path = cardAt(made.text("/id"));
    as("deputy.a1").patch(path, 1, R"({"closed_on":"2026-12-01"})").expect(403, "api.not_your_role");
    as("head.b").patch(path, 1, R"({"closed_on":"2026-12-01"})").expect(404, "api.not_found");
    auto planned = browser.patch(path, 1, R"({"closed_on":"2026-12-01"})").expect(200);
    EXPECT_EQ(planned.text("/until"), "2026-12-01");
    EXPECT_EQ(planned.text("/history/0/until"), "2026-12-01");
    browser.patch(path, 2, R"({"name":"Детский сад № 10","since":"2026-12-05"})")
        .expect(409, "organisations.closed_by_then");
    auto kept = browser.patch(path, 2, R"({"closed_on":null})").expect(200);
    EXPECT_TRUE(kept.null("/until"));
    EXPECT_TRUE(kept.null("/history/0/until"));
    EXPECT_EQ(kept.size("/above"), 2u) << "it stands again where it stood";
    browser.patch(path, 3, R"({"closed_on":"2026-11-22"})").expect(200);
    browser.get(path).expect(404);
}

TEST_P(Organisations, a1_keeps_clusters_of_a_municipality) {
    auto browser = as("methodist.a");
    auto made = browser
                    .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                                  R"(","name":"Северный куст","organisations":[")" +
                                                  id("a1") + R"(",")" + id("a2") + R"("]})")
                    .expect(201);
    EXPECT_EQ(made.size("/organisations"), 2u);
    EXPECT_EQ(as("teacher.a1").get(cardAt(id("a1"))).text("/cluster/name"), "Северный куст");
    auto other =
        browser
            .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                          R"(","name":"Южный куст","organisations":[")" + id("a2") + R"("]})")
            .expect(201);
    auto list = browser.get("/api/v1/clusters?municipality=" + id("a")).expect(200);
    ASSERT_EQ(list.size("/items"), 2u);
    EXPECT_EQ(list.size("/items/0/organisations"), 1u) << "an organisation is in one cluster at a time";
    browser
        .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                      R"(","name":"Чужой","organisations":[")" + id("b1") + R"("]})")
        .expect(422, "api.invalid");
    std::string path = "/api/v1/clusters/" + other.text("/id");
    as("head.b").patch(path, other.number("/version"), R"({"name":"Мой"})").expect(404);
    as("deputy.a1").patch(path, other.number("/version"), R"({"name":"Мой"})").expect(403);
    browser.remove(path, other.number("/version")).expect(200);
    EXPECT_EQ(browser.get("/api/v1/clusters?municipality=" + id("a")).size("/items"), 1u);
}

TEST_P(Organisations, a7_statuses_are_held_for_a_term_by_an_act) {
    auto browser = as("methodist.a");
    std::string statuses = cardAt(id("a1")) + "/statuses";
    auto kinds = browser.get("/api/v1/organisation-statuses").expect(200);
    EXPECT_GT(kinds.size("/items"), 5u);
    std::string wish =
        R"({"status":"base_school","theme":"Функциональная грамотность","act_number":"120-о","act_date":"2026-08-28","since":"2026-09-01","until":"2029-09-01"})";
    for (const char* other : {"deputy.a1", "director.a1", "teacher.a1", "official.a"})
        as(other).post(statuses, wish).expect(403, "api.not_your_role");
    as("head.b").post(statuses, wish).expect(404, "api.not_found");
    stranger().post(statuses, wish).expect(401);

    auto card = browser.post(statuses, wish).expect(201);
    EXPECT_EQ(card.text("/statuses/0/title"), "опорная школа");
    EXPECT_EQ(card.text("/all_statuses/0/act_number"), "120-о");
    EXPECT_TRUE(card.yes("/all_statuses/0/current"));
    browser.post(statuses, R"({"status":"base_school","since":"2027-01-01"})").expect(422, "api.invalid");
    auto wrong = browser.post(statuses, R"({"status":"royal_school","since":"2027-01-01"})").expect(422);
    EXPECT_EQ(wrong.text("/errors/0/path"), "/status");
    browser.post(statuses, R"({"status":"growth_point","since":"2027-01-01","until":"2026-01-01"})")
        .expect(422, "api.invalid");
    browser.post(statuses, R"({"status":"growth_point","since":"2027-01-01"})").expect(201);

    // Whoever sees the tree finds them by status; what has not begun is not held yet.
    auto found = as("teacher.a2").get("/api/v1/organisations?status=base_school").expect(200);
    ASSERT_EQ(found.size("/items"), 1u);
    EXPECT_EQ(found.text("/items/0/id"), id("a1"));
    EXPECT_EQ(found.size("/items/0/statuses"), 1u);
    EXPECT_EQ(browser.get("/api/v1/organisations?status=growth_point").size("/items"), 0u);
    EXPECT_EQ(as("institute").get("/api/v1/organisations/tree").text("/statuses/0/organisation"), id("a1"));
    EXPECT_EQ(as("head.b").get("/api/v1/organisations/tree").size("/statuses"), 0u);

    // It ends early, by the version that was seen; a mistake is taken away.
    std::string base = "/api/v1/organisation-statuses/" + card.text("/all_statuses/0/id");
    auto version = card.number("/all_statuses/0/version");
    browser.patch(base, R"({"until":"2026-11-01"})").expect(428, "api.version_missing");
    as("head.b").patch(base, version, R"({"until":"2026-11-01"})").expect(404);
    as("deputy.a1").patch(base, version, R"({"until":"2026-11-01"})").expect(403);
    auto ended = browser.patch(base, version, R"({"until":"2026-11-01"})").expect(200);
    EXPECT_EQ(ended.size("/statuses"), 0u);
    EXPECT_EQ(ended.size("/all_statuses"), 2u);
    browser.patch(base, version, R"({"until":null})").expect(412, "api.changed_meanwhile");
    EXPECT_EQ(browser.get("/api/v1/organisations?status=base_school").size("/items"), 0u);
    as("head.b").remove(base, version + 1).expect(404);
    EXPECT_EQ(browser.remove(base, version + 1).expect(200).size("/all_statuses"), 1u);
    browser.remove(base, version + 1).expect(404);
}

TEST_P(Organisations, a5_imports_a_register_of_organisations) {
    auto bytes = testing::fileBytes("testing/tables/lists/o8_register.xlsx");
    std::string path = "/api/v1/registers?municipality=" + id("a") + "&file=o8.xlsx&as_of=2026-09-01";
    auto browser = as("methodist.a");
    auto before = browser.get("/api/v1/organisations/tree").size("/items");

    auto look = browser.upload(path, bytes).expect(201);
    EXPECT_EQ(look.number("/read"), 40);
    EXPECT_EQ(look.number("/fresh"), 28);
    EXPECT_EQ(look.number("/changed"), 3) << "two schools and the methodical service are known";
    EXPECT_EQ(look.number("/waiting"), 9) << "doubtful ones, and branches of those";
    EXPECT_EQ(look.text("/rows/0/head"), "Гуляева Наталия Ивановна");
    EXPECT_EQ(look.text("/rows/4/organisation"), id("a1"));
    EXPECT_EQ(look.text("/rows/11/outcome"), "waiting");
    EXPECT_EQ(look.text("/rows/11/problems/0/code"), "inn_check_digit");
    EXPECT_EQ(
        look.text("/rows/11/problems/0/reason"),
        "МКОУ СОШ № 11: контрольная цифра ИНН 0997209183 не сходится, в нём ошибка. Сверьте с уставом и "
        "исправьте.");
    EXPECT_EQ(browser.get("/api/v1/organisations/tree").size("/items"), before) << "a look enters nothing";

    auto at = "/api/v1/registers/" + look.text("/id");
    auto done = browser.post(at + "/enter", look.number("/version"), "").expect(200);
    EXPECT_EQ(done.number("/same"), 31);
    EXPECT_EQ(browser.get("/api/v1/organisations/tree").size("/items"), before + 28);
    auto known = browser.get(cardAt(id("a1"))).expect(200);
    EXPECT_EQ(known.text("/name"), "МБОУ СОШ № 5 с. Верхнеорловка");
    EXPECT_EQ(known.text("/inn"), "0997489346");
    EXPECT_EQ(known.text("/phone"), "+78650049964");
    auto found =
        browser.get("/api/v1/organisations?q=%D0%9F%D0%B0%D1%85%D0%B0%D1%80%D1%8C").expect(200);  // Пахарь
    ASSERT_EQ(found.size("/items"), 1u);
    EXPECT_EQ(found.text("/items/0/name"), "филиал МКОУ СОШ № 7 в х. Красный Пахарь");
    EXPECT_EQ(found.text("/items/0/branch_of/name"), "МКОУ СОШ № 7 с. Берёзовка");

    auto again = as("institute").upload(path, bytes).expect(201);
    EXPECT_EQ(again.number("/same"), 31);
    EXPECT_EQ(again.number("/fresh") + again.number("/changed"), 0);
    EXPECT_EQ(again.number("/waiting"), 9);

    for (const char* other : {"director.a1", "teacher.a1", "official.a"})
        as(other).upload(path, bytes).expect(403, "api.not_your_role");
    as("head.b").upload(path, bytes).expect(404, "api.not_found");
    as("head.b").get(at).expect(404, "api.not_found");
    as("head.b").post(at + "/undo", done.number("/version"), "").expect(404, "api.not_found");
    stranger().upload(path, bytes).expect(401);
    browser.upload("/api/v1/registers?municipality=" + id("a1") + "&file=o8.xlsx", bytes)
        .expect(409, "organisations.register_place");
    browser.upload(path, testing::fileBytes("testing/tables/lists/o2_oosh17_khutor.xlsx"))
        .expect(422, "organisations.no_register");
    browser.upload(path, "no spreadsheet").expect(422);
}

TEST_P(Organisations, a5_answers_a_register_row_by_row) {
    auto bytes = testing::fileBytes("testing/tables/lists/o8_register.xlsx");
    auto browser = as("methodist.a");
    std::string path = "/api/v1/registers?municipality=" + id("a") + "&file=o8.xlsx&as_of=2026-09-01";
    auto look = browser.upload(path, bytes).expect(201);
    auto at = "/api/v1/registers/" + look.text("/id");
    auto version = look.number("/version");
    auto answer = [&](int row, const std::string& words) {
        auto sheet = look.text("/rows/0/sheet");
        auto reply = browser.patch(
            at, version,
            R"({"rows":[{"sheet":")" + sheet + R"(","row":)" + std::to_string(row) + "," + words + "}]}");
        if (reply.status == 200) version = reply.number("/version");
        return reply;
    };
    auto rowOf = [&](int line) { return int(look.number("/rows/" + std::to_string(line) + "/rows/0")); };
    auto outcome = [](const testing::Reply& reply, int row) {
        for (std::size_t i = 0; i < reply.size("/rows"); ++i)
            if (reply.number("/rows/" + std::to_string(i) + "/rows/0") == row)
                return reply.text("/rows/" + std::to_string(i) + "/outcome");
        return std::string("gone");
    };

    // The right ИНН, typed in place.
    auto school11 = rowOf(11);
    EXPECT_EQ(look.text("/rows/11/cells/inn"), "0997209183");
    auto typed = answer(school11, R"("cells":{"inn":"0997209184"})").expect(200);
    EXPECT_EQ(outcome(typed, school11), "waiting") << "another wrong digit";
    auto agreed = answer(school11, R"("agreed":["inn_check_digit"])").expect(200);
    EXPECT_EQ(outcome(agreed, school11), "fresh") << "taken as it stands";
    EXPECT_TRUE(agreed.yes("/rows/11/problems/0/settled"));

    // Every other waiting row is left out, and one of them comes back.
    std::vector<int> left;
    for (std::size_t i = 0; i < agreed.size("/rows"); ++i)
        if (agreed.text("/rows/" + std::to_string(i) + "/outcome") == "waiting")
            left.push_back(int(agreed.number("/rows/" + std::to_string(i) + "/rows/0")));
    ASSERT_GE(left.size(), 6u);
    for (int row : left) answer(row, R"("skip":true,"name":"Строка")").expect(200);
    auto now = browser.get(at).expect(200);
    EXPECT_EQ(now.number("/waiting"), 0);
    EXPECT_EQ(now.number("/skipped"), int(left.size()));
    EXPECT_EQ(outcome(now, left[0]), "skipped");
    EXPECT_EQ(outcome(answer(left[0], R"("skip":false)").expect(200), left[0]), "waiting");

    answer(9999, R"("skip":true)").expect(422, "api.invalid");
    answer(school11, R"("cells":{"secret":"1"})").expect(422, "api.invalid");
    as("institute").patch(at, version - 1, R"({"rows":[]})").expect(412);
    as("head.b").patch(at, version, R"({"rows":[]})").expect(404);
    as("official.a").patch(at, version, R"({"rows":[]})").expect(403);

    // Another meaning of a column is remembered for the next register.
    std::string header;
    for (std::size_t i = 0; i < now.size("/columns"); ++i)
        if (now.text("/columns/" + std::to_string(i) + "/meaning") == "phone")
            header = now.text("/columns/" + std::to_string(i) + "/header");
    ASSERT_FALSE(header.empty());
    auto without = browser.patch(at, version, R"({"columns":[{"header":")" + header + R"(","meaning":""}]})")
                       .expect(200);
    auto next = browser.upload(path, bytes).expect(201);
    for (const auto* reply : {&without, &next})
        for (std::size_t i = 0; i < reply->size("/columns"); ++i)
            EXPECT_NE(reply->text("/columns/" + std::to_string(i) + "/meaning"), "phone");
}

TEST_P(Organisations, a5_undoes_a_register) {
    auto bytes = testing::fileBytes("testing/tables/lists/o8_register.xlsx");
    auto browser = as("methodist.a");
    auto tree = [&] { return browser.get("/api/v1/organisations/tree").size("/items"); };
    auto before = tree();
    auto known = browser.get(cardAt(id("a1"))).expect(200);
    auto look =
        browser.upload("/api/v1/registers?municipality=" + id("a") + "&file=o8.xlsx&as_of=2026-09-01", bytes)
            .expect(201);
    auto at = "/api/v1/registers/" + look.text("/id");
    browser.post(at + "/undo", look.number("/version"), "").expect(409, "organisations.register_not_entered");
    auto done = browser.post(at + "/enter", look.number("/version"), "").expect(200);
    browser.remove(at, done.number("/version")).expect(409, "organisations.register_entered");
    EXPECT_EQ(tree(), before + 28);

    // Somebody works in one of them by now: that one stays.
    auto used = done.text("/rows/0/organisation");
    browser
        .post("/api/v1/people",
              R"({"surname":"Ёлкина","given_name":"Анна","patronymic":"Петровна","post":{"organisation":")" +
                  used + R"(","position":"учитель"}})")
        .expect(201);
    auto undone = browser.post(at + "/undo", done.number("/version"), "").expect(200);
    EXPECT_EQ(undone.text("/state"), "undone");
    ASSERT_EQ(undone.size("/left"), 1u);
    EXPECT_EQ(undone.text("/left/0/id"), used);
    EXPECT_EQ(tree(), before + 1);
    auto restored = browser.get(cardAt(id("a1"))).expect(200);
    for (const char* field : {"/name", "/short_name", "/inn", "/phone", "/address"})
        EXPECT_EQ(restored.text(field), known.text(field)) << field;
    EXPECT_EQ(restored.size("/history"), known.size("/history"));
    browser.post(at + "/enter", undone.number("/version"), "").expect(409, "organisations.register_undone");
}

TEST_P(Organisations, a_list_of_many_costs_as_many_queries_as_a_list_of_one) {
    auto scope = api::Scope::system(installation().host());
    scope.read([&](api::Work& work) {
        auto statements = [&](int limit) {
            ListQuery query;
            query.limit = limit;
            auto within = organisationsWithin(work, organisation("region"));
            auto before = work.connection().statements();
            auto page = OrganisationStore(work).list(within, query);
            EXPECT_EQ(page.items.size(), std::size_t(std::min(limit, 11)));
            return work.connection().statements() - before;
        };
        EXPECT_EQ(statements(1), statements(100));
    });
}

}  // namespace metodika::organisations
