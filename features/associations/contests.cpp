#include "features/associations/contests.hpp"

#include "features/associations/keeping.hpp"
#include "features/associations/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::associations {
namespace {

struct Line {
    EntryOfContestId id;
    AssociationId association;
    PersonId person;
    OrganisationId organisation;
    std::string name, title, evidence;
    ContestKind kind = ContestKind::contest;
    ContestLevel level = ContestLevel::municipal;
    ContestResult result = ContestResult::entered;
    Date on_date{};
    std::optional<std::string> confirmed_by;
    std::optional<Date> confirmed_on;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, association, person, organisation, name, title, evidence, kind, level, result,
                       on_date, confirmed_by, confirmed_on))

constexpr std::string_view lineText = R"(
    SELECT e.id, e.association, e.person, e.organisation, p.name, e.title, e.evidence, e.kind, e.level, e.result, e.on_date,
           c.name AS confirmed_by, e.confirmed_on
    FROM contest_entries e JOIN shared_persons p ON p.id = e.person LEFT JOIN shared_persons c ON c.id = e.confirmed_by)";

Line lineOf(api::Work& work, EntryOfContestId id) {
    static const std::string text = std::string(lineText) + " WHERE e.id = :id";
    auto found = work.all<Line>(text, {{"id", id}});
    if (found.empty()) notFound();
    return found.front();
}

ContestEntries entriesFor(api::Work& work, const Seen& seen) {
    static const std::string text =
        std::string(lineText) + " WHERE e.association = :id ORDER BY e.on_date DESC, e.id DESC LIMIT 300";
    static constexpr db::Query members{"contests.members", R"(
        SELECT p.id, p.name FROM association_members m JOIN shared_persons p ON p.id = m.person
        WHERE m.association = :id AND m.since <= :today AND m.until > :today ORDER BY p.sort_name, p.id)"};
    ContestEntries out;
    bool belongs = seen.seesAttendance();
    if (belongs) {
        for (const Line& l : work.all<Line>(text, {{"id", seen.association.id}})) {
            ContestEntry e{l.id,     {l.person, l.name}, l.kind,         l.title,        l.level, l.on_date,
                           l.result, l.evidence,         l.confirmed_by, l.confirmed_on, {}};
            bool own = l.person == seen.rights.person();
            e.can = {{"confirm", seen.writes() && !own && !l.confirmed_on},
                     {"remove", seen.writes() || (own && !l.confirmed_on)}};
            out.items.push_back(std::move(e));
        }
        if (seen.writes()) out.members = work.all<PersonRef>(members, {{"id", seen.association.id}});
    }
    out.can = {{"add", belongs}, {"confirm", seen.writes()}};
    return out;
}

void moved(api::Work& work, const Room& room, const Line& line) {
    room.facts.changed(work, "contest_entries", line.organisation, line.on_date);
}

}  // namespace

ContestEntries listContests(api::Scope& scope, AssociationId id) {
    return scope.read([&](api::Work& work) { return entriesFor(work, see(work, id)); });
}

ContestEntries addContest(api::Scope& scope, const Room& room, AssociationId id,
                          const NewContestEntry& wish) {
    static constexpr db::Query insert{"contests.add", R"(
        INSERT INTO contest_entries (id, association, person, organisation, kind, title, level, on_date, result, evidence, added_by, confirmed_by, confirmed_on)
        VALUES (:id, :association, :who, :organisation, :kind, :title, :level, :on_date, :result, :evidence, :added_by, :confirmed_by, :confirmed_on))"};
    return scope.change([&](api::Work& work) {
        auto seen = see(work, id);
        if (!seen.seesAttendance()) throw Refused(RefusalKind::forbidden, "associations.members_raise");
        PersonId who = wish.person.value_or(seen.rights.person());
        bool own = who == seen.rights.person();
        if (!own && !seen.writes()) throw Refused(RefusalKind::forbidden, "associations.not_yours");
        AssociationStore store(work);
        if (!store.isMember(id, who, work.today())) throw wrongField("/person", "associations.not_member");
        if (wish.date > work.today()) throw wrongField("/date", "associations.contest_ahead");
        auto at = requireColleague(work, seen.association, who, "/person");
        // Nobody confirms their own; what the head enters of others is confirmed by it.
        bool confirmed = seen.writes() && !own;
        Line line;
        line.id = work.newId<EntryOfContestId>();
        line.organisation = at.organisation;
        line.on_date = wish.date;
        std::string title = utf8::squeeze(wish.title), evidence = utf8::squeeze(wish.evidence);
        auto person = seen.rights.person().value;
        auto known = [&](bool yes) { return yes && person ? std::optional(person) : std::nullopt; };
        work.execute(insert, {{"id", line.id},
                              {"association", id},
                              {"who", who},
                              {"organisation", at.organisation},
                              {"kind", wish.kind},
                              {"title", title},
                              {"level", wish.level},
                              {"on_date", wish.date},
                              {"result", wish.result},
                              {"evidence", evidence},
                              {"added_by", known(true)},
                              {"confirmed_by", known(confirmed)},
                              {"confirmed_on", confirmed ? std::optional(work.today()) : std::nullopt}});
        moved(work, room, line);
        work.note(at.organisation.value, "contest.added", "person", who.value);
        return entriesFor(work, seen);
    });
}

ContestEntries confirmContest(api::Scope& scope, const Room& room, EntryOfContestId id) {
    static constexpr db::Query update{
        "contests.confirm",
        "UPDATE contest_entries SET confirmed_by = :who, confirmed_on = :today WHERE id = :id"};
    return scope.change([&](api::Work& work) {
        auto line = lineOf(work, id);
        auto seen = see(work, line.association);
        if (!seen.writes() || line.person == seen.rights.person())
            throw Refused(RefusalKind::forbidden, "associations.contest_own");
        work.execute(update, {{"id", id}, {"who", seen.rights.person()}});
        moved(work, room, line);
        work.note(line.organisation.value, "contest.confirmed", "person", line.person.value);
        return entriesFor(work, seen);
    });
}

ContestEntries removeContest(api::Scope& scope, const Room& room, EntryOfContestId id) {
    static constexpr db::Query remove{"contests.remove", "DELETE FROM contest_entries WHERE id = :id"};
    return scope.change([&](api::Work& work) {
        auto line = lineOf(work, id);
        auto seen = see(work, line.association);
        bool own = line.person == seen.rights.person() && !line.confirmed_on;
        if (!seen.writes() && !own) throw Refused(RefusalKind::forbidden, "associations.not_yours");
        work.execute(remove, {{"id", id}});
        moved(work, room, line);
        work.note(line.organisation.value, "contest.removed", "person", line.person.value);
        return entriesFor(work, seen);
    });
}

void markMembers(api::Work& work, const Room& room, std::span<const OrganisationId> organisations) {
    int year = schoolYear(work.today());
    for (OrganisationId organisation : organisations)
        for (int back = 0; back < 3; ++back)
            room.facts.changed(work, "association_members", organisation, schoolYearStart(year - back));
}

void markMembersOf(api::Work& work, const Room& room, AssociationId id) {
    static constexpr db::Query find{
        "contests.organisations",
        "SELECT DISTINCT organisation FROM association_members WHERE association = :id"};
    std::vector<OrganisationId> places;
    {
        auto rows = work.run(find.text, {{"id", id}});
        while (rows->next()) places.push_back(OrganisationId{rows->integer(0)});
    }
    markMembers(work, room, places);
}

}  // namespace metodika::associations
