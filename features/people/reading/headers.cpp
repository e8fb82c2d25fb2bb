#include "features/people/reading/headers.hpp"

#include <algorithm>
#include <set>

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

/// The one meaning of a column that is of others or of wishes; empty for the rest.
std::string setApart(const std::map<std::string, double>& names, const std::set<std::string>& opening) {
    auto is = [&](const char* meaning) { return names.contains(meaning) && opening.contains(meaning); };
    if (is("other_person") || (names.contains("other_person") && names.contains("full_name")))
        return "other_person";
    bool ofCategory = names.contains("category") || names.contains("category_date");
    if (is("applied") || (names.contains("applied") && ofCategory)) return "applied";
    return is("wishes") ? "wishes" : "";
}

/// A word of a header with a slip: «катигория», «прендмет», «педогог». Empty where no slip explains it.
std::string mended(const Token& token, const Dictionary& dictionary) {
    auto& word = token.word;
    if (!token.isWord() || word.size() < 6 || word.size() > 20 || !token.tail.empty()) return "";
    auto known = [&](const std::u32string& other) {
        auto tokens = tokenise(utf8::encode(other));
        return dictionary.columns.book.at(tokens, 0) ? utf8::encode(other) : std::string();
    };
    for (std::size_t i = 1; i < word.size(); ++i) {
        auto shorter = word.substr(0, i) + word.substr(i + 1);
        auto longer = word.substr(0, i) + word[i] + word.substr(i);
        if (auto out = known(shorter); !out.empty()) return out;
        if (auto out = known(longer); !out.empty()) return out;
        if (i + 1 < word.size()) {
            auto turned = word;
            std::swap(turned[i], turned[i + 1]);
            if (auto out = known(turned); !out.empty()) return out;
        }
        constexpr std::u32string_view vowels = U"аоеиыуяю";
        if (vowels.find(word[i]) == std::u32string_view::npos) continue;
        for (char32_t vowel : vowels) {
            auto other = word;
            other[i] = vowel;
            if (auto out = known(other); !out.empty()) return out;
        }
    }
    return "";
}

std::string mendedHeader(std::string_view leaf, const Dictionary& dictionary) {
    // Only the first word: «УМК (автор учебника)» is not «ученика».
    auto tokens = tokenise(leaf.substr(0, 200));
    auto word = tokens.empty() ? std::string() : mended(tokens[0], dictionary);
    return word.empty() ? "" : word + std::string(leaf.substr(tokens[0].to));
}

}  // namespace

namespace {

std::map<std::string, double> namedAsWritten(std::string_view parent, std::string_view leaf,
                                             const Dictionary& dictionary) {
    std::map<std::string, double> out;
    auto above = tokenise(parent), tokens = above;
    const auto own = tokens.size();
    auto leafTokens = tokenise(leaf);
    tokens.insert(tokens.end(), leafTokens.begin(), leafTokens.end());
    const auto leads = afterOpenings(tokens, own, dictionary);
    std::set<std::string> opening;
    auto take = [&](const PhraseBook::Hit& hit, std::size_t i) {
        if (!hit) return;
        bool ofLeaf = hit.to > own;
        bool opens = i == 0 || i == own || i == leads;
        // «Переподготовка / Учреждение» names one thing together.
        bool crosses = i < own && ofLeaf && own > 0;
        if (crosses) opens = true;
        // What stands over several columns is said of each.
        if (opens || !ofLeaf) opening.insert(dictionary.columns.of(hit));
        auto score = ofLeaf ? 10.0 * hit.words + (opens ? 15 : 0) : 3.0 * hit.words + (opens ? 4 : 0);
        auto& best = out[dictionary.columns.of(hit)];
        best = std::max(best, score);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        take(dictionary.columns.book.at(tokens, i), i);
        // «Курсы (год)»: a phrase may begin with a name of its own; what stands below decides.
        auto alone = dictionary.columns.book.at({tokens[i]}, 0);
        if (alone) take({alone.entry, i, i + 1, 1}, i);
    }
    // «Повышение квалификации / тема, год, часы»: what stands above is also a name of its own.
    for (std::size_t i = 0; i < own; ++i) take(dictionary.columns.book.at(above, i), i);
    if (auto apart = setApart(out, opening); !apart.empty()) return {{apart, 25}};
    for (auto meaning : {"other_person", "applied", "wishes"}) out.erase(meaning);
    // «Фамилия» often heads whole names.
    if (out.contains("surname")) out["full_name"] = std::max(out["full_name"], out["surname"]);
    return out;
}

}  // namespace

