#include <libxml/HTMLparser.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <exception>
#include <memory>

#include "platform/base/utf8.hpp"
#include "platform/tables/formats.hpp"
#include "platform/tables/refusals.hpp"
#include "platform/tables/sheet_builder.hpp"

namespace metodika::tables {
namespace {

constexpr int mostRows = 1'048'576;
constexpr int mostColumns = 16'384;
constexpr std::size_t mostDepth = 64;  // of tables in tables

std::string_view plain(const xmlChar* text) {
    return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

std::string_view attribute(const xmlChar** all, std::string_view name) {
    for (auto at = all; at && *at; at += 2)
        if (plain(*at) == name) return plain(at[1]);
    return {};
}

int span(const xmlChar** all, std::string_view name) {
    auto text = attribute(all, name);
    int value = 1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return std::clamp(value, 1, 1000);
}

/// Rows as they end: a table inside a cell stands above the row that holds it.
class Tables {
  public:
    Tables(Workbook& workbook, const Limits& limits)
        : limits_(limits), builder_(limits, totals_, workbook.sheets.emplace_back()) {}
    bool any() const { return tables_ && totals_.cells > 0; }

    void open(std::string_view name, const xmlChar** attributes) {
        if (name == "script" || name == "style" || name == "title") ++silent_;
        if (name == "table") {
            if (open_.size() >= mostDepth) refuseFile("tables.damaged");
            open_.emplace_back();
            if (row_ > 0 && !underHeading_) ++row_;  // a gap between two tables
            tables_ = true;
            underHeading_ = false;
        }
        if (open_.empty() && isHeading(name)) {
            inHeading_ = true;
            heading_.clear();
        }
        if (open_.empty()) return;
        if (name == "tr") {
            endRow();
            open_.back().inRow = true;
        } else if (name == "td" || name == "th") {
            endCell();
            open_.back().inRow = true;
            open_.back().beginCell(span(attributes, "colspan"), span(attributes, "rowspan"));
        } else if (name == "br" || name == "p" || name == "div" || name == "li") {
            if (!open_.back().text.empty() && open_.back().text.back() != '\n') open_.back().text += '\n';
        }
    }
    void close(std::string_view name) {
        if ((name == "script" || name == "style" || name == "title") && silent_ > 0) --silent_;
        if (inHeading_ && isHeading(name)) endHeading();
        if (open_.empty()) return;
        if (name == "td" || name == "th") endCell();
        if (name == "tr") endRow();
        if (name == "table") {
            endRow();
            open_.pop_back();
        }
    }
    void text(std::string_view piece) {
        const bool heading = inHeading_ && open_.empty();
        if (silent_ || (!heading && (open_.empty() || !open_.back().inCell))) return;
        std::string& to = heading ? heading_ : open_.back().text;
        if (to.size() + piece.size() > limits_.cellBytes) refuseSize("cell", limits_.cellBytes);
        for (char c : piece) {  // line ends of the source are spaces on the page
            bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!space)
                to += c;
            else if (!to.empty() && to.back() != ' ' && to.back() != '\n')
                to += ' ';
        }
    }

  private:
    struct Cell {
        int column = 0, wide = 1, high = 1;
        std::string text;
    };
    struct Open {
        bool inRow = false, inCell = false;
        int column = 0;
        std::string text;
        std::vector<Cell> cells;
        std::vector<int> covered;  // by column from 1: rows still under a cell above

        bool isCovered(int c) const { return std::size_t(c) < covered.size() && covered[std::size_t(c)] > 0; }
        void beginCell(int wide, int high) {
            do ++column;
            while (isCovered(column) && column < mostColumns);
            inCell = true;
            text.clear();
            cells.push_back({column, wide, high, {}});
            column = std::min(column + wide - 1, mostColumns);
        }
    };

    void endCell() {
        Open& t = open_.back();
        if (!t.inCell) return;
        t.inCell = false;
        while (!t.text.empty() && (t.text.back() == ' ' || t.text.back() == '\n')) t.text.pop_back();
        t.cells.back().text = std::move(t.text);
        t.text.clear();
    }
    static bool isHeading(std::string_view name) {
        return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    }
    /// A heading above a table is a row of its own, as a spreadsheet shows it.
    void endHeading() {
        inHeading_ = false;
        while (!heading_.empty() && heading_.back() == ' ') heading_.pop_back();
        if (heading_.empty()) return;
        if (row_ > 0 && !underHeading_) ++row_;
        if (++row_ > mostRows) refuseFile("tables.damaged");
        builder_.begin(row_);
        builder_.add(1, std::move(heading_));
        builder_.end();
        heading_.clear();
        underHeading_ = true;
    }
    void endRow() {
        endCell();
        Open& t = open_.back();
        if (!t.inRow) return;
        if (++row_ > mostRows) refuseFile("tables.damaged");
        builder_.begin(row_);
        for (int& left : t.covered) left = std::max(0, left - 1);
        for (Cell& c : t.cells) {
            if (c.column >= mostColumns) continue;
            if (c.wide > 1 || c.high > 1)
                builder_.merge({row_, c.column, std::min(row_ + c.high - 1, mostRows),
                                std::min(c.column + c.wide - 1, mostColumns)});
            if (c.high > 1) {
                auto end = std::size_t(std::min(c.column + c.wide, mostColumns));
                if (t.covered.size() < end) t.covered.resize(end);
                for (auto i = std::size_t(c.column); i < end; ++i) t.covered[i] = c.high - 1;
            }
            builder_.add(c.column, std::move(c.text));
        }
        builder_.end();
        t.cells.clear();
        t.inRow = false;
        t.column = 0;
    }

    const Limits& limits_;
    Totals totals_;
    SheetBuilder builder_;
    std::vector<Open> open_;
    std::string heading_;
    bool inHeading_ = false, underHeading_ = false, tables_ = false;
    int row_ = 0, silent_ = 0;
};

/// An exception must not pass through libxml2's C frames: it waits here until the parser has returned.
struct Reading {
    Tables tables;
    htmlParserCtxtPtr parser = nullptr;
    std::exception_ptr failure;

