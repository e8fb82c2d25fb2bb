#include "features/organisations/store.hpp"

#include <unordered_map>

#include "features/organisations/searching.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"
#include "platform/search/search.hpp"

namespace metodika::organisations {
namespace {

std::optional<Date> shownEnd(Date until) {
    if (isoDate(until) == openEnd) return {};
    return until;
}

struct Line {
    OrganisationId id;
    std::optional<std::string> code;
    std::string name, short_name, sort_name;
    Level level = Level::organisation;
    Kind kind = Kind::school;
    std::optional<OrganisationId> parent, branch_of;
    std::optional<std::string> branch_of_name, cluster_name;
    std::optional<ClusterId> cluster;
    std::int64_t children_count = 0, people_count = 0;
    BOOST_DESCRIBE_CLASS(Line, (),
                         (id, code, name, short_name, sort_name, level, kind, parent, branch_of,
                          branch_of_name, cluster_name, cluster, children_count, people_count),
                         (), ())

    void into(OrganisationRow& row) const {
        row.id = id;
        row.code = code;
        row.name = name;
        row.short_name = short_name;
        row.level = level;
        row.kind = kind;
        row.parent = parent;
        row.is_branch = branch_of.has_value();
        if (branch_of) row.branch_of = {*branch_of, branch_of_name.value_or("")};
        if (cluster) row.cluster = {*cluster, cluster_name.value_or("")};
        row.children_count = children_count;
        row.people_count = people_count;
    }
};

struct Node : TreeNode {
    std::optional<OrganisationId> branch_of;
};
BOOST_DESCRIBE_STRUCT(Node, (TreeNode), (branch_of))

struct Rest {
    std::optional<std::string> full_name, inn, address, phone, mail;
    bool rural = false;
    Date since{}, until{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Rest, (), (full_name, inn, address, phone, mail, rural, since, until, version))

struct PeriodLine {
    Date since{}, until{};
    std::string name;
    std::optional<std::string> parent_name;
};
BOOST_DESCRIBE_STRUCT(PeriodLine, (), (since, until, name, parent_name))

// One line of the list; :root or :id and the rest of the condition follow.
constexpr std::string_view lineText = R"(
    SELECT o.id, o.code, p.name, p.short_name, p.sort_name, o.level, o.kind, p.parent, o.branch_of,
           b.name AS branch_of_name, c.id AS cluster, c.name AS cluster_name,
           (SELECT count(*) FROM organisation_periods k WHERE k.parent = o.id AND k.since <= :today AND k.until > :today) AS children_count,
           (SELECT count(DISTINCT s.person) FROM shared_staff s WHERE s.organisation = o.id AND s.since <= :today AND s.until > :today) AS people_count
    FROM organisations o
    JOIN organisation_periods p ON p.organisation = o.id AND p.since <= :today AND p.until > :today
    LEFT JOIN organisation_periods b ON b.organisation = o.branch_of AND b.since <= :today AND b.until > :today
    LEFT JOIN cluster_members m ON m.organisation = o.id AND m.since <= :today AND m.until > :today
    LEFT JOIN clusters c ON c.id = m.cluster
)";
// Rows are chosen first; only what is shown is counted.
constexpr std::string_view chosenText = R"(
    SELECT p.organisation FROM organisation_reach r
    JOIN organisation_periods p ON p.organisation = r.descendant AND p.since <= :today AND p.until > :today
    WHERE r.ancestor = :root AND r.since <= :today AND r.until > :today)";

// «сош 5»: parts of words; a number stands at the beginning of one, so that 5 is not 15. Nobody types «№».
std::vector<std::string> searchWords(std::string_view typed) {
    std::vector<std::string> out;
    std::string rest = utf8::head(utf8::sortKey(typed), 100) + " ";
    for (std::size_t at; out.size() < 5 && (at = rest.find(' ')) != rest.npos; rest.erase(0, at + 1)) {
        auto word = rest.substr(0, at);
        if (word.starts_with("№")) word.erase(0, std::string_view("№").size());
        if (word.empty()) continue;
        bool number = word[0] >= '0' && word[0] <= '9';
        out.push_back(number ? " " + word : word);
    }
    return out;
}

}  // namespace

