#include <algorithm>
#include <map>

#include "platform/tables/formats.hpp"
#include "platform/tables/refusals.hpp"
#include "platform/tables/sheet_builder.hpp"

namespace metodika::tables {
namespace {

constexpr std::size_t judged = 200;  // records by which the separator is chosen
constexpr int mostColumns = 16'384;

/// Calls field(column, text) for each field and record(number) at the end of each; false ends the reading.
template <class Field, class Record>
void parse(std::string_view text, char separator, Field&& field, Record&& record) {
    int number = 1, column = 1;
    std::string value;
    for (std::size_t i = 0;;) {
        value.clear();
        // A quote opens a field only at its beginning; inside, two of them are one.
        if (i < text.size() && text[i] == '"') {
            for (++i; i < text.size(); ++i) {
                if (text[i] != '"') {
                    if (text[i] != '\r') value += text[i];
                } else if (i + 1 < text.size() && text[i + 1] == '"') {
                    value += text[++i];
                } else {
                    ++i;
                    break;
                }
            }
        }
        while (i < text.size() && text[i] != separator && text[i] != '\n' && text[i] != '\r')
            value += text[i++];
        field(column, value);
        bool over = i >= text.size();
        if (!over && text[i] == separator) {
            ++i;
            ++column;
            continue;
        }
        if (!record(number) || over) return;
        if (text[i] == '\r') ++i;
        if (i < text.size() && text[i] == '\n') ++i;
        if (i >= text.size()) return;
        ++number;
        column = 1;
    }
}

/// How many of the first records have the commonest number of fields, weighed by that number.
std::size_t agreement(std::string_view text, char separator) {
    std::map<int, std::size_t> records;
    int fields = 0;
    parse(
        text, separator, [&](int column, const std::string&) { fields = column; },
        [&](int number) {
            if (fields > 1) ++records[fields];
            return number < int(judged);
        });
    std::size_t best = 0;
    for (auto [count, times] : records) best = std::max(best, times * std::size_t(count));
    return best;
}

}  // namespace

Workbook readCsv(std::string_view text, const Limits& limits) {
    char separator = 0;
    // Excel's own first line that names the separator is no row to whoever opens the file.
    if (text.starts_with("sep=") && text.size() > 5) {
        separator = text[4];
        auto end = text.find('\n');
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    } else {
        std::size_t most = 0;
        for (char candidate : {';', '\t', ',', '|'}) {
            auto now = agreement(text, candidate);
            if (now > most) {
                most = now;
                separator = candidate;
            }
        }
    }
    if (!separator) refuseFile("tables.not_a_spreadsheet");

    Workbook workbook;
    Sheet& sheet = workbook.sheets.emplace_back();
    Totals totals;
    SheetBuilder builder(limits, totals, sheet);
    builder.begin(1);
    parse(
        text, separator,
        [&](int column, std::string& value) {
            if (value.size() > limits.cellBytes) refuseSize("cell", limits.cellBytes);
            if (column > mostColumns) refuseFile("tables.damaged");
            builder.add(column, value);
        },
        [&](int number) {
            builder.end();
            builder.begin(number + 1);
            return true;
        });
    if (totals.cells == 0) refuseFile("tables.empty");
    return workbook;
}

}  // namespace metodika::tables
