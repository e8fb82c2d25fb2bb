#include "platform/base/utf8.hpp"

namespace metodika::utf8 {

char32_t next(std::string_view s, std::size_t& i) {
    auto byte = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
    unsigned char b = byte(i);
    if (b < 0x80) return ++i, b;
    int more = b >= 0xF0 && b < 0xF5 ? 3 : b >= 0xE0 && b < 0xF0 ? 2 : b >= 0xC2 && b < 0xE0 ? 1 : 0;
    if (!more || i + std::size_t(more) >= s.size()) return ++i, U'\uFFFD';
    char32_t c = b & (0x3F >> more);
    for (int k = 1; k <= more; ++k) {
        unsigned char t = byte(i + std::size_t(k));
        if ((t & 0xC0) != 0x80) return ++i, U'\uFFFD';
        c = (c << 6) | (t & 0x3F);
    }
    bool overlong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return ++i, U'\uFFFD';
    i += std::size_t(more) + 1;
    return c;
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

std::u32string decode(std::string_view s) {
    std::u32string out;
    out.reserve(s.size());
    for (std::size_t i = 0; i < s.size();) out += next(s, i);
    return out;
}

std::string encode(std::u32string_view s) {
    std::string out;
    out.reserve(s.size() * 2);
    for (char32_t c : s) append(out, c);
    return out;
}

bool valid(std::string_view s) {
    for (std::size_t i = 0; i < s.size();) {
        std::size_t at = i;
        if (next(s, i) == U'\uFFFD' && s.substr(at, 3) != "\xEF\xBF\xBD") return false;
    }
    return true;
}

std::size_t length(std::string_view s) {
    std::size_t n = 0;
    for (std::size_t i = 0; i < s.size(); ++n) next(s, i);
    return n;
}

char32_t lower(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    if (c >= 0x410 && c <= 0x42F) return c + 32;
    if (c >= 0x400 && c <= 0x40F) return c + 80;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return c | 1;
    if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
    return c;
}

char32_t upper(char32_t c) {
    if (c >= 'a' && c <= 'z') return c - 32;
    if (c >= 0x430 && c <= 0x44F) return c - 32;
    if (c >= 0x450 && c <= 0x45F) return c - 80;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
        return c & ~char32_t{1};
    if (c >= 0xE0 && c <= 0xFE && c != 0xF7) return c - 32;
    return c;
}

namespace {
template <class F>
std::string mapped(std::string_view s, F f) {
    std::string out;
    out.reserve(s.size());
    for (std::size_t i = 0; i < s.size();) append(out, f(next(s, i)));
    return out;
}
bool isSpace(char32_t c) {
    return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}
}  // namespace

std::string lower(std::string_view s) {
    return mapped(s, [](char32_t c) { return lower(c); });
}
std::string upper(std::string_view s) {
    return mapped(s, [](char32_t c) { return upper(c); });
}
std::string fold(std::string_view s) {
    return mapped(s, [](char32_t c) {
        c = lower(c);
        return c == U'ё' ? U'е' : c;
    });
}
std::string sortKey(std::string_view s) {
    return squeeze(mapped(s, [](char32_t c) {
        c = lower(c);
        if (c == U'ё') return U'е';
        return c == U'-' || c == U'‑' || c == U'–' ? U' ' : c;
    }));
}

bool isCyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }
bool isLetter(char32_t c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isCyrillic(c) ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

std::string squeeze(std::string_view s) {
    std::string out;
    out.reserve(s.size());
    bool gap = false;
    for (std::size_t i = 0; i < s.size();) {
        char32_t c = next(s, i);
        if (isSpace(c)) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        append(out, c);
    }
    return out;
}

std::optional<std::string> filled(const std::optional<std::string>& s) {
    auto out = s ? squeeze(*s) : std::string();
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::string head(std::string_view s, std::size_t n) {
    std::size_t i = 0;
    while (i < s.size() && n--) next(s, i);
    return std::string(s.substr(0, i));
}

}  // namespace metodika::utf8
