// Questions that only the whole list raises: one person under two spellings, a slip in an address.
#include <algorithm>
#include <map>

#include "features/people/reading/join.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t mostAlike = 50;

/// «Наталья» and «Наталия», «Геннадий» and «Генадий» sound one.
std::string soundOf(const std::string& word) {
    std::u32string out;
    for (char32_t c : utf8::decode(utf8::fold(word))) {
        if (c == U'ь' || c == U'ъ' || c == U'й' || c == U'ы') c = U'и';
        if (c == U'э') c = U'е';
        if (out.empty() || out.back() != c) out += c;
    }
    return utf8::encode(out);
}

bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

/// One letter too many, too few, wrong, or two that changed places.
bool oneSlip(const std::string& a, const std::string& b) {
    if (a == b || a.size() > b.size() + 1 || b.size() > a.size() + 1) return false;
    std::size_t from = 0;
    while (from < a.size() && from < b.size() && a[from] == b[from]) ++from;
    std::string_view restA = std::string_view(a).substr(from), restB = std::string_view(b).substr(from);
    if (a.size() != b.size()) {
        auto longer = a.size() > b.size() ? restA : restB, shorter = a.size() > b.size() ? restB : restA;
        return longer.substr(1) == shorter;
    }
    bool swapped = restA.size() > 1 && restA[0] == restB[1] && restA[1] == restB[0] &&
                   restA.substr(2) == restB.substr(2);
    return swapped || restA.substr(1) == restB.substr(1);
}

std::string called(const PersonRead& person) {
    return fullName(person) + (person.organisation.empty() ? "" : " (" + person.organisation + ")");
}

}  // namespace

std::set<int> checkDuplicates(StaffList& list, const std::vector<std::string>& moved) {
    std::set<int> asked;
    std::map<std::string, std::vector<int>> alike;
    for (std::size_t i = 0; i < list.persons.size(); ++i) {
        auto& p = list.persons[i];
        if (utf8::length(p.name) < 2) continue;
        auto& group = alike[soundOf(p.surname) + "|" + soundOf(p.name) + "|" + soundOf(p.patronymic)];
        if (group.size() < mostAlike) group.push_back(static_cast<int>(i));
    }
    for (auto& [sound, group] : alike)
        for (std::size_t b = 1; b < group.size(); ++b)
            for (std::size_t a = 0; a < b; ++a) {
                auto &first = list.persons[static_cast<std::size_t>(group[a])],
                     &second = list.persons[static_cast<std::size_t>(group[b])];
                auto note = moved[static_cast<std::size_t>(group[b])];
                if (note.empty()) note = moved[static_cast<std::size_t>(group[a])];
                bool spelledAlike = utf8::fold(fullName(first)) == utf8::fold(fullName(second));
                if ((spelledAlike && note.empty()) || differ(first.birthDate, second.birthDate) ||
                    differ(first.snils, second.snils))
                    continue;
                Problem problem{"possible_duplicate",
                                Severity::ask,
                                first.source[0].sheet,
                                {first.source[0].rows[0], second.source[0].rows[0]},
                                {group[a], group[b]},
                                "surname",
                                {{"name", fullName(first)},
                                 {"first", called(first)},
                                 {"second", called(second)},
                                 {"note", note.empty() ? "" : " – «" + note + "»"}}};
                list.problems.push_back(std::move(problem));
                asked.insert({group[a], group[b]});
            }
    // What nobody else in the list explains is kept.
    for (std::size_t i = 0; i < list.persons.size(); ++i)
        if (!moved[i].empty() && !asked.contains(static_cast<int>(i)) && list.persons[i].note.empty())
            list.persons[i].note = moved[i];
    return asked;
}

void checkMailDomains(StaffList& list, const Dictionary& dictionary) {
    std::map<std::string, int> domains;
    auto domainOf = [](const std::string& email) {
        auto at = email.find('@');
        return at == std::string::npos ? std::string() : email.substr(at + 1);
    };
    for (auto& person : list.persons)
        if (auto domain = domainOf(person.email); !domain.empty()) ++domains[domain];
    std::set<std::string> slips;
    for (auto& entry : domains) {
        auto& domain = entry.first;
        if (entry.second > 1 || dictionary.mailDomains.contains(domain)) continue;
        bool slip = std::any_of(dictionary.mailDomains.begin(), dictionary.mailDomains.end(),
                                [&](auto& known) { return oneSlip(domain, known); });
        for (auto& [other, times] : domains) slip = slip || (times >= 3 && oneSlip(domain, other));
        if (slip) slips.insert(domain);
    }
    for (std::size_t i = 0; i < list.persons.size(); ++i) {
        auto& person = list.persons[i];
        if (!slips.contains(domainOf(person.email))) continue;
        list.problems.push_back({"email_invalid",
                                 Severity::confirm,
                                 person.source[0].sheet,
                                 {person.source[0].rows[0]},
                                 {static_cast<int>(i)},
                                 "email",
                                 {{"name", fullName(person)},
                                  {"short", shortName(person.surname, person.name, person.patronymic)},
                                  {"written", person.email}}});
        person.email.clear();
    }
}

}  // namespace metodika::people
