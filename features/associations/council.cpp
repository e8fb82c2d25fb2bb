#include "features/associations/council.hpp"

#include <algorithm>

#include "contracts/region.hpp"
#include "features/associations/keeping.hpp"
#include "features/associations/rules.hpp"
#include "features/associations/store.hpp"

namespace metodika::associations {
namespace {

constexpr std::string_view code = "council";

struct PaperSeat {
    std::string name, position, organisation;
    bool head = false;
};
BOOST_DESCRIBE_STRUCT(PaperSeat, (), (name, position, organisation, head))
struct Line {
    PersonId person;
    std::string name, bench;
    std::optional<std::string> what, position, organisation;
    bool chair = false;
};
BOOST_DESCRIBE_STRUCT(Line, (), (person, name, bench, what, position, organisation, chair))
struct Sitting {
    PersonId person;
    std::string name, position, organisation;
    bool head = false;
};
BOOST_DESCRIBE_STRUCT(Sitting, (), (person, name, position, organisation, head))
struct Place {
    OrganisationId id;
    std::string short_name, level;
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, short_name, level))

Place placeOf(api::Work& work, OrganisationId id) {
    static constexpr db::Query find{"council.place", R"(
        SELECT id, short_name, level FROM shared_organisations WHERE id = :id AND since <= :today AND until > :today)"};
    auto place = work.one<Place>(find, {{"id", id}});
    if (!place || place->level == "region") notFound();
    return *place;
}

// The rule of the regulation, 3.5, from the roles, the heads of associations and the statuses of today.
constexpr std::string_view staffColumns = R"(
    SELECT w.person, p.name, w.bench, w.what, w.chair,
           (SELECT min(e.position) FROM shared_staff e WHERE e.person = w.person AND e.since <= :today AND e.until > :today) AS position,
           (SELECT min(o.short_name) FROM shared_staff e JOIN shared_organisation_names o ON o.id = e.organisation AND o.since <= :today AND o.until > :today
            WHERE e.person = w.person AND e.since <= :today AND e.until > :today) AS organisation
    FROM w JOIN shared_persons p ON p.id = w.person ORDER BY w.rank, p.sort_name, w.person)";
const std::string municipalRule = std::string(R"(
    WITH w AS (
        SELECT h.person, 'service' AS bench, 1 AS rank, CAST(NULL AS TEXT) AS what, h.role = 'service_head' AS chair FROM shared_holdings h
        WHERE h.organisation = :id AND h.role IN ('service_head', 'methodist') AND h.since <= :today AND h.until > :today
        UNION ALL SELECT h.person, 'authority', 2, NULL, FALSE FROM shared_holdings h
        WHERE h.organisation = :id AND h.role = 'authority_official' AND h.since <= :today AND h.until > :today
        UNION ALL SELECT x.person, 'association', 3, a.name, FALSE FROM associations a
        JOIN association_heads x ON x.association = a.id AND x.since <= :today AND x.until > :today
        WHERE a.root = :id AND a.level = 'municipal' AND a.community <> 'council' AND a.until > :today
        UNION ALL SELECT h.person, 'innovation', 4, NULL, FALSE FROM shared_organisations o
        JOIN shared_organisation_statuses s ON s.organisation = o.id AND s.status IN ('innovation_regional', 'innovation_federal') AND s.since <= :today AND s.until > :today
        JOIN shared_holdings h ON h.organisation = o.id AND h.role = 'organisation_head' AND h.since <= :today AND h.until > :today
        WHERE o.parent = :id AND o.since <= :today AND o.until > :today
        UNION ALL SELECT x.person, 'organisation', 5, NULL, FALSE FROM shared_organisations o
        JOIN associations a ON a.root = o.id AND a.community = 'council' AND a.until > :today
        JOIN association_heads x ON x.association = a.id AND x.since <= :today AND x.until > :today
        WHERE o.parent = :id AND o.since <= :today AND o.until > :today
        UNION ALL SELECT h.person, 'organisation', 6, NULL, FALSE FROM shared_organisations o
        JOIN shared_holdings h ON h.organisation = o.id AND h.role = 'organisation_methodist' AND h.since <= :today AND h.until > :today
        WHERE o.parent = :id AND o.since <= :today AND o.until > :today))") +
                                  std::string(staffColumns);
const std::string schoolRule = std::string(R"(
    WITH w AS (
        SELECT h.person, 'service' AS bench, 1 AS rank, CAST(NULL AS TEXT) AS what, h.role = 'organisation_methodist' AS chair FROM shared_holdings h
        WHERE h.organisation = :id AND h.role IN ('organisation_methodist', 'organisation_head') AND h.since <= :today AND h.until > :today
        UNION ALL SELECT x.person, 'association', 3, a.name, FALSE FROM associations a
        JOIN association_heads x ON x.association = a.id AND x.since <= :today AND x.until > :today
        WHERE a.root = :id AND a.level = 'school' AND a.community <> 'council' AND a.until > :today))") +
                               std::string(staffColumns);

