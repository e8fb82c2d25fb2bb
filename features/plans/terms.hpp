#pragma once
// What people write in the column «Срок», in days: «сентябрь», «15.10», «до 1 ноября», «октябрь–декабрь», «I
// квартал», «в течение года». What is not understood stays as written and has no days.
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/date.hpp"

namespace metodika::plans {

struct Term {
    Date since{}, due{};
    bool operator==(const Term&) const = default;
};
/// In the school year (01.09–31.08): a month without a year is of that year.
std::optional<Term> termOf(std::string_view text, int schoolYear);
/// The same text for the next year: years written with four digits go up by one, the rest is left alone.
std::string termLater(std::string_view text);

}  // namespace metodika::plans
