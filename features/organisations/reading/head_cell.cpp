// «и.о. Петренко А.В.», «Гуляева Наталия Ивановна», «вакансия», «см. д/с № 16».
#include "features/organisations/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

bool upperLetter(char32_t c) { return utf8::isLetter(c) && utf8::lower(c) != c; }

/// A word with a capital, hyphens inside: «Иванова-Петрова», «И.», «А.В.».
std::vector<std::u32string> capitalised(const std::u32string& text) {
    std::vector<std::u32string> out;
    std::u32string word;
    auto flush = [&] {
        if (!word.empty() && upperLetter(word[0])) out.push_back(word);
        word.clear();
    };
    for (char32_t c : text) {
        if (utf8::isLetter(c) || c == U'-' || c == U'.' || c == U'’') {
            word += c;
            if (c == U'.') flush();
        } else {
            flush();
        }
    }
    flush();
    return out;
}

std::string titled(std::u32string word) {
    bool shouted = word.size() > 2;
    for (char32_t c : word) shouted = shouted && (c == U'-' || upperLetter(c));
    if (!shouted) return utf8::encode(word);
    for (std::size_t i = 1; i < word.size(); ++i)
        if (word[i - 1] != U'-') word[i] = utf8::lower(word[i]);
    return utf8::encode(word);
}

bool initial(const std::u32string& word) { return word.size() == 1 || (word.size() == 2 && word[1] == U'.'); }

}  // namespace

std::string HeadRead::full() const {
    std::string out = surname;
    for (const auto* part : {&name, &patronymic, &initials})
        if (!part->empty()) out += " " + *part;
    return out;
}

HeadCell readHead(std::string_view text, const RegisterWords& words) {
    HeadCell out;
    if (saysNothing(text, words)) return out;
    auto parts = wordsOf(text);
    if (auto hit = words.rows.first(parts); hit && words.rows.of(hit) == "vacancy") {
        out.vacant = true;
        return out;
    }
    if (refersElsewhere(text, words)) {
        out.reference = true;
        return out;
    }
    auto bare = withoutBrackets(text);
    HeadRead head;
    // The post may be written before the name: «и.о. директора Петренко А.В.»
    parts = wordsOf(bare);
    std::size_t from = 0;
    for (;;) {
        auto acting = words.acting.at(parts, from), post = words.posts.at(parts, from);
        if (!acting && !post) break;
        head.acting = head.acting || bool(acting);
        from = acting ? acting.to : post.to;
    }
    if (from >= parts.size()) return out;
    auto rest = bare.substr(parts[from].from);
    rest = rest.substr(0, rest.find_first_of(",;"));
    std::u32string initials;
    std::vector<std::string> names;
    for (auto& word : capitalised(utf8::decode(rest))) {
        if (initial(word)) {
            initials += word[0];
            initials += U'.';
        } else {
            names.push_back(titled(word));
        }
    }
    if (names.empty()) return out;
    head.surname = names[0];
    if (names.size() > 1) {
        head.name = names[1];
        for (std::size_t i = 2; i < names.size() && i < 4; ++i)
            head.patronymic += (i > 2 ? " " : "") + names[i];
    }
    head.initials = utf8::encode(initials);
    out.head = head;
    return out;
}

}  // namespace metodika::organisations
