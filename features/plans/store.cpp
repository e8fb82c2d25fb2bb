#include "features/plans/store.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "platform/base/utf8.hpp"
#include "platform/db/in_list.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::plans {
namespace {

struct SectionLine {
    std::string code, title;
};
BOOST_DESCRIBE_STRUCT(SectionLine, (), (code, title))

struct ItemLine {
    ItemId id;
    std::string section, activity, task, audience, term, form, responsible, result, risk;
    double place = 0;
    std::optional<Date> since, due, marked_on;
    std::optional<std::string> remark, mark_reason, moved_to;
    Mark mark = Mark::planned;
    bool removed = false;
    BOOST_DESCRIBE_CLASS(ItemLine, (),
                         (id, section, activity, task, audience, term, form, responsible, result, risk, place, since,
                          due, marked_on, remark, mark_reason, moved_to, mark, removed),
                         (), ())

    Item item() const {
        return {id,    section, place, activity, task,   audience, term,        form,     responsible, result,
                risk,  since,   due,   remark,   mark,   mark_reason, moved_to, marked_on, Progress::planned, {},
                removed};
    }
};
struct OwnedLine : ItemLine {
    std::optional<std::string> changed_by;
};
BOOST_DESCRIBE_STRUCT(OwnedLine, (ItemLine), (changed_by))
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

constexpr std::string_view itemText = R"(
    SELECT i.id, i.section, i.activity, i.task, i.audience, i.term, i.form, i.responsible, i.result, i.risk, i.place,
           i.since, i.due, i.marked_on, i.remark, i.mark_reason, i.moved_to, i.mark, i.removed FROM plan_items i)";

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

Kept PlanStore::kept(PlanId id) {
    static constexpr db::Query find{"plans.kept", R"(
        SELECT id, organisation, school_year, edition, state, reason, remarks, goal, tasks, theme, version FROM plans WHERE id = :id)"};
    auto plan = work_.one<Kept>(find, {{"id", id}});
    if (!plan) notFound();
    return *plan;
}

std::optional<Kept> PlanStore::find(OrganisationId organisation, int year) {
    static constexpr db::Query find{"plans.find", R"(
        SELECT id, organisation, school_year, edition, state, reason, remarks, goal, tasks, theme, version FROM plans
        WHERE organisation = :organisation AND school_year = :year)"};
    return work_.one<Kept>(find, {{"organisation", organisation}, {"year", year}});
}

Home PlanStore::home(OrganisationId organisation) {
    static constexpr db::Query find{"plans.home", R"(
        SELECT id, name, short_name, level FROM shared_organisations WHERE id = :id AND since <= :today AND until > :today)"};
    auto home = work_.one<Home>(find, {{"id", organisation}});
    if (!home) notFound();
    return *home;
}

std::vector<Section> PlanStore::sections(PlanId id) {
    static constexpr db::Query find{"plans.sections",
                                    "SELECT code, title FROM plan_sections WHERE plan = :id ORDER BY number"};
    std::vector<Section> out;
    for (const auto& s : work_.all<SectionLine>(find, {{"id", id}})) out.push_back({s.code, s.title, {}});
    return out;
}

std::vector<EditionRow> PlanStore::editions(PlanId id) {
    static constexpr db::Query find{"plans.editions", R"(
        SELECT e.edition, e.reason, p.name AS approved_by, e.act_date, e.approved_on, e.act_number,
               CAST(e.paper AS TEXT) AS paper, e.paper_edition
        FROM plan_editions e LEFT JOIN shared_persons p ON p.id = e.approved_by WHERE e.plan = :id ORDER BY e.edition DESC)"};
    return work_.all<EditionRow>(find, {{"id", id}});
}

std::vector<Item> PlanStore::read(const Kept& plan, const std::string& where, std::vector<db::Arg> args) {
    args.emplace_back("plan", plan.id);
    std::vector<Item> out;
    for (const auto& line : work_.all<ItemLine>(
             std::string(itemText) + " JOIN plan_sections s ON s.plan = i.plan AND s.code = i.section WHERE i.plan = :plan AND " +
                 where + " ORDER BY s.number, i.place, i.id",
             std::move(args)))
        out.push_back(line.item());
    addTies(plan, out);
    return out;
}

std::vector<Item> PlanStore::items(const Kept& plan) { return read(plan, "NOT i.removed", {}); }

