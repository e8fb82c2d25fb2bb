#include "platform/packs/pack.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace metodika::packs {
namespace {
namespace fs = std::filesystem;

class Folder : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "metodika-packs-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        root = pattern;
        write("default/pack.yaml",
              "name: default\ntitle: {ru: Россия, en: Russia}\nlanguages: [ru, en]\ndocuments:\n  minutes:\n "
              "   - {since: 2020-01-01, file: documents/old.docx}\n    - {since: 2026-01-01, file: "
              "documents/new.docx}\n");
        write("default/documents/old.docx", "old");
        write("default/documents/new.docx", "new");
        write("default/thresholds.yaml",
              "settings:\n  size:\n    - {since: 2020-09-01, value: 2}\n    - {since: 2025-09-01, value: 4, "
              "act: Приказ}\n  until:\n    - {since: 2020-09-01, value: \"09-15\"}\n");
        write("default/indicators/a.yaml",
              "indicators:\n  - {code: A, name: below}\n  - {code: B, name: below}\n");
    }
    void TearDown() override { fs::remove_all(root); }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root / name).parent_path());
        std::ofstream(root / name, std::ios::binary) << text;
    }
    std::vector<std::string> wrongIn(const std::string& pack) const {
        std::vector<std::string> out;
        for (const auto& p : checkPack(root / pack)) out.push_back(p.where + " " + p.key);
        return out;
    }
    fs::path root;
};

TEST_F(Folder, ASettingHasTheValueOfTheDay) {
    auto pack = Pack::load(root / "default");
    EXPECT_EQ(pack.setting("size", date(2025, 8, 31)).number(), 2);
    EXPECT_EQ(pack.setting("size", date(2025, 9, 1)).number(), 4);
    EXPECT_EQ(pack.setting("size", date(2001, 1, 1)).number(), 2)
        << "older history is judged by the first value";
    EXPECT_EQ(pack.setting("until", date(2026, 9, 1)).dayOf(2026), date(2026, 9, 15));
    EXPECT_THROW(pack.setting("sise", date(2026, 9, 1)), std::logic_error);
}

TEST_F(Folder, APaperHasTheTemplateOfTheDay) {
    auto pack = Pack::load(root / "default");
    EXPECT_EQ(pack.document("minutes", date(2025, 5, 5)).filename(), "old.docx");
    EXPECT_EQ(pack.document("minutes", date(2026, 5, 5)).filename(), "new.docx");
}

TEST_F(Folder, ARegionSaysOnlyWhatDiffers) {
    write("krai/pack.yaml",
          "name: krai\ntitle: {ru: Край, en: Region}\nlanguages: [ru, en]\nbase: default\n");
    write("krai/thresholds.yaml", "settings:\n  size:\n    - {since: 2024-09-01, value: 7}\n");
    write("krai/indicators/own.yaml", "indicators:\n  - {code: B, name: own}\n");
    write("krai/documents/new.docx", "ours");
    EXPECT_EQ(wrongIn("krai"), std::vector<std::string>{});
    auto pack = Pack::load(root / "krai");
    EXPECT_EQ(pack.name(), "krai");
    EXPECT_EQ(pack.setting("size", date(2024, 8, 31)).number(), 2) << "before its own value, the one below";
    EXPECT_EQ(pack.setting("size", date(2026, 1, 1)).number(), 7);
    EXPECT_EQ(pack.setting("until", date(2026, 1, 1)).text(), "09-15");
    EXPECT_EQ(pack.document("minutes", date(2026, 5, 5)), root / "krai/documents/new.docx");
    ASSERT_EQ(pack.indicators().size(), 2u);
    EXPECT_EQ(pack.indicators()[0]["name"].text(), "own") << "what a region says comes first";
    EXPECT_EQ(pack.indicators()[1]["name"].text(), "below");
}

TEST_F(Folder, EveryMistakeIsNamedWithItsLine) {
    write("krai/pack.yaml",
          "name: krai\ntitle: {ru: Край}\nlanguages: [ru, en]\nbase: default\ncolour: red\n");
    write("krai/thresholds.yaml",
          "settings:\n  sise:\n    - {since: 2024-09-01, value: 7}\n  size:\n    - {since: 2024-09-01, "
          "value: many}\n  until:\n    - {since: 2024-09-01, value: \"10-01\"}\n    - {since: 2023-09-01, "
          "value: \"10-02\"}\n");
    write("krai/indicators/bad.yaml", "indicators: [\n");
    EXPECT_EQ(wrongIn("krai"),
              (std::vector<std::string>{
                  "pack.yaml:5 packs.unknown_key", "pack.yaml:2 packs.missing_text",
                  "thresholds.yaml:3 packs.unknown_setting", "thresholds.yaml:5 packs.other_shape",
                  "thresholds.yaml:8 packs.out_of_order", "indicators/bad.yaml:2 packs.not_yaml"}));
    EXPECT_THROW(Pack::load(root / "krai"), Broken);
}

TEST_F(Folder, ABaseIsANeighbourAndNothingElse) {
    write("krai/pack.yaml",
          "name: krai\ntitle: {ru: Край, en: Region}\nlanguages: [ru, en]\nbase: ../../etc\n");
    EXPECT_EQ(wrongIn("krai"), std::vector<std::string>{"pack.yaml:4 packs.no_base"});
    write("loop/pack.yaml", "name: loop\ntitle: {ru: Круг, en: Loop}\nlanguages: [ru, en]\nbase: loop\n");
    EXPECT_FALSE(wrongIn("loop").empty());
}

TEST(Yaml, IsReadWithLimits) {
    EXPECT_THROW(Node::parse("a: 1\na: 2\n", "x"), Broken);
    EXPECT_THROW(Node::parse(std::string(100, '['), "x"), Broken);
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        std::string before = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int j = 1; j < 10; ++j) bomb += ", " + before;
        bomb += "]\n";
    }
    EXPECT_THROW(Node::parse(bomb, "x"), Broken);
    auto node = Node::parse("n: 5\nq: \"5\"\nd: 2026-02-29\nt: true\n", "x");
    EXPECT_EQ(node["n"].number(), 5);
    EXPECT_FALSE(node["q"].asNumber()) << "what is in quotes is a text";
    EXPECT_THROW(node["d"].date(), Broken) << "there is no such day";
    EXPECT_TRUE(node["t"].boolean());
    EXPECT_FALSE(node["nothing"].present());
    EXPECT_EQ(Node::parse("d: \"02-29\"", "x")["d"].dayOf(2025), date(2025, 2, 28));
}

TEST(DefaultPack, HasNothingWrong) {
    for (const auto& p : checkPack(fs::path(PROJECT_ROOT) / "packs/default"))
        ADD_FAILURE() << p.where << " " << p.key;
    auto pack = Pack::load(fs::path(PROJECT_ROOT) / "packs/default");
    EXPECT_EQ(pack.setting("association.same_subject_more_than", date(2026, 9, 1)).number(), 2);
    EXPECT_EQ(pack.setting("association.same_cycle_more_than", date(2026, 9, 1)).number(), 3);
    EXPECT_EQ(pack.setting("attestation.unlimited_since", date(2026, 9, 1)).date(), date(2023, 9, 1));
}

}  // namespace
}  // namespace metodika::packs
