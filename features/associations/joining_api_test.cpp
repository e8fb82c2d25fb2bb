// Two devices at one meeting, one of them without a line for a while.
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class Joining : public SchoolAssociation {
  protected:
    void SetUp() override {
        SchoolAssociation::SetUp();
        auto head = as("math.head");
        auto made = newMeeting(head, "2026-11-12", R"(,"agenda":[{"title":"Итоги"},{"title":"Разное"}])");
        made.expect(201);
        meeting = at(made);
        first = made.text("/items/0/mark");
        second = made.text("/items/1/mark");
    }
    static std::string tick(const std::string& person, bool here) {
        return R"({"ticks":[{"person":")" + person + R"(","present":)" + (here ? "true" : "false") + "}]}";
    }
    static std::string heard(const std::string& mark, const std::string& title, const std::string& was,
                             const std::string& now) {
        auto one = [&](const std::string& text) {
            return R"({"title":")" + title + R"(","heard":")" + text + "\"}";
        };
        return R"({"items":[{"mark":")" + mark + R"(","was":)" + one(was) + R"(,"now":)" + one(now) + "}]}";
    }
    testing::Reply join(const std::string& login, const std::string& body, const std::string& key = "") {
        auto who = as(login);
        if (!key.empty()) who.with("Idempotency-Key", key);
        return who.post(meeting + "/join", body);
    }
    std::string meeting, first, second;
};
INSTANTIATE_TEST_SUITE_P(Both, Joining, ::testing::ValuesIn(testing::engines()), testing::engineName);

TEST_P(Joining, b3_ticks_of_two_devices_both_stand) {
    std::string one = headPerson.text(), two = id("Быкова Белла Игоревна");
    join("math.head", tick(one, true)).expect(200);
    auto joined = join("deputy.a1", tick(two, true)).expect(200);
    EXPECT_EQ(joined.number("/meeting/attended"), 2);
    EXPECT_EQ(joined.size("/clashes"), 0u);
    joined = join("deputy.a1", tick(one, false)).expect(200);
    EXPECT_EQ(joined.number("/meeting/attended"), 1);
}

TEST_P(Joining, b3_items_of_two_devices_both_stand_and_one_field_is_chosen) {
    join("math.head", heard(first, "Итоги", "", "Качество 61 %")).expect(200);
    auto joined = join("deputy.a1", heard(second, "Разное", "", "О графике")).expect(200);
    EXPECT_EQ(joined.size("/clashes"), 0u);
    EXPECT_EQ(joined.text("/meeting/items/0/heard"), "Качество 61 %");
    EXPECT_EQ(joined.text("/meeting/items/1/heard"), "О графике");

    auto clash = join("deputy.a1", heard(first, "Итоги", "", "Качество выросло")).expect(200);
    ASSERT_EQ(clash.size("/clashes"), 1u);
    EXPECT_EQ(clash.text("/clashes/0/item"), first);
    EXPECT_EQ(clash.text("/clashes/0/field"), "heard");
    EXPECT_EQ(clash.text("/meeting/items/0/heard"), "Качество 61 %") << "nothing is overwritten unseen";
    auto chosen = join("deputy.a1", heard(first, "Итоги", "Качество 61 %", "Качество выросло")).expect(200);
    EXPECT_EQ(chosen.text("/meeting/items/0/heard"), "Качество выросло");
}

TEST_P(Joining, b3_what_is_sent_again_after_a_lost_answer_is_done_once) {
    std::string fresh =
        R"({"items":[{"mark":"n-1","now":{"title":"Новый пункт","decisions":[{"mark":"n-2","text":"Провести практикум"}]}}]})";
    auto once = join("math.head", fresh, "key-1").expect(200);
    EXPECT_EQ(once.size("/meeting/items"), 3u);
    auto again = join("math.head", fresh, "key-1").expect(200);
    EXPECT_EQ(again.headers["idempotent-replay"], "true");
    auto anew = join("math.head", fresh, "key-2").expect(200);
    EXPECT_EQ(anew.size("/meeting/items"), 3u);
    EXPECT_EQ(anew.size("/meeting/items/2/decisions"), 1u);
    EXPECT_EQ(anew.text("/meeting/items/2/decisions/0/id"), once.text("/meeting/items/2/decisions/0/id"));
}

TEST_P(Joining, b3_what_cannot_be_joined_says_why_and_changes_nothing) {
    auto gone = join("math.head", tick(id("teacher.a2"), true)).expect(200);
    EXPECT_EQ(gone.text("/clashes/0/field"), "person");
    EXPECT_EQ(gone.number("/meeting/attended"), 0);
    join("math.head", R"({"items":[{"mark":"n-1","now":{"title":""}}]})").expect(422);
    auto wrong =
        join(
            "math.head",
            R"({"items":[{"mark":"n-1","now":{"title":"Пункт","decisions":[{"mark":"n-2","text":"Решили","due":"2020-01-01"}]}}]})")
            .expect(422, "api.invalid");
    EXPECT_EQ(as("math.head").get(meeting).expect(200).size("/items"), 2u);
    as("math.head").post(meeting + "/cancel").expect(200);
    join("math.head", tick(headPerson.text(), true)).expect(409, "associations.cancelled");
}

TEST_P(Joining, b3_nobody_else_joins) {
    std::string body = tick(headPerson.text(), true);
    for (const char* login : {"teacher.a2", "deputy.a2", "ministry"})
        join(login, body).expect(403, "associations.not_yours");
    for (const char* login : {"teacher.b1", "head.b", "operator"}) join(login, body).expect(404);
    stranger().post(meeting + "/join", body).expect(401);
    EXPECT_EQ(as("math.head").get(meeting).expect(200).number("/attended"), 0);
}

}  // namespace
}  // namespace metodika::associations
