// The grid of the year over HTTP: clashes, one act for many, last year's days.
#include <fstream>

#include "platform/documents/docx_archive.hpp"
#include "testing/school_association.hpp"

namespace metodika::associations {
namespace {

class YearGrids : public SchoolAssociation {
  protected:
    std::string newAssociation(const std::string& name, const std::string& level, const std::string& place,
                               const std::string& more) {
        return as(level == "school" ? "deputy.a1" : "head.a")
            .post("/api/v1/associations", R"({"name":")" + name + R"(","level":")" + level +
                                              R"(","since":"2020-09-01","organisation":")" + id(place) +
                                              "\"" + more + "}")
            .expect(201)
            .text("/id");
    }
    std::string of(const std::string& who, int year) {
        return "/api/v1/associations/" + who + "/schedules/" + std::to_string(year);
    }
    std::string grid(const std::string& place, const std::string& more = "") {
        return "/api/v1/schedules?organisation=" + id(place) + more;
    }
    std::string wish(const std::string& place, const std::string& more = "") {
        return R"({"organisation":")" + id(place) + R"(","year":2026)" + more + "}";
    }
    static std::string lines(const std::string& day, const std::string& room) {
        return R"({"meetings":[{"date":")" + day + R"(","theme":"Задачи года","place":")" + room + R"("}]})";
    }
    static constexpr const char* act = R"(,"approved_on":"2026-11-20","act_number":"415")";
};
INSTANTIATE_TEST_SUITE_P(Both, YearGrids, ::testing::ValuesIn(testing::engines()), testing::engineName);

TEST_P(YearGrids, b3_all_meetings_of_a_municipality_stand_in_one_grid_with_their_clashes) {
    auto town =
        newAssociation("РМО учителей математики", "municipal", "service.a", R"(,"subject":"математика")");
    auto other = newAssociation("РМО классных руководителей", "municipal", "service.a",
                                R"(,"head":")" + headPerson.text() + "\"");
    as("math.head").put(schedule(2026), lines("2026-12-03", "каб. 12")).expect(200);
    as("head.a").put(of(town, 2026), lines("2026-12-03", "МБОУ СОШ № 7, актовый зал")).expect(200);
    as("head.a").put(of(other, 2026), lines("2026-12-03", "МБОУ СОШ № 7,  Актовый зал")).expect(200);
    auto seen = as("methodist.a").get(grid("a")).expect(200);
    ASSERT_EQ(seen.size("/items"), 3u);
    EXPECT_EQ(seen.text("/items/0/name"), "РМО классных руководителей") << "the municipality's come first";
    EXPECT_EQ(seen.text("/items/2/level"), "school");
    EXPECT_EQ(seen.text("/items/2/meetings/0/date"), "2026-12-03");
    EXPECT_EQ(seen.text("/items/2/meetings/0/theme"), "Задачи года");
    // Three pairs share people, one pair a hall.
    ASSERT_EQ(seen.size("/clashes"), 4u);
    EXPECT_EQ(seen.number("/clashes_count"), 4);
    int halls = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        std::string at = "/clashes/" + std::to_string(i);
        EXPECT_EQ(seen.text(at + "/date"), "2026-12-03");
        ASSERT_EQ(seen.size(at + "/meetings"), 2u);
        if (seen.text(at + "/kind") == "place")
            ++halls;
        else
            EXPECT_EQ(seen.size(at + "/persons"), std::size_t(seen.number(at + "/persons_count")));
    }
    EXPECT_EQ(halls, 1);
    auto level = as("methodist.a").get(grid("a", "&level=school")).expect(200);
    ASSERT_EQ(level.size("/items"), 1u);
    EXPECT_EQ(level.size("/clashes"), 2u) << "those of what is shown, with whatever they clash with";
    auto school = as("deputy.a1").get(grid("a1")).expect(200);
    ASSERT_EQ(school.size("/items"), 1u);
    EXPECT_EQ(school.size("/clashes"), 2u) << "a school sees that its teachers are expected in town";
    EXPECT_TRUE(school.yes("/items/0/can/edit"));
    EXPECT_FALSE(as("teacher.a1").get(grid("a1")).expect(200).yes("/items/0/can/edit"));
    // Moved by one day it clashes with nobody.
    as("math.head").put(schedule(2026), 1, lines("2026-12-04", "каб. 12")).expect(200);
    EXPECT_EQ(as("deputy.a1").get(grid("a1")).expect(200).size("/clashes"), 0u);
}

