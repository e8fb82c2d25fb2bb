#pragma once
// A spreadsheet as its reader saw it: sheets, rows with their real numbers, cells with what stands in them.
// Only what holds something is kept: a million empty rows cost nothing.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/date.hpp"

namespace metodika::tables {

enum class CellKind : std::uint8_t { text, number, date, boolean, error };

/// How a date cell is shown: «12.окт» has no year to the person who typed 12/10.
enum class DateLook : std::uint8_t { full, dayMonth, monthYear, time };

struct Cell {
    /// As written: numbers in plain decimals ("89458985502", "1.25"), dates as YYYY-MM-DD, booleans "1" or
    /// "0".
    std::string text;
    /// The number of a number, the day serial of a date; 0 for the rest.
    double number = 0;
    int column = 0;  ///< from 1
    CellKind kind = CellKind::text;
    DateLook look = DateLook::full;
    bool formula = false;  ///< the text is the value that the formula had when the file was saved
};

struct Row {
    int number = 0;  ///< from 1, as the spreadsheet shows it
    bool hidden = false;
    std::vector<Cell> cells;  ///< ordered by column, empty cells left out

    const Cell* at(int column) const;
    std::string_view text(int column) const;
};

struct Merge {
    int firstRow = 0, firstColumn = 0, lastRow = 0, lastColumn = 0;
    bool holds(int row, int column) const {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }
};

struct ColumnSpan {
    int first = 0, last = 0;
};

struct Sheet {
    std::string name;
    bool hidden = false;
    std::vector<Row> rows;  ///< ordered by number, empty rows left out
    std::vector<Merge> merges;
    std::vector<ColumnSpan> hiddenColumns;

    /// Null for an empty row.
    const Row* row(int number) const;
    bool columnHidden(int column) const;
    int lastRow() const { return rows.empty() ? 0 : rows.back().number; }
    int lastColumn() const;
};

struct Workbook {
    std::string fileName;
    bool date1904 = false;
    std::vector<Sheet> sheets;

    /// The day that a bare serial number means in this file; none outside 1900–2199.
    std::optional<Date> dayOf(double serial) const;
};

struct Limits {
    std::size_t packedBytes = 50u << 20;
    std::size_t unpackedBytes = 400u << 20;
    /// How many times a part may grow when unpacked, judged once it is past ratioFrom bytes.
    std::size_t ratio = 300;
    std::size_t ratioFrom = 32u << 20;
    std::size_t sheets = 255;
    std::size_t rows = 300'000;  ///< that hold something, in all sheets
    std::size_t cells = 4'000'000;
    std::size_t cellBytes = 128u << 10;
    /// Text of all cells: many cells may name one long shared string.
    std::size_t textBytes = 256u << 20;
};

/// Throws Refused (invalid) with a way out: tables.not_a_spreadsheet, tables.encrypted,
/// tables.damaged, tables.too_large, tables.empty. Params: file, and for too_large what and limit.
Workbook readWorkbook(std::string_view bytes, std::string_view fileName, const Limits& limits = {});

/// 1 is A, 28 is AB.
std::string columnName(int column);
/// The other way; 0 if it is no column name.
int columnNumber(std::string_view name);

}  // namespace metodika::tables
