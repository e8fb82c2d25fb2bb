#include "platform/packs/terms.hpp"

#include <gtest/gtest.h>

namespace metodika::packs {

TEST(Terms, AreKnownByTheirCodesInTheOrderOfThePack) {
    Terms terms(Node::parse(
        "- {code: base, title: {ru: опорная, en: base}}\n- {code: leader, title: {ru: лидер, en: leader}}\n",
        "statuses.yaml"));
    ASSERT_EQ(terms.all().size(), 2u);
    EXPECT_EQ(terms.all()[1].code, "leader");
    EXPECT_TRUE(terms.has("base"));
    EXPECT_FALSE(terms.has("royal"));
    EXPECT_EQ(terms.title("base", "ru"), "опорная");
    EXPECT_EQ(terms.title("leader", "en"), "leader");
    EXPECT_EQ(terms.title("gone", "ru"), "gone") << "a code that was given once is still shown";
}

TEST(Terms, ATwiceWrittenCodeIsNamed) {
    try {
        Terms terms(Node::parse("- {code: a, title: {ru: А, en: A}}\n- {code: a, title: {ru: Б, en: B}}\n",
                                "s.yaml"));
        FAIL();
    } catch (const Broken& broken) {
        EXPECT_EQ(broken.key, "packs.code_twice");
        EXPECT_EQ(broken.where, "s.yaml:2");
    }
    EXPECT_THROW(Terms(Node::parse("- {title: {ru: А, en: A}}\n", "s.yaml")), Broken);
}

}  // namespace metodika::packs
