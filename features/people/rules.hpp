#pragma once
// What follows from a person's dates, and what a group may show. No SQL, no HTTP, no clock.
#include "features/people/person.hpp"

namespace metodika::people {

/// A real date, month or year between 1930 and today.
bool validPartialDate(std::string_view text);
/// Full years by a date of any precision; a year alone counts from its end, so that nobody is made older.
std::optional<int> yearsBy(const std::optional<std::string>& partial, Date today);
/// The day from which service would have run, had it lasted so many full years without a break.
std::optional<std::string> yearsAgo(std::optional<int> years, Date today);
/// The category that counts on the day: the highest that has not ended. Nothing when there is none.
std::optional<Category> bestCategory(const std::vector<Category>& all, Date today);
/// What the law says of terms: categories given before the day last so many years, as confirmation of
/// position always does; later ones never end.
struct CategoryTerms {
    Date unlimitedSince{};
    int years = 0;
};
std::optional<std::string> categoryEnd(CategoryLevel level, const std::optional<std::string>& since,
                                       const CategoryTerms& terms);
/// Groups under `least` are hidden; where just one would be, the next smallest goes too, or it could be
/// computed.
bool hideSmallGroups(std::vector<CountLine>& lines, std::int64_t least);
/// A summary for those who may not see persons. posts: those and subjects are hidden, too.
Summary withoutSmall(Summary summary, std::int64_t least, bool posts);
/// Control sum of an insurance number of 11 digits.
bool validSnils(std::string_view digits);

}  // namespace metodika::people
