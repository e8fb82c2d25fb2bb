// Meetings, minutes and decisions over HTTP.
#include <zip.h>

#include <fstream>

#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class Meetings : public SchoolAssociation {};
INSTANTIATE_TEST_SUITE_P(Both, Meetings, ::testing::ValuesIn(testing::engines()), testing::engineName);

std::string textOf(const std::string& docx) {
    zip_error_t error;
    auto* source = zip_source_buffer_create(docx.data(), docx.size(), 0, &error);
    auto* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!archive) return {};
    std::string out(400'000, '\0');
    auto* file = zip_fopen(archive, "word/document.xml", 0);
    auto size = file ? zip_fread(file, out.data(), out.size()) : 0;
    if (file) zip_fclose(file);
    zip_discard(archive);
    out.resize(std::size_t(size));
    std::string text;
    bool inside = false;
    for (char c : out) {
        if (c == '<') inside = true;
        if (!inside) text += c;
        if (c == '>') inside = false;
    }
    return text;
}
TEST_P(Meetings, b3_meeting_goes_from_agenda_to_numbered_minutes) {
    auto head = as("math.head");
    auto made =
        newMeeting(
            head, "2026-11-12",
            R"(,"time":"15:30","place":"каб. 12","agenda":[{"title":"Итоги четверти","speaker":"Быкова Белла Игоревна"},{"title":"Разное"}])")
            .expect(201);
    EXPECT_EQ(made.text("/chair/name"), "Яковлева Анна-Мария Юрьевна");
    EXPECT_EQ(made.number("/invited"), 5);
    EXPECT_TRUE(made.yes("/can/hold"));
    head.post(at(made) + "/hold").expect(409, "associations.nobody_present");
    head.get(at(made) + "/minutes.docx").expect(409, "associations.not_held");

    auto ticked = head.post(at(made) + "/join", testing::came({headPerson.text(), id("Быкова Белла Игоревна"),
                                                               id("Абрамова Анна Ивановна")}))
                      .expect(200);
    EXPECT_EQ(ticked.number("/meeting/attended"), 3);

    std::string agenda = R"({"title":"Итоги четверти","speaker":"Быкова Белла Игоревна"})";
    std::string said =
        R"x({"title":"Итоги четверти","speaker":"Быкова Белла Игоревна","heard":"Качество знаний 61 %.","spoke":"Абрамова А.И. – предложила практикум\nСогласились все","votes_for":3,"votes_against":0,"votes_abstained":0,"decisions":[)x";
    auto task = [&](const char* text) {
        return R"x({"mark":"n-1","text":")x" + std::string(text) + R"x(","responsible":")x" +
               id("Абрамова Анна Ивановна") + R"x(","due":"2026-11-20"})x";
    };
    std::string first = said + task("Провести практикум") +
                        R"x(,{"mark":"n-2","text":"Принять к сведению","responsible":null,"due":null}]})x";
    auto recorded = head.post(at(made) + "/join", wrote(made, 0, agenda, first)).expect(200);
    ASSERT_EQ(recorded.size("/meeting/items/0/decisions"), 2u);
    std::string decision = recorded.text("/meeting/items/0/decisions/0/id");
    std::string second = said + task("Провести практикум по геометрии") + "]}";
    auto again = head.post(at(made) + "/join", wrote(made, 0, first, second)).expect(200);
    EXPECT_EQ(again.text("/meeting/items/0/decisions/0/id"), decision) << "a decision keeps its identity";
    ASSERT_EQ(again.size("/meeting/items/0/decisions"), 1u);

    auto held = head.post(at(made) + "/hold").expect(200);
    EXPECT_EQ(held.text("/state"), "held");
    EXPECT_EQ(held.number("/number"), 1);
    EXPECT_EQ(held.size("/attendance"), 5u);
    head.post(at(made) + "/hold").expect(409, "associations.held_already");
    head.patch(at(made), held.number("/version"), R"({"date":"2026-11-13"})")
        .expect(409, "associations.held_already");

    auto paper = as("head.a").get(at(made) + "/minutes.docx").expect(200);
    auto text = textOf(paper.body);
    for (const char* tied : {"№\u00a05", "А.-М.Ю.\u00a0Яковлева", "Быкова\u00a0Б.И."})
        EXPECT_NE(text.find(tied), text.npos) << tied;
    std::string plain = text;
    for (auto i = plain.find("\u00a0"); i != plain.npos; i = plain.find("\u00a0", i))
        plain.replace(i, 2, " ");
    for (const char* words :
         {"МБОУ СОШ № 5 с. Верхнеорловка", "12.11.2026",
          "Заседания школьного методического объединения учителей математики", "3 человека",
          "учитель, Б.И. Быкова", "СЛУШАЛИ: Быкова Б.И. – Качество знаний 61 %.",
          "Абрамова А.И. – предложила практикум.", "Согласились все.",
          "1.1. Провести практикум по геометрии. Ответственный: Абрамова А.И. Срок: 20.11.2026.",
          "Быкова Белла Игоревна"})
        EXPECT_NE(plain.find(words), plain.npos) << words << "\n" << plain;
    EXPECT_EQ(text.find("Власова"), text.npos) << "who was absent is not on the list of those present";
    EXPECT_NE(paper.headers["content-disposition"].find("%D0%9F%D1%80%D0%BE%D1%82%D0%BE%D0%BA%D0%BE%D0%BB"),
              std::string::npos);
    if (const char* folder = std::getenv("METODIKA_PAPERS"))
        std::ofstream(std::string(folder) + "/association-minutes.docx", std::ios::binary) << paper.body;
}

