#include "platform/identity/totp.hpp"
#include "testing/scenario.hpp"

namespace metodika::accounts {
namespace {

class SecondStepSuite : public testing::Scenario {
  protected:
    std::string codeNow(const std::string& secret, int later = 0) {
        return identity::totpCode(secret, clock().now().ms / identity::totpStepMs + later);
    }
    void pass(std::int64_t seconds) { clock().set({clock().now().ms + seconds * 1000}); }
    struct Set {
        std::string secret;
        std::vector<std::string> paper;
    };
    Set switchOn(testing::Browser browser) {
        auto begun = browser.post("/api/v1/me/second-step").expect(201);
        Set out{begun.text("/secret"), {}};
        auto confirmed =
            browser.post("/api/v1/me/second-step/confirm", R"({"code":")" + codeNow(out.secret) + R"("})")
                .expect(200);
        for (std::size_t i = 0; i < confirmed.size("/codes"); ++i)
            out.paper.push_back(confirmed.text("/codes/" + std::to_string(i)));
        pass(60);
        return out;
    }
    testing::Reply signIn(const std::string& login, const std::string& code = "") {
        return stranger().post("/api/v1/session",
                               R"({"login":")" + login + R"(","password":"correct horse battery")" +
                                   (code.empty() ? "" : R"(,"code":")" + code + '"') + "}");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, SecondStepSuite, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(SecondStepSuite, j3_asks_for_a_code_of_the_app_that_fits_once) {
    auto head = as("head.a");
    EXPECT_FALSE(head.get("/api/v1/me/second-step").expect(200).yes("/on"));
    auto begun = head.post("/api/v1/me/second-step").expect(201);
    EXPECT_NE(begun.text("/address").find("secret=" + begun.text("/secret")), std::string::npos);
    EXPECT_GT(begun.number("/qr/size"), 20);
    signIn("head.a").expect(200);  // it does not hold before it is confirmed
    head.post("/api/v1/me/second-step/confirm", R"({"code":"000000"})").expect(422, "api.invalid");
    EXPECT_FALSE(head.get("/api/v1/me/second-step").yes("/on"));
    auto secret = begun.text("/secret");
    auto confirmed =
        head.post("/api/v1/me/second-step/confirm", R"({"code":")" + codeNow(secret) + R"("})").expect(200);
    EXPECT_EQ(confirmed.size("/codes"), 10u);
    auto state = head.get("/api/v1/me/second-step").expect(200);
    EXPECT_TRUE(state.yes("/on"));
    EXPECT_EQ(state.number("/recovery_left"), 10);
    head.post("/api/v1/me/second-step").expect(409, "accounts.second_on");
    head.get("/api/v1/session").expect(200);  // sessions of before stay

    signIn("head.a").expect(403, "accounts.second_needed");
    stranger()
        .post("/api/v1/session", R"({"login":"head.a","password":"wrong"})")
        .expect(403, "accounts.wrong_password");
    signIn("head.a", codeNow(secret)).expect(422, "api.invalid");  // the one that confirmed
    pass(60);
    signIn("head.a", codeNow(secret, -2)).expect(422, "api.invalid");
    signIn("head.a", codeNow(secret)).expect(200);
    signIn("head.a", codeNow(secret)).expect(422, "api.invalid");  // seen over the shoulder
    signIn("head.a", codeNow(secret, 1)).expect(200);              // a clock that runs ahead
    pass(90);
    auto late = codeNow(secret, -1);
    signIn("head.a", late.substr(0, 3) + " " + late.substr(3)).expect(200);
    signIn("methodist.a").expect(200);  // nobody else is asked
}

TEST_P(SecondStepSuite, j3_slows_guessing_of_codes_though_the_password_fits) {
    auto set = switchOn(as("head.a"));
    for (int i = 0; i < 6; ++i) {
        signIn("head.a", "000000").expect(422, "api.invalid");
        signIn("head.a").expect(i < 5 ? 403 : 429);
    }
    signIn("head.a", codeNow(set.secret)).expect(429, "accounts.wait");
    pass(3600);
    signIn("head.a", codeNow(set.secret)).expect(200);
}

TEST_P(SecondStepSuite, j3_spare_codes_on_paper_open_once_each_and_can_be_renewed) {
    auto head = as("head.a");
    auto set = switchOn(head);
    signIn("head.a", set.paper[0]).expect(200);
    signIn("head.a", set.paper[0]).expect(422, "api.invalid");
    EXPECT_EQ(head.get("/api/v1/me/second-step").number("/recovery_left"), 9);
    auto fresh =
        head.post("/api/v1/me/second-step/codes", R"({"code":")" + codeNow(set.secret) + R"("})").expect(200);
    EXPECT_EQ(fresh.size("/codes"), 10u);
    signIn("head.a", set.paper[1]).expect(422, "api.invalid");
    signIn("head.a", fresh.text("/codes/0")).expect(200);
    switchOn(as("teacher.a1"));
    signIn("teacher.a1", fresh.text("/codes/1")).expect(422, "api.invalid");  // another's
}

TEST_P(SecondStepSuite, j3_goes_off_with_the_password_and_a_code) {
    auto head = as("head.a");
    auto off = [&](const std::string& password, const std::string& code) {
        return head.post("/api/v1/me/second-step/off",
                         R"({"password":")" + password + R"(","code":")" + code + R"("})");
    };
    off("correct horse battery", "123456").expect(409, "accounts.second_off");
    auto set = switchOn(head);
    EXPECT_EQ(off("wrong", codeNow(set.secret)).expect(422).text("/errors/0/path"), "/password");
    EXPECT_EQ(off("correct horse battery", "000000").expect(422).text("/errors/0/path"), "/code");
    EXPECT_TRUE(head.get("/api/v1/me/second-step").yes("/on"));
    off("correct horse battery", codeNow(set.secret)).expect(200);
    signIn("head.a").expect(200);
    stranger().get("/api/v1/me/second-step").expect(401);
    stranger().post("/api/v1/me/second-step").expect(401);
}

TEST_P(SecondStepSuite, j3_a_code_for_a_new_password_does_not_pass_by_the_second_step) {
    auto teacher = "/api/v1/people/" + id("teacher.a1");
    auto set = switchOn(as("teacher.a1"));
    auto slip = as("deputy.a1").post(teacher + "/invitations").expect(201).text("/code");
    auto look = stranger().post("/api/v1/invitations/look", R"({"code":")" + slip + R"("})").expect(200);
    EXPECT_TRUE(look.yes("/second_step"));
    auto accept = [&](const std::string& second) {
        return stranger().post("/api/v1/invitations/accept",
                               R"({"code":")" + slip +
                                   R"(","login":"teacher.a1","password":"a new long one")" +
                                   (second.empty() ? "" : R"(,"second":")" + second + '"') + "}");
    };
    accept("").expect(403, "accounts.second_needed");
    EXPECT_EQ(accept("000000").expect(422).text("/errors/0/path"), "/second");
    for (int i = 0; i < 5; ++i) accept("000000");
    accept(set.paper[3]).expect(429, "accounts.wait");
    pass(3600);
    accept(set.paper[3]).expect(200);
}

TEST_P(SecondStepSuite, j3_who_gives_the_roles_of_a_person_removes_a_lost_second_step) {
    auto director = id("director.a1"), teacher = id("teacher.a1");
    switchOn(as("director.a1"));
    switchOn(as("teacher.a1"));
    auto step = [&](const std::string& person) { return "/api/v1/people/" + person + "/second-step"; };
    auto deputy = as("deputy.a1");
    auto seen = deputy.get("/api/v1/people/" + director + "/roles").expect(200);
    EXPECT_TRUE(seen.yes("/second_step"));
    EXPECT_FALSE(seen.yes("/can/remove_second_step"));
    deputy.remove(step(director)).expect(403, "accounts.second_not_yours");
    as("director.a1").remove(step(director)).expect(403, "accounts.second_not_yours");
    as("teacher.a1").remove(step(director)).expect(403);
    as("deputy.b1").remove(step(director)).expect(404);
    as("head.b").remove(step(teacher)).expect(404);
    signIn("director.a1").expect(403, "accounts.second_needed");

    EXPECT_FALSE(as("head.a").remove(step(director)).expect(200).yes("/second_step"));
    signIn("director.a1").expect(200);
    deputy.remove(step(teacher)).expect(200);
    signIn("teacher.a1").expect(200);
    deputy.remove(step(teacher)).expect(409, "accounts.second_off");
    switchOn(as("head.a"));
    as("operator").remove(step(id("head.a"))).expect(200);
    signIn("head.a").expect(200);
    static constexpr db::Query noted{
        "test.noted", "SELECT count(*) FROM audit_entries WHERE action = 'second_step.removed'"};
    auto removed =
        api::Scope::system(installation().host()).read([&](api::Work& work) { return work.number(noted); });
    EXPECT_EQ(removed, 3);
}

}  // namespace metodika::accounts
