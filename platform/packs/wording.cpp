#include "platform/packs/wording.hpp"

#include <array>
#include <set>

namespace metodika::packs {
namespace {

constexpr std::array forms{"_one", "_few", "_many", "_other"};

std::set<std::string> placeholders(std::string_view sentence) {
    std::set<std::string> out;
    for (auto open = sentence.find('{'); open != sentence.npos; open = sentence.find('{', open + 1)) {
        auto close = sentence.find('}', open);
        if (close == sentence.npos) break;
        out.emplace(sentence.substr(open + 1, close - open - 1));
    }
    return out;
}

std::string joined(const std::set<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

}  // namespace

void checkWording(const Pack& pack, const text::Texts& own, std::vector<Problem>& problems) {
    auto wrong = [&](const Said& said, std::string key, std::map<std::string, std::string> params) {
        problems.push_back({Problem::Gravity::error, said.where, std::move(key), std::move(params)});
    };
    for (auto language : {text::Language::ru, text::Language::en}) {
        const auto& texts = pack.texts(text::code(language));
        for (const auto& [key, said] : texts) {
            const std::string* replaced = own.find(language, key);
            if (!replaced) {
                wrong(said, "packs.unknown_text", {{"name", key}});
                continue;
            }
            auto wanted = placeholders(*replaced);
            if (placeholders(said.sentence) != wanted)
                wrong(said, "packs.other_placeholders", {{"name", key}, {"expected", joined(wanted)}});
            for (std::string_view form : forms) {
                if (!key.ends_with(form)) continue;
                auto stem = key.substr(0, key.size() - form.size());
                for (std::string_view other : forms)
                    if (auto sibling = stem + std::string(other);
                        own.find(language, sibling) && !texts.contains(sibling))
                        wrong(said, "packs.plural_form_missing", {{"name", sibling}});
            }
        }
    }
}

}  // namespace metodika::packs
