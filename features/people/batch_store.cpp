// Reading of many persons at once, for lists that come in.
#include "features/people/store.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::people {
namespace {

constexpr std::string_view personsWhere =
    "SELECT id, surname, given_name, sort_name, patronymic, maiden_surname, birth_date, snils, phone, mail, "
    "education, service_since, teaching_since, main_workplace, version FROM persons WHERE NOT erased AND ";

struct BatchPost : PostKept {
    std::optional<std::string> subject;
};
BOOST_DESCRIBE_STRUCT(BatchPost, (PostKept), (subject))
struct BatchCategory : Category {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(BatchCategory, (Category), (person))
struct BatchCourse : Course {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(BatchCourse, (Course), (person))
struct BatchPlan : Plan {
    PersonId person;
};
BOOST_DESCRIBE_STRUCT(BatchPlan, (Plan), (person))
struct BatchStatus {
    RecordId id;
    PersonId person;
    std::string status;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(BatchStatus, (), (id, person, status, since, until))

/// Every row of a query over persons, part by part of the list.
template <class T>
std::vector<T> ofPersons(api::Work& work, std::string_view text, std::string_view rest,
                         const std::vector<PersonId>& ids) {
    std::vector<T> out;
    db::inParts("p", ids, [&](const db::InList& list) {
        for (auto& line :
             work.all<T>(std::string(text) + " IN (" + list.text() + ")" + std::string(rest), list.args()))
            out.push_back(std::move(line));
    });
    return out;
}

}  // namespace

std::vector<PersonKept> PeopleStore::personsBy(std::string_view column,
                                               const std::vector<std::string>& values) {
    std::vector<PersonKept> out;
    db::inParts("v", values, [&](const db::InList& list) {
        auto text = std::string(personsWhere) + std::string(column) + " IN (" + list.text() + ")";
        for (auto& p : work_.all<PersonKept>(text, list.args())) out.push_back(std::move(p));
    });
    return out;
}

std::vector<PersonKept> PeopleStore::persons(const std::vector<PersonId>& ids) {
    return ofPersons<PersonKept>(work_, std::string(personsWhere) + "id", "", ids);
}

std::vector<PersonId> PeopleStore::staffOf(const std::vector<OrganisationId>& organisations, Date on) {
    std::vector<PersonId> out;
    db::inParts("o", organisations, [&](const db::InList& list) {
        auto rows = work_.run("SELECT DISTINCT person FROM employments WHERE organisation IN (" +
                                  list.text() + ") AND since <= :on AND until > :on",
                              list.args({{"on", on}}));
        while (rows->next()) out.push_back(PersonId{rows->integer(0)});
    });
    return out;
}

std::vector<PostKept> PeopleStore::postsOf(const std::vector<PersonId>& ids) {
    std::vector<PostKept> out;
    auto lines = ofPersons<BatchPost>(
        work_,
        "SELECT e.id, e.person, e.organisation, e.position, e.kind, e.rate, e.hours, e.detail, e.since, "
        "e.until, "
        "t.subject FROM employments e LEFT JOIN employment_subjects t ON t.employment = e.id WHERE e.person",
        " ORDER BY e.id, t.subject", ids);
    for (BatchPost& l : lines) {
        if (out.empty() || out.back().id != l.id) out.push_back(l);
        if (l.subject) out.back().subjects.push_back(*l.subject);
    }
    return out;
}

std::vector<std::pair<PersonId, Category>> PeopleStore::categoriesOf(const std::vector<PersonId>& ids) {
    std::vector<std::pair<PersonId, Category>> out;
    for (auto& l : ofPersons<BatchCategory>(
             work_, "SELECT person, level, since, until, act FROM categories WHERE person", "", ids))
        out.emplace_back(l.person, l);
    return out;
}
std::vector<std::pair<PersonId, Course>> PeopleStore::coursesOf(const std::vector<PersonId>& ids) {
    std::vector<std::pair<PersonId, Course>> out;
    for (auto& l : ofPersons<BatchCourse>(work_,
                                          "SELECT person, title, started_on, finished_on, hours, provider, "
                                          "form, document FROM courses WHERE person",
                                          "", ids))
        out.emplace_back(l.person, l);
    return out;
}
std::vector<std::pair<PersonId, Plan>> PeopleStore::plansOf(const std::vector<PersonId>& ids) {
    std::vector<std::pair<PersonId, Plan>> out;
    for (auto& l : ofPersons<BatchPlan>(
             work_, "SELECT person, year, words, id FROM attestation_plans WHERE person", "", ids))
        out.emplace_back(l.person, l);
    return out;
}
std::vector<std::pair<PersonId, Status>> PeopleStore::statusesOf(const std::vector<PersonId>& ids) {
    std::vector<std::pair<PersonId, Status>> out;
    for (auto& l : ofPersons<BatchStatus>(
             work_, "SELECT id, person, status, since, until FROM person_statuses WHERE person", "", ids)) {
        bool open = isoDate(l.until) == openEnd;
        out.emplace_back(l.person,
                         Status{l.status, l.since, open ? std::nullopt : std::optional(l.until), {}, l.id});
    }
    return out;
}

}  // namespace metodika::people
