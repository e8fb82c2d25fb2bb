#include "testing/scenario.hpp"

namespace metodika::accounts {

METODIKA_API_SUITE(Accounts);

TEST_P(Accounts, j3_signs_in_and_out_and_sees_its_sessions) {
    auto browser = stranger();
    browser.get("/api/v1/session").expect(401, "api.sign_in");
    auto in = browser.post("/api/v1/session", R"({"login":"HEAD.A","password":"correct horse battery"})")
                  .expect(200);
    EXPECT_EQ(in.text("/roles/0/role"), "service_head");
    EXPECT_NE(in.headers.at("set-cookie").find("HttpOnly; SameSite=Strict"), std::string::npos);
    EXPECT_EQ(in.text("/today"), "2026-11-22");
    auto sessions = browser.get("/api/v1/sessions").expect(200);
    ASSERT_EQ(sessions.size("/items"), 1u);
    EXPECT_TRUE(sessions.yes("/items/0/current"));

    auto second = as("head.a");
    auto ids = second.get("/api/v1/sessions");
    std::string other = ids.yes("/items/0/current") ? ids.text("/items/1/id") : ids.text("/items/0/id");
    as("teacher.a1").remove("/api/v1/sessions/" + other).expect(404);
    second.remove("/api/v1/sessions/" + other).expect(200);
    browser.get("/api/v1/session").expect(401);
    second.send("DELETE", "/api/v1/session", "", "").expect(200);
    second.get("/api/v1/session").expect(401);
}

TEST_P(Accounts, j3_the_menu_has_only_what_opens_for_the_reader) {
    const std::map<std::string, std::string> lists{{"organisations", "/api/v1/organisations"},
                                                   {"services", "/api/v1/services"},
                                                   // The institute opens the page on counts.
                                                   {"people", "/api/v1/people/summary"},
                                                   {"imports", "/api/v1/imports"},
                                                   {"lists", "/api/v1/staff-lists"},
                                                   {"associations", "/api/v1/associations"},
                                                   {"meetings", "/api/v1/meetings"},
                                                   {"papers", "/api/v1/papers/set"},
                                                   {"plans", "/api/v1/plans/of"},
                                                   {"monitoring", "/api/v1/monitoring"},
                                                   {"accounts", "/api/v1/accounts"},
                                                   {"profile", "/api/v1/sessions"}};
    for (const char* who : {"institute", "ministry", "operator", "head.a", "methodist.a", "official.a",
                            "deputy.a1", "teacher.a1"}) {
        auto reader = as(who);
        auto session = reader.get("/api/v1/session").expect(200);
        for (std::size_t i = 0; i < session.size("/menu"); ++i) {
            std::string entry = session.text("/menu/" + std::to_string(i));
            ASSERT_TRUE(lists.contains(entry)) << entry;
            EXPECT_EQ(reader.get(lists.at(entry)).status, 200) << who << " " << entry;
        }
    }
    EXPECT_EQ(as("operator").get("/api/v1/session").size("/menu"), 2u);
}

TEST_P(Accounts, j3_slows_guessing_down_per_account_and_tells_nothing_about_names) {
    auto browser = stranger();
    auto wrong = browser.post("/api/v1/session", R"({"login":"head.a","password":"wrong"})")
                     .expect(403, "accounts.wrong_password");
    auto unknown = browser.post("/api/v1/session", R"({"login":"nobody","password":"wrong"})")
                       .expect(403, "accounts.wrong_password");
    EXPECT_EQ(wrong.text("/detail"), unknown.text("/detail"));
    for (int i = 0; i < 5; ++i) browser.post("/api/v1/session", R"({"login":"head.a","password":"wrong"})");
    auto refused = browser.post("/api/v1/session", R"({"login":"head.a","password":"correct horse battery"})")
                       .expect(429, "accounts.wait");
    EXPECT_TRUE(refused.headers.contains("retry-after"));
    clock().set({clock().now().ms + 3'600'000});
    browser.post("/api/v1/session", R"({"login":"head.a","password":"correct horse battery"})").expect(200);
}

TEST_P(Accounts, j3_refuses_requests_that_a_foreign_page_sends) {
    auto browser = as("head.a");
    std::string wish = R"({"language":"en"})";
    browser.with("Sec-Fetch-Site", "cross-site")
        .patch("/api/v1/session", wish)
        .expect(403, "api.foreign_page");
    browser.with("Origin", "https://evil.example")
        .patch("/api/v1/session", wish)
        .expect(403, "api.foreign_page");
    browser.send("PATCH", "/api/v1/session", wish, "text/plain").expect(422, "api.content_type");
    browser.with("Sec-Fetch-Site", "same-origin").patch("/api/v1/session", wish).expect(200);
}

TEST_P(Accounts, a4_invites_a_teacher_with_a_code_on_paper_that_works_once) {
    auto teacher = person("Абрамова Анна Ивановна").text();
    auto slip = as("deputy.a1").post("/api/v1/people/" + teacher + "/invitations").expect(201);
    EXPECT_EQ(slip.text("/person_name"), "Абрамова Анна Ивановна");
    EXPECT_EQ(slip.text("/kind"), "invite");
    auto browser = stranger();
    auto typed = slip.text("/code");
    for (char& c : typed)
        if (c == '-') c = ' ';
    auto look = browser.post("/api/v1/invitations/look", R"({"code":")" + typed + R"("})").expect(200);
    EXPECT_EQ(look.text("/login_suggestion"), "a.abramova");
    browser
        .post("/api/v1/invitations/accept",
              R"({"code":")" + typed + R"(","login":"head.a","password":"long enough one"})")
        .expect(422, "api.invalid");
    auto in = browser
                  .post("/api/v1/invitations/accept",
                        R"({"code":")" + typed + R"(","login":"abramova","password":"long enough one"})")
                  .expect(200);
    EXPECT_EQ(in.text("/roles/0/role"), "educator");
    EXPECT_EQ(in.text("/roles/0/organisation/id"), id("a1"));
    stranger()
        .post("/api/v1/invitations/look", R"({"code":")" + typed + R"("})")
        .expect(403, "accounts.code_unknown");

    as("teacher.a1").post("/api/v1/people/" + teacher + "/invitations").expect(403);
    as("deputy.a2").post("/api/v1/people/" + teacher + "/invitations").expect(403);
    as("deputy.b1").post("/api/v1/people/" + teacher + "/invitations").expect(404);
}

TEST_P(Accounts, a4_invites_everyone_of_a_school_who_has_no_account) {
    auto slips = as("director.a1").post("/api/v1/organisations/" + id("a1") + "/invitations").expect(201);
    EXPECT_EQ(slips.size("/items"), 8u);
    as("deputy.a2").post("/api/v1/organisations/" + id("a1") + "/invitations").expect(403);
    as("deputy.b1").post("/api/v1/organisations/" + id("a1") + "/invitations").expect(404);
}

TEST_P(Accounts, a4_sends_codes_by_letter_to_those_whose_address_is_known) {
    auto deputy = as("deputy.a1");
    EXPECT_TRUE(deputy.get("/api/v1/mail").expect(200).yes("/open"));
    auto address = [&](const std::string& name, const std::string& mail) {
        auto card = "/api/v1/people/" + person(name).text();
        deputy.patch(card, deputy.get(card).number("/version"), R"({"mail":)" + mail + "}").expect(200);
        return card;
    };
    auto known = address("Абрамова Анна Ивановна", R"("abramova@school.example")");
    address("Быкова Белла Игоревна", "null");
    as("deputy.b1").post("/api/v1/organisations/" + id("a1") + "/invitations?send=true").expect(404);
    as("teacher.a1").post("/api/v1/organisations/" + id("a1") + "/invitations?send=true").expect(403);
    mailbox().refuse(true);
    auto slips = deputy.post("/api/v1/organisations/" + id("a1") + "/invitations?send=true").expect(201);
    EXPECT_EQ(slips.text("/items/0/sent_to"), "abramova@school.example");
    EXPECT_TRUE(slips.null("/items/1/sent_to")) << "the others have slips";
    settle();
    EXPECT_EQ(mailbox().letters().size(), 0u);
    // A letter waits while the server does not take it.
    mailbox().refuse(false);
    deputy.post(known + "/invitations?send=true").expect(201);
    settle();
    auto letters = mailbox().letters();
    ASSERT_EQ(letters.size(), 8u) << "seven of the school, and one more";
    EXPECT_EQ(letters.back().to, "abramova@school.example");
    EXPECT_EQ(letters.back().from, "metodika@service.example");
    auto text = letters.back().text();
    EXPECT_NE(text.find("Абрамова Анна Ивановна"), text.npos) << text;
    auto at = text.find("code=");
    ASSERT_NE(at, text.npos) << text;
    auto code = text.substr(at + 5, text.find_first_of(" \r\n", at) - at - 5);
    stranger().post("/api/v1/invitations/look", R"({"code":")" + code + R"("})").expect(200);
}

TEST_P(Accounts, j3_gives_and_takes_roles_that_are_the_givers_own_to_give) {
    std::string teacher = id("teacher.a1"), roles = "/api/v1/people/" + teacher + "/roles";
    std::string deputy = R"({"role":"organisation_methodist","organisation":")" + id("a1") + R"("})",
                methodist = R"({"role":"methodist","organisation":")" + id("a") + R"("})",
                head = R"({"role":"service_head","organisation":")" + id("a") + R"("})";
    as("teacher.a1").get("/api/v1/imports?organisation=" + id("a1")).expect(403);
    auto director = as("director.a1");
    auto offered = director.get(roles).expect(200);
    ASSERT_EQ(offered.size("/may_give"), 1u);
    EXPECT_EQ(offered.text("/may_give/0/role"), "organisation_methodist");
    director.post(roles, methodist).expect(403, "accounts.role_not_yours");
    auto given = director.post(roles, deputy).expect(201);
    ASSERT_EQ(given.size("/items"), 2u);
    EXPECT_EQ(given.text("/items/1/organisation/name"), "МБОУ СОШ № 5");
    director.post(roles, deputy).expect(409, "accounts.role_held");
    as("teacher.a1").get("/api/v1/imports?organisation=" + id("a1")).expect(200);

    auto service = as("head.a");
    EXPECT_EQ(service.get(roles).size("/may_give"), 2u);
    service.post(roles, methodist).expect(201);
    service.post(roles, head).expect(403, "accounts.role_not_yours");
    as("operator").post(roles, head).expect(201);
    service.get("/api/v1/people/" + id("head.a") + "/roles").expect(200);

    as("deputy.a1").get(roles).expect(200);
    as("deputy.a1")
        .remove("/api/v1/roles/" + given.text("/items/1/id"))
        .expect(403, "accounts.role_not_yours");
    as("deputy.a2").get(roles).expect(403);
    as("deputy.b1").get(roles).expect(404);
    as("deputy.b1").post(roles, deputy).expect(404);
    as("deputy.b1").remove("/api/v1/roles/" + given.text("/items/1/id")).expect(404);
    director.remove("/api/v1/roles/" + given.text("/items/0/id")).expect(403, "accounts.role_not_yours");
    director.remove("/api/v1/roles/" + given.text("/items/1/id")).expect(200);
    EXPECT_EQ(director.get(roles).size("/items"), 3u) << "of the teacher, the methodist and the head";
    // Nobody raises themself, the operator neither.
    as("operator")
        .post("/api/v1/people/" + id("operator") + "/roles",
              R"({"role":"institute_methodist","organisation":")" + id("region") + "\"}")
        .expect(403, "accounts.role_not_yours");
    auto own = as("director.a1").get("/api/v1/people/" + id("director.a1") + "/roles").expect(200);
    director.remove("/api/v1/roles/" + own.text("/items/0/id")).expect(403, "accounts.role_not_yours");
}

