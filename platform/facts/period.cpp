#include <charconv>

#include "platform/facts/indicator.hpp"

namespace metodika::facts {

Date Period::from() const {
    return kind == PeriodKind::school_year ? schoolYearStart(year) : date(year, 1, 1);
}
Date Period::to() const {
    return kind == PeriodKind::school_year ? schoolYearEnd(year) : date(year + 1, 1, 1);
}
std::string Period::key() const { return std::string(enumName(kind)) + ":" + std::to_string(year); }

Period Period::of(PeriodKind kind, Date day) {
    return {kind, kind == PeriodKind::school_year ? schoolYear(day) : int(day.year())};
}

std::optional<Period> Period::parse(std::string_view key) {
    auto colon = key.find(':');
    if (colon == key.npos) return {};
    auto kind = enumNamed<PeriodKind>(key.substr(0, colon));
    int year = 0;
    auto digits = key.substr(colon + 1);
    auto r = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (!kind || r.ec != std::errc{} || r.ptr != digits.data() + digits.size()) return {};
    return Period{*kind, year};
}

}  // namespace metodika::facts
