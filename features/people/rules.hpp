#pragma once
// What follows from a person's dates, and what a group may show. No SQL, no HTTP, no clock.
#include "features/people/person.hpp"

namespace metodika::people {

inline constexpr int youngAge = 35;

/// A real date, month or year between 1930 and today.
bool validPartialDate(std::string_view text);
/// Full years by a date of any precision; a year alone counts from its end, so that nobody is made older.
std::optional<int> yearsBy(const std::optional<std::string>& partial, Date today);
/// The category that counts on the day: the highest that has not ended. Nothing when there is none.
std::optional<Category> bestCategory(const std::vector<Category>& all, Date today);
/// When a category ends: five years for confirmation of position and for what was given before 01.09.2023,
/// else never.
std::optional<std::string> categoryEnd(CategoryLevel level, const std::optional<std::string>& since);
/// Groups under `least` are hidden; where just one would be, the next smallest goes too, or it could be
/// computed.
bool hideSmallGroups(std::vector<CountLine>& lines, std::int64_t least);
/// Control sum of an insurance number of 11 digits.
bool validSnils(std::string_view digits);

}  // namespace metodika::people
