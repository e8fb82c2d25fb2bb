#pragma once
// Numbers as they are shown: read from the totals, never counted on the way.
#include <map>
#include <span>
#include <tuple>

#include "platform/facts/facts.hpp"

namespace metodika::facts {

enum class Reason { none, not_recorded, nothing_to_divide_by, other_level, not_in_force, small_group };
BOOST_DESCRIBE_ENUM(Reason, none, not_recorded, nothing_to_divide_by, other_level, not_in_force, small_group)

struct Sums {
    std::int64_t numerator = 0, denominator = 0;
};

/// A number with what it is made of; without a value there is a reason, never a zero.
struct Value {
    std::optional<double> value;
    Sums sums;
    Reason reason = Reason::none;
};

/// Pure: the value at a place of that level. `indicator` null: not in force in the period.
Value valueOf(const Indicator* indicator, bool recorded, std::string_view level, const Sums& sums);

/// Which of the groups side by side are not shown to those who may not see persons: the small ones, and one
/// more where a single one could be had by subtraction from what stands above. `aboveHidden`: so is what
/// stands above.
std::vector<bool> hiddenAmong(const Indicator& indicator, std::span<const Sums> groups, std::int64_t limit,
                              bool aboveHidden);

/// The totals of a place and of all that ever were right below it, for the periods that the indicators have
/// in each of the years.
class Totals {
  public:
    static Totals around(db::Connection& connection, const Facts& facts, std::int64_t place,
                         std::span<const int> years);
    Sums of(std::int64_t place, const Indicator& indicator, int year) const;

  private:
    std::map<std::tuple<std::int64_t, std::string, std::string>, Sums, std::less<>> sums_;
};

}  // namespace metodika::facts
