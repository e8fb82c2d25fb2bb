#include "features/people/reading/words.hpp"

#include <algorithm>
#include <set>

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::u32string_view latin = U"AaBCcEeHKkMOoPpTXxyYu";
constexpr std::u32string_view cyrillic = U"АаВСсЕеНКкМОоРрТХхуУи";

char32_t lookalike(char32_t c) {
    if (c > U'z') return 0;
    auto at = latin.find(c);
    return at == std::u32string_view::npos ? 0 : cyrillic[at];
}
bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool hyphen(char32_t c) { return c == U'-' || c == U'‐' || c == U'‑'; }
char32_t folded(char32_t c) {
    c = utf8::lower(c);
    return c == U'ё' ? U'е' : c;
}

/// Code points with the byte where each begins.
struct Letters {
    std::u32string text;
    std::vector<std::size_t> at;
    explicit Letters(std::string_view source) {
        text.reserve(source.size());
        at.reserve(source.size() + 1);
        for (std::size_t i = 0; i < source.size();) {
            at.push_back(i);
            text += utf8::next(source, i);
        }
        at.push_back(source.size());
    }
    std::size_t letters(std::size_t from) const {
        while (from < text.size() && utf8::isLetter(text[from])) ++from;
        return from;
    }
    std::size_t digits(std::size_t from) const {
        while (from < text.size() && digit(text[from])) ++from;
        return from;
    }
};

/// Latin look-alikes of a word become Cyrillic when the word has Cyrillic letters, or when all three or more
/// of its letters look so: «BKK».
void mend(std::u32string& word) {
    bool mixed = std::any_of(word.begin(), word.end(), utf8::isCyrillic);
    bool allAlike = word.size() >= 3 &&
                    std::all_of(word.begin(), word.end(), [](char32_t c) { return lookalike(c) != 0; });
    if (!mixed && !allAlike) return;
    for (auto& c : word)
        if (auto other = lookalike(c); other && !utf8::isCyrillic(c)) c = other;
}

std::u32string foldedWord(std::u32string_view raw) {
    std::u32string word(raw);
    mend(word);
    for (auto& c : word) c = folded(c);
    return word;
}

/// «0,5» and «1.25» are numbers; «24.10.2022» is three and two dots.
std::size_t numberEnd(const Letters& in, std::size_t from) {
    auto end = in.digits(from);
    bool afterDot = from > 0 && in.text[from - 1] == U'.' && from > 1 && digit(in.text[from - 2]);
    if (afterDot || end + 1 >= in.text.size() || (in.text[end] != U',' && in.text[end] != U'.')) return end;
    auto fraction = in.digits(end + 1);
    auto places = fraction - end - 1;
    if (places < 1 || places > 3 || end - from > 4) return end;
    bool more = fraction + 1 < in.text.size() && in.text[fraction] == U'.' && digit(in.text[fraction + 1]);
    return more ? end : fraction;
}

}  // namespace

bool isSpace(char32_t c) {
    return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0x2007 || c == 0x202F ||
           c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B);
}

std::string trimmed(std::string_view text, std::string_view marks) {
    const auto cut = utf8::decode(marks);
    auto letters = utf8::decode(text);
    auto out = [&](char32_t c) { return isSpace(c) || cut.find(c) != std::u32string::npos; };
    while (!letters.empty() && out(letters.back())) letters.pop_back();
    std::size_t from = 0;
    while (from < letters.size() && out(letters[from])) ++from;
    return utf8::encode(std::u32string_view(letters).substr(from));
}

std::string cyrillicLookalikes(std::string_view text) {
    if (std::none_of(text.begin(), text.end(),
                     [](char c) { return lookalike(static_cast<unsigned char>(c)) != 0; }))
        return std::string(text);
    auto letters = utf8::decode(text);
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t end = i;
        while (end < letters.size() && utf8::isLetter(letters[end])) ++end;
        if (end == i) {
            ++i;
            continue;
        }
        auto word = letters.substr(i, end - i);
        if (std::any_of(word.begin(), word.end(), utf8::isCyrillic)) {
            mend(word);
            letters.replace(i, end - i, word);
        }
        i = end;
    }
    return utf8::encode(letters);
}

std::string utf8Of(const Token& token) { return utf8::encode(token.word); }

std::vector<Token> tokenise(std::string_view text) {
    Letters in(text);
    std::vector<Token> out;
    out.reserve(in.text.size() / 4 + 1);
    for (std::size_t i = 0; i < in.text.size();) {
        if (isSpace(in.text[i])) {
            ++i;
            continue;
        }
        Token token;
        std::size_t end = i + 1;
        if (utf8::isLetter(in.text[i])) {
            end = in.letters(i);
            token.word = foldedWord(std::u32string_view(in.text).substr(i, end - i));
            if (end < in.text.size() && hyphen(in.text[end])) {
                auto tailEnd = in.letters(end + 1);
                auto size = tailEnd - end - 1;
                bool dotted =
                    tailEnd < in.text.size() && (in.text[tailEnd] == U'.' || hyphen(in.text[tailEnd]));
                if (size >= 1 && size <= 3 && end - i >= 2 && !dotted) {
                    token.tail = foldedWord(std::u32string_view(in.text).substr(end + 1, size));
                    end = tailEnd;
                }
            }
            token.abbreviated = end < in.text.size() && in.text[end] == U'.';
            token.from = in.at[i];
            token.to = in.at[end];
            if (token.abbreviated) ++end;
            // A hyphen that joins words says nothing more.
            if (end + 1 < in.text.size() && hyphen(in.text[end]) && utf8::isLetter(in.text[end + 1])) ++end;
        } else {
            if (digit(in.text[i])) {
                end = numberEnd(in, i);
                token.number = true;
                token.word = in.text.substr(i, end - i);
                std::replace(token.word.begin(), token.word.end(), U',', U'.');
            } else if (in.text[i] == U'№') {
                token.word = U"номер";
            } else {
                token.mark =
                    hyphen(in.text[i]) || in.text[i] == U'–' || in.text[i] == U'—' ? U'-' : in.text[i];
            }
            token.from = in.at[i];
            token.to = in.at[end];
        }
        out.push_back(std::move(token));
        i = end;
    }
    return out;
}