std::optional<AssociationRef> councilAt(api::Work& work, OrganisationId id) {
    static constexpr db::Query find{"council.at", R"(
        SELECT id, name FROM associations WHERE root = :id AND community = 'council' AND until > :today ORDER BY id LIMIT 1)"};
    return work.one<AssociationRef>(find, {{"id", id}});
}

std::vector<Sitting> sittingIn(api::Work& work, AssociationId id) {
    static constexpr db::Query find{"council.sitting", R"(
        SELECT m.person, p.name, m.position, coalesce(o.short_name, '') AS organisation,
               EXISTS (SELECT 1 FROM association_heads h WHERE h.association = m.association AND h.person = m.person AND h.since <= :today AND h.until > :today) AS head
        FROM association_members m JOIN shared_persons p ON p.id = m.person
        LEFT JOIN shared_organisation_names o ON o.id = m.organisation AND o.since <= :today AND o.until > :today
        WHERE m.association = :id AND m.since <= :today AND m.until > :today ORDER BY p.sort_name, m.person)"};
    return work.all<Sitting>(find, {{"id", id}});
}

std::vector<Seat> seatsOf(api::Work& work, const Place& place, const std::vector<Sitting>& sitting) {
    std::vector<Seat> out;
    const std::string& rule = place.level == "municipality" ? municipalRule : schoolRule;
    for (const Line& l : work.all<Line>(rule, {{"id", place.id}})) {
        // Who represents two bodies sits once, for the first of them.
        auto there =
            std::find_if(out.begin(), out.end(), [&](const Seat& s) { return s.person.id == l.person; });
        if (there != out.end()) {
            if (!there->what) there->what = l.what;
            continue;
        }
        Seat seat{{l.person, l.name},
                  l.position.value_or(""),
                  l.organisation.value_or(""),
                  enumNamed<Bench>(l.bench),
                  l.what,
                  false,
                  l.chair,
                  false};
        out.push_back(std::move(seat));
    }
    for (const Sitting& s : sitting) {
        auto there = std::find_if(out.begin(), out.end(),
                                  [&](const Seat& seat) { return seat.person.id == s.person; });
        if (there != out.end())
            there->seated = true;
        else
            out.push_back({{s.person, s.name}, s.position, s.organisation, {}, {}, true, s.head, true});
    }
    return out;
}

Council councilOf(api::Work& work, const Place& place) {
    static constexpr db::Query waiting{
        "council.waiting",
        "SELECT count(*) FROM association_matters WHERE association = :id AND state = 'waiting'"};
    Council out;
    out.organisation = {place.id, place.short_name};
    out.association = councilAt(work, place.id);
    auto sitting = out.association ? sittingIn(work, out.association->id) : std::vector<Sitting>{};
    if (out.association) out.waiting = work.number(waiting, {{"id", out.association->id}});
    auto within = organisationsWithin(work, place.id);
    auto seats = seatsOf(work, place, sitting);
    auto by = std::find_if(seats.begin(), seats.end(), [](const Seat& s) { return s.chair && s.bench; });
    auto head = std::find_if(sitting.begin(), sitting.end(), [](const Sitting& s) { return s.head; });
    bool keeps =
        Rights::of(work).keeps(place.level == "municipality" ? Level::municipal : Level::school, place.id);
    if (within.lists()) {
        if (by != seats.end()) out.chair = by->person;
        out.wrong_chair =
            out.association && by != seats.end() && (head == sitting.end() || head->person != by->person.id);
        // Whom the rule would name is the matter of those who put the council together.
        if (!keeps) std::erase_if(seats, [](const Seat& s) { return !s.seated; });
        out.seats = std::move(seats);
    } else {
        out.hidden = {"seats", "chair"};
    }
    out.can = {{"seat", keeps}};
    return out;
}

}  // namespace

Council openCouncil(api::Scope& scope, const Room&, const CouncilQuery& query) {
    return scope.read([&](api::Work& work) {
        auto id = query.organisation ? *query.organisation : firstHome(work);
        organisationsWithin(work, id);
        return councilOf(work, placeOf(work, id));
    });
}

