#include "platform/tables/workbook.hpp"

#include <algorithm>
#include <cmath>

#include "platform/tables/formats.hpp"
#include "platform/tables/package.hpp"
#include "platform/tables/refusals.hpp"
#include "platform/tables/xlsx_parts.hpp"

namespace metodika::tables {
namespace {

constexpr std::string_view zipSignature{"PK\x03\x04", 4};
constexpr std::string_view emptyZipSignature{"PK\x05\x06", 4};
constexpr std::string_view compoundSignature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};

/// Names inside a compound file are UTF-16.
bool holdsStream(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (char c : name) {
        wide += c;
        wide += '\0';
    }
    return bytes.find(wide) != std::string_view::npos;
}

void refuseOtherCompound(std::string_view bytes) {
    if (holdsStream(bytes, "EncryptedPackage")) refuseFile("tables.encrypted");
    if (holdsStream(bytes, "WordDocument") || holdsStream(bytes, "PowerPoint Document"))
        refuseFile("tables.not_a_spreadsheet");
}

std::string mainPart(Package& package) {
    for (auto& [id, relation] : readRelations(package, ""))
        if (relation.type == "officeDocument") return relation.target;
    return "xl/workbook.xml";
}

Workbook readPackage(std::string_view bytes, const Limits& limits) {
    Package package(bytes, limits);
    if (isOds(package)) return readOds(package, limits);
    auto main = mainPart(package);
    if (main.ends_with(".bin")) refuseFile("tables.not_a_spreadsheet");  // .xlsb
    auto part = readWorkbookPart(package, main, limits);
    auto relations = readRelations(package, main);

    Workbook workbook;
    workbook.date1904 = part.date1904;
    std::vector<std::string> texts;
    DateStyles styles;
    for (auto& [id, relation] : relations) {
        if (relation.type == "sharedStrings") texts = readSharedTexts(package, relation.target, limits);
        if (relation.type == "styles") styles = readDateStyles(package, relation.target);
    }
    Totals totals;
    for (auto& entry : part.sheets) {
        auto relation = relations.find(entry.relation);
        if (relation == relations.end()) refuseFile("tables.damaged");
        if (relation->second.type != "worksheet") continue;  // a chart on a page of its own
        Sheet sheet;
        sheet.name = entry.name;
        sheet.hidden = entry.hidden;
        readSheet(package, relation->second.target, {texts, styles, workbook, limits}, totals, sheet);
        workbook.sheets.push_back(std::move(sheet));
    }
    if (totals.cells == 0) refuseFile("tables.empty");
    return workbook;
}

Workbook readPlain(std::string_view bytes, const Limits& limits) {
    auto text = readableText(bytes);
    if (!text || text->starts_with("%PDF") || text->starts_with("{\\rtf"))
        refuseFile("tables.not_a_spreadsheet");
    return looksLikeHtml(*text) ? readHtml(*text, limits) : readCsv(*text, limits);
}

/// What a file is called says little: registers export web pages as .xls, people rename .csv.
Workbook readByContent(std::string_view bytes, const Limits& limits) {
    if (bytes.starts_with(compoundSignature)) {
        refuseOtherCompound(bytes);
        return readXls(bytes, limits);
    }
    if (bytes.starts_with(emptyZipSignature)) refuseFile("tables.not_a_spreadsheet");
    return bytes.starts_with(zipSignature) ? readPackage(bytes, limits) : readPlain(bytes, limits);
}

}  // namespace

const Cell* Row::at(int column) const {
    auto found = std::lower_bound(cells.begin(), cells.end(), column,
                                  [](const Cell& cell, int wanted) { return cell.column < wanted; });
    return found != cells.end() && found->column == column ? &*found : nullptr;
}

std::string_view Row::text(int column) const {
    auto cell = at(column);
    return cell ? std::string_view(cell->text) : std::string_view();
}

const Row* Sheet::row(int number) const {
    auto found = std::lower_bound(rows.begin(), rows.end(), number,
                                  [](const Row& row, int wanted) { return row.number < wanted; });
    return found != rows.end() && found->number == number ? &*found : nullptr;
}

bool Sheet::columnHidden(int column) const {
    return std::any_of(hiddenColumns.begin(), hiddenColumns.end(),
                       [&](auto& span) { return column >= span.first && column <= span.last; });
}

int Sheet::lastColumn() const {
    int last = 0;
    for (auto& row : rows) last = std::max(last, row.cells.back().column);
    return last;
}

std::optional<Date> Workbook::dayOf(double serial) const {
    if (!(serial >= 0 && serial < 200'000)) return {};
    auto days = static_cast<int>(std::floor(serial));
    // Excel believes that 1900 was a leap year: before 1 March its serials run one day behind.
    auto start = date1904 ? date(1904, 1, 1) : days < 60 ? date(1899, 12, 31) : date(1899, 12, 30);
    auto day = addDays(start, days);
    if (int(day.year()) > 2199) return {};
    return day;
}

Workbook readWorkbook(std::string_view bytes, std::string_view fileName, const Limits& limits) {
    try {
        if (bytes.empty()) refuseFile("tables.empty");
        if (bytes.size() > limits.packedBytes) refuseSize("file", limits.packedBytes);
        auto workbook = readByContent(bytes, limits);
        workbook.fileName = fileName;
        return workbook;
    } catch (Refused& refusal) {
        refusal.params["file"] = std::string(fileName);
        throw;
    }
}

std::string columnName(int column) {
    std::string out;
    for (; column > 0; column = (column - 1) / 26) out.insert(out.begin(), char('A' + (column - 1) % 26));
    return out;
}

int columnNumber(std::string_view name) {
    int column = 0;
    for (char c : name) {
        if (c < 'A' || c > 'Z' || column > 16'384) return 0;
        column = column * 26 + (c - 'A' + 1);
    }
    return column;
}

}  // namespace metodika::tables