std::vector<Item> PlanStore::changes(const Kept& plan, std::int64_t since) {
    return read(plan, "i.changed_at >= :since", {{"since", since}});
}

Owned PlanStore::item(const Kept& plan, ItemId id) {
    auto found = items(plan, std::vector{id});
    if (found.empty()) notFound();
    return found.front();
}

std::vector<Owned> PlanStore::items(const Kept& plan, const std::vector<ItemId>& ids) {
    std::vector<Owned> out;
    db::inParts("item", ids, [&](const db::InList& some) {
        std::string text(itemText);
        text.replace(text.find(" FROM plan_items i"), 18, ", p.name AS changed_by FROM plan_items i LEFT JOIN shared_persons p ON p.id = i.changed_by");
        for (const auto& line : work_.all<OwnedLine>(text + " WHERE i.plan = :plan AND i.id IN (" + some.text() + ")",
                                                     some.args({{"plan", plan.id}})))
            out.push_back({line.item(), line.changed_by});
    });
    std::vector<Item> plain;
    plain.reserve(out.size());
    for (const auto& one : out) plain.push_back(one.item);
    addTies(plan, plain);
    for (std::size_t i = 0; i < out.size(); ++i) out[i].item = plain[i];
    return out;
}

void PlanStore::addTies(const Kept& plan, std::vector<Item>& items) {
    static constexpr db::Query used{"plans.used_facts", "SELECT DISTINCT fact FROM plan_ties WHERE plan = :plan"};
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
                           (fact->people.empty() ? "0" : "coalesce(v." + fact->people + ", 0)") + " AS people, v.happened FROM plan_ties t JOIN " + recordsOf(*fact) +
                           " v ON v.id = t.record WHERE t.plan = :plan AND t.fact = :fact AND v.on_date >= :from AND v.on_date < :to"
                           " ORDER BY v.on_date, t.record";
        for (const auto& t : work_.all<TieLine>(text, {{"plan", plan.id},
                                                       {"fact", name},
                                                       {"from", schoolYearStart(plan.school_year)},
                                                       {"to", schoolYearEnd(plan.school_year)}}))
            if (auto item = byId.find(t.item); item != byId.end())
                item->second->ties.push_back({name, std::to_string(t.record), t.title, linkOf(*fact, t.record),
                                              t.on_date, t.happened && t.on_date <= work_.today()});
    }
    for (Item& item : items) item.progress = progressOf(item, plan.school_year, work_.today());
}