api::Page<OrganisationRow> OrganisationStore::list(const Within& within, const ListQuery& query) {
    std::string text(chosenText);
    std::vector<db::Arg> args{{"root", within.root()}};
    // Looked for, and what they are called in the query: both outlive it.
    std::vector<std::string> words, names;
    if (query.parent) {
        text += " AND p.parent = :parent";
        args.emplace_back("parent", *query.parent);
    }
    if (query.kind) {
        text += " AND EXISTS (SELECT 1 FROM organisations o WHERE o.id = p.organisation AND o.kind = :kind)";
        args.emplace_back("kind", *query.kind);
    }
    if (query.cluster) {
        text +=
            " AND EXISTS (SELECT 1 FROM cluster_members m WHERE m.organisation = p.organisation AND "
            "m.cluster = "
            ":cluster AND m.since <= :today AND m.until > :today)";
        args.emplace_back("cluster", *query.cluster);
    }
    if (query.status) {
        text +=
            " AND EXISTS (SELECT 1 FROM organisation_statuses s WHERE s.organisation = p.organisation AND "
            "s.status = :status AND s.since <= :today AND s.until > :today)";
        args.emplace_back("status", *query.status);
    }
    if (query.q) {
        words = searchWords(*query.q);
        for (std::size_t i = 0; i < words.size(); ++i) names.push_back("word" + std::to_string(i));
        for (std::size_t i = 0; i < words.size(); ++i) {
            text += " AND strpos(' ' || replace(p.sort_name, '№', ' '), :" + names[i] + ") > 0";
            args.emplace_back(names[i], words[i]);
        }
    }
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(text, std::move(args)), {}};
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += " AND (p.sort_name, p.organisation) > (:after_name, :after_id)";
        args.emplace_back("after_name", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    int size = api::pageSize(query.limit);
    args.emplace_back("limit", size + 1);
    text = std::string(lineText) + " WHERE o.id IN (" + text +
           " ORDER BY p.sort_name, p.organisation LIMIT :limit) ORDER BY p.sort_name, o.id";
    auto lines = work_.all<Line>(text, std::move(args));
    api::Page<OrganisationRow> page;
    page.next = api::cutPage(lines, size, [](const Line& l) { return api::Cursor{l.sort_name, l.id.value}; });
    for (const Line& line : lines) line.into(page.items.emplace_back());
    return page;
}

Tree OrganisationStore::tree(const Within& within) {
    static constexpr db::Query nodes{"organisations.tree", R"(
        SELECT o.id, p.parent, p.name, p.short_name, o.level, o.kind, o.branch_of, m.cluster, 
               (SELECT count(DISTINCT s.person) FROM shared_staff s WHERE s.organisation = o.id AND s.since <= :today AND s.until > :today) AS people_count
        FROM organisation_reach r
        JOIN organisations o ON o.id = r.descendant
        JOIN organisation_periods p ON p.organisation = o.id AND p.since <= :today AND p.until > :today
        LEFT JOIN cluster_members m ON m.organisation = o.id AND m.since <= :today AND m.until > :today
        WHERE r.ancestor = :root AND r.since <= :today AND r.until > :today
        ORDER BY p.sort_name, o.id)"};
    static constexpr db::Query groups{"organisations.tree_clusters", R"(
        SELECT c.id, c.municipality, c.name FROM clusters c
        JOIN organisation_reach r ON r.descendant = c.municipality AND r.since <= :today AND r.until > :today
        WHERE r.ancestor = :root AND c.since <= :today AND c.until > :today ORDER BY c.name, c.id)"};
    Tree tree;
    for (Node& n : work_.all<Node>(nodes, {{"root", within.root()}})) {
        n.is_branch = n.branch_of.has_value();
        tree.items.push_back(std::move(n));
    }
    tree.clusters = work_.all<TreeCluster>(groups, {{"root", within.root()}});
    return tree;
}

