#include "features/associations/minutes.hpp"

#include <gtest/gtest.h>

namespace metodika::associations {

TEST(NamesInPapers, InitialsComeFromEveryPartOfAName) {
    PersonName person{PersonId{1}, "Магомедов-Салтыков", "Абдул-Малик", "Курбанмагомедович"};
    EXPECT_EQ(initialsFirst(person), "А.-М.К. Магомедов-Салтыков");
    EXPECT_EQ(surnameFirst(person), "Магомедов-Салтыков А.-М.К.");
    EXPECT_EQ(initialsFirst({PersonId{2}, "Ли", "Ольга", {}}), "О. Ли");
    EXPECT_EQ(surnameFirst({PersonId{3}, "Ежова", "Ёлка", ""}), "Ежова Ё.");
}

TEST(NamesInPapers, NumbersTakeTheirFormOfTheNoun) {
    EXPECT_EQ(pluralForm(1), "one");
    EXPECT_EQ(pluralForm(3), "few");
    EXPECT_EQ(pluralForm(12), "many");
    EXPECT_EQ(pluralForm(14), "many");
    EXPECT_EQ(pluralForm(21), "one");
    EXPECT_EQ(pluralForm(112), "many");
}

TEST(WordsInPapers, EverySentenceEndsOnce) {
    EXPECT_EQ(sentence("О графике"), "О графике.");
    EXPECT_EQ(sentence("О графике."), "О графике.");
    EXPECT_EQ(sentence("  Кто за?  "), "Кто за?");
    EXPECT_EQ(sentence(""), "");
}

TEST(WordsInPapers, WhoSpokeIsToldFromWhatWasSaid) {
    auto said = spokenIn(
        "Абрамова А.И. – предложила практикум – на каникулах\n\nИванов И.И.: поддержал\nСогласились все\nВ "
        "течение второй четверти до конца декабря – сдать отчёты");
    ASSERT_EQ(said.size(), 4u);
    EXPECT_EQ(said[0].name, "Абрамова А.И.");
    EXPECT_EQ(said[0].text, "предложила практикум – на каникулах");
    EXPECT_EQ(said[1].name, "Иванов И.И.");
    EXPECT_EQ(said[2].name, "");
    EXPECT_EQ(said[2].text, "Согласились все");
    EXPECT_EQ(said[3].name, "") << "so many words are no name";
    EXPECT_TRUE(spokenIn(" \n ").empty());
}

}  // namespace metodika::associations
