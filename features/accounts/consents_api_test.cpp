#include "features/accounts/consents.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/tables/workbook.hpp"
#include "testing/scenario.hpp"

namespace metodika::accounts {
namespace {

class ConsentSuite : public testing::Scenario {
  protected:
    testing::Reply answer(const std::string& login, const std::string& code, bool given, int version = 1) {
        return as(login).post("/api/v1/me/consents", R"({"code":")" + code + R"(","version":)" +
                                                         std::to_string(version) + R"(,"given":)" +
                                                         (given ? "true" : "false") + "}");
    }
    bool holds(std::string_view purpose, const std::string& login) {
        return api::Scope::system(installation().host()).read([&](api::Work& work) {
            return hasConsented(work, purpose, person(login));
        });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, ConsentSuite, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(ConsentSuite, j3_a_person_reads_gives_and_withdraws_each_consent_by_itself) {
    auto teacher = as("teacher.a1");
    auto list = teacher.get("/api/v1/me/consents").expect(200);
    ASSERT_EQ(list.size("/items"), 1u);
    EXPECT_EQ(list.text("/items/0/state"), "open");
    EXPECT_FALSE(list.text("/items/0/text").empty());
    EXPECT_FALSE(holds(consents::letters, "teacher.a1"));

    auto given = answer("teacher.a1", "letters", true).expect(200);
    EXPECT_EQ(given.text("/items/0/state"), "given");
    EXPECT_TRUE(holds(consents::letters, "teacher.a1"));
    EXPECT_FALSE(holds("publication", "teacher.a1")) << "one opens nothing of another";
    EXPECT_FALSE(holds(consents::letters, "teacher.a2")) << "nobody agrees for a colleague";
    EXPECT_EQ(as("deputy.a1").get("/api/v1/me/consents").text("/items/0/state"), "open");
    EXPECT_EQ(as("teacher.b1").get("/api/v1/me/consents").text("/items/0/state"), "open");

    answer("teacher.a1", "letters", true).expect(200);  // twice is once
    auto ended = answer("teacher.a1", "letters", false).expect(200);
    EXPECT_EQ(ended.text("/items/0/state"), "refused");
    ASSERT_EQ(ended.size("/items/0/acts"), 2u);
    EXPECT_TRUE(ended.yes("/items/0/acts/0/given"));
    EXPECT_EQ(ended.number("/items/0/acts/1/version"), 1);
    EXPECT_EQ(ended.text("/items/0/acts/1/how"), "в профиле");
    EXPECT_FALSE(holds(consents::letters, "teacher.a1"));

    answer("teacher.a1", "letters", true, 7).expect(409, "accounts.consent_changed");
    answer("teacher.a1", "nonsense", true).expect(404);
    stranger().get("/api/v1/me/consents").expect(401);
    stranger().post("/api/v1/me/consents", R"({"code":"letters","version":1,"given":true})").expect(401);
}

TEST_P(ConsentSuite, j3_codes_go_by_letter_only_to_those_who_agreed_to_letters) {
    auto deputy = as("deputy.a1");
    auto teacher = "/api/v1/people/" + id("teacher.a1");
    deputy.patch(teacher, deputy.get(teacher).number("/version"), R"({"mail":"own@mail.example"})")
        .expect(200);
    auto slip = deputy.post(teacher + "/invitations?send=true").expect(201);
    EXPECT_TRUE(slip.null("/sent_to"));
    EXPECT_TRUE(slip.yes("/no_consent"));
    answer("teacher.a1", "letters", true).expect(200);
    auto sent = deputy.post(teacher + "/invitations?send=true").expect(201);
    EXPECT_EQ(sent.text("/sent_to"), "own@mail.example");
    EXPECT_FALSE(sent.yes("/no_consent"));
    answer("teacher.a1", "letters", false).expect(200);
    EXPECT_TRUE(deputy.post(teacher + "/invitations?send=true").expect(201).null("/sent_to"));
    settle();
    EXPECT_EQ(mailbox().letters().size(), 1u);
    // The first code opens the account: nobody can be asked before it.
    auto newcomer = "/api/v1/people/" + person("Абрамова Анна Ивановна").text();
    deputy.patch(newcomer, deputy.get(newcomer).number("/version"), R"({"mail":"a@mail.example"})")
        .expect(200);
    EXPECT_EQ(deputy.post(newcomer + "/invitations?send=true").expect(201).text("/sent_to"),
              "a@mail.example");
}

TEST_P(ConsentSuite, j3_a_new_text_asks_again_and_opens_nothing_new_until_then) {
    ConsentTexts texts{
        {"letters",
         {{1, date(2026, 9, 1), {"letters"}, {{"ru", "Письма"}}, {{"ru", "О письмах"}}},
          {2, date(2026, 12, 1), {"letters", "publication"}, {{"ru", "Письма и имя"}}, {{"ru", "Шире"}}}}}};
    api::Member member;
    member.person = person("teacher.a1").value;
    auto scope = [&] { return api::Scope(installation().host(), member, text::Language::ru); };
    auto opened = [&](std::string_view purpose) {
        return scope().read([&](api::Work& work) {
            std::vector<PersonId> given;
            answerAsked(work, texts, {purpose, {person("teacher.a1"), person("teacher.a2")}, given});
            return given;
        });
    };
    auto week = [&] {
        return scope().read([&](api::Work& work) {
            std::vector<WeekItem> items;
            tellConsentsToWeek(work, texts, {items});
            return items;
        });
    };
    auto one = scope();
    answerConsent(one, texts, {"letters", 1, true});
    EXPECT_TRUE(week().empty());
    clock().set(*parseInstant("2026-12-02T09:00:00Z"));
    auto two = scope();
    auto rows = listConsents(two, texts).items;
    EXPECT_EQ(rows.at(0).state, ConsentState::renewed);
    EXPECT_EQ(rows.at(0).text, "Шире");
    EXPECT_EQ(opened("letters"), std::vector{person("teacher.a1")}) << "what was agreed to still holds";
    EXPECT_TRUE(opened("publication").empty());
    ASSERT_EQ(week().size(), 1u);
    EXPECT_EQ(week().front().page, "/profile/consents");
    EXPECT_EQ(week().front().part, WeekPart::waits);
    EXPECT_THROW(answerConsent(two, texts, {"letters", 1, true}), Refused) << "that text is over";
    answerConsent(two, texts, {"letters", 2, true});
    EXPECT_EQ(opened("publication").size(), 1u);
    EXPECT_TRUE(week().empty());
    answerConsent(two, texts, {"letters", 2, false});
    EXPECT_TRUE(opened("letters").empty());
    EXPECT_TRUE(week().empty()) << "who refused is left alone";
}

TEST(ConsentTexts, j3_a_pack_with_a_purpose_nobody_knows_or_without_a_language_is_refused) {
    auto folder = std::filesystem::temp_directory_path() / ("consents-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "pack.yaml") << "name: a\ntitle: {ru: А, en: A}\nlanguages: [ru, en]\n";
    auto keyOf = [&](const std::string& version) -> std::string {
        std::ofstream(folder / "consents.yaml") << "consents: [{code: c, versions: [" << version << "]}]\n";
        try {
            readConsents(packs::Pack::load(folder));
            return "";
        } catch (const packs::Broken& b) {
            return b.key;
        }
    };
    std::string good = "title: {ru: Т, en: T}, text: {ru: Т, en: T}}";
    EXPECT_EQ(keyOf("{version: 1, since: 2026-09-01, opens: [letters], " + good), "");
    for (const char* purpose : {"spying", "publication"})
        EXPECT_EQ(keyOf("{version: 1, since: 2026-09-01, opens: [" + std::string(purpose) + "], " + good),
                  "accounts.consent_purpose");
    EXPECT_EQ(
        keyOf("{version: 1, since: 2026-09-01, opens: [letters], title: {ru: Т}, text: {ru: Т, en: T}}"),
        "packs.missing_text");
    EXPECT_EQ(keyOf("{version: 2, since: 2026-09-01, opens: [letters], " + good +
                    ", {version: 1, since: 2026-10-01, opens: [letters], " + good),
              "packs.out_of_order");
    std::filesystem::remove_all(folder);
}

TEST(ConsentTexts, j3_every_consent_that_is_asked_for_opens_something_that_the_program_does) {
    // Somebody asks whoConsented for each purpose, and no pack asks people for another.
    std::string sources;
    for (const auto& file : std::filesystem::recursive_directory_iterator(PROJECT_ROOT "/features")) {
        std::string path = file.path().string();
        if (file.path().extension() != ".cpp" || path.find("_test.cpp") != path.npos) continue;
        std::ifstream in(path);
        sources.append(std::istreambuf_iterator<char>(in), {});
    }
    for (std::string_view purpose : consents::all)
        EXPECT_NE(sources.find("consents::" + std::string(purpose)), sources.npos) << purpose;
    for (const auto& folder : std::filesystem::directory_iterator(PROJECT_ROOT "/packs")) {
        if (!folder.is_directory()) continue;
        for (const ConsentText& text : readConsents(packs::Pack::load(folder.path())))
            for (const ConsentVersion& version : text.versions)
                for (const auto& purpose : version.opens)
                    EXPECT_NE(std::find(consents::all.begin(), consents::all.end(), purpose),
                              consents::all.end())
                        << folder.path() << " " << purpose;
    }
}

TEST_P(ConsentSuite, j3_consents_go_along_with_ones_own_data) {
    answer("teacher.a1", "letters", true).expect(200);
    answer("teacher.a1", "letters", false).expect(200);
    auto words = [&](const std::string& login) {
        std::string all;
        auto file = as(login).get("/api/v1/me/data.xlsx").expect(200);
        auto book = tables::readWorkbook(file.body, "data.xlsx");
        for (const auto& row : book.sheets.at(0).rows)
            for (const auto& cell : row.cells) all += cell.text + "|";
        return all;
    };
    auto own = words("teacher.a1");
    for (const auto* part :
         {"Согласия|Письма на мою электронную почту|22.11.2026|дано, редакция 1, в профиле",
          "отказ или отзыв, редакция 1"})
        EXPECT_NE(own.find(part), std::string::npos) << part;
    EXPECT_EQ(words("teacher.a2").find("Письма на мою электронную почту"), std::string::npos);
}

}  // namespace metodika::accounts
