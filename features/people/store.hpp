#pragma once
#include <algorithm>

#include "contracts/reach.hpp"
#include "features/people/person.hpp"

namespace metodika::people {

/// What is kept of a person beside posts.
struct PersonKept {
    PersonId id;
    std::string surname, given_name, sort_name;
    std::optional<std::string> patronymic, maiden_surname, birth_date, snils, phone, mail, education,
        service_since, teaching_since, main_workplace;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PersonKept, (),
                      (id, surname, given_name, sort_name, patronymic, maiden_surname, birth_date, snils,
                       phone, mail, education, service_since, teaching_since, main_workplace, version))

struct PostKept {
    EmploymentId id;
    PersonId person;
    OrganisationId organisation;
    std::string position;
    PostKind kind = PostKind::main;
    std::optional<double> rate, hours;
    std::optional<std::string> detail;
    Date since{}, until{};
    std::vector<std::string> subjects;
};
BOOST_DESCRIBE_STRUCT(PostKept, (),
                      (id, person, organisation, position, kind, rate, hours, detail, since, until))

std::string fullName(std::string_view surname, std::string_view givenName,
                     const std::optional<std::string>& patronymic);

class PeopleStore {
  public:
    explicit PeopleStore(api::Work& work) : work_(work) {}

    /// Four queries, whatever the page's length.
    api::Page<PersonRow> list(const Within& within, const PeopleQuery& query);
    Summary summary(OrganisationId root);

    std::optional<PersonKept> person(PersonId id);
    std::vector<PostKept> posts(PersonId id);
    std::optional<PostKept> post(EmploymentId id);
    std::vector<Category> categories(PersonId id);
    std::vector<Course> courses(PersonId id);
    std::vector<Status> statuses(PersonId id);
    std::vector<Plan> plans(PersonId id);
    std::vector<HistoryLine> history(PersonId id);
    std::optional<std::string> organisationName(OrganisationId id);
    bool hasAccount(PersonId id);
    /// Those whose sort_name or snils is one of these.
    std::vector<PersonKept> personsBy(std::string_view column, const std::vector<std::string>& values);
    std::vector<PersonKept> persons(const std::vector<PersonId>& ids);
    /// Who has a post there on the day.
    std::vector<PersonId> staffOf(const std::vector<OrganisationId>& organisations, Date on);
    // Of many at once.
    std::vector<PostKept> postsOf(const std::vector<PersonId>& ids);
    std::vector<std::pair<PersonId, Category>> categoriesOf(const std::vector<PersonId>& ids);
    std::vector<std::pair<PersonId, Course>> coursesOf(const std::vector<PersonId>& ids);
    std::vector<std::pair<PersonId, Status>> statusesOf(const std::vector<PersonId>& ids);
    std::vector<std::pair<PersonId, Plan>> plansOf(const std::vector<PersonId>& ids);

    void add(const PersonKept& person, Date since);
    void save(const PersonKept& person);
    void rename(const PersonKept& was, const PersonKept& now, Date since);
    void addPost(const PostKept& post, std::string_view sortName);
    void endPost(const PostKept& post, Date until);
    std::int64_t addCategory(PersonId person, const Category& category);
    std::int64_t addCourse(PersonId person, const Course& course);
    std::int64_t addStatus(PersonId person, const Status& status);
    std::int64_t addPlan(PersonId person, const Plan& plan);
    void endStatus(RecordId id, std::optional<Date> until);
    /// Of categories, courses, person_statuses or attestation_plans; false when the person has no such
    /// record.
    bool removeRecord(std::string_view table, PersonId person, RecordId id);
    void touch(PersonId person);
    /// Tells PostgreSQL how long the tables have become: of what it last saw empty it reads every row. SQLite
    /// goes by its indexes without being told.
    void measure();
    /// After the tree has changed: lists of what is above now hold the staff below.
    void extendReach(OrganisationId root);

  private:
    void fill(std::vector<PersonRow>& rows, Sight sight);
    api::Work& work_;
};

}  // namespace metodika::people
