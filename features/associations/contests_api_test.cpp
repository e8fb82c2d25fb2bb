// Members in contests and grants: entered once, with evidence, confirmed by another; indicator 1.3 follows.
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class Contests : public SchoolAssociation {
  protected:
    std::string path() const { return "/api/v1/associations/" + association + "/contests"; }
    std::string entry(const std::string& person, const std::string& title,
                      const std::string& date = "2026-10-12") {
        return "{" + (person.empty() ? "" : R"("person":")" + person + R"(",)") +
               R"("kind":"contest","title":")" + title + R"(","level":"municipal","date":")" + date +
               R"(","result":"laureate","evidence":"диплом № 7"})";
    }
    /// Numerator and denominator of 1.3 at the school.
    std::pair<std::int64_t, std::int64_t> share(const std::string& who = "deputy.a1") {
        settle();
        auto all = as(who).get("/api/v1/monitoring?organisation=" + id("a1")).expect(200);
        for (std::size_t i = 0; i < all.size("/rows"); ++i) {
            auto row = "/rows/" + std::to_string(i);
            if (all.text(row + "/indicator") == "1.3" && !all.null(row + "/now/numerator"))
                return {all.number(row + "/now/numerator"), all.number(row + "/now/denominator")};
        }
        return {-1, -1};
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Contests, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(Contests, g2_participation_is_entered_once_with_evidence_and_confirmed_by_another) {
    const auto mate = id("Быкова Белла Игоревна");
    open("mate", PersonId{std::stoll(mate)}, "educator", "a1");
    auto teacher = as("mate"), head = as("math.head"), deputy = as("deputy.a1");
    auto before = share();
    EXPECT_EQ(before.first, 0);
    ASSERT_GT(before.second, 0);
    teacher
        .post(
            path(),
            R"({"kind":"contest","title":"Учитель года","level":"municipal","date":"2026-10-12","result":"entered","evidence":""})")
        .expect(422);
    teacher.post(path(), entry("", "Учитель года", "2026-12-30")).expect(422);
    auto mine = teacher.post(path(), entry("", "Учитель года")).expect(201);
    EXPECT_TRUE(mine.null("/items/0/confirmed_on"));
    EXPECT_FALSE(mine.yes("/items/0/can/confirm"));
    auto contest = "/api/v1/contests/" + mine.text("/items/0/id");
    // What nobody confirmed is not counted; nobody confirms their own, nor another school's.
    EXPECT_EQ(share().first, 0);
    teacher.post(contest + "/confirm").expect(403);
    as("deputy.a2").post(contest + "/confirm").expect(403);
    as("deputy.b1").post(contest + "/confirm").expect(404);
    teacher.post(path(), entry(headPerson.text(), "Грант")).expect(403);
    head.post(contest + "/confirm").expect(200);
    EXPECT_EQ(share().first, 1);
    // Two contests of one person are one participant; what is of another is confirmed by being entered.
    head.post(path(), entry(mate, "Педагогический дебют")).expect(201);
    EXPECT_EQ(share(), std::pair(std::int64_t(1), before.second));
    deputy.post(path(), entry(headPerson.text(), "Грант губернатора")).expect(201);
    EXPECT_EQ(share().first, 2);
    head.post(path(), entry(id("teacher.a2"), "Чужой")).expect(422);
    // Strangers see nothing of persons.
    EXPECT_EQ(as("teacher.a2").get(path()).expect(200).size("/items"), 0u);
    as("teacher.b1").get(path()).expect(404);
    as("teacher.a2").post(path(), entry("", "Конкурс")).expect(403);
    head.remove(contest).expect(200);
    EXPECT_EQ(share().first, 2) << "the debut is still there";
}

TEST_P(Contests, g1_members_of_the_year_are_counted_as_staff_changes) {
    auto before = share().second;
    hire("Новикова Нина Николаевна", "a1", "учитель", {"математика"});
    as("head.a").post("/api/v1/people", R"({"surname":"Ёлкина","given_name":"Ева","organisation":")" +
                                            id("a1") +
                                            R"(","position":"учитель","subjects":["математика"]})");
    auto after = share().second;
    EXPECT_GT(after, before);
    installation().tallies().rebuild();
    EXPECT_EQ(share().second, after) << "a rebuild gives the same";
}

}  // namespace metodika::associations
