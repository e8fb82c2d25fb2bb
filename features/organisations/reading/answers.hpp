#pragma once
// What a person answered to a register while looking at it. The file stays as it came: with the answers it is
// read anew.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/organisations/organisation.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::organisations {

/// Of the organisation whose first row this is.
struct RowAnswer {
    std::string sheet;
    int row = 0;
    std::optional<bool> skip;
    std::optional<std::string> name;  ///< what a row that is left out is called
    std::optional<Kind> kind;
    std::optional<std::string> same_as;              ///< the organisation of the tree that it is; "new": none
    std::optional<std::vector<std::string>> agreed;  ///< questions to which "as it stands" was answered
    std::optional<std::map<std::string, std::string>> cells;  ///< corrected, by what the column means
};
BOOST_DESCRIBE_STRUCT(RowAnswer, (), (sheet, row, skip, name, kind, same_as, agreed, cells))

struct ColumnAnswer {
    std::string header, meaning;  ///< no meaning: not used
};
BOOST_DESCRIBE_STRUCT(ColumnAnswer, (), (header, meaning))

struct RegisterAnswers {
    std::vector<RowAnswer> rows;
    std::vector<ColumnAnswer> columns;

    const RowAnswer* of(const std::string& sheet, int row) const;
    const ColumnAnswer* of(const std::string& header) const;
    bool skips() const;
    /// Later answers join earlier ones; of one cell the later holds.
    void add(const RowAnswer& answer);
    void add(const ColumnAnswer& answer);
};
BOOST_DESCRIBE_STRUCT(RegisterAnswers, (), (rows, columns))

struct Header;
/// The row with its corrected cells.
tables::Row corrected(const tables::Row& row, const Header& header, const RowAnswer& answer);

/// What a column of a register can be taken for.
const std::vector<std::string>& columnMeanings();

}  // namespace metodika::organisations
