#pragma once
// My week (mission J2): each room answers what of its own waits for the reader. Nothing is kept: when the
// work is done, the item is gone.
#include "contracts/common.hpp"
#include "platform/api/scope.hpp"

namespace metodika {

/// late: mine, its day has passed; due: mine, within seven days; waits: somebody waits for my answer;
/// others: what I wait for from others; next: mine, within the month.
enum class WeekPart { late, due, waits, others, next };
BOOST_DESCRIBE_ENUM(WeekPart, late, due, waits, others, next)

/// What one press does: a POST to `path` with `body`.
struct WeekAction {
    std::string title, path;
    json::Raw body = {"{}"};
};
BOOST_DESCRIBE_STRUCT(WeekAction, (), (title, path, body))
/// Words are in the reader's language; `page` is where it is looked at and done.
struct WeekItem {
    std::string kind;
    WeekPart part = WeekPart::next;
    std::optional<Date> on;
    std::string title;
    std::optional<std::string> note;
    std::string page;
    std::vector<WeekAction> actions;
};
BOOST_DESCRIBE_STRUCT(WeekItem, (), (kind, part, on, title, note, page, actions))

/// Published while the week is put together; every room adds its own.
struct WeekAsked {
    std::vector<WeekItem>& items;
};
/// Longer lists end with one item that tells how many more there are.
inline constexpr int weekItemsOfAKind = 8;
inline constexpr int daysOfWeek = 7, daysAhead = 31;

/// The part of what the reader is to do by that day; nothing where it is too far ahead.
inline std::optional<WeekPart> weekPartOf(std::optional<Date> day, Date today) {
    if (!day) return WeekPart::next;
    if (*day < today) return WeekPart::late;
    if (daysBetween(today, *day) < daysOfWeek) return WeekPart::due;
    if (daysBetween(today, *day) < daysAhead) return WeekPart::next;
    return {};
}

}  // namespace metodika
