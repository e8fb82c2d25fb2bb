#include <charconv>
#include <cstdio>
#include <cstring>
#include <set>

#include "platform/tables/formats.hpp"
#include "platform/tables/refusals.hpp"
#include "platform/tables/sheet_builder.hpp"
#include "platform/tables/xlsx_parts.hpp"

namespace metodika::tables {
namespace {

constexpr int mostRows = 1'048'576;
constexpr int mostColumns = 16'384;
constexpr int mostCopies = 2'000;  // of one row or cell that holds something

int count(const Attributes& attributes, std::string_view name) {
    auto text = attributes.find(name);
    int value = 1;
    if (text) std::from_chars(text, text + std::strlen(text), value);
    return std::max(value, 1);
}

std::string_view value(const Attributes& attributes, std::string_view name) {
    auto text = attributes.find(name);
    return text ? std::string_view(text) : std::string_view();
}

class ContentSink final : public XmlSink {
  public:
    ContentSink(Workbook& workbook, const Limits& limits) : workbook_(workbook), limits_(limits) {
        textLimit_ = limits.cellBytes;
    }
    bool any() const { return totals_.cells > 0; }
    bool spreadsheet() const { return spreadsheet_; }

    void open(std::string_view name, const Attributes& a) override {
        if (name == "spreadsheet") spreadsheet_ = true;
        if (name == "style") style_ = value(a, "name");
        // Of two elements called so, only that of tables says whether the sheet is shown.
        if (name == "table-properties" && value(a, "display") == "false") hiddenStyles_.insert(style_);
        if (name == "annotation" || name == "tracked-changes") ++aside_;
        if (aside_) return;
        if (name == "table") return openTable(a);
        if (!builder_) return;
        if (name == "table-column") return column(a);
        if (name == "table-row") return openRow(a);
        if (name == "table-cell" || name == "covered-table-cell") return openCell(a, name != "table-cell");
        if (!inCell_) return;
        if (name == "p" || name == "h") {
            if (paragraphs_++) put("\n");
            keepText(true);
        } else if (name == "s") {
            put(std::string(std::size_t(std::min(count(a, "c"), 1000)), ' '));
        } else if (name == "line-break" || name == "tab") {
            put(name == "tab" ? "\t" : "\n");
        }
    }

    void close(std::string_view name) override {
        if (name == "annotation" || name == "tracked-changes") {
            --aside_;
            return;
        }
        if (aside_) return;
        if (name == "p" || name == "h") keepText(false);
        if (name == "table-cell" || name == "covered-table-cell") closeCell();
        if (name == "table-row") closeRow();
        if (name == "table") builder_.reset();
    }

