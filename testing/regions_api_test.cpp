// J1: a program with each of the three regions' packs, and one that holds all three.
#include <filesystem>
#include <fstream>

#include "contracts/region.hpp"
#include "features/organisations/actions.hpp"
#include "testing/scenario.hpp"

namespace metodika::testing {
namespace {
using organisations::Kind;

std::string codes(const Reply& indicators) {
    std::string out;
    for (std::size_t i = 0; i < indicators.size("/items"); ++i)
        out += (i ? " " : "") + indicators.text("/items/" + std::to_string(i) + "/code");
    return out;
}
std::string titleOf(const Reply& kinds, const std::string& code) {
    for (std::size_t i = 0; i < kinds.size("/items"); ++i)
        if (auto at = "/items/" + std::to_string(i); kinds.text(at + "/code") == code)
            return kinds.text(at + "/title");
    return "";
}
std::string word(const Reply& words, const std::string& key) { return words.text("/texts/" + key); }

struct Told {
    const char *pack, *institute, *instituteRole, *regionalSite, *indicators;
};
const Told stavropol{"stavropol", "СКИРО ПК и ПРО", "методист СКИРО ПК и ПРО",
                     "краевая инновационная площадка", "1.1 1.2 1.3 1.4 1.5 ASSOC_MEETINGS"};
const Told leningrad{"leningrad", "ЛОИРО", "методист ЛОИРО", "региональная инновационная площадка",
                     "ASSOC_MEETINGS L1 L2 L4 1.1 1.2 1.3 1.4 1.5"};
const Told chesma{"chesma", "ЧИРО", "методист ЧИРО", "региональная инновационная площадка",
                  "C1 C2 ASSOC_MEETINGS 1.1 1.2 1.3 1.4 1.5"};

void expectSpeaks(Browser reader, const Told& told) {
    EXPECT_EQ(reader.get("/api/v1/session").text("/roles/0/role_name"), told.instituteRole);
    auto words = reader.get("/api/v1/words").expect(200);
    EXPECT_EQ(words.text("/version"), reader.get("/api/v1/session").text("/words"));
    EXPECT_EQ(word(words, "organisations.web.kind_institute"), told.institute);
    EXPECT_FALSE(words.has("/texts/accounts.role.service_head")) << "what the server says stays there";
    EXPECT_NE(reader.get("/api/v1/words?language=en").raw("/texts"), words.raw("/texts"));
    reader.get("/api/v1/words?language=de").expect(422, "api.invalid");
    EXPECT_EQ(titleOf(reader.get("/api/v1/organisation-statuses"), "innovation_regional"), told.regionalSite);
    EXPECT_EQ(codes(reader.get("/api/v1/indicators")), told.indicators);
}

class WithStavropol : public Scenario {
    std::string pack() const override { return "stavropol"; }
};
class WithLeningrad : public Scenario {
    std::string pack() const override { return "leningrad"; }
};
class WithChesma : public Scenario {
    std::string pack() const override { return "chesma"; }
};
INSTANTIATE_TEST_SUITE_P(Both, WithStavropol, ::testing::ValuesIn(engines()), engineName);
INSTANTIATE_TEST_SUITE_P(Both, WithLeningrad, ::testing::ValuesIn(engines()), engineName);
INSTANTIATE_TEST_SUITE_P(Both, WithChesma, ::testing::ValuesIn(engines()), engineName);

TEST_P(WithStavropol, j1_the_program_starts_and_speaks) { expectSpeaks(as("institute"), stavropol); }
TEST_P(WithLeningrad, j1_the_program_starts_and_speaks) { expectSpeaks(as("institute"), leningrad); }
TEST_P(WithChesma, j1_the_program_starts_and_speaks) { expectSpeaks(as("institute"), chesma); }

class ThreeRegions : public Scenario {
  protected:
    // Region, its institute, a municipality, a school with a deputy and three teachers of mathematics.
    void region(const std::string& name, const std::string& pack) {
        found(name, "", Kind::region, "Регион " + name, name, pack);
        found(name + ".i", name, Kind::institute, "Институт", "Институт");
        found(name + ".m", name, Kind::municipality, "Округ", "Округ");
        found(name + ".s", name + ".m", Kind::school, "Школа", "Школа");
        open("institute." + name, hire("Иванова Инна " + name, name + ".i", "методист", {}),
             "institute_methodist", name);
        open("deputy." + name, hire("Завучева Зоя " + name, name + ".s", "заместитель директора", {}),
             "organisation_methodist", name + ".s");
        for (const char* teacher : {"Аверина Анна ", "Бокова Белла ", "Вилкова Вера "})
            hire(teacher + name, name + ".s", "учитель", {"математика"});
    }
    void hold(const std::string& name) {
        auto deputy = as("deputy." + name);
        auto made = deputy.post("/api/v1/associations",
                                R"({"name":"ШМО","level":"school","organisation":")" + id(name + ".s") +
                                    R"(","subject":"математика","since":"2025-09-01"})");
        made.expect(201);
        auto chair = id("Аверина Анна " + name), secretary = id("Бокова Белла " + name);
        auto meeting =
            deputy.post("/api/v1/meetings",
                        R"({"association":")" + made.text("/id") +
                            R"(","date":"2026-11-20","theme":"Разбор","agenda":[{"title":"Разное"}]})");
        auto at = "/api/v1/meetings/" + meeting.expect(201).text("/id");
        deputy
            .patch(at, meeting.number("/version"),
                   R"({"chair":")" + chair + R"(","secretary":")" + secretary + R"("})")
            .expect(200);
        auto present = deputy.post(at + "/join", came({chair, secretary}));
        deputy.post(at + "/hold", present.expect(200).number("/meeting/version"), "{}").expect(200);
    }
    std::int64_t meetings(const std::string& name) {
        auto picture =
            as("institute." + name).get("/api/v1/monitoring?organisation=" + id(name) + "&year=2026");
        picture.expect(200);
        for (std::size_t i = 0; i < picture.size("/rows"); ++i)
            if (auto at = "/rows/" + std::to_string(i); picture.text(at + "/indicator") == "ASSOC_MEETINGS")
                return picture.number(at + "/now/value");
        ADD_FAILURE() << "no ASSOC_MEETINGS";
        return -1;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, ThreeRegions, ::testing::ValuesIn(engines()), engineName);

