// «356703, край, округ, г. Орловск, ул. Октябрьская, 47», «с. Верхнеорловка, Мира, д. 76»
#include <algorithm>

#include "features/organisations/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// «47», «12а», «3/1», «5 б»: digits and at most one letter after them.
bool houseLike(std::string_view text) {
    auto letters = utf8::decode(text);
    if (letters.empty() || !digit(letters[0])) return false;
    int run = 0;
    for (char32_t c : letters) {
        run = utf8::isLetter(c) ? run + 1 : 0;
        if (run > 1) return false;
    }
    return letters.size() <= 10;
}

std::vector<std::string> segmentsOf(std::string_view text, const RegisterWords& words) {
    std::vector<std::string> out;
    std::string rest(text);
    while (!rest.empty()) {
        auto comma = std::min(rest.find_first_of(",;\n"), rest.size());
        auto segment = utf8::squeeze(rest.substr(0, comma));
        rest.erase(0, comma + 1);
        // «с. Грушовка ул. Ленина» lacks a comma.
        auto parts = wordsOf(segment);
        std::size_t from = 0;
        for (std::size_t i = 1; i < parts.size(); ++i) {
            bool street = words.streets.contains(parts[i].text) &&
                          (segment[parts[i].to] == '.' || parts[i].text.size() > 4);
            bool indexBefore = i == 1 && parts[0].number && parts[0].text.size() == 6;
            if (!street && !indexBefore) continue;
            out.push_back(trimmed(segment.substr(from, parts[i].from - from), " ,"));
            from = parts[i].from;
        }
        out.push_back(trimmed(segment.substr(from), " ,"));
    }
    std::erase(out, "");
    return out;
}

/// The word that stands first, with its hyphen: «ст-ца», «пр-кт», «г» of «г.Орловск».
std::size_t prefixEnd(const std::string& segment) {
    return std::min(segment.find_first_of(" ."), segment.size());
}
std::u32string prefixOf(const std::string& segment) {
    return utf8::decode(utf8::fold(std::string_view(segment).substr(0, prefixEnd(segment))));
}
std::string afterPrefix(const std::string& segment) {
    return trimmed(std::string_view(segment).substr(prefixEnd(segment)), " .");
}

/// «Ленина 64», «Ленина д. 64» → street and house.
void splitStreet(std::string text, const std::string& prefix, const RegisterWords& words, AddressRead& out) {
    auto parts = wordsOf(text);
    if (parts.size() > 1 && out.house.empty()) {
        for (std::size_t i = 1; i < parts.size(); ++i) {
            auto tail = text.substr(parts[i].from);
            bool named = bool(words.houses.at(parts, i)) && i + 1 < parts.size() && parts[i + 1].number;
            if (!named && !houseLike(tail)) continue;
            out.house = named ? text.substr(parts[i + 1].from) : tail;
            text = trimmed(text.substr(0, parts[i].from), " ,.");
            break;
        }
    }
    out.street = prefix + " " + text;
}

}  // namespace

AddressRead readAddress(std::string_view text, const RegisterWords& words) {
    AddressRead out;
    if (saysNothing(text, words)) return out;
    std::string loose;
    for (const auto& segment : segmentsOf(withoutBrackets(text), words)) {
        auto parts = wordsOf(segment);
        if (parts.empty()) continue;
        if (out.index.empty() && parts.size() == 1 && parts[0].number && parts[0].text.size() == 6) {
            out.index = segment;
            continue;
        }
        auto prefix = prefixOf(segment);
        auto street = words.streets.find(prefix);
        auto place = words.places.find(prefix);
        bool houseWord = bool(words.houses.at(parts, 0)) && parts.size() > 1 && parts[1].number;
        if (houseWord) {
            auto value = segment.substr(parts[1].from);
            out.house += out.house.empty() ? value : ", " + segment;
        } else if (street != words.streets.end() && parts.size() > 1) {
            splitStreet(afterPrefix(segment), street->second, words, out);
        } else if (place != words.places.end() && parts.size() > 1 && out.street.empty()) {
            // «городской округ» is no town, and of two places the nearer one is meant.
            if (words.territories.first(parts, 1)) continue;
            out.place = place->second.written + " " + afterPrefix(segment);
            out.urban = place->second.urban;
        } else if (houseLike(segment)) {
            if (out.house.empty()) out.house = segment;
        } else if (words.territories.first(parts)) {
            continue;
        } else if (out.street.empty()) {
            if (!out.place.empty())
                splitStreet(segment, "ул.", words, out);
            else
                loose = segment;
        }
    }
    if (out.place.empty() && !out.street.empty()) out.place = loose;
    return out;
}

}  // namespace metodika::organisations
