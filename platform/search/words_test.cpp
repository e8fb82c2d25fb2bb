#include "platform/search/words.hpp"

#include <gtest/gtest.h>

#include "platform/base/utf8.hpp"

namespace metodika::search {
namespace {

int near(std::string_view typed, std::string_view word) {
    return distance(utf8::decode(typed), utf8::decode(word), 2).whole;
}
int begins(std::string_view typed, std::string_view word) {
    return distance(utf8::decode(typed), utf8::decode(word), 2).beginning;
}
using Words = std::vector<std::string>;

}  // namespace

TEST(SearchWords, AreFoldedAndSplitAtHyphensMarksAndNumbers) {
    EXPECT_EQ(wordsOf("МБОУ «СОШ №5» им. Алфёрова-Ким"),
              (Words{"мбоу", "сош", "5", "им", "алферова", "ким"}));
    EXPECT_EQ(wordsOf("школа12а"), (Words{"школа", "12", "а"}));
    EXPECT_EQ(wordsOf(" — № "), Words{});
}

TEST(SearchWords, HaveOneStemInAllTheirForms) {
    for (const char* form : {"протокол", "протоколы", "протоколов", "протоколом"})
        EXPECT_EQ(stemOf(form), "протокол");
    EXPECT_EQ(stemOf("meetings"), stemOf("meeting"));
    EXPECT_EQ(stemOf("17"), "17");
}

TEST(SearchWords, CountMistakesAndSwappedNeighboursAsOne) {
    EXPECT_EQ(near("иванов", "иванов"), 0);
    EXPECT_EQ(near("ивнов", "иванов"), 1);
    EXPECT_EQ(near("ивнаов", "иванов"), 1);
    EXPECT_EQ(near("ываноф", "иванов"), 2);
    EXPECT_EQ(near("петров", "иванов"), 3);
    EXPECT_EQ(begins("кузнисо", "кузнецов"), 2);
    EXPECT_EQ(begins("матем", "математика"), 0);
    EXPECT_EQ(near("матем", "математика"), 3);
}

TEST(SearchWords, AreReadInTheOtherKeyboard) {
    EXPECT_EQ(otherLayout("bdfyjd"), "иванов");
    EXPECT_EQ(otherLayout("Ghjnjrjk 3"), "протокол 3");
    EXPECT_EQ(otherLayout("ьуеуштп"), "meteing");
    EXPECT_EQ(otherLayout("123"), "");
}

TEST(SearchWords, OrderNamesByTheirFirstLetters) {
    EXPECT_GT(alphabetically("Абрамова"), alphabetically("Аверина"));
    EXPECT_GT(alphabetically("Ким"), alphabetically("Кимов"));
    EXPECT_GT(alphabetically("Ким Анна"), alphabetically("Кимова"));
    EXPECT_EQ(alphabetically("Алёна"), alphabetically("алена"));
}

}  // namespace metodika::search
