#include "features/people/reading/ditto.hpp"

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

/// «--//--», «-"-», «〃»: the same as above.
bool ditto(std::string_view text) {
    if (text.size() > 24) return false;
    bool marked = false;
    std::size_t length = 0;
    for (char32_t c : utf8::decode(text)) {
        if (isSpace(c)) continue;
        ++length;
        bool mark = c == U'"' || c == U'″' || c == U'〃' || c == U'»' || c == U'”' || c == U'/' ||
                    c == U'\\' || c == U'\'';
        bool line = c == U'-' || c == U'–' || c == U'—' || c == U'«' || c == U'_' || c == U'.';
        if (!mark && !line) {
            auto words = utf8::fold(utf8::squeeze(text));
            return words == "то же" || words == "она же" || words == "он же" || words == "та же";
        }
        marked = marked || mark;
    }
    return marked && (length > 1 || text.find('/') == std::string_view::npos);
}

}  // namespace

tables::Row Ditto::spelledOut(const Table& table, const tables::Row& row) {
    tables::Row out = row;
    bool sameName = false;
    for (auto meaning : {"full_name", "surname", "name"})
        sameName = sameName || (table.has(meaning) && ditto(row.text(table.column(meaning))));
    if (sameName) {
        std::erase_if(out.cells, [](auto& cell) { return ditto(cell.text); });
        return out;
    }
    for (auto& cell : out.cells) {
        auto known = above_.find(cell.column);
        if (cell.kind == tables::CellKind::text && ditto(cell.text)) {
            if (known != above_.end()) cell = *known->second;
        } else if (auto own = row.at(cell.column)) {
            above_[cell.column] = own;
        }
    }
    return out;
}

}  // namespace metodika::people