TEST_P(Meetings, b3_the_secretary_is_named_after_the_meeting_was_held) {
    auto head = as("math.head");
    auto held = heldMeeting(head, "2026-11-12");
    EXPECT_FALSE(held.yes("/can/edit"));
    EXPECT_TRUE(held.yes("/can/record"));
    std::string secretary = R"({"secretary":")" + id("Быкова Белла Игоревна") + "\"}";
    as("teacher.a1")
        .patch(at(held), held.number("/version"), secretary)
        .expect(403, "associations.not_yours");
    as("head.b").patch(at(held), held.number("/version"), secretary).expect(404);
    auto named = head.patch(at(held), held.number("/version"), secretary).expect(200);
    EXPECT_EQ(named.text("/secretary/name"), "Быкова Белла Игоревна");
    EXPECT_NE(textOf(head.get(at(held) + "/minutes.docx").expect(200).body).find("Быкова"),
              std::string::npos);
}

TEST_P(Meetings, b3_numbers_have_no_gaps_within_a_school_year) {
    auto head = as("math.head");
    EXPECT_EQ(heldMeeting(head, "2026-09-10").number("/number"), 1);
    auto cancelled = newMeeting(head, "2026-10-01").expect(201);
    head.post(at(cancelled) + "/cancel").expect(200);
    head.post(at(cancelled) + "/hold").expect(409, "associations.cancelled");
    EXPECT_EQ(heldMeeting(head, "2026-11-05").number("/number"), 2);
    EXPECT_EQ(heldMeeting(head, "2026-05-14").number("/number"), 1) << "another school year";
    EXPECT_EQ(heldMeeting(head, "2026-08-28").number("/number"), 3) << "August opens the year that follows";
}

TEST_P(Meetings, b3_meeting_cannot_be_held_before_its_day) {
    auto head = as("math.head");
    auto made = newMeeting(head, "2026-12-01", R"(,"agenda":[{"title":"Итоги"}])").expect(201);
    EXPECT_FALSE(made.yes("/can/hold"));
    head.post(at(made) + "/join", testing::came({headPerson.text()})).expect(409, "associations.not_yet");
    head.post(at(made) + "/hold").expect(409, "associations.not_yet");
    newMeeting(head, "2026-11-12", R"(,"time":"25:00")").expect(422);
    newMeeting(head, "2020-01-10").expect(422);
}

TEST_P(Meetings, b3_list_of_the_invited_stays_as_it_was_when_people_leave) {
    auto head = as("math.head"), deputy = as("deputy.a1");
    auto held = heldMeeting(head, "2026-11-05");
    auto person = deputy.get("/api/v1/people/" + id("Абрамова Анна Ивановна")).expect(200);
    deputy
        .patch("/api/v1/employments/" + person.text("/employments/0/id"), person.number("/version"),
               R"({"until":"2026-10-01"})")
        .expect(200);
    auto later = head.get(at(held)).expect(200);
    EXPECT_EQ(later.size("/attendance"), 5u) << "history does not move";
    EXPECT_EQ(later.text("/attendance/0/person/name"), "Абрамова Анна Ивановна");
    EXPECT_EQ(later.number("/attended"), 2);
}

