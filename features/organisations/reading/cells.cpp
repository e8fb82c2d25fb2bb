#include "features/organisations/reading/cells.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

bool plainAscii(std::string_view text, std::string_view marks) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || marks.find(c) != marks.npos;
    });
}

bool soundEmail(std::string_view text) {
    auto at = text.find('@');
    if (at == text.npos || text.size() > 200) return false;
    auto local = text.substr(0, at), domain = text.substr(at + 1);
    auto dot = domain.rfind('.');
    return plainAscii(local, "._%+-") && plainAscii(domain, ".-") && dot != domain.npos && dot > 0 &&
           domain.size() - dot > 2 && domain.find("..") == domain.npos;
}

/// Pieces between separators, none of them empty.
std::vector<std::string> pieces(std::string_view text, std::string_view separators) {
    std::vector<std::string> out;
    while (!text.empty()) {
        auto end = std::min(text.find_first_of(separators), text.size());
        if (auto piece = utf8::squeeze(text.substr(0, end)); !piece.empty()) out.push_back(piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

}  // namespace

std::string digitsOf(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out), digit);
    return out;
}

std::string trimmed(std::string_view text, std::string_view marks) {
    const auto cut = utf8::decode(marks);
    auto letters = utf8::decode(utf8::squeeze(text));
    auto out = [&](char32_t c) { return cut.find(c) != cut.npos; };
    while (!letters.empty() && out(letters.back())) letters.pop_back();
    auto from = std::find_if_not(letters.begin(), letters.end(), out);
    return utf8::encode(std::u32string(from, letters.end()));
}

std::string withoutBrackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (char c : text) {
        if (c == '(')
            ++depth;
        else if (c == ')')
            depth = std::max(0, depth - 1);
        else if (depth == 0)
            out += c;
    }
    return utf8::squeeze(out);
}

bool saysNothing(std::string_view text, const RegisterWords& words) {
    if (trimmed(text, " -–—.").empty()) return true;
    auto parts = wordsOf(text);
    auto hit = words.rows.at(parts, 0);
    return hit && hit.to == parts.size() && words.rows.of(hit) == "nothing";
}

bool saysSame(std::string_view text, const RegisterWords& words) {
    if (!utf8::squeeze(text).empty() && trimmed(text, " -–—/\\\"″〃«»").empty())
        return text.find_first_of("/\"") != text.npos || text.find("″") != text.npos;
    auto hit = words.rows.at(wordsOf(text), 0);
    return hit && words.rows.of(hit) == "ditto";
}

bool refersElsewhere(std::string_view text, const RegisterWords& words) {
    auto hit = words.rows.at(wordsOf(text), 0);
    return hit && words.rows.of(hit) == "reference";
}

InnRead readInn(std::string_view text) {
    InnRead out;
    std::string digits;
    bool other = false;
    // «ИНН/КПП» in one cell: the first number is meant.
    for (char32_t c : utf8::decode(text)) {
        if (c >= U'0' && c <= U'9') {
            digits += static_cast<char>(c);
        } else if (c == U'О' || c == U'о' || c == U'O' || c == U'o') {
            digits += '0';
            out.letter = true;
        } else if (c == U'/' || c == U',' || c == U'\n') {
            if (digits.size() >= 9) break;
        } else if (utf8::isLetter(c)) {
            other = true;
        }
    }
    if (digits.size() == 9) digits.insert(digits.begin(), '0');
    out.wrong = digits.size() != 10 && (!digits.empty() || other);
    if (digits.size() == 10) out.inn = digits;
    if (out.inn.empty()) out.letter = false;
    return out;
}

bool innChecks(std::string_view inn) {
    static constexpr int weights[] = {2, 4, 10, 3, 5, 9, 4, 6, 8};
    if (inn.size() != 10 || !std::all_of(inn.begin(), inn.end(), digit)) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += weights[i] * (inn[i] - '0');
    return sum % 11 % 10 == inn[9] - '0';
}

