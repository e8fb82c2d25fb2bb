// Communities of every kind: as the region's pack names them, and who belongs by their own rule.
#include "contracts/events.hpp"
#include "testing/scenario.hpp"

namespace metodika::associations {
namespace {

METODIKA_API_SUITE(Communities);

const std::string root = "/api/v1/associations";

std::string made(testing::Browser& who, const std::string& organisation, const std::string& level,
                 const std::string& rest) {
    return who
        .post(root, R"({"name":"Сообщество","level":")" + level + R"(","organisation":")" + organisation +
                        R"(","since":"2024-09-01")" + rest + "}")
        .expect(201)
        .text("/id");
}
int memberAt(const testing::Reply& card, const std::string& person) {
    for (std::size_t i = 0; i < card.size("/members"); ++i)
        if (card.text("/members/" + std::to_string(i) + "/person/id") == person) return int(i);
    return -1;
}
/// Writes what being young follows from, as the staff list would: the day of birth and full years of
/// teaching.
void bornAndTeaching(testing::Browser& keeper, const std::string& person, const std::string& born,
                     int years) {
    auto card = keeper.get("/api/v1/people/" + person).expect(200);
    keeper
        .patch("/api/v1/people/" + person, card.number("/version"),
               R"({"birth_date":")" + born + R"(","experience_ped":)" + std::to_string(years) + "}")
        .expect(200);
}

TEST_P(Communities, b1_pack_names_the_kinds_and_every_association_keeps_its_own) {
    auto service = as("head.a");
    auto kinds = service.get("/api/v1/communities").expect(200);
    ASSERT_EQ(kinds.size("/items"), 8u) << kinds.body;
    EXPECT_EQ(kinds.text("/items/0/code"), "school");
    EXPECT_EQ(kinds.text("/items/5/title"), "сетевое сообщество");
    auto usual = made(service, id("service.a"), "municipal", R"(,"subject":"математика")");
    EXPECT_EQ(service.get(root + "/" + usual).expect(200).text("/community/code"), "municipal");
    auto network = made(service, id("service.a"), "municipal", R"(,"community":"network")");
    auto card = service.get(root + "/" + network).expect(200);
    EXPECT_EQ(card.text("/community/title"), "сетевое сообщество");
    EXPECT_EQ(card.text("/kind"), "free");
    auto list = service.get(root + "?organisation=" + id("a") + "&community=network").expect(200);
    ASSERT_EQ(list.size("/items"), 1u);
    EXPECT_EQ(list.text("/items/0/id"), network);
    EXPECT_EQ(as("institute").get(root + "/" + network).expect(200).text("/community/code"), "network");
    as("deputy.b1").get(root + "/" + network).expect(404);
    as("deputy.b1").get("/api/v1/communities?organisation=" + id("a1")).expect(404);
    stranger().get("/api/v1/communities").expect(401);
}

TEST_P(Communities, b1_kind_decides_where_it_exists_and_how_it_is_joined) {
    auto service = as("head.a");
    auto asked = [&](const std::string& rest) {
        return service.post(root, R"({"name":"МО","level":"municipal","organisation":")" + id("service.a") +
                                      "\"" + rest + "}");
    };
    auto level = asked(R"(,"community":"school","subject":"математика")").expect(422);
    EXPECT_NE(level.body.find("/level"), level.body.npos);
    asked(R"(,"community":"circle")").expect(422);
    auto basis = asked(R"(,"community":"municipal")").expect(422);
    EXPECT_NE(basis.body.find("/subject"), basis.body.npos);
    asked(R"(,"community":"post","subject":"математика")").expect(422);
    as("deputy.a1")
        .post(root,
              R"({"name":"МО","level":"municipal","community":"network","organisation":")" + id("a1") + "\"}")
        .expect(409, "associations.wrong_place");
    as("teacher.a1")
        .post(root,
              R"({"name":"МО","level":"school","community":"young","organisation":")" + id("a1") + "\"}")
        .expect(403);
}

