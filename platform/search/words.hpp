#pragma once
// What a text is to the search: words in one form, without case, ё, hyphens and marks.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace metodika::search {

/// «МБОУ СОШ №5-а» → мбоу, сош, 5, а: a number is a word of its own wherever it stands.
std::vector<std::string> wordsOf(std::string_view text);
/// What is left of a word without its endings, by Snowball: Russian for Cyrillic, English for Latin letters.
std::string stemOf(const std::string& word);
bool isNumber(std::string_view word);
/// What was typed with the keyboard in the other language: «bdfyjd» → «иванов»; empty where it holds no
/// letters.
std::string otherLayout(std::string_view typed);

/// One bit a letter: words that lack too many letters of another need not be compared.
std::uint64_t lettersOf(std::u32string_view word);
/// How many letters must be changed, added, dropped or swapped with their neighbour to make `typed` of the
/// word
/// (`whole`) and of its beginning that is nearest (`beginning`); more than `most` is most + 1.
struct Distance {
    int whole = 0, beginning = 0;
};
Distance distance(std::u32string_view typed, std::u32string_view word, int most);
/// How many mistakes a word of that length is forgiven.
int forgiven(std::size_t letters);

/// A number that orders as the first letters of the name do, the first name highest.
std::int64_t alphabetically(std::string_view name);

}  // namespace metodika::search
