// The methodical council: whom the rule names, who is in the chair, what comes to it and what goes back.
#include "platform/documents/docx_read.hpp"
#include "testing/scenario.hpp"

namespace metodika::associations {
namespace {

METODIKA_API_SUITE(Council);

const std::string councils = "/api/v1/councils";

/// The place of the person among the seats; -1: none.
int seatOf(const testing::Reply& council, const std::string& person) {
    for (std::size_t i = 0; i < council.size("/seats"); ++i)
        if (council.text("/seats/" + std::to_string(i) + "/person/id") == person) return int(i);
    return -1;
}
std::string at(int seat, const char* what) { return "/seats/" + std::to_string(seat) + "/" + what; }

}  // namespace

TEST_P(Council, b5_is_put_together_by_rule_chaired_by_the_head_and_approved_by_an_act) {
    auto head = as("head.a");
    auto association = head.post("/api/v1/associations",
                                 R"({"name":"РМО учителей математики","level":"municipal","organisation":")" +
                                     id("a") + R"(","subject":"математика","since":"2026-09-01","head":")" +
                                     id("teacher.a1") + R"("})")
                           .expect(201)
                           .text("/id");
    auto council = head.get(councils).expect(200);
    EXPECT_TRUE(council.null("/association"));
    int service = seatOf(council, id("head.a")), teacher = seatOf(council, id("teacher.a1")),
        official = seatOf(council, id("official.a"));
    ASSERT_GE(service, 0) << council.body;
    EXPECT_EQ(council.text(at(service, "bench")), "service");
    EXPECT_TRUE(council.yes(at(service, "chair")));
    ASSERT_GE(teacher, 0);
    EXPECT_EQ(council.text(at(teacher, "bench")), "association");
    EXPECT_EQ(council.text(at(teacher, "what")), "РМО учителей математики");
    ASSERT_GE(official, 0);
    EXPECT_EQ(council.text(at(official, "bench")), "authority");
    EXPECT_GE(seatOf(council, id("deputy.a1")), 0);
    EXPECT_LT(seatOf(council, id("deputy.b1")), 0) << "of another municipality";

    auto wish = R"({"organisation":")" + id("a") + R"(","members":[")" + id("head.a") + R"(",")" +
                id("teacher.a1") + R"(",")" + id("deputy.a1") + R"("]})";
    as("teacher.a1").post(councils, wish).expect(403);
    as("head.b").post(councils, wish).expect(404);
    as("head.b").get(councils + "?organisation=" + id("a")).expect(404);
    head.post(councils, R"({"organisation":")" + id("a") + R"(","members":[]})").expect(422);
    head.post(councils, R"({"organisation":")" + id("a") + R"(","members":[")" + id("teacher.b1") + R"("]})")
        .expect(422);
    auto seated = head.post(councils, wish).expect(201);
    EXPECT_TRUE(seated.yes(at(seatOf(seated, id("teacher.a1")), "seated"))) << seated.body;
    EXPECT_FALSE(seated.yes("/wrong_chair"));
    auto path = "/api/v1/associations/" + seated.text("/association/id");
    EXPECT_EQ(head.get(path).expect(200).text("/head/id"), id("head.a"))
        << "the head of the service is in the chair";
    // A teacher sees who sits, not whom the rule would name.
    auto seen = as("teacher.a2").get(councils).expect(200);
    EXPECT_EQ(seen.size("/seats"), 3u) << seen.body;

    // Its members are a document, approved by an act of the authority. Where there is no council there is
    // none.
    as("head.b")
        .post("/api/v1/papers",
              R"({"organisation":")" + id("b") + R"(","kind":"council_members","from_data":true})")
        .expect(409, "associations.council_first");
    auto paper =
        "/api/v1/papers/" + as("methodist.a")
                                .post("/api/v1/papers", R"({"organisation":")" + id("a") +
                                                            R"(","kind":"council_members","from_data":true})")
                                .expect(201)
                                .text("/id");
    as("methodist.a").post(paper + "/submit").expect(200);
    as("official.a").post(paper + "/approve", R"({"act_date":"2026-09-10","act_number":"430"})").expect(200);
    auto text = documents::docxText(as("teacher.a1").get(paper + "/editions/1/file").expect(200).body);
    EXPECT_NE(text.find("председатель"), std::string::npos);
    EXPECT_NE(text.find("приказом от 10.09.2026"), std::string::npos);

    // Who leaves, leaves; what the rule names no more is told.
    auto fewer = R"({"organisation":")" + id("a") + R"(","members":[")" + id("head.a") + R"(",")" +
                 id("teacher.a1") + R"("]})";
    head.post(councils, fewer).expect(201);
    auto card = head.get("/api/v1/associations/" + association).expect(200);
    head.patch("/api/v1/associations/" + association, card.number("/version"), R"({"head":null})")
        .expect(200);
    auto after = head.get(councils).expect(200);
    EXPECT_TRUE(after.yes(at(seatOf(after, id("teacher.a1")), "leaves"))) << after.body;
}