TEST_P(Accounts, j3_shows_a_person_who_looked_at_their_data) {
    as("deputy.a1").get("/api/v1/people/" + id("teacher.a1")).expect(200);
    as("teacher.a1").get("/api/v1/people/" + id("teacher.a1")).expect(200);
    settle();
    auto looks = as("teacher.a1").get("/api/v1/looks").expect(200);
    ASSERT_EQ(looks.size("/items"), 1u) << "one's own looks are not counted";
    EXPECT_EQ(looks.text("/items/0/who_role"), "заместитель руководителя организации");
    EXPECT_EQ(looks.text("/items/0/who_organisation"), "МБОУ СОШ № 5");
    EXPECT_EQ(as("teacher.a2").get("/api/v1/looks").size("/items"), 0u);
}

TEST_P(Accounts, j3_a_new_password_ends_the_other_sessions) {
    auto here = as("teacher.a1"), there = as("teacher.a1");
    here.post("/api/v1/password", R"({"current":"wrong","fresh":"a longer password"})")
        .expect(422, "api.invalid");
    here.post("/api/v1/password", R"({"current":"correct horse battery","fresh":"short"})")
        .expect(422, "api.invalid");
    here.post("/api/v1/password", R"({"current":"correct horse battery","fresh":"a longer password"})")
        .expect(200);
    here.get("/api/v1/session").expect(200);
    there.get("/api/v1/session").expect(401);
}

TEST_P(Accounts, j3_lists_accounts_of_the_own_part_only) {
    auto all = as("head.a").get("/api/v1/accounts").expect(200);
    EXPECT_EQ(all.size("/items"), 8u);
    EXPECT_EQ(as("deputy.a1").get("/api/v1/accounts").size("/items"), 3u);
    as("deputy.a1").get("/api/v1/accounts?organisation=" + id("a2")).expect(403);
    as("deputy.a1").get("/api/v1/accounts?organisation=" + id("b1")).expect(404);
    as("teacher.a1").get("/api/v1/accounts").expect(403, "api.not_your_role");
}

}  // namespace metodika::accounts
