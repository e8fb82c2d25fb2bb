#include "features/associations/proposing.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

void add(std::vector<Teacher>& teachers, const Taught& t) {
    bool known =
        std::any_of(teachers.begin(), teachers.end(), [&](const Teacher& x) { return x.id == t.person; });
    if (!known) teachers.push_back({t.person, t.name, t.position});
}
void sort(std::vector<Teacher>& teachers) {
    std::sort(teachers.begin(), teachers.end(), [](const Teacher& a, const Teacher& b) {
        return std::pair(utf8::sortKey(a.name), a.id) < std::pair(utf8::sortKey(b.name), b.id);
    });
}

int weightOf(const std::optional<std::string>& category) {
    if (!category) return 0;
    // A methodist or mentor has the highest category already.
    if (*category == "educator_methodist" || *category == "educator_mentor") return 4;
    if (*category == "highest") return 3;
    if (*category == "first") return 2;
    return *category == "second" ? 1 : 0;
}

}  // namespace

std::vector<Due> associationsDue(const std::vector<Taught>& staff, const std::vector<std::string>& joined,
                                 const Words& words, Thresholds more) {
    std::map<std::string, Due> bySpeciality;
    std::map<std::string, std::string> specialityOf;  // by subject
    for (const Taught& t : staff) {
        if (holds(joined, t.subject)) continue;
        auto known = specialityOf.find(t.subject);
        if (known == specialityOf.end()) {
            auto s = words.speciality(t.subject);
            known = specialityOf.emplace(t.subject, s.name).first;
            Due& due = bySpeciality[s.name];
            due.basis = s.name;
            if (due.subjects.empty())
                for (const auto& subject : s.subjects)
                    if (!holds(joined, subject)) due.subjects.push_back(subject);
        }
        add(bySpeciality[known->second].teachers, t);
    }
    std::vector<Due> out;
    std::set<std::string> settled;
    for (auto& [name, due] : bySpeciality) {
        if (std::int64_t(due.teachers.size()) <= more.sameSubject) continue;
        settled.insert(name);
        due.threshold = more.sameSubject;
        sort(due.teachers);
        out.push_back(due);
    }
    for (const Words::Cycle& cycle : words.cycles()) {
        Due due{Kind::cycle, cycle.name, {}, {}, more.sameCycle};
        std::set<std::string> different;
        for (const Taught& t : staff) {
            if (holds(joined, t.subject) || !holds(cycle.subjects, t.subject) ||
                settled.contains(specialityOf[t.subject]))
                continue;
            add(due.teachers, t);
            different.insert(specialityOf[t.subject]);
        }
        if (std::int64_t(due.teachers.size()) <= more.sameCycle ||
            std::int64_t(different.size()) < more.cycleSpecialities)
            continue;
        for (const auto& subject : cycle.subjects)
            if (!holds(joined, subject) && !settled.contains(words.speciality(subject).name))
                due.subjects.push_back(subject);
        sort(due.teachers);
        out.push_back(std::move(due));
    }
    return out;
}

std::optional<Choice> headCandidate(const std::vector<Career>& teachers, Date today) {
    const Career* best = nullptr;
    auto better = [](const Career& a, const Career& b) {
        if (weightOf(a.category) != weightOf(b.category)) return weightOf(a.category) > weightOf(b.category);
        Date x = a.teachingSince.value_or(date(9999, 1, 1)), y = b.teachingSince.value_or(date(9999, 1, 1));
        if (x != y) return x < y;
        return utf8::sortKey(a.name) < utf8::sortKey(b.name);
    };
    for (const Career& c : teachers)
        if (!best || better(c, *best)) best = &c;
    // Of people of whom nothing is known, nobody stands out.
    if (!best || (!weightOf(best->category) && !best->teachingSince)) return {};
    Choice choice{best->person, best->name, "associations.candidate.", {}};
    int weight = weightOf(best->category);
    choice.reason += weight >= 3 ? "highest" : weight == 2 ? "first" : weight == 1 ? "second" : "service";
    if (best->teachingSince)
        choice.params["years"] = std::to_string(std::max(0, fullYears(*best->teachingSince, today)));
    else
        choice.reason += "_only";
    return choice;
}

}  // namespace metodika::associations
