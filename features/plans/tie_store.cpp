// What fulfils the items of plans: records of the facts that rooms declare.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "features/plans/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::plans {
namespace {

struct TieLine {
    std::int64_t item = 0, record = 0, people = 0;
    std::string title;
    Date on_date{};
    bool happened = false;
};
BOOST_DESCRIBE_STRUCT(TieLine, (), (item, record, people, title, on_date, happened))

struct BelowLine {
    PlanId id;
    OrganisationId organisation;
    std::string name;
    int edition = 0;
    State state = State::draft;
};
BOOST_DESCRIBE_STRUCT(BelowLine, (), (id, organisation, name, edition, state))
struct BelowItem {
    PlanId plan;
    ItemId id;
    std::optional<Date> due;
    Mark mark = Mark::planned;
    std::optional<std::string> moved_to;
};
BOOST_DESCRIBE_STRUCT(BelowItem, (), (plan, id, due, mark, moved_to))

/// The fact's records, each with whether it took place.
std::string recordsOf(const facts::Fact& fact) {
    return "(SELECT x.*, (" + fact.happened + ") AS happened FROM " + fact.view + " x)";
}

std::string linkOf(const facts::Fact& fact, std::int64_t record) {
    std::string link = fact.link;
    if (auto at = link.find("{id}"); at != link.npos) link.replace(at, 4, std::to_string(record));
    return link;
}

}  // namespace

void PlanStore::addTies(const Kept& plan, std::vector<Item>& items) {
    static constexpr db::Query used{"plans.used_facts",
                                    "SELECT DISTINCT fact FROM plan_ties WHERE plan = :plan"};
    std::unordered_map<std::int64_t, Item*> byId;
    for (Item& item : items) byId.emplace(item.id.value, &item);
    std::vector<std::string> names;
    {
        auto rows = work_.run(used.text, {{"plan", plan.id}});
        while (rows->next()) names.emplace_back(rows->text(0));
    }
    for (const auto& name : names) {
        auto fact = facts_.find(name);
        if (!fact) continue;
        // Of one record there may be a row a year: that of the plan's year counts.
        std::string text = "SELECT t.item, t.record, v." + fact->title + " AS title, v.on_date, " +
                           (fact->people.empty() ? "0" : "coalesce(v." + fact->people + ", 0)") +
                           " AS people, v.happened FROM plan_ties t JOIN " + recordsOf(*fact) +
                           " v ON v.id = t.record WHERE t.plan = :plan AND t.fact = :fact AND v.on_date >= "
                           ":from AND v.on_date < :to"
                           " ORDER BY v.on_date, t.record";
        for (const auto& t : work_.all<TieLine>(text, {{"plan", plan.id},
                                                       {"fact", name},
                                                       {"from", schoolYearStart(plan.school_year)},
                                                       {"to", schoolYearEnd(plan.school_year)}}))
            if (auto item = byId.find(t.item); item != byId.end())
                item->second->ties.push_back({name, std::to_string(t.record), t.title,
                                              linkOf(*fact, t.record), t.on_date,
                                              t.happened && t.on_date <= work_.today()});
    }
    for (Item& item : items) item.progress = progressOf(item, plan.school_year, work_.today());
}

std::vector<Tied> PlanStore::fulfilled(const Kept& plan) {
    std::vector<Tied> out;
    for (const auto* fact : facts_.happenings()) {
        std::string text = "SELECT t.item, t.record, '' AS title, v.on_date, " +
                           (fact->people.empty() ? std::string("0") : "coalesce(v." + fact->people + ", 0)") +
                           " AS people, v.happened FROM plan_ties t JOIN " + recordsOf(*fact) +
                           " v ON v.id = t.record WHERE t.plan = :plan AND t.fact = :fact AND v.on_date >= "
                           ":from AND v.on_date < :to";
        for (const auto& t : work_.all<TieLine>(text, {{"plan", plan.id},
                                                       {"fact", fact->name},
                                                       {"from", schoolYearStart(plan.school_year)},
                                                       {"to", schoolYearEnd(plan.school_year)}}))
            if (t.happened) out.push_back({t.item, t.record, t.people, fact->name});
    }
    return out;
}

std::vector<TieView> PlanStore::candidates(const Kept& plan, const std::string& text) {
    constexpr std::size_t most = 20;
    std::vector<TieView> out;
    std::string wanted = utf8::fold(text);
    for (const auto* fact : facts_.happenings()) {
        std::string query = "SELECT 0 AS item, v.id AS record, 0 AS people, v." + fact->title +
                            " AS title, v.on_date, v.happened FROM " + recordsOf(*fact) +
                            " v JOIN shared_reach r ON r.descendant = v.organisation AND r.ancestor = :place "
                            "AND r.since <= :today "
                            "AND r.until > :today WHERE v.on_date >= :from AND v.on_date < :to"
                            " ORDER BY r.depth, v.on_date DESC, v.id LIMIT 1000";
        std::size_t taken = 0;
        for (const auto& t : work_.all<TieLine>(query, {{"place", plan.organisation},
                                                        {"from", schoolYearStart(plan.school_year)},
                                                        {"to", schoolYearEnd(plan.school_year)}})) {
            if (!wanted.empty() && utf8::fold(t.title).find(wanted) == std::string::npos) continue;
            if (++taken > most) break;
            out.push_back({fact->name, std::to_string(t.record), t.title, linkOf(*fact, t.record), t.on_date,
                           t.happened && t.on_date <= work_.today()});
        }
    }
    return out;
}

