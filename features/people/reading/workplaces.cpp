// Where somebody mainly works: «осн. место работы – ДЮСШ», «внешний совместитель (МБОУ СОШ № 1)».
#include <algorithm>

#include "features/people/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t longestCell = 300;

std::string placeName(std::string_view text) {
    auto name = trimmed(utf8::squeeze(text), "-–—:;,.");
    if (name.starts_with("(")) name = trimmed(name.substr(1));
    if (name.ends_with(")") && name.find('(') == std::string::npos) name.pop_back();
    return organisationName(name);
}

/// What stands in the place of a name but is none: «на 0,5 ст.», «0,25 ставки».
bool namesPlace(std::string_view text, const Dictionary& dictionary) {
    auto tokens = tokenise(text);
    if (tokens.empty() || !tokens[0].isWord()) return false;
    if (dictionary.units.book.hits(text) && !dictionary.organisationWords.hits(text)) return false;
    auto first = utf8::head(text, 1);
    return dictionary.organisationWords.hits(text) || utf8::upper(first) == first;
}

}  // namespace

std::string properQuotes(std::string_view text) {
    std::string out;
    bool open = false;
    for (char32_t c : utf8::decode(utf8::squeeze(text))) {
        if (c == U'“' || c == U'„' || c == U'”') c = U'"';
        if (c == U'"') {
            c = open ? U'»' : U'«';
            open = !open;
        }
        utf8::append(out, c);
    }
    // A quotation mark without its fellow is left as it was written.
    return open ? utf8::squeeze(text) : out;
}

std::string organisationName(std::string_view text) {
    auto name = properQuotes(text);
    // «СОШ №3» is written «СОШ № 3».
    constexpr std::string_view sign = "№";
    for (auto at = name.find(sign); at != std::string::npos; at = name.find(sign, at + 1)) {
        auto after = at + sign.size();
        if (after < name.size() && name[after] != ' ') name.insert(after, " ");
        if (at > 0 && name[at - 1] != ' ' && name[at - 1] != '(') {
            name.insert(at, " ");
            ++at;
        }
    }
    return name;
}

std::optional<Workplace> findWorkplace(std::string_view text, const std::vector<Token>& tokens,
                                       std::size_t from, std::size_t to, const Dictionary& dictionary) {
    for (auto i = from; i < to; ++i) {
        auto hit = dictionary.mainWorkplace.book.at(tokens, i);
        if (!hit || hit.to >= to) continue;
        auto written = text.substr(tokens[hit.to].from, tokens[hit.to].to - tokens[hit.to].from);
        bool named = std::find(dictionary.legalForms.begin(), dictionary.legalForms.end(), written) !=
                     dictionary.legalForms.end();
        bool told = named || hit.words > 1 || tokens[hit.to].mark == U'-' || tokens[hit.to].mark == U':';
        if (!told) continue;
        auto end = hit.to;
        while (end < to && tokens[end].mark != U';') ++end;
        auto name = placeName(text.substr(tokens[hit.to].from, tokens[end - 1].to - tokens[hit.to].from));
        if (!name.empty()) return Workplace{i, name};
    }
    return {};
}

EmploymentRead readEmployment(std::string_view cell, const Dictionary& dictionary) {
    EmploymentRead out;
    const auto text = utf8::head(utf8::squeeze(cell), longestCell);
    auto tokens = tokenise(text);
    auto to = tokens.size();
    if (auto place = findWorkplace(text, tokens, 0, to, dictionary)) {
        out.mainWorkplace = place->name;
        to = place->from;
    }
    auto hits = dictionary.employment.book.all(tokens, 0, to);
    if (!hits.empty()) out.word = dictionary.employment.of(hits[0]);
    if (!out.mainWorkplace.empty() && out.word.empty()) out.word = "part_time";
    if (out.word == "part_time" || out.word == "external") {
        auto rest = hits.empty() ? to : hits.back().to;
        if (out.mainWorkplace.empty() && rest < to) {
            auto name = placeName(text.substr(tokens[rest].from));
            if (namesPlace(name, dictionary)) out.mainWorkplace = name;
        }
        // Whoever mainly works elsewhere comes from outside.
        if (!out.mainWorkplace.empty()) out.word = "external";
    }
    return out;
}

}  // namespace metodika::people
