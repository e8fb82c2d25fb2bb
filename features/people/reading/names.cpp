#include "features/people/reading/names.hpp"

#include <algorithm>

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

bool isUpper(char32_t c) { return utf8::isLetter(c) && utf8::lower(c) != c; }
bool isLower(char32_t c) { return utf8::isLetter(c) && utf8::upper(c) != c; }

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        auto end = std::min(text.find(' ', i), text.size());
        if (end > i) out.emplace_back(text.substr(i, end - i));
        i = end + 1;
    }
    return out;
}

/// «СОКОЛОВА», «белоус» → a capital and small letters; «кызы» and «Мамед-заде» are right as they are.
std::string properCase(const std::string& word) {
    auto letters = utf8::decode(word);
    auto count = std::count_if(letters.begin(), letters.end(), [](char32_t c) { return utf8::isLetter(c); });
    bool shouting = count >= 3 && std::none_of(letters.begin(), letters.end(), isLower);
    bool whispering = count >= 2 && isLower(letters[0]);
    if (!shouting && !whispering) return word;
    bool first = true;
    for (auto& c : letters) {
        if (!utf8::isLetter(c)) {
            first = true;
            continue;
        }
        c = first ? utf8::upper(c) : shouting ? utf8::lower(c) : c;
        first = false;
    }
    return utf8::encode(letters);
}

/// «О.П.», «О. П.», «О»: letters with dots.
bool initials(std::string_view word, std::u32string& out) {
    auto letters = utf8::decode(word);
    bool expect = true;
    for (char32_t c : letters) {
        if (c == U'.') {
            expect = true;
        } else if (expect && isUpper(c)) {
            out += c;
            expect = false;
        } else {
            return false;
        }
    }
    return word.find('.') != std::string_view::npos || letters.size() == 1;
}

bool personalWord(std::string_view word) {
    auto letters = utf8::decode(word);
    if (letters.size() < 2 || letters.size() > 40 || !isUpper(letters[0])) return false;
    return std::all_of(letters.begin(), letters.end(),
                       [](char32_t c) { return utf8::isLetter(c) || c == U'-' || c == U'\'' || c == U'’'; });
}

/// Takes «(Ким)» out of the words.
std::string takeMaiden(std::string& text) {
    auto open = text.find('('), close = text.find(')', open);
    if (open == std::string::npos || close == std::string::npos) return "";
    auto inside = trimmed(std::string_view(text).substr(open + 1, close - open - 1));
    auto words = split(inside);
    // «(урожд. Ким)», «(бывш. Ким)», «(до 06.2026 – Ким)»
    if (words.empty() || words.size() > 5 || !personalWord(words.back())) return "";
    if (words.size() >= 2) {
        for (std::size_t i = 1; i + 1 < words.size(); ++i) {
            bool day = words[i].find_first_of("0123456789") != std::string::npos;
            bool aside = words[i] == "-" || words[i] == "–" || words[i] == "—" || words[i] == "г." ||
                         words[i] == "года";
            if (!day && !aside) return "";
        }
        auto before = utf8::fold(words[0]);
        bool told = false;
        for (std::string_view word : {"урожд", "бывш", "дев", "ранее", "до", "по"})
            told = told || before.starts_with(word);
        if (!told) return "";
    }
    text = utf8::squeeze(text.substr(0, open) + " " + text.substr(close + 1));
    return words.back();
}

}  // namespace

CleanName cleanName(std::string_view raw) {
    CleanName out;
    out.text = utf8::squeeze(raw);
    auto letters = utf8::decode(raw);
    bool lines = letters.find(U'\n') != std::u32string::npos;
    bool noBreak = letters.find(U'\u00A0') != std::u32string::npos;
    bool spaces = !letters.empty() && (letters.front() == U' ' || letters.back() == U' ');
    for (std::size_t i = 0; i + 1 < letters.size(); ++i)
        spaces = spaces || (letters[i] == U' ' && isSpace(letters[i + 1]));
    if (out.text != raw) out.fix = spaces ? "spaces" : noBreak ? "nbsp" : lines ? "line_break" : "spaces";

    std::string cased;
    for (auto& word : split(out.text)) {
        auto lowered = utf8::fold(word);
        bool particle = lowered == "кызы" || lowered == "оглы" || lowered == "гызы" || lowered == "оглу" ||
                        lowered == "улы";
        cased += (cased.empty() ? "" : " ") + (particle ? utf8::lower(word) : properCase(word));
    }
    if (cased != out.text) {
        out.text = cased;
        out.fix = "case";
    }
    auto cyrillic = cyrillicLookalikes(out.text);
    if (cyrillic != out.text) {
        out.text = cyrillic;
        out.fix = "latin_lookalike";
    }
    return out;
}

bool looksLikePatronymic(std::string_view word, const Dictionary& dictionary) {
    auto folded = utf8::decode(utf8::fold(word));
    if (folded.size() < 5) return folded == U"ильич";
    return std::any_of(dictionary.patronymicEndings.begin(), dictionary.patronymicEndings.end(),
                       [&](auto& ending) { return folded.ends_with(ending); });
}