std::map<std::string, double> named(std::string_view parent, std::string_view leaf,
                                    const Dictionary& dictionary) {
    auto out = namedAsWritten(parent, leaf, dictionary);
    auto other = out.empty() ? mendedHeader(leaf, dictionary) : std::string();
    if (other.empty()) return out;
    out = namedAsWritten(parent, other, dictionary);
    for (auto& [meaning, score] : out) score *= 0.8;
    return out;
}

std::size_t afterOpenings(const std::vector<Token>& tokens, std::size_t from, const Dictionary& dictionary) {
    for (auto i = from; i < tokens.size();) {
        auto hit = dictionary.headerOpenings.at(tokens, i);
        if (!hit && !(tokens[i].mark && i > from)) return i;
        i = hit ? hit.to : i + 1;
    }
    return from;
}

std::string partOfBirth(std::string_view leaf) {
    auto tokens = tokenise(leaf);
    if (tokens.size() != 1) return "";
    auto& word = tokens[0].word;
    if (word == U"день" || word == U"число") return "birth_day";
    return word == U"месяц" ? "birth_month" : word == U"год" ? "birth_year" : "";
}

void tellServiceApart(std::string_view parent, std::string_view leaf, std::map<std::string, double>& names) {
    if (parent.empty() || !(names.contains("experience") || names.contains("experience_ped"))) return;
    // «Образование: высшее, из них педагогическое»
    if (utf8::fold(parent).starts_with("образован")) {
        names.erase("experience");
        names.erase("experience_ped");
        return;
    }
    for (auto& token : tokenise(leaf)) {
        bool total = token.word.starts_with(U"общ"), pedagogical = token.word.starts_with(U"пед");
        if (!total && !pedagogical) continue;
        names[total ? "experience_total" : "experience_ped"] = 30;
        return;
    }
}

namespace {
/// «Физлицо.ДатаРождения», «дата_приёма»: names of columns of a program, as words.
std::string spelledOut(std::string_view header) {
    auto letters = utf8::decode(header);
    std::u32string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto c = letters[i];
        if (isSpace(c)) return std::string(header);
        bool inside = i > 0 && i + 1 < letters.size();
        bool small =
            inside && utf8::isLetter(letters[i - 1]) && utf8::lower(letters[i - 1]) == letters[i - 1];
        if (small && utf8::isLetter(c) && utf8::lower(c) != c &&
            utf8::lower(letters[i + 1]) == letters[i + 1])
            out += U' ';
        bool joins = c == U'_' || (c == U'.' && small && utf8::lower(letters[i + 1]) != letters[i + 1]);
        out += joins && inside ? U' ' : c;
    }
    return utf8::encode(out);
}
}  // namespace

std::string joinedWords(std::string_view written) {
    const auto spelled = spelledOut(written);
    std::string_view header = spelled;
    std::string out;
    // «1. Фамилия, имя, отчество», «Вопрос 2)»
    auto words = header.find_first_not_of(" ");
    if (words != std::string_view::npos) header.remove_prefix(words);
    if (header.starts_with("Вопрос ")) header.remove_prefix(std::string_view("Вопрос ").size());
    auto digits = header.find_first_not_of("0123456789");
    if (digits != std::string_view::npos && digits > 0 && digits < 3 && digits + 1 < header.size() &&
        (header[digits] == '.' || header[digits] == ')') &&
        (header[digits + 1] < '0' || header[digits + 1] > '9'))
        header.remove_prefix(digits + 1);
    for (std::size_t i = 0; i < header.size(); ++i) {
        auto line = header.find_first_not_of(" \r", i + 1);
        bool broken = header[i] == '-' && i > 0 && line != std::string_view::npos && header[line] == '\n';
        auto next = broken ? header.find_first_not_of(" \r\n", line) : std::string_view::npos;
        if (next != std::string_view::npos &&
            utf8::lower(utf8::head(header.substr(next), 1)) == utf8::head(header.substr(next), 1)) {
            i = next - 1;
            continue;
        }
        out += header[i];
    }
    return out;
}

}  // namespace metodika::people
