#pragma once
// Where a register begins on a sheet and what its columns hold, told by the headers.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/organisations/reading/answers.hpp"
#include "features/organisations/reading/words.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::organisations {

struct Header {
    int firstRow = 0, lastRow = 0;
    std::map<int, std::string> texts;     ///< by column
    std::map<int, std::string> meanings;  ///< by column, empty: not used
    bool has(const std::string& meaning) const;
    /// What the row says under this meaning; several columns of one meaning are joined by the mark.
    std::string cell(const tables::Row& row, const std::string& meaning, const char* mark = " ") const;
};

/// None unless the row begins the header of a register of organisations.
std::optional<Header> headerAt(const tables::Sheet& sheet, const tables::Row& row, const RegisterWords& words,
                               const RegisterAnswers& answers);

}  // namespace metodika::organisations
