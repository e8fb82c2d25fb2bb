#include "features/people/reading/legend.hpp"

#include <algorithm>
#include <map>

#include "features/people/reading/headers.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t longestLegend = 2000, longestCode = 8, mostEntries = 60, mostLegends = 50;

struct Legend {
    std::string name;
    std::map<std::string, double> meanings;    ///< of the name
    std::map<std::string, std::string> words;  ///< by code
};

std::vector<std::string> cut(std::string_view text, std::string_view marks) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find_first_of(marks, from), text.size());
        if (auto part = trimmed(text.substr(from, to - from)); !part.empty()) out.push_back(part);
        from = to + 1;
    }
    return out;
}

/// «1 – высшая»: a short code, a dash, words.
std::optional<std::pair<std::string, std::string>> entryOf(const std::string& text) {
    for (std::string_view dash : {" – ", " — ", " - ", " = ", "–", "—", "=", "-"}) {
        auto at = text.find(dash);
        if (at == std::string::npos || at == 0 || at > longestCode) continue;
        auto code = trimmed(text.substr(0, at)), words = trimmed(text.substr(at + dash.size()), ".");
        bool simple = !code.empty() && code.find(' ') == std::string::npos && utf8::length(code) <= 3;
        if (simple && !words.empty()) return std::pair(code, words);
    }
    return {};
}

void readEntries(std::string_view text, Legend& legend) {
    for (auto& entry : cut(text, ",;")) {
        auto read = entryOf(entry);
        if (read && legend.words.size() < mostEntries) legend.words.insert(*read);
    }
}

/// «Категория (1 – высшая, 2 – первая)»: a header that explains its own codes.
void readBracket(std::string_view header, std::vector<Legend>& out) {
    auto open = header.find('('), close = header.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open || open == 0)
        return;
    Legend legend;
    legend.name = trimmed(header.substr(0, open));
    readEntries(header.substr(open + 1, close - open - 1), legend);
    if (legend.words.size() >= 2 && header.size() <= longestLegend) out.push_back(std::move(legend));
}

void readLegends(std::string_view text, std::vector<Legend>& out) {
    if (text.size() > longestLegend || text.find(':') == std::string_view::npos) return;
    for (auto& part : cut(text, ";\n")) {
        Legend legend;
        auto colon = part.rfind(':');
        if (colon == std::string::npos) continue;
        legend.name = trimmed(part.substr(0, colon));
        if (auto above = legend.name.rfind(':'); above != std::string::npos)
            legend.name = trimmed(legend.name.substr(above + 1));
        readEntries(part.substr(colon + 1), legend);
        if (legend.words.size() >= 2 && legend.name.size() <= 100) out.push_back(std::move(legend));
    }
}

/// Every cell of the column is one of the codes, «02» is «2».
std::string codeOf(const tables::Cell& cell) {
    auto text = trimmed(cell.text);
    while (text.size() > 1 && text[0] == '0') text.erase(0, 1);
    return text;
}

bool holdsCodes(const tables::Sheet& sheet, const Table& table, int column, const Legend& legend) {
    std::size_t codes = 0, others = 0;
    for (auto& row : sheet.rows) {
        if (row.number < table.firstRow || row.number > table.lastRow || countsColumns(row)) continue;
        auto cell = row.cells.size() > 2 ? row.at(column) : nullptr;
        if (cell) ++(legend.words.contains(codeOf(*cell)) ? codes : others);
        if (others > 20 && others * 10 > codes) return false;
    }
    return codes >= 2 && others * 10 <= codes;
}

}  // namespace

std::optional<tables::Sheet> spellOutCodes(const tables::Sheet& sheet, const std::vector<Table>& tables,
                                           const Dictionary& dictionary) {
    std::vector<Legend> legends;
    for (auto& row : sheet.rows)
        if (row.cells.size() <= 3)
            for (auto& cell : row.cells) readLegends(cell.text, legends);
    for (auto& table : tables)
        for (auto number : table.headerRows)
            if (auto header = sheet.row(number))
                for (auto& cell : header->cells) readBracket(cell.text, legends);
    if (legends.empty()) return {};
    if (legends.size() > mostLegends) legends.resize(mostLegends);
    for (auto& legend : legends) legend.meanings = named("", legend.name, dictionary);
    std::optional<tables::Sheet> out;
    for (auto& table : tables)
        for (auto& column : table.columns) {
            auto header = named("", column.header, dictionary);
            auto legend = std::find_if(legends.begin(), legends.end(), [&](auto& one) {
                bool same = std::any_of(one.meanings.begin(), one.meanings.end(),
                                        [&](auto& name) { return header.contains(name.first); });
                return same && holdsCodes(sheet, table, column.number, one);
            });
            if (legend == legends.end()) continue;
            if (!out) out = sheet;
            for (auto& row : out->rows) {
                if (row.number < table.firstRow || row.number > table.lastRow || countsColumns(row)) continue;
                for (auto& cell : row.cells) {
                    auto words =
                        cell.column == column.number ? legend->words.find(codeOf(cell)) : legend->words.end();
                    if (words == legend->words.end()) continue;
                    cell.text = words->second;
                    cell.kind = tables::CellKind::text;
                }
            }
        }
    return out;
}

}  // namespace metodika::people
