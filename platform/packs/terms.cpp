#include "platform/packs/terms.hpp"

#include <algorithm>

namespace metodika::packs {

Terms::Terms(const Node& list) {
    for (const Node& one : list.list()) {
        auto code = one.at("code").text();
        if (has(code)) throw Broken(one.where(), "packs.code_twice", {{"code", code}});
        terms_.push_back({std::move(code), one.at("title").words()});
    }
}

const Terms::Term* Terms::find(std::string_view code) const {
    auto found = std::find_if(terms_.begin(), terms_.end(), [&](const Term& t) { return t.code == code; });
    return found == terms_.end() ? nullptr : &*found;
}

bool Terms::has(std::string_view code) const { return find(code) != nullptr; }

std::string Terms::title(std::string_view code, std::string_view language) const {
    const Term* term = find(code);
    if (!term) return std::string(code);
    auto words = term->title.find(language);
    return words == term->title.end() ? std::string(code) : words->second;
}

}  // namespace metodika::packs
