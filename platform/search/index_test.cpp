#include "platform/search/index.hpp"

#include <gtest/gtest.h>

#include "platform/search/words.hpp"

namespace metodika::search {
namespace {

// Kind 0 are places, kind 1 what stands there.
class IndexFinds : public ::testing::Test {
  protected:
    IndexFinds() {
        index.put(0, 10, {{10, 10, 0, 0, "СОШ № 5", "школа"}});
        index.put(0, 11, {{11, 11, 0, 0, "СОШ № 51", "школа"}});
        index.put(1, 1, {{1, 10, 0, 3, "Иванова Инна", "учитель химия"}});
        index.put(1, 2, {{2, 10, 0, 2, "Иванова Пелагея", "учитель физика"}});
        index.put(1, 3, {{3, 11, 7, 1, "Иванов Пётр", "директор"}});
        index.put(1, 4, {{4, 11, 0, 9, "Сидорова Анна", "кабинет имени Иванова"}});
    }
    std::vector<std::int64_t> found(const std::string& typed, Spelling spelling = Spelling::exact) {
        auto everywhere = index.places({10, 11});
        auto hits = index.find(wordsOf(typed), {{1, &everywhere, nullptr, {}}}, spelling, 0, 10);
        return hits.empty() ? std::vector<std::int64_t>{} : hits.front().ids;
    }
    Index index{0};
    using Ids = std::vector<std::int64_t>;
};

}  // namespace

TEST_F(IndexFinds, TitlesBeforeWhatIsSaidOfThem) {
    EXPECT_EQ(found("иванова"), (Ids{1, 2, 3, 4}));
    EXPECT_EQ(found("иван"), (Ids{1, 2, 3, 4})) << "equally good ones by their rank";
    EXPECT_EQ(found("учитель"), (Ids{1, 2}));
}

TEST_F(IndexFinds, WhatStandsAtAPlaceByThePlacesWords) {
    EXPECT_EQ(found("иванов 5"), (Ids{1, 2})) << "51 is not 5";
    EXPECT_EQ(found("иванов школа"), (Ids{3, 1, 2, 4}));
    EXPECT_TRUE(found("школа 5").empty()) << "the place alone is no reason";
}

TEST_F(IndexFinds, InitialsAndMistakes) {
    EXPECT_EQ(found("иванова и"), (Ids{1}));
    EXPECT_EQ(found("и п"), (Ids{2, 3}));
    EXPECT_TRUE(found("иваноаа").empty());
    EXPECT_EQ(found("иваноаа", Spelling::forgiving).front(), 1);
    EXPECT_TRUE(found("анн", Spelling::forgiving) == Ids{4}) << "a beginning";
    EXPECT_TRUE(found("онн", Spelling::forgiving).empty()) << "three letters are too few to be wrong";
}

TEST_F(IndexFinds, OnlyBehindOpenDoors) {
    auto five = index.places({10}), other = index.places({11}), none = index.places({});
    auto by = [&](const Places* whole, const Places* titles, std::unordered_set<std::int64_t> groups,
                  const std::string& typed) {
        auto hits =
            index.find(wordsOf(typed), {{1, whole, titles, std::move(groups)}}, Spelling::exact, 0, 10);
        return hits.empty() ? Ids{} : hits.front().ids;
    };
    EXPECT_EQ(by(&five, nullptr, {}, "иванов"), (Ids{1, 2}));
    EXPECT_EQ(by(&five, nullptr, {7}, "иванов"), (Ids{3, 1, 2}));
    EXPECT_EQ(by(nullptr, &other, {}, "иванов"), (Ids{3}));
    EXPECT_EQ(by(nullptr, &other, {}, "иванов директор"), Ids{});
    EXPECT_EQ(by(&none, nullptr, {}, "иванов"), Ids{});
    EXPECT_TRUE(index.find({"иванов"}, {}, Spelling::exact, 0, 10).empty());
}

TEST_F(IndexFinds, WhatChangedByItsNewWords) {
    index.put(1, 2, {{2, 11, 0, 2, "Петрова Пелагея", ""}});
    index.put(1, 1, {});
    EXPECT_EQ(found("иванова"), (Ids{3, 4}));
    EXPECT_EQ(found("пелагея 51"), (Ids{2}));
    EXPECT_EQ(index.size(), 5u);
}

}  // namespace metodika::search
