#include "features/people/places.hpp"

#include <algorithm>
#include <array>

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

struct PlaceLine {
    OrganisationId id;
    std::string name, short_name;
};
BOOST_DESCRIBE_STRUCT(PlaceLine, (), (id, name, short_name))

// Ownership and legal form say nothing about which school it is.
constexpr std::array<std::string_view, 26> forms{
    "мбоу",          "мкоу",      "маоу",     "гбоу",       "гкоу",
    "гаоу",          "мбдоу",     "мкдоу",    "мадоу",      "мбу",
    "мку",           "мау",       "гбу",      "до",         "дпо",
    "гбпоу",         "чоу",       "ано",      "моу",        "мдоу",
    "муниципальное", "бюджетное", "казенное", "автономное", "общеобразовательное",
    "учреждение"};

bool digit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace

std::string placeKey(std::string_view name) {
    std::vector<std::string> words;
    std::u32string word;
    auto end = [&] {
        auto text = utf8::encode(word);
        word.clear();
        if (!text.empty() && std::find(forms.begin(), forms.end(), text) == forms.end())
            words.push_back(text);
    };
    for (char32_t c : utf8::decode(utf8::fold(name))) {
        bool letter = utf8::isLetter(c);
        if (!letter && !digit(c)) {
            end();
            continue;
        }
        // «№5», «СОШ5»: a number is a word of its own.
        if (!word.empty() && digit(c) != digit(word.back())) end();
        word += c;
    }
    end();
    std::string out;
    for (const auto& w : words) out += (out.empty() ? "" : " ") + w;
    return out;
}

Places::Places(api::Work& work, OrganisationId root) {
    static constexpr db::Query find{"people.places", R"(
        SELECT n.id, n.name, n.short_name FROM shared_reach r
        JOIN shared_organisation_names n ON n.id = r.descendant AND n.since <= :today AND n.until > :today
        WHERE r.ancestor = :root AND r.since <= :today AND r.until > :today ORDER BY n.id)"};
    for (const auto& line : work.all<PlaceLine>(find, {{"root", root}})) {
        ++count_;
        know(placeKey(line.name), line.id);
        if (line.short_name != line.name) know(placeKey(line.short_name), line.id);
    }
}

void Places::know(std::string key, OrganisationId id) {
    if (key.empty()) return;
    auto [at, fresh] = byKey_.try_emplace(key, id);
    if (!fresh && at->second != id) at->second.reset();
    names_.emplace_back(std::move(key), id);
}

std::optional<OrganisationId> Places::find(std::string_view name) const {
    auto key = placeKey(name);
    if (key.empty()) return {};
    if (auto exact = byKey_.find(key); exact != byKey_.end()) return exact->second;
    // «СОШ 5 с. Отрадного» is «СОШ 5», as long as only one is meant.
    std::optional<OrganisationId> found;
    for (const auto& [known, id] : names_) {
        const auto& longer = known.size() > key.size() ? known : key;
        const auto& shorter = known.size() > key.size() ? key : known;
        if (shorter.find(' ') == shorter.npos || !longer.starts_with(shorter) ||
            longer[shorter.size()] != ' ')
            continue;
        if (found && *found != id) return {};
        found = id;
    }
    return found;
}

}  // namespace metodika::people
