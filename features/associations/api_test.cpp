// Associations over HTTP: who belongs, what ought to exist, who may do what.
#include "contracts/events.hpp"
#include "features/associations/store.hpp"
#include "testing/scenario.hpp"

namespace metodika::associations {
namespace {

METODIKA_API_SUITE(Associations);

const std::string root = "/api/v1/associations";

std::string inQuotes(const std::string& s) { return "\"" + s + "\""; }
/// Which member of the card is the person; -1 when none.
int memberAt(const testing::Reply& card, const std::string& person) {
    for (std::size_t i = 0; i < card.size("/members"); ++i)
        if (card.text("/members/" + std::to_string(i) + "/person/id") == person) return int(i);
    return -1;
}
std::string opened(testing::Browser& who, const std::string& organisation, const std::string& level,
                   const std::string& rest = "") {
    auto made =
        who.post(root, R"({"name":"МО учителей математики","level":")" + level + R"(","organisation":")" +
                           organisation + R"(","since":"2024-09-01")" + rest + "}");
    return made.expect(201).text("/id");
}
const std::string math = R"(,"subject":"математика")";

TEST_P(Associations, b2_proposes_association_for_three_teachers) {
    auto found = as("deputy.a1").get(root + "/proposals?organisation=" + id("a1")).expect(200);
    ASSERT_EQ(found.size("/items"), 2u) << found.body;
    EXPECT_EQ(found.text("/items/0/basis"), "математика");
    EXPECT_EQ(found.text("/items/0/name"), "ШМО учителей математики");
    EXPECT_EQ(found.size("/items/0/teachers"), 4u);
    EXPECT_EQ(found.number("/items/0/threshold"), 2);
    EXPECT_EQ(found.text("/items/1/basis"), "начальные классы");
    EXPECT_EQ(found.size("/items/1/teachers"), 3u);
    EXPECT_EQ(as("deputy.a2").get(root + "/proposals").expect(200).size("/items"), 0u)
        << "two teachers are not more than two";
    EXPECT_EQ(as("head.a").get(root + "/proposals?organisation=" + id("a")).expect(200).size("/items"), 2u);
}

TEST_P(Associations, b2_proposes_cycle_for_the_rest_when_they_are_more_than_three) {
    hire("Яшина Яна Яновна", "a2", "учитель", {"физика"});
    EXPECT_EQ(as("deputy.a2").get(root + "/proposals").expect(200).size("/items"), 0u);
    hire("Якова Ядвига Яновна", "a2", "учитель", {"информатика"});
    auto found = as("deputy.a2").get(root + "/proposals").expect(200);
    ASSERT_EQ(found.size("/items"), 1u) << found.body;
    EXPECT_EQ(found.text("/items/0/kind"), "cycle");
    EXPECT_EQ(found.size("/items/0/teachers"), 4u);
}

TEST_P(Associations, b2_accepts_several_proposals_at_once_with_members_and_head) {
    auto deputy = as("deputy.a1");
    auto found = deputy.get(root + "/proposals").expect(200);
    std::string head = found.text("/items/0/teachers/2/id");
    std::string body = R"({"since":"2026-09-01","items":[{"key":)" + inQuotes(found.text("/items/0/key")) +
                       R"(,"head":)" + inQuotes(head) + R"(},{"key":)" +
                       inQuotes(found.text("/items/1/key")) + "}]}";
    auto accepted = deputy.post(root + "/proposals/accept", body).expect(201);
    ASSERT_EQ(accepted.size("/items"), 2u);
    auto card = deputy.get(root + "/" + accepted.text("/items/0/id")).expect(200);
    EXPECT_EQ(card.size("/members"), 4u);
    EXPECT_EQ(card.text("/members/0/since"), "2026-09-01");
    EXPECT_EQ(card.text("/members/0/person/name"), "Абрамова Анна Ивановна");
    EXPECT_EQ(card.text("/head/id"), head);
    auto left = deputy.get(root + "/proposals").expect(200);
    EXPECT_EQ(left.size("/items"), 0u) << "what exists is not proposed again";
    EXPECT_EQ(left.size("/without_head"), 1u);
    EXPECT_EQ(left.text("/without_head/0/name"), "ШМО учителей начальных классов");
    deputy.post(root + "/proposals/accept", body).expect(409, "associations.proposal_gone");
}

