#include "features/organisations/reading/columns.hpp"

#include <algorithm>
#include <set>

#include "features/organisations/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

const tables::Merge* mergeAt(const tables::Sheet& sheet, int row, int column) {
    for (const auto& merge : sheet.merges)
        if (merge.holds(row, column)) return &merge;
    return nullptr;
}

/// What a reader sees there: a merged cell shows its first one's text.
std::string shown(const tables::Sheet& sheet, int row, int column) {
    if (const auto* merge = mergeAt(sheet, row, column)) {
        row = merge->firstRow;
        column = merge->firstColumn;
    }
    const auto* line = sheet.row(row);
    return line ? utf8::squeeze(line->text(column)) : "";
}

/// A header goes on below where its cells are merged downwards or stand over several columns.
int lastHeaderRow(const tables::Sheet& sheet, const tables::Row& row) {
    int last = row.number;
    bool wide = false;
    for (const auto& merge : sheet.merges) {
        if (merge.firstRow != row.number) continue;
        if (merge.lastRow > row.number) last = std::max(last, std::min(merge.lastRow, row.number + 3));
        wide = wide || merge.lastColumn > merge.firstColumn;
    }
    if (wide && last == row.number) ++last;
    return last;
}

const std::set<std::string> several{"head", "phone", "note", "other", "person", ""};

/// A column of the same meaning twice: the first is meant, but for parts of a name and for contacts.
void keepFirst(Header& header) {
    std::set<std::string> seen;
    for (auto& [column, meaning] : header.meanings)
        if (!several.contains(meaning) && !seen.insert(meaning).second) meaning.clear();
}

/// What a person chose for a column is meant, not another column of that meaning.
void takeAnswers(Header& header, const RegisterAnswers& answers) {
    for (const auto& [column, text] : header.texts) {
        const auto* answer = answers.of(text);
        if (!answer) continue;
        for (auto& [other, meaning] : header.meanings)
            if (!several.contains(meaning) && meaning == answer->meaning) meaning.clear();
        header.meanings[column] = answer->meaning;
    }
}

void settleNames(Header& header) {
    auto rename = [&](const std::string& from, const std::string& to) {
        for (auto& [column, meaning] : header.meanings)
            if (meaning == from) meaning = to;
    };
    // «Полное наименование» beside «Наименование»: the second is the short one.
    if (header.has("full_name") && header.has("name"))
        rename("name", header.has("short_name") ? "" : "short_name");
    rename("full_name", "name");
    if (!header.has("name")) rename("short_name", "name");
    if (!header.has("address")) rename("actual_address", "address");
}

bool isRegister(const Header& header) {
    static const std::set<std::string> telling{"inn",   "ogrn",    "address",     "head",       "phone",
                                               "email", "type",    "site",        "short_name", "pupils",
                                               "code",  "cluster", "legal_entity"};
    std::set<std::string> found;
    int persons = 0;
    for (const auto& [column, meaning] : header.meanings) {
        if (telling.contains(meaning)) found.insert(meaning);
        persons += meaning == "person";
    }
    return header.has("name") && found.size() >= 2 && persons < 2;
}

/// A header is no sentence and names no organisation, mail or telephone.
bool holdsData(const std::string& text, const RegisterWords& words) {
    return utf8::length(text) > 120 || text.find('@') != text.npos || digitsOf(text).size() >= 6 ||
           !legalFormOf(text, words).empty() || !callOf(text, words).empty();
}

}  // namespace

bool Header::has(const std::string& meaning) const {
    return std::any_of(meanings.begin(), meanings.end(), [&](const auto& m) { return m.second == meaning; });
}

std::string Header::cell(const tables::Row& row, const std::string& meaning, const char* mark) const {
    std::string out;
    for (const auto& [column, is] : meanings) {
        if (is != meaning) continue;
        auto text = row.text(column);
        if (utf8::squeeze(text).empty()) continue;
        if (!out.empty()) out += mark;
        out += text;
    }
    return out;
}

std::optional<Header> headerAt(const tables::Sheet& sheet, const tables::Row& row, const RegisterWords& words,
                               const RegisterAnswers& answers) {
    if (row.cells.size() < 3) return {};
    Header header;
    header.firstRow = row.number;
    header.lastRow = lastHeaderRow(sheet, row);
    std::set<int> columns;
    for (int r = header.firstRow; r <= header.lastRow; ++r)
        if (const auto* line = sheet.row(r))
            for (const auto& cell : line->cells)
                if (!utf8::squeeze(cell.text).empty()) columns.insert(cell.column);
    for (int column : columns) {
        std::string text, before;
        for (int r = header.firstRow; r <= header.lastRow; ++r) {
            auto part = shown(sheet, r, column);
            if (part.empty() || part == before) continue;
            text += (text.empty() ? "" : " ") + part;
            before = part;
        }
        if (holdsData(text, words)) return {};
        header.texts[column] = text;
        header.meanings[column] = words.columns.find(text);
    }
    takeAnswers(header, answers);
    keepFirst(header);
    settleNames(header);
    if (!isRegister(header)) return {};
    return header;
}

}  // namespace metodika::organisations
