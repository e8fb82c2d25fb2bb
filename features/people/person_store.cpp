#include "features/people/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/search/search.hpp"

namespace metodika::people {
namespace {

constexpr std::string_view personColumns =
    "SELECT id, surname, given_name, sort_name, patronymic, maiden_surname, birth_date, snils, phone, mail, "
    "education, "
    "service_since, teaching_since, main_workplace, version FROM persons WHERE NOT erased AND ";

struct PostLine : PostKept {
    std::optional<std::string> subject;
};
BOOST_DESCRIBE_STRUCT(PostLine, (PostKept), (subject))

struct StatusLine {
    std::string status;
    Date since{}, until{};
    std::optional<std::string> act;
    std::optional<RecordId> id;
};
BOOST_DESCRIBE_STRUCT(StatusLine, (), (status, since, until, act, id))

struct NameLine {
    Date since{}, until{};
    std::string surname, given_name;
    std::optional<std::string> patronymic;
};
BOOST_DESCRIBE_STRUCT(NameLine, (), (since, until, surname, given_name, patronymic))

struct MoveLine {
    Date since{}, until{};
    std::string position, organisation;
};
BOOST_DESCRIBE_STRUCT(MoveLine, (), (since, until, position, organisation))

std::vector<PostKept> gather(std::vector<PostLine> lines) {
    std::vector<PostKept> out;
    for (PostLine& l : lines) {
        if (out.empty() || out.back().id != l.id) out.push_back(l);
        if (l.subject) out.back().subjects.push_back(*l.subject);
    }
    return out;
}

std::string endText(std::optional<Date> until) { return until ? isoDate(*until) : std::string(openEnd); }

}  // namespace

std::string fullName(std::string_view surname, std::string_view givenName,
                     const std::optional<std::string>& patronymic) {
    std::string out(surname);
    (out += ' ') += givenName;
    if (patronymic && !patronymic->empty()) (out += ' ') += *patronymic;
    return out;
}

std::optional<PersonKept> PeopleStore::person(PersonId id) {
    static const std::string text = std::string(personColumns) + "id = :id";
    return work_.one<PersonKept>(db::Query{"people.person", text}, {{"id", id}});
}

std::vector<PostKept> PeopleStore::posts(PersonId id) {
    static constexpr db::Query find{"people.posts", R"(
        SELECT e.id, e.person, e.organisation, e.position, e.kind, e.rate, e.hours, e.detail, e.since, e.until, t.subject
        FROM employments e LEFT JOIN employment_subjects t ON t.employment = e.id
        WHERE e.person = :id ORDER BY e.since DESC, e.id DESC, t.subject)"};
    return gather(work_.all<PostLine>(find, {{"id", id}}));
}

std::optional<PostKept> PeopleStore::post(EmploymentId id) {
    static constexpr db::Query find{"people.post", R"(
        SELECT e.id, e.person, e.organisation, e.position, e.kind, e.rate, e.hours, e.detail, e.since, e.until, t.subject
        FROM employments e LEFT JOIN employment_subjects t ON t.employment = e.id WHERE e.id = :id ORDER BY t.subject)"};
    auto found = gather(work_.all<PostLine>(find, {{"id", id}}));
    if (found.empty()) return {};
    return found.front();
}

std::vector<Category> PeopleStore::categories(PersonId id) {
    static constexpr db::Query find{"people.categories",
                                    "SELECT level, since, until, act, id FROM categories WHERE person = :id "
                                    "ORDER BY since DESC NULLS LAST, id DESC"};
    return work_.all<Category>(find, {{"id", id}});
}
std::vector<Course> PeopleStore::courses(PersonId id) {
    static constexpr db::Query find{
        "people.courses",
        "SELECT title, started_on, finished_on, hours, provider, form, document, id "
        "FROM courses WHERE person = :id ORDER "
        "BY finished_on DESC NULLS LAST, id"};
    return work_.all<Course>(find, {{"id", id}});
}
std::vector<Status> PeopleStore::statuses(PersonId id) {
    static constexpr db::Query find{"people.statuses",
                                    "SELECT status, since, until, act, id FROM person_statuses WHERE person "
                                    "= :id ORDER BY since DESC, id"};
    std::vector<Status> out;
    for (const auto& l : work_.all<StatusLine>(find, {{"id", id}})) {
        bool open = isoDate(l.until) == openEnd;
        out.push_back({l.status, l.since, open ? std::nullopt : std::optional(l.until), l.act, l.id});
    }
    return out;
}

std::vector<Plan> PeopleStore::plans(PersonId id) {
    static constexpr db::Query find{
        "people.plans",
        "SELECT year, words, id FROM attestation_plans WHERE person = :id ORDER BY year DESC, id"};
    return work_.all<Plan>(find, {{"id", id}});
}

std::vector<HistoryLine> PeopleStore::history(PersonId id) {
    static constexpr db::Query names{"people.names",
                                     "SELECT since, until, surname, given_name, patronymic FROM person_names "
                                     "WHERE person = :id ORDER BY since"};
    static constexpr db::Query moves{"people.moves", R"(
        SELECT e.since, e.until, e.position,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = e.organisation AND o.since <= e.since ORDER BY o.since DESC LIMIT 1) AS organisation
        FROM employments e WHERE e.person = :id ORDER BY e.since)"};
    std::vector<HistoryLine> out;
    const auto& scope = work_.scope();
    auto called = work_.all<NameLine>(names, {{"id", id}});
    for (std::size_t i = 1; i < called.size(); ++i)
        out.push_back(
            {called[i].since,
             scope.say("people.history.renamed",
                       {{"was",
                         fullName(called[i - 1].surname, called[i - 1].given_name, called[i - 1].patronymic)},
                        {"now", fullName(called[i].surname, called[i].given_name, called[i].patronymic)}})});
    for (const auto& m : work_.all<MoveLine>(moves, {{"id", id}})) {
        out.push_back({m.since, scope.say("people.history.began",
                                          {{"position", m.position}, {"organisation", m.organisation}})});
        if (isoDate(m.until) != openEnd)
            out.push_back({m.until, scope.say("people.history.ended",
                                              {{"position", m.position}, {"organisation", m.organisation}})});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return std::chrono::sys_days{a.on} > std::chrono::sys_days{b.on};
    });
    return out;
}