TEST_P(Associations, b2_candidate_has_the_highest_category) {
    auto scope = api::Scope::system(installation().host());
    scope.change([&](api::Work& work) {
        work.execute(
            "INSERT INTO categories (id, person, level, since) VALUES (:id, :who, 'highest', '2025-01-10')",
            {{"id", work.newId<MemberId>()}, {"who", person("Власова Вера Ильинична")}});
        work.execute(
            "INSERT INTO categories (id, person, level, since) VALUES (:id, :who, 'first', '2025-01-10')",
            {{"id", work.newId<MemberId>()}, {"who", person("Абрамова Анна Ивановна")}});
    });
    auto found = as("deputy.a1").get(root + "/proposals").expect(200);
    EXPECT_EQ(found.text("/items/0/head_candidate/name"), "Власова Вера Ильинична");
    EXPECT_EQ(found.text("/items/0/head_candidate/reason"), "высшая категория");
    EXPECT_EQ(found.text("/items/0/head_candidate/reason_key"), "associations.candidate.highest_only");
    EXPECT_TRUE(found.null("/items/1/head_candidate")) << "nothing is known of them";
}

TEST_P(Associations, b2_proposals_name_persons_only_to_those_who_keep_the_lists) {
    as("teacher.a1").get(root + "/proposals").expect(403);
    as("institute").get(root + "/proposals?organisation=" + id("a")).expect(403);
    as("deputy.a1").get(root + "/proposals?organisation=" + id("a2")).expect(403, "api.not_your_role");
    as("deputy.a1").get(root + "/proposals?organisation=" + id("b1")).expect(404);
    stranger().get(root + "/proposals").expect(401);
}

TEST_P(Associations, b1_members_follow_from_the_staff_with_their_terms) {
    auto deputy = as("deputy.a1");
    auto made = opened(deputy, id("a1"), "school", math);
    auto card = deputy.get(root + "/" + made).expect(200);
    EXPECT_EQ(card.size("/members"), 4u);
    EXPECT_EQ(card.text("/members/0/since"), "2024-09-01") << "nobody belonged before it was opened";

    auto fresh = hire("Новикова Надежда Яновна", "a1", "учитель", {"алгебра"}, date(2026, 11, 9)).text();
    card = deputy.get(root + "/" + made).expect(200);
    int at = memberAt(card, fresh);
    ASSERT_GE(at, 0) << "algebra is mathematics";
    EXPECT_EQ(card.text("/members/" + std::to_string(at) + "/since"), "2026-11-09");

    auto person = deputy.get("/api/v1/people/" + fresh).expect(200);
    deputy
        .patch("/api/v1/employments/" + person.text("/employments/0/id"), person.number("/version"),
               R"({"until":"2026-11-16"})")
        .expect(200);
    card = deputy.get(root + "/" + made).expect(200);
    EXPECT_EQ(memberAt(card, fresh), -1) << "the membership of a leaver ends with the work";
    auto scope = api::Scope::system(installation().host());
    auto until = scope.read([&](api::Work& work) {
        static constexpr db::Query find{"test.until",
                                        "SELECT until FROM association_members WHERE person = :who"};
        return work.text(find, {{"who", PersonId{*parseIdNumber(fresh)}}});
    });
    EXPECT_EQ(until, "2026-11-16") << "and stays in its history";
}

TEST_P(Associations, b1_head_who_leaves_leads_no_more) {
    auto deputy = as("deputy.a1");
    std::string head = id("Быкова Белла Игоревна");
    auto made = opened(deputy, id("a1"), "school", math + R"(,"head":")" + head + "\"");
    auto person = deputy.get("/api/v1/people/" + head).expect(200);
    deputy
        .patch("/api/v1/employments/" + person.text("/employments/0/id"), person.number("/version"),
               R"({"until":"2026-11-16"})")
        .expect(200);
    auto card = deputy.get(root + "/" + made).expect(200);
    EXPECT_TRUE(card.null("/head"));
    EXPECT_EQ(card.text("/heads/0/until"), "2026-11-16");
    EXPECT_EQ(deputy.get(root + "/proposals").expect(200).size("/without_head"), 1u);
}