OrganisationCard OrganisationStore::card(OrganisationId id) {
    static const std::string lineOf = std::string(lineText) + " WHERE o.id = :id";
    static constexpr db::Query rest{"organisations.rest",
                                    "SELECT full_name, inn, address, phone, mail, rural, since, until, "
                                    "version FROM organisations WHERE id = :id"};
    static constexpr db::Query periods{"organisations.periods", R"(
        SELECT p.since, p.until, p.name,
               coalesce((SELECT u.name FROM organisation_periods u WHERE u.organisation = p.parent AND u.since <= p.since ORDER BY u.since DESC LIMIT 1),
                        (SELECT u.name FROM organisation_periods u WHERE u.organisation = p.parent ORDER BY u.since LIMIT 1)) AS parent_name
        FROM organisation_periods p WHERE p.organisation = :id ORDER BY p.since DESC)"};
    static constexpr db::Query branches{"organisations.branches", R"(
        SELECT o.id, p.name FROM organisations o
        JOIN organisation_periods p ON p.organisation = o.id AND p.since <= :today AND p.until > :today
        WHERE o.branch_of = :id ORDER BY p.sort_name)"};
    static constexpr db::Query above{"organisations.above", R"(
        SELECT r.ancestor AS id, p.name FROM organisation_reach r
        JOIN organisation_periods p ON p.organisation = r.ancestor AND p.since <= :today AND p.until > :today
        WHERE r.descendant = :id AND r.depth > 0 AND r.since <= :today AND r.until > :today ORDER BY r.depth DESC)"};
    OrganisationCard card;
    auto lines = work_.all<Line>(lineOf, {{"id", id}});
    if (lines.empty()) notFound();
    lines.front().into(card);
    auto more = *work_.one<Rest>(rest, {{"id", id}});
    card.full_name = more.full_name;
    card.inn = more.inn;
    card.address = more.address;
    card.phone = more.phone;
    card.mail = more.mail;
    card.rural = more.rural;
    card.since = more.since;
    card.until = shownEnd(more.until);
    card.version = more.version;
    for (const auto& p : work_.all<PeriodLine>(periods, {{"id", id}}))
        card.history.push_back({p.since, shownEnd(p.until), p.name, p.parent_name});
    card.branches = work_.all<OrganisationRef>(branches, {{"id", id}});
    card.above = work_.all<OrganisationRef>(above, {{"id", id}});
    return card;
}

Kept OrganisationStore::kept(OrganisationId id) {
    auto found = keptOn(id, work_.today());
    if (!found) notFound();
    return *found;
}

std::optional<Kept> OrganisationStore::keptOn(OrganisationId id, Date day) {
    static constexpr db::Query find{"organisations.kept", R"(
        SELECT o.id, o.kind, p.name, p.short_name, p.parent, o.since, o.until, p.since AS period_since, p.until AS period_until, o.version
        FROM organisations o JOIN organisation_periods p ON p.organisation = o.id AND p.since <= :day AND p.until > :day
        WHERE o.id = :id)"};
    return work_.one<Kept>(find, {{"id", id}, {"day", day}});
}

Inhabited OrganisationStore::inhabited(OrganisationId id, Date day) {
    static constexpr db::Query count{"organisations.inhabited", R"(
        SELECT (SELECT count(DISTINCT p.organisation) FROM organisation_periods p WHERE p.parent = :id AND p.until > :day) AS children,
               (SELECT count(DISTINCT p.organisation) FROM organisations o
                JOIN organisation_periods p ON p.organisation = o.id AND p.until > :day
                WHERE o.branch_of = :id) AS branches,
               (SELECT count(DISTINCT s.person) FROM shared_staff s WHERE s.organisation = :id AND s.until > :day) AS people)"};
    return *work_.one<Inhabited>(count, {{"id", id}, {"day", day}});
}

