// Grids and proposals that are given again: never older than what they show.
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class ReadyAnswers : public SchoolAssociation {
  protected:
    const std::string root = "/api/v1/associations";
    testing::Reply proposals(const std::string& login, const std::string& place) {
        return as(login).get(root + "/proposals?organisation=" + id(place)).expect(200);
    }
    testing::Reply grid(const std::string& login, const std::string& more = "") {
        return as(login).get("/api/v1/schedules?organisation=" + id("a") + more).expect(200);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, ReadyAnswers, ::testing::ValuesIn(testing::engines()), testing::engineName);

TEST_P(ReadyAnswers, b2_proposals_follow_every_change_of_what_they_are_made_of) {
    auto asked = [&] { return proposals("methodist.a", "a"); };
    auto before = asked();
    EXPECT_EQ(asked().body, before.body);
    hire("Новикова Надежда Яновна", "a1", "учитель", {"начальные классы"});
    auto hired = asked();
    EXPECT_EQ(hired.size("/items/0/teachers"), before.size("/items/0/teachers") + 1) << hired.body;
    // A new name, and a category that makes somebody the candidate.
    auto who = hired.text("/items/0/teachers/0/id");
    auto person = "/api/v1/people/" + who;
    auto card = as("head.a").get(person).expect(200);
    as("head.a").patch(person, card.number("/version"), R"({"surname":"Абрикосова"})").expect(200);
    EXPECT_NE(asked().body.find("Абрикосова"), std::string::npos);
    as("head.a").post(person + "/categories", R"({"level":"highest","since":"2026-10-01"})").expect(201);
    EXPECT_EQ(asked().text("/items/0/head_candidate/id"), who);
    // The school's own name.
    auto school = "/api/v1/organisations/" + id("a1");
    auto there = as("head.a").get(school).expect(200);
    as("head.a")
        .patch(school, there.number("/version"), R"({"short_name":"Лицей № 7","since":"2026-11-22"})")
        .expect(200);
    EXPECT_EQ(asked().text("/items/0/organisation/name"), "Лицей № 7");
    // Accepted, it is proposed no more, here and in the municipality.
    auto own = proposals("deputy.a1", "a1");
    as("deputy.a1")
        .post(root + "/proposals/accept", R"({"items":[{"key":")" + own.text("/items/0/key") + R"("}]})")
        .expect(201);
    EXPECT_EQ(proposals("deputy.a1", "a1").size("/items"), 0u);
    EXPECT_EQ(asked().body.find(own.text("/items/0/key")), std::string::npos);
    EXPECT_EQ(asked().size("/without_head"), 1u);
    // The next day is another question.
    clock().set(*parseInstant("2027-09-01T09:00:00Z"));
    asked();
    as("deputy.b1").get(root + "/proposals?organisation=" + id("a")).expect(404);
    as("teacher.a1").get(root + "/proposals?organisation=" + id("a1")).expect(403);
}

TEST_P(ReadyAnswers, b3_grid_is_each_readers_own_and_follows_every_change) {
    auto lines = [](const std::string& day) {
        return R"({"meetings":[{"date":")" + day + R"(","theme":"Задачи года","place":"каб. 12"}]})";
    };
    EXPECT_EQ(grid("methodist.a").size("/items/0/meetings"), 0u);
    as("math.head").put(schedule(2026), lines("2026-12-03")).expect(200);
    EXPECT_EQ(grid("methodist.a").text("/items/0/meetings/0/date"), "2026-12-03");
    as("math.head").put(schedule(2026), 1, lines("2026-12-04")).expect(200);
    EXPECT_EQ(grid("methodist.a").text("/items/0/meetings/0/date"), "2026-12-04");
    // Asked one after another, each is answered as what they may.
    EXPECT_TRUE(grid("math.head").yes("/items/0/can/edit"));
    EXPECT_FALSE(grid("teacher.a2").yes("/items/0/can/edit"));
    EXPECT_FALSE(grid("ministry").has("/items/0/head/name"));
    EXPECT_TRUE(grid("teacher.a2").has("/items/0/head/name"));
    as("head.b").get("/api/v1/schedules?organisation=" + id("a")).expect(404);
    auto path = root + "/" + association;
    auto card = as("deputy.a1").get(path).expect(200);
    as("deputy.a1").patch(path, card.number("/version"), R"({"name":"МО точных наук"})").expect(200);
    EXPECT_EQ(grid("methodist.a").text("/items/0/name"), "МО точных наук");
    auto meeting = "/api/v1/meetings/" + grid("methodist.a").text("/items/0/meetings/0/id");
    as("math.head").post(meeting + "/cancel").expect(200);
    EXPECT_EQ(grid("methodist.a").size("/items/0/meetings"), 0u);
    card = as("deputy.a1").get(path).expect(200);
    as("deputy.a1")
        .patch(path, card.number("/version"), R"({"head":null,"head_since":"2026-11-20"})")
        .expect(200);
    EXPECT_FALSE(grid("methodist.a").yes("/items/0/has_head"));
    EXPECT_FALSE(grid("math.head").yes("/items/0/can/edit"));
}

TEST_P(ReadyAnswers, b1_grid_of_a_cluster_shows_the_schools_of_the_cluster_alone) {
    as("deputy.a2")
        .post(root, R"({"name":"МО второй школы","level":"school","since":"2025-09-01","organisation":")" +
                        id("a2") + "\"}")
        .expect(201);
    auto made =
        as("head.a")
            .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                          R"(","name":"Дальний куст","organisations":[")" + id("a2") + "\"]}")
            .expect(201);
    auto cluster = made.text("/id");
    as("head.a")
        .post(root, R"({"name":"КМО","level":"cluster","subject":"математика","organisation":")" +
                        id("service.a") + R"(","cluster":")" + cluster + "\"}")
        .expect(201);
    auto seen = grid("methodist.a", "&cluster=" + cluster);
    ASSERT_EQ(seen.size("/items"), 2u) << seen.body;
    EXPECT_EQ(seen.text("/items/0/level"), "cluster");
    EXPECT_EQ(seen.text("/items/1/name"), "МО второй школы");
    as("head.a")
        .patch("/api/v1/clusters/" + cluster, made.number("/version"),
               R"({"organisations":[")" + id("a1") + "\"]}")
        .expect(200);
    EXPECT_EQ(grid("methodist.a", "&cluster=" + cluster).text("/items/1/id"), association)
        << "the cluster has another school now";
    as("head.b").get("/api/v1/schedules?organisation=" + id("b") + "&cluster=" + cluster).expect(404);
}

