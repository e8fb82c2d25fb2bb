#include "features/organisations/reading/answers.hpp"

#include <algorithm>

#include "features/organisations/reading/columns.hpp"

namespace metodika::organisations {

const RowAnswer* RegisterAnswers::of(const std::string& sheet, int row) const {
    auto found = std::find_if(rows.begin(), rows.end(),
                              [&](const RowAnswer& a) { return a.row == row && a.sheet == sheet; });
    return found == rows.end() ? nullptr : &*found;
}

const ColumnAnswer* RegisterAnswers::of(const std::string& header) const {
    auto found =
        std::find_if(columns.begin(), columns.end(), [&](const auto& a) { return a.header == header; });
    return found == columns.end() ? nullptr : &*found;
}

bool RegisterAnswers::skips() const {
    return std::any_of(rows.begin(), rows.end(), [](const RowAnswer& a) { return a.skip.value_or(false); });
}

void RegisterAnswers::add(const RowAnswer& answer) {
    auto found = std::find_if(rows.begin(), rows.end(), [&](const RowAnswer& a) {
        return a.row == answer.row && a.sheet == answer.sheet;
    });
    if (found == rows.end()) {
        rows.push_back(answer);
        return;
    }
    if (answer.skip) found->skip = answer.skip;
    if (answer.name) found->name = answer.name;
    if (answer.kind) found->kind = answer.kind;
    if (answer.same_as) found->same_as = answer.same_as;
    if (answer.agreed) found->agreed = answer.agreed;
    if (!answer.cells) return;
    if (!found->cells) found->cells.emplace();
    for (const auto& [meaning, text] : *answer.cells) (*found->cells)[meaning] = text;
}

void RegisterAnswers::add(const ColumnAnswer& answer) {
    std::erase_if(columns, [&](const ColumnAnswer& a) { return a.header == answer.header; });
    columns.push_back(answer);
}

tables::Row corrected(const tables::Row& row, const Header& header, const RowAnswer& answer) {
    tables::Row out = row;
    if (!answer.cells) return out;
    for (const auto& [meaning, text] : *answer.cells) {
        bool written = false;
        for (const auto& [column, is] : header.meanings) {
            if (is != meaning) continue;
            std::erase_if(out.cells, [&](const tables::Cell& c) { return c.column == column; });
            if (written || text.empty()) continue;
            tables::Cell cell;
            cell.text = text;
            cell.column = column;
            auto after = std::find_if(out.cells.begin(), out.cells.end(),
                                      [&](const tables::Cell& c) { return c.column > column; });
            out.cells.insert(after, std::move(cell));
            written = true;
        }
    }
    return out;
}

const std::vector<std::string>& columnMeanings() {
    static const std::vector<std::string> all{
        "name",  "short_name", "legal_entity", "type",           "number", "code",
        "inn",   "ogrn",       "address",      "actual_address", "place",  "head",
        "phone", "email",      "site",         "cluster",        "note",   "pupils"};
    return all;
}

}  // namespace metodika::organisations
