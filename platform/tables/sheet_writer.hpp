#pragma once
// A list as a spreadsheet that opens ready for work: frozen header, filter, widths by content, real dates.
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/date.hpp"

namespace metodika::tables {

/// Empty, text, number or date. Text is always written as text: «=1+1» typed by a person never becomes a
/// formula.
using Value = std::variant<std::monostate, std::string, double, std::int64_t, Date, bool>;
using ValueRow = std::vector<Value>;

/// Fills the next row and returns true; false after the last one.
using RowSource = std::function<bool(ValueRow&)>;

/// The bytes of an .xlsx with one sheet. Rows past the 1,048,575th are refused as tables.too_large.
std::string writeSheet(std::string_view title, const std::vector<std::string>& headers,
                       const RowSource& rows);
std::string writeSheet(std::string_view title, const std::vector<std::string>& headers,
                       const std::vector<ValueRow>& rows);

}  // namespace metodika::tables
