#include "features/associations/store.hpp"

#include "features/associations/rules.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

struct Line {
    AssociationId id;
    std::string name, sort_name;
    Level level = Level::school;
    Kind kind = Kind::free;
    std::string community;
    std::optional<std::string> basis;
    OrganisationId organisation;
    std::string organisation_name;
    std::optional<PersonId> head;
    std::optional<std::string> head_name;
    std::int64_t members_count = 0, meetings_held = 0, still_planned = 0;
    ScheduleState schedule_state = ScheduleState::none;
    BOOST_DESCRIBE_CLASS(Line, (),
                         (id, name, sort_name, level, kind, community, basis, organisation, organisation_name,
                          head, head_name, members_count, meetings_held, still_planned, schedule_state),
                         (), ())

    AssociationRow row() const {
        AssociationRow r;
        r.id = id;
        r.name = name;
        r.level = level;
        r.kind = kind;
        r.community.code = community;
        (kind == Kind::subject ? r.subject : kind == Kind::cycle ? r.cycle : r.post) = basis;
        r.organisation = {organisation, organisation_name};
        if (head) r.head = {*head, head_name.value_or("")};
        r.has_head = head.has_value();
        r.members_count = members_count;
        r.meetings_held = meetings_held;
        r.meetings_planned = meetings_held + still_planned;
        r.schedule_state = schedule_state;
        return r;
    }
};

// Rows are chosen first, {chosen}; only what is shown is counted.
std::string lines(std::string_view chosen) {
    return R"(
    SELECT a.id, a.name, a.sort_name, a.level, a.kind, a.community, a.basis, a.organisation,
           (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = a.organisation AND o.since <= :today AND o.until > :today) AS organisation_name,
           h.person AS head, hp.name AS head_name,
           (SELECT count(*) FROM association_members m
            WHERE m.association = a.id AND m.since <= :today AND m.until > :today) AS members_count,
           (SELECT count(*) FROM meetings g WHERE g.association = a.id AND g.school_year = :year AND g.state = 'held') AS meetings_held,
           (SELECT count(*) FROM meetings g WHERE g.association = a.id AND g.school_year = :year AND g.state = 'planned') AS still_planned,
           (SELECT min(s.state) FROM association_schedules s
            WHERE s.association = a.id AND s.school_year = :year AND s.state <> 'replaced') AS schedule_state
    FROM associations a
    LEFT JOIN association_heads h ON h.association = a.id AND h.since <= :today AND h.until > :today
    LEFT JOIN shared_persons hp ON hp.id = h.person
    WHERE a.id IN ()" +
           std::string(chosen) + R"()
    ORDER BY a.sort_name, a.id)";
}

Can canOn(const Rights& rights, AssociationId id, Level level, OrganisationId owner) {
    bool writes = rights.writes(id, level, owner), keeps = rights.keeps(level, owner);
    return {{"edit", keeps},
            {"add_meeting", writes},
            {"appoint", keeps},
            {"draft_schedule", writes},
            {"approve_schedule", rights.approves(level, owner)}};
}

}  // namespace

std::optional<Date> shownEnd(Date until) {
    if (until == forever) return {};
    return until;
}

std::string belowRoot(api::Work& work, const Within& within, std::string_view column) {
    // Of the region everything is wanted: the list is walked in its order, and each row looks up whether it
    // belongs; of less, what belongs is gathered organisation by organisation.
    bool region = AssociationStore(work).place(within.root()).level == "region";
    std::string of(column),
        reach =
            " FROM shared_reach reach WHERE reach.ancestor = :root AND reach.since <= :today AND "
            "reach.until > :today";
    return region ? " AND EXISTS (SELECT 1" + reach + " AND reach.descendant = " + of + ")"
                  : " AND " + of + " IN (SELECT reach.descendant" + reach + ")";
}

