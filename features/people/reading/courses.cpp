// «ИКТ 2022 (72ч), ФГОС 2024 36 ч», «1) Игровые технологии (72 ч., 2025)», «2025 - Инклюзия, 18 час.»
#include <algorithm>
#include <cmath>

#include "features/people/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t longestCell = 3000;
constexpr std::size_t mostParts = 40;

/// Cuts at the marks that stand outside brackets and quotation marks.
std::vector<std::string> cut(std::string_view text, std::u32string_view marks) {
    std::vector<std::string> out(1);
    int depth = 0, quotes = 0;
    auto letters = utf8::decode(text);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        char32_t c = letters[i];
        if (c == U'(') ++depth;
        if (c == U')') depth = std::max(0, depth - 1);
        if (c == U'«') ++quotes;
        if (c == U'»') quotes = std::max(0, quotes - 1);
        // «0,5» and «1,5 ч» keep their comma.
        bool decimal = c == U',' && i > 0 && i + 1 < letters.size() && letters[i - 1] >= U'0' &&
                       letters[i - 1] <= U'9' && letters[i + 1] >= U'0' && letters[i + 1] <= U'9';
        if (marks.find(c) != std::u32string_view::npos && !depth && !quotes && !decimal) {
            out.emplace_back();
        } else {
            utf8::append(out.back(), c);
        }
    }
    std::erase_if(out, [](auto& part) { return trimmed(part).empty(); });
    return out;
}

struct Piece {
    std::string title;
    std::string date, dateStart;
    std::optional<int> hours;
    std::string provider;
    bool planned = false;
};

constexpr std::string_view rims = ".,;:-–—/()";

/// «СКИРО ПК и ПРО», «ООО «Инфоурок»», but not «ФГОС НОО».
bool namesProvider(std::string_view text, const Dictionary& dictionary) {
    auto tokens = tokenise(text);
    if (tokens.empty()) return false;
    if (dictionary.courseProviders.at(tokens, 0)) return true;
    // «СГПИ», «ИРПО»
    bool capitals = text.size() >= 6 && utf8::upper(text) == text;
    bool words = std::all_of(tokens.begin(), tokens.end(), [](auto& token) { return token.isWord(); });
    if (capitals && words && tokens.size() <= 3 && !dictionary.courseTopics.first(tokens)) return true;
    return dictionary.courseProviders.first(tokens) && !dictionary.courseTopics.first(tokens);
}

/// The title between quotation marks at the head, and what is said after it.
std::optional<std::pair<std::string, std::string>> quotedTitle(const std::string& text) {
    auto letters = utf8::decode(text);
    if (letters.empty() || (letters[0] != U'«' && letters[0] != U'"' && letters[0] != U'“')) return {};
    int depth = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] == U'«' || letters[i] == U'“') ++depth;
        bool straight = letters[i] == U'"' && letters[0] == U'"';
        if (letters[i] == U'»' || letters[i] == U'”') --depth;
        if ((straight && i > 0) || (!straight && depth == 0 && i > 0 && letters[0] != U'"'))
            return std::pair(utf8::encode(letters.substr(1, i - 1)), utf8::encode(letters.substr(i + 1)));
    }
    return {};
}

/// What is left of a piece without its days and hours: the title, and who taught.
void readTitle(std::string rest, const Dictionary& dictionary, Piece& out) {
    rest = trimmed(utf8::squeeze(rest), rims.substr(0, rims.size() - 2));
    if (auto parts = quotedTitle(rest)) {
        out.title = trimmed(parts->first);
        out.provider = trimmed(utf8::squeeze(parts->second), rims);
        return;
    }
    auto parts = cut(rest, U",");
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto part = trimmed(parts[i], rims.substr(0, rims.size() - 2));
        if (part.empty()) continue;
        if (!out.title.empty() && namesProvider(part, dictionary))
            out.provider += (out.provider.empty() ? "" : ", ") + part;
        else
            out.title += (out.title.empty() ? "" : ", ") + part;
    }
}