std::optional<std::pair<std::string, std::string>> givenWithPatronymic(std::string_view clean,
                                                                       const Dictionary& dictionary) {
    auto words = split(clean);
    bool particle = words.size() == 3 && dictionary.patronymicWords.contains(utf8::fold(words.back()));
    if (particle) return std::pair(words[0], words[1] + " " + words[2]);
    if (words.size() != 2 || !personalWord(words[0]) || !looksLikePatronymic(words[1], dictionary)) return {};
    return std::pair(words[0], words[1]);
}

bool looksLikeNameWord(std::string_view word) { return personalWord(word); }

std::optional<NameRead> readName(std::string_view clean, const Dictionary& dictionary) {
    if (clean.size() > 200) return {};
    NameRead out;
    std::string text(clean);
    out.maiden = takeMaiden(text);
    auto words = split(text);
    if (words.size() < 2 || words.size() > 5) return {};

    std::u32string letters;
    bool allInitials = true;
    for (std::size_t i = 1; i < words.size(); ++i) allInitials = allInitials && initials(words[i], letters);
    if (allInitials && letters.size() <= 2 && personalWord(words[0])) {
        if (dictionary.positionBook.opens(words[0])) return {};
        out.surname = words[0];
        out.name = utf8::encode(letters.substr(0, 1));
        out.patronymic = utf8::encode(letters.substr(std::min<std::size_t>(1, letters.size())));
        out.initialsOnly = true;
        return out;
    }

    // «Ариф кызы» is one patronymic.
    if (words.size() >= 4 && dictionary.patronymicWords.contains(utf8::fold(words.back()))) {
        words[words.size() - 2] += " " + words.back();
        words.pop_back();
    }
    bool joined = words.size() >= 3 && words.back().find(' ') != std::string::npos;
    for (std::size_t i = 0; i + (joined ? 1 : 0) < words.size(); ++i)
        if (!personalWord(words[i])) return {};
    if (dictionary.positionBook.opens(words[0])) return {};

    if (words.size() == 2) {
        bool nameFirst = dictionary.firstNames.contains(utf8::fold(words[0])) &&
                         !dictionary.firstNames.contains(utf8::fold(words[1]));
        if (nameFirst && looksLikePatronymic(words[1], dictionary)) return {};  // no surname at all
        out.surname = words[nameFirst ? 1 : 0];
        out.name = words[nameFirst ? 0 : 1];
        return out;
    }
    if (words.size() == 3) {
        bool last = joined || looksLikePatronymic(words[2], dictionary);
        bool middle = looksLikePatronymic(words[1], dictionary);
        bool middleIsName = dictionary.firstNames.contains(utf8::fold(words[1]));
        if (middle && !middleIsName && (!last || dictionary.firstNames.contains(utf8::fold(words[0])))) {
            out.name = words[0];
            out.patronymic = words[1];
            out.surname = words[2];
        } else {
            out.surname = words[0];
            out.name = words[1];
            out.patronymic = words[2];
        }
        return out;
    }
    // A double name or surname written apart: only with a patronymic at the end is it a person.
    if (words.size() == 4 && looksLikePatronymic(words[3], dictionary)) {
        bool twoNames = dictionary.firstNames.contains(utf8::fold(words[1]));
        out.surname = twoNames ? words[0] : words[0] + " " + words[1];
        out.name = twoNames ? words[1] + " " + words[2] : words[2];
        out.patronymic = words[3];
        return out;
    }
    return {};
}

NameCell splitName(std::string_view raw, const Dictionary& dictionary) {
    constexpr std::size_t longest = 400, most = 24;
    NameCell whole{std::string(raw), ""};
    if (raw.empty() || raw.size() > longest || readName(cleanName(raw).text, dictionary)) return whole;
    std::vector<std::size_t> cuts;
    for (std::size_t i = 1; i < raw.size(); ++i) {
        bool digit = raw[i] >= '0' && raw[i] <= '9';
        bool mark = std::string_view("(,;*\n/").find(raw[i]) != std::string_view::npos;
        bool dash =
            raw[i] == ' ' && i + 1 < raw.size() &&
            (raw[i + 1] == '-' || raw.substr(i + 1).starts_with("–") || raw.substr(i + 1).starts_with("—"));
        if ((digit || mark || dash) && cuts.size() < most) cuts.push_back(i);
    }
    // The longest beginning that is a name: «Иванова Анна Петровна (Ким), директор».
    for (auto at = cuts.rbegin(); at != cuts.rend(); ++at) {
        auto read = readName(cleanName(raw.substr(0, *at)).text, dictionary);
        // Two words alone may be anything: «Учебная часть, методисты».
        bool particle = read && read->patronymic.find(' ') != std::string::npos;
        bool person =
            read && (read->initialsOnly || particle || looksLikePatronymic(read->patronymic, dictionary) ||
                     dictionary.firstNames.contains(utf8::fold(read->name)));
        if (!person) continue;
        return {std::string(raw.substr(0, *at)), trimmed(raw.substr(*at), ",;*-–—/")};
    }
    return whole;
}

std::string shortName(std::string_view surname, std::string_view name, std::string_view patronymic) {
    std::string out(surname);
    if (!name.empty()) out += " " + utf8::head(name, 1) + ".";
    if (!patronymic.empty()) out += utf8::head(patronymic, 1) + ".";
    return out;
}

}  // namespace metodika::people