TEST_P(YearGrids, b3_the_grid_is_seen_as_far_as_associations_are) {
    as("math.head").put(schedule(2026), lines("2026-12-03", "каб. 12")).expect(200);
    as("head.b").get(grid("a")).expect(404);
    as("teacher.a1").get(grid("a")).expect(200);
    auto counts = as("ministry").get(grid("a")).expect(200);
    EXPECT_EQ(counts.text("/hidden/0"), "head");
    EXPECT_FALSE(counts.has("/items/0/head/name"));
    auto region = as("institute").get("/api/v1/schedules").expect(200);
    EXPECT_TRUE(region.yes("/only_regional"));
    EXPECT_EQ(region.size("/items"), 0u);
    as("methodist.a").get(grid("a", "&cluster=777")).expect(404);
}

TEST_P(YearGrids, b3_one_act_approves_all_drafts_and_names_those_it_cannot) {
    auto town =
        newAssociation("РМО учителей математики", "municipal", "service.a", R"(,"subject":"математика")");
    auto none = newAssociation("РМО без графика", "municipal", "service.a", "");
    auto empty = newAssociation("РМО с пустым графиком", "municipal", "service.a", "");
    as("head.a").put(of(town, 2026), lines("2026-12-03", "зал")).expect(200);
    as("head.a").put(of(empty, 2026), R"({"meetings":[]})").expect(200);
    as("math.head").put(schedule(2026), lines("2026-12-03", "каб. 12")).expect(200);
    std::string path = "/api/v1/schedules/approve";
    as("teacher.a1").post(path, wish("a", act)).expect(403, "associations.approves_none");
    as("head.b").post(path, wish("a", act)).expect(404);
    as("official.a").post(path, wish("a", R"(,"approved_on":"2027-01-20","act_number":"415")")).expect(422);
    auto stale =
        as("official.a")
            .post(path, wish("a", std::string(act) + R"(,"drafts":[{"id":")" + town + R"(","version":77}])"))
            .expect(200);
    EXPECT_EQ(stale.size("/done"), 0u) << "what was not seen is not approved";
    auto done = as("official.a").post(path, wish("a", act)).expect(200);
    ASSERT_EQ(done.size("/done"), 1u);
    EXPECT_EQ(done.text("/done/0/id"), town);
    ASSERT_EQ(done.size("/left_out"), 2u);
    for (int i = 0; i < 2; ++i) {
        std::string at = "/left_out/" + std::to_string(i);
        bool without = done.text(at + "/association/id") == none;
        EXPECT_EQ(done.text(at + "/key"),
                  without ? "associations.no_schedule" : "associations.schedule_empty");
        EXPECT_FALSE(done.text(at + "/reason").empty());
    }
    EXPECT_EQ(as("head.a").get(of(town, 2026)).expect(200).text("/act_number"), "415");
    EXPECT_EQ(as("math.head").get(schedule(2026)).expect(200).text("/state"), "draft")
        << "the school's is approved by the school";
    EXPECT_EQ(as("director.a1").post(path, wish("a1", act)).expect(200).size("/done"), 1u);
}

TEST_P(YearGrids, b3_last_years_schedule_is_copied_to_those_who_have_none) {
    auto town =
        newAssociation("РМО учителей математики", "municipal", "service.a", R"(,"subject":"математика")");
    auto young = newAssociation("РМО молодых", "municipal", "service.a", "");
    as("head.a").put(of(town, 2025), lines("2025-08-28", "зал")).expect(200);
    as("math.head").put(schedule(2025), lines("2026-03-26", "каб. 12")).expect(200);
    std::string path = "/api/v1/schedules/copy";
    as("teacher.a1").post(path, wish("a")).expect(403, "associations.not_yours");
    as("head.b").post(path, wish("a")).expect(404);
    // The head of one association copies hers.
    auto one = as("math.head").post(path, wish("a1", R"(,"association":")" + association + "\"")).expect(200);
    EXPECT_EQ(one.size("/done"), 1u);
    auto copied = as("math.head").get(schedule(2026)).expect(200);
    EXPECT_EQ(copied.text("/state"), "draft");
    EXPECT_EQ(copied.text("/meetings/0/date"), "2027-03-25") << "the nearest Thursday";
    EXPECT_EQ(copied.text("/meetings/0/place"), "каб. 12");
    auto again =
        as("math.head").post(path, wish("a1", R"(,"association":")" + association + "\"")).expect(200);
    EXPECT_EQ(again.text("/left_out/0/key"), "associations.schedule_there");
    auto all = as("head.a").post(path, wish("a")).expect(200);
    ASSERT_EQ(all.size("/done"), 1u);
    EXPECT_EQ(all.text("/done/0/id"), town);
    ASSERT_EQ(all.size("/left_out"), 1u);
    EXPECT_EQ(all.text("/left_out/0/association/id"), young);
    EXPECT_EQ(all.text("/left_out/0/key"), "associations.no_last_schedule");
    EXPECT_EQ(as("head.a").get(of(town, 2026)).expect(200).text("/meetings/0/date"), "2026-08-27");
}