TEST_P(Meetings, b3_votes_are_no_more_than_those_present) {
    auto head = as("math.head");
    auto made = newMeeting(head, "2026-11-12", R"(,"agenda":[{"title":"Итоги"}])").expect(201);
    auto votes = [](int yes, int no) {
        return R"({"title":"Итоги","votes_for":)" + std::to_string(yes) + R"(,"votes_against":)" +
               std::to_string(no) + "}";
    };
    auto vote = [&](const std::string& was, const std::string& now) {
        return head.post(at(made) + "/join", wrote(made, 0, was, now));
    };
    // Nobody is ticked yet: what was written down waits until the meeting is closed.
    vote(R"({"title":"Итоги"})", votes(3, 1)).expect(200);
    head.post(at(made) + "/join", testing::came({headPerson.text(), id("Быкова Белла Игоревна")}))
        .expect(200);
    head.post(at(made) + "/hold").expect(409, "associations.votes_exceed_item");
    auto refused = vote(votes(3, 1), votes(2, 1)).expect(422, "api.invalid");
    EXPECT_NE(refused.body.find("/items/0/votes_for"), std::string::npos) << refused.body;
    vote(votes(3, 1), votes(2, 0)).expect(200);
    head.post(at(made) + "/hold").expect(200);
}

TEST_P(Meetings, b3_decisions_are_followed_to_their_end) {
    auto head = as("math.head");
    auto made = newMeeting(head, "2026-11-12", R"(,"agenda":[{"title":"Итоги"}])").expect(201);
    std::string record = R"x({"title":"Итоги","decisions":[{"mark":"n-1","text":"Первое","responsible":")x" +
                         id("teacher.a1") +
                         R"x(","due":"2026-11-16"},{"mark":"n-2","text":"Второе","due":"2026-12-20"}]})x";
    auto recorded = head.post(at(made) + "/join", wrote(made, 0, R"({"title":"Итоги"})", record)).expect(200);
    std::string list = "/api/v1/decisions?organisation=" + id("a1");
    auto open = head.get(list + "&state=open").expect(200);
    ASSERT_EQ(open.size("/items"), 2u);
    EXPECT_TRUE(open.yes("/items/0/late"));
    EXPECT_FALSE(open.yes("/items/1/late"));
    EXPECT_EQ(head.get(list + "&state=late").expect(200).size("/items"), 1u);
    std::string first = recorded.text("/meeting/items/0/decisions/0/id"),
                second = recorded.text("/meeting/items/0/decisions/1/id");
    as("teacher.a2")
        .post("/api/v1/decisions/" + first + "/done", R"({"done_on":"2026-11-20"})")
        .expect(403, "associations.not_responsible");
    as("teacher.b1").post("/api/v1/decisions/" + first + "/done", R"({"done_on":"2026-11-20"})").expect(404);
    as("teacher.a1")
        .post("/api/v1/decisions/" + first + "/done", R"({"done_on":"2026-11-30"})")
        .expect(409, "associations.done_in_future");
    auto done = as("teacher.a1")
                    .post("/api/v1/decisions/" + first + "/done", R"({"done_on":"2026-11-20"})")
                    .expect(200);
    EXPECT_EQ(done.text("/state"), "done");
    as("teacher.a1").post("/api/v1/decisions/" + second + "/done", R"({"done_on":"2026-11-20"})").expect(403);
    EXPECT_EQ(head.get(list + "&state=done").expect(200).size("/items"), 1u);
    EXPECT_EQ(
        as("ministry").get("/api/v1/decisions?organisation=" + id("a")).expect(200).body.find("Цветкова"),
        std::string::npos);
}

TEST_P(Meetings, b3_everybody_finds_their_own_meetings_and_tasks) {
    auto head = as("math.head");
    newMeeting(head, "2026-12-10").expect(201);
    EXPECT_EQ(head.get("/api/v1/meetings?mine=true").expect(200).size("/items"), 1u);
    auto all = as("teacher.a1").get("/api/v1/meetings").expect(200);
    ASSERT_EQ(all.size("/items"), 1u);
    EXPECT_EQ(all.text("/items/0/organisation/name"), "МБОУ СОШ № 5");
    EXPECT_EQ(as("teacher.a1").get("/api/v1/meetings?mine=true").expect(200).size("/items"), 0u)
        << "chemistry is another association";
    EXPECT_EQ(as("operator").get("/api/v1/meetings?mine=true").expect(200).size("/items"), 0u);

    auto made = newMeeting(head, "2026-11-05", R"(,"agenda":[{"title":"Итоги"}])").expect(201);
    std::string record =
        R"({"title":"Итоги","decisions":[{"mark":"n-1","text":"Провести срез","responsible":")" +
        headPerson.text() + R"(","due":"2026-11-20"},{"mark":"n-2","text":"Сверить списки"}]})";
    head.post(at(made) + "/join", wrote(made, 0, R"({"title":"Итоги"})", record)).expect(200);
    EXPECT_EQ(head.get("/api/v1/decisions?state=open").expect(200).size("/items"), 2u);
    auto mine = head.get("/api/v1/decisions?state=open&mine=true").expect(200);
    ASSERT_EQ(mine.size("/items"), 1u);
    EXPECT_EQ(mine.text("/items/0/text"), "Провести срез");
    EXPECT_EQ(as("teacher.b1").get("/api/v1/decisions?mine=true").expect(200).size("/items"), 0u);
    stranger().get("/api/v1/meetings?mine=true").expect(401);
}

