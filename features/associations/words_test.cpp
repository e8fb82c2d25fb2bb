#include "features/associations/words.hpp"

#include <gtest/gtest.h>

#include "features/associations/membership.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::associations {
namespace {

std::string wrongAt(const std::string& communities) {
    try {
        auto own = packs::Node::read(PROJECT_ROOT "/packs/default/dictionaries/associations.yaml",
                                     "associations.yaml");
        Words::from(
            packs::Node::over(packs::Node::parse(communities, "associations.yaml"), own),
            packs::Node::read(PROJECT_ROOT "/packs/default/dictionaries/subjects.yaml", "subjects.yaml"));
    } catch (const packs::Broken& b) {
        return b.where + " " + b.key;
    }
    return "";
}
std::string entry(const std::string& rest) {
    return "communities:\n  - {code: club, title: {ru: клуб, en: club}, short: Клуб, spelled: клуба, " +
           rest + "}\n";
}

}  // namespace

TEST(AssociationWords, b1_every_region_has_communities_that_hold_what_exists_everywhere) {
    for (const char* pack : {"default", "stavropol", "leningrad", "chesma"}) {
        auto words = Words::from(packs::Pack::load(std::string(PROJECT_ROOT "/packs/") + pack));
        for (const char* code : {"school", "municipal", "post", "cluster", "regional", "network", "young"})
            EXPECT_TRUE(words.community(code)) << pack << " " << code;
        EXPECT_EQ(words.named("unheard-of", "ru").title, "unheard-of");
    }
}

TEST(AssociationWords, b1_mistakes_of_the_list_are_named_with_their_line) {
    EXPECT_EQ(wrongAt(entry("levels: [municipal], joins: [young]")), "");
    EXPECT_EQ(wrongAt(entry("levels: [district], joins: [young]")),
              "associations.yaml:2 associations.pack.no_level");
    EXPECT_EQ(wrongAt(entry("levels: [school], joins: [age]")),
              "associations.yaml:2 associations.pack.no_way_to_join");
    EXPECT_EQ(wrongAt(entry("levels: [], joins: [young]")), "associations.yaml:2 packs.no_value");
    EXPECT_EQ(wrongAt(entry("levels: [school], joins: [young], colour: red")),
              "associations.yaml:2 packs.unknown_key");
    auto twice = entry("levels: [school], joins: [young]");
    EXPECT_EQ(wrongAt(twice + twice.substr(twice.find('\n') + 1)), "associations.yaml:3 packs.code_twice");
}

TEST(AssociationWords, b1_names_of_communities_are_spelled_out_on_paper) {
    auto words = Words::from(packs::Pack::load(PROJECT_ROOT "/packs/chesma"));
    EXPECT_EQ(words.headingOf("Клуб молодых педагогов района"), "Заседания клуба молодых педагогов района");
}

TEST(YoungTeachers, b1_young_until_the_birthday_or_the_third_year) {
    auto youth = youthOf(date(1992, 3, 14), date(2025, 9, 1), 35, 3);
    ASSERT_TRUE(youth);
    EXPECT_EQ(youth->since, date(2025, 9, 1));
    EXPECT_EQ(youth->until, date(2027, 3, 14));
    EXPECT_EQ(youthOf(date(2001, 3, 14), date(2025, 9, 1), 35, 3)->until, date(2028, 9, 1));
    EXPECT_FALSE(youthOf(date(1985, 3, 14), date(2025, 9, 1), 35, 3));
    Stint stint{OrganisationId{1}, "учитель", 0, date(2026, 1, 1), forever};
    EXPECT_EQ(whileYoung(stint, *youth)->until, date(2027, 3, 14));
    stint.since = date(2027, 3, 14);
    EXPECT_FALSE(whileYoung(stint, *youth));
}

}  // namespace metodika::associations
