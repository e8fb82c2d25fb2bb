#include "features/associations/keeping.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "contracts/region.hpp"
#include "features/associations/partial_day.hpp"

namespace metodika::associations {
namespace {

using Key = std::pair<AssociationId, PersonId>;

struct StaffLine {
    EmploymentId employment;
    PersonId person;
    OrganisationId organisation;
    std::string position, kind;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(StaffLine, (), (employment, person, organisation, position, kind, since, until))
struct PlaceLine {
    AssociationId association;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(PlaceLine, (), (association, since, until))
struct BasisLine {
    AssociationId association;
    std::string value;
};
BOOST_DESCRIBE_STRUCT(BasisLine, (), (association, value))
struct TermLine {
    MemberId id;
    AssociationId association;
    PersonId person;
    OrganisationId organisation;
    std::string position;
    Date since{}, until{};
    bool manual = false;
};
BOOST_DESCRIBE_STRUCT(TermLine, (), (id, association, person, organisation, position, since, until, manual))

Stint stintOf(const StaffLine& s, Date placeSince, Date placeUntil) {
    return {s.organisation, s.position, rankOf(s.kind), std::max(s.since, placeSince),
            std::min(s.until, placeUntil)};
}

struct YouthLine {
    PersonId person;
    std::string birth_date, teaching_since;
};
BOOST_DESCRIBE_STRUCT(YouthLine, (), (person, birth_date, teaching_since))

/// Young in the work by the numbers of the region of that place.
std::optional<Youth> youthBy(api::Work& work, const packs::Pack& pack, const YouthLine& line) {
    auto born = firstDayOf(line.birth_date), began = firstDayOf(line.teaching_since);
    if (!born || !began) return {};
    return youthOf(*born, *began, int(pack.setting("staff.young_age", work.today()).number()),
                   int(pack.setting("staff.novice_years", work.today()).number()));
}

void write(api::Work& work, Key key, const Correction& c) {
    static constexpr db::Query begin{"associations.begin_term", R"(
        INSERT INTO association_members (id, association, person, organisation, position, since, until, manual)
        VALUES (:id, :association, :who, :organisation, :position, :since, :until, :manual))"};
    static constexpr db::Query end{"associations.end_term",
                                   "UPDATE association_members SET until = :until WHERE id = :id"};
    static constexpr db::Query forget{"associations.forget_term",
                                      "DELETE FROM association_members WHERE id = :id"};
    for (MemberId id : c.never) work.execute(forget, {{"id", id}});
    for (const auto& [id, until] : c.end) work.execute(end, {{"id", id}, {"until", until}});
    for (const Term& t : c.begin)
        work.execute(begin, {{"id", work.newId<MemberId>()},
                             {"association", key.first},
                             {"who", key.second},
                             {"organisation", t.organisation},
                             {"position", t.position},
                             {"since", t.since},
                             {"until", t.until},
                             {"manual", false}});
}

/// Terms that are kept and work that there is, by association and person; whoever is in either is brought in
/// step.
struct Gathered {
    std::map<Key, std::vector<Stint>> stints;
    std::map<Key, std::vector<KeptTerm>> kept;
    std::set<Key> named;  // members by name: the lists do not move them

