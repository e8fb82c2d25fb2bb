#include "features/plans/terms.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "platform/base/utf8.hpp"

namespace metodika::plans {
namespace {

constexpr std::array<std::string_view, 12> months{"янв", "фев", "мар", "апр", "ма",  "июн",
                                                  "июл", "авг", "сен", "окт", "ноя", "дек"};

/// 1…12, by the beginning of the word in any case; май and мая are short, март is not май.
int monthOf(const std::string& word) {
    for (std::size_t i = 0; i < months.size(); ++i) {
        if (i == 4) continue;
        if (word.starts_with(months[i])) return int(i) + 1;
    }
    return word == "май" || word == "мая" || word == "мае" || word == "маю" ? 5 : 0;
}

Date inYear(int schoolYear, int month, int day) {
    int year = month >= 9 ? schoolYear : schoolYear + 1;
    return date(year, unsigned(month), unsigned(day));
}

Date monthEnd(Date d) {
    return Date{std::chrono::year_month_day_last{d.year(), std::chrono::month_day_last{d.month()}}};
}

struct Found {
    Date since{}, due{};
    bool day = false;  // a day was named, not a whole month
};

/// Words and numbers, dots inside dates kept: "15.10", "сентября", "i", "квартал", "–".
std::vector<std::string> piecesOf(const std::string& text) {
    std::vector<std::string> out;
    std::string word;
    auto end = [&] {
        while (!word.empty() && word.back() == '.') word.pop_back();
        if (!word.empty()) out.push_back(word);
        word.clear();
    };
    std::size_t i = 0;
    while (i < text.size()) {
        char32_t c = utf8::next(text, i);
        if (c == U'-' || c == U'–' || c == U'—') {
            end();
            out.emplace_back("–");
        } else if (c == U'.' || utf8::isLetter(c) || (c >= U'0' && c <= U'9')) {
            bool digit = c >= U'0' && c <= U'9', letter = !digit && c != U'.';
            // «15сентября» is two things.
            if (letter && !word.empty() && word.back() >= '0' && word.back() <= '9') end();
            utf8::append(word, c);
        } else {
            end();
        }
    }
    end();
    return out;
}

std::optional<int> numberIn(const std::string& word) {
    if (word.empty() || word.size() > 4) return {};
    for (char c : word)
        if (c < '0' || c > '9') return {};
    return std::stoi(word);
}

/// 15.10, 15.10.26, 15.10.2026
std::optional<Date> numericDate(const std::string& word, int schoolYear) {
    auto first = word.find('.');
    if (first == word.npos) return {};
    auto second = word.find('.', first + 1);
    auto day = numberIn(word.substr(0, first));
    auto month = numberIn(word.substr(first + 1, second == word.npos ? second : second - first - 1));
    if (!day || !month || *day < 1 || *day > 31 || *month < 1 || *month > 12) return {};
    Date found = inYear(schoolYear, *month, *day);
    if (second != word.npos) {
        auto year = numberIn(word.substr(second + 1));
        if (!year) return {};
        found = date(*year < 100 ? 2000 + *year : *year, unsigned(*month), unsigned(*day));
    }
    return found.ok() ? std::optional(found) : std::nullopt;
}

int romanOf(const std::string& word) {
    if (word == "i" || word == "1") return 1;
    if (word == "ii" || word == "2") return 2;
    if (word == "iii" || word == "3") return 3;
    if (word == "iv" || word == "4") return 4;
    return 0;
}

}  // namespace

std::optional<Term> termOf(std::string_view text, int schoolYear) {
    std::string folded = utf8::fold(utf8::squeeze(text));
    auto pieces = piecesOf(folded);
    std::optional<Found> all;
    auto join = [&](Date since, Date due, bool day) {
        if (!all)
            all = Found{since, due, day};
        else
            *all = {std::min(all->since, since), std::max(all->due, due), all->day || day};
    };
    bool before = false;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::string& word = pieces[i];
        const std::string next = i + 1 < pieces.size() ? pieces[i + 1] : "";
        if (word == "до" || word == "не" || word == "по") before = true;
        if (auto d = numericDate(word, schoolYear)) {
            join(*d, *d, true);
            continue;
        }
        if (auto number = numberIn(word); number && *number >= 1 && *number <= 31 && monthOf(next)) {
            Date d = inYear(schoolYear, monthOf(next), *number);
            // «20 января 2027»: the year is said.
            if (i + 2 < pieces.size())
                if (auto year = numberIn(pieces[i + 2]); year && *year > 1999)
                    d = date(*year, unsigned(monthOf(next)), unsigned(*number));
            if (d.ok()) join(d, d, true);
            ++i;
            continue;
        }
        // «1–5 ноября»: the first day has no month of its own.
        if (auto number = numberIn(word); number && *number >= 1 && *number <= 31 && next == "–" &&
                                          i + 3 < pieces.size() && numberIn(pieces[i + 2]) &&
                                          monthOf(pieces[i + 3])) {
            Date d = inYear(schoolYear, monthOf(pieces[i + 3]), *number);
            if (d.ok()) join(d, d, true);
            continue;
        }
        if (int month = monthOf(word)) {
            Date first = inYear(schoolYear, month, 1);
            if (auto year = numberIn(next); year && *year > 1999) first = date(*year, unsigned(month), 1);
            join(first, monthEnd(first), false);
            continue;
        }
        bool quarter = next.starts_with("квартал") || next.starts_with("кв"),
             half = next.starts_with("полугоди");
        if (int part = romanOf(word); part && quarter) {
            Date first = inYear(schoolYear, (part - 1) * 3 + 1, 1);
            join(first, monthEnd(addMonths(first, 2)), false);
            ++i;
        } else if (int side = romanOf(word); side && side <= 2 && half) {
            // Halves of a school year: September to December, January to May.
            join(inYear(schoolYear, side == 1 ? 9 : 1, 1), inYear(schoolYear, side == 1 ? 12 : 5, 31), false);
            ++i;
        } else if (word.starts_with("ежемесячн") || word.starts_with("ежекварт") ||
                   word.starts_with("постоянн") || word.starts_with("весь") || word.starts_with("учебн")) {
            join(schoolYearStart(schoolYear), date(schoolYear + 1, 6, 30), false);
        } else if (word == "течение" && next.starts_with("год")) {
            join(schoolYearStart(schoolYear), date(schoolYear + 1, 6, 30), false);
        }
    }
    if (!all) return {};
    if (before && all->since == all->due) all->since = std::min(all->since, schoolYearStart(schoolYear));
    // «октябрь–январь» names its months in order, whichever calendar year they are of.
    return Term{all->since, all->due};
}

std::string termLater(std::string_view text) {
    std::string out;
    std::size_t i = 0;
    auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    while (i < text.size()) {
        bool alone = i == 0 || !digit(i - 1);
        if (alone && text.substr(i, 2) == "20" && digit(i + 2) && digit(i + 3) && !digit(i + 4)) {
            out += std::to_string(std::stoi(std::string(text.substr(i, 4))) + 1);
            i += 4;
        } else {
            out += text[i++];
        }
    }
    return out;
}

}  // namespace metodika::plans
