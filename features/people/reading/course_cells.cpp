// Cells of a register of courses: when, with which document.
#include <algorithm>

#include "features/people/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t longestCell = 1000;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// «04.11-» before «09.11.2023», «12-» before «25.05.2023»: a day that borrows what it lacks from the end.
std::string borrowedStart(std::string_view before, const std::string& end) {
    if (end.size() != 10) return "";
    auto to = before.find_last_of("0123456789");
    if (to == std::string_view::npos) return "";
    auto gap = trimmed(before.substr(to + 1), ".-–—");
    if (!gap.empty() && utf8::fold(gap) != "по") return "";
    auto from = to;
    while (from > 0 && (digit(before[from - 1]) || before[from - 1] == '.')) --from;
    auto written = before.substr(from, to + 1 - from);
    auto dot = written.find('.');
    auto day = std::string(written.substr(0, dot));
    auto month = dot == std::string_view::npos ? end.substr(5, 2) : std::string(written.substr(dot + 1));
    for (auto part : {&day, &month}) {
        if (part->empty() || part->size() > 2 || !std::all_of(part->begin(), part->end(), digit)) return "";
        if (part->size() == 1) part->insert(0, "0");
    }
    auto iso = end.substr(0, 5) + month + "-" + day;
    // «25.12-10.01.2024» began in the year before.
    if (iso > end) iso = std::to_string(std::stoi(end.substr(0, 4)) - 1) + iso.substr(4);
    return parseDate(iso) ? iso : "";
}

}  // namespace

TermRead readTerm(const tables::Cell& cell, const tables::Workbook& workbook, Date asOf) {
    TermRead out;
    if (cell.kind != tables::CellKind::text) {
        if (auto found = dateOfCell(cell, workbook, Century::recent, asOf)) out.end = found->iso;
        return out;
    }
    const auto text = utf8::head(cell.text, longestCell);
    auto found = findDates(text, Century::recent, asOf);
    for (auto& date : found)
        if (date.iso.empty() && out.impossible.empty()) out.impossible = date.written;
    std::erase_if(found, [](auto& date) { return date.iso.empty(); });
    if (!out.impossible.empty() || found.empty()) return out;
    auto& last = found.back();
    out.end = last.iso;
    if (found.size() > 1 && found[0].iso.size() == 10 && found[0].iso < out.end)
        out.start = found[0].iso;
    else if (found.size() == 1)
        out.start = borrowedStart(std::string_view(text).substr(0, last.from), out.end);
    return out;
}

DocumentRead readDocument(std::string_view cell, Date asOf) {
    DocumentRead out;
    auto text = utf8::squeeze(utf8::head(cell, longestCell));
    // «2,60401E+11»: the spreadsheet kept six digits of twelve.
    auto e = text.find_first_of("Ee");
    if (e != std::string::npos && e > 0 && digit(text[e - 1]) && e + 1 < text.size() && text[e + 1] == '+') {
        out.lost = true;
        return out;
    }
    // The day of issue is no part of the number.
    for (auto& date : findDates(text, Century::recent, asOf))
        if (date.iso.size() == 10 || date.written.find('.') != std::string::npos) {
            text = text.substr(0, date.from);
            break;
        }
    std::string number;
    auto letters = utf8::decode(text);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        char32_t c = letters[i];
        if (c >= U'0' && c <= U'9') {
            // «ПК-12/345»: the letters before the hyphen belong to the number.
            if (auto head = i; number.empty() && head > 1 && letters[head - 1] == U'-') {
                --head;
                while (head > 0 && utf8::isLetter(letters[head - 1])) --head;
                number = utf8::encode(letters.substr(head, i - head));
                if (number == "-") number.clear();
            }
            number += static_cast<char>(c);
        } else if (!number.empty() && c != U' ' && c != U'№') {
            // «26-12/345» is one number, «№ 123, рег. 45» are two.
            bool inside = (c == U'-' || c == U'/') && i + 1 < letters.size() && letters[i + 1] >= U'0' &&
                          letters[i + 1] <= U'9';
            if (!inside) break;
            utf8::append(number, c);
        }
    }
    if (number.size() >= 3 && number.size() <= 40) out.number = number;
    return out;
}

std::string courseTitle(std::string_view text) {
    auto title = trimmed(utf8::squeeze(utf8::head(text, longestCell)), ".,;");
    auto letters = utf8::decode(title);
    if (letters.size() > 2) {
        auto inside = letters.substr(1, letters.size() - 2);
        bool angled = letters.front() == U'«' && letters.back() == U'»';
        bool straight = letters.front() == U'"' && letters.back() == U'"';
        auto marks = angled ? U"«»" : U"\"";
        if ((angled || straight) && inside.find_first_of(marks) == std::u32string::npos)
            title = utf8::squeeze(utf8::encode(inside));
    }
    return utf8::head(title, 500);
}

}  // namespace metodika::people
