// What lies beside a meeting, over HTTP: matters, earlier decisions, signed minutes, materials, letters.
#include "platform/documents/docx_read.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/tables/workbook.hpp"
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class DeskSuite : public SchoolAssociation {
  protected:
    std::string matters() { return "/api/v1/associations/" + association + "/matters"; }
    std::string raise(testing::Browser& who, const std::string& title) {
        return who.post(matters(), R"({"title":")" + title + "\"}").expect(201).text("/id");
    }
    /// A held meeting with one decision that is due on the day.
    testing::Reply decided(testing::Browser& head, const std::string& day, const std::string& due) {
        auto made = newMeeting(head, day, R"(,"agenda":[{"title":"Итоги"}])").expect(201);
        head.post(at(made) + "/join", testing::came({headPerson.text()})).expect(200);
        head.post(
                at(made) + "/join",
                wrote(
                    made, 0, R"({"title":"Итоги"})",
                    R"({"title":"Итоги","decisions":[{"mark":"n-1","text":"Провести практикум","responsible":")" +
                        headPerson.text() + R"(","due":")" + due + R"("}]})"))
            .expect(200);
        return head.post(at(made) + "/hold").expect(200);
    }
    void daily() {
        api::Scope::system(installation().host()).change([&](api::Work& work) {
            installation().jobs().queueDaily(work);
            return 0;
        });
        settle();
    }
};
INSTANTIATE_TEST_SUITE_P(Both, DeskSuite, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(DeskSuite, b3_a_matter_waits_until_a_meeting_takes_it_and_returns_when_it_is_put_off) {
    auto head = as("math.head");
    open("math.member", person("Абрамова Анна Ивановна"), "educator", "a1");
    auto member = as("math.member");
    auto first = raise(member, "О подготовке к ВПР");
    raise(head, "О взаимопосещении");
    as("teacher.a2").post(matters(), R"({"title":"Чужое"})").expect(403, "associations.members_raise");
    as("head.b").post(matters(), R"({"title":"Чужое"})").expect(404);
    member.post(matters(), R"({"title":" "})").expect(422);
    EXPECT_EQ(as("teacher.a2").get(matters()).expect(200).size("/items"), 0u) << "not theirs to read";

    auto made = newMeeting(head, "2026-12-01").expect(201);
    auto desk = head.get(at(made) + "/desk").expect(200);
    ASSERT_EQ(desk.size("/matters"), 2u);
    EXPECT_EQ(desk.text("/matters/0/raised_by/name"), "Абрамова Анна Ивановна");
    std::string wish = R"({"matters":[")" + first + R"("]})";
    member.post(at(made) + "/matters", wish).expect(403, "associations.not_yours");
    as("head.b").post(at(made) + "/matters", wish).expect(404);
    EXPECT_EQ(head.post(at(made) + "/matters", wish).expect(200).size("/matters"), 1u);
    head.post(at(made) + "/matters", wish).expect(200);  // a second press adds nothing
    auto card = head.get(at(made)).expect(200);
    ASSERT_EQ(card.size("/items"), 1u);
    EXPECT_EQ(card.text("/items/0/title"), "О подготовке к ВПР");
    auto list = member.get(matters()).expect(200);
    EXPECT_EQ(list.text("/items/1/state"), "taken");
    EXPECT_EQ(list.text("/items/1/meeting/id"), card.text("/id"));

    auto back = head.post(at(made) + "/items/" + card.text("/items/0/mark") + "/put-off").expect(200);
    EXPECT_EQ(back.size("/matters"), 2u);
    EXPECT_EQ(head.get(at(made)).size("/items"), 0u);
    head.post(at(made) + "/matters", wish).expect(200);
    head.post(at(made) + "/cancel").expect(200);
    EXPECT_EQ(head.get(matters()).text("/items/0/state"), "waiting") << "a cancelled meeting takes nothing";

    std::string drop = "/api/v1/matters/" + first + "/drop", why = R"({"reason":"Решено на совещании"})";
    as("head.b").post(drop, why).expect(404);
    as("teacher.a2").post(drop, why).expect(403);
    EXPECT_EQ(member.post(drop, why).expect(200).text("/state"), "dropped");
    member.post(drop, why).expect(403);
}

TEST_P(DeskSuite, b3_the_next_meeting_says_what_became_of_earlier_decisions) {
    auto head = as("math.head");
    decided(head, "2026-10-12", "2026-11-10");
    auto next = newMeeting(head, "2026-11-20", R"(,"agenda":[{"title":"Разное"}])").expect(201);
    auto desk = head.get(at(next) + "/desk").expect(200);
    ASSERT_EQ(desk.size("/decisions"), 1u);
    EXPECT_TRUE(desk.yes("/decisions/0/late"));
    EXPECT_TRUE(desk.null("/decisions/0/outcome"));
    auto decision = desk.text("/decisions/0/id");
    auto say = [&](testing::Browser who, const std::string& more) {
        return who.post(at(next) + "/reviews", R"({"decision":")" + decision + "\"," + more + "}");
    };
    say(head, R"("outcome":"carried","due":"2026-12-20")").expect(422);
    say(head, R"("outcome":"carried","note":"Болезнь")").expect(422);
    say(head, R"("outcome":"carried","note":"Болезнь","due":"2026-11-19")").expect(422);
    say(as("teacher.a1"), R"("outcome":"done")").expect(403, "associations.not_yours");
    say(as("head.b"), R"("outcome":"done")").expect(404);
    auto carried = say(head, R"("outcome":"carried","note":"Болезнь","due":"2026-12-20")").expect(200);
    EXPECT_EQ(carried.text("/decisions/0/outcome"), "carried");
    EXPECT_EQ(carried.text("/decisions/0/until"), "2026-12-20");
    EXPECT_EQ(carried.text("/decisions/0/due"), "2026-11-10") << "as it was";
    auto open = head.get("/api/v1/decisions?mine=true&state=open").expect(200);
    EXPECT_EQ(open.text("/items/0/due"), "2026-12-20");

    head.post(at(next) + "/join", testing::came({headPerson.text()})).expect(200);
    head.post(at(next) + "/hold").expect(200);
    std::string before = head.get(at(next) + "/minutes.docx").expect(200).body;
    auto dropped = say(head, R"("outcome":"dropped","note":"Программа отменена")").expect(200);
    EXPECT_EQ(dropped.text("/decisions/0/outcome"), "dropped");
    EXPECT_EQ(head.get("/api/v1/decisions?mine=true&state=open").size("/items"), 0u);
    EXPECT_EQ(head.get("/api/v1/decisions?mine=true&state=done").text("/items/0/state"), "dropped");
    EXPECT_NE(head.get(at(next) + "/minutes.docx").expect(200).body, before);
    // A meeting that comes later finds nothing to ask.
    auto third = newMeeting(head, "2026-11-22").expect(201);
    EXPECT_EQ(head.get(at(third) + "/desk").size("/decisions"), 0u);
}

