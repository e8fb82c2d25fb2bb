// What a card shows and what changes it.
#include "features/associations/searching.hpp"
#include "features/associations/store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

struct HeadLine {
    PersonId id;
    std::string name;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(HeadLine, (), (id, name, since, until))
struct MemberLine {
    PersonId id;
    OrganisationId organisation;
    std::string name, organisation_name, position;
    Date since{}, until{};
    bool manual = false;
};
BOOST_DESCRIBE_STRUCT(MemberLine, (),
                      (id, organisation, name, organisation_name, position, since, until, manual))
struct ScheduleLineOf {
    int school_year = 0;
    std::int64_t edition = 0;
    ScheduleState state = ScheduleState::none;
    std::optional<Date> approved_on;
    std::optional<std::string> act_number;
    std::int64_t meetings_count = 0, version = 0;
};
BOOST_DESCRIBE_STRUCT(ScheduleLineOf, (),
                      (school_year, edition, state, approved_on, act_number, meetings_count, version))

}  // namespace

std::vector<Headship> AssociationStore::headships(AssociationId id) {
    static constexpr db::Query find{"associations.headships", R"(
        SELECT h.person AS id, coalesce(p.name, '') AS name, h.since, h.until FROM association_heads h
        LEFT JOIN shared_persons p ON p.id = h.person WHERE h.association = :id ORDER BY h.since DESC)"};
    std::vector<Headship> out;
    for (const auto& h : work_.all<HeadLine>(find, {{"id", id}}))
        out.push_back({{h.id, h.name}, h.since, shownEnd(h.until)});
    return out;
}

std::vector<Membership> AssociationStore::memberships(AssociationId id) {
    static constexpr db::Query find{"associations.memberships", R"(
        SELECT m.person AS id, coalesce(p.name, '') AS name, m.organisation,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = m.organisation AND o.since <= :today AND o.until > :today) AS organisation_name,
               m.position, m.since, m.until, m.manual
        FROM association_members m
        LEFT JOIN shared_persons p ON p.id = m.person
        WHERE m.association = :id AND m.until > :today
        ORDER BY p.sort_name, m.person, m.since)"};
    std::vector<Membership> out;
    for (const auto& m : work_.all<MemberLine>(find, {{"id", id}})) {
        if (!out.empty() && out.back().person.id == m.id) continue;
        out.push_back({{m.id, m.name},
                       {m.organisation, m.organisation_name},
                       m.position,
                       m.since,
                       shownEnd(m.until),
                       m.manual});
    }
    return out;
}

std::vector<ScheduleRow> AssociationStore::schedules(AssociationId id) {
    static constexpr db::Query find{"associations.schedules", R"(
        SELECT s.school_year, s.edition, s.state, s.approved_on, s.act_number, s.version,
               (SELECT count(*) FROM schedule_lines l WHERE l.schedule = s.id) AS meetings_count
        FROM association_schedules s WHERE s.association = :id AND s.state <> 'replaced'
        ORDER BY s.school_year DESC, s.edition)"};
    std::vector<ScheduleRow> out;
    for (const auto& s : work_.all<ScheduleLineOf>(find, {{"id", id}})) {
        // A draft of the next edition does not hide what is approved; what is changed next is the draft.
        if (!out.empty() && out.back().year == s.school_year)
            out.back().version = s.version;
        else
            out.push_back({s.school_year, s.state, s.approved_on, s.act_number, s.meetings_count, s.version});
    }
    return out;
}

std::optional<ClusterRef> AssociationStore::cluster(ClusterId id) {
    static constexpr db::Query find{"associations.cluster",
                                    "SELECT id, name FROM shared_clusters WHERE id = :id LIMIT 1"};
    return work_.one<ClusterRef>(find, {{"id", id}});
}

bool AssociationStore::takesPart(AssociationId id, PersonId person) {
    static constexpr db::Query find{"associations.takes_part", R"(
        SELECT 1 FROM association_members WHERE association = :id AND person = :who AND since <= :today AND until > :today
        UNION ALL
        SELECT 1 FROM association_heads WHERE association = :id AND person = :who AND since <= :today AND until > :today)"};
    return person && work_.number(find, {{"id", id}, {"who", person}}) != 0;
}

