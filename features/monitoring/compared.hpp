#pragma once
// This year beside the last: a year that still runs is compared with the last one up to the same day, because
// three months are no answer to twelve.
#include <map>

#include "features/monitoring/monitoring.hpp"

namespace metodika::monitoring {

/// The two years of an indicator as they are compared.
struct KnownPair {
    facts::Known now, before;
};
KnownPair twoKnown(const facts::Indicator* now, const facts::Indicator* before, int year, Date today);
/// The day of that school year which today is of the present one; none where it lies outside the year.
std::optional<Date> sameDayOf(int year, Date today);

/// None where either says nothing.
std::optional<double> changeOf(const ShownValue& now, const ShownValue& compared);
/// The places below that rose and fell most, at most three each, largest first.
void movedMost(Reasons& reasons, const std::string& code, const std::vector<PlaceBelow>& below);

class Compared {
  public:
    Compared(api::Work& work, const facts::Facts& all, const std::vector<const facts::Indicator*>& indicators,
             OrganisationId place, int year);
    /// While the year runs: the last day of the year before that counts.
    std::optional<Date> sameDay() const { return sameDay_; }
    /// What the place had by that day; null where whole years are compared.
    const facts::Sums* of(const facts::Indicator& indicator, OrganisationId place) const;
    Reasons reasons(const facts::Indicator& indicator, const facts::Indicator* now,
                    const facts::Indicator* before) const;

  private:
    api::Work& work_;
    const facts::Facts& all_;
    OrganisationId place_;
    int year_;
    std::optional<Date> sameDay_;
    std::map<std::string, std::map<std::int64_t, facts::Sums>> sums_;  // by code
};

}  // namespace metodika::monitoring