std::vector<Tied> PlanStore::fulfilled(const Kept& plan) {
    std::vector<Tied> out;
    for (const auto* fact : facts_.happenings()) {
        std::string text = "SELECT t.item, t.record, '' AS title, v.on_date, " +
                           (fact->people.empty() ? std::string("0") : "coalesce(v." + fact->people + ", 0)") + " AS people, v.happened FROM plan_ties t JOIN " + recordsOf(*fact) +
                           " v ON v.id = t.record WHERE t.plan = :plan AND t.fact = :fact AND v.on_date >= :from AND v.on_date < :to";
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
        std::string query = "SELECT 0 AS item, v.id AS record, 0 AS people, v." + fact->title + " AS title, v.on_date, v.happened FROM " +
                            recordsOf(*fact) + " v JOIN shared_reach r ON r.descendant = v.organisation AND r.ancestor = :place AND r.since <= :today "
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
    auto fact = std::find_if(known.begin(), known.end(), [&](const facts::Fact* f) { return f->name == name; });
    if (fact == known.end()) return false;
    return work_.count("SELECT v.id FROM " + (*fact)->view +
                           " v JOIN shared_reach r ON r.descendant = v.organisation AND r.ancestor = :place AND r.since <= :today "
                           "AND r.until > :today WHERE v.id = :record AND v.on_date >= :from AND v.on_date < :to",
                       {{"place", plan.organisation},
                        {"record", record},
                        {"from", schoolYearStart(plan.school_year)},
                        {"to", schoolYearEnd(plan.school_year)}}) > 0;
}

void PlanStore::add(const Kept& p, const std::vector<Section>& sections) {
    static constexpr db::Query insert{"plans.add", R"(
        INSERT INTO plans (id, organisation, school_year, state, edition, goal, tasks, theme, version)
        VALUES (:id, :organisation, :year, :state, 0, :goal, :tasks, :theme, 1))"};
    static constexpr db::Query section{"plans.add_section", R"(
        INSERT INTO plan_sections (plan, code, number, title) VALUES (:id, :code, :number, :title))"};
    work_.execute(insert, {{"id", p.id},
                           {"organisation", p.organisation},
                           {"year", p.school_year},
                           {"state", p.state},
                           {"goal", p.goal},
                           {"tasks", p.tasks},
                           {"theme", p.theme}});
    std::int64_t number = 0;
    for (const Section& s : sections)
        work_.execute(section, {{"id", p.id}, {"code", s.code}, {"number", ++number}, {"title", s.title}});
}

void PlanStore::save(const Kept& p) {
    static constexpr db::Query update{"plans.save", R"(
        UPDATE plans SET state = :state, edition = :edition, reason = :reason, remarks = :remarks, goal = :goal, tasks = :tasks,
               theme = :theme, version = version + 1 WHERE id = :id)"};
    work_.execute(update, {{"id", p.id},
                           {"state", p.state},
                           {"edition", p.edition},
                           {"reason", p.reason},
                           {"remarks", p.remarks},
                           {"goal", p.goal},
                           {"tasks", p.tasks},
                           {"theme", p.theme}});
}

void PlanStore::add(const Kept& plan, const Item& i) {
    static constexpr db::Query insert{"plans.add_item", R"(
        INSERT INTO plan_items (id, plan, section, place, activity, task, audience, term, form, responsible, result, risk,
            since, due, person, mark, removed, changed_at, changed_by)
        VALUES (:id, :plan, :section, :place, :activity, :task, :audience, :term, :form, :responsible, :result, :risk,
            :since, :due, :named, 'planned', FALSE, :at, :who))"};
    auto person = work_.scope().member().person;
    work_.execute(insert, {{"id", i.id},
                           {"plan", plan.id},
                           {"section", i.section},
                           {"place", i.place},
                           {"activity", i.activity},
                           {"task", i.task},
                           {"audience", i.audience},
                           {"term", i.term},
                           {"form", i.form},
                           {"responsible", i.responsible},
                           {"result", i.result},
                           {"risk", i.risk},
                           {"since", i.since},
                           {"due", i.due},
                           {"named", named(plan.organisation, i.responsible)},
                           {"at", work_.scope().now().ms},
                           {"who", person ? std::optional(person) : std::nullopt}});
}

void PlanStore::save(const Kept& plan, const Item& i) {
    static constexpr db::Query update{"plans.save_item", R"(
        UPDATE plan_items SET section = :section, place = :place, activity = :activity, task = :task, audience = :audience,
            term = :term, form = :form, responsible = :responsible, result = :result, risk = :risk, since = :since, due = :due,
            person = :named, remark = :remark, mark = :mark, mark_reason = :mark_reason, marked_on = :marked_on,
            moved_to = :moved_to, removed = :removed, changed_at = :at, changed_by = :who WHERE id = :id AND plan = :plan)"};
    auto person = work_.scope().member().person;
    work_.execute(update, {{"id", i.id},
                           {"plan", plan.id},
                           {"section", i.section},
                           {"place", i.place},
                           {"activity", i.activity},
                           {"task", i.task},
                           {"audience", i.audience},
                           {"term", i.term},
                           {"form", i.form},
                           {"responsible", i.responsible},
                           {"result", i.result},
                           {"risk", i.risk},
                           {"since", i.since},
                           {"due", i.due},
                           {"named", named(plan.organisation, i.responsible)},
                           {"remark", i.remark},
                           {"mark", i.mark},
                           {"mark_reason", i.mark_reason},
                           {"marked_on", i.marked_on},
                           {"moved_to", i.moved_to},
                           {"removed", i.removed},
                           {"at", work_.scope().now().ms},
                           {"who", person ? std::optional(person) : std::nullopt}});
}

void PlanStore::forgetRemarks(PlanId id) {
    static constexpr db::Query update{
        "plans.forget_remarks",
        "UPDATE plan_items SET remark = NULL, changed_at = :at WHERE plan = :id AND remark IS NOT NULL"};
    work_.execute(update, {{"id", id}, {"at", work_.scope().now().ms}});
}

PlanStore::Gap PlanStore::gapAfter(PlanId id, const std::string& section, std::optional<ItemId> after) {
    static constexpr db::Query place{"plans.place", "SELECT place FROM plan_items WHERE plan = :id AND id = :item AND section = :section"};
    static constexpr db::Query last{"plans.last_place",
                                    "SELECT max(place) FROM plan_items WHERE plan = :id AND section = :section"};
    static constexpr db::Query next{"plans.next_place", R"(
        SELECT min(place) FROM plan_items WHERE plan = :id AND section = :section AND place > :place AND NOT removed)"};
    Gap gap;
    auto number = [](auto rows) -> std::optional<double> {
        if (!rows->next() || rows->null(0)) return {};
        return rows->real(0);
    };
    if (after) gap.below = number(work_.run(place.text, {{"id", id}, {"item", *after}, {"section", section}}));
    if (!gap.below) {
        gap.below = number(work_.run(last.text, {{"id", id}, {"section", section}}));
        return gap;
    }
    gap.above = number(work_.run(next.text, {{"id", id}, {"section", section}, {"place", *gap.below}}));
    return gap;
}

void PlanStore::addEdition(PlanId id, const EditionRow& e, const std::string& items) {
    static constexpr db::Query insert{"plans.add_edition", R"(
        INSERT INTO plan_editions (plan, edition, reason, act_date, act_number, approved_on, approved_by, items, paper, paper_edition)
        VALUES (:id, :edition, :reason, :act_date, :act_number, :today, :who, :items, :paper, :paper_edition))"};
    auto person = work_.scope().member().person;
    auto paper = std::stoll(e.paper);
    work_.execute(insert, {{"id", id},
                           {"edition", e.edition},
                           {"reason", e.reason},
                           {"act_date", e.act_date},
                           {"act_number", e.act_number},
                           {"who", person ? std::optional(person) : std::nullopt},
                           {"items", items},
                           {"paper", paper},
                           {"paper_edition", e.paper_edition}});
}

std::vector<Item> PlanStore::itemsOf(PlanId id, int edition) {
    static constexpr db::Query find{"plans.edition_items",
                                    "SELECT items FROM plan_editions WHERE plan = :id AND edition = :edition"};
    auto kept = work_.text(find, {{"id", id}, {"edition", edition}});
    if (!kept) notFound();
    return json::read<api::List<Item>>(*kept).items;
}

void PlanStore::tie(const Kept& plan, ItemId item, const std::string& fact, std::int64_t record, bool tied) {
    static constexpr db::Query add{"plans.tie", R"(
        INSERT INTO plan_ties (plan, item, fact, record) VALUES (:plan, :item, :fact, :record) ON CONFLICT DO NOTHING)"};
    static constexpr db::Query remove{"plans.untie",
                                      "DELETE FROM plan_ties WHERE item = :item AND fact = :fact AND record = :record"};
    static constexpr db::Query touch{"plans.touch_item", "UPDATE plan_items SET changed_at = :at WHERE id = :item"};
    if (tied)
        work_.execute(add, {{"plan", plan.id}, {"item", item}, {"fact", fact}, {"record", record}});
    else
        work_.execute(remove, {{"item", item}, {"fact", fact}, {"record", record}});
    work_.execute(touch, {{"item", item}, {"at", work_.scope().now().ms}});
}

std::vector<PlanRow> PlanStore::below(OrganisationId place, int year, bool drafts) {
    static constexpr db::Query plans{"plans.below", R"(
        SELECT p.id, p.organisation, o.short_name AS name, p.edition, p.state FROM shared_organisations o
        JOIN plans p ON p.organisation = o.id AND p.school_year = :year
        WHERE o.parent = :place AND o.since <= :today AND o.until > :today ORDER BY o.sort_name, o.id)"};
    static constexpr db::Query items{"plans.items_below", R"(
        SELECT i.plan, i.id, i.due, i.mark, i.moved_to FROM shared_organisations o
        JOIN plans p ON p.organisation = o.id AND p.school_year = :year JOIN plan_items i ON i.plan = p.id
        WHERE o.parent = :place AND o.since <= :today AND o.until > :today AND NOT i.removed)"};
    std::unordered_set<std::int64_t> fulfilled;
    for (const auto* fact : facts_.happenings()) {
        std::string text = "SELECT DISTINCT t.item FROM shared_organisations o JOIN plans p ON p.organisation = o.id AND p.school_year = :year "
                           "JOIN plan_ties t ON t.plan = p.id AND t.fact = :fact JOIN " + recordsOf(*fact) + " v ON v.id = t.record "
                           "WHERE o.parent = :place AND o.since <= :today AND o.until > :today AND v.on_date >= :from AND v.on_date <= :today AND v.happened";
        auto rows = work_.run(text, {{"place", place}, {"year", year}, {"fact", fact->name}, {"from", schoolYearStart(year)}});
        while (rows->next()) fulfilled.insert(rows->integer(0));
    }
    std::vector<PlanRow> out;
    std::unordered_map<PlanId, std::size_t> places;
    for (const auto& line : work_.all<BelowLine>(plans, {{"place", place}, {"year", year}})) {
        if (!line.edition && !drafts) continue;
        places.emplace(line.id, out.size());
        out.push_back({line.id, {line.organisation, line.name}, year, line.edition, line.state, 0, 0, 0});
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

Analysis PlanStore::analysis(PlanId id) {
    static constexpr db::Query find{"plans.analysis", R"(
        SELECT state, remarks, act_number, act_date, problems, conclusions, next_tasks, paper, version FROM plan_analyses WHERE plan = :id)"};
    return work_.one<Analysis>(find, {{"id", id}}).value_or(Analysis{});
}

void PlanStore::save(PlanId id, const Analysis& a) {
    static constexpr db::Query put{"plans.save_analysis", R"(
        INSERT INTO plan_analyses (plan, state, remarks, problems, conclusions, next_tasks, act_date, act_number, paper, version)
        VALUES (:id, :state, :remarks, :problems, :conclusions, :next_tasks, :act_date, :act_number, :paper, 1)
        ON CONFLICT (plan) DO UPDATE SET state = excluded.state, remarks = excluded.remarks, problems = excluded.problems,
            conclusions = excluded.conclusions, next_tasks = excluded.next_tasks, act_date = excluded.act_date,
            act_number = excluded.act_number, paper = excluded.paper, version = plan_analyses.version + 1)"};
    work_.execute(put, {{"id", id},
                        {"state", a.state},
                        {"remarks", a.remarks},
                        {"problems", a.problems},
                        {"conclusions", a.conclusions},
                        {"next_tasks", a.next_tasks},
                        {"act_date", a.act_date},
                        {"act_number", a.act_number},
                        {"paper", a.paper}});
}

std::optional<PersonId> PlanStore::named(OrganisationId organisation, const std::string& text) {
    // «Качаева Е.Н.», «Е.Н. Качаева», «Качаева Елена Николаевна»: the surname finds them, the rest has to agree.
    static constexpr db::Query office{"plans.office", R"(
        SELECT DISTINCT p.id, p.surname, p.given_name, coalesce(p.patronymic, '') FROM shared_holdings h JOIN shared_persons p ON p.id = h.person
        WHERE h.organisation = :organisation AND h.since <= :today AND h.until > :today)"};
    std::string folded = utf8::fold(utf8::squeeze(text));
    if (folded.empty()) return {};
    std::string letters;
    for (std::size_t i = 0; i < folded.size();) {
        char32_t c = utf8::next(folded, i);
        utf8::append(letters, utf8::isLetter(c) ? c : U' ');
    }
    letters = utf8::squeeze(letters);
    std::optional<PersonId> found;
    auto rows = work_.run(office.text, {{"organisation", organisation}});
    while (rows->next()) {
        std::string surname = utf8::fold(rows->text(1)), given = utf8::fold(rows->text(2)), middle = utf8::fold(rows->text(3));
        std::string shortGiven = utf8::head(given, 1), shortMiddle = utf8::head(middle, 1);
        for (const auto& name : {surname + " " + given + " " + middle, surname + " " + given,
                                 surname + " " + shortGiven + " " + shortMiddle, surname + " " + shortGiven,
                                 shortGiven + " " + shortMiddle + " " + surname})
            if (utf8::squeeze(name) == letters) {
                // Two of one name: nobody is meant rather than the wrong one.
                if (found && *found != PersonId{rows->integer(0)}) return {};
                found = PersonId{rows->integer(0)};
            }
    }
    return found;
}

}  // namespace metodika::plans