bool PlanStore::liesBelow(const Kept& plan, const std::string& name, std::int64_t record) {
    auto known = facts_.happenings();
    auto fact =
        std::find_if(known.begin(), known.end(), [&](const facts::Fact* f) { return f->name == name; });
    if (fact == known.end()) return false;
    return work_.count(
               "SELECT v.id FROM " + (*fact)->view +
                   " v JOIN shared_reach r ON r.descendant = v.organisation AND r.ancestor = :place AND "
                   "r.since <= :today "
                   "AND r.until > :today WHERE v.id = :record AND v.on_date >= :from AND v.on_date < :to",
               {{"place", plan.organisation},
                {"record", record},
                {"from", schoolYearStart(plan.school_year)},
                {"to", schoolYearEnd(plan.school_year)}}) > 0;
}

void PlanStore::tie(const Kept& plan, ItemId item, const std::string& fact, std::int64_t record, bool tied) {
    static constexpr db::Query add{"plans.tie", R"(
        INSERT INTO plan_ties (plan, item, fact, record) VALUES (:plan, :item, :fact, :record) ON CONFLICT DO NOTHING)"};
    static constexpr db::Query remove{
        "plans.untie", "DELETE FROM plan_ties WHERE item = :item AND fact = :fact AND record = :record"};
    static constexpr db::Query touch{"plans.touch_item",
                                     "UPDATE plan_items SET changed_at = :at WHERE id = :item"};
    if (tied)
        work_.execute(add, {{"plan", plan.id}, {"item", item}, {"fact", fact}, {"record", record}});
    else
        work_.execute(remove, {{"item", item}, {"fact", fact}, {"record", record}});
    work_.execute(touch, {{"item", item}, {"at", work_.scope().now().ms}});
}

std::vector<PlanRow> PlanStore::rows(Rows which, OrganisationId place, int year, bool drafts) {
    const std::string
        of = " FROM shared_organisations o JOIN plans p ON p.organisation = o.id AND p.school_year = :year ",
        where = std::string(" WHERE o.") + (which == Rows::own ? "id" : "parent") +
                " = :place AND o.since <= :today AND o.until > :today ";
    const auto plans = "SELECT p.id, p.organisation, o.short_name AS name, p.edition, p.state" + of + where +
                       "ORDER BY o.sort_name, o.id",
               items = "SELECT i.plan, i.id, i.due, i.mark, i.moved_to" + of +
                       "JOIN plan_items i ON i.plan = p.id" + where + "AND NOT i.removed";
    std::unordered_set<std::int64_t> fulfilled;
    for (const auto* fact : facts_.happenings()) {
        auto text = "SELECT DISTINCT t.item" + of +
                    "JOIN plan_ties t ON t.plan = p.id AND t.fact = :fact JOIN " + recordsOf(*fact) +
                    " v ON v.id = t.record" + where +
                    "AND v.on_date >= :from AND v.on_date <= :today AND v.happened";
        auto rows = work_.run(
            text, {{"place", place}, {"year", year}, {"fact", fact->name}, {"from", schoolYearStart(year)}});
        while (rows->next()) fulfilled.insert(rows->integer(0));
    }
    std::vector<PlanRow> out;
    std::unordered_map<PlanId, std::size_t> places;
    for (const auto& line : work_.all<BelowLine>(plans, {{"place", place}, {"year", year}})) {
        if (!line.edition && !drafts) continue;
        places.emplace(line.id, out.size());
        out.push_back({line.id,
                       {line.organisation, line.name},
                       year,
                       line.edition,
                       drafts ? line.state : State::approved,
                       0,
                       0,
                       0});
    }
    for (const auto& line : work_.all<BelowItem>(items, {{"place", place}, {"year", year}})) {
        auto found = places.find(line.plan);
        if (found == places.end()) continue;
        Item item;
        item.due = line.due;
        item.mark = line.mark;
        item.moved_to = line.moved_to;
        if (fulfilled.contains(line.id.value)) item.ties.push_back({"", "", "", "", {}, true});
        auto progress = progressOf(item, year, work_.today());
        PlanRow& row = out[found->second];
        ++row.items;
        row.done += progress == Progress::done;
        row.late += progress == Progress::late;
    }
    return out;
}

}  // namespace metodika::plans
