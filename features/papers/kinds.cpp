#include "features/papers/kinds.hpp"

#include <algorithm>

namespace metodika::papers {
namespace {

packs::Words titleOf(const packs::Node& node) {
    auto title = node.at("title").words();
    for (const char* language : {"ru", "en"})
        if (!title.contains(language))
            throw packs::Broken(node.at("title").where(), "packs.missing_text", {{"language", language}});
    return title;
}

}  // namespace

const std::string& Kind::titleIn(std::string_view language) const {
    auto found = title.find(language);
    return found == title.end() ? title.at("ru") : found->second;
}
bool Kind::keptBy(std::string_view organisationKind) const {
    return std::find(of.begin(), of.end(), organisationKind) != of.end();
}

Kinds Kinds::from(const packs::Pack& pack) {
    static constexpr std::string_view known[] = {"code", "group", "title",    "of",  "term",
                                                 "due",  "years", "document", "page"};
    Kinds out;
    auto node = pack.yaml("dictionaries/papers.yaml");
    for (const auto& group : node.at("groups").list())
        out.groups_.push_back({group.at("code").text(), titleOf(group)});
    for (const auto& one : node.at("kinds").list()) {
        for (const auto& [key, value] : one.entries())
            if (std::find(std::begin(known), std::end(known), key) == std::end(known))
                throw packs::Broken(value.where(), "packs.unknown_key", {{"name", key}});
        Kind kind;
        kind.code = one.at("code").text();
        if (out.find(kind.code))
            throw packs::Broken(one.at("code").where(), "packs.code_twice", {{"code", kind.code}});
        kind.title = titleOf(one);
        kind.group = one.at("group").text();
        if (std::none_of(out.groups_.begin(), out.groups_.end(),
                         [&](const Group& g) { return g.code == kind.group; }))
            throw packs::Broken(one.at("group").where(), "papers.pack.no_group", {{"name", kind.group}});
        kind.of = one.at("of").texts();
        auto term = enumNamed<Term>(one.at("term").text());
        if (!term)
            throw packs::Broken(one.at("term").where(), "papers.pack.no_term",
                                {{"name", one.at("term").text()}});
        kind.term = *term;
        if (one["due"]) {
            one["due"].dayOf(2026);
            kind.due = one["due"].text();
        }
        if (one["years"]) kind.years = int(one["years"].number());
        if (one["document"]) {
            kind.document = one["document"].text();
            if (!pack.hasDocument(kind.document))
                throw packs::Broken(one["document"].where(), "papers.pack.no_document",
                                    {{"name", kind.document}});
        }
        if (one["page"]) kind.page = one["page"].text();
        out.kinds_.push_back(std::move(kind));
    }
    for (const auto& one : node.at("required").list()) {
        auto code = one.text();
        auto found =
            std::find_if(out.kinds_.begin(), out.kinds_.end(), [&](const Kind& k) { return k.code == code; });
        if (found == out.kinds_.end())
            throw packs::Broken(one.where(), "papers.pack.no_kind", {{"name", code}});
        found->required = true;
    }
    return out;
}

const Kind* Kinds::find(std::string_view code) const {
    for (const Kind& kind : kinds_)
        if (kind.code == code) return &kind;
    return nullptr;
}

}  // namespace metodika::papers
