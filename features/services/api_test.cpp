#include "testing/scenario.hpp"

namespace metodika::services {
namespace {

class Services : public testing::Scenario {
  protected:
    std::string path() const { return "/api/v1/services/" + id("a"); }
    /// Makes a post; returns the card.
    testing::Reply post(testing::Browser& who, const std::string& fields) {
        return who.post(path() + "/posts", "{" + fields + "}");
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Services, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(Services, a2_form_and_place_are_kept_and_who_has_no_service_is_seen_at_once) {
    auto head = as("head.a"), institute = as("institute");
    auto all = institute.get("/api/v1/services").expect(200);
    ASSERT_EQ(all.size("/items"), 2u) << all.body;
    EXPECT_TRUE(all.null("/items/0/form"));
    auto before = head.get(path()).expect(200);
    EXPECT_EQ(before.text("/organisation/id"), id("service.a")) << "the tree says where it is";

    auto changed =
        head.put(path(), before.number("/version"),
                 R"({"form":"department_in_support_centre","organisation":")" + id("service.a") + R"("})")
            .expect(200);
    EXPECT_EQ(changed.text("/form"), "department_in_support_centre");
    head.put(path(), before.number("/version"), R"({"form":"distributed"})").expect(412);
    head.put(path(), changed.number("/version"),
             R"({"form":"distributed","organisation":")" + id("b1") + R"("})")
        .expect(422, "api.invalid");
    head.put(path(), changed.number("/version"), R"({"form":"cloud"})").expect(422);
    as("official.a").put(path(), changed.number("/version"), R"({"form":"distributed"})").expect(200);
    as("methodist.a").put(path(), 3, R"({"form":"distributed"})").expect(403);
    as("head.b").put(path(), 3, R"({"form":"distributed"})").expect(404);
    as("head.b").get(path()).expect(404);
    head.get("/api/v1/services/" + id("a1")).expect(404);

    // One person is the whole service of B, a new municipality has none: one filter each, and in the week.
    auto alone = institute.get("/api/v1/services?state=alone").expect(200);
    ASSERT_EQ(alone.size("/items"), 1u) << alone.body;
    EXPECT_EQ(alone.text("/items/0/municipality/id"), id("b"));
    auto far = institute
                   .post("/api/v1/organisations",
                         R"({"parent":")" + id("region") +
                             R"(","kind":"municipality","name":"Дальний округ","short_name":"Дальний"})")
                   .expect(201);
    auto none = institute.get("/api/v1/services?state=none").expect(200);
    ASSERT_EQ(none.size("/items"), 1u) << none.body;
    EXPECT_EQ(none.text("/items/0/municipality/id"), far.text("/id"));
    EXPECT_EQ(head.get("/api/v1/services").expect(200).size("/items"), 1u) << "one's own municipality alone";
    auto week = institute.get("/api/v1/week").expect(200);
    EXPECT_NE(week.body.find("services_none"), std::string::npos) << week.body;
    EXPECT_EQ(head.get("/api/v1/week").expect(200).body.find("services_none"), std::string::npos);
}

TEST_P(Services, a3_posts_have_models_holders_and_vacancies) {
    auto head = as("head.a");
    post(head, R"("title":"методист по математике","model":"base_school","rate":0.5)")
        .expect(422, "api.invalid");
    post(head, R"("title":"методист","rate":0)").expect(422, "api.invalid");
    post(head, R"("title":"методист","model":"base_school","rate":0.5,"base":")" + id("b1") + "\"")
        .expect(422);
    auto made =
        post(head, R"("title":"методист","area":"математика","model":"base_school","rate":1.5,"base":")" +
                       id("a1") + "\"")
            .expect(201);
    EXPECT_EQ(made.text("/posts/0/base/name"), "МБОУ СОШ № 5");
    EXPECT_EQ(made.real("/vacant"), 1.5);
    auto holders = path() + "/posts/" + made.text("/posts/0/id") + "/holders";