TEST_P(ThreeRegions, j1_each_region_has_its_own_words_dictionaries_and_indicators) {
    for (const Told& told : {stavropol, leningrad, chesma}) region(told.pack, told.pack);
    for (const Told& told : {stavropol, leningrad, chesma})
        expectSpeaks(as("institute." + std::string(told.pack)), told);
    // A region that names none has the pack of the installation, as before.
    EXPECT_EQ(as("institute").get("/api/v1/session").text("/words"), "");
    EXPECT_EQ(as("institute").get("/api/v1/words").size("/texts"), 0u);
    EXPECT_EQ(codes(as("institute").get("/api/v1/indicators")), "1.1 1.2 1.3 1.4 1.5 ASSOC_MEETINGS");
    // Before signing in nobody is of any region.
    stranger().get("/api/v1/words").expect(401);
}

struct Spoken {
    const char *pack, *school, *municipal, *young, *proposed, *level;
    std::size_t kinds;
    std::vector<std::pair<const char*, const char*>> roles, words;
};
const std::vector<Spoken> spoken{
    {"stavropol",
     "школьное методическое объединение",
     "районное методическое объединение",
     "",
     "ШМО учителей математики",
     "",
     9,
     {{"institute_methodist", "методист СКИРО ПК и ПРО"}},
     {{"organisations.web.kind_institute", "СКИРО ПК и ПРО"}}},
    {"leningrad",
     "методическое объединение муниципальной образовательной организации",
     "муниципальное методическое объединение",
     "школа молодого педагога",
     "МО учителей математики",
     "районное",
     9,
     {{"service_head", "руководитель ММС, председатель Методсовета"},
      {"authority_official", "специалист муниципального органа управления образованием"},
      {"ministry_official", "специалист комитета общего и профессионального образования"}},
     {{"organisations.web.kind_ministry", "комитет общего и профессионального образования"},
      {"organisations.web.kind_authority", "муниципальный орган управления образованием"},
      {"organisations.web.kind_service", "ММС"},
      {"services.web.form.separate_institution", "муниципальное учреждение (отдельное юридическое лицо)"},
      {"services.web.model.base_school", "на базе опорной школы, на предметной основе"}}},
    {"chesma",
     "школьное методическое объединение учителей-предметников",
     "РМО учителей-предметников",
     "клуб молодых педагогов",
     "ШМО учителей математики",
     "",
     8,
     {{"service_head", "руководитель муниципальной методической службы"},
      {"methodist", "специалист методической службы"},
      {"authority_official", "специалист Управления образования"},
      {"ministry_official", "специалист министерства образования и науки"}},
     {{"organisations.web.kind_municipality", "муниципальный район"},
      {"organisations.web.kind_authority", "Управление образования"},
      {"associations.web.level_school", "институциональное"},
      {"associations.web.level_cluster", "кустовое (территориальное)"},
      {"services.web.form.distributed",
       "специалисты, отвечающие за общее, дошкольное и дополнительное образование"}}}};