  private:
    void put(std::string_view piece) {
        keepText(true);
        append(piece);
    }
    void openTable(const Attributes& a) {
        if (workbook_.sheets.size() >= limits_.sheets) refuseSize("sheets", limits_.sheets);
        Sheet& sheet = workbook_.sheets.emplace_back();
        sheet.name = value(a, "name");
        sheet.hidden = hiddenStyles_.contains(std::string(value(a, "style-name")));
        builder_.emplace(limits_, totals_, sheet);
        row_ = column_ = columns_ = 0;
    }
    void column(const Attributes& a) {
        int times = std::min(count(a, "number-columns-repeated"), mostColumns);
        auto seen = value(a, "visibility");
        if ((seen == "collapse" || seen == "filter") && columns_ < mostColumns)
            workbook_.sheets.back().hiddenColumns.push_back({columns_ + 1, columns_ + times});
        columns_ += std::min(times, mostColumns - columns_);
    }
    void openRow(const Attributes& a) {
        rowTimes_ = count(a, "number-rows-repeated");
        auto seen = value(a, "visibility");
        rowHidden_ = seen == "collapse" || seen == "filter";
        column_ = 0;
        cells_.clear();
        if (row_ >= mostRows) refuseFile("tables.damaged");
    }
    void closeRow() {
        int times = cells_.empty() ? 0 : std::min(rowTimes_, mostCopies);
        for (int i = 0; i < times; ++i) {
            builder_->begin(row_ + 1 + i, rowHidden_);
            for (const Cell& cell : cells_) builder_->add(cell);
            builder_->end();
        }
        row_ += std::min(rowTimes_, mostRows - row_);
    }
    void openCell(const Attributes& a, bool covered) {
        cell_ = {};
        cellTimes_ = count(a, "number-columns-repeated");
        cell_.formula = a.find("formula") != nullptr;
        type_ = value(a, "value-type");
        value_ = type_ == "date"      ? value(a, "date-value")
                 : type_ == "time"    ? value(a, "time-value")
                 : type_ == "boolean" ? value(a, "boolean-value")
                                      : value(a, "value");
        int wide = count(a, "number-columns-spanned"), high = count(a, "number-rows-spanned");
        if (!covered && (wide > 1 || high > 1) && column_ < mostColumns && row_ < mostRows)
            builder_->merge({row_ + 1, column_ + 1, std::min(row_ + high, mostRows),
                             std::min(column_ + wide, mostColumns)});
        inCell_ = true;
        paragraphs_ = 0;
        text_.clear();
        keepText(false);
    }
    void closeCell() {
        inCell_ = false;
        keepText(false);
        fill();
        int times = blank(cell_.text) ? 0 : std::min(cellTimes_, mostCopies);
        for (int i = 0; i < times && column_ + i < mostColumns; ++i) {
            cell_.column = column_ + 1 + i;
            cells_.push_back(cell_);
        }
        column_ += std::min(cellTimes_, mostColumns - column_);
    }
    void fill() {
        cell_.text = plainText(text_);
        if (type_ == "float" || type_ == "percentage" || type_ == "currency") {
            double number = 0;
            auto end = value_.data() + value_.size();
            if (std::from_chars(value_.data(), end, number).ptr != end) return;
            cell_.kind = CellKind::number;
            cell_.number = number;
            cell_.text = decimal(number);
        } else if (type_ == "boolean") {
            cell_.kind = CellKind::boolean;
            cell_.text = value_ == "true" ? "1" : "0";
        } else if (type_ == "date") {
            auto day = parseDate(std::string_view(value_).substr(0, 10));
            if (!day) return;
            // «12.окт» is shown without its year, as «окт.26» without its day.
            cell_.look = look(cell_.text);
            cell_.kind = CellKind::date;
            cell_.number = serialOf(*day);
            cell_.text = isoDate(*day);
        } else if (type_ == "time") {
            int hours = 0, minutes = 0;
            if (std::sscanf(value_.c_str(), "PT%dH%dM", &hours, &minutes) != 2 || hours < 0 || hours > 999)
                return;
            char buffer[32];
            std::snprintf(buffer, sizeof buffer, "%02d:%02d", hours, minutes % 60);
            cell_.kind = CellKind::date;
            cell_.look = DateLook::time;
            cell_.number = hours / 24.0 + minutes / 1440.0;
            cell_.text = buffer;
        }
    }
    /// By what is shown, as styles are far away: the digits of the year, or of the day, are there or not.
    DateLook look(std::string_view shown) const {
        std::string_view iso(value_);
        auto holds = [&](std::string_view digits) { return shown.find(digits) != shown.npos; };
        if (shown.empty() || iso.size() < 10) return DateLook::full;
        bool year = holds(iso.substr(0, 4)) || holds(iso.substr(2, 2)),
             day = holds(iso.substr(8, 2)) || (iso[8] == '0' && holds(iso.substr(9, 1)));
        if (!year) return DateLook::dayMonth;
        return day ? DateLook::full : DateLook::monthYear;
    }

    Workbook& workbook_;
    const Limits& limits_;
    Totals totals_;
    std::optional<SheetBuilder> builder_;
    std::set<std::string> hiddenStyles_;
    std::vector<Cell> cells_;
    Cell cell_;
    std::string style_, type_, value_;
    int row_ = 0, column_ = 0, columns_ = 0, rowTimes_ = 1, cellTimes_ = 1, paragraphs_ = 0, aside_ = 0;
    bool rowHidden_ = false, inCell_ = false, spreadsheet_ = false;
};

class ManifestSink final : public XmlSink {
  public:
    bool encrypted = false;
    void open(std::string_view name, const Attributes&) override { encrypted |= name == "encryption-data"; }
    void close(std::string_view) override {}
};

}  // namespace

bool isOds(Package& package) { return package.has("content.xml"); }

Workbook readOds(Package& package, const Limits& limits) {
    ManifestSink manifest;
    package.read("META-INF/manifest.xml", manifest);
    if (manifest.encrypted) refuseFile("tables.encrypted");
    Workbook workbook;
    ContentSink content(workbook, limits);
    package.read("content.xml", content);
    if (!content.spreadsheet()) refuseFile("tables.not_a_spreadsheet");  // a text or a presentation
    if (!content.any()) refuseFile("tables.empty");
    return workbook;
}

}  // namespace metodika::tables
