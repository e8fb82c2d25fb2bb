#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "platform/tables/refusals.hpp"
#include "platform/tables/xlsx_parts.hpp"

namespace metodika::tables {
namespace {

constexpr int mostRows = 1'048'576;
constexpr int mostColumns = 16'384;

/// Splits "AB12"; false when it is no cell reference.
bool reference(std::string_view text, int& row, int& column) {
    std::size_t letters = 0;
    while (letters < text.size() && text[letters] >= 'A' && text[letters] <= 'Z') ++letters;
    column = columnNumber(text.substr(0, letters));
    auto digits = text.substr(letters);
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
    return column >= 1 && column <= mostColumns && error == std::errc() &&
           end == digits.data() + digits.size() && row >= 1 && row <= mostRows;
}

class SheetSink final : public XmlSink {
  public:
    SheetSink(const SheetSource& source, Totals& totals, Sheet& sheet)
        : source_(source), sheet_(sheet), builder_(source.limits, totals, sheet) {
        textLimit_ = source.limits.cellBytes;
    }

    void open(std::string_view name, const Attributes& attributes) override {
        if (name == "c") {
            openCell(attributes);
        } else if (name == "v" || name == "t") {
            keepText(!phonetic_ && insideCell_);
        } else if (name == "row") {
            openRow(attributes);
        } else if (name == "f") {
            formula_ = true;
        } else if (name == "rPh") {
            phonetic_ = true;
        } else if (name == "mergeCell") {
            merge(attributes.find("ref"));
        } else if (name == "col" && attributes.isTrue("hidden")) {
            hide(attributes);
        }
    }

    void close(std::string_view name) override {
        if (name == "c") {
            closeCell();
        } else if (name == "v" || name == "t") {
            keepText(false);
        } else if (name == "row") {
            builder_.end();
        } else if (name == "rPh") {
            phonetic_ = false;
        }
    }

  private:
    void openRow(const Attributes& attributes) {
        int number = rowNumber_ + 1;
        if (auto own = attributes.find("r")) {
            auto end = own + std::strlen(own);
            if (std::from_chars(own, end, number).ptr != end) refuseFile("tables.damaged");
        }
        if (number <= rowNumber_ || number > mostRows) refuseFile("tables.damaged");
        rowNumber_ = number;
        builder_.begin(number, attributes.isTrue("hidden"));
        column_ = 0;
    }

    void openCell(const Attributes& attributes) {
        int column = column_ + 1;
        if (auto own = attributes.find("r")) {
            int row = 0;
            if (!reference(own, row, column) || row != rowNumber_) refuseFile("tables.damaged");
        }
        if (column <= column_ || column > mostColumns) refuseFile("tables.damaged");
        column_ = column;
        auto type = attributes.find("t");
        type_ = type ? type : "n";
        style_ = 0;
        if (auto style = attributes.find("s")) std::from_chars(style, style + std::strlen(style), style_);
        formula_ = false;
        insideCell_ = true;
        text_.clear();
    }

    void closeCell() {
        insideCell_ = false;
        if (text_.empty()) return;
        Cell cell;
        cell.column = column_;
        cell.formula = formula_;
        fill(cell);
        builder_.add(std::move(cell));
    }

    void fill(Cell& cell) {
        if (type_ == "s") {
            std::size_t index = 0;
            auto end = text_.data() + text_.size();
            if (std::from_chars(text_.data(), end, index).ptr != end || index >= source_.texts.size())
                refuseFile("tables.damaged");
            cell.text = source_.texts[index];
        } else if (type_ == "b") {
            cell.kind = CellKind::boolean;
            cell.text = text_ == "1" || text_ == "true" ? "1" : "0";
        } else if (type_ == "e") {
            cell.kind = CellKind::error;
            cell.text = text_;
        } else if (type_ == "d") {
            auto day = parseDate(std::string_view(text_).substr(0, 10));
            cell.kind = day ? CellKind::date : CellKind::text;
            cell.text = day ? isoDate(*day) : plainText(text_);
        } else if (type_ == "n") {
            numeric(cell);
        } else {
            cell.text = plainText(text_);
        }
    }

    void numeric(Cell& cell) {
        double value = 0;
        auto end = text_.data() + text_.size();
        if (std::from_chars(text_.data(), end, value).ptr != end || !std::isfinite(value)) {
            cell.text = plainText(text_);
            return;
        }
        cell.kind = CellKind::number;
        cell.number = value;
        bool plain = text_.size() < 16 && text_[0] != '0' &&
                     text_.find_first_not_of("0123456789") == std::string::npos;
        cell.text = plain ? text_ : decimal(value);
        if (style_ >= source_.styles.size() || !source_.styles[style_]) return;
        auto day = source_.workbook.dayOf(value);
        auto look = *source_.styles[style_];
        if (!day && look != DateLook::time) return;
        cell.kind = CellKind::date;
        cell.look = value < 1 ? DateLook::time : look;
        if (day && value >= 1) {
            cell.text = isoDate(*day);
        } else if (value >= 0 && value < 1) {
            auto minutes = static_cast<int>(std::lround(value * 24 * 60)) % (24 * 60);
            char buffer[16];
            std::snprintf(buffer, sizeof buffer, "%02d:%02d", minutes / 60, minutes % 60);
            cell.text = buffer;
        } else {
            cell.kind = CellKind::number;
        }
    }

    void merge(const char* range) {
        std::string_view text = range ? range : "";
        auto colon = text.find(':');
        Merge out;
        if (colon == std::string_view::npos ||
            !reference(text.substr(0, colon), out.firstRow, out.firstColumn) ||
            !reference(text.substr(colon + 1), out.lastRow, out.lastColumn))
            return;
        builder_.merge(out);
    }

    void hide(const Attributes& attributes) {
        auto from = attributes.find("min"), to = attributes.find("max");
        ColumnSpan span;
        if (!from || !to || sheet_.hiddenColumns.size() >= static_cast<std::size_t>(mostColumns)) return;
        std::from_chars(from, from + std::strlen(from), span.first);
        std::from_chars(to, to + std::strlen(to), span.last);
        if (span.first >= 1 && span.last >= span.first) sheet_.hiddenColumns.push_back(span);
    }

    const SheetSource& source_;
    Sheet& sheet_;
    SheetBuilder builder_;
    std::string type_;
    std::size_t style_ = 0;
    int rowNumber_ = 0, column_ = 0;
    bool formula_ = false, phonetic_ = false, insideCell_ = false;
};

}  // namespace

void readSheet(Package& package, const std::string& part, const SheetSource& source, Totals& totals,
               Sheet& sheet) {
    SheetSink sink(source, totals, sheet);
    if (!package.read(part, sink)) refuseFile("tables.damaged");
    sheet.rows.shrink_to_fit();
}

}  // namespace metodika::tables
