#include "features/people/reading/dates.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "features/people/reading/words.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::array<std::u32string_view, 12> monthStems = {U"январ",   U"феврал", U"март",  U"апрел",
                                                            U"ма",      U"июн",    U"июл",   U"август",
                                                            U"сентябр", U"октябр", U"ноябр", U"декабр"};
constexpr std::size_t longestText = 4000;

int monthOf(const Token& token) {
    auto& word = token.word;
    if (token.number || word.size() < 3 || !token.tail.empty()) return 0;
    if (word == U"май" || word == U"мая" || word == U"мае") return 5;
    for (std::size_t i = 0; i < monthStems.size(); ++i) {
        if (i == 4) continue;
        auto stem = monthStems[i];
        bool whole = word.starts_with(stem) && word.size() - stem.size() <= 2;
        if (whole || stem.starts_with(word)) return static_cast<int>(i) + 1;
    }
    return 0;
}

std::string iso(int year, int month, int day) {
    char buffer[16];
    if (!month) {
        std::snprintf(buffer, sizeof buffer, "%04d", year);
    } else if (!day) {
        std::snprintf(buffer, sizeof buffer, "%04d-%02d", year, month);
    } else {
        auto whole = date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
        return whole.ok() ? isoDate(whole) : "";
    }
    return buffer;
}

bool likelyYear(int year) { return year >= 1920 && year <= 2100; }

/// A run of digits and single marks between digits: «24.10.2022», «2022-10-24», «12/10».
struct Number {
    int value = 0;
    std::size_t digits = 0, from = 0, to = 0;
};

std::vector<Number> numbersOf(std::string_view text) {
    std::vector<Number> out;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] < '0' || text[i] > '9') {
            ++i;
            continue;
        }
        Number number{0, 0, i, i};
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            if (number.digits < 8) number.value = number.value * 10 + (text[i] - '0');
            ++number.digits;
            ++i;
        }
        number.to = i;
        out.push_back(number);
    }
    return out;
}

struct Finder {
    std::string_view text;
    Century century;
    int thisYear;
    std::vector<Number> numbers;
    std::vector<DateFound> found;

    int fullYear(const Number& n) const {
        if (n.digits == 4) return n.value;
        if (n.digits != 2) return 0;
        int limit = century == Century::birth ? thisYear - 14 : thisYear + 5;
        return 2000 + n.value <= limit ? 2000 + n.value : 1900 + n.value;
    }
    /// The one mark between two numbers, spaces aside.
    char between(const Number& a, const Number& b) const {
        char mark = 0;
        for (auto c : text.substr(a.to, b.from - a.to)) {
            if (c == ' ') continue;
            if (mark || (c != '.' && c != '/' && c != '-' && c != ',')) return 0;
            mark = c;
        }
        return mark;
    }
    bool afterNumberSign(std::size_t at) const {
        auto head = text.substr(0, at);
        while (head.ends_with(' ')) head.remove_suffix(1);
        return head.ends_with("№");
    }
    void add(int year, int month, int day, std::size_t from, std::size_t to) {
        DateFound out{iso(year, month, day), std::string(text.substr(from, to - from)), from, to};
        // «г.», «года» belong to the date.
        auto rest = text.substr(to);
        std::size_t spaces = 0;
        while (spaces < rest.size() && rest[spaces] == ' ') ++spaces;
        auto tokens = tokenise(rest.substr(0, std::min<std::size_t>(rest.size(), spaces + 16)));
        if (!tokens.empty() &&
            (tokens[0].word == U"г" || tokens[0].word == U"год" || tokens[0].word == U"года"))
            out.to = to + tokens[0].to + (tokens[0].abbreviated ? 1 : 0);
        found.push_back(std::move(out));
    }