TEST_P(Meetings, b3_who_came_is_for_the_association_and_for_ones_own_people) {
    auto head = as("math.head");
    auto held = heldMeeting(head, "2026-11-05");
    head.post(at(held) + "/join", wrote(held, 0, R"({"title":"Итоги"})",
                                        R"({"title":"Итоги","heard":"Качество знаний 61 %",
                        "decisions":[{"mark":"n-1","text":"Провести практикум","due":"2026-12-20"}]})"))
        .expect(200);
    for (const char* login : {"math.head", "deputy.a1", "head.a"}) {
        auto card = as(login).get(at(held)).expect(200);
        EXPECT_EQ(card.size("/attendance"), 5u) << login;
        EXPECT_TRUE(card.yes("/can/minutes")) << login;
    }
    for (const char* login : {"teacher.a2", "deputy.a2", "official.a", "institute"}) {
        auto card = as(login).get(at(held)).expect(200);
        EXPECT_EQ(card.size("/attendance"), 0u) << login;
        bool oversees = login == std::string("official.a") || login == std::string("institute");
        EXPECT_EQ(card.raw("/hidden"), oversees ? R"(["attendance","heard","spoke","votes"])"
                                                : R"(["attendance","heard","spoke","votes","decisions"])")
            << login;
        EXPECT_EQ(card.body.find("Качество знаний"), card.body.npos) << login;
        EXPECT_EQ(card.size("/items/0/decisions"), oversees ? 1u : 0u) << login;
        EXPECT_EQ(as(login).get("/api/v1/decisions?organisation=" + id("a1")).expect(200).size("/items"),
                  oversees ? 1u : 0u)
            << login;
        EXPECT_EQ(card.number("/invited"), 5) << login;
        EXPECT_FALSE(card.null("/chair")) << login;
        EXPECT_FALSE(card.yes("/can/minutes")) << login;
        as(login).get(at(held) + "/minutes.docx").expect(403, "associations.minutes_of_others");
    }
}

TEST_P(Meetings, b3_the_ministry_sees_the_record_without_names) {
    auto head = as("math.head");
    auto held = heldMeeting(head, "2026-11-05");
    for (const char* login : {"ministry"}) {
        auto card = as(login).get(at(held)).expect(200);
        EXPECT_EQ(card.size("/attendance"), 0u);
        EXPECT_EQ(card.number("/attended"), 2);
        EXPECT_TRUE(card.null("/chair"));
        EXPECT_EQ(card.body.find("Быкова"), card.body.npos);
        EXPECT_FALSE(card.yes("/can/minutes"));
        as(login).get(at(held) + "/minutes.docx").expect(403, "associations.minutes_of_others");
        EXPECT_EQ(as(login).get("/api/v1/meetings?organisation=" + id("region")).expect(200).size("/items"),
                  1u);
    }
    for (const char* login : {"teacher.b1", "head.b", "operator"}) as(login).get(at(held)).expect(404);
    as("deputy.a2").post(at(held) + "/cancel").expect(403, "associations.not_yours");
    as("teacher.b1").post(at(held) + "/join", testing::came({})).expect(404);
    as("teacher.b1").get("/api/v1/meetings?association=" + association).expect(404);
    stranger().get(at(held)).expect(401);
}

TEST_P(Meetings, b3_facts_tell_what_was_held_and_who_came) {
    auto head = as("math.head");
    heldMeeting(head, "2026-11-05");
    newMeeting(head, "2026-12-10").expect(201);
    auto scope = api::Scope::system(installation().host());
    scope.read([&](api::Work& work) {
        static constexpr db::Query held{
            "test.held",
            "SELECT count(*) FROM fact_meetings WHERE state = 'held' AND level = 'school' AND attended = 2 "
            "AND invited = 5 AND on_date = '2026-11-05'"};
        static constexpr db::Query all{"test.all", "SELECT count(*) FROM fact_meetings WHERE person IS NULL"};
        EXPECT_EQ(work.number(held), 1);
        EXPECT_EQ(work.number(all), 2);
    });
}

}  // namespace
}  // namespace metodika::associations
