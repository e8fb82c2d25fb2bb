#pragma once
#include <optional>
#include <string>

#include "platform/base/date.hpp"

namespace metodika::associations {

/// Kept with the precision that the list had: 2021-04-25, 2021-04 or 2021.
inline std::optional<Date> firstDayOf(const std::optional<std::string>& text) {
    if (!text) return {};
    std::string whole = *text;
    if (whole.size() == 4) whole += "-01";
    if (whole.size() == 7) whole += "-01";
    return parseDate(whole);
}

}  // namespace metodika::associations
