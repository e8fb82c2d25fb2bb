#include "platform/search/words.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <memory>

#include "platform/base/utf8.hpp"

namespace metodika::search {
namespace {

bool digit(char32_t c) { return c >= '0' && c <= '9'; }

// A stemmer keeps its last word, so every thread has its own.
struct Stemmer {
    explicit Stemmer(const char* language) : handle(sb_stemmer_new(language, "UTF_8"), sb_stemmer_delete) {}
    std::string operator()(const std::string& word) const {
        auto out =
            sb_stemmer_stem(handle.get(), reinterpret_cast<const sb_symbol*>(word.data()), int(word.size()));
        return out ? std::string(reinterpret_cast<const char*>(out),
                                 std::size_t(sb_stemmer_length(handle.get())))
                   : word;
    }
    std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> handle;
};

constexpr std::u32string_view latinKeys = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.`",
                              cyrillicKeys = U"йцукенгшщзхъфывапролджэячсмитьбюе";
static_assert(latinKeys.size() == cyrillicKeys.size());

}  // namespace

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    bool number = false;
    auto end = [&] {
        if (!word.empty()) out.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        char32_t c = utf8::lower(utf8::next(text, i));
        if (c == U'ё') c = U'е';
        bool now = digit(c);
        if (!now && !utf8::isLetter(c)) {
            end();
            continue;
        }
        if (now != number) end();
        number = now;
        utf8::append(word, c);
    }
    end();
    return out;
}

bool isNumber(std::string_view word) { return !word.empty() && digit(static_cast<unsigned char>(word[0])); }

std::string stemOf(const std::string& word) {
    thread_local const Stemmer russian("russian"), english("english");
    if (isNumber(word)) return word;
    std::size_t i = 0;
    return utf8::isCyrillic(utf8::next(word, i)) ? russian(word) : english(word);
}

std::string otherLayout(std::string_view typed) {
    std::u32string out;
    bool letters = false, latin = false;
    for (char32_t c : utf8::decode(typed)) latin |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    auto from = latin ? latinKeys : cyrillicKeys, to = latin ? cyrillicKeys : latinKeys;
    for (char32_t c : utf8::decode(typed)) {
        auto at = from.find(utf8::lower(c));
        letters |= at != from.npos;
        out += at == from.npos ? c : to[at];
    }
    return letters ? utf8::encode(out) : std::string();
}

std::uint64_t lettersOf(std::u32string_view word) {
    std::uint64_t out = 0;
    for (char32_t c : word)
        out |= std::uint64_t{1} << (c >= U'а' && c <= U'я' ? c - U'а'
                                    : c >= 'a' && c <= 'z' ? 32 + (c - 'a')
                                                           : 58 + c % 6);
    return out;
}

int forgiven(std::size_t letters) { return letters < 4 ? 0 : letters < 8 ? 1 : 2; }

Distance distance(std::u32string_view typed, std::u32string_view word, int most) {
    constexpr std::size_t longest = 40;
    // Only so much of the word can be the beginning that was meant; the whole one is longer then, anyway.
    std::size_t n = std::min(typed.size(), longest),
                m = std::min({word.size(), n + std::size_t(most) + 1, longest});
    std::array<std::array<int, longest + 1>, 3> rows{};
    auto *before = &rows[0], *last = &rows[1], *now = &rows[2];
    for (std::size_t j = 0; j <= m; ++j) (*last)[j] = int(j);
    for (std::size_t i = 1; i <= n; ++i) {
        (*now)[0] = int(i);
        int best = int(i);
        for (std::size_t j = 1; j <= m; ++j) {
            int d = std::min(
                {(*last)[j] + 1, (*now)[j - 1] + 1, (*last)[j - 1] + (typed[i - 1] == word[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
                d = std::min(d, (*before)[j - 2] + 1);
            (*now)[j] = d;
            best = std::min(best, d);
        }
        if (best > most) return {most + 1, most + 1};
        std::swap(before, last);
        std::swap(last, now);
    }
    int beginning = *std::min_element(last->begin(), last->begin() + std::ptrdiff_t(m) + 1);
    int whole = m == word.size() && n == typed.size() ? (*last)[m] : most + 1;
    return {std::min(whole, most + 1), std::min(beginning, most + 1)};
}

std::int64_t alphabetically(std::string_view name) {
    std::uint64_t out = 0;
    int letters = 0;
    constexpr int most = 9;  // more do not fit into the number
    for (std::size_t i = 0; i < name.size() && letters < most; ++letters) {
        char32_t c = utf8::lower(utf8::next(name, i));
        if (c == U'ё') c = U'е';
        std::uint64_t place = c >= U'а' && c <= U'я' ? 0x40 + (c - U'а') : c < 0x80 ? c >> 1 : 0x3F;
        out = out * 0x60 + std::min<std::uint64_t>(place, 0x5F);
    }
    for (; letters < most; ++letters) out *= 0x60;
    return -std::int64_t(out);
}

}  // namespace metodika::search