TEST_P(ReadyAnswers, b2_small_ones_of_a_cluster_become_one_and_their_people_go_along) {
    // Two schools of a cluster with two teachers of physics each: each too small by the rule.
    std::vector<std::string> small;
    hire("Физикова Фаина Яновна", "a1", "учитель", {"физика"});
    hire("Юдина Ульяна Яновна", "a2", "учитель", {"физика"});
    hire("Юдин Устин Янович", "a2", "учитель", {"физика"});
    for (const char* school : {"a1", "a2"})
        small.push_back(
            as("head.a")
                .post(
                    root,
                    R"({"name":"ШМО физиков","level":"school","subject":"физика","since":"2025-09-01","organisation":")" +
                        id(school) + "\"}")
                .expect(201)
                .text("/id"));
    auto cluster = as("head.a")
                       .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                                     R"(","name":"Куст","organisations":[")" + id("a1") +
                                                     R"(",")" + id("a2") + "\"]}")
                       .expect(201)
                       .text("/id");
    auto found = proposals("head.a", "a");
    std::string key;
    for (std::size_t i = 0; i < found.size("/tending"); ++i)
        if (found.text("/tending/" + std::to_string(i) + "/what") == "unite")
            key = found.text("/tending/" + std::to_string(i) + "/key");
    ASSERT_FALSE(key.empty()) << found.body;
    auto body = R"({"items":[{"key":")" + key + R"("}],"act_number":"7","act_date":"2026-11-20"})";
    for (const char* other : {"deputy.a1", "teacher.a1", "official.a"})
        as(other).post(root + "/proposals/accept", body).expect(403);
    as("head.b").post(root + "/proposals/accept", body).expect(404);
    auto done = as("head.a").post(root + "/proposals/accept", body).expect(201);
    auto card = as("head.a").get(root + "/" + done.text("/items/0/id")).expect(200);
    EXPECT_EQ(card.text("/level"), "cluster");
    EXPECT_EQ(card.text("/cluster/id"), cluster);
    EXPECT_EQ(card.size("/members"), 4u) << card.body;
    EXPECT_EQ(card.text("/act_number"), "7");
    EXPECT_EQ(card.text("/act_date"), "2026-11-20");
    for (const auto& one : small) {
        EXPECT_EQ(as("head.a").get(root + "/" + one).expect(200).text("/until"), "2026-11-22");
        EXPECT_EQ(as("head.a").get(root + "/" + one + "/page").expect(200).text("/merged_into/id"),
                  card.text("/id"));
    }
    as("head.a").post(root + "/proposals/accept", body).expect(409, "associations.tending_gone");
}

}  // namespace
}  // namespace metodika::associations
