#include "platform/tables/sheet_builder.hpp"

#include <cmath>
#include <cstdio>
#include <iterator>

#include "platform/tables/refusals.hpp"

namespace metodika::tables {
namespace {
constexpr std::size_t mostMerges = 100'000;
}

bool blank(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ' ' || text[i] == '\n' || text[i] == '\t' || text[i] == '\r') continue;
        if (text[i] == '\xC2' && i + 1 < text.size() && text[i + 1] == '\xA0') {
            ++i;
            continue;
        }
        return false;
    }
    return true;
}

std::string decimal(double value) {
    char buffer[64];
    if (std::abs(value) < 1e15 && value == std::floor(value)) {
        std::snprintf(buffer, sizeof buffer, "%.0f", value);
        return buffer;
    }
    std::snprintf(buffer, sizeof buffer, "%.15g", value);
    return buffer;
}

double serialOf(Date day) { return double(daysBetween(date(1899, 12, 30), day)); }

void SheetBuilder::begin(int number, bool hidden) {
    number_ = number;
    hidden_ = hidden;
    cells_.clear();
}

void SheetBuilder::add(Cell cell) {
    if (blank(cell.text)) return;
    totals_.textBytes += cell.text.size();
    if (totals_.textBytes > limits_.textBytes) refuseSize("text", limits_.textBytes);
    if (++totals_.cells > limits_.cells) refuseSize("cells", limits_.cells);
    cells_.push_back(std::move(cell));
}

void SheetBuilder::add(int column, std::string text) {
    Cell cell;
    cell.column = column;
    cell.text = std::move(text);
    add(std::move(cell));
}

void SheetBuilder::end() {
    if (cells_.empty()) return;
    if (++totals_.rows > limits_.rows) refuseSize("rows", limits_.rows);
    sheet_.rows.push_back(
        {number_, hidden_,
         std::vector<Cell>(std::make_move_iterator(cells_.begin()), std::make_move_iterator(cells_.end()))});
    cells_.clear();
}

void SheetBuilder::merge(const Merge& merge) {
    if (sheet_.merges.size() >= mostMerges) refuseSize("merges", mostMerges);
    sheet_.merges.push_back(merge);
}

}  // namespace metodika::tables
