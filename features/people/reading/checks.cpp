#include <algorithm>
#include <map>
#include <unordered_map>

#include "features/people/reading/join.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

void ask(Joined& joined, const char* code, Severity severity, const char* field, TextParams params = {}) {
    joined.problems.push_back({code, severity, joined.sheet, {joined.row}, {}, field, std::move(params)});
}

bool educates(const Joined& joined) {
    return std::any_of(joined.posts.begin(), joined.posts.end(),
                       [](auto& p) { return p.kind == PositionKind::educator; });
}

void checkCategory(Joined& joined, const Dictionary& dictionary, Date asOf) {
    auto& rules = dictionary.categoryRules;
    auto& category = joined.person.category;
    if (!category) {
        // Managers have none by law; a blank cell says nothing about them.
        bool unclear = std::any_of(joined.problems.begin(), joined.problems.end(),
                                   [](auto& p) { return p.code == "category_unclear"; });
        if (joined.categoryColumn && !joined.categoryElsewhere && !unclear && educates(joined))
            ask(joined, "category_blank", Severity::confirm, "category");
        return;
    }
    if (category->level == "none") return;
    bool confirmation = category->level == "szd";
    TextParams params{{"level", dictionary.categoryLevelNames.at(category->level)},
                      {"level_code", category->level},
                      {"date", stampPartial(category->date)}};
    auto from = earliest(category->date), to = latest(category->date);
    if (!from || !to) {
        bool asked = std::any_of(joined.problems.begin(), joined.problems.end(), [](auto& p) {
            return p.field == "category.date" || p.code == "category_unclear";
        });
        if (!asked) ask(joined, "category_date_missing", Severity::confirm, "category.date", params);
        return;
    }
    if (*from > asOf) return ask(joined, "category_date_future", Severity::ask, "category.date", params);
    if (!confirmation && *from >= rules.withoutTermSince) return;
    const int months = 12 * (confirmation ? rules.szdYears : rules.years);
    params["years"] = std::to_string(months / 12);
    // It is over on the day itself; a vague date is over when even its last day is.
    if (addMonths(*to, months) <= asOf)
        ask(joined, confirmation ? "szd_overdue" : "category_expired", Severity::ask, "category", params);
    else if (addMonths(*from, months) <= asOf && (confirmation || *to < rules.withoutTermSince))
        ask(joined, confirmation ? "szd_maybe_overdue" : "category_maybe_expired", Severity::ask,
            "category.date", params);
}

void checkPosts(Joined& joined, const Dictionary& dictionary) {
    bool main = false, external = false;
    for (auto& post : joined.posts) {
        main = main || post.position.employment == "main";
        external = external || post.position.employment == "external";
        if (post.teaches && post.position.subjects.empty())
            ask(joined, "subject_missing", Severity::confirm, "positions");
    }
    if (joined.posts.empty()) ask(joined, "position_missing", Severity::confirm, "positions");
    if (!external || main) return;
    auto& place = joined.person.mainWorkplace;
    if (place.empty())
        ask(joined, "external_main_place_missing", Severity::confirm, "mainWorkplace");
    else if (joined.placeInPost && dictionary.organisationWords.hits(place))
        ask(joined, "external_main_place", Severity::info, "mainWorkplace", {{"place", place}});
}

/// Told with every row of the person: which of the courses is meant, the sentence says.
void checkShortCourses(Joined& joined, const Dictionary& dictionary) {
    const auto from = dictionary.categoryRules.courseHoursFrom;
    for (auto& course : joined.person.courses) {
        if (!course.hours || *course.hours >= from) continue;
        ask(joined, "course_under_16h", Severity::confirm, "courses",
            {{"course", course.title},
             {"hours", std::to_string(*course.hours)},
             {"from", std::to_string(from)}});
        joined.problems.back().rows = joined.person.source[0].rows;
    }
}

}  // namespace

void checkPerson(Joined& joined, const Dictionary& dictionary, Date asOf) {
    auto& person = joined.person;
    bool birthAsked = std::any_of(joined.problems.begin(), joined.problems.end(),
                                  [](auto& p) { return p.field == "birthDate"; });
    if (joined.birthColumn && person.birthDate.empty() && !birthAsked)
        ask(joined, "birth_date_missing", Severity::confirm, "birthDate");
    if (joined.nameIncomplete)
        ask(joined, "name_incomplete", Severity::ask, "name");
    else if (person.patronymic.empty() && !joined.noPatronymic && !joined.initialsOnly)
        ask(joined, "patronymic_missing", Severity::confirm, "patronymic");
    if (person.status == "parental_leave" && person.statusUntil.empty())
        ask(joined, "leave_without_end", Severity::confirm, "statusUntil");
    checkPosts(joined, dictionary);
    checkCategory(joined, dictionary, asOf);
    checkShortCourses(joined, dictionary);
}

void checkTogether(StaffList& list, std::vector<std::string> moved, const Dictionary& dictionary) {
    const auto asked = checkDuplicates(list, moved);
    checkMailDomains(list, dictionary);
    auto group = [&](auto keyOf) {
        std::unordered_map<std::string, std::vector<int>> out;
        for (std::size_t i = 0; i < list.persons.size(); ++i)
            if (auto key = keyOf(list.persons[i]); !key.empty()) out[key].push_back(static_cast<int>(i));
        std::vector<std::pair<std::string, std::vector<int>>> shared;
        for (auto& [key, persons] : out)
            if (persons.size() > 1) shared.emplace_back(key, std::move(persons));
        std::sort(shared.begin(), shared.end(), [](auto& a, auto& b) { return a.second < b.second; });
        return shared;
    };
    auto tell = [&](const char* code, Severity severity, const char* field, const std::vector<int>& persons,
                    TextParams params) {
        Problem problem{code, severity, "", {}, persons, field, std::move(params)};
        std::string names;
        for (auto index : persons) {
            auto& person = list.persons[static_cast<std::size_t>(index)];
            if (problem.sheet.empty()) problem.sheet = person.source[0].sheet;
            problem.rows.push_back(person.source[0].rows[0]);
            if (problem.rows.size() <= 10)
                names +=
                    (names.empty() ? "" : ", ") + shortName(person.surname, person.name, person.patronymic);
        }
        problem.params["names"] = names;
        problem.params["count"] = std::to_string(persons.size());
        problem.params.try_emplace("name", fullName(list.persons[static_cast<std::size_t>(persons[0])]));
        list.problems.push_back(std::move(problem));
    };
    for (auto& [email, persons] : group([](auto& p) { return p.email; }))
        tell("shared_email", Severity::confirm, "email", persons, {{"email", email}});
    for (auto& [snils, persons] : group([](auto& p) { return p.snils; }))
        tell("snils_duplicate", Severity::ask, "snils", persons, {{"snils", snils}});
    for (auto& [name, persons] :
         group([](auto& p) { return p.name.empty() ? std::string() : utf8::fold(fullName(p)); }))
        if (!std::all_of(persons.begin(), persons.end(), [&](int index) { return asked.contains(index); }))
            tell("same_full_name", Severity::info, "surname", persons, {});
}

}  // namespace metodika::people