    template <class Step>
    void guarded(Step step) {
        if (failure) return;
        try {
            step();
        } catch (...) {
            failure = std::current_exception();
            xmlStopParser(parser);
        }
    }
};
Reading& from(void* user) { return *static_cast<Reading*>(user); }

void onOpen(void* user, const xmlChar* name, const xmlChar** attributes) {
    from(user).guarded([&] { from(user).tables.open(plain(name), attributes); });
}
void onClose(void* user, const xmlChar* name) {
    from(user).guarded([&] { from(user).tables.close(plain(name)); });
}
void onText(void* user, const xmlChar* piece, int length) {
    from(user).guarded([&] {
        from(user).tables.text({reinterpret_cast<const char*>(piece), std::size_t(length)});
    });
}

using Parser = std::unique_ptr<htmlParserCtxt, decltype([](htmlParserCtxtPtr p) { htmlFreeParserCtxt(p); })>;

}  // namespace

bool looksLikeHtml(std::string_view text) {
    auto head = utf8::lower(text.substr(0, 4096));
    for (auto mark : {"<html", "<table", "<!doctype html", "<body", "<tr"})
        if (head.find(mark) != head.npos) return true;
    return false;
}

Workbook readHtml(const std::string& text, const Limits& limits) {
    static const bool started = (xmlInitParser(), true);
    (void)started;
    Workbook workbook;
    Reading reading{Tables(workbook, limits), nullptr, {}};
    htmlSAXHandler handler{};
    handler.startElement = onOpen;
    handler.endElement = onClose;
    handler.characters = onText;
    handler.cdataBlock = onText;
    handler.ignorableWhitespace = onText;
    Parser parser(htmlCreatePushParserCtxt(&handler, &reading, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
    if (!parser) throw std::bad_alloc();
    reading.parser = parser.get();
    // The text is UTF-8 already, whatever its header says.
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                         HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    constexpr std::size_t piece = 64 << 10;
    for (std::size_t at = 0; at < text.size() && !reading.failure; at += piece)
        htmlParseChunk(parser.get(), text.data() + at, int(std::min(piece, text.size() - at)), 0);
    if (!reading.failure) htmlParseChunk(parser.get(), nullptr, 0, 1);
    if (reading.failure) std::rethrow_exception(reading.failure);
    if (!reading.tables.any()) refuseFile("tables.not_a_spreadsheet");
    return workbook;
}

}  // namespace metodika::tables
