#pragma once
// The readers besides .xlsx. Each throws Refused as readWorkbook says; none opens links or runs anything.
#include <optional>

#include "platform/tables/package.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::tables {

/// OpenDocument spreadsheet.
bool isOds(Package& package);
Workbook readOds(Package& package, const Limits& limits);

/// Excel 97–2003 through libfreexl, in a process of its own: what a hostile file breaks there stays there.
Workbook readXls(std::string_view bytes, const Limits& limits);

/// The bytes as UTF-8: by their mark, as UTF-8 where they are valid, else as Windows-1251. Nothing for what
/// is no text at all.
std::optional<std::string> readableText(std::string_view bytes);

/// Tables of a web page, one below the other; what many registers export and call .xls.
bool looksLikeHtml(std::string_view text);
Workbook readHtml(const std::string& text, const Limits& limits);

/// Separated by ; , or tabs, whichever cuts the records alike. Rows are numbered as a spreadsheet would: by
/// record.
Workbook readCsv(std::string_view text, const Limits& limits);

}  // namespace metodika::tables
