#pragma once
// Which declarations of a pack count, today and in a year.
#include <vector>

#include "platform/facts/facts.hpp"

namespace metodika::monitoring {

/// The declaration of the code that counts in the year.
const facts::Indicator* inYear(const facts::Facts& all, const facts::Indicator& any, int year);
/// One declaration for each code: the one in force today, or else the last.
std::vector<const facts::Indicator*> current(const facts::Facts& all, const packs::Pack& pack, Date today);

}  // namespace metodika::monitoring
