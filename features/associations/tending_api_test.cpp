// The page of an association, and what is proposed as the staff changes.
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class Tending : public SchoolAssociation {};
INSTANTIATE_TEST_SUITE_P(Both, Tending, ::testing::ValuesIn(testing::engines()), testing::engineName);

const std::string root = "/api/v1/associations";

TEST_P(Tending, b1_page_keeps_theme_documents_links_and_files) {
    auto deputy = as("deputy.a1");
    auto at = root + "/" + association;
    auto page = deputy.get(at + "/page").expect(200);
    page =
        deputy.put(at + "/themes/2026", page.number("/version"), R"({"theme":"Функциональная грамотность"})")
            .expect(200);
    EXPECT_EQ(page.text("/themes/0/theme"), "Функциональная грамотность");
    deputy.put(at + "/themes/2026", 1, R"({"theme":"Иная"})").expect(412);
    deputy.put(at + "/themes/2035", page.number("/version"), R"({"theme":"Рано"})").expect(422);
    page =
        deputy
            .post(
                at + "/entries",
                R"({"part":"document","kind":"regulation","title":"Положение о ШМО","number":"17","date":"2026-09-01"})")
            .expect(201);
    ASSERT_EQ(page.size("/entries"), 1u);
    auto entry = page.text("/entries/0/id");
    page =
        deputy.upload(at + "/entries/" + entry + "/file?file=polozhenie.txt", "Общие положения").expect(200);
    EXPECT_EQ(page.text("/entries/0/file_name"), "polozhenie.txt");
    EXPECT_EQ(as("teacher.a2").get(at + "/entries/" + entry + "/file").expect(200).body, "Общие положения");
    deputy.post(at + "/entries", R"({"part":"link","kind":"social","title":"ВКонтакте"})").expect(422);
    deputy
        .post(at + "/entries",
              R"x({"part":"link","kind":"social","title":"x","link":"javascript:alert(1)"})x")
        .expect(422);
    as("math.head")
        .post(at + "/entries",
              R"({"part":"link","kind":"social","title":"ВКонтакте","link":"https://vk.com/shmo"})")
        .expect(201);
    for (const char* other : {"teacher.a1", "deputy.a2", "institute"})
        as(other)
            .post(at + "/entries", R"({"part":"link","kind":"site","title":"x","link":"https://x.ru"})")
            .expect(403, "associations.not_yours");
    for (const char* stranger : {"deputy.b1", "operator"}) {
        as(stranger).get(at + "/page").expect(404);
        as(stranger).get(at + "/entries/" + entry + "/file").expect(404);
        as(stranger)
            .post(at + "/entries", R"({"part":"link","kind":"site","title":"x","link":"https://x.ru"})")
            .expect(404);
    }
    page = deputy.get(at + "/page").expect(200);
    page = deputy.remove(at + "/entries/" + entry, page.number("/version")).expect(200);
    EXPECT_EQ(page.size("/entries"), 1u);
}

TEST_P(Tending, b1_decisions_and_what_became_of_them_are_for_members_and_keepers) {
    auto page = as("deputy.a1").get(root + "/" + association + "/page").expect(200);
    EXPECT_EQ(page.size("/hidden"), 0u);
    EXPECT_EQ(as("deputy.a2").get(root + "/" + association + "/page").expect(200).text("/hidden/0"),
              "decisions");
}

TEST_P(Tending, b2_twins_are_merged_and_nothing_is_lost) {
    auto deputy = as("deputy.a1");
    auto twin =
        deputy
            .post(
                root,
                R"({"name":"Второе МО математиков","level":"school","subject":"математика","since":"2025-09-01","organisation":")" +
                    id("a1") + "\"}")
            .expect(201)
            .text("/id");
    deputy.post(root + "/" + twin + "/members", R"({"person":")" + id("Власова Вера Ильинична") + "\"}");
    auto planned = deputy
                       .post("/api/v1/meetings",
                             R"({"association":")" + twin + R"(","date":"2026-12-10","theme":"Итоги"})")
                       .expect(201)
                       .text("/id");
    auto found = deputy.get(root + "/proposals").expect(200);
    ASSERT_EQ(found.size("/tending"), 1u) << found.body;
    EXPECT_EQ(found.text("/tending/0/what"), "merge");
    EXPECT_EQ(found.text("/tending/0/into/id"), association);
    EXPECT_EQ(found.text("/tending/0/associations/0/id"), twin);
    auto body = R"({"items":[{"key":")" + found.text("/tending/0/key") +
                R"("}],"act_number":"21-о","act_date":"2026-11-20"})";
    as("deputy.b1").post(root + "/proposals/accept", body).expect(404);
    as("teacher.a1").post(root + "/proposals/accept", body).expect(403);
    deputy.post(root + "/proposals/accept", body).expect(201);
    EXPECT_EQ(deputy.get(root + "/" + twin).expect(200).text("/until"), "2026-11-22");
    auto page = deputy.get(root + "/" + twin + "/page").expect(200);
    EXPECT_EQ(page.text("/merged_into/id"), association);
    EXPECT_EQ(page.text("/closing_act"), "21-о");
    EXPECT_EQ(deputy.get(root + "/" + association + "/page").expect(200).text("/absorbed/0/id"), twin);
    EXPECT_EQ(deputy.get("/api/v1/meetings/" + planned).expect(200).text("/association/id"), association);
    EXPECT_EQ(deputy.get(root + "/proposals").expect(200).size("/tending"), 0u);
    deputy.post(root + "/proposals/accept", body).expect(409, "associations.tending_gone");
}