TEST_P(DeskSuite, i2_a_sheet_to_be_signed_on_coming_and_an_extract_of_signed_minutes) {
    auto head = as("math.head");
    auto planned = newMeeting(head, "2026-12-01").expect(201);
    auto sheet = documents::docxText(head.get(at(planned) + "/sheet.docx").expect(200).body);
    for (const char* words :
         {"ЛИСТ РЕГИСТРАЦИИ", "Роль (слушатель / выступающий)", "Абрамова Анна Ивановна", "слушатель"})
        EXPECT_NE(sheet.find(words), sheet.npos) << words << "\n" << sheet;
    // The category is a column of the staff list: whoever keeps the list gets it filled in.
    auto person = id("Абрамова Анна Ивановна");
    as("deputy.a1")
        .post("/api/v1/people/" + person + "/categories", R"({"level":"highest","since":"2024-05-20"})")
        .expect(201);
    EXPECT_EQ(documents::docxText(head.get(at(planned) + "/sheet.docx").expect(200).body).find("высшая"),
              std::string::npos);
    EXPECT_NE(
        documents::docxText(as("deputy.a1").get(at(planned) + "/sheet.docx").expect(200).body).find("высшая"),
        std::string::npos);
    as("teacher.a1").get(at(planned) + "/sheet.docx").expect(403, "associations.not_yours");
    as("head.b").get(at(planned) + "/sheet.docx").expect(404);

    auto held = decided(head, "2026-11-20", "2026-12-20");
    auto extract = at(held) + "/extract.docx?item=1";
    head.get(extract).expect(409, "associations.extract_of_signed");
    head.post(at(held) + "/sign", "{}").expect(200);
    auto text = documents::docxText(head.get(extract).expect(200).body);
    for (const char* words : {"ВЫПИСКА ИЗ ПРОТОКОЛА", "РЕШИЛИ:", "Верно"})
        EXPECT_NE(text.find(words), text.npos) << words << "\n" << text;
    head.get(at(held) + "/extract.docx?item=9").expect(404);
    as("teacher.a1").get(extract).expect(403, "associations.minutes_of_others");
    as("head.b").get(extract).expect(404);
    head.post(at(held) + "/join", testing::came({id("Быкова Белла Игоревна")})).expect(200);
    // Changed since it was signed.
    head.get(extract).expect(409, "associations.extract_of_signed");
}

