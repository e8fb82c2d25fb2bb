#include "features/associations/words.hpp"

#include <algorithm>

#include "platform/packs/pack.hpp"

namespace metodika::associations {
namespace {

void put(std::string& sentence, std::string_view name, std::string_view value) {
    std::string mark = "{" + std::string(name) + "}";
    if (auto at = sentence.find(mark); at != sentence.npos) sentence.replace(at, mark.size(), value);
}

}  // namespace

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