/// The digits of whole hours, or nothing.
std::optional<int> hoursOf(const Token& token) {
    if (!token.number || token.word.size() > 4 || token.word.find(U'.') != std::u32string::npos) return {};
    int value = 0;
    for (char32_t c : token.word) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

Piece readPiece(std::string_view text, const Dictionary& dictionary, Date asOf) {
    Piece out;
    auto tokens = tokenise(text);
    std::vector<std::pair<std::size_t, std::size_t>> taken;
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        auto value = hoursOf(tokens[i]);
        auto unit = value ? dictionary.units.book.at(tokens, i + 1) : PhraseBook::Hit{};
        if (!unit || dictionary.units.of(unit) != "hours") continue;
        if (!out.hours) out.hours = *value;
        auto& last = tokens[unit.to - 1];
        taken.push_back({tokens[i].from, last.to + (last.abbreviated ? 1 : 0)});
    }
    auto dates = findDates(text, Century::recent, asOf);
    if (auto best = bestDate(dates)) out.date = best->iso;
    // «02.03.2023–20.03.2023»: from, to.
    for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
        auto& from = dates[i];
        auto& to = dates[i + 1];
        auto between = trimmed(text.substr(from.to, to.from - from.to), "-–—");
        if (from.iso.size() != 10 || to.iso.size() != 10 || from.iso > to.iso ||
            !(between.empty() || between == "по"))
            continue;
        out.dateStart = from.iso;
        out.date = to.iso;
        from.to = to.from;
    }
    for (auto& found : dates) taken.push_back({found.from, found.to});
    // «1)», «2.» at the head only count.
    if (tokens.size() > 1 && tokens[0].number &&
        (tokens[1].mark == U')' || (tokens[1].mark == U'.' && tokens.size() > 2)))
        taken.push_back({tokens[0].from, tokens[1].to});
    std::string rest;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool gone = std::any_of(taken.begin(), taken.end(),
                                [&](auto& span) { return i >= span.first && i < span.second; });
        if (!gone) rest += text[i];
    }
    // Brackets that held only the hours and the year.
    for (auto open = rest.find('('); open != std::string::npos; open = rest.find('(', open + 1)) {
        auto close = rest.find(')', open);
        if (close == std::string::npos) break;
        if (trimmed(rest.substr(open + 1, close - open - 1), ".,;-–—").empty())
            rest.erase(open, close - open + 1);
    }
    readTitle(rest, dictionary, out);
    out.title = utf8::head(out.title, 500);
    out.provider = utf8::head(out.provider, 300);
    rest = out.title;
    auto head = tokenise(rest);
    auto row = head.empty() ? PhraseBook::Hit{} : dictionary.rows.book.at(head, 0);
    out.planned = row && !out.hours && dictionary.rows.of(row) == "planned";
    return out;
}

/// One course, or some told in one breath. A line that only goes on («72 ч.», «ЦНППМ») belongs to the one
/// above.
std::vector<std::string> items(std::string_view text, const Dictionary& dictionary, Date asOf) {
    std::vector<std::string> out;
    for (auto& part : cut(text, U";")) {
        bool first = true;
        for (auto& line : cut(part, U"\n")) {
            auto piece = readPiece(line, dictionary, asOf);
            bool provider = piece.date.empty() && !piece.hours && namesProvider(trimmed(line), dictionary);
            if (!first && (piece.title.empty() || provider))
                out.back() += ", " + line;
            else
                out.push_back(line);
            first = false;
        }
    }
    return out;
}

/// «да», «имеется», «+», «72/2024» name no course.
bool namesSomething(std::string_view title) {
    auto letters = utf8::decode(utf8::fold(trimmed(title, ".,+")));
    auto count = std::count_if(letters.begin(), letters.end(), utf8::isLetter);
    return count > 0 && letters != U"да" && letters != U"имеется" && letters != U"есть" &&
           letters != U"имеются" && letters != U"пройдены";
}

/// «1. …, 2023 2. …, 2025»: numbers one after another part the courses of a line.
std::string numberedApart(std::string_view text) {
    std::string out;
    int next = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto number = std::to_string(next);
        bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n';
        auto after = i + number.size();
        if (begins && text.substr(i).starts_with(number) && after + 1 < text.size() &&
            (text[after] == '.' || text[after] == ')') && (text[after + 1] < '0' || text[after + 1] > '9')) {
            if (next > 1) out += '\n';
            ++next;
        }
        out += text[i];
    }
    return next > 2 ? out : std::string(text);
}

}  // namespace

CoursesRead readCourses(std::string_view text, const Dictionary& dictionary, Date asOf) {
    CoursesRead out;
    auto bare = trimmed(utf8::head(text, longestCell));
    if (bare.empty() || saysNothing(bare) || refersElsewhere(bare, dictionary)) return out;
    bool planned = false;
    auto add = [&](const Piece& piece) {
        if (piece.planned) {
            planned = true;
        } else if (!piece.title.empty() && !saysNothing(piece.title) && namesSomething(piece.title)) {
            out.courses.push_back(
                {piece.title, piece.date, piece.hours, piece.dateStart, piece.provider, {}, {}});
        }
    };
    for (auto& item : items(numberedApart(bare), dictionary, asOf)) {
        auto opening = dictionary.rows.book.at(tokenise(item), 0);
        if (opening && dictionary.rows.of(opening) == "nothing") continue;
        std::string gathered;
        std::size_t count = 0;
        for (auto& part : cut(item, U",")) {
            if (++count > mostParts) break;
            auto now = readPiece(gathered, dictionary, asOf);
            auto next = readPiece(part, dictionary, asOf);
            bool complete = !now.title.empty() && !now.date.empty() && now.hours;
            bool anew = !now.title.empty() && !now.date.empty() && !next.date.empty();
            bool provider = next.date.empty() && !next.hours && namesProvider(part, dictionary);
            if (!gathered.empty() && !next.title.empty() && (complete || anew) && !provider) {
                add(now);
                gathered.clear();
            }
            gathered += (gathered.empty() ? "" : ",") + part;
        }
        if (!gathered.empty()) add(readPiece(gathered, dictionary, asOf));
    }
    out.onlyPlanned = planned && out.courses.empty();
    return out;
}

}  // namespace metodika::people
