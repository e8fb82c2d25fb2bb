#pragma once
// Dates as people write them, with the precision that they wrote: 25.04.2021, «апрель 2021», 2021.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/date.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::people {

struct DateFound {
    std::string iso;               ///< YYYY-MM-DD, YYYY-MM or YYYY; empty: no such day
    std::string written;           ///< as it stood
    std::size_t from = 0, to = 0;  ///< bytes, the «г.» after it included
};

/// Two digits of a year mean: a birth lies at least fourteen years back, other dates at most five ahead.
enum class Century { birth, recent };

std::vector<DateFound> findDates(std::string_view text, Century century, Date asOf);
/// The most precise of them; the earlier of two alike.
std::optional<DateFound> bestDate(const std::vector<DateFound>& dates);
/// A cell of a column of dates: a real date, a bare serial number, a year or a text.
std::optional<DateFound> dateOfCell(const tables::Cell& cell, const tables::Workbook& workbook,
                                    Century century, Date asOf);

/// The first and the last day that a partial date may mean.
std::optional<Date> earliest(std::string_view iso);
std::optional<Date> latest(std::string_view iso);

}  // namespace metodika::people
