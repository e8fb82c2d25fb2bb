#include "testing/scenario.hpp"

namespace metodika::accounts {
namespace {

class TokenSuite : public testing::Scenario {
  protected:
    testing::Reply make(const std::string& login, const std::string& name, const std::string& scope) {
        return as(login)
            .post("/api/v1/me/tokens", R"({"name":")" + name + R"(","scope":")" + scope + R"("})")
            .expect(201);
    }
    /// A program: no cookie, no browser.
    testing::Reply ask(const std::string& token, const std::string& method, const std::string& path,
                       const std::string& body = "") {
        auto program = stranger();
        program.with("Authorization", "Bearer " + token);
        return program.send(method, path, body, body.empty() ? "" : "application/json");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, TokenSuite, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(TokenSuite, j3_a_program_acts_with_a_token_as_its_person_may_and_no_more) {
    auto made = make("deputy.a1", "Выгрузка в 1С", "change");
    auto token = made.text("/token");
    EXPECT_TRUE(token.starts_with("mtd_"));
    EXPECT_EQ(made.text("/expires_on"), "2027-11-22");
    auto teacher = "/api/v1/people/" + id("teacher.a1");
    auto card = ask(token, "GET", teacher).expect(200);
    auto program = stranger();
    program.with("Authorization", "bearer " + token).with("Origin", "https://1c.example");
    program.patch(teacher, card.number("/version"), R"({"phone":"+79430000001"})").expect(200);
    EXPECT_EQ(ask(token, "GET", "/api/v1/session").expect(200).text("/login"), "deputy.a1");

    // The deputy's reach, neither more nor less: another organisation, another municipality, another role.
    EXPECT_EQ(ask(token, "GET", "/api/v1/people/" + id("teacher.b1")).status, 404);
    ask(token, "POST", "/api/v1/people/" + id("teacher.a2") + "/courses", R"({"title":"К"})").expect(403);
    auto weak = make("teacher.a1", "Мой блокнот", "change").text("/token");
    ask(weak, "GET", "/api/v1/accounts").expect(403, "api.not_your_role");

    static constexpr db::Query noted{"test.noted", R"(
        SELECT details FROM audit_entries WHERE action = 'token.used' ORDER BY id)"};
    auto details = api::Scope::system(installation().host()).read([&](api::Work& work) {
        return work.text(noted).value_or("");
    });
    EXPECT_NE(details.find("Выгрузка в 1С"), std::string::npos) << details;
    EXPECT_NE(details.find("people.change"), std::string::npos) << details;
}

TEST_P(TokenSuite, j3_a_token_that_reads_changes_nothing) {
    auto token = make("deputy.a1", "Сводка", "read").text("/token");
    auto teacher = "/api/v1/people/" + id("teacher.a1");
    ask(token, "GET", teacher).expect(200);
    ask(token, "PATCH", teacher, R"({"phone":"1"})").expect(403, "api.token_reads_only");
    ask(token, "POST", teacher + "/courses", R"({"title":"К"})").expect(403, "api.token_reads_only");
}

TEST_P(TokenSuite, j3_a_token_keeps_away_from_accounts_passwords_and_tokens) {
    auto token = make("head.a", "Всё", "change").text("/token");
    auto person = "/api/v1/people/" + id("teacher.a1");
    for (const auto& [method, path, body] : std::vector<std::array<std::string, 3>>{
             {"POST", "/api/v1/password",
              R"({"current":"correct horse battery","fresh":"another long one"})"},
             {"POST", "/api/v1/me/second-step", ""},
             {"GET", "/api/v1/me/tokens", ""},
             {"POST", "/api/v1/me/tokens", R"({"name":"ещё","scope":"read"})"},
             {"GET", "/api/v1/sessions", ""},
             {"POST", person + "/invitations", ""},
             {"POST", person + "/roles", R"({"role":"methodist","organisation":")" + id("a") + R"("})"},
             {"DELETE", person + "/second-step", ""},
             {"POST", "/api/v1/me/consents", R"({"code":"letters","version":1,"given":true})"}}) {
        SCOPED_TRACE(path);
        ask(token, method, path, body).expect(403, "api.in_person");
    }
}

TEST_P(TokenSuite, j3_tokens_are_listed_with_their_last_use_and_end_at_once) {
    auto deputy = as("deputy.a1");
    auto made = make("deputy.a1", "Сайт школы", "read");
    auto token = made.text("/token");
    EXPECT_TRUE(deputy.get("/api/v1/me/tokens").expect(200).null("/items/0/used_at"));
    ask(token, "GET", "/api/v1/session").expect(200);
    auto list = deputy.get("/api/v1/me/tokens").expect(200);
    EXPECT_FALSE(list.null("/items/0/used_at"));
    EXPECT_EQ(list.body.find(token), std::string::npos) << "never shown again";
    EXPECT_EQ(as("teacher.a1").get("/api/v1/me/tokens").size("/items"), 0u);

    auto own = "/api/v1/me/tokens/" + made.text("/id");
    as("teacher.a1").remove(own).expect(404);
    as("deputy.b1").remove(own).expect(404);
    as("operator").remove(own).expect(404);
    stranger().remove(own).expect(401);
    deputy.remove(own).expect(200);
    ask(token, "GET", "/api/v1/session").expect(401, "api.token_unknown");
    ask("mtd_nonsense", "GET", "/api/v1/session").expect(401, "api.token_unknown");
    ask(deputy.cookie(), "GET", "/api/v1/session").expect(401, "api.token_unknown");
}

TEST_P(TokenSuite, j3_a_token_ends_with_its_term_and_with_the_account) {
    auto deputy = as("deputy.a1");
    auto wish = [&](const std::string& day) {
        return deputy.post("/api/v1/me/tokens",
                           R"({"name":"до )" + day + R"(","scope":"read","expires_on":")" + day + R"("})");
    };
    EXPECT_EQ(wish("2027-11-23").expect(422).text("/errors/0/path"), "/expires_on");
    wish("2026-11-21").expect(422);
    auto token = wish("2026-11-23").expect(201).text("/token");
    wish("2026-11-23").expect(422, "api.invalid");  // the audit tells them apart by name
    ask(token, "GET", "/api/v1/session").expect(200);
    clock().set({clock().now().ms + 2 * 86'400'000LL});
    ask(token, "GET", "/api/v1/session").expect(401);

    auto other = make("teacher.a1", "Блокнот", "read").text("/token");
    ask(other, "GET", "/api/v1/session").expect(200);
    static constexpr db::Query close{"test.close",
                                     "UPDATE accounts SET closed = :yes WHERE login = 'teacher.a1'"};
    api::Scope::system(installation().host()).change([&](api::Work& work) {
        work.execute(close, {{"yes", true}});
    });
    clock().set({clock().now().ms + 6'000});
    ask(other, "GET", "/api/v1/session").expect(401);
}

}  // namespace metodika::accounts
