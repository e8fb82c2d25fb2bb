// What proposals are made of: who teaches what where, and which subjects are joined already.
#include "features/associations/partial_day.hpp"
#include "features/associations/store.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::associations {
namespace {

struct TaughtLine {
    OrganisationId organisation;
    std::string organisation_name;
    PersonId person;
    std::string name, position, subject;
};
BOOST_DESCRIBE_STRUCT(TaughtLine, (), (organisation, organisation_name, person, name, position, subject))
struct JoinedLine {
    OrganisationId organisation;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(JoinedLine, (), (organisation, value))
struct CareerLine {
    PersonId person;
    std::optional<std::string> level, teaching_since;
};
BOOST_DESCRIBE_STRUCT(CareerLine, (), (person, level, teaching_since))
struct HeadlessLine {
    AssociationId id;
    std::string name;
    OrganisationId organisation;
    std::string organisation_name;
};
BOOST_DESCRIBE_STRUCT(HeadlessLine, (), (id, name, organisation, organisation_name))

int weight(std::string_view level) {
    constexpr std::string_view order[] = {"second", "first", "highest", "educator_mentor",
                                          "educator_methodist"};
    for (int i = 0; i < 5; ++i)
        if (order[i] == level) return i + 1;
    return 0;
}

}  // namespace

std::vector<School> AssociationStore::schools(const Within& within) {
    // A branch is no legal entity: its teachers count with those of its head organisation.
    static constexpr db::Query taught{"associations.taught", R"(
        SELECT h.id AS organisation, h.short_name AS organisation_name, s.person, p.name, s.position, j.subject
        FROM (SELECT descendant AS id FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today
              UNION SELECT id FROM shared_organisations WHERE branch_of = :root) w
        JOIN shared_organisations o ON o.id = w.id AND o.since <= :today AND o.until > :today AND o.level = 'organisation'
        JOIN shared_organisations h ON h.id = coalesce(o.branch_of, o.id) AND h.since <= :today AND h.until > :today
        JOIN shared_staff s ON s.organisation = o.id AND s.since <= :today AND s.until > :today
        JOIN shared_subjects j ON j.employment = s.employment
        JOIN shared_persons p ON p.id = s.person
        WHERE h.id IN (SELECT descendant FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today)
        ORDER BY h.sort_name, h.id, p.sort_name, s.person, j.subject)"};
    static constexpr db::Query joined{"associations.joined", R"(
        SELECT a.organisation, b.value FROM associations a JOIN association_basis b ON b.association = a.id
        WHERE a.level = 'school' AND a.kind IN ('subject', 'cycle') AND a.until > :today
          AND a.organisation IN (SELECT descendant FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today))"};
    std::vector<School> out;
    for (auto& t : work_.all<TaughtLine>(taught, {{"root", within.root()}})) {
        if (out.empty() || out.back().organisation.id != t.organisation)
            out.push_back({{t.organisation, t.organisation_name}, {}, {}});
        out.back().staff.push_back(
            {t.person, std::move(t.name), std::move(t.position), std::move(t.subject)});
    }
    std::unordered_map<OrganisationId, School*> byId;
    for (School& s : out) byId[s.organisation.id] = &s;
    for (auto& j : work_.all<JoinedLine>(joined, {{"root", within.root()}}))
        if (auto at = byId.find(j.organisation); at != byId.end())
            at->second->joined.push_back(std::move(j.value));
    return out;
}

std::unordered_map<PersonId, Career> AssociationStore::careers(const std::vector<PersonId>& persons) {
    std::unordered_map<PersonId, Career> out;
    db::inParts(
        "person_", persons, [&](const db::InList& some) {
            auto lines = work_.all<CareerLine>(R"(
            SELECT v.person, v.teaching_since, c.level FROM shared_service v
            LEFT JOIN shared_categories c ON c.person = v.person
                 AND (c.since IS NULL OR c.since <= :today) AND (c.until IS NULL OR c.until > :today)
            WHERE v.person IN ()" + some.text() + ")",
                                               some.args());
            for (CareerLine& line : lines) {
                Career& career = out[line.person];
                career.person = line.person;
                career.teachingSince = firstDayOf(line.teaching_since);
                if (line.level && (!career.category || weight(*line.level) > weight(*career.category)))
                    career.category = line.level;
            }
        });
    return out;
}

std::vector<Headless> AssociationStore::headless(const Within& within) {
    static constexpr db::Query find{"associations.headless", R"(
        SELECT a.id, a.name, a.organisation,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = a.organisation AND o.since <= :today AND o.until > :today) AS organisation_name
        FROM associations a
        WHERE a.since <= :today AND a.until > :today
          AND a.organisation IN (SELECT descendant FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today)
          AND NOT EXISTS (SELECT 1 FROM association_heads h WHERE h.association = a.id AND h.since <= :today AND h.until > :today)
        ORDER BY a.sort_name, a.id)"};
    std::vector<Headless> out;
    for (auto& h : work_.all<HeadlessLine>(find, {{"root", within.root()}}))
        out.push_back({h.id, std::move(h.name), {h.organisation, std::move(h.organisation_name)}, {}});
    return out;
}

}  // namespace metodika::associations