api::Page<AssociationRow> AssociationStore::list(const Within& within, const AssociationQuery& query,
                                                 int year, const Rights& rights) {
    std::string chosen = R"(
        SELECT id FROM associations WHERE since < :year_ends AND until > :alive)";
    bool own = query.mine.value_or(false);
    // Those whom it concerns see their community wherever it stands: a regional one lies above their
    // municipality.
    chosen += own ? R"( AND id IN (
            SELECT association FROM association_members WHERE person = :person AND since <= :today AND until > :today
            UNION SELECT association FROM association_heads WHERE person = :person AND since <= :today AND until > :today))"
                  : belowRoot(work_, within, "organisation");
    Date begins = schoolYearStart(year),
         alive = std::min(std::max(begins, work_.today()), addDays(schoolYearEnd(year), -1));
    std::vector<db::Arg> args{
        {"root", within.root()}, {"year", year}, {"year_ends", schoolYearEnd(year)}, {"alive", alive}};
    std::string words;
    if (query.community) {
        chosen += " AND community = :community";
        args.emplace_back("community", *query.community);
    }
    if (query.level) {
        chosen += " AND level = :level";
        args.emplace_back("level", *query.level);
    }
    if (query.q && !utf8::squeeze(*query.q).empty()) {
        words = utf8::sortKey(*query.q);
        chosen += " AND strpos(sort_name, :words) > 0";
        args.emplace_back("words", words);
    }
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(chosen, std::move(args)), {}};
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        chosen += " AND (sort_name, id) > (:after_name, :after_id)";
        args.emplace_back("after_name", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    int size = api::pageSize(query.limit);
    chosen += " ORDER BY sort_name, id LIMIT :limit";
    args.emplace_back("limit", size + 1);
    auto found = work_.all<Line>(lines(chosen), std::move(args));
    api::Page<AssociationRow> page;
    page.next = api::cutPage(found, size, [](const Line& l) { return api::Cursor{l.sort_name, l.id.value}; });
    for (const Line& line : found) {
        AssociationRow& row = page.items.emplace_back(line.row());
        row.can = canOn(rights, row.id, row.level, line.organisation);
        if (!own && within.sight() == Sight::none) row.head.reset();
    }
    if (!own && within.sight() == Sight::none) page.hidden = {"head"};
    return page;
}

Kept AssociationStore::kept(AssociationId id) {
    static constexpr db::Query find{"associations.kept", R"(
        SELECT id, name, level, kind, community, organisation, root, cluster, basis, act_number, since, until, act_date, kept_from, version
        FROM associations WHERE id = :id)"};
    auto found = work_.one<Kept>(find, {{"id", id}});
    if (!found) notFound();
    return *found;
}

std::vector<AssociationRow> AssociationStore::row(AssociationId id, int year) {
    static const std::string find = lines(":id");
    std::vector<AssociationRow> out;
    for (const Line& line : work_.all<Line>(find, {{"id", id}, {"year", year}})) {
        out.push_back(line.row());
        out.back().can = canOn(Rights::of(work_), id, line.level, line.organisation);
    }
    return out;
}

Place AssociationStore::place(OrganisationId id) {
    static constexpr db::Query find{"associations.place", R"(
        SELECT id, kind, level, short_name AS name, parent FROM shared_organisations
        WHERE id = :id AND since <= :today AND until > :today)"};
    auto found = work_.one<Place>(find, {{"id", id}});
    if (!found) notFound();
    return *found;
}

OrganisationId AssociationStore::home(OrganisationId id) {
    auto chain = chainOf(work_, id);
    return chain.size() >= 2 ? chain[chain.size() - 2] : chain.front();
}

std::optional<Term> AssociationStore::workplace(PersonId person, OrganisationId home) {
    static constexpr db::Query find{"associations.workplace", R"(
        SELECT s.organisation, s.position, s.since, s.until FROM shared_staff s
        JOIN shared_reach r ON r.descendant = s.organisation AND r.since <= :today AND r.until > :today
        WHERE s.person = :who AND r.ancestor = :home AND s.since <= :today AND s.until > :today
        ORDER BY CASE s.kind WHEN 'main' THEN 0 WHEN 'internal' THEN 1 ELSE 2 END, s.since, s.employment LIMIT 1)"};
    auto rows = work_.run(find.text, {{"who", person}, {"home", home}});
    if (!rows->next()) return {};
    return Term{OrganisationId{rows->integer(0)}, std::string(rows->text(1)), *parseDate(rows->text(2)),
                *parseDate(rows->text(3))};
}

}  // namespace metodika::associations
