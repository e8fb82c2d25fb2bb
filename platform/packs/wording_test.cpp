#include "platform/packs/wording.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "platform/packs/shelf.hpp"

namespace metodika::packs {
namespace {
namespace fs = std::filesystem;

class Wording : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "metodika-words-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        root = pattern;
        write("default/pack.yaml", "name: default\ntitle: {ru: Россия, en: Russia}\nlanguages: [ru, en]\n");
        write("default/dictionaries/d.yaml", "levels: {school: ШМО, municipal: РМО}\nheading: Заседания\n");
        write("krai/pack.yaml",
              "name: krai\nbase: default\ntitle: {ru: Край, en: Krai}\nlanguages: [ru, en]\n");
        own.add(
            text::Language::ru,
            R"({"a.web.one": "РМО {name}", "a.web.found_one": "{count} РМО", "a.web.found_few": "{count} РМО",
                    "a.web.found_many": "{count} РМО"})",
            "a");
        own.add(text::Language::en, R"({"a.web.one": "Association {name}"})", "a");
    }
    void TearDown() override { fs::remove_all(root); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root / name).parent_path());
        std::ofstream(root / name, std::ios::binary) << text;
    }
    std::vector<std::string> wrong() const {
        std::vector<Problem> problems;
        auto pack = Pack::load(root / "krai", problems);
        checkWording(pack, own, problems);
        std::vector<std::string> out;
        for (const auto& p : problems) out.push_back(p.where + " " + p.key);
        return out;
    }
    fs::path root;
    text::Texts own;
};

TEST_F(Wording, ARegionSaysItInItsOwnWordsAndTheRestAsBefore) {
    write("krai/text/ru.json", "{\n  \"a.web.one\": \"ОМО {name}\"\n}\n");
    EXPECT_EQ(wrong(), std::vector<std::string>{});
    auto pack = Pack::load(root / "krai");
    ASSERT_NE(pack.text("ru", "a.web.one"), nullptr);
    EXPECT_EQ(*pack.text("ru", "a.web.one"), "ОМО {name}");
    EXPECT_EQ(pack.text("en", "a.web.one"), nullptr);
    EXPECT_TRUE(pack.wording().starts_with("krai-"));
    EXPECT_EQ(Pack::load(root / "default").wording(), "") << "who says nothing otherwise has no version";
    write("krai/text/ru.json", "{\n  \"a.web.one\": \"УМО {name}\"\n}\n");
    EXPECT_NE(Pack::load(root / "krai").wording(), pack.wording());
    EXPECT_EQ(text::fill(*pack.text("ru", "a.web.one"), {{"name", "химиков"}}), "ОМО химиков");
}

TEST_F(Wording, UnknownKeysLostPlaceholdersAndHalfPluralsAreNamedWithTheirLines) {
    write("krai/text/ru.json",
          "{\n  \"a.web.two\": \"Нет такого\",\n  \"a.web.one\": \"ОМО {title}\",\n  \"a.web.found_one\": "
          "\"{count} ОМО\"\n}\n");
    EXPECT_EQ(wrong(),
              (std::vector<std::string>{
                  "text/ru.json:4 packs.plural_form_missing", "text/ru.json:4 packs.plural_form_missing",
                  "text/ru.json:3 packs.other_placeholders", "text/ru.json:2 packs.unknown_text"}));
}

TEST_F(Wording, ADictionaryRepeatsOnlyWhatDiffers) {
    write("krai/dictionaries/d.yaml", "levels: {municipal: ОМО}\n");
    auto read = Pack::load(root / "krai").yaml("dictionaries/d.yaml");
    EXPECT_EQ(read.at("levels").at("municipal").text(), "ОМО");
    EXPECT_EQ(read.at("heading").text(), "Заседания");
    EXPECT_FALSE(read.at("levels")["school"].present()) << "what is said, is said whole";
}

TEST_F(Wording, IndicatorsOfTheBaseCanBeLeftOut) {
    write("default/indicators/a.yaml", "indicators:\n  - {code: A}\n  - {code: B}\n");
    write("krai/pack.yaml",
          "name: krai\nbase: default\nwithout: [A]\ntitle: {ru: Край, en: Krai}\nlanguages: [ru, en]\n");
    EXPECT_EQ(wrong(), std::vector<std::string>{});
    auto pack = Pack::load(root / "krai");
    ASSERT_EQ(pack.indicators().size(), 1u);
    EXPECT_EQ(pack.indicators()[0]["code"].text(), "B");
    write("krai/pack.yaml",
          "name: krai\nbase: default\nwithout: [C]\ntitle: {ru: Край, en: Krai}\nlanguages: [ru, en]\n");
    EXPECT_EQ(wrong(), std::vector<std::string>{"pack.yaml:3 packs.no_indicator"});
}

TEST_F(Wording, AShelfHoldsThePackOfTheSettingsAndItsNeighbours) {
    auto shelf = Shelf::load(root / "krai");
    EXPECT_EQ(shelf.usual().name(), "krai");
    EXPECT_EQ(shelf.all().size(), 2u);
    EXPECT_EQ(&shelf.of(""), &shelf.usual());
    EXPECT_EQ(shelf.of("default").name(), "default");
    EXPECT_EQ(shelf.find("nowhere"), nullptr);
    EXPECT_THROW(shelf.of("nowhere"), std::logic_error);
    ByPack<std::string> titles(shelf, [](const Pack& pack) { return pack.title().at("ru"); });
    EXPECT_EQ(titles.of(shelf.of("default")), "Россия");
    write("twin/pack.yaml", "name: krai\nbase: default\ntitle: {ru: Край, en: Krai}\nlanguages: [ru, en]\n");
    EXPECT_THROW(Shelf::load(root / "krai"), Broken);
}

TEST(RegionPacks, HaveNothingWrongByThemselves) {
    for (const char* name : {"stavropol", "leningrad", "chesma"}) {
        auto folder = fs::path(PROJECT_ROOT) / "packs" / name;
        for (const auto& p : checkPack(folder)) ADD_FAILURE() << name << ": " << p.where << " " << p.key;
        auto pack = Pack::load(folder);
        EXPECT_EQ(pack.name(), name);
        EXPECT_NE(pack.text("ru", "organisations.web.kind_institute"), nullptr);
    }
}

}  // namespace
}  // namespace metodika::packs