PhonesRead readPhones(std::string_view text, const std::string& townCode) {
    PhonesRead out;
    std::string part;
    auto flush = [&] {
        auto digits = digitsOf(part);
        part.clear();
        // Less than five digits are an extension, not a number.
        if (digits.size() < 5) return;
        if (digits.size() == 11 && (digits[0] == '7' || digits[0] == '8')) digits.erase(0, 1);
        if (digits.size() < 10 && digits.size() + townCode.size() == 10) digits = townCode + digits;
        if (digits.size() != 10)
            ++out.incomplete;
        else if (auto phone = std::string("+7").append(digits);
                 std::find(out.phones.begin(), out.phones.end(), phone) == out.phones.end())
            out.phones.push_back(phone);
    };
    bool bracket = false;
    for (char32_t c : utf8::decode(text)) {
        bracket = (bracket || c == U'(') && c != U')';
        bool space = c == U' ' || c == 0xA0;
        bool inside = (c >= U'0' && c <= U'9') || c == U'+' || c == U'(' || c == U')' || c == U'-' ||
                      c == U'–' || c == U'.' || (bracket && space) || space;
        if (inside)
            utf8::append(part, c);
        else
            flush();
    }
    flush();
    return out;
}

std::string townCodeOf(const std::vector<std::string>& cells) {
    std::map<std::string, int> codes;
    for (const auto& cell : cells) {
        // «8(86500)5-16-27», «8-86500-5-16-27»: what stands in brackets or between the 8 and the rest.
        std::vector<std::string> groups;
        auto open = cell.find('('), close = cell.find(')');
        if (open != cell.npos && close != cell.npos && open < close)
            groups.push_back(digitsOf(std::string_view(cell).substr(open, close - open)));
        else if (digitsOf(cell).size() == 11)
            groups = pieces(cell, " -+()");
        for (const auto& code : groups) {
            if (code.size() < 3 || code.size() > 5 || code[0] == '9') continue;
            ++codes[code];
            break;
        }
    }
    auto best = std::max_element(codes.begin(), codes.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == codes.end() ? "" : best->first;
}

EmailRead readEmail(std::string_view text, const RegisterWords& words) {
    EmailRead out;
    if (saysNothing(text, words)) return out;
    for (const auto& piece : pieces(text, " ,;\n\t")) {
        auto address = trimmed(piece, " .,;<>");
        if (out.email.empty() && soundEmail(address)) out.email = utf8::lower(address);
    }
    out.wrong = out.email.empty();
    return out;
}

std::string readSite(std::string_view text, const RegisterWords& words) {
    if (saysNothing(text, words)) return "";
    for (auto& piece : pieces(text, " ,;\n\t"))
        if (piece.find('.') != piece.npos) return piece;
    return "";
}

std::optional<int> readCount(std::string_view text) {
    auto bare = utf8::squeeze(text);
    int value = 0;
    auto [end, error] = std::from_chars(bare.data(), bare.data() + bare.size(), value);
    if (error != std::errc() || value < 0) return {};
    return value;
}

std::string legalFormOf(std::string_view text, const RegisterWords& words) {
    auto parts = wordsOf(text);
    for (const auto& form : words.legalFormNames) {
        auto wanted = wordsOf(form);
        bool same = wanted.size() <= parts.size();
        for (std::size_t i = 0; same && i < wanted.size(); ++i) same = parts[i].text == wanted[i].text;
        if (same) return form;
    }
    auto hit = words.legalForms.at(parts, 0);
    return hit ? words.legalForms.of(hit) : "";
}

std::string withoutLegalForm(std::string_view text, const RegisterWords& words) {
    auto form = legalFormOf(text, words);
    if (form.empty()) return utf8::squeeze(text);
    auto parts = wordsOf(text);
    auto count = wordsOf(form).size();
    if (parts[0].text != wordsOf(form)[0].text) count = words.legalForms.at(parts, 0).count();
    return trimmed(text.substr(parts[count - 1].to), " ,.;:-–—");
}

const TypeEntry* typeOf(std::string_view text, const RegisterWords& words) {
    auto parts = wordsOf(text);
    const TypeEntry* best = nullptr;
    std::size_t length = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto hit = words.types.at(parts, i);
        if (!hit) continue;
        const auto& entry = words.typeEntries.at(words.types.of(hit));
        bool better = !best || (best->generic && !entry.generic) ||
                      (best->generic == entry.generic && hit.count() > length);
        if (!better) continue;
        best = &entry;
        length = hit.count();
    }
    return best;
}

std::string numberOf(std::string_view text) {
    auto parts = wordsOf(text);
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        if (parts[i].is(U"номер") && parts[i + 1].number) return utf8::encode(parts[i + 1].text);
    return "";
}

std::string callOf(std::string_view text, const RegisterWords& words) {
    auto number = numberOf(text);
    const auto* type = typeOf(text, words);
    if (number.empty() || !type) return "";
    return utf8::fold(type->name) + " " + number;
}

}  // namespace metodika::organisations