void OrganisationStore::add(OrganisationId id, const NewOrganisation& fresh, Date since) {
    static constexpr db::Query insert{"organisations.add", R"(
        INSERT INTO organisations (id, kind, level, code, inn, full_name, address, phone, mail, rural, branch_of, since, until, version)
        VALUES (:id, :kind, :level, :code, :inn, :full_name, :address, :phone, :mail, :rural, :branch_of, :since, :open, 1))"};
    static constexpr db::Query period{"organisations.add_period", R"(
        INSERT INTO organisation_periods (organisation, since, until, name, short_name, sort_name, parent)
        VALUES (:id, :since, :open, :name, :short_name, :sort_name, :parent))"};
    std::optional<OrganisationId> parent;
    if (fresh.parent) parent = fresh.parent;
    std::string name = utf8::squeeze(fresh.name);
    work_.execute(insert, {{"id", id},
                           {"kind", fresh.kind},
                           {"level", levelOf(fresh.kind)},
                           {"code", fresh.code},
                           {"inn", fresh.inn},
                           {"full_name", fresh.full_name},
                           {"address", fresh.address},
                           {"phone", fresh.phone},
                           {"mail", fresh.mail},
                           {"rural", fresh.rural.value_or(false)},
                           {"branch_of", fresh.branch_of},
                           {"since", since},
                           {"open", openEnd}});
    work_.execute(period, {{"id", id},
                           {"since", since},
                           {"open", openEnd},
                           {"name", name},
                           {"short_name", utf8::squeeze(fresh.short_name)},
                           {"sort_name", utf8::sortKey(name)},
                           {"parent", parent}});
    reachFrom(id, parent, since);
    search::changed(work_, "organisations", id.value);
}

void OrganisationStore::reachFrom(OrganisationId id, std::optional<OrganisationId> parent, Date since) {
    static constexpr db::Query self{"organisations.reach_self",
                                    "INSERT INTO organisation_reach (ancestor, descendant, since, until, "
                                    "depth) VALUES (:id, :id, :since, :open, 0)"};
    static constexpr db::Query up{"organisations.reach_up", R"(
        INSERT INTO organisation_reach (ancestor, descendant, since, until, depth)
        SELECT ancestor, CAST(:id AS BIGINT), greatest(since, CAST(:since AS TEXT)), until, depth + 1 FROM organisation_reach
        WHERE descendant = :parent AND until > :since)"};
    work_.execute(self, {{"id", id}, {"since", since}, {"open", openEnd}});
    if (parent) work_.execute(up, {{"id", id}, {"parent", *parent}, {"since", since}});
}

void OrganisationStore::moveReach(OrganisationId id, std::optional<OrganisationId> parent, Date since) {
    // Everything below moves along: ties to what was above end, ties to what is above now begin.
    static constexpr db::Query drop{"organisations.reach_drop", R"(
        DELETE FROM organisation_reach WHERE since >= :since
          AND descendant IN (SELECT descendant FROM organisation_reach WHERE ancestor = :id)
          AND ancestor IN (SELECT ancestor FROM organisation_reach WHERE descendant = :id AND depth > 0))"};
    static constexpr db::Query end{"organisations.reach_end", R"(
        UPDATE organisation_reach SET until = :since WHERE until > :since
          AND descendant IN (SELECT descendant FROM organisation_reach WHERE ancestor = :id AND until > :since)
          AND ancestor IN (SELECT ancestor FROM organisation_reach WHERE descendant = :id AND depth > 0))"};
    static constexpr db::Query begin{"organisations.reach_begin", R"(
        INSERT INTO organisation_reach (ancestor, descendant, since, until, depth)
        SELECT a.ancestor, d.descendant, CAST(:since AS TEXT), CASE WHEN a.until < d.until THEN a.until ELSE d.until END, a.depth + d.depth + 1
        FROM organisation_reach a CROSS JOIN organisation_reach d
        WHERE a.descendant = :parent AND a.since <= :since AND a.until > :since
          AND d.ancestor = :id AND d.since <= :since AND d.until > :since)"};
    work_.execute(drop, {{"id", id}, {"since", since}});
    work_.execute(end, {{"id", id}, {"since", since}});
    if (parent) work_.execute(begin, {{"id", id}, {"parent", *parent}, {"since", since}});
}

