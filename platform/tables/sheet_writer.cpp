#include "platform/tables/sheet_writer.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "platform/base/utf8.hpp"
#include "platform/tables/refusals.hpp"

namespace metodika::tables {
namespace {

constexpr lxw_row_t mostRows = 1'048'575;
constexpr std::size_t longestText = 32'767;
constexpr double narrowest = 6, widest = 60;

/// libxlsxwriter writes to a path; the file lives only while it is made.
class ScratchFile {
  public:
    ScratchFile() {
        auto name = (std::filesystem::temp_directory_path() / "metodika-XXXXXX").string();
        auto handle = mkstemp(name.data());
        if (handle < 0) throw std::runtime_error("cannot make a temporary file for a spreadsheet");
        ::close(handle);
        path = name;
    }
    ~ScratchFile() { std::remove(path.c_str()); }
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    std::string path;
};

/// A name that a sheet may bear: at most 31 characters, none of []:*?/\ and no quote at its edges.
std::string sheetName(std::string_view title) {
    std::u32string out;
    for (char32_t c : utf8::decode(utf8::squeeze(title)))
        out += std::u32string_view(U"[]:*?/\\").find(c) != std::u32string_view::npos ? U' ' : c;
    auto name = utf8::squeeze(utf8::head(utf8::encode(out), 31));
    while (name.starts_with('\'')) name.erase(0, 1);
    while (name.ends_with('\'')) name.pop_back();
    return name.empty() ? "1" : name;
}

double longestLine(std::string_view text) {
    std::size_t longest = 0;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find('\n', from), text.size());
        longest = std::max(longest, utf8::length(text.substr(from, to - from)));
        from = to + 1;
    }
    return static_cast<double>(longest);
}

class Writer {
  public:
    Writer(const std::string& path, std::string_view title, const std::vector<std::string>& headers)
        : widths_(headers.size(), narrowest) {
        lxw_workbook_options options{};
        options.constant_memory = LXW_FALSE;
        book_.reset(workbook_new_opt(path.c_str(), &options));
        if (!book_) throw std::runtime_error("cannot start a spreadsheet");
        sheet_ = workbook_add_worksheet(book_.get(), sheetName(title).c_str());
        if (!sheet_) throw std::runtime_error("cannot add a sheet to a spreadsheet");
        header_ = workbook_add_format(book_.get());
        format_set_bold(header_);
        format_set_text_wrap(header_);
        format_set_align(header_, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(header_, LXW_BORDER_THIN);
        date_ = workbook_add_format(book_.get());
        format_set_num_format(date_, "dd.mm.yyyy");
        format_set_align(date_, LXW_ALIGN_LEFT);
        for (std::size_t i = 0; i < headers.size(); ++i) text(0, i, headers[i], header_);
    }

    void row(const ValueRow& values) {
        if (++row_ > mostRows) refuseSize("rows", mostRows);
        for (std::size_t i = 0; i < values.size(); ++i) cell(i, values[i]);
    }

    void finish(std::size_t columns) {
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, std::min(widths_[i] + 2, widest), nullptr);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        if (columns) worksheet_autofilter(sheet_, 0, 0, row_, static_cast<lxw_col_t>(columns - 1));
        worksheet_repeat_rows(sheet_, 0, 0);
        worksheet_set_landscape(sheet_);
        worksheet_fit_to_pages(sheet_, 1, 0);
        auto error = workbook_close(book_.release());
        if (error != LXW_NO_ERROR)
            throw std::runtime_error(std::string("spreadsheet: ") + lxw_strerror(error));
    }

  private:
    void cell(std::size_t at, const Value& value) {
        if (auto words = std::get_if<std::string>(&value)) return text(row_, at, *words, nullptr);
        if (auto day = std::get_if<Date>(&value)) return dateCell(at, *day);
        if (auto real = std::get_if<double>(&value)) {
            if (std::isfinite(*real)) worksheet_write_number(sheet_, row_, column(at), *real, nullptr);
            widen(at, 10);
        } else if (auto whole = std::get_if<std::int64_t>(&value)) {
            // A spreadsheet holds 15 digits: a longer number would silently become another.
            if (std::abs(static_cast<double>(*whole)) < 1e15)
                worksheet_write_number(sheet_, row_, column(at), static_cast<double>(*whole), nullptr);
            else
                text(row_, at, std::to_string(*whole), nullptr);
            widen(at, static_cast<double>(std::to_string(*whole).size()));
        } else if (auto yes = std::get_if<bool>(&value)) {
            worksheet_write_boolean(sheet_, row_, column(at), *yes, nullptr);
        }
    }

    void dateCell(std::size_t at, Date day) {
        if (!day.ok()) return;
        // Serials before 1 March 1900 mean other days in Excel than here; they stay text.
        if (day < date(1900, 3, 1) || int(day.year()) > 9999) return text(row_, at, stampDate(day), nullptr);
        lxw_datetime moment{int(day.year()), int(unsigned(day.month())), int(unsigned(day.day())), 0, 0, 0};
        worksheet_write_datetime(sheet_, row_, column(at), &moment, date_);
        widen(at, 10);
    }

    // write_string, never write: the latter would take «=…» for a formula.
    void text(lxw_row_t row, std::size_t at, const std::string& words, lxw_format* format) {
        if (words.empty()) return;
        auto shown = utf8::length(words) > longestText ? utf8::head(words, longestText) : words;
        worksheet_write_string(sheet_, row, column(at), shown.c_str(), format);
        widen(at, longestLine(shown));
    }

    void widen(std::size_t at, double width) {
        if (at >= widths_.size()) widths_.resize(at + 1, narrowest);
        widths_[at] = std::max(widths_[at], width);
    }
    static lxw_col_t column(std::size_t at) { return static_cast<lxw_col_t>(at); }

    std::unique_ptr<lxw_workbook, decltype([](lxw_workbook* b) { lxw_workbook_free(b); })> book_;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* header_ = nullptr;
    lxw_format* date_ = nullptr;
    std::vector<double> widths_;
    lxw_row_t row_ = 0;
};

}  // namespace

std::string writeSheet(std::string_view title, const std::vector<std::string>& headers,
                       const RowSource& rows) {
    ScratchFile file;
    Writer writer(file.path, title, headers);
    for (ValueRow values; rows(values); values.clear()) writer.row(values);
    writer.finish(headers.size());
    std::ifstream in(file.path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string writeSheet(std::string_view title, const std::vector<std::string>& headers,
                       const std::vector<ValueRow>& rows) {
    std::size_t next = 0;
    return writeSheet(title, headers, [&](ValueRow& row) {
        if (next == rows.size()) return false;
        row = rows[next++];
        return true;
    });
}

}  // namespace metodika::tables
