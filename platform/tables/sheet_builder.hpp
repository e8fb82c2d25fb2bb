#pragma once
// What every reader does with cells: keeps those that hold something, in order, under the limits.
#include "platform/tables/workbook.hpp"

namespace metodika::tables {

/// Running totals over all sheets, judged against the limits.
struct Totals {
    std::size_t rows = 0, cells = 0, textBytes = 0;
};

/// A lone no-break space is as empty as a space to whoever looks at it.
bool blank(std::string_view text);
/// "89458985502", "1.25": plain decimals, whatever size.
std::string decimal(double value);
/// The day serial of a date as spreadsheets count, 1900 system.
double serialOf(Date day);

class SheetBuilder {
  public:
    SheetBuilder(const Limits& limits, Totals& totals, Sheet& sheet)
        : limits_(limits), totals_(totals), sheet_(sheet) {}

    /// Rows come in order; begin() forgets what the row before did not end().
    void begin(int number, bool hidden = false);
    /// Columns come in order; blank cells are left out. Refused when a limit is passed.
    void add(Cell cell);
    void add(int column, std::string text);
    void end();
    void merge(const Merge& merge);
    bool any() const { return !cells_.empty(); }

  private:
    const Limits& limits_;
    Totals& totals_;
    Sheet& sheet_;
    std::vector<Cell> cells_;
    int number_ = 0;
    bool hidden_ = false;
};

}  // namespace metodika::tables
