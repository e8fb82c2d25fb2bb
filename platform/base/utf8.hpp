#pragma once
// The few things the program does with Russian text, without a locale.
#include <optional>
#include <string>
#include <string_view>

namespace metodika::utf8 {

/// Decodes the code point at i and moves i past it; malformed bytes come out as U+FFFD, one at a time.
char32_t next(std::string_view s, std::size_t& i);
void append(std::string& out, char32_t c);
std::u32string decode(std::string_view s);
std::string encode(std::u32string_view s);
bool valid(std::string_view s);
std::size_t length(std::string_view s);

char32_t lower(char32_t c);
char32_t upper(char32_t c);
std::string lower(std::string_view s);
std::string upper(std::string_view s);
/// Lower case with ё = е: the form that is compared, sorted and searched.
std::string fold(std::string_view s);
/// Key for ordering names: folded, hyphens and double spaces as one space.
std::string sortKey(std::string_view s);
bool isLetter(char32_t c);
bool isCyrillic(char32_t c);
/// Trims and collapses every kind of white space, no-break spaces included, to single spaces.
std::string squeeze(std::string_view s);
/// Squeezed; nothing where there is nothing but white space.
std::optional<std::string> filled(const std::optional<std::string>& s);
/// At most n code points, cut at a code point.
std::string head(std::string_view s, std::size_t n);

}  // namespace metodika::utf8
