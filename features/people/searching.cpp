#include "features/people/searching.hpp"

#include <map>

#include "features/people/store.hpp"
#include "platform/db/in_list.hpp"
#include "platform/search/words.hpp"

namespace metodika::people {
namespace {

struct SearchLine {
    PersonId person;
    OrganisationId organisation;
    std::string surname, given_name, sort_name, position, organisation_name;
    std::optional<std::string> patronymic, subject;
};
BOOST_DESCRIBE_STRUCT(SearchLine, (),
                      (person, organisation, surname, given_name, sort_name, position, organisation_name,
                       patronymic, subject))

constexpr std::string_view lines = R"(
    SELECT e.person, e.organisation, p.surname, p.given_name, p.patronymic, p.sort_name, e.position, t.subject,
           coalesce(o.short_name, '') AS organisation_name
    FROM employments e JOIN persons p ON p.id = e.person
    LEFT JOIN employment_subjects t ON t.employment = e.id
    LEFT JOIN shared_organisation_names o ON o.id = e.organisation AND o.since <= :today AND o.until > :today
    WHERE NOT p.erased AND e.since <= :today AND e.until > :today)";
constexpr std::string_view order = " ORDER BY e.person, e.organisation, e.kind, e.id, t.subject";

/// Those who work somewhere today, a line for each post and subject.
template <class F>
void eachLine(api::Work& work, const std::vector<std::int64_t>* only, F&& f) {
    auto read = [&](const std::string& text, std::vector<db::Arg> args) {
        auto rows = work.run(text, std::move(args));
        json::RowReader<SearchLine> line(*rows);
        while (rows->next()) f(line(*rows));
    };
    if (!only) return read(std::string(lines) + std::string(order), {});
    db::inParts("i", *only, [&](const db::InList& ids) {
        read(std::string(lines) + " AND e.person IN (" + ids.text() + ")" + std::string(order), ids.args());
    });
}

// An entry for each place of work: what somebody does elsewhere is found there only.
void entriesOf(api::Work& work, const std::vector<std::int64_t>* only, const search::Kind::Take& take) {
    search::Entry entry;
    auto give = [&] {
        if (entry.id) take(entry);
    };
    eachLine(work, only, [&](const SearchLine& l) {
        if (entry.id != l.person.value || entry.place != l.organisation.value) {
            give();
            entry = {l.person.value,
                     l.organisation.value,
                     0,
                     search::alphabetically(l.sort_name),
                     fullName(l.surname, l.given_name, l.patronymic),
                     {}};
        }
        entry.details += l.position + " " + l.subject.value_or("") + " ";
    });
    give();
}

search::Doors doorsOf(api::Work& work) {
    auto homes = homesOf(work);
    search::Doors out;
    for (auto place : homes.lists) out.whole.push_back(place.value);
    for (auto place : homes.names) out.titles.push_back(place.value);
    if (out.whole.empty()) {
        out.fewestLetters = fewestLettersOfName;
        out.most = mostByName;
    }
    return out;
}

std::vector<search::Found> show(api::Work& work, const std::vector<std::int64_t>& ids) {
    struct Shown {
        std::string name;
        std::vector<std::pair<std::string, std::string>> posts;  // the post with its subjects, where
    };
    std::map<std::int64_t, Shown> persons;
    eachLine(work, &ids, [&](const SearchLine& l) {
        auto& one = persons[l.person.value];
        one.name = fullName(l.surname, l.given_name, l.patronymic);
        if (one.posts.empty() || one.posts.back().second != l.organisation_name)
            one.posts.emplace_back(l.position, l.organisation_name);
        if (l.subject && one.posts.back().first.find(*l.subject) == std::string::npos)
            one.posts.back().first += ", " + *l.subject;
    });
    std::vector<search::Found> out;
    for (const auto& [id, one] : persons) {
        std::string note;
        for (const auto& [post, place] : one.posts) note += (note.empty() ? "" : "; ") + post + " · " + place;
        out.push_back({id, one.name, note, "/people/" + std::to_string(id)});
    }
    return out;
}

}  // namespace

search::Kind searchedPeople() {
    return {.name = "people", .places = false, .entries = entriesOf, .doors = doorsOf, .show = show};
}

}  // namespace metodika::people
