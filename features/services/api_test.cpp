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
    EXPECT_EQ(as("teacher.a2").get(path()).expect(200).size("/posts"), 1u);
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

}  // namespace metodika::services