void OrganisationStore::beginPeriod(const Kept& was, Date since, const std::string& name,
                                    const std::string& shortName, std::optional<OrganisationId> parent) {
    static constexpr db::Query end{
        "organisations.end_period",
        "UPDATE organisation_periods SET until = :since WHERE organisation = :id AND since = :was"};
    static constexpr db::Query replace{
        "organisations.replace_period",
        "DELETE FROM organisation_periods WHERE organisation = :id AND since = :since"};
    static constexpr db::Query begin{"organisations.begin_period", R"(
        INSERT INTO organisation_periods (organisation, since, until, name, short_name, sort_name, parent)
        VALUES (:id, :since, :until, :name, :short_name, :sort_name, :parent))"};
    if (was.period_since == since)
        work_.execute(replace, {{"id", was.id}, {"since", since}});
    else
        work_.execute(end, {{"id", was.id}, {"since", since}, {"was", was.period_since}});
    work_.execute(begin, {{"id", was.id},
                          {"since", since},
                          {"until", was.period_until},
                          {"name", name},
                          {"short_name", shortName},
                          {"sort_name", utf8::sortKey(name)},
                          {"parent", parent}});
    searchAnew(work_, was.id, shortName != was.short_name);
    if (parent != was.parent) {
        moveReach(was.id, parent, since);
        leaveCluster(was.id, since);
    }
}

void OrganisationStore::close(OrganisationId id, Date on) {
    static constexpr db::Query organisation{"organisations.close",
                                            "UPDATE organisations SET until = :on WHERE id = :id"};
    static constexpr db::Query planned{
        "organisations.drop_planned_periods",
        "DELETE FROM organisation_periods WHERE organisation = :id AND since >= :on"};
    static constexpr db::Query plannedReach{
        "organisations.drop_planned_reach",
        "DELETE FROM organisation_reach WHERE descendant = :id AND since >= :on"};
    static constexpr db::Query period{
        "organisations.close_period",
        "UPDATE organisation_periods SET until = :on WHERE organisation = :id AND until > :on"};
    static constexpr db::Query reach{
        "organisations.close_reach",
        "UPDATE organisation_reach SET until = :on WHERE descendant = :id AND until > :on"};
    for (const auto& query : {organisation, planned, plannedReach, period, reach})
        work_.execute(query, {{"id", id}, {"on", on}});
    search::changed(work_, "organisations", id.value);
}

void OrganisationStore::reopen(OrganisationId id, Date closing) {
    static constexpr db::Query organisation{
        "organisations.reopen", "UPDATE organisations SET until = :open WHERE id = :id AND until = :closing"};
    static constexpr db::Query period{
        "organisations.reopen_period",
        "UPDATE organisation_periods SET until = :open WHERE organisation = :id AND until = :closing"};
    static constexpr db::Query reach{
        "organisations.reopen_reach",
        "UPDATE organisation_reach SET until = :open WHERE descendant = :id AND until = :closing"};
    for (const auto& query : {organisation, period, reach})
        work_.execute(query, {{"id", id}, {"closing", closing}, {"open", openEnd}});
    search::changed(work_, "organisations", id.value);
}

void OrganisationStore::describe(OrganisationId id, const OrganisationChange& change) {
    auto set = [&](std::string_view column, const json::Maybe<std::string>& value) {
        if (!value.given) return;
        // The column is one of ours, never the caller's text.
        work_.execute("UPDATE organisations SET " + std::string(column) + " = :value WHERE id = :id",
                      {{"id", id}, {"value", value.value}});
    };
    set("full_name", change.full_name);
    set("inn", change.inn);
    set("address", change.address);
    set("phone", change.phone);
    set("mail", change.mail);
    search::changed(work_, "organisations", id.value);
}

void OrganisationStore::touch(OrganisationId id) {
    static constexpr db::Query bump{"organisations.touch",
                                    "UPDATE organisations SET version = version + 1 WHERE id = :id"};
    work_.execute(bump, {{"id", id}});
}

}  // namespace metodika::organisations