TEST_P(Tending, b2_put_off_stays_away_until_its_ground_changes) {
    auto deputy = as("deputy.a1");
    auto key = deputy.get(root + "/proposals").expect(200).text("/items/0/key");
    as("deputy.b1")
        .post(root + "/proposals/put-off", R"({"key":")" + key + R"(","reason":"нет"})")
        .expect(404);
    deputy.post(root + "/proposals/put-off", R"({"key":")" + key + R"(","reason":" "})").expect(422);
    auto left =
        deputy.post(root + "/proposals/put-off", R"({"key":")" + key + R"(","reason":"Работают в РМО"})")
            .expect(200);
    EXPECT_EQ(left.size("/items"), 0u) << left.body;
    EXPECT_EQ(left.text("/put_off/0/reason"), "Работают в РМО");
    hire("Новикова Надежда Яновна", "a1", "учитель", {"начальные классы"});
    auto again = deputy.get(root + "/proposals").expect(200);
    EXPECT_EQ(again.text("/items/0/key"), key) << "there is one more of them";
    EXPECT_EQ(again.size("/put_off"), 0u);
}

TEST_P(Tending, b2_candidates_for_head_are_ranked_and_asked) {
    auto deputy = as("deputy.a1");
    auto at = root + "/" + association;
    auto card = deputy.get(at).expect(200);
    deputy.patch(at, card.number("/version"), R"({"head":null,"head_since":"2026-11-20"})").expect(200);
    auto found = deputy.get(root + "/proposals").expect(200);
    ASSERT_EQ(found.size("/without_head"), 1u);
    ASSERT_GE(found.size("/without_head/0/candidates"), 1u) << found.body;
    EXPECT_EQ(found.text("/without_head/0/candidates/0/id"), headPerson.text());
    EXPECT_EQ(found.text("/without_head/0/candidates/0/reasons/0"), "руководил(а) объединением раньше");
    deputy.post(at + "/questions", R"({"person":")" + headPerson.text() + R"(","answer":"declined"})")
        .expect(200);
    as("deputy.a2").post(at + "/questions", R"({"person":")" + headPerson.text() + "\"}").expect(403);
    as("deputy.b1").post(at + "/questions", R"({"person":")" + headPerson.text() + "\"}").expect(404);
    found = deputy.get(root + "/proposals").expect(200);
    EXPECT_EQ(found.text("/without_head/0/candidates/0/answer"), "declined");
    EXPECT_EQ(found.text("/without_head/0/candidates/0/answered_on"), "2026-11-22");
}

}  // namespace
}  // namespace metodika::associations
