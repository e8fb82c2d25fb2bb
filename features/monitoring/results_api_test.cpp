// What a region opens to everybody, and how it tells of an indicator that changed, over HTTP.
#include <filesystem>

#include "platform/facts/engine_fixture.hpp"
#include "testing/school_association.hpp"

namespace metodika::testing {
namespace {

std::string rowOf(const Reply& results, const std::string& code) {
    for (std::size_t i = 0; i < results.size("/rows"); ++i)
        if (results.text("/rows/" + std::to_string(i) + "/indicator") == code)
            return "/rows/" + std::to_string(i);
    ADD_FAILURE() << "no " << code;
    return "";
}

class ClosedResults : public Scenario {};
INSTANTIATE_TEST_SUITE_P(Both, ClosedResults, ::testing::ValuesIn(engines()), engineName);

class OpenResults : public associations::SchoolAssociation {
  protected:
    std::string pack() const override { return "stavropol"; }
};
INSTANTIATE_TEST_SUITE_P(Both, OpenResults, ::testing::ValuesIn(engines()), engineName);

TEST_P(OpenResults, g3_what_a_region_opens_is_seen_without_signing_in_and_nothing_else_is) {
    auto head = as("math.head");
    heldMeeting(head, "2026-10-12");
    settle();
    auto guest = stranger();
    auto results = guest.get("/api/v1/results").expect(200);
    EXPECT_EQ(results.text("/region/id"), id("region"));
    auto meetings = rowOf(results, "ASSOC_MEETINGS");
    EXPECT_EQ(results.number(meetings + "/now/numerator"), 1);
    EXPECT_EQ(results.text("/municipalities/0/organisation/level"), "municipality");
    // Not the indicators that the region keeps to its staff, no counts of persons, no records, no names.
    for (std::size_t i = 0; i < results.size("/rows"); ++i)
        EXPECT_NE(results.text("/rows/" + std::to_string(i) + "/indicator"), "1.3");
    EXPECT_EQ(results.body.find("Абрамова"), std::string::npos);
    EXPECT_EQ(results.body.find("СОШ"), std::string::npos) << "nothing below a municipality";
    guest.get("/api/v1/monitoring?organisation=" + id("region")).expect(401);
    guest.get("/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + id("region")).expect(401);
    guest.get("/api/v1/results?region=" + id("a1")).expect(404);
    guest.get("/api/v1/results?year=1").expect(422);
}

class ChangedIndicator : public Scenario {
  protected:
    std::string pack() const override {
        folder_.write("pack.yaml",
                      "name: changed\nbase: default\ntitle: {ru: Край, en: Krai}\nlanguages: [ru, en]\n");
        folder_.write("thresholds.yaml", "settings:\n  staff.young_age: [{since: 2020-01-01, value: 35}]\n");
        auto dated = [](std::string since, const std::string& more) {
            auto text = facts::test::declaration(
                "X", "    kind: count\n    period: school_year\n    numerator: {fact: meetings}\n" + more);
            return text.replace(text.find("2020-09-01"), 10, since);
        };
        folder_.write("indicators/x.yaml",
                      "indicators:\n" + dated("2024-09-01", "    until: 2026-09-01\n") +
                          dated("2026-09-01", "    changed: {ru: приказ № 5, en: order 5}\n"));
        // A pack finds the one it stands on beside itself.
        std::filesystem::create_directory_symlink(PROJECT_ROOT "/packs/default", folder_.root() / "default");
        return folder_.folder().string();
    }
    mutable facts::test::TemporaryPack folder_;
};
INSTANTIATE_TEST_SUITE_P(Both, ChangedIndicator, ::testing::ValuesIn(engines()), engineName);

TEST_P(ChangedIndicator, g1_a_change_within_three_years_says_why_and_the_former_way_stays_to_be_read) {
    auto list = as("teacher.a1").get("/api/v1/indicators").expect(200);
    bool seen = false;
    for (std::size_t i = 0; i < list.size("/items"); ++i) {
        auto at = "/items/" + std::to_string(i);
        if (list.text(at + "/code") != "X") continue;
        seen = true;
        EXPECT_EQ(list.text(at + "/changed"), "приказ № 5");
        EXPECT_EQ(list.text(at + "/since"), "2026-09-01");
        ASSERT_EQ(list.size(at + "/history"), 1u);
        EXPECT_EQ(list.text(at + "/history/0/since"), "2024-09-01");
    }
    EXPECT_TRUE(seen) << list.body;
}

TEST_P(ClosedResults, g3_a_region_that_opens_nothing_shows_nothing) {
    auto results = stranger().get("/api/v1/results").expect(200);
    EXPECT_TRUE(results.null("/region"));
    EXPECT_EQ(results.size("/rows"), 0u);
    stranger().get("/api/v1/results?region=" + id("region")).expect(404);
}

}  // namespace
}  // namespace metodika::testing
