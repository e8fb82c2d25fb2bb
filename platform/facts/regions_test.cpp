// One code, two declarations: each region is counted by its own pack alone.
#include "platform/facts/engine_fixture.hpp"

namespace metodika::facts::test {
namespace {

class RegionsCounted : public Engine {
  protected:
    void SetUp() override {
        Engine::SetUp();
        if (IsSkipped()) return;
        pack_.write("../other/pack.yaml",
                    "name: other\ntitle: {ru: Другой, en: Other}\nlanguages: [ru, en]\n");
        pack_.write("../other/indicators/a.yaml",
                    "indicators:\n" + declaration("V",
                                                  "    kind: count\n    period: school_year\n    "
                                                  "numerator: {fact: visits, where: {level: municipal}}\n"));
        declare(
            declaration("V", "    kind: count\n    period: school_year\n    numerator: {fact: visits}\n") +
            declaration("P",
                        "    kind: count\n    period: school_year\n    numerator: {fact: visits, of: "
                        "persons}\n"));
        // Region 1 with municipality 2, region 5 with municipality 6.
        for (std::int64_t region : {1, 5}) {
            place(region, "region", "region", {});
            place(region + 1, "municipality", "municipality", region);
            tie(region, region), tie(region + 1, region + 1), tie(region, region + 1);
        }
        db->execute("INSERT INTO shared_packs (region, pack) VALUES (5, 'other')", {});
        std::int64_t id = 0;
        for (std::int64_t at : {2, 6})
            for (const char* level : {"school", "school", "municipal"})
                visit({.id = ++id, .organisation = at, .on = "2026-10-05", .level = level, .person = id});
    }
    std::int64_t counted(const std::string& pack, std::int64_t place, const char* code = "V") {
        const Indicator* indicator = facts->indicator(shelf->of(pack), code, today);
        return Totals::around(*db, *facts, place, std::array{2026}).of(place, *indicator, 2026).numerator;
    }
    Date today = date(2026, 11, 22);
};
INSTANTIATE_TEST_SUITE_P(Both, RegionsCounted, ::testing::Values("sqlite", "postgres"),
                         [](const auto& p) { return p.param; });

TEST_P(RegionsCounted, EachByItsOwnPack) {
    start(today);
    EXPECT_EQ(counted("test", 1), 3);
    EXPECT_EQ(counted("other", 5), 1) << "there only the municipal ones count";
    EXPECT_EQ(counted("test", 5), 0) << "another region's declaration counts nothing here";
    EXPECT_EQ(counted("other", 1), 0);
    EXPECT_EQ(counted("test", 1, "P"), 3);
    EXPECT_EQ(counted("test", 5, "P"), 0);

    // A single change, and everything anew: the same.
    visit({.id = 100, .organisation = 6, .on = "2026-10-06", .level = "municipal", .person = 7});
    visit({.id = 101, .organisation = 2, .on = "2026-10-06", .level = "municipal", .person = 8});
    settle(today);
    EXPECT_EQ(counted("test", 1), 4);
    EXPECT_EQ(counted("other", 5), 2);
    EXPECT_EQ(counted("test", 5, "P"), 0);
    auto before = dump();
    Tallies(*facts, *db, today).rebuild();
    EXPECT_EQ(dump(), before);
}

TEST_P(RegionsCounted, ARegionThatComesUnderAnotherPackIsCountedAnew) {
    start(today);
    db->execute("DELETE FROM shared_packs", {});
    start(today);
    EXPECT_EQ(counted("test", 1), 3);
    EXPECT_EQ(counted("test", 5), 3);
    EXPECT_EQ(counted("other", 5), 0) << "what no region counts is forgotten";
}

}  // namespace
}  // namespace metodika::facts::test
