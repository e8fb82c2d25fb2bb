#include "platform/api/paging.hpp"

#include "platform/base/id.hpp"
#include "platform/base/refusal.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::api {

// id in decimal, a dot, the key in hexadecimal: safe in an address without further encoding.
std::string encodeCursor(const Cursor& c) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = std::to_string(c.id) + ".";
    for (unsigned char b : c.key) (out += digits[b >> 4]) += digits[b & 15];
    return out;
}

Cursor decodeCursor(std::string_view text) {
    auto wrong = [] {
        return Refused(RefusalKind::invalid, "api.invalid", {}, {{"/cursor", "api.field.cursor", {}}});
    };
    auto dot = text.find('.');
    auto id = parseIdNumber(text.substr(0, dot));
    if (dot == text.npos || !id || text.size() > 4000 || (text.size() - dot) % 2 == 0) throw wrong();
    Cursor c{"", *id};
    auto digit = [&](char x) {
        if (x >= '0' && x <= '9') return x - '0';
        if (x >= 'a' && x <= 'f') return x - 'a' + 10;
        throw wrong();
    };
    for (std::size_t i = dot + 1; i + 1 < text.size(); i += 2)
        c.key += char(digit(text[i]) * 16 + digit(text[i + 1]));
    if (!utf8::valid(c.key)) throw wrong();
    return c;
}

int pageSize(std::optional<int> asked) {
    if (!asked) return 50;
    if (*asked < 1 || *asked > 200)
        throw Refused(RefusalKind::invalid, "api.invalid", {},
                      {{"/limit", "api.field.range", {{"least", "1"}, {"most", "200"}}}});
    return *asked;
}

}  // namespace metodika::api