std::optional<std::string> PeopleStore::organisationName(OrganisationId id) {
    static constexpr db::Query find{
        "people.organisation_name",
        "SELECT short_name FROM shared_organisation_names WHERE id = :id ORDER BY since DESC LIMIT 1"};
    return work_.text(find, {{"id", id}});
}

bool PeopleStore::hasAccount(PersonId id) {
    static constexpr db::Query find{"people.has_account", "SELECT 1 FROM shared_accounts WHERE person = :id"};
    return work_.number(find, {{"id", id}}) != 0;
}

void PeopleStore::add(const PersonKept& p, Date since) {
    static constexpr db::Query insert{"people.add", R"(
        INSERT INTO persons (id, surname, given_name, patronymic, sort_name, maiden_surname, birth_date, snils, phone, mail, education,
                             service_since, teaching_since, main_workplace, erased, version)
        VALUES (:id, :surname, :given_name, :patronymic, :sort_name, :maiden, :birth, :snils, :phone, :mail, :education,
                :service_since, :teaching_since, :workplace, :no, 1))"};
    static constexpr db::Query name{"people.add_name", R"(
        INSERT INTO person_names (person, since, until, surname, given_name, patronymic) VALUES (:id, :since, :open, :surname, :given_name, :patronymic))"};
    work_.later(insert, {{"id", p.id},
                         {"surname", p.surname},
                         {"given_name", p.given_name},
                         {"patronymic", p.patronymic},
                         {"sort_name", p.sort_name},
                         {"maiden", p.maiden_surname},
                         {"birth", p.birth_date},
                         {"snils", p.snils},
                         {"phone", p.phone},
                         {"mail", p.mail},
                         {"education", p.education},
                         {"service_since", p.service_since},
                         {"teaching_since", p.teaching_since},
                         {"workplace", p.main_workplace},
                         {"no", false}});
    work_.later(name, {{"id", p.id},
                       {"since", since},
                       {"open", openEnd},
                       {"surname", p.surname},
                       {"given_name", p.given_name},
                       {"patronymic", p.patronymic}});
}