TEST_P(Associations, b1_municipal_association_takes_teachers_of_every_school_of_its_municipality) {
    auto service = as("methodist.a");
    auto made = opened(service, id("service.a"), "municipal", math);
    auto card = service.get(root + "/" + made).expect(200);
    EXPECT_EQ(card.size("/members"), 6u) << "four of one school, two of the other, none of the neighbours";
    EXPECT_EQ(card.text("/organisation/name"), "ИМЦ");
    EXPECT_EQ(memberAt(card, id("Лукина Лилия Романовна")), -1);
}

TEST_P(Associations, b1_cluster_association_takes_its_organisations) {
    auto service = as("head.a");
    auto cluster =
        service
            .post("/api/v1/clusters", R"({"municipality":")" + id("a") +
                                          R"(","name":"Дальний куст","organisations":[")" + id("a2") + "\"]}")
            .expect(201);
    auto made =
        opened(service, id("service.a"), "cluster", math + R"(,"cluster":")" + cluster.text("/id") + "\"");
    auto card = service.get(root + "/" + made).expect(200);
    EXPECT_EQ(card.size("/members"), 2u);
    EXPECT_EQ(card.text("/cluster/name"), "Дальний куст");
    service.post(root, R"({"name":"КМО","level":"cluster","organisation":")" + id("service.a") + "\"}")
        .expect(422);
}

TEST_P(Associations, b1_association_of_a_post_and_one_of_named_members) {
    auto service = as("head.a");
    auto deputies = opened(service, id("service.a"), "municipal", R"(,"post":"заместитель директора")");
    EXPECT_EQ(service.get(root + "/" + deputies).expect(200).size("/members"), 2u);
    auto club = opened(service, id("service.a"), "municipal");
    EXPECT_EQ(service.get(root + "/" + club).expect(200).size("/members"), 0u);
    auto card =
        service.post(root + "/" + club + "/members", R"({"person":")" + id("teacher.a2") + "\"}").expect(201);
    EXPECT_EQ(card.text("/members/0/organisation/name"), "МКОУ ООШ № 17");
    EXPECT_TRUE(card.yes("/members/0/manual"));
    service.post(root + "/" + club + "/members", R"({"person":")" + id("teacher.a2") + "\"}")
        .expect(409, "associations.member_already");
    service.post(root + "/" + club + "/members", R"({"person":")" + id("teacher.b1") + "\"}").expect(422);
    auto without = service.remove(root + "/" + club + "/members/" + id("teacher.a2"), card.number("/version"))
                       .expect(200);
    EXPECT_EQ(without.size("/members"), 0u);
}

TEST_P(Associations, b1_regional_association_is_seen_by_its_members) {
    auto institute = as("institute");
    auto made = opened(institute, id("institute"), "regional", R"(,"subject":"химия")");
    EXPECT_EQ(as("teacher.b1").get(root + "/" + made).expect(200).size("/members"), 2u);
    as("deputy.b1").get(root + "/" + made).expect(404);
}

TEST_P(Associations, b1_seen_in_the_municipality_counted_in_the_region_closed_to_others) {
    auto deputy = as("deputy.a1");
    auto made =
        opened(deputy, id("a1"), "school", math + R"(,"head":")" + id("Быкова Белла Игоревна") + "\"");
    for (const char* login : {"teacher.a1", "teacher.a2", "deputy.a2", "official.a", "head.a"}) {
        auto card = as(login).get(root + "/" + made).expect(200);
        EXPECT_EQ(card.size("/members"), 4u) << login;
        EXPECT_EQ(card.text("/head/name"), "Быкова Белла Игоревна");
        EXPECT_EQ(card.yes("/can/edit"), std::string(login) == "head.a") << login;
    }
    EXPECT_EQ(as("institute").get(root + "/" + made).expect(200).text("/head/name"), "Быкова Белла Игоревна");
    for (const char* login : {"ministry"}) {
        auto card = as(login).get(root + "/" + made).expect(200);
        EXPECT_EQ(card.body.find("Быкова"), card.body.npos) << login << " sees no names";
        EXPECT_EQ(card.number("/members_count"), 4);
        EXPECT_TRUE(card.yes("/has_head"));
        auto list = as(login).get(root + "?organisation=" + id("a")).expect(200);
        EXPECT_EQ(list.size("/items"), 1u);
        EXPECT_EQ(list.body.find("Быкова"), list.body.npos);
    }
    for (const char* login : {"teacher.b1", "head.b", "operator"})
        as(login).get(root + "/" + made).expect(404, "api.not_found");
    as("teacher.b1").get(root + "?organisation=" + id("a1")).expect(404);
    stranger().get(root + "/" + made).expect(401);
    as("deputy.a2").patch(root + "/" + made, 1, R"({"name":"Чужое"})").expect(403, "associations.not_keeper");
    as("head.b").patch(root + "/" + made, 1, R"({"name":"Чужое"})").expect(404);
    as("deputy.a2")
        .post(root, R"({"name":"МО","level":"school","organisation":")" + id("a1") + "\"}")
        .expect(403, "associations.not_keeper");
}