void PhraseBook::add(int entry, std::string_view phrase) {
    Phrase out{entry, {}};
    for (auto& token : tokenise(phrase)) {
        if (token.mark == U'=') {
            if (!out.stems.empty()) out.stems.back().whole = true;
        } else if (!token.word.empty()) {
            out.stems.push_back({token.word, token.number});
        }
    }
    if (out.stems.empty()) return;
    byLetter_[out.stems[0].text[0]].push_back(phrases_.size());
    phrases_.push_back(std::move(out));
}

bool PhraseBook::skipped(const Token& token) const {
    if (token.mark) return skippedMarks_.find(token.mark) != std::u32string::npos;
    return std::find(skippedWords_.begin(), skippedWords_.end(), token.word) != skippedWords_.end();
}

/// 0 when the word does not fit, else how many letters speak for it.
int PhraseBook::fit(const Token& token, const Stem& stem, bool alone) {
    auto& word = token.word;
    auto& text = stem.text;
    if (token.number || stem.whole)
        return word == text && token.tail.empty() ? static_cast<int>(text.size()) + 1 : 0;
    if (!token.tail.empty()) {
        if (!text.starts_with(word)) return 0;
        for (std::size_t n = 1; n <= token.tail.size(); ++n)
            if (text.ends_with(std::u32string_view(token.tail).substr(0, n)))
                return static_cast<int>(word.size());
        return 0;
    }
    if (word.starts_with(text)) return word.size() - text.size() <= 3 ? static_cast<int>(text.size()) + 1 : 0;
    if (!text.starts_with(word)) return 0;
    if (token.abbreviated) return word.size() >= 3 || !alone ? static_cast<int>(word.size()) : 0;
    // «ин.яз», «рус яз»: the dot is often forgotten; «по», «на» are words of their own.
    static const std::set<std::u32string_view> prepositions = {U"по", U"на", U"до", U"из", U"за",
                                                               U"от", U"об", U"не", U"со", U"во"};
    bool enough = word.size() >= 3 || (word.size() == 2 && !prepositions.contains(word));
    return !alone && enough ? static_cast<int>(word.size()) : 0;
}

PhraseBook::Hit PhraseBook::at(const std::vector<Token>& tokens, std::size_t from) const {
    Hit best;
    if (from >= tokens.size() || tokens[from].word.empty()) return best;
    auto candidates = byLetter_.find(tokens[from].word[0]);
    if (candidates == byLetter_.end()) return best;
    int bestLetters = 0;
    for (auto index : candidates->second) {
        auto& phrase = phrases_[index];
        std::size_t at = from;
        int letters = 0;
        bool fits = true;
        for (std::size_t s = 0; s < phrase.stems.size() && fits; ++s) {
            if (s > 0) {
                // A word that the phrase itself wants next is no filler.
                while (at < tokens.size() && skipped(tokens[at]) && !fit(tokens[at], phrase.stems[s], false))
                    ++at;
            }
            int here = at < tokens.size() && !tokens[at].word.empty()
                           ? fit(tokens[at], phrase.stems[s], phrase.stems.size() == 1)
                           : 0;
            fits = here > 0;
            letters += here;
            ++at;
        }
        if (!fits) continue;
        auto words = static_cast<int>(phrase.stems.size());
        if (words > best.words || (words == best.words && letters > bestLetters)) {
            best = {phrase.entry, from, at, words};
            bestLetters = letters;
        }
    }
    return best;
}

std::vector<PhraseBook::Hit> PhraseBook::all(const std::vector<Token>& tokens, std::size_t from,
                                             std::size_t to) const {
    std::vector<Hit> out;
    to = std::min(to, tokens.size());
    for (auto i = from; i < to;) {
        auto hit = at(tokens, i);
        if (hit && hit.to <= to) {
            out.push_back(hit);
            i = hit.to;
        } else {
            ++i;
        }
    }
    return out;
}

PhraseBook::Hit PhraseBook::first(const std::vector<Token>& tokens, std::size_t from) const {
    for (auto i = from; i < tokens.size(); ++i)
        if (auto hit = at(tokens, i)) return hit;
    return {};
}

bool PhraseBook::hits(std::string_view text) const { return static_cast<bool>(first(tokenise(text))); }
bool PhraseBook::opens(std::string_view text) const { return static_cast<bool>(at(tokenise(text), 0)); }

}  // namespace metodika::people
