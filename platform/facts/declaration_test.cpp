// What a pack may say of an indicator, and how each mistake is named.
#include "platform/facts/engine_fixture.hpp"

namespace metodika::facts::test {
namespace {

std::vector<std::string> wrong(const std::string& indicators) {
    TemporaryPack pack;
    pack.write("indicators/a.yaml", "indicators:\n" + indicators);
    Facts facts;
    facts.declare(visits());
    std::vector<std::string> out;
    for (const auto& p : checkPack(pack.folder(), facts))
        out.push_back((p.gravity == packs::Problem::Gravity::warning ? "warning " : "") + p.key);
    return out;
}
std::vector<std::string> wrongWhere(const std::string& where) {
    return wrong(declaration(
        "X",
        "    kind: count\n    period: school_year\n    numerator: {fact: visits, where: {" + where + "}}\n"));
}
using Keys = std::vector<std::string>;

TEST(Declaration, GoodConditionsPass) {
    EXPECT_EQ(wrongWhere("level: school, hours: {at_least: 1, at_most: 5}, useful: true"), Keys{});
    EXPECT_EQ(wrongWhere("level: [school, municipal], hours: {more_than: {setting: least}}"), Keys{});
    EXPECT_EQ(wrongWhere("done: {at_most: {attribute: due}}, due: {less_than: as_of-36m}"), Keys{});
    EXPECT_EQ(wrongWhere("done: {at_least: {setting: by}}, due: {given: true}"), Keys{});
}

TEST(Declaration, MistakesInConditionsAreNamed) {
    EXPECT_EQ(wrongWhere("lewel: school"), Keys{"facts.unknown_attribute"});
    EXPECT_EQ(wrongWhere("level: regional"), Keys{"facts.unknown_word"});
    EXPECT_EQ(wrongWhere("level: [school, regional]"), Keys{"facts.unknown_word"});
    EXPECT_EQ(wrongWhere("hours: {greater: 1}"), Keys{"facts.unknown_operator"});
    EXPECT_EQ(wrongWhere("useful: {at_least: 1}"), Keys{"facts.wrong_operator"});
    EXPECT_EQ(wrongWhere("hours: many"), Keys{"packs.expected_number"});
    EXPECT_EQ(wrongWhere("useful: 1"), Keys{"packs.expected_boolean"});
    EXPECT_EQ(wrongWhere("hours: {at_least: {setting: lest}}"), Keys{"packs.unknown_setting"});
    EXPECT_EQ(wrongWhere("hours: {at_least: {setting: by}}"), Keys{"facts.wrong_type"});
    EXPECT_EQ(wrongWhere("hours: {at_least: {attribute: due}}"), Keys{"facts.wrong_type"});
    EXPECT_EQ(wrongWhere("done: {less_than: as_of}"), Keys{"facts.does_not_turn"});
    EXPECT_EQ(wrongWhere("hours: {at_least: {script: now}}"), Keys{"facts.unknown_operand"});
}

TEST(Declaration, MistakesInTheWholeAreNamed) {
    std::string head = "    period: school_year\n";
    EXPECT_EQ(wrong(declaration("X", head + "    kind: share\n    numerator: {fact: visits}\n")),
              Keys{"packs.missing"});
    EXPECT_EQ(
        wrong(declaration(
            "X", head + "    kind: count\n    numerator: {fact: visits}\n    denominator: {fact: visits}\n")),
        Keys{"facts.denominator_does_not_fit"});
    EXPECT_EQ(wrong(declaration("X", head + "    kind: sum\n    numerator: {fact: visits}\n")),
              Keys{"facts.needs_a_number"});
    EXPECT_EQ(wrong(declaration("X", head + "    kind: exists\n    numerator: {fact: visits}\n")),
              Keys{"packs.missing"});
    EXPECT_EQ(wrong(declaration("X", head + "    kind: median\n    numerator: {fact: visits}\n")),
              Keys{"facts.unknown_word"});
    EXPECT_EQ(
        wrong(declaration("X", head + "    kind: count\n    sql: select\n    numerator: {fact: visits}\n")),
        Keys{"packs.unknown_key"});
    EXPECT_EQ(wrong(declaration(
                  "X", head + "    kind: count\n    unrecorded: {ru: нет}\n    numerator: {fact: visits}\n")),
              Keys{"packs.missing_text"});
    auto one = declaration("X", head + "    kind: count\n    numerator: {fact: visits}\n");
    EXPECT_EQ(wrong(one + one), Keys{"facts.two_at_once"});
}

TEST(Declaration, StandsForThreeYearsOrSaysWhyItIsChanged) {
    std::string body = "    kind: count\n    period: school_year\n    numerator: {fact: visits}\n";
    auto dated = [&](std::string since, const std::string& more) {
        std::string text = declaration("X", body + more);
        return text.replace(text.find("2020-09-01"), 10, since);
    };
    auto first = dated("2020-09-01", "    until: 2022-09-01\n");
    EXPECT_EQ(wrong(first + dated("2022-09-01", "")), Keys{"facts.changed_too_soon"});
    EXPECT_EQ(wrong(first + dated("2022-09-01", "    changed: {ru: приказ 5, en: order 5}\n")), Keys{});
    EXPECT_EQ(wrong(dated("2020-09-01", "    until: 2023-09-01\n") + dated("2023-09-01", "")), Keys{});
}

TEST(Declaration, AFactThatNobodyRecordsYetIsAWarning) {
    TemporaryPack folder;
    folder.write("indicators/a.yaml",
                 "indicators:\n" + declaration("X",
                                               "    kind: count\n    period: school_year\n    numerator: "
                                               "{fact: contests, where: {stage: last}}\n"));
    Facts facts;
    facts.declare(visits());
    auto problems = checkPack(folder.folder(), facts);
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_EQ(problems[0].gravity, packs::Problem::Gravity::warning);
    auto shelf = packs::Shelf::load(folder.folder());
    facts.use(shelf);
    ASSERT_EQ(facts.indicators().size(), 1u);
    EXPECT_FALSE(facts.recorded(facts.indicators().front()));
}

TEST(Declaration, APackCannotTakeThePersonsOut) {
    auto persons = declaration("X",
                               "    kind: count\n    period: school_year\n    personal: false\n    "
                               "numerator: {fact: visits, of: persons}\n");
    TemporaryPack folder;
    folder.write("indicators/a.yaml", "indicators:\n" + persons);
    auto shelf = packs::Shelf::load(folder.folder());
    Facts facts;
    facts.declare(visits());
    facts.use(shelf);
    EXPECT_TRUE(facts.indicators().front().personal);
}

TEST(Declaration, TheRoomsOwnMistakesAreFaults) {
    Facts facts;
    EXPECT_THROW(facts.declare({.name = "a; DROP TABLE x", .view = "v"}), std::logic_error);
    EXPECT_THROW(facts.declare({.name = "a", .view = "v", .attributes = {{"person", Type::text}}}),
                 std::logic_error);
    EXPECT_THROW(
        facts.declare({.name = "a", .view = "v", .attributes = {{"n", Type::number}}, .turns = {"n"}}),
        std::logic_error);
    facts.declare({.name = "a", .view = "v"});
    EXPECT_THROW(facts.declare({.name = "a", .view = "w"}), std::logic_error);
}

TEST(DefaultPack, ItsIndicatorsFitWhatTheRoomsPromise) {
    Facts facts;
    facts.declare({.name = "meetings",
                   .view = "fact_meetings",
                   .attributes = {{"state", Type::text, {"planned", "held", "cancelled"}},
                                  {"level", Type::text, {"school", "municipal", "cluster", "regional"}},
                                  {"attended", Type::number},
                                  {"invited", Type::number}}});
    facts.declare({.name = "association_years",
                   .view = "fact_association_years",
                   .attributes = {{"community", Type::text},
                                  {"level", Type::text, {"school", "municipal", "cluster", "regional"}},
                                  {"schedule_approved_on", Type::date},
                                  {"schedule_meetings", Type::number},
                                  {"approve_by", Type::date},
                                  {"schedule_in_time", Type::boolean}}});
    for (const auto& p : checkPack(fs::path(PROJECT_ROOT) / "packs/default", facts))
        EXPECT_EQ(p.gravity, packs::Problem::Gravity::warning) << p.where << " " << p.key;
    auto shelf = packs::Shelf::load(fs::path(PROJECT_ROOT) / "packs/default");
    facts.use(shelf);
    ASSERT_NE(facts.indicator(shelf.usual(), "1.4", date(2026, 9, 1)), nullptr);
    EXPECT_TRUE(facts.recorded(*facts.indicator(shelf.usual(), "1.4", date(2026, 9, 1))));
    EXPECT_FALSE(facts.recorded(*facts.indicator(shelf.usual(), "1.3", date(2026, 9, 1))))
        << "nobody records contests yet";
}

}  // namespace
}  // namespace metodika::facts::test