void AssociationStore::add(const Kept& a, const std::vector<std::string>& basis) {
    static constexpr db::Query insert{"associations.add", R"(
        INSERT INTO associations (id, level, kind, community, name, sort_name, organisation, root, cluster, basis, since, until, kept_from, act_number, act_date, version)
        VALUES (:id, :level, :kind, :community, :name, :sort_name, :organisation, :root, :cluster, :basis, :since, :until, :kept_from, :act_number, :act_date, 1))"};
    static constexpr db::Query value{
        "associations.add_basis", "INSERT INTO association_basis (association, value) VALUES (:id, :value)"};
    std::string name = utf8::squeeze(a.name);
    work_.execute(insert, {{"id", a.id},
                           {"level", a.level},
                           {"kind", a.kind},
                           {"community", a.community},
                           {"name", name},
                           {"sort_name", utf8::sortKey(name)},
                           {"organisation", a.organisation},
                           {"root", a.root},
                           {"cluster", a.cluster},
                           {"basis", a.basis},
                           {"since", a.since},
                           {"until", a.until},
                           {"kept_from", a.kept_from},
                           {"act_number", a.act_number},
                           {"act_date", a.act_date}});
    for (const auto& v : basis) work_.execute(value, {{"id", a.id}, {"value", v}});
    touch(work_, a.organisation);
    searchAnew(work_, a.id);
}

void AssociationStore::save(const Kept& a) {
    static constexpr db::Query update{"associations.save", R"(
        UPDATE associations SET name = :name, sort_name = :sort_name, since = :since, until = :until, act_number = :act_number,
               act_date = :act_date, version = version + 1
        WHERE id = :id)"};
    std::string name = utf8::squeeze(a.name);
    work_.execute(update, {{"id", a.id},
                           {"name", name},
                           {"sort_name", utf8::sortKey(name)},
                           {"since", a.since},
                           {"until", a.until},
                           {"act_number", a.act_number},
                           {"act_date", a.act_date}});
    touch(work_, a.organisation);
    searchAnew(work_, a.id);
}

void AssociationStore::appoint(AssociationId id, std::optional<PersonId> head, Date since) {
    // A headship that would begin on that day or later never was.
    static constexpr db::Query forget{
        "associations.forget_head",
        "DELETE FROM association_heads WHERE association = :id AND since >= :since"};
    static constexpr db::Query end{
        "associations.end_head",
        "UPDATE association_heads SET until = :since WHERE association = :id AND until > :since"};
    static constexpr db::Query begin{"associations.begin_head", R"(
        INSERT INTO association_heads (association, person, since, until) VALUES (:id, :head, :since, :open))"};
    work_.execute(forget, {{"id", id}, {"since", since}});
    work_.execute(end, {{"id", id}, {"since", since}});
    if (head) work_.execute(begin, {{"id", id}, {"head", *head}, {"since", since}, {"open", openEnd}});
    touch(work_, id);
}

std::optional<PersonId> AssociationStore::headOn(AssociationId id, Date day) {
    static constexpr db::Query find{"associations.head_on", R"(
        SELECT person FROM association_heads WHERE association = :id AND since <= :day AND until > :day)"};
    auto person = work_.number(find, {{"id", id}, {"day", day}});
    if (!person) return {};
    return PersonId{person};
}

bool AssociationStore::isMember(AssociationId id, PersonId person, Date day) {
    static constexpr db::Query find{"associations.is_member", R"(
        SELECT 1 FROM association_members WHERE association = :id AND person = :who AND since <= :day AND until > :day)"};
    return work_.number(find, {{"id", id}, {"who", person}, {"day", day}}) != 0;
}

bool AssociationStore::hasManual(AssociationId id, PersonId person) {
    static constexpr db::Query find{"associations.has_manual", R"(
        SELECT 1 FROM association_members WHERE association = :id AND person = :who AND manual AND until > :today)"};
    return work_.number(find, {{"id", id}, {"who", person}}) != 0;
}

void AssociationStore::endManual(AssociationId id, PersonId person) {
    static constexpr db::Query forget{"associations.forget_manual", R"(
        DELETE FROM association_members WHERE association = :id AND person = :who AND manual AND since >= :today)"};
    static constexpr db::Query end{"associations.end_manual", R"(
        UPDATE association_members SET until = :today WHERE association = :id AND person = :who AND manual AND until > :today)"};
    work_.execute(forget, {{"id", id}, {"who", person}});
    work_.execute(end, {{"id", id}, {"who", person}});
    touch(work_, id);
}

}  // namespace metodika::associations