Council seatCouncil(api::Scope& scope, const Room& room, const CouncilSeats& wish) {
    static constexpr db::Query insert{"council.seat", R"(
        INSERT INTO association_members (id, association, person, organisation, position, since, until, manual)
        VALUES (:id, :association, :who, :organisation, :position, :today, :until, :manual))"};
    static constexpr db::Query bump{"council.bump",
                                    "UPDATE associations SET version = version + 1 WHERE id = :id"};
    return scope.change([&](api::Work& work) {
        organisationsWithin(work, wish.organisation);
        auto place = placeOf(work, wish.organisation);
        Level level = place.level == "municipality" ? Level::municipal : Level::school;
        if (!Rights::of(work).keeps(level, place.id))
            throw Refused(RefusalKind::forbidden, "associations.not_keeper");
        if (wish.members.empty()) throw wrongField("/members", "associations.council_empty");
        AssociationStore store(work);
        auto there = councilAt(work, place.id);
        if (!there) {
            Kept a;
            a.id = work.newId<AssociationId>();
            const Words& words = room.words.of(packOf(work, place.id));
            a.name = words.community(std::string(code)) ? words.community(std::string(code))->shortName
                                                        : "Методсовет";
            a.level = level;
            a.kind = Kind::free;
            a.community = code;
            a.since = work.today();
            a.kept_from = yearOfMeeting(work.today());
            a.organisation = place.id;
            a.root = place.id;
            openWith(work, room, a, {}, {});
            there = AssociationRef{a.id, a.name};
        }
        auto kept = store.kept(there->id);
        auto sitting = sittingIn(work, there->id);
        for (const Sitting& s : sitting)
            if (std::find(wish.members.begin(), wish.members.end(), s.person) == wish.members.end())
                store.endManual(there->id, s.person);
        for (std::size_t i = 0; i < wish.members.size(); ++i) {
            PersonId who = wish.members[i];
            if (std::any_of(sitting.begin(), sitting.end(),
                            [&](const Sitting& s) { return s.person == who; }))
                continue;
            auto at = requireColleague(work, kept, who, "/members/" + std::to_string(i));
            work.execute(insert, {{"id", work.newId<MemberId>()},
                                  {"association", there->id},
                                  {"who", who},
                                  {"organisation", at.organisation},
                                  {"position", at.position},
                                  {"until", forever},
                                  {"manual", true}});
        }
        // The head of the service is in the chair, where they sit.
        for (const Seat& seat : seatsOf(work, place, sittingIn(work, there->id)))
            if (seat.bench && seat.chair && seat.seated &&
                store.headOn(there->id, work.today()) != seat.person.id)
                store.appoint(there->id, seat.person.id, work.today());
        work.execute(bump, {{"id", there->id}});
        touch(work, there->id);
        work.note(place.id.value, "council.seated", "association", there->id.value);
        return councilOf(work, place);
    });
}

bool bringsTo(api::Work& work, const Kept& association) {
    if (association.community != code) return false;
    static constexpr db::Query heads{"council.heads_below", R"(
        SELECT count(*) FROM association_heads h JOIN associations a ON a.id = h.association
        JOIN shared_reach r ON r.descendant = a.organisation AND r.ancestor = :place AND r.since <= :today AND r.until > :today
        WHERE h.person = :person AND h.since <= :today AND h.until > :today)"};
    auto reachable = [&](OrganisationId at) {
        auto chain = chainOf(work, at);
        return std::find(chain.begin(), chain.end(), association.organisation) != chain.end();
    };
    for (const api::Holding& held : work.scope().member().holdings) {
        bool keeper =
            std::find(roles::keepers.begin(), roles::keepers.end(), held.role) != roles::keepers.end();
        if (keeper && held.place() && reachable(OrganisationId{held.place()})) return true;
    }
    return work.scope().member().person && work.number(heads, {{"place", association.organisation}}) > 0;
}

void tellCouncil(api::Work& work, const PaperAsked& asked) {
    static constexpr db::Query find{"associations.council", R"(
        SELECT p.name, m.position, coalesce(o.short_name, '') AS organisation,
               EXISTS (SELECT 1 FROM association_heads h WHERE h.association = a.id AND h.person = m.person AND h.since <= :today AND h.until > :today) AS head
        FROM associations a JOIN association_members m ON m.association = a.id AND m.since <= :today AND m.until > :today
        JOIN shared_persons p ON p.id = m.person
        LEFT JOIN shared_organisation_names o ON o.id = m.organisation AND o.since <= :today AND o.until > :today
        WHERE a.root = :organisation AND a.community = 'council' AND a.until > :today ORDER BY head DESC, p.sort_name)"};
    std::vector<documents::Fields> seats;
    for (const PaperSeat& s : work.all<PaperSeat>(find, {{"organisation", asked.organisation}}))
        seats.push_back(
            documents::Fields()
                .text("номер", std::to_string(seats.size() + 1))
                .text("имя", s.name)
                .text("должность", s.position + (s.organisation.empty() ? "" : ", " + s.organisation))
                .text("роль", s.head ? "председатель" : "член совета"));
    if (seats.empty() && asked.kind == "council_members")
        throw Refused(RefusalKind::conflict, "associations.council_first");
    asked.fields.list("члены совета", std::move(seats));
}

}  // namespace metodika::associations