TEST_P(Associations, b1_change_needs_the_version_that_was_seen) {
    auto deputy = as("deputy.a1");
    auto made = opened(deputy, id("a1"), "school", math);
    deputy.patch(root + "/" + made, R"({"name":"Иначе"})").expect(428);
    auto card = deputy
                    .patch(root + "/" + made, 1,
                           R"({"name":"ШМО математиков","act_number":"17-о","act_date":"2026-09-01"})")
                    .expect(200);
    EXPECT_EQ(card.number("/version"), 2);
    EXPECT_EQ(card.text("/act_number"), "17-о");
    deputy.patch(root + "/" + made, 1, R"({"name":"Иначе"})").expect(412, "api.changed_meanwhile");
    auto headed =
        deputy.patch(root + "/" + made, 2, R"({"head":")" + id("Быкова Белла Игоревна") + "\"}").expect(200);
    EXPECT_EQ(headed.text("/head/name"), "Быкова Белла Игоревна");
    deputy.patch(root + "/" + made, 3, R"({"head":")" + id("teacher.b1") + "\"}").expect(422);
    EXPECT_TRUE(deputy.patch(root + "/" + made, 3, R"({"head":null})").expect(200).null("/head"));
}

TEST_P(Associations, b1_levels_belong_to_their_organisations) {
    as("head.a")
        .post(root, R"({"name":"РМО","level":"municipal","organisation":")" + id("a1") + "\"}")
        .expect(409, "associations.wrong_place");
    as("head.a")
        .post(root, R"({"name":"РМО","level":"regional","organisation":")" + id("service.a") + "\"}")
        .expect(403);
    as("head.a")
        .post(root, R"({"name":"МО","level":"school","organisation":")" + id("a1") +
                        R"(","subject":"химия","post":"учитель"})")
        .expect(422);
}

TEST_P(Associations, ListsPageByKeyAndAskTheSameNumberOfQuestionsForManyRows) {
    auto deputy = as("deputy.a1");
    for (int i = 0; i < 5; ++i) opened(deputy, id("a1"), "school", math);
    auto first = deputy.get(root + "?organisation=" + id("a1") + "&limit=3").expect(200);
    ASSERT_EQ(first.size("/items"), 3u);
    auto second =
        deputy.get(root + "?organisation=" + id("a1") + "&limit=3&cursor=" + first.text("/next")).expect(200);
    EXPECT_EQ(second.size("/items"), 2u);
    EXPECT_TRUE(second.null("/next"));
    EXPECT_NE(first.text("/items/2/id"), second.text("/items/0/id"));
    EXPECT_EQ(
        deputy.get(root + "?organisation=" + id("a1") + "&q=" + "%D0%9C%D0%90%D0%A2%D0%95%D0%9C&level=school")
            .expect(200)
            .size("/items"),
        5u);
    auto scope = api::Scope::system(installation().host());
    auto statements = [&](int limit) {
        return scope.read([&](api::Work& work) {
            AssociationQuery query;
            query.limit = limit;
            auto within = organisationsWithin(work, organisation("a"));
            auto before = work.connection().statements();
            AssociationStore(work).list(within, query, 2026, Rights::of(work));
            return work.connection().statements() - before;
        });
    };
    EXPECT_EQ(statements(1), statements(100));
}

}  // namespace
}  // namespace metodika::associations
