#include "features/associations/joining.hpp"

#include <gtest/gtest.h>

namespace metodika::associations {
namespace {

ItemEntry item(std::string mark, std::string title, std::string heard = {}) {
    ItemEntry e;
    e.mark = std::move(mark);
    e.title = std::move(title);
    if (!heard.empty()) e.heard = std::move(heard);
    return e;
}
ItemEntry with(ItemEntry e, std::vector<DecisionEntry> decisions) {
    e.decisions = std::move(decisions);
    return e;
}
DecisionEntry decision(std::string mark, std::string text) { return {{}, std::move(text), {}, {}, mark}; }
ItemChange change(std::optional<ItemEntry> was, std::optional<ItemEntry> now) {
    std::string mark = was ? *was->mark : *now->mark;
    return {mark, std::move(was), std::move(now)};
}

}  // namespace

TEST(JoinItems, DifferentItemsOfTwoDevicesBothStand) {
    auto out = joinItems({item("1", "Итоги", "Их текст"), item("2", "Разное")},
                         {change(item("2", "Разное"), item("2", "Разное", "Мой текст"))});
    EXPECT_TRUE(out.clashes.empty());
    EXPECT_EQ(out.items[0].heard, "Их текст");
    EXPECT_EQ(out.items[1].heard, "Мой текст");
}

TEST(JoinItems, DifferentFieldsOfOneItemBothStand) {
    auto mine = item("1", "Итоги");
    mine.spoke = "Выступали";
    auto out = joinItems({item("1", "Итоги", "Слушали")}, {change(item("1", "Итоги"), mine)});
    EXPECT_TRUE(out.clashes.empty());
    EXPECT_EQ(out.items[0].heard, "Слушали");
    EXPECT_EQ(out.items[0].spoke, "Выступали");
}

TEST(JoinItems, OneFieldOfTwoHandsIsToldAndNotOverwritten) {
    auto out = joinItems({item("1", "Итоги", "Их текст")},
                         {change(item("1", "Итоги", "Было"), item("1", "Итоги", "Мой текст"))});
    ASSERT_EQ(out.clashes.size(), 1u);
    EXPECT_EQ(out.clashes[0].item, "1");
    EXPECT_EQ(out.clashes[0].field, "heard");
    EXPECT_EQ(out.items[0].heard, "Их текст");
    // Who has read both and takes their own says so.
    out = joinItems(out.items, {change(item("1", "Итоги", "Их текст"), item("1", "Итоги", "Мой текст"))});
    EXPECT_TRUE(out.clashes.empty());
    EXPECT_EQ(out.items[0].heard, "Мой текст");
}

TEST(JoinItems, TheSameFromBothIsNoClashAndTwiceIsOnce) {
    auto fresh = with(item("n-1", "Новый пункт", "Текст"), {decision("n-2", "Решили")});
    auto once = joinItems({item("1", "Итоги")}, {change({}, fresh)});
    auto twice = joinItems(once.items, {change({}, fresh)});
    EXPECT_TRUE(twice.clashes.empty());
    ASSERT_EQ(twice.items.size(), 2u);
    EXPECT_EQ(twice.items[1].decisions->size(), 1u);
    EXPECT_TRUE(
        joinItems({item("1", "Итоги", " Одно ")}, {change(item("1", "Итоги"), item("1", "Итоги", "Одно"))})
            .clashes.empty());
}

TEST(JoinItems, DecisionsAreJoinedOneByOne) {
    auto was = with(item("1", "Итоги"), {decision("a", "Первое"), decision("b", "Второе")});
    auto there = with(item("1", "Итоги"),
                      {decision("a", "Первое, иначе"), decision("b", "Второе"), decision("c", "Их третье")});
    auto now = with(item("1", "Итоги"), {decision("a", "Первое"), decision("n", "Моё третье")});
    auto out = joinItems({there}, {change(was, now)});
    EXPECT_TRUE(out.clashes.empty());
    const auto& kept = *out.items[0].decisions;
    ASSERT_EQ(kept.size(), 3u);
    EXPECT_EQ(kept[0].text, "Первое, иначе");
    EXPECT_EQ(kept[1].text, "Их третье");
    EXPECT_EQ(kept[2].text, "Моё третье");
}

TEST(JoinItems, WhatIsStruckOutHereAndWrittenThereStays) {
    auto out = joinItems({item("1", "Итоги", "Написано")}, {change(item("1", "Итоги"), {})});
    ASSERT_EQ(out.items.size(), 1u);
    EXPECT_EQ(out.clashes.at(0).field, "item");
    out = joinItems({}, {change(item("1", "Итоги"), item("1", "Итоги", "Моё"))});
    EXPECT_EQ(out.clashes.at(0).field, "item");
    out = joinItems({item("1", "Итоги")}, {change(item("1", "Итоги"), {})});
    EXPECT_TRUE(out.items.empty());
    EXPECT_TRUE(out.clashes.empty());
    auto was = with(item("1", "Итоги"), {decision("a", "Первое")});
    out = joinItems({with(item("1", "Итоги"), {decision("a", "Иначе")})}, {change(was, item("1", "Итоги"))});
    EXPECT_EQ(out.clashes.at(0).decision, "a");
    EXPECT_EQ(out.items[0].decisions->size(), 1u);
}

}  // namespace metodika::associations