TEST_P(DeskSuite, b3_minutes_are_signed_and_each_edition_stays_as_it_was) {
    auto head = as("math.head");
    auto planned = newMeeting(head, "2026-12-01").expect(201);
    head.post(at(planned) + "/sign", "{}").expect(409, "associations.not_held");
    auto held = decided(head, "2026-11-20", "2026-12-20");
    auto week = head.get("/api/v1/week").expect(200);
    EXPECT_NE(week.body.find("/sign"), week.body.npos) << "one press of My week signs";
    as("teacher.a1").post(at(held) + "/sign", "{}").expect(403, "associations.not_yours_to_sign");
    as("head.b").post(at(held) + "/sign", "{}").expect(404);
    EXPECT_EQ(head.get(at(held) + "/desk").text("/sign_by"), "2026-11-27");
    auto desk = head.post(at(held) + "/sign", "{}").expect(200);
    EXPECT_EQ(desk.number("/papers/0/edition"), 1);
    EXPECT_EQ(desk.text("/papers/0/signed_by"), "Яковлева Анна-Мария Юрьевна");
    EXPECT_EQ(desk.text("/papers/0/signed_on"), "2026-11-22");
    EXPECT_FALSE(desk.yes("/can/sign"));
    EXPECT_EQ(head.get("/api/v1/week").body.find("/sign"), std::string::npos);
    head.post(at(held) + "/sign", "{}").expect(409, "associations.signed_already");

    auto first = head.get(at(held) + "/papers/1").expect(200);
    EXPECT_EQ(identity::sha256(first.body), desk.text("/papers/0/sha256"));
    as("teacher.a2").get(at(held) + "/papers/1").expect(403, "associations.minutes_of_others");
    as("head.b").get(at(held) + "/papers/1").expect(404);
    head.get(at(held) + "/papers/2").expect(404);

    auto card = head.get(at(held));
    head.patch(at(held), card.number("/version"), R"({"guests":"Родители"})").expect(200);
    EXPECT_TRUE(head.get(at(held) + "/desk").yes("/changed"));
    head.post(at(held) + "/sign", "{}").expect(409, "associations.reason_wanted");
    auto again = head.post(at(held) + "/sign", R"({"reason":"Добавлены приглашённые"})").expect(200);
    ASSERT_EQ(again.size("/papers"), 2u);
    EXPECT_EQ(again.text("/papers/0/reason"), "Добавлены приглашённые");
    EXPECT_EQ(head.get(at(held) + "/papers/1").body, first.body) << "what was signed never changes";
    EXPECT_NE(head.get(at(held) + "/papers/2").body, first.body);
}

TEST_P(DeskSuite, b3_whoever_keeps_the_place_is_told_of_minutes_that_nobody_signed_in_time) {
    auto head = as("math.head");
    auto held = decided(head, "2026-11-06", "2026-12-20");
    decided(head, "2026-11-20", "2026-12-20");  // there is time until the 27th
    auto list = "/api/v1/meetings?minutes_late=true&organisation=" + id("a1");
    auto late = as("deputy.a1").get(list).expect(200);
    ASSERT_EQ(late.size("/items"), 1u) << late.body;
    EXPECT_EQ(late.text("/items/0/id"), held.text("/id"));
    auto told = [&](const std::string& who) {
        return as(who).get("/api/v1/week").expect(200).body.find("unsigned_minutes") != std::string::npos;
    };
    EXPECT_TRUE(told("deputy.a1"));
    for (auto other : {"math.head", "teacher.a1", "deputy.a2", "head.b"}) EXPECT_FALSE(told(other)) << other;
    head.post(at(held) + "/sign", "{}").expect(200);
    EXPECT_FALSE(told("deputy.a1"));
    EXPECT_EQ(as("deputy.a1").get(list).expect(200).size("/items"), 0u);
}

