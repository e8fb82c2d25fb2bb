#include "features/organisations/reading/words.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <stdexcept>

#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

constexpr std::u32string_view latin = U"AaBCcEeHKkMOoPpTXxyYu";
constexpr std::u32string_view cyrillic = U"АаВСсЕеНКкМОоРрТХхуУи";

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool hyphen(char32_t c) { return c == U'-' || c == U'‐' || c == U'‑'; }

std::u32string folded(std::u32string word) {
    bool mixed = std::any_of(word.begin(), word.end(), utf8::isCyrillic);
    for (auto& c : word) {
        if (auto at = latin.find(c); mixed && at != latin.npos) c = cyrillic[at];
        c = utf8::lower(c);
        if (c == U'ё') c = U'е';
    }
    return word;
}

/// Code points with the byte at which each begins.
struct Letters {
    std::u32string text;
    std::vector<std::size_t> at;
    explicit Letters(std::string_view source) {
        for (std::size_t i = 0; i < source.size();) {
            at.push_back(i);
            text += utf8::next(source, i);
        }
        at.push_back(source.size());
    }
    template <class Is>
    std::size_t run(std::size_t from, Is is) const {
        while (from < text.size() && is(text[from])) ++from;
        return from;
    }
};

void fill(Phrases& out, const std::string& value, const YAML::Node& phrases) {
    for (const auto& phrase : phrases) out.add(value, phrase.as<std::string>());
}
Phrases lexicon(const YAML::Node& node) {
    Phrases out;
    for (const auto& pair : node) fill(out, pair.first.as<std::string>(), pair.second);
    return out;
}
Phrases listed(const YAML::Node& phrases) {
    Phrases out;
    fill(out, "yes", phrases);
    return out;
}

Kind kindOf(const std::string& word) {
    std::optional<Kind> out;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Kind>>([&](auto kind) {
        if (word == kind.name) out = kind.value;
    });
    if (!out) throw std::runtime_error("no such kind of organisation: " + word);
    return *out;
}

RegisterWords readWords(const YAML::Node& root) {
    RegisterWords out;
    out.columns = lexicon(root["columns"]);
    out.branches = listed(root["branches"]);
    out.groups = lexicon(root["groups"]);
    out.rows = lexicon(root["rows"]);
    out.statuses = lexicon(root["statuses"]);
    out.former = lexicon(root["former_names"]);
    out.units = lexicon(root["units"]);
    out.acting = listed(root["acting"]);
    out.posts = listed(root["posts"]);
    out.territories = listed(root["territories"]);
    out.houses = listed(root["houses"]);
    out.legalForms = lexicon(root["legal_forms"]);
    for (const auto& pair : root["legal_forms"]) out.legalFormNames.push_back(pair.first.as<std::string>());
    std::stable_sort(out.legalFormNames.begin(), out.legalFormNames.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const auto& node : root["types"]) {
        TypeEntry entry;
        entry.name = node["name"].as<std::string>();
        entry.shortName = node["short"] ? node["short"].as<std::string>() : entry.name;
        entry.kind = kindOf(node["kind"].as<std::string>());
        entry.generic = node["generic"] && node["generic"].as<bool>();
        fill(out.types, entry.name, node["phrases"]);
        out.typeEntries.emplace(entry.name, entry);
    }
    auto fold = [](const YAML::Node& word) { return utf8::decode(utf8::fold(word.as<std::string>())); };
    for (const auto& node : root["settlements"])
        for (const auto& word : node["words"])
            out.places[fold(word)] = {node["written"].as<std::string>(),
                                      node["urban"] && node["urban"].as<bool>()};
    for (const auto& pair : root["streets"])
        for (const auto& word : pair.second) out.streets[fold(word)] = pair.first.as<std::string>();
    return out;
}

}  // namespace

std::vector<Word> wordsOf(std::string_view text) {
    Letters in(text);
    std::vector<Word> out;
    for (std::size_t i = 0; i < in.text.size();) {
        Word word;
        word.from = in.at[i];
        std::size_t end = i + 1;
        if (utf8::isLetter(in.text[i])) {
            end = in.run(i, utf8::isLetter);
            word.text = folded(in.text.substr(i, end - i));
            word.cut = end < in.text.size() && in.text[end] == U'.';
            if (end < in.text.size() && hyphen(in.text[end])) {
                auto tail = in.run(end + 1, utf8::isLetter);
                if (tail > end + 1 && tail - end - 1 <= 3 && end - i >= 2) {
                    word.cut = true;
                    end = tail;
                }
            }
        } else if (digit(in.text[i])) {
            end = in.run(i, digit);
            word.text = in.text.substr(i, end - i);
            word.number = true;
        } else if (in.text[i] == U'№') {
            word.text = U"номер";
        }
        word.to = in.at[end];
        if (!word.text.empty()) out.push_back(std::move(word));
        i = end;
    }
    return out;
}

std::string bare(std::string_view text) {
    std::string out;
    for (const auto& word : wordsOf(text)) out += utf8::encode(word.text) + " ";
    return out;
}

void Phrases::add(const std::string& value, std::string_view phrase) {
    auto known = std::find(values_.begin(), values_.end(), value);
    Phrase out{static_cast<int>(known - values_.begin()), {}};
    if (known == values_.end()) values_.push_back(value);
    for (auto& word : wordsOf(phrase))
        out.stems.push_back({word.text, word.number || phrase.substr(word.to).starts_with('=')});
    if (!out.stems.empty()) phrases_.push_back(std::move(out));
}

bool Phrases::fits(const Word& word, const Stem& stem, bool alone) {
    if (stem.whole || word.number) return word.text == stem.text;
    if (word.text.starts_with(stem.text)) return word.text.size() - stem.text.size() <= 5;
    return word.cut && stem.text.starts_with(word.text) && word.text.size() >= (alone ? 3u : 1u);
}

Phrases::Hit Phrases::at(const std::vector<Word>& text, std::size_t from) const {
    Hit best;
    for (const auto& phrase : phrases_) {
        if (from + phrase.stems.size() > text.size()) continue;
        std::size_t letters = 0;
        bool fit = true;
        for (std::size_t i = 0; i < phrase.stems.size() && fit; ++i) {
            fit = fits(text[from + i], phrase.stems[i], phrase.stems.size() == 1);
            letters += std::min(text[from + i].text.size(), phrase.stems[i].text.size());
        }
        if (!fit) continue;
        Hit hit{phrase.value, from, from + phrase.stems.size(), letters};
        if (hit.count() > best.count() || (hit.count() == best.count() && letters > best.letters)) best = hit;
    }
    return best;
}

Phrases::Hit Phrases::first(const std::vector<Word>& text, std::size_t from) const {
    for (; from < text.size(); ++from)
        if (auto hit = at(text, from)) return hit;
    return {};
}

Phrases::Hit Phrases::longest(const std::vector<Word>& text) const {
    Hit best;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (auto hit = at(text, i); hit && hit.count() > best.count()) best = hit;
    return best;
}

std::string Phrases::find(std::string_view text) const {
    auto hit = longest(wordsOf(text));
    return hit ? of(hit) : "";
}

RegisterWords loadRegisterWords(const std::filesystem::path& file) {
    try {
        return readWords(YAML::LoadFile(file.string()));
    } catch (const std::exception& error) {
        throw std::runtime_error(file.string() + ": " + error.what());
    }
}

}  // namespace metodika::organisations
