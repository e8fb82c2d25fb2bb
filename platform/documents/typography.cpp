#include "platform/documents/typography.hpp"

#include <algorithm>
#include <iterator>

#include "platform/base/utf8.hpp"

namespace metodika::documents {
namespace {

constexpr char32_t noBreak = U'\u00A0';

bool isDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool isCapital(char32_t c) { return utf8::isLetter(c) && utf8::lower(c) != c; }

/// The letters before the space are an initial: «О.» after a space, a dot or the start.
bool endsWithInitial(const std::u32string& s, std::size_t space) {
    if (space < 2 || s[space - 1] != U'.' || !isCapital(s[space - 2])) return false;
    return space == 2 || !utf8::isLetter(s[space - 3]);
}
bool startsWithInitial(const std::u32string& s, std::size_t from) {
    return from + 1 < s.size() && isCapital(s[from]) && s[from + 1] == U'.';
}
/// Two capitals at most begin a surname; «И.О. МБОУ» is no surname.
bool startsSurname(const std::u32string& s, std::size_t from) {
    return from + 1 < s.size() && isCapital(s[from]) && utf8::isLetter(s[from + 1]) &&
           !isCapital(s[from + 1]);
}
bool endsSurname(const std::u32string& s, std::size_t space) {
    std::size_t i = space;
    while (i > 0 && (utf8::isLetter(s[i - 1]) || s[i - 1] == U'-')) --i;
    return space - i >= 2 && isCapital(s[i]) && !isCapital(s[space - 1]);
}
bool endsYear(const std::u32string& s, std::size_t space) {
    return space >= 4 && std::all_of(s.begin() + long(space) - 4, s.begin() + long(space), isDigit);
}
bool startsYearMark(const std::u32string& s, std::size_t from) {
    return from + 1 < s.size() && s[from] == U'г' && (s[from + 1] == U'.' || s[from + 1] == U'г');
}

/// г. Благодарный, ул. Ленина, д. 5, х. Большевик
bool endsPlaceMark(const std::u32string& s, std::size_t space) {
    if (s[space - 1] != U'.') return false;
    std::size_t i = space - 1;
    while (i > 0 && utf8::isLetter(s[i - 1])) --i;
    static constexpr std::u32string_view marks[] = {U"г",  U"с",  U"х",   U"д",  U"п",
                                                    U"ст", U"ул", U"пос", U"пгт"};
    return std::find(std::begin(marks), std::end(marks), std::u32string_view(s).substr(i, space - 1 - i)) !=
           std::end(marks);
}

bool ties(const std::u32string& s, std::size_t i) {
    if (i == 0 || i + 1 >= s.size()) return false;
    char32_t before = s[i - 1];
    if (before == U'№' || before == U'§') return true;
    if (endsYear(s, i) && startsYearMark(s, i + 1)) return true;
    if (endsPlaceMark(s, i) && (isCapital(s[i + 1]) || isDigit(s[i + 1]))) {
        // «2026 г. Решили» may break: there the sentence ended.
        return !(s[i - 2] == U'г' && i > 3 && endsYear(s, i - 3));
    }
    if (endsWithInitial(s, i) && (startsSurname(s, i + 1) || startsWithInitial(s, i + 1))) return true;
    return endsSurname(s, i) && startsWithInitial(s, i + 1);
}

}  // namespace

std::string tied(std::string_view text) {
    std::u32string s = utf8::decode(text);
    for (std::size_t i = 0; i < s.size(); ++i)
        if (s[i] == U' ' && ties(s, i)) s[i] = noBreak;
    return utf8::encode(s);
}

}  // namespace metodika::documents