    /// Three numbers with like marks; true when they were a date, real or not.
    bool whole(std::size_t i) {
        if (i + 2 >= numbers.size()) return false;
        auto &a = numbers[i], &b = numbers[i + 1], &c = numbers[i + 2];
        char mark = between(a, b);
        if (!mark || between(b, c) != mark) return false;
        bool tight = mark == '.' || text.substr(a.to, c.from - a.to).find(' ') == std::string_view::npos;
        if (!tight) return false;
        if (a.digits == 4 && b.digits <= 2 && c.digits <= 2 && likelyYear(a.value)) {
            add(a.value, b.value ? b.value : 13, c.value ? c.value : 32, a.from, c.to);
            return true;
        }
        if (a.digits > 2 || b.digits > 2 || (c.digits != 4 && c.digits != 2)) return false;
        auto year = fullYear(c);
        if (!likelyYear(year)) return false;
        add(year, b.value ? b.value : 13, a.value ? a.value : 32, a.from, c.to);
        return true;
    }
    bool monthAndYear(std::size_t i) {
        if (i + 1 >= numbers.size()) return false;
        auto &a = numbers[i], &b = numbers[i + 1];
        auto mark = between(a, b);
        if ((mark != '.' && mark != '/') || a.digits > 2 || b.digits != 4 || !likelyYear(b.value))
            return false;
        if (a.value < 1 || a.value > 12) return false;
        add(b.value, a.value, 0, a.from, b.to);
        return true;
    }
    /// «12 мая 1976 г.», «апрель 2021», «2021 г.»
    void yearWithWords(std::size_t i) {
        auto& year = numbers[i];
        if (year.digits != 4 || !likelyYear(year.value)) return;
        bool glued = (year.to < text.size() && (text[year.to] == '-' || text[year.to] == '/') &&
                      year.to + 1 < text.size() && text[year.to + 1] != ' ') ||
                     (year.from > 0 && (text[year.from - 1] == '-' || text[year.from - 1] == '/'));
        if (glued || afterNumberSign(year.from)) return;
        auto windowFrom = year.from > 40 ? year.from - 40 : 0;
        auto before = tokenise(text.substr(windowFrom, year.from - windowFrom));
        int month = before.empty() ? 0 : monthOf(before.back());
        if (!month) return add(year.value, 0, 0, year.from, year.to);
        auto monthFrom = windowFrom + before.back().from;
        before.pop_back();
        while (!before.empty() && (before.back().mark == U'»' || before.back().mark == U'"'))
            before.pop_back();
        if (!before.empty() && before.back().number && before.back().word.size() <= 2 && i > 0) {
            auto& day = numbers[i - 1];
            if (day.digits <= 2 && day.value >= 1)
                return add(year.value, month, day.value, day.from, year.to);
        }
        add(year.value, month, 0, monthFrom, year.to);
    }

    void run() {
        numbers = numbersOf(text);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (afterNumberSign(numbers[i].from)) continue;
            if (whole(i)) {
                i += 2;
            } else if (monthAndYear(i)) {
                i += 1;
            } else {
                yearWithWords(i);
            }
        }
    }
};

}  // namespace

std::vector<DateFound> findDates(std::string_view text, Century century, Date asOf) {
    if (text.find_first_of("0123456789") == std::string_view::npos) return {};
    Finder finder{text.substr(0, longestText), century, int(asOf.year()), {}, {}};
    finder.run();
    return std::move(finder.found);
}

std::optional<DateFound> bestDate(const std::vector<DateFound>& dates) {
    const DateFound* best = nullptr;
    for (auto& found : dates)
        if (!best || found.iso.size() > best->iso.size()) best = &found;
    // A day that does not exist is what was meant, however vague the rest is.
    for (auto& found : dates)
        if (found.iso.empty() && best && best->iso.size() < 10) best = &found;
    return best ? std::optional(*best) : std::nullopt;
}

std::optional<DateFound> dateOfCell(const tables::Cell& cell, const tables::Workbook& workbook,
                                    Century century, Date asOf) {
    if (cell.kind == tables::CellKind::date)
        return parseDate(cell.text) ? std::optional(DateFound{cell.text, cell.text, 0, cell.text.size()})
                                    : std::nullopt;
    if (cell.kind == tables::CellKind::number) {
        // A phone number may stand in a column of dates: it must not be squeezed into a year.
        bool year = cell.number >= 1900 && cell.number < 2200 && cell.number == std::floor(cell.number);
        if (year && likelyYear(static_cast<int>(cell.number)))
            return DateFound{cell.text, cell.text, 0, cell.text.size()};
        auto day = cell.number >= 7000 && cell.number < 80'000 ? workbook.dayOf(cell.number) : std::nullopt;
        if (day) return DateFound{isoDate(*day), cell.text, 0, cell.text.size()};
        return {};
    }
    if (cell.kind != tables::CellKind::text) return {};
    return bestDate(findDates(cell.text, century, asOf));
}

std::optional<Date> earliest(std::string_view iso) {
    std::string text(iso);
    if (text.size() == 4) text += "-01";
    if (text.size() == 7) text += "-01";
    return parseDate(text);
}

std::optional<Date> latest(std::string_view iso) {
    auto from = earliest(iso);
    if (!from || iso.size() == 10) return from;
    return addDays(addMonths(*from, iso.size() == 4 ? 12 : 1), -1);
}

}  // namespace metodika::people