TEST_P(Council, b5_matters_come_from_associations_and_schools_and_decisions_go_back_as_tasks) {
    auto head = as("head.a");
    auto council =
        head.post(councils, R"({"organisation":")" + id("a") + R"(","members":[")" + id("head.a") + R"("]})")
            .expect(201);
    auto path = "/api/v1/associations/" + council.text("/association/id");
    // The deputy of a school is no member and brings a matter; a teacher and a stranger do not.
    auto matter =
        as("deputy.a1").post(path + "/matters", R"({"title":"О наставничестве в школах"})").expect(201);
    EXPECT_EQ(as("deputy.a1").get(path + "/matters").expect(200).size("/items"), 1u);
    EXPECT_EQ(as("deputy.a2").get(path + "/matters").expect(200).size("/items"), 0u)
        << "they follow their own alone";
    as("teacher.a2").post(path + "/matters", R"({"title":"Вопрос"})").expect(403);
    as("deputy.b1").post(path + "/matters", R"({"title":"Вопрос"})").expect(404);
    EXPECT_EQ(head.get(councils).expect(200).number("/waiting"), 1);
    auto meeting = head.post("/api/v1/meetings", R"({"association":")" + council.text("/association/id") +
                                                     R"(","date":"2026-11-22","theme":"Первое заседание"})")
                       .expect(201);
    auto at = "/api/v1/meetings/" + meeting.text("/id");
    head.post(at + "/matters", R"({"matters":[")" + matter.text("/id") + R"("]})").expect(200);
    auto card = head.get(at).expect(200);
    EXPECT_EQ(card.text("/items/0/title"), "О наставничестве в школах");
    head.post(
            at + "/join",
            R"({"items":[{"mark":")" + card.text("/items/0/mark") +
                R"(","was":{"title":"О наставничестве в школах","decisions":[]},"now":{"title":"О наставничестве в школах","decisions":[{"mark":"d","text":"Закрепить наставников","responsible":")" +
                id("deputy.a1") + R"(","due":"2026-11-26"}]}}]})")
        .expect(200);
    head.post(at + "/join", testing::came({id("head.a")})).expect(200);
    card = head.get(at).expect(200);
    head.patch(at, card.number("/version"), R"({"chair":")" + id("head.a") + R"("})").expect(200);
    head.post(at + "/hold").expect(200);
    // The decision is a task of whoever is responsible.
    auto week = as("deputy.a1").get("/api/v1/week").expect(200);
    EXPECT_NE(week.body.find("Закрепить наставников"), std::string::npos) << week.body;
    EXPECT_EQ(as("deputy.a2").get("/api/v1/week").expect(200).body.find("Закрепить наставников"),
              std::string::npos);
}

TEST_P(Council, b6_school_has_a_council_of_its_own_with_the_heads_of_its_associations) {
    auto deputy = as("deputy.a1");
    deputy
        .post("/api/v1/associations", R"({"name":"ШМО математиков","level":"school","organisation":")" +
                                          id("a1") + R"(","subject":"математика","head":")" +
                                          id("teacher.a1") + R"("})")
        .expect(201);
    auto council = deputy.get(councils + "?organisation=" + id("a1")).expect(200);
    ASSERT_GE(seatOf(council, id("teacher.a1")), 0) << council.body;
    EXPECT_TRUE(council.yes(at(seatOf(council, id("deputy.a1")), "chair")));
    EXPECT_LT(seatOf(council, id("teacher.a2")), 0);
    auto wish = R"({"organisation":")" + id("a1") + R"(","members":[")" + id("deputy.a1") + R"(",")" +
                id("teacher.a1") + R"("]})";
    as("deputy.a2").post(councils, wish).expect(403);
    as("deputy.b1").post(councils, wish).expect(404);
    deputy.post(councils, wish).expect(201);
    // The school's council is represented in that of the municipality.
    auto above = as("head.a").get(councils + "?organisation=" + id("a")).expect(200);
    EXPECT_EQ(above.text(at(seatOf(above, id("deputy.a1")), "bench")), "organisation");
    // No association of the municipality: indicators leave it out.
    settle();
    EXPECT_EQ(as("head.a").get("/api/v1/associations?organisation=" + id("a1")).expect(200).size("/items"),
              2u);
}

}  // namespace metodika::associations
