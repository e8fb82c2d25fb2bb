#include "features/associations/words.hpp"

#include <algorithm>

#include "platform/packs/pack.hpp"

namespace metodika::associations {
namespace {

void put(std::string& sentence, std::string_view name, std::string_view value) {
    std::string mark = "{" + std::string(name) + "}";
    if (auto at = sentence.find(mark); at != sentence.npos) sentence.replace(at, mark.size(), value);
}

template <class E>
std::vector<E> choices(const packs::Node& list, std::string_view key) {
    std::vector<E> out;
    for (const auto& one : list.list()) {
        auto value = enumNamed<E>(one.text());
        if (!value) throw packs::Broken(one.where(), std::string(key), {{"name", one.text()}});
        if (std::find(out.begin(), out.end(), *value) != out.end())
            throw packs::Broken(one.where(), "packs.code_twice", {{"code", one.text()}});
        out.push_back(*value);
    }
    if (out.empty()) throw packs::Broken(list.where(), "packs.no_value");
    return out;
}

Community communityFrom(const packs::Node& node) {
    static constexpr std::string_view known[] = {"code", "title", "levels", "joins", "short", "spelled"};
    for (const auto& [key, value] : node.entries())
        if (std::find(std::begin(known), std::end(known), key) == std::end(known))
            throw packs::Broken(value.where(), "packs.unknown_key", {{"name", key}});
    Community c;
    c.code = node.at("code").text();
    c.title = node.at("title").words();
    for (const char* language : {"ru", "en"})
        if (!c.title.contains(language))
            throw packs::Broken(node.at("title").where(), "packs.missing_text", {{"language", language}});
    c.levels = choices<Level>(node.at("levels"), "associations.pack.no_level");
    c.joins = choices<Kind>(node.at("joins"), "associations.pack.no_way_to_join");
    c.shortName = node.at("short").text();
    c.spelled = node.at("spelled").text();
    return c;
}

}  // namespace

bool Community::at(Level level) const {
    return std::find(levels.begin(), levels.end(), level) != levels.end();
}
bool Community::joinedBy(Kind kind) const {
    return std::find(joins.begin(), joins.end(), kind) != joins.end();
}
const std::string& Community::titleIn(std::string_view language) const {
    auto found = title.find(language);
    return found == title.end() ? title.at("ru") : found->second;
}

std::string usualCommunity(Level level, Kind kind) {
    if (kind == Kind::young) return "young";
    if (kind == Kind::post && level == Level::municipal) return "post";
    return std::string(enumName(level));
}

Words Words::from(const packs::Pack& pack) {
    return from(pack.yaml("dictionaries/associations.yaml"), pack.yaml("dictionaries/subjects.yaml"));
}

Words Words::from(const packs::Node& own, const packs::Node& subjects) {
    Words words;
    words.heading_ = own.at("heading").text();
    words.otherHeading_ = own.at("heading_of_others").text();
    words.membersOf_ = own.at("teachers_of").text();
    for (const auto& [level, name] : own.at("levels").entries()) words.names_[level] = name.text();
    for (const auto& [abbreviation, spelled] : own.at("spelled").entries())
        words.spelled_.emplace_back(abbreviation, spelled.text());
    for (const auto& node : own.at("communities").list()) {
        auto c = communityFrom(node);
        if (words.community(c.code))
            throw packs::Broken(node.at("code").where(), "packs.code_twice", {{"code", c.code}});
        words.spelled_.emplace_back(c.shortName, c.spelled);
        words.communities_.push_back(std::move(c));
    }
    // The longest beginning is the one that is meant.
    std::stable_sort(words.spelled_.begin(), words.spelled_.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    for (const auto& s : own.at("specialities").list())
        words.specialities_.push_back(
            {s.at("name").text(), s.at("members").text(), s.at("subjects").texts()});
    for (const auto& c : own.at("cycles").entries()) {
        Cycle cycle{c.first, subjects.at("cycles").at(c.first).text(), c.second.text(), {}};
        for (const auto& s : subjects.at("subjects").list())
            if (s.at("cycle").text() == c.first) cycle.subjects.push_back(s.at("name").text());
        words.cycles_.push_back(std::move(cycle));
    }
    return words;
}

Words::Speciality Words::speciality(std::string_view subject) const {
    for (const Speciality& s : specialities_)
        if (s.name == subject || std::find(s.subjects.begin(), s.subjects.end(), subject) != s.subjects.end())
            return s;
    std::string members = membersOf_;
    put(members, "subject", subject);
    return {std::string(subject), std::move(members), {std::string(subject)}};
}

const Words::Cycle* Words::cycle(std::string_view wanted) const {
    for (const Cycle& c : cycles_)
        if (c.code == wanted || c.name == wanted) return &c;
    return nullptr;
}

const Community* Words::community(std::string_view code) const {
    for (const Community& c : communities_)
        if (c.code == code) return &c;
    return nullptr;
}

CommunityRef Words::named(std::string_view code, std::string_view language) const {
    const auto* known = community(code);
    return {std::string(code), known ? known->titleIn(language) : std::string(code)};
}

std::string Words::nameOf(Level level, std::string_view members) const {
    auto found = names_.find(enumName(level));
    return (found == names_.end() ? std::string() : found->second + " ") + std::string(members);
}

std::string Words::headingOf(std::string_view name) const {
    for (const auto& [abbreviation, spelled] : spelled_)
        if (name.starts_with(abbreviation + " ")) {
            std::string heading = heading_;
            put(heading, "association", spelled + std::string(name.substr(abbreviation.size())));
            return heading;
        }
    std::string heading = otherHeading_;
    put(heading, "association", name);
    return heading;
}

}  // namespace metodika::associations
