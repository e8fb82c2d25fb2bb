// What there is of associations as the staff changes, and who could head them.
#include "contracts/region.hpp"
#include "features/associations/tended.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::associations {
namespace {

struct FewLine {
    AssociationId association;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(FewLine, (), (association, since, until))
struct WillingLine {
    AssociationId association;
    PersonId person;
    std::string name, position;
    std::optional<Date> asked_on, answered_on;
    std::optional<HeadAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(WillingLine, (), (association, person, name, position, asked_on, answered_on, answer))
struct CountLine {
    PersonId person;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(CountLine, (), (person, count))

constexpr std::string_view withoutHead = R"(
    SELECT a.id FROM associations a WHERE a.since <= :today AND a.until > :today
      AND a.organisation IN (SELECT descendant FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today)
      AND NOT EXISTS (SELECT 1 FROM association_heads h WHERE h.association = a.id AND h.since <= :today AND h.until > :today))";

}  // namespace

std::vector<Living> AssociationStore::living(const Within& within) {
    static constexpr db::Query find{"associations.living", R"(
        SELECT a.id, a.name, a.level, a.kind, a.basis, a.organisation, o.short_name AS organisation_name, a.root,
               a.cluster, a.since, a.kept_from,
               (SELECT c.id FROM shared_clusters c WHERE c.organisation = a.root AND c.since <= :today AND c.until > :today) AS root_cluster,
               (SELECT p.parent FROM shared_organisations p WHERE p.id = a.root AND p.since <= :today AND p.until > :today) AS municipality,
               (SELECT count(*) FROM association_members m WHERE m.association = a.id AND m.since <= :today AND m.until > :today) AS members,
               (SELECT max(m.until) FROM association_members m WHERE m.association = a.id AND m.until <= :today) AS last_left,
               (SELECT max(g.on_date) FROM meetings g WHERE g.association = a.id AND g.state = 'held') AS last_met
        FROM associations a
        JOIN shared_organisations o ON o.id = a.organisation AND o.since <= :today AND o.until > :today
        WHERE a.since <= :today AND a.until > :today
          AND a.organisation IN (SELECT descendant FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today)
        ORDER BY a.sort_name, a.id)"};
    return work_.all<Living>(find, {{"root", within.root()}});
}

std::vector<std::pair<Date, Date>> AssociationStore::termsOfMembers(AssociationId id) {
    static constexpr db::Query find{
        "associations.few",
        "SELECT association, since, until FROM association_members WHERE association = :id"};
    std::vector<std::pair<Date, Date>> out;
    for (const auto& l : work_.all<FewLine>(find, {{"id", id}})) out.emplace_back(l.since, l.until);
    return out;
}

void nameCandidates(api::Work& work, const Within& within, std::vector<Headless>& headless) {
    if (headless.empty()) return;
    static const std::string members = R"(
        SELECT m.association, m.person, p.name, m.position, q.asked_on, q.answered_on, q.answer
        FROM association_members m JOIN shared_persons p ON p.id = m.person
        LEFT JOIN head_questions q ON q.association = m.association AND q.person = m.person
        WHERE m.since <= :today AND m.until > :today AND m.association IN ()" +
                                       std::string(withoutHead) + ")";
    auto lines = work.all<WillingLine>(members, {{"root", within.root()}});
    std::vector<PersonId> persons;
    for (const WillingLine& l : lines) persons.push_back(l.person);
    std::unordered_map<PersonId, std::int64_t> leads, speaks;
    auto count = [&](auto& into, const std::string& head, const std::string& tail,
                     std::vector<db::Arg> more) {
        db::inParts("person_", persons, [&](const db::InList& some) {
            auto args = some.args();
            args.insert(args.end(), more.begin(), more.end());
            for (const auto& l : work.all<CountLine>(head + some.text() + tail, std::move(args)))
                into[l.person] = l.count;
        });
    };
    count(leads,
          "SELECT person, count(*) AS count FROM association_heads WHERE since <= :today AND person IN (",
          ") GROUP BY person", {});
    // Of the three last years: who spoke long ago is not asked for it today.
    std::string from = isoDate(addMonths(work.today(), -36));
    count(speaks,
          "SELECT i.speaker_person AS person, count(DISTINCT i.meeting) AS count FROM agenda_items i "
          "JOIN meetings g ON g.id = i.meeting AND g.state = 'held' AND g.on_date >= :from "
          "WHERE i.speaker_person IN (",
          ") GROUP BY i.speaker_person", {{"from", from}});
    auto careers = AssociationStore(work).careers(persons);
    std::unordered_map<AssociationId, std::vector<Willing>> all;
    for (auto& l : lines) {
        Willing w;
        if (auto known = careers.find(l.person); known != careers.end()) w.career = known->second;
        w.career.person = l.person;
        w.career.name = l.name;
        w.position = l.position;
        if (auto at = leads.find(l.person); at != leads.end()) w.led = at->second;
        if (auto at = speaks.find(l.person); at != speaks.end()) w.spoke = at->second;
        w.asked_on = l.asked_on;
        w.answered_on = l.answered_on;
        w.answer = l.answer;
        all[l.association].push_back(std::move(w));
    }
    for (Headless& h : headless)
        for (const Willing& w : rankHeads(std::move(all[h.id]), work.today())) {
            HeadChoice c{w.career.person, w.career.name, w.position, {}, w.asked_on, w.answered_on, w.answer};
            for (const auto& [key, params] : reasonsFor(w, work.today()))
                c.reasons.push_back(work.scope().say(key, params));
            h.candidates.push_back(std::move(c));
        }
}

}  // namespace metodika::associations
