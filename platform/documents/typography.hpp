#pragma once
// Russian typography of official papers.
#include <string>
#include <string_view>

namespace metodika::documents {

/// Puts no-break spaces where a line must not break: № 3 · И.О. Фамилия · Фамилия И.О. · 2026 г.
std::string tied(std::string_view text);

}  // namespace metodika::documents