void PeopleStore::save(const PersonKept& p) {
    static constexpr db::Query update{"people.save", R"(
        UPDATE persons SET surname = :surname, given_name = :given_name, patronymic = :patronymic, sort_name = :sort_name, maiden_surname = :maiden,
               birth_date = :birth, snils = :snils, phone = :phone, mail = :mail, education = :education, service_since = :service_since,
               teaching_since = :teaching_since, main_workplace = :workplace, version = version + 1
        WHERE id = :id)"};
    work_.later(update, {{"id", p.id},
                         {"surname", p.surname},
                         {"given_name", p.given_name},
                         {"patronymic", p.patronymic},
                         {"sort_name", p.sort_name},
                         {"maiden", p.maiden_surname},
                         {"birth", p.birth_date},
                         {"snils", p.snils},
                         {"phone", p.phone},
                         {"mail", p.mail},
                         {"education", p.education},
                         {"service_since", p.service_since},
                         {"teaching_since", p.teaching_since},
                         {"workplace", p.main_workplace}});
}

void PeopleStore::rename(const PersonKept& was, const PersonKept& now, Date since) {
    static constexpr db::Query same{"people.rename_same_day",
                                    "DELETE FROM person_names WHERE person = :id AND since >= :since"};
    static constexpr db::Query end{
        "people.end_name", "UPDATE person_names SET until = :since WHERE person = :id AND until > :since"};
    static constexpr db::Query begin{"people.begin_name", R"(
        INSERT INTO person_names (person, since, until, surname, given_name, patronymic) VALUES (:id, :since, :open, :surname, :given_name, :patronymic))"};
    static constexpr db::Query reach{"people.rename_reach",
                                     "UPDATE staff_reach SET sort_name = :sort_name WHERE person = :id"};
    work_.later(same, {{"id", was.id}, {"since", since}});
    work_.later(end, {{"id", was.id}, {"since", since}});
    work_.later(begin, {{"id", was.id},
                        {"since", since},
                        {"open", openEnd},
                        {"surname", now.surname},
                        {"given_name", now.given_name},
                        {"patronymic", now.patronymic}});
    work_.later(reach, {{"id", was.id}, {"sort_name", now.sort_name}});
    search::changed(work_, "people", was.id.value);
}

void PeopleStore::addPost(const PostKept& post, std::string_view sortName) {
    static constexpr db::Query insert{"people.add_post", R"(
        INSERT INTO employments (id, person, organisation, position, kind, rate, hours, detail, since, until)
        VALUES (:id, :who, :organisation, :position, :kind, :rate, :hours, :detail, :since, :until))"};
    static constexpr db::Query subject{"people.add_subject",
                                       "INSERT INTO employment_subjects (employment, subject, person) VALUES "
                                       "(:id, :subject, :who) ON CONFLICT DO NOTHING"};
    static constexpr db::Query reach{"people.add_reach", R"(
        INSERT INTO staff_reach (ancestor, sort_name, person)
        SELECT DISTINCT ancestor, CAST(:sort_name AS TEXT), CAST(:who AS BIGINT) FROM shared_reach WHERE descendant = :organisation AND until > :since
        ON CONFLICT DO NOTHING)"};
    work_.later(insert, {{"id", post.id},
                         {"who", post.person},
                         {"organisation", post.organisation},
                         {"position", post.position},
                         {"kind", post.kind},
                         {"rate", post.rate},
                         {"hours", post.hours},
                         {"detail", post.detail},
                         {"since", post.since},
                         {"until", post.until}});
    for (const auto& s : post.subjects)
        work_.later(subject, {{"id", post.id}, {"subject", s}, {"who", post.person}});
    work_.later(reach, {{"sort_name", sortName},
                        {"who", post.person},
                        {"organisation", post.organisation},
                        {"since", post.since}});
    search::changed(work_, "people", post.person.value);
}

