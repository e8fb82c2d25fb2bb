#include <array>

#include "platform/base/utf8.hpp"
#include "platform/tables/formats.hpp"

namespace metodika::tables {
namespace {

// Windows-1251 from 0x80: https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT
constexpr std::array<char16_t, 64> upperHalf{
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

std::string fromWindows1251(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (unsigned char b : bytes)
        utf8::append(out, b < 0x80   ? char32_t(b)
                          : b < 0xC0 ? upperHalf[b - 0x80]
                                     : char32_t(0x0410 + b - 0xC0));
    return out;
}

std::string fromUtf16(std::string_view bytes, bool bigEndian) {
    std::string out;
    out.reserve(bytes.size());
    auto unit = [&](std::size_t i) {
        auto low = static_cast<unsigned char>(bytes[i + (bigEndian ? 1 : 0)]);
        auto high = static_cast<unsigned char>(bytes[i + (bigEndian ? 0 : 1)]);
        return char32_t(high << 8 | low);
    };
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && unit(i + 2) >= 0xDC00 &&
            unit(i + 2) < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        utf8::append(out, c);
    }
    return out;
}

bool holdsControls(std::string_view text) {
    for (unsigned char c : text)
        if (c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1A) return true;
    return false;
}

}  // namespace

std::optional<std::string> readableText(std::string_view bytes) {
    std::string out;
    if (bytes.starts_with("\xEF\xBB\xBF"))
        out = std::string(bytes.substr(3));
    else if (bytes.starts_with("\xFF\xFE"))
        out = fromUtf16(bytes.substr(2), false);
    else if (bytes.starts_with("\xFE\xFF"))
        out = fromUtf16(bytes.substr(2), true);
    else
        out = std::string(bytes);
    if (!utf8::valid(out)) out = fromWindows1251(out);
    if (holdsControls(out)) return {};
    return out;
}

}  // namespace metodika::tables