    auto teacher = id("teacher.a1");
    head.post(holders, R"({"person":")" + id("teacher.b1") + R"(","rate":0.5})").expect(422, "api.invalid");
    head.post(holders, R"({"person":")" + teacher + R"(","rate":2})").expect(422, "api.invalid");
    auto held =
        head.post(holders, R"({"person":")" + teacher + R"(","rate":0.5,"terms":"contract"})").expect(201);
    EXPECT_EQ(held.real("/vacant"), 1);
    EXPECT_EQ(held.number("/people"), 1);
    EXPECT_EQ(held.text("/state"), "alone");
    EXPECT_EQ(held.text("/posts/0/holders/0/terms"), "contract");
    auto full = head.post(holders, R"({"person":")" + id("deputy.a1") + R"(","rate":1})").expect(201);
    EXPECT_EQ(full.text("/state"), "working");
    EXPECT_EQ(full.real("/vacant"), 0);
    auto refused = head.post(holders, R"({"person":")" + id("deputy.a1") + R"(","rate":0.25})").expect(422);
    EXPECT_NE(refused.body.find("Свободно только 0"), std::string::npos) << refused.body;

    // The rate cannot be cut under those who hold it; freed, it is vacant from that day.
    auto one = path() + "/posts/" + made.text("/posts/0/id");
    head.patch(one, R"({"rate":1})").expect(422, "api.invalid");
    auto holder = full.text("/posts/0/holders/0/id");
    head.patch(holders + "/" + holder, R"({"until":"2020-01-01"})").expect(422);
    head.patch(holders + "/999", R"({"until":"2027-01-01"})").expect(404);
    auto later = head.patch(holders + "/" + holder, R"({"until":"2026-12-01"})").expect(200);
    EXPECT_EQ(later.text("/posts/0/holders/0/until"), "2026-12-01");
    auto ended = head.patch(one, R"({"until":"2026-12-31"})").expect(200);
    EXPECT_EQ(ended.text("/posts/0/until"), "2026-12-31");

    // Everybody of the municipality sees it, nobody else changes it.
    auto shown = as("teacher.a2").get(path()).expect(200);
    EXPECT_EQ(shown.size("/posts"), 1u);
    EXPECT_TRUE(shown.null("/posts/0/holders/0/rate")) << "as in the lists of people";
    EXPECT_FALSE(as("methodist.a").get(path()).null("/posts/0/holders/0/rate"));
    as("teacher.a2").post(path() + "/posts", R"({"title":"методист"})").expect(403);
    as("methodist.a").patch(one, R"({"rate":2})").expect(403);
    as("head.b").patch(one, R"({"rate":2})").expect(404);
    as("institute").post(path() + "/posts", R"({"title":"методист"})").expect(403);
    stranger().get(path()).expect(401);
}

TEST_P(Services, a3_posts_come_from_the_staff_list_without_typing) {
    auto head = as("head.a");
    auto before = head.get(path()).expect(200);
    auto staff = before.number("/staff");
    ASSERT_GT(staff, 0);
    EXPECT_EQ(before.number("/people"), staff) << "while no post is recorded, the staff list counts";
    as("head.b").post(path() + "/posts/of-staff").expect(404);
    auto made = head.post(path() + "/posts/of-staff").expect(200);
    EXPECT_EQ(made.size("/posts"), std::size_t(staff));
    EXPECT_EQ(made.real("/vacant"), 0);
    EXPECT_FALSE(made.yes("/can/add_staff"));
    head.post(path() + "/posts/of-staff").expect(409, "services.no_staff");
}