TEST_P(ThreeRegions, b1_each_region_of_one_installation_has_its_own_kinds_of_community) {
    for (const Spoken& one : spoken) {
        region(one.pack, one.pack);
        open(std::string("head.") + one.pack,
             hire(std::string("Главина Галина ") + one.pack, std::string(one.pack) + ".s", "методист", {}),
             "service_head", std::string(one.pack) + ".m");
    }
    for (const Spoken& one : spoken) {
        std::string name = one.pack;
        auto head = as("head." + name);
        auto kinds = head.get("/api/v1/communities").expect(200);
        EXPECT_EQ(kinds.size("/items"), one.kinds) << kinds.body;
        if (*one.young) {
            EXPECT_EQ(titleOf(kinds, "young"), one.young);
        }
        EXPECT_TRUE(titleOf(kinds, "school").starts_with(one.school)) << titleOf(kinds, "school");
        EXPECT_TRUE(titleOf(kinds, "municipal").starts_with(one.municipal)) << titleOf(kinds, "municipal");
        auto english = head.with("Accept-Language", "en").get("/api/v1/communities").expect(200);
        for (std::size_t i = 0; i < english.size("/items"); ++i)
            for (unsigned char c : english.text("/items/" + std::to_string(i) + "/title"))
                EXPECT_TRUE(c != 0xD0 && c != 0xD1) << "Russian letters in English: " << english.body;
        // What ought to exist is named as the region names it.
        auto proposed = as("deputy." + name).get("/api/v1/associations/proposals").expect(200);
        ASSERT_EQ(proposed.size("/items"), 1u) << proposed.body;
        EXPECT_EQ(proposed.text("/items/0/name"), one.proposed);
        // A kind that one region has and the others have not.
        auto made = head.post(
            "/api/v1/associations",
            R"({"name":"Метапредметное","level":"municipal","community":"interdisciplinary","organisation":")" +
                id(name + ".m") + R"(","since":"2025-09-01"})");
        made.expect(name == "leningrad" ? 201 : 422);
        if (name == "leningrad") {
            EXPECT_EQ(made.text("/community/title"), "районное метапредметное объединение");
            as("head.chesma").get("/api/v1/associations/" + made.text("/id")).expect(404);
            as("deputy.leningrad")
                .post(
                    "/api/v1/associations",
                    R"({"name":"Моё","level":"municipal","community":"interdisciplinary","organisation":")" +
                        id(name + ".m") + R"(","since":"2025-09-01"})")
                .expect(403);
        } else {
            EXPECT_EQ(made.text("/errors/0/path"), "/community");
        }
    }
}

TEST_P(ThreeRegions, j1_roles_bodies_and_forms_of_the_service_are_said_in_the_words_of_the_region) {
    for (const Spoken& one : spoken) {
        std::string name = one.pack;
        region(name, name);
        auto words = as("institute." + name).get("/api/v1/words").expect(200);
        for (const auto& [key, said] : one.words) EXPECT_EQ(word(words, key), said) << name << " " << key;
        if (*one.level) {
            EXPECT_EQ(word(words, "associations.web.level_municipal"), one.level);
        }
        for (const auto& [role, said] : one.roles) {
            std::string login = std::string(role) + "." + name;
            bool above = std::string_view(role) == "ministry_official" ||
                         std::string_view(role) == "institute_methodist";
            open(login, hire("Ролева Раиса " + login, name + ".s", "методист", {}), role,
                 name + (above ? "" : ".m"));
            EXPECT_EQ(as(login).get("/api/v1/session").expect(200).text("/roles/0/role_name"), said);
            EXPECT_NE(as(login).with("Accept-Language", "en").get("/api/v1/session").text("/roles/0/role"),
                      "");
        }
    }
}

TEST_P(ThreeRegions, j1_one_code_is_counted_by_the_declaration_of_each_region) {
    for (const char* name : {"stavropol", "leningrad", "chesma"}) region(name, name), hold(name);
    settle();
    EXPECT_EQ(meetings("stavropol"), 1);
    EXPECT_EQ(meetings("chesma"), 1);
    EXPECT_EQ(meetings("leningrad"), 0) << "there only meetings of municipal associations are counted";
    installation().tallies().rebuild();
    installation().tallies().settle();
    EXPECT_EQ(meetings("stavropol"), 1);
    EXPECT_EQ(meetings("leningrad"), 0);
}