/// Text of a paper, every run by itself, soft spaces made plain.
std::string paperText(const std::string& docx) {
    std::string out, tag;
    for (const auto& part : documents::readArchive(docx)) {
        if (part.name != "word/document.xml") continue;
        bool inside = false;
        for (char c : part.bytes) {
            if (c == '<') inside = true;
            if (!inside) out += c;
            if (c == '>') {
                inside = false;
                out += ' ';
            }
        }
    }
    for (auto i = out.find("\u00a0"); i != out.npos; i = out.find("\u00a0", i)) out.replace(i, 2, " ");
    for (auto i = out.find("  "); i != out.npos; i = out.find("  ", i)) out.erase(i, 1);
    return out;
}

TEST_P(YearGrids, i1_the_grid_is_a_paper_with_the_stamp_of_its_act) {
    auto town = newAssociation("РМО учителей математики", "municipal", "service.a",
                               R"(,"subject":"математика","head":")" + headPerson.text() + "\"");
    as("head.a")
        .put(
            of(town, 2026),
            R"({"meetings":[{"date":"2026-12-03","theme":"Задачи года","place":"МБОУ СОШ № 7"},{"date":"2027-03-25","theme":"Экзамены","place":"дистанционно"}]})")
        .expect(200);
    std::string paper = "/api/v1/schedules.docx?year=2026&organisation=" + id("a");
    auto draft = as("methodist.a").get(paper + "&level=municipal").expect(200);
    auto text = paperText(draft.body);
    for (const char* words :
         {"ПЛАН-ГРАФИК", "заседаний районных методических объединений на 2026/2027 учебный год",
          "РМО учителей математики", "Яковлева А.-М.Ю.", "03.12", "25.03", "( проект )",
          "03.12 – МБОУ СОШ № 7", "Темы заседаний", "Экзамены"})
        EXPECT_NE(text.find(words), text.npos) << words << "\n" << text;
    EXPECT_EQ(text.find("№ 415"), text.npos);
    as("official.a").post("/api/v1/schedules/approve", wish("a", act)).expect(200);
    auto approved = as("methodist.a").get(paper + "&level=municipal").expect(200);
    text = paperText(approved.body);
    EXPECT_NE(text.find("приказом от 20.11.2026 № 415"), text.npos) << text;
    EXPECT_EQ(text.find("проект"), text.npos);
    // With the school's, which have no schedule yet, there is no act of all.
    text = paperText(as("methodist.a").get(paper).expect(200).body);
    EXPECT_NE(text.find("заседаний методических объединений"), text.npos);
    EXPECT_NE(text.find("( утв. 20.11.2026 № 415 )"), text.npos) << text;
    EXPECT_NE(text.find("( план-график не составлен )"), text.npos);
    as("head.b").get(paper).expect(404);
    auto school =
        as("deputy.a1").get("/api/v1/schedules.docx?year=2026&organisation=" + id("a1")).expect(200);
    EXPECT_NE(paperText(school.body).find("школьных методических объединений"), std::string::npos);
    as("deputy.a1")
        .get("/api/v1/schedules.docx?year=2026&level=cluster&organisation=" + id("a1"))
        .expect(409, "associations.grid_nothing");
    if (const char* folder = std::getenv("METODIKA_PAPERS"))
        std::ofstream(std::string(folder) + "/schedule.docx", std::ios::binary) << approved.body;
}

}  // namespace
}  // namespace metodika::associations