TEST_P(Services, a3_posts_follow_from_the_funding_of_the_year) {
    auto head = as("head.a");
    auto money = path() + "/funding/2026";
    auto none = head.get(money).expect(200);
    EXPECT_EQ(none.size("/parts"), 0u);
    EXPECT_TRUE(none.null("/post_cost"));
    EXPECT_EQ(none.number("/norms/contributions"), 302) << "the pack's, with its act";
    EXPECT_NE(none.text("/norms/contributions_act").find("НК РФ"), std::string::npos);

    std::string sums =
        R"([{"source":"municipal_budget","pays":"posts","model":"own","amount":1562400,"act":"Решение о бюджете № 5"},
        {"source":"extra_budgetary","pays":"hours","model":"community","amount":65000}])";
    auto refused = head.put(money, 1, R"({"parts":)" + sums + "}").expect(422, "api.invalid");
    EXPECT_EQ(refused.text("/errors/0/path"), "/month_pay");
    EXPECT_EQ(refused.text("/errors/1/path"), "/hour_pay");
    head.put(money, 1,
             R"({"month_pay":50000,"parts":[{"source":"lottery","pays":"posts","model":"own","amount":5}]})")
        .expect(422);
    head.put(
            money, 1,
            R"({"month_pay":50000,"parts":[{"source":"municipal_budget","pays":"posts","model":"own","amount":0}]})")
        .expect(422);
    head.put(money, R"({"month_pay":50000,"parts":[]})").expect(428);
    auto entered =
        head.put(money, 1, R"({"month_pay":50000,"hour_pay":500,"act":"Положение № 3","parts":)" + sums + "}")
            .expect(200);
    EXPECT_EQ(entered.real("/post_cost"), 781200);
    EXPECT_EQ(entered.real("/parts/0/gives"), 2);
    EXPECT_EQ(entered.real("/parts/1/gives"), 100);
    EXPECT_EQ(entered.real("/whole/due"), 2);
    EXPECT_EQ(entered.real("/whole/difference"), -2) << "no post is recorded yet";
    EXPECT_EQ(entered.number("/version"), 2);
    head.put(money, 1, R"({"month_pay":1,"parts":[]})").expect(412);
    EXPECT_EQ(head.get(path() + "/funding/2027").expect(200).size("/parts"), 0u) << "each year has its own";
    head.get(path() + "/funding/99").expect(404);

    // The service and those who oversee it read it, schools do not: who is paid how much would follow. The
    // methodist, the institute and a neighbour do not write.
    as("teacher.a1").get(money).expect(403, "api.not_your_role");
    as("director.a1").get(money).expect(403, "api.not_your_role");
    for (const char* who : {"methodist.a", "institute"}) {
        EXPECT_FALSE(as(who).get(money).expect(200).yes("/can/edit")) << who;
        as(who).put(money, 2, R"({"parts":[]})").expect(403);
    }
    as("head.b").get(money).expect(404);
    as("head.b").put(money, 2, R"({"parts":[]})").expect(404);
    stranger().get(money).expect(401);
    EXPECT_TRUE(as("official.a").get(money).expect(200).yes("/can/edit"));
}