TEST_P(ThreeRegions, j1_nobody_reaches_another_region) {
    for (const char* name : {"stavropol", "leningrad"}) region(name, name);
    auto own = as("institute.stavropol"), deputy = as("deputy.stavropol");
    for (const char* place : {"leningrad", "leningrad.m", "leningrad.s", "region"}) {
        for (auto* reader : {&own, &deputy}) {
            reader->get("/api/v1/organisations/" + id(place)).expect(404);
            reader->get("/api/v1/organisations/tree?root=" + id(place)).expect(404);
            reader->get("/api/v1/monitoring?organisation=" + id(place)).expect(404);
            reader->get("/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + id(place)).expect(404);
        }
    }
    own.get("/api/v1/indicators/L1/records?organisation=" + id("stavropol")).expect(404);
    // A status that only the other region's dictionary knows.
    EXPECT_EQ(titleOf(own.get("/api/v1/organisation-statuses"), "high_results"),
              "школа с высокими результатами обучения");
    EXPECT_EQ(titleOf(as("institute.leningrad").get("/api/v1/organisation-statuses"), "high_results"), "");
    as("institute.leningrad")
        .post("/api/v1/organisations/" + id("leningrad.s") + "/statuses",
              R"({"status":"high_results","since":"2026-09-01"})")
        .expect(422);
}

TEST_P(ThreeRegions, j1_a_region_is_made_with_a_pack_that_there_is) {
    auto scope = api::Scope::system(installation().host());
    organisations::NewOrganisation fresh;
    fresh.kind = Kind::region;
    fresh.name = fresh.short_name = "Край";
    try {
        scope.change(
            [&](api::Work& work) { organisations::foundRegion(work, fresh, "nowhere", work.today()); });
        FAIL();
    } catch (const Refused& refused) {
        EXPECT_EQ(refused.key, "organisations.pack_unknown");
        EXPECT_NE(refused.params.at("known").find("leningrad"), std::string::npos);
    }
}

/// The packs of the program in a folder of the test's own, and one beside them with another threshold.
class OwnFolder : public ThreeRegions {
  protected:
    void SetUp() override {
        namespace fs = std::filesystem;
        std::string pattern = (fs::temp_directory_path() / "metodika-shelf-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        root_ = pattern;
        fs::copy(fs::path(PROJECT_ROOT) / "packs", root_ / "packs", fs::copy_options::recursive);
        fs::create_directories(root_ / "packs" / "strict");
        std::ofstream(root_ / "packs/strict/pack.yaml")
            << "name: strict\nbase: default\ntitle: {ru: Край, en: Krai}\nlanguages: [ru, en]\n";
        std::ofstream(root_ / "packs/strict/thresholds.yaml")
            << "settings:\n  association.same_subject_more_than:\n    - {since: 2020-09-01, value: 3, act: "
               "Приказ}\n"
               "  schedule.approve_by:\n    - {since: 2020-09-01, value: \"10-01\", act: Приказ}\n";
        ThreeRegions::SetUp();
    }
    void TearDown() override {
        ThreeRegions::TearDown();
        std::filesystem::remove_all(root_);
    }
    std::string pack() const override { return (root_ / "packs" / "default").string(); }

  private:
    std::filesystem::path root_;
};
INSTANTIATE_TEST_SUITE_P(Both, OwnFolder, ::testing::ValuesIn(engines()), engineName);

TEST_P(OwnFolder, j1_settings_are_those_of_the_region) {
    region("stavropol", "stavropol"), region("strict", "strict");
    auto proposals = [&](const std::string& name) {
        return as("deputy." + name)
            .get("/api/v1/associations/proposals?organisation=" + id(name + ".s"))
            .size("/items");
    };
    EXPECT_EQ(proposals("stavropol"), 1u) << "more than two of mathematics";
    EXPECT_EQ(proposals("strict"), 0u) << "three are not more than three";
    hold("stavropol"), hold("strict");
    auto scope = api::Scope::system(installation().host());
    scope.read([&](api::Work& work) {
        static constexpr db::Query due{"test.due", R"(
            SELECT max(y.approve_by) FROM association_years y JOIN associations a ON a.id = y.association
            WHERE a.organisation = :organisation AND y.school_year = 2026)"};
        EXPECT_EQ(work.text(due, {{"organisation", organisation("stavropol.s")}}), "2026-09-15");
        EXPECT_EQ(work.text(due, {{"organisation", organisation("strict.s")}}), "2026-10-01");
        EXPECT_EQ(packOf(work, organisation("strict.s")).name(), "strict");
        EXPECT_EQ(packOf(work, organisation("a1")).name(), "default");
    });
}

}  // namespace
}  // namespace metodika::testing
