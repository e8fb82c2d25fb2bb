// The search finds what the reader may see, however it is written, and nothing else.
#include "testing/school_association.hpp"

namespace metodika::search {
namespace {

using testing::Browser;
using testing::Reply;

std::string escaped(const std::string& text) {
    static const char* digits = "0123456789ABCDEF";
    std::string out;
    for (unsigned char c : text)
        if (std::isalnum(c))
            out += char(c);
        else
            (out += '%') += {digits[c >> 4], digits[c & 15]};
    return out;
}

class Searching : public associations::SchoolAssociation {
  protected:
    static Reply find(Browser& browser, const std::string& words, const std::string& more = "") {
        return browser.get("/api/v1/search?q=" + escaped(words) + more).expect(200);
    }
    /// The titles of one kind, in their order.
    static std::vector<std::string> titles(const Reply& found, const std::string& kind) {
        std::vector<std::string> out;
        for (std::size_t i = 0; i < found.size("/groups"); ++i) {
            auto group = "/groups/" + std::to_string(i);
            if (found.text(group + "/kind") != kind) continue;
            for (std::size_t k = 0; k < found.size(group + "/items"); ++k)
                out.push_back(found.text(group + "/items/" + std::to_string(k) + "/title"));
        }
        return out;
    }
    std::vector<std::string> found(const std::string& login, const std::string& words,
                                   const std::string& kind) {
        auto browser = as(login);
        return titles(find(browser, words), kind);
    }
    /// Nothing of the kind, not even its name or a number.
    void expectNone(const std::string& login, const std::string& words, const std::string& kind) {
        auto browser = as(login);
        auto answer = find(browser, words);
        for (std::size_t i = 0; i < answer.size("/groups"); ++i)
            EXPECT_NE(answer.text("/groups/" + std::to_string(i) + "/kind"), kind)
                << login << ": " << answer.body;
    }
    /// How often the person is found: others may be written nearly so.
    int count(const std::string& login, const std::string& words, const std::string& title) {
        auto all = found(login, words, "people");
        return int(std::count(all.begin(), all.end(), title));
    }
    using Names = std::vector<std::string>;
};
INSTANTIATE_TEST_SUITE_P(Both, Searching, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(Searching, j2_search_finds_people_by_first_letters_initials_mistakes_and_whatever_order) {
    hire("Королёва-Семёнова Наталья Игоревна", "a1", "учитель", {"химия"});
    const Names her{"Королёва-Семёнова Наталья Игоревна"};
    for (const char* words : {"коро", "КОРОЛЕВА", "королёва н", "Королева Н.И.", "наталья королева",
                              "семенова наталья", "королева-семенова", "королеваа наталия", "каралева",
                              "Королёвой", "королева химия", "королева учитель школа 5", "rjhjktdf"})
        EXPECT_EQ(found("teacher.a1", words, "people"), her) << words;
    auto teacher = as("teacher.a1");
    EXPECT_FALSE(find(teacher, "королева").yes("/similar"));
    EXPECT_TRUE(find(teacher, "каралева").yes("/similar"));
    // An initial is another word than the surname that begins with it.
    EXPECT_TRUE(found("teacher.a1", "королева к", "people").empty());
    auto one = find(teacher, "королева");
    EXPECT_EQ(one.text("/groups/0/items/0/page"), "/people/" + one.text("/groups/0/items/0/id"));
    EXPECT_EQ(one.text("/groups/0/items/0/note"), "учитель, химия · МБОУ СОШ № 5");
    teacher.get("/api/v1" + one.text("/groups/0/items/0/page")).expect(200);
    EXPECT_EQ(find(teacher, "").size("/groups"), 0u);
    EXPECT_EQ(find(teacher, "№ -").size("/groups"), 0u);
    teacher.get("/api/v1/search?q=a&kind=phones").expect(422);
    stranger().get("/api/v1/search?q=a").expect(401);
}

TEST_P(Searching, j2_search_finds_organisations_by_number_and_kind) {
    for (const char* words : {"школа 5", "СОШ №5", "5 сош", "сош5", "МБОУ СОШ № 5", "верхнеорловка"})
        EXPECT_EQ(found("head.a", words, "organisations").front(), "МБОУ СОШ № 5") << words;
    EXPECT_EQ(found("head.a", "дет сад", "organisations"), (Names{"Детский сад «Журавлик»"}));
    EXPECT_EQ(found("head.a", "журавлек", "organisations"), (Names{"Детский сад «Журавлик»"}));
    EXPECT_TRUE(found("head.a", "школа 7", "organisations").empty()) << "17 is not 7";
    EXPECT_TRUE(found("head.a", "нижнеозерск", "organisations").empty()) << "another municipality";
    EXPECT_EQ(found("ministry", "нижнеозерск сош", "organisations"), (Names{"МБОУ СОШ № 1"}));
    EXPECT_TRUE(found("operator", "школа 5", "organisations").empty());
}

TEST_P(Searching, j2_search_shows_people_of_the_municipality_and_no_others) {
    EXPECT_EQ(found("teacher.a1", "лукина", "people"), Names{});
    EXPECT_EQ(found("head.b", "лукина", "people"), (Names{"Лукина Лилия Романовна"}));
    for (const char* login : {"head.a", "methodist.a", "official.a", "director.a1", "deputy.a1", "teacher.a1",
                              "deputy.a2", "teacher.a2"}) {
        EXPECT_EQ(found(login, "абрамова", "people"), (Names{"Абрамова Анна Ивановна"})) << login;
        expectNone(login, "лукина", "people");
    }
    for (const char* login : {"head.b", "deputy.b1", "teacher.b1"}) expectNone(login, "абрамова", "people");
    for (const char* login : {"ministry", "operator"}) {
        expectNone(login, "абрамова", "people");
        expectNone(login, "лукина", "people");
    }
    // Who works in two municipalities is found in each by what is done there only.
    auto both = hire("Цветкова Цветана Цезаревна", "a1", "учитель", {"физика"});
    auto scope = api::Scope::system(installation().host());
    scope.change([&](api::Work& work) {
        work.execute(R"(INSERT INTO employments (id, person, organisation, position, kind, since, until)
                        VALUES (:id, :who, :place, 'логопед', 'external', '2021-09-01', '9999-12-31'))",
                     {{"id", work.newId<EmploymentId>()}, {"who", both}, {"place", organisation("b1")}});
        changed(work, "people", both.value);
    });
    EXPECT_EQ(found("teacher.b1", "цветкова логопед", "people").size(), 1u);
    expectNone("teacher.b1", "цветкова физика", "people");
    expectNone("teacher.a1", "цветкова логопед", "people");
}

TEST_P(Searching, j2_search_gives_the_institute_names_it_knows_and_no_lists) {
    EXPECT_EQ(found("institute", "абрамова анна", "people"), (Names{"Абрамова Анна Ивановна"}));
    EXPECT_EQ(found("institute", "лукина", "people"), (Names{"Лукина Лилия Романовна"}));
    for (const char* words : {"аб", "а б", "учитель математика", "абрамова математика", "школа 5 абрамова"})
        expectNone("institute", words, "people");
    auto institute = as("institute");
    for (int i = 0; i < 40; ++i)
        hire("Щегольков Юрий " + std::string(i % 2 ? "Иванович" : "Петрович"), "b1", "учитель", {});
    auto many = find(institute, "щегольков", "&kind=people&limit=50");
    EXPECT_EQ(titles(many, "people").size(), 30u);
    EXPECT_TRUE(many.null("/groups/0/total"));
    EXPECT_TRUE(many.null("/groups/0/next"));
    auto own = as("head.b");
    EXPECT_EQ(find(own, "щегольков").number("/groups/0/total"), 40);
}

TEST_P(Searching, j2_search_never_finds_by_phone_mail_birth_date_or_snils) {
    auto deputy = as("deputy.a1");
    auto her = id("Абрамова Анна Ивановна");
    auto card = deputy.get("/api/v1/people/" + her).expect(200);
    deputy
        .patch("/api/v1/people/" + her, card.number("/version"),
               R"({"phone":"+79431234567","mail":"tajnaya@example.org","birth_date":"1971-03-08",)"
               R"("maiden_surname":"Ястребова","education":"педуниверситет"})")
        .expect(200);
    for (const char* words :
         {"79431234567", "9431234567", "tajnaya", "1971", "08.03.1971", "ястребова", "педуниверситет"})
        for (const char* login : {"deputy.a1", "head.a", "teacher.a1"}) expectNone(login, words, "people");
}

TEST_P(Searching, j2_search_follows_every_change_at_once) {
    auto deputy = as("deputy.a1");
    auto her = id("Абрамова Анна Ивановна");
    ASSERT_EQ(found("teacher.a1", "абрамова", "people").size(), 1u);
    auto card = deputy.get("/api/v1/people/" + her).expect(200);
    deputy.patch("/api/v1/people/" + her, card.number("/version"), R"({"surname":"Юрьева"})").expect(200);
    EXPECT_EQ(count("teacher.a1", "абрамова", "Юрьева Анна Ивановна"), 0);
    EXPECT_EQ(count("teacher.a1", "абрамова", "Абрамова Анна Ивановна"), 0);
    EXPECT_EQ(found("teacher.a1", "юрьева", "people"), (Names{"Юрьева Анна Ивановна"}));
    deputy.patch("/api/v1/employments/" + card.text("/employments/0/id"), R"({"until":"2026-11-22"})")
        .expect(200);
    EXPECT_EQ(count("teacher.a1", "юрьева", "Юрьева Анна Ивановна"), 0);
    // A school by its new name, and whoever works there by it.
    auto head = as("head.a");
    auto school = head.get("/api/v1/organisations/" + id("a2")).expect(200);
    head.patch("/api/v1/organisations/" + id("a2"), school.number("/version"),
               R"({"name":"МБОУ лицей «Созвездие»","short_name":"Лицей «Созвездие»"})")
        .expect(200);
    EXPECT_EQ(found("teacher.a1", "созвездие", "organisations"), (Names{"Лицей «Созвездие»"}));
    EXPECT_EQ(found("teacher.a1", "котова созвездие", "people"), (Names{"Котова Клара Павловна"}));
    expectNone("teacher.a1", "дальний", "organisations");
    // What belongs to a municipality by the municipality's new name.
    auto okrug = head.get("/api/v1/organisations/" + id("a")).expect(200);
    head.patch("/api/v1/organisations/" + id("a"), okrug.number("/version"),
               R"({"name":"Заречный округ","short_name":"Заречный округ"})")
        .expect(200);
    EXPECT_EQ(found("teacher.a1", "созвездие заречный", "organisations"), (Names{"Лицей «Созвездие»"}));
    // An association by another name, and its meetings with it.
    auto leader = as("math.head");
    auto meeting = newMeeting(leader, "2026-11-25").expect(201);
    auto kept = deputy.get("/api/v1/associations/" + association).expect(200);
    deputy.patch("/api/v1/associations/" + association, kept.number("/version"), R"({"name":"ШМО Эврика"})")
        .expect(200);
    EXPECT_EQ(found("teacher.a1", "эврика", "associations"), (Names{"ШМО Эврика"}));
    EXPECT_EQ(found("teacher.a1", "эврика", "meetings"), (Names{"Итоги четверти"}));
    auto open = leader.get(at(meeting)).expect(200);
    leader.patch(at(meeting), open.number("/version"), R"({"theme":"Олимпиадное движение"})").expect(200);
    EXPECT_EQ(found("teacher.a1", "олимпиада", "meetings"), (Names{"Олимпиадное движение"}));
    expectNone("teacher.a1", "итоги четверти", "meetings");
}

TEST_P(Searching, j2_search_shows_meetings_to_the_municipality_and_minutes_to_whom_they_belong) {
    auto leader = as("math.head");
    auto held = heldMeeting(leader, "2026-11-12");
    auto card = leader.get(at(held)).expect(200);
    leader
        .post(
            at(held) + "/join",
            wrote(
                card, 0, R"({"title":"Итоги"})",
                R"({"title":"Итоги","heard":"О диагностике пятиклассников","decisions":[{"mark":"n-1","text":"Провести срез"}]})"))
        .expect(200);
    const Names minutes{"Протокол № 1 от 12.11.2026"};
    for (const char* login : {"math.head", "deputy.a1", "director.a1", "head.a", "methodist.a"})
        for (const char* words : {"протокол 1", "протоколы диагностика", "срез математики"})
            EXPECT_EQ(found(login, words, "minutes"), minutes) << login << ": " << words;
    // The municipality sees the meeting; what was said there, its own people.
    for (const char* login : {"deputy.a2", "official.a", "institute", "ministry"}) {
        EXPECT_EQ(found(login, "итоги четверти", "meetings"), (Names{"Итоги четверти"})) << login;
        EXPECT_EQ(found(login, "шмо математика", "associations"), (Names{"ШМО учителей математики"}))
            << login;
        for (const char* words : {"протокол 1", "диагностика", "срез"}) expectNone(login, words, "minutes");
    }
    for (const char* login : {"head.b", "deputy.b1", "teacher.b1", "operator"}) {
        expectNone(login, "итоги четверти", "meetings");
        expectNone(login, "шмо математика", "associations");
        expectNone(login, "протокол 1", "minutes");
    }
    // What is found opens.
    auto deputy = as("deputy.a1");
    auto answer = find(deputy, "протокол 1", "&kind=minutes");
    deputy.get("/api/v1" + answer.text("/groups/0/items/0/page")).expect(200);
}

TEST_P(Searching, j2_search_gives_one_kind_page_by_page) {
    for (int i = 0; i < 25; ++i)
        hire("Щукина Анна " + std::string(1, char('A' + i)) + "-Ивановна", "a1", "учитель", {});
    auto browser = as("deputy.a1");
    auto all = find(browser, "щукина");
    EXPECT_EQ(titles(all, "people").size(), 5u);
    EXPECT_EQ(all.number("/groups/0/total"), 25);
    auto first = find(browser, "щукина", "&kind=people&limit=20");
    EXPECT_EQ(titles(first, "people").size(), 20u);
    auto rest = find(browser, "щукина", "&kind=people&limit=20&cursor=" + first.text("/groups/0/next"));
    EXPECT_EQ(titles(rest, "people").size(), 5u);
    EXPECT_TRUE(rest.null("/groups/0/next"));
}

}  // namespace metodika::search