    void take(const std::vector<TermLine>& terms) {
        for (const TermLine& t : terms) {
            Key key{t.association, t.person};
            if (t.manual)
                named.insert(key);
            else
                kept[key].push_back({t.id, {t.organisation, t.position, t.since, t.until}});
        }
    }
    void settle(api::Work& work, const std::map<AssociationId, std::pair<Date, Date>>& lives) {
        std::set<Key> keys;
        for (const auto& [key, unused] : stints) keys.insert(key);
        for (const auto& [key, unused] : kept) keys.insert(key);
        for (const Key& key : keys) {
            auto life = lives.find(key.first);
            if (life == lives.end() || named.contains(key)) continue;
            auto due = termsOf(stints[key], life->second.first, life->second.second);
            write(work, key, correct(kept[key], due, work.today()));
        }
    }
};

/// Associations that take members from the organisation, with their life and what makes a member.
struct Takers {
    std::map<AssociationId, std::pair<Date, Date>> lives;
    std::map<AssociationId, std::set<std::string>> basis;
    std::map<AssociationId, Kind> kinds;
    std::map<AssociationId, const packs::Pack*> packs;  // of those that take the young
};

void takersAt(api::Work& work, OrganisationId organisation, Takers& takers, std::vector<PlaceLine>& places) {
    // A branch belongs to the school associations of its head organisation.
    static constexpr db::Query find{"associations.takers", R"(
        SELECT a.id AS association, r.since, r.until FROM shared_reach r
        JOIN associations a ON a.root = r.ancestor AND a.cluster IS NULL
        WHERE r.descendant = :organisation AND a.kind <> 'free' AND a.until > :today
        UNION ALL
        SELECT a.id, o.since, o.until FROM shared_organisations o
        JOIN associations a ON a.root = o.branch_of AND a.level = 'school'
        WHERE o.id = :organisation AND a.kind <> 'free' AND a.until > :today
        UNION ALL
        SELECT a.id, c.since, c.until FROM shared_clusters c
        JOIN associations a ON a.cluster = c.id
        WHERE c.organisation = :organisation AND a.kind <> 'free' AND a.until > :today)"};
    static constexpr db::Query know{"associations.taker", R"(
        SELECT id, name, level, kind, community, organisation, root, cluster, basis, act_number, since, until, act_date, kept_from, version
        FROM associations WHERE id = :id)"};
    static constexpr db::Query values{
        "associations.basis", "SELECT association, value FROM association_basis WHERE association = :id"};
    places = work.all<PlaceLine>(find, {{"organisation", organisation}});
    for (const PlaceLine& p : places) {
        if (takers.lives.contains(p.association)) continue;
        auto a = *work.one<Kept>(know, {{"id", p.association}});
        takers.lives[a.id] = {a.since, a.until};
        takers.kinds[a.id] = a.kind;
        if (a.kind == Kind::young) takers.packs[a.id] = &packOf(work, a.organisation);
        for (const auto& b : work.all<BasisLine>(values, {{"id", a.id}})) takers.basis[a.id].insert(b.value);
    }
}

void endHeadshipsOfLeavers(api::Work& work, OrganisationId organisation) {
    // Who has left everything that the association reaches does not lead it any more, from the day of
    // leaving.
    static constexpr db::Query find{"associations.heads_who_left", R"(
        SELECT h.association AS id, h.person, max(s.until) AS until FROM association_heads h
        JOIN associations a ON a.id = h.association
        JOIN shared_staff s ON s.person = h.person
        JOIN shared_reach r ON r.descendant = s.organisation AND r.ancestor = a.root
        WHERE h.until > :today AND h.since <= :today
          AND h.person IN (SELECT person FROM shared_staff WHERE organisation = :organisation)
        GROUP BY h.association, h.person HAVING max(s.until) <= :today)"};
    static constexpr db::Query end{"associations.end_headship", R"(
        UPDATE association_heads SET until = greatest(since, CAST(:until AS TEXT))
        WHERE association = :id AND person = :who AND until > :today)"};
    std::vector<std::tuple<AssociationId, PersonId, std::string>> left;
    {
        auto rows = work.run(find.text, {{"organisation", organisation}});
        while (rows->next())
            left.emplace_back(AssociationId{rows->integer(0)}, PersonId{rows->integer(1)},
                              std::string(rows->text(2)));
    }
    for (const auto& [id, person, until] : left)
        work.execute(end, {{"id", id}, {"who", person}, {"until", until}});
}

}  // namespace

void keepMembersOf(api::Work& work, std::span<const OrganisationId> organisations) {
    static constexpr db::Query staff{"associations.staff_of", R"(
        SELECT employment, person, organisation, position, kind, since, until FROM shared_staff
        WHERE person IN (SELECT person FROM shared_staff WHERE organisation = :organisation))"};
    static constexpr db::Query subjects{"associations.subjects_of", R"(
        SELECT j.employment, j.subject FROM shared_subjects j JOIN shared_staff s ON s.employment = j.employment
        WHERE s.person IN (SELECT person FROM shared_staff WHERE organisation = :organisation))"};
    static constexpr db::Query young{"associations.youths_of", R"(
        SELECT person, birth_date, teaching_since FROM shared_youth
        WHERE person IN (SELECT person FROM shared_staff WHERE organisation = :organisation))"};
    static constexpr db::Query kept{"associations.terms_of", R"(
        SELECT m.id, m.association, m.person, m.organisation, m.position, m.since, m.until, m.manual
        FROM association_members m JOIN associations a ON a.id = m.association AND a.kind <> 'free' AND a.until > :today
        WHERE m.person IN (SELECT person FROM shared_staff WHERE organisation = :organisation))"};
    std::set<OrganisationId> done, touched;
    for (OrganisationId organisation : organisations) {
        if (!done.insert(organisation).second) continue;
        auto lines = work.all<StaffLine>(staff, {{"organisation", organisation}});
        std::unordered_map<EmploymentId, std::vector<std::string>> taught;
        {
            auto rows = work.run(subjects.text, {{"organisation", organisation}});
            while (rows->next()) taught[EmploymentId{rows->integer(0)}].emplace_back(rows->text(1));
        }
        std::unordered_map<PersonId, YouthLine> youths;
        for (auto& line : work.all<YouthLine>(young, {{"organisation", organisation}}))
            youths[line.person] = line;
        Takers takers;
        std::map<OrganisationId, std::vector<PlaceLine>> places;
        Gathered gathered;
        gathered.take(work.all<TermLine>(kept, {{"organisation", organisation}}));
        for (const StaffLine& s : lines) {
            if (!places.contains(s.organisation))
                takersAt(work, s.organisation, takers, places[s.organisation]);
            for (const PlaceLine& p : places[s.organisation]) {
                if (takers.kinds[p.association] == Kind::young) {
                    auto line = youths.find(s.person);
                    auto youth = line == youths.end()
                                     ? std::nullopt
                                     : youthBy(work, *takers.packs[p.association], line->second);
                    auto part = youth ? whileYoung(stintOf(s, p.since, p.until), *youth) : std::nullopt;
                    if (part) gathered.stints[{p.association, s.person}].push_back(*part);
                    continue;
                }
                const auto& basis = takers.basis[p.association];
                bool fits = takers.kinds[p.association] == Kind::post
                                ? basis.contains(s.position)
                                : std::any_of(taught[s.employment].begin(), taught[s.employment].end(),
                                              [&](const auto& subject) { return basis.contains(subject); });
                if (fits) gathered.stints[{p.association, s.person}].push_back(stintOf(s, p.since, p.until));
            }
        }
        // An association that takes nobody from here any more still has terms of these people to end.
        static constexpr db::Query life{
            "associations.life", "SELECT id AS association, since, until FROM associations WHERE id = :id"};
        for (const auto& [key, unused] : gathered.kept)
            if (!takers.lives.contains(key.first))
                for (const auto& l : work.all<PlaceLine>(life, {{"id", key.first}}))
                    takers.lives[key.first] = {l.since, l.until};
        gathered.settle(work, takers.lives);
        endHeadshipsOfLeavers(work, organisation);
        for (const StaffLine& s : lines) touched.insert(s.organisation);
    }
    // Whoever works elsewhere too is shown there by the same name.
    touched.insert(done.begin(), done.end());
    for (OrganisationId organisation : touched) touch(work, organisation);
}

void keepMembersBelow(api::Work& work, std::span<const OrganisationId> organisations) {
    static constexpr db::Query below{"associations.all_below", R"(
        SELECT r.descendant FROM shared_reach r
        WHERE r.ancestor = :organisation AND EXISTS (SELECT 1 FROM shared_staff s WHERE s.organisation = r.descendant))"};
    std::vector<OrganisationId> all;
    for (OrganisationId organisation : organisations) {
        auto rows = work.run(below.text, {{"organisation", organisation}});
        while (rows->next()) all.push_back(OrganisationId{rows->integer(0)});
    }
    keepMembersOf(work, all);
}

void keepMembers(api::Work& work, const Kept& a) {
    // {places} of the association joined with the staff there, of the right subjects or posts.
    static constexpr std::string_view reach =
        "SELECT descendant AS organisation, since, until FROM shared_reach WHERE ancestor = :root";
    static constexpr std::string_view branches =
        " UNION ALL SELECT id, since, until FROM shared_organisations WHERE branch_of = :root";
    static constexpr std::string_view cluster =
        "SELECT organisation, since, until FROM shared_clusters WHERE id = :cluster";
    static constexpr db::Query kept{"associations.terms", R"(
        SELECT id, association, person, organisation, position, since, until, manual FROM association_members WHERE association = :id)"};
    if (a.kind == Kind::free) return;
    std::string text = R"(
        SELECT s.employment, s.person, s.organisation, s.position, s.kind, s.since, s.until, w.since AS place_since, w.until AS place_until, y.birth_date, y.teaching_since
        FROM ()";
    text += a.cluster                  ? std::string(cluster)
            : a.level == Level::school ? std::string(reach) + std::string(branches)
                                       : std::string(reach);
    bool young = a.kind == Kind::young;
    text += R"() w JOIN shared_staff s ON s.organisation = w.organisation
        )";
    text += young ? "JOIN" : "LEFT JOIN";
    // Whoever was no longer young when it was opened need not be looked at.
    text += R"( shared_youth y ON y.person = s.person AND y.teaching_since > :began
        WHERE )";
    text += young ? "1 = 1"
            : a.kind == Kind::post
                ? "s.position IN (SELECT value FROM association_basis WHERE association = :id)"
                : "EXISTS (SELECT 1 FROM shared_subjects j JOIN association_basis b ON b.value = j.subject "
                  "AND b.association = :id "
                  "WHERE j.employment = s.employment)";
    Gathered gathered;
    gathered.take(work.all<TermLine>(kept, {{"id", a.id}}));
    const packs::Pack& pack = packOf(work, a.organisation);
    auto years = int(pack.setting("staff.novice_years", work.today()).number());
    std::string began = isoDate(addMonths(a.since, -12 * (years + 1))).substr(0, 4);
    auto rows = work.run(text, {{"id", a.id}, {"root", a.root}, {"cluster", a.cluster}, {"began", began}});
    json::RowReader<StaffLine> read(*rows);
    while (rows->next()) {
        auto s = read(*rows);
        auto stint = stintOf(s, *parseDate(rows->text(7)), *parseDate(rows->text(8)));
        if (young) {
            auto youth =
                youthBy(work, pack, {s.person, std::string(rows->text(9)), std::string(rows->text(10))});
            auto part = youth ? whileYoung(stint, *youth) : std::nullopt;
            if (!part) continue;
            stint = *part;
        }
        gathered.stints[{a.id, s.person}].push_back(stint);
    }
    rows.reset();
    gathered.settle(work, {{a.id, {a.since, a.until}}});
}

}  // namespace metodika::associations
