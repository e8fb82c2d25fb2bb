#include "features/plans/layouts.hpp"

#include <algorithm>

namespace metodika::plans {

Layouts Layouts::from(const packs::Pack& pack) {
    Layouts out;
    auto node = pack.yaml("dictionaries/plans.yaml");
    for (const char* level : {"region", "municipality", "organisation"}) {
        auto one = node.at(level);
        Layout layout{one.at("paper").text(), one.at("analysis").text(), one.at("title").text(), {}};
        for (const auto& section : one.at("sections").list()) {
            LayoutSection s{section.at("code").text(), section.at("title").text(), {}};
            if (std::any_of(layout.sections.begin(), layout.sections.end(),
                            [&](const LayoutSection& known) { return known.code == s.code; }))
                throw packs::Broken(section.at("code").where(), "packs.code_twice", {{"code", s.code}});
            if (section["functions"]) s.functions = section["functions"].texts();
            layout.sections.push_back(std::move(s));
        }
        out.layouts_.emplace(level, std::move(layout));
    }
    return out;
}

}  // namespace metodika::plans