TEST_P(Services, a3_holders_have_a_load_and_volunteers_and_contracts_have_hours) {
    auto head = as("head.a");
    auto made = post(head, R"("title":"методист","rate":1.5)").expect(201);
    auto holders = path() + "/posts/" + made.text("/posts/0/id") + "/holders";
    EXPECT_TRUE(made.null("/load")) << "nobody is employed yet";
    auto volunteer = R"({"person":")" + id("teacher.a1") + R"(","rate":0.5,"terms":"volunteer","hours":40})";
    head.post(holders, R"({"person":")" + id("deputy.a1") + R"(","rate":0.5,"hours":40})")
        .expect(422, "api.invalid");
    head.post(holders, R"({"person":")" + id("deputy.a1") + R"(","terms":"contract","hours":9000})")
        .expect(422, "api.invalid");
    head.post(holders, volunteer).expect(201);
    auto card = head.post(holders, R"({"person":")" + id("deputy.a1") + R"(","rate":0.5})").expect(201);
    EXPECT_EQ(card.real("/rate"), 1.5);
    EXPECT_EQ(card.real("/there"), 1) << "a volunteer is paid from nothing";
    EXPECT_EQ(card.real("/employed"), 0.5);
    EXPECT_EQ(card.real("/work/organisations"), 3);
    double educators = card.real("/work/educators");
    EXPECT_GT(educators, 10);
    EXPECT_EQ(card.real("/load/educators"), educators * 2) << "half a post for all of them";
    bool employed = card.null("/posts/0/holders/0/hours");
    std::string of = employed ? "/posts/0/holders/0" : "/posts/0/holders/1",
                other = employed ? "/posts/0/holders/1" : "/posts/0/holders/0";
    EXPECT_EQ(card.real(of + "/load/educators"), educators);
    EXPECT_EQ(card.number(other + "/hours"), 40);
    EXPECT_TRUE(card.null(other + "/load"));

    // A meeting of a municipal association falls to the service, one of a school does not.
    auto association = [&](const char* who, const char* place, const std::string& level) {
        return as(who)
            .post("/api/v1/associations", R"({"name":"Учителя математики )" + level + R"(","level":")" +
                                              level + R"(","organisation":")" + id(place) +
                                              R"(","subject":"математика","since":"2026-09-01"})")
            .expect(201)
            .text("/id");
    };
    auto municipal = association("head.a", "a", "municipal"),
         school = association("deputy.a1", "a1", "school");
    for (auto& [who, of_association] : {std::pair("head.a", municipal), std::pair("deputy.a1", school)})
        as(who)
            .post("/api/v1/meetings",
                  R"({"association":")" + of_association + R"(","date":"2026-12-01","theme":"Разбор работ"})")
            .expect(201);
    auto busy = head.get(path()).expect(200);
    EXPECT_EQ(busy.real("/work/associations"), 1);
    EXPECT_EQ(busy.real("/work/meetings"), 1);
    EXPECT_EQ(busy.real("/load/meetings"), 2);
}

TEST_P(Services, a2_the_institute_sees_who_has_fewer_people_than_it_pays_for) {
    auto head = as("head.a"), institute = as("institute");
    EXPECT_EQ(institute.get("/api/v1/services?state=understaffed").expect(200).size("/items"), 0u);
    head.put(
            path() + "/funding/2026", 1,
            R"({"month_pay":50000,"parts":[{"source":"municipal_budget","pays":"posts","model":"own","amount":1562400}]})")
        .expect(200);
    auto made = post(head, R"("title":"методист","rate":1.5)").expect(201);
    head.post(path() + "/posts/" + made.text("/posts/0/id") + "/holders",
              R"({"person":")" + id("teacher.a1") + R"(","rate":1})")
        .expect(201);
    auto short_of = institute.get("/api/v1/services?state=understaffed").expect(200);
    ASSERT_EQ(short_of.size("/items"), 1u) << short_of.body;
    EXPECT_EQ(short_of.number("/total"), 1);
    EXPECT_EQ(short_of.real("/items/0/due"), 2);
    EXPECT_EQ(short_of.real("/items/0/there"), 1.5);
    EXPECT_EQ(short_of.real("/items/0/vacant"), 0.5);
    EXPECT_EQ(short_of.real("/items/0/missing"), 1);
    auto sorted = institute.get("/api/v1/services?sort=-due").expect(200);
    EXPECT_EQ(sorted.text("/items/0/municipality/id"), id("a"));
    EXPECT_EQ(institute.get("/api/v1/services?sort=due").expect(200).text("/items/0/municipality/id"),
              id("a"))
        << "what nobody has entered comes last both ways";
    institute.get("/api/v1/services?sort=salary").expect(422, "api.invalid");
    EXPECT_EQ(as("head.b").get("/api/v1/services?state=understaffed").expect(200).size("/items"), 0u);
    as("head.b").get("/api/v1/services?organisation=" + id("region")).expect(404);
}

}  // namespace metodika::services
