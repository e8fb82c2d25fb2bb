#include <algorithm>

#include "features/people/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

std::string digitsOf(std::string_view text) {
    std::string out;
    for (char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

/// "" when the digits are no Russian number.
std::string normalPhone(const std::string& digits) {
    if (digits.size() == 11 && (digits[0] == '7' || digits[0] == '8')) return "+7" + digits.substr(1);
    if (digits.size() == 10 && digits[0] == '9') return "+7" + digits;
    return "";
}

bool plainAscii(std::string_view text, std::string_view marks) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

bool soundEmail(std::string_view text) {
    auto at = text.find('@');
    if (at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos || text.size() > 254)
        return false;
    auto local = text.substr(0, at), domain = text.substr(at + 1);
    if (!plainAscii(local, "._%+-") || local.starts_with('.') || local.ends_with('.')) return false;
    auto dot = domain.rfind('.');
    return plainAscii(domain, ".-") && dot != std::string_view::npos && dot > 0 && domain.size() - dot > 2 &&
           domain.find("..") == std::string_view::npos && !domain.starts_with('-');
}

}  // namespace

bool saysNothing(std::string_view text) {
    auto bare = trimmed(text, "-–—.");
    if (bare.empty()) return !trimmed(text).empty();
    auto folded = utf8::fold(bare);
    if (folded.starts_with("не указан") || folded == "нет данных" || folded == "неизвестно" || folded == "?")
        return true;
    return folded == "нет" || folded == "отсутствует" || folded == "не имеет";
}

bool refersElsewhere(std::string_view text, const Dictionary& dictionary) {
    auto hit = dictionary.rows.book.at(tokenise(text.substr(0, 100)), 0);
    return hit && dictionary.rows.of(hit) == "reference";
}

PhoneRead readPhone(std::string_view cell) {
    PhoneRead out;
    std::string text;
    // An address beside the number may have digits of its own.
    for (std::size_t from = 0; from < cell.size();) {
        auto to = std::min(cell.find_first_of(" \n\t;,", from), cell.size());
        auto word = cell.substr(from, to - from);
        if (word.find('@') == std::string_view::npos)
            text += word;
        else if (auto read = readEmail(word); !read.email.empty())
            out.email = read.email;
        if (to < cell.size()) text += cell[to];
        from = to + 1;
    }
    std::vector<std::string> parts;
    // A comma, a semicolon or a word parts two numbers; brackets, dashes and spaces lie inside one.
    std::string part;
    auto flush = [&] {
        auto digits = digitsOf(part);
        if (!digits.empty()) parts.push_back(digits);
        part.clear();
    };
    for (char32_t c : utf8::decode(text)) {
        bool inside = (c >= U'0' && c <= U'9') || c == U'+' || c == U'(' || c == U')' || c == U'-' ||
                      c == U'–' || c == U'.' || (isSpace(c) && c != U'\n');
        if (inside)
            utf8::append(part, c);
        else
            flush();
    }
    flush();
    // Two whole numbers parted by nothing but a space.
    if (parts.size() == 1 && parts[0].size() == 22) parts = {parts[0].substr(0, 11), parts[0].substr(11)};
    out.written = static_cast<int>(parts.size());
    for (auto& digits : parts) {
        auto phone = normalPhone(digits);
        // A number of one's own goes before that of the office.
        bool better = phone.starts_with("+79") && !out.phone.starts_with("+79");
        if (out.phone.empty() || better) out.phone = phone.empty() ? out.phone : phone;
    }
    return out;
}

EmailRead readEmail(std::string_view text) {
    EmailRead out;
    std::string address;
    for (char32_t c : utf8::decode(trimmed(text, ";,.")))
        if (!isSpace(c)) utf8::append(address, c);
    out.written = !address.empty() && !saysNothing(text);
    if (soundEmail(address)) out.email = utf8::lower(address);
    return out;
}

std::string readSnils(std::string_view text) {
    auto digits = digitsOf(text);
    // A number cell drops the zeros that a СНИЛС may begin with.
    if (digits.size() >= 9 && digits.size() < 11 && digits.size() == text.size())
        digits.insert(0, 11 - digits.size(), '0');
    return digits.size() == 11 ? digits : "";
}

bool snilsChecks(std::string_view digits) {
    if (digits.size() != 11) return false;
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (digits[static_cast<std::size_t>(i)] - '0') * (9 - i);
    sum %= 101;
    if (sum == 100) sum = 0;
    return sum == (digits[9] - '0') * 10 + (digits[10] - '0');
}

}  // namespace metodika::people
