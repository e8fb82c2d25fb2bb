#pragma once
// People as lists and cards show them (mission A4). What a reader may not see is null and named in `hidden`.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/routes.hpp"

namespace metodika::people {

enum class PostKind { main, internal, external };
BOOST_DESCRIBE_ENUM(PostKind, main, internal, external)
enum class CategoryLevel { highest, first, educator_methodist, educator_mentor, szd, none };
BOOST_DESCRIBE_ENUM(CategoryLevel, highest, first, educator_methodist, educator_mentor, szd, none)

/// A post held now, as a list shows it.
struct PostRow {
    std::string position;
    std::vector<std::string> subjects;
    PostKind employment = PostKind::main;
    std::optional<double> rate;
    OrganisationRef organisation;
};
BOOST_DESCRIBE_STRUCT(PostRow, (), (position, subjects, employment, rate, organisation))

using RecordId = Id<struct RecordTag>;
/// Dates keep the precision they came with: 2021-04-25, 2021-04 or 2021. No end: for ever, or not known.
struct Category {
    CategoryLevel level = CategoryLevel::none;
    std::optional<std::string> since, until, act;
    std::optional<RecordId> id = {};  // where a card shows it
};
BOOST_DESCRIBE_STRUCT(Category, (), (level, since, until, act, id))

struct PersonRow {
    PersonId id;
    std::string name;
    std::vector<PostRow> positions;
    std::optional<Category> category;
    std::optional<int> experience_years, age;
    std::optional<bool> young;
    std::optional<std::string> courses_last_on;
};
BOOST_DESCRIBE_STRUCT(PersonRow, (),
                      (id, name, positions, category, experience_years, age, young, courses_last_on))

enum class WorkState { working, left };
BOOST_DESCRIBE_ENUM(WorkState, working, left)
struct PeopleQuery {
    std::optional<OrganisationId> organisation;
    std::optional<std::string> q, position, subject, sort, cursor;
    std::optional<CategoryLevel> category;
    std::optional<bool> young;
    std::optional<WorkState> state;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(PeopleQuery, (),
                      (organisation, q, position, subject, sort, cursor, category, young, state, limit))

struct PostCard {
    EmploymentId id;
    OrganisationRef organisation;
    std::string position;
    std::vector<std::string> subjects;
    PostKind employment = PostKind::main;
    std::optional<double> rate, hours;
    std::optional<std::string> detail;
    Date since{};
    std::optional<Date> until;
    Can can;
};
BOOST_DESCRIBE_STRUCT(PostCard, (),
                      (id, organisation, position, subjects, employment, rate, hours, detail, since, until,
                       can))
struct Course {
    std::string title;
    std::optional<std::string> started_on, finished_on;
    std::optional<int> hours;
    /// Who taught, how (очно, дистанционно …), the number of the certificate.
    std::optional<std::string> provider, form, document;
    std::optional<RecordId> id = {};
};
BOOST_DESCRIBE_STRUCT(Course, (), (title, started_on, finished_on, hours, provider, form, document, id))
struct Status {
    std::string status;
    Date since{};
    std::optional<Date> until;
    std::optional<std::string> act = {};
    std::optional<RecordId> id = {};
};
BOOST_DESCRIBE_STRUCT(Status, (), (status, since, until, act, id))
/// What a schedule of attestations says: the school year 2026/27 (or 2027) and words like «апрель, высшая».
struct Plan {
    std::string year, words;
    std::optional<RecordId> id = {};
};
BOOST_DESCRIBE_STRUCT(Plan, (), (year, words, id))
struct HistoryLine {
    Date on{};
    std::string what;
};
BOOST_DESCRIBE_STRUCT(HistoryLine, (), (on, what))

struct PersonCard {
    PersonId id;
    std::string surname, given_name;
    std::optional<std::string> patronymic, maiden_surname, birth_date, snils, phone, mail, education,
        main_workplace;
    std::vector<PostCard> employments;
    std::vector<Category> categories;
    std::vector<Course> courses;
    std::optional<int> experience_total, experience_ped;
    std::vector<Status> statuses;
    std::vector<Plan> plans;
    std::vector<HistoryLine> history;
    std::vector<std::string> hidden;
    bool has_account = false;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(PersonCard, (),
                      (id, surname, given_name, patronymic, maiden_surname, birth_date, snils, phone, mail,
                       education, main_workplace, employments, categories, courses, experience_total,
                       experience_ped, statuses, plans, history, hidden, has_account, version, can))

struct NewPost {
    OrganisationId organisation;
    std::string position;
    std::optional<std::vector<std::string>> subjects;
    std::optional<PostKind> employment;
    std::optional<double> rate, hours;
    std::optional<std::string> detail;
    std::optional<Date> since;
};
BOOST_DESCRIBE_STRUCT(NewPost, (), (organisation, position, subjects, employment, rate, hours, detail, since))
inline auto rules(const NewPost*) {
    return std::array{json::length("position", 1, 200), json::length("detail", 0, 200),
                      json::range("rate", 0, 10), json::range("hours", 0, 100)};
}
struct NewPerson {
    std::string surname, given_name;
    std::optional<std::string> patronymic, birth_date, phone, mail, education;
    NewPost post;
};
BOOST_DESCRIBE_STRUCT(NewPerson, (),
                      (surname, given_name, patronymic, birth_date, phone, mail, education, post))
inline auto rules(const NewPerson*) {
    return std::array{json::length("surname", 1, 100),    json::length("given_name", 1, 100),
                      json::length("patronymic", 0, 100), json::length("phone", 0, 40),
                      json::length("mail", 0, 200),       json::length("education", 0, 500)};
}
/// A name changes from a day on (today where none is named); what is left out stays.
struct PersonChange {
    std::optional<Date> since;
    std::optional<std::string> surname, given_name;
    json::Maybe<std::string> patronymic, maiden_surname, birth_date, snils, phone, mail, education;
    /// In full years by today.
    json::Maybe<int> experience_total, experience_ped;
};
BOOST_DESCRIBE_STRUCT(PersonChange, (),
                      (since, surname, given_name, patronymic, maiden_surname, birth_date, snils, phone, mail,
                       education, experience_total, experience_ped))
inline auto rules(const PersonChange*) {
    return std::array{json::length("surname", 1, 100),     json::length("given_name", 1, 100),
                      json::length("patronymic", 0, 100),  json::length("maiden_surname", 0, 100),
                      json::length("phone", 0, 40),        json::length("mail", 0, 200),
                      json::length("education", 0, 500),   json::range("experience_total", 0, 80),
                      json::range("experience_ped", 0, 80)};
}
struct NewCategory {
    CategoryLevel level = CategoryLevel::first;
    std::optional<std::string> since, act;
};
BOOST_DESCRIBE_STRUCT(NewCategory, (), (level, since, act))
inline auto rules(const NewCategory*) { return std::array{json::length("act", 0, 100)}; }
struct NewCourse {
    std::string title;
    std::optional<std::string> started_on, finished_on;
    std::optional<int> hours;
    std::optional<std::string> provider, form, document;
};
BOOST_DESCRIBE_STRUCT(NewCourse, (), (title, started_on, finished_on, hours, provider, form, document))
inline auto rules(const NewCourse*) {
    return std::array{json::length("title", 1, 500), json::range("hours", 1, 5000),
                      json::length("provider", 0, 300), json::length("form", 0, 100),
                      json::length("document", 0, 100)};
}
struct NewPlan {
    std::string year, words;
};
BOOST_DESCRIBE_STRUCT(NewPlan, (), (year, words))
inline auto rules(const NewPlan*) {
    return std::array{json::length("year", 4, 9), json::length("words", 1, 100)};
}
struct NewStatus {
    std::string status;
    Date since{};
    std::optional<Date> until;  // the first day without it
    std::optional<std::string> act;
};
BOOST_DESCRIBE_STRUCT(NewStatus, (), (status, since, until, act))
inline auto rules(const NewStatus*) { return std::array{json::length("act", 0, 100)}; }
struct StatusEnd {
    std::optional<Date> until;  // null: without an end
};
BOOST_DESCRIBE_STRUCT(StatusEnd, (), (until))
struct PostEnd {
    Date until{};  // the first day on which it is no longer held
};
BOOST_DESCRIBE_STRUCT(PostEnd, (), (until))

struct CountLine {
    std::string name;
    std::optional<std::int64_t> count;  // null: a group too small to be shown
};
BOOST_DESCRIBE_STRUCT(CountLine, (), (name, count))
struct Summary {
    std::int64_t educators = 0;
    std::optional<std::int64_t> young, novices;
    std::vector<CountLine> by_position, by_subject, by_category, by_age;
    bool small_hidden = false;
};
BOOST_DESCRIBE_STRUCT(Summary, (),
                      (educators, young, novices, by_position, by_subject, by_category, by_age, small_hidden))
struct SummaryQuery {
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(SummaryQuery, (), (organisation))

}  // namespace metodika::people