void PeopleStore::measure() {
    if (work_.scope().host().database.postgres())
        work_.run(
            "ANALYZE persons, employments, employment_subjects, categories, courses, person_statuses, "
            "staff_reach",
            {});
}

void PeopleStore::endPost(const PostKept& post, Date until) {
    static constexpr db::Query end{"people.end_post", "UPDATE employments SET until = :until WHERE id = :id"};
    work_.later(end, {{"id", post.id}, {"until", until}});
    search::changed(work_, "people", post.person.value);
}

std::int64_t PeopleStore::addCategory(PersonId person, const Category& c) {
    static constexpr db::Query insert{"people.add_category",
                                      "INSERT INTO categories (id, person, level, since, until, act) VALUES "
                                      "(:id, :who, :level, :since, :until, :act)"};
    auto id = work_.newId<Id<struct CategoryTag>>();
    work_.later(insert, {{"id", id},
                         {"who", person},
                         {"level", c.level},
                         {"since", c.since},
                         {"until", c.until},
                         {"act", c.act}});
    return id.value;
}
std::int64_t PeopleStore::addCourse(PersonId person, const Course& c) {
    static constexpr db::Query insert{"people.add_course", R"(
        INSERT INTO courses (id, person, title, started_on, finished_on, hours, provider, form, document)
        VALUES (:id, :who, :title, :started, :finished, :hours, :provider, :form, :document))"};
    auto id = work_.newId<Id<struct CourseTag>>();
    work_.later(insert, {{"id", id},
                         {"who", person},
                         {"title", c.title},
                         {"started", c.started_on},
                         {"finished", c.finished_on},
                         {"hours", c.hours},
                         {"provider", c.provider},
                         {"form", c.form},
                         {"document", c.document}});
    return id.value;
}
std::int64_t PeopleStore::addStatus(PersonId person, const Status& s) {
    static constexpr db::Query insert{
        "people.add_status",
        "INSERT INTO person_statuses (id, person, status, since, until, act) VALUES "
        "(:id, :who, :status, :since, :until, :act)"};
    auto id = work_.newId<Id<struct StatusTag>>();
    work_.later(insert, {{"id", id},
                         {"who", person},
                         {"status", s.status},
                         {"since", s.since},
                         {"until", endText(s.until)},
                         {"act", s.act}});
    return id.value;
}

std::int64_t PeopleStore::addPlan(PersonId person, const Plan& p) {
    static constexpr db::Query insert{
        "people.add_plan",
        "INSERT INTO attestation_plans (id, person, year, words) VALUES (:id, :who, :year, :words)"};
    auto id = work_.newId<Id<struct PlanTag>>();
    work_.later(insert, {{"id", id}, {"who", person}, {"year", p.year}, {"words", p.words}});
    return id.value;
}

void PeopleStore::endStatus(RecordId id, std::optional<Date> until) {
    static constexpr db::Query end{"people.end_status",
                                   "UPDATE person_statuses SET until = :until WHERE id = :id"};
    work_.execute(end, {{"id", id}, {"until", endText(until)}});
}
bool PeopleStore::removeRecord(std::string_view table, PersonId person, RecordId id) {
    // The table is one of ours, never the caller's text.
    return work_.execute("DELETE FROM " + std::string(table) + " WHERE id = :id AND person = :who",
                         {{"id", id}, {"who", person}}) > 0;
}
void PeopleStore::touch(PersonId person) {
    static constexpr db::Query bump{"people.touch",
                                    "UPDATE persons SET version = version + 1 WHERE id = :who"};
    work_.execute(bump, {{"who", person}});
}

void PeopleStore::extendReach(OrganisationId root) {
    static constexpr db::Query extend{"people.extend_reach", R"(
        INSERT INTO staff_reach (ancestor, sort_name, person)
        SELECT DISTINCT up.ancestor, p.sort_name, e.person
        FROM shared_reach below JOIN employments e ON e.organisation = below.descendant
        JOIN persons p ON p.id = e.person JOIN shared_reach up ON up.descendant = e.organisation
        WHERE below.ancestor = :root
        ON CONFLICT DO NOTHING)"};
    work_.later(extend, {{"root", root}});
}

}  // namespace metodika::people
