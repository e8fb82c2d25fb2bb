#include "features/people/reading/titles.hpp"

#include <algorithm>

#include "features/people/reading/cells.hpp"
#include "features/people/reading/dates.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

/// «с. Верхнеорловка», «х.Дальний»: a kind of settlement with a dot and a capitalised name.
std::string findSettlement(std::string_view line, const std::vector<Token>& tokens,
                           const Dictionary& dictionary) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        auto word = utf8Of(tokens[i]);
        bool kind = tokens[i].abbreviated &&
                    std::find(dictionary.settlements.begin(), dictionary.settlements.end(), word) !=
                        dictionary.settlements.end();
        auto& name = tokens[i + 1];
        // «от 31.08.2026 г. № 214»
        kind = kind && name.word != U"номер" && (i == 0 || !tokens[i - 1].number);
        // «Л.С. Бережная» is a person: capital letters there, small ones here.
        kind = kind && line.substr(tokens[i].from, tokens[i].to - tokens[i].from) == word;
        if (!kind || !name.isWord() || name.word.size() < 3 || name.abbreviated) continue;
        auto written = std::string(line.substr(name.from, name.to - name.from));
        if (utf8::upper(utf8::head(written, 1)) != utf8::head(written, 1)) continue;
        return word + ". " + written;
    }
    return "";
}

/// Where the short name ends: at a preposition before a date, a settlement, or a word that is no part of
/// names.
struct ShortName {
    std::string text;
    bool numbered = false;
};

/// A closing quotation mark stands not far ahead.
bool closes(const std::vector<Token>& tokens, std::size_t from) {
    for (auto i = from; i < std::min(tokens.size(), from + 6); ++i)
        if (tokens[i].mark == U'»' || tokens[i].mark == U'"') return true;
    return false;
}

/// «Берёзовская ООШ», «Сведения о педагогах Хуторской СОШ»: the word before an abbreviation of a school.
std::string nameBefore(std::string_view line, const std::vector<Token>& tokens, std::size_t at) {
    auto written = line.substr(tokens[at].from, tokens[at].to - tokens[at].from);
    bool abbreviation = utf8::upper(written) == written && utf8::length(written) >= 3;
    if (!abbreviation || at == 0 || !tokens[at - 1].isWord() || tokens[at - 1].abbreviated) return "";
    auto from = tokens[at - 1].from;
    // «Верх-Суринская» is two words of one name.
    if (at >= 2 && tokens[at - 2].isWord() && from > 0 && line[from - 1] == '-') from = tokens[at - 2].from;
    auto word = std::string(line.substr(from, tokens[at - 1].to - from));
    auto letters = utf8::decode(word);
    bool capital = utf8::lower(letters.front()) != letters.front() && utf8::upper(word) != word;
    if (!capital || letters.size() < 6) return "";
    auto end = letters.substr(letters.size() - 2);
    if (end == U"ой" || end == U"ую" || end == U"ей") end = end == U"ей" ? U"яя" : U"ая";
    if (end != U"ая" && end != U"яя") return "";
    return utf8::encode(letters.substr(0, letters.size() - 2) + end);
}

ShortName shortNameFrom(std::string_view line, const std::vector<Token>& tokens, std::size_t from) {
    ShortName out;
    std::size_t end = from;
    bool inQuotes = false;
    for (auto i = from; i < tokens.size() && i < from + 14; ++i) {
        auto& token = tokens[i];
        if (token.mark == U'«' || token.mark == U'"') inQuotes = token.mark == U'«' || !inQuotes;
        if (token.mark == U'»') inQuotes = false;
        if (token.number) {
            out.numbered = true;
            end = i + 1;
            if ((!inQuotes || !closes(tokens, i)) && (i + 1 >= tokens.size() || tokens[i + 1].mark != U'«'))
                break;
            continue;
        }
        if (token.mark == U'_' || token.word == U"на" || (token.mark == U',' && !inQuotes)) break;
        // «СОШ № 2 г. Орловска»: inside quotation marks the settlement belongs to the name.
        if (token.abbreviated && token.word.size() <= 3 && !(inQuotes && closes(tokens, i))) break;
        end = i + 1;
    }
    // A closing quotation mark right after the number belongs to the name.
    while (end < tokens.size() && tokens[end].mark == U'»') ++end;
    if (end > from)
        out.text = utf8::squeeze(line.substr(tokens[from].from, tokens[end - 1].to - tokens[from].from));
    out.text = trimmed(out.text, "(,–-");
    // «№17» is written «№ 17».
    if (auto sign = out.text.find("№");
        sign != std::string::npos && sign + 3 < out.text.size() && out.text[sign + 3] != ' ')
        out.text = out.text.substr(0, sign + 3) + ' ' + out.text.substr(sign + 3);
    return out;
}

}  // namespace

std::string organisationType(std::string_view name, const Dictionary& dictionary) {
    return dictionary.organisationTypes.find(name);
}

std::optional<OrganisationRead> findOrganisation(const std::vector<std::string>& lines,
                                                 const Dictionary& dictionary) {
    std::string best, settlement;
    int bestScore = 0;
    for (auto& line : lines) {
        auto tokens = tokenise(line);
        if (settlement.empty()) settlement = findSettlement(line, tokens, dictionary);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            auto written = line.substr(tokens[i].from, tokens[i].to - tokens[i].from);
            bool form = std::find(dictionary.legalForms.begin(), dictionary.legalForms.end(), written) !=
                        dictionary.legalForms.end();
            bool type = static_cast<bool>(dictionary.organisationTypes.book.at(tokens, i));
            if (!form && !type) continue;
            auto name = shortNameFrom(line, tokens, i);
            if (auto before = form ? std::string() : nameBefore(line, tokens, i);
                !before.empty() && !name.numbered) {
                name.text = before + " " + name.text;
                name.numbered = true;
            }
            int score = (form ? 4 : 0) + (name.numbered ? 2 : 0) +
                        (name.text.find("«") == std::string::npos ? 0 : 1) +
                        (organisationType(name.text, dictionary).empty() ? 0 : 1);
            if (score > bestScore) {
                bestScore = score;
                best = name.text;
            }
            break;
        }
    }
    if (best.empty()) return {};
    OrganisationRead out{properQuotes(best), organisationType(best, dictionary)};
    if (!settlement.empty() && best.find(settlement) == std::string::npos) out.name += " " + settlement;
    return out;
}

std::string findListDate(const std::vector<std::string>& lines, Date asOf) {
    for (auto& line : lines)
        for (auto& found : findDates(line, Century::recent, asOf)) {
            if (found.iso.size() != 10) continue;
            auto before = trimmed(std::string_view(line).substr(0, found.from), "«\"(");
            if (before.ends_with(" на") || before == "на") return found.iso;
        }
    return "";
}

bool holdsInitials(std::string_view text) {
    auto tokens = tokenise(text);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
        if (tokens[i].word.size() == 1 && tokens[i].abbreviated && tokens[i + 1].word.size() == 1 &&
            tokens[i + 1].abbreviated)
            return true;
    return false;
}

}  // namespace metodika::people