TEST_P(DeskSuite, b3_materials_are_for_those_who_see_the_minutes) {
    auto head = as("math.head");
    auto made = newMeeting(head, "2026-12-01").expect(201);
    auto entries = "/api/v1/associations/" + association + "/entries";
    std::string wish = R"({"part":"material","kind":"slides","title":"Презентация","meeting":")";
    head.post(entries, R"({"part":"material","kind":"slides","title":"Без заседания"})").expect(422);
    head.post(entries, wish + "1\"}").expect(422);
    as("head.b").post(entries, wish + made.text("/id") + "\"}").expect(404);
    head.post(entries, wish + made.text("/id") + "\"}").expect(201);
    auto desk = head.get(at(made) + "/desk").expect(200);
    auto entry = desk.text("/materials/0/id");
    head.upload(entries + "/" + entry + "/file?file=slides.pdf", "%PDF").expect(200);
    EXPECT_EQ(head.get("/api/v1/associations/" + association + "/page").size("/entries"), 0u)
        << "of the meeting, not of the page";
    EXPECT_EQ(head.get(entries + "/" + entry + "/file").expect(200).body, "%PDF");
    auto other = as("teacher.a2");
    other.get(entries + "/" + entry + "/file").expect(404);
    EXPECT_EQ(other.get(at(made) + "/desk").expect(200).size("/materials"), 0u);
    // Made a document of the association, it is of the meeting no more.
    auto version = head.get("/api/v1/associations/" + association + "/page").number("/version");
    head.put(entries + "/" + entry, version, R"({"part":"document","kind":"other","title":"Презентация"})")
        .expect(200);
    EXPECT_EQ(head.get(at(made) + "/desk").size("/materials"), 0u);
    EXPECT_EQ(head.get("/api/v1/associations/" + association + "/page").size("/entries"), 1u);
}

TEST_P(DeskSuite, b3_invitations_and_reminders_go_once_to_those_who_agreed) {
    auto head = as("math.head"), deputy = as("deputy.a1");
    auto member = person("Абрамова Анна Ивановна");
    open("math.member", member, "educator", "a1");
    auto card = "/api/v1/people/" + member.text();
    deputy.patch(card, deputy.get(card).number("/version"), R"({"mail":"anna@mail.example"})").expect(200);
    auto other = "/api/v1/people/" + headPerson.text();
    deputy.patch(other, deputy.get(other).number("/version"), R"({"mail":"head@mail.example"})").expect(200);
    as("math.member")
        .post("/api/v1/me/consents", R"({"code":"letters","version":1,"given":true})")
        .expect(200);

    auto made = newMeeting(head, "2026-11-25", R"(,"agenda":[{"title":"О ВПР"}])").expect(201);
    as("teacher.a1").post(at(made) + "/invite").expect(403, "associations.not_yours");
    as("head.b").post(at(made) + "/invite").expect(404);
    auto desk = head.post(at(made) + "/invite").expect(200);
    EXPECT_EQ(desk.number("/letters"), 1) << "whoever has not agreed gets none";
    EXPECT_EQ(desk.text("/invited_on"), "2026-11-22");
    head.post(at(made) + "/invite").expect(200);
    settle();
    auto letters = mailbox().letters();
    ASSERT_EQ(letters.size(), 1u);
    EXPECT_EQ(letters[0].to, "anna@mail.example");
    EXPECT_NE(letters[0].text().find("1. О ВПР"), std::string::npos) << letters[0].text();

    auto own = as("math.member").get("/api/v1/me/data.xlsx").expect(200);
    auto book = tables::readWorkbook(own.body, "data.xlsx");
    bool told = false;
    for (const auto& row : book.sheets.at(0).rows)
        for (const auto& cell : row.cells) told = told || cell.text == "приглашение на заседание";
    EXPECT_TRUE(told) << "whoever gets letters reads which";

    daily();
    EXPECT_EQ(mailbox().letters().size(), 1u) << "two days before, not three";
    clock().set({clock().now().ms + 24LL * 3600 * 1000});
    daily();
    daily();
    EXPECT_EQ(mailbox().letters().size(), 2u) << "each once";
    // Moved to another day, it is told of anew.
    auto again = as("math.head");
    again.patch(at(made), again.get(at(made)).number("/version"), R"({"date":"2026-11-24"})").expect(200);
    daily();
    EXPECT_EQ(mailbox().letters().size(), 3u);
}

}  // namespace metodika::associations