TEST_P(Communities, b1_club_of_the_young_follows_from_the_staff_and_is_left_by_the_rule) {
    auto service = as("head.a");
    auto club = made(service, id("service.a"), "municipal", R"(,"community":"young")");
    EXPECT_EQ(service.get(root + "/" + club).expect(200).size("/members"), 0u)
        << "nothing is known of anybody";

    auto fresh = hire("Юнина Юлия Юрьевна", "a1", "учитель", {"химия"}, date(2025, 9, 1)).text();
    auto older = hire("Старова Софья Юрьевна", "a2", "учитель", {"химия"}, date(2025, 9, 1)).text();
    bornAndTeaching(service, fresh, "2001-03-14", 1);
    bornAndTeaching(service, older, "1985-03-14", 1);
    auto card = service.get(root + "/" + club).expect(200);
    ASSERT_EQ(card.size("/members"), 1u) << card.body;
    EXPECT_EQ(card.text("/members/0/person/id"), fresh);
    EXPECT_EQ(card.text("/members/0/since"), "2025-11-22");
    EXPECT_EQ(card.text("/members/0/until"), "2028-11-22") << "three years in the work";

    bornAndTeaching(service, fresh, "1992-03-14", 1);
    EXPECT_EQ(service.get(root + "/" + club).expect(200).text("/members/0/until"), "2027-03-14")
        << "thirty-five comes first";

    // A club that is opened later finds those who are young already, and only those.
    auto second = made(service, id("service.a"), "municipal", R"(,"community":"young")");
    auto found = service.get(root + "/" + second).expect(200);
    ASSERT_EQ(found.size("/members"), 1u);
    EXPECT_EQ(memberAt(found, fresh), 0);
    bornAndTeaching(service, fresh, "1992-03-14", 6);
    EXPECT_EQ(service.get(root + "/" + club).expect(200).size("/members"), 0u) << "no novice after all";
    as("deputy.b1").get(root + "/" + club).expect(404);
    EXPECT_EQ(as("teacher.a2").get(root + "/" + club).expect(200).body.find("birth"), std::string::npos);
}

TEST_P(Communities, b1_network_has_members_of_several_municipalities_who_find_it_among_their_own) {
    auto institute = as("institute");
    auto network = made(institute, id("institute"), "regional", R"(,"community":"network")");
    for (const char* who : {"teacher.a1", "teacher.b1"})
        institute.post(root + "/" + network + "/members", R"({"person":")" + id(who) + "\"}").expect(201);
    for (const char* who : {"teacher.a1", "teacher.b1"}) {
        auto own = as(who).get(root + "?mine=true").expect(200);
        bool there = false;
        for (std::size_t i = 0; i < own.size("/items"); ++i)
            there = there || own.text("/items/" + std::to_string(i) + "/id") == network;
        EXPECT_TRUE(there) << who;
        EXPECT_EQ(as(who).get(root + "/" + network).expect(200).size("/members"), 2u);
    }
    as("teacher.a2").get(root + "/" + network).expect(404);
    EXPECT_EQ(as("teacher.a2").get(root + "?mine=true").expect(200).size("/items"), 0u);
}

class CommunitiesOfStavropol : public testing::Scenario {
    std::string pack() const override { return "stavropol"; }
};
INSTANTIATE_TEST_SUITE_P(Both, CommunitiesOfStavropol, ::testing::ValuesIn(testing::engines()),
                         testing::engineName);

TEST_P(CommunitiesOfStavropol, j1_region_says_its_own_words) {
    auto service = as("head.a");
    auto kinds = service.get("/api/v1/communities").expect(200);
    EXPECT_NE(kinds.body.find("«Путеводная звезда»"), kinds.body.npos);
    EXPECT_NE(kinds.body.find("ассоциация учителей предметной области"), kinds.body.npos);
    auto town = made(service, id("service.a"), "municipal", R"(,"community":"city","subject":"математика")");
    EXPECT_EQ(service.get(root + "/" + town).expect(200).text("/community/title"),
              "городское методическое объединение");
    EXPECT_EQ(service.with("Accept-Language", "en").get("/api/v1/communities").expect(200).size("/items"),
              9u);
    as("deputy.a1")
        .post(root,
              R"({"name":"ГМО","level":"municipal","community":"city","subject":"химия","organisation":")" +
                  id("service.a") + "\"}")
        .expect(403);
    as("head.b").get(root + "/" + town).expect(404);
}

}  // namespace
}  // namespace metodika::associations
