#include "features/plans/store.hpp"

#include <algorithm>
#include <unordered_map>

#include "platform/base/utf8.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::plans {
namespace {

struct Head {
    std::optional<std::string> goal, tasks, theme;
};
BOOST_DESCRIBE_STRUCT(Head, (), (goal, tasks, theme))
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
                         (id, section, activity, task, audience, term, form, responsible, result, risk, place,
                          since, due, marked_on, remark, mark_reason, moved_to, mark, removed),
                         (), ())

    Item item() const {
        return {id,
                section,
                place,
                activity,
                task,
                audience,
                term,
                form,
                responsible,
                result,
                risk,
                since,
                due,
                remark,
                mark,
                mark_reason,
                moved_to,
                marked_on,
                Progress::planned,
                {},
                removed};
    }
};
struct OwnedLine : ItemLine {
    std::optional<std::string> changed_by;
};
BOOST_DESCRIBE_STRUCT(OwnedLine, (ItemLine), (changed_by))
constexpr std::string_view itemText = R"(
    SELECT i.id, i.section, i.activity, i.task, i.audience, i.term, i.form, i.responsible, i.result, i.risk, i.place,
           i.since, i.due, i.marked_on, i.remark, i.mark_reason, i.moved_to, i.mark, i.removed FROM plan_items i)";

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
             std::string(itemText) +
                 " JOIN plan_sections s ON s.plan = i.plan AND s.code = i.section WHERE i.plan = :plan AND " +
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
        text.replace(
            text.find(" FROM plan_items i"), 18,
            ", p.name AS changed_by FROM plan_items i LEFT JOIN shared_persons p ON p.id = i.changed_by");
        for (const auto& line :
             work_.all<OwnedLine>(text + " WHERE i.plan = :plan AND i.id IN (" + some.text() + ")",
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
    static constexpr db::Query place{
        "plans.place", "SELECT place FROM plan_items WHERE plan = :id AND id = :item AND section = :section"};
    static constexpr db::Query last{
        "plans.last_place", "SELECT max(place) FROM plan_items WHERE plan = :id AND section = :section"};
    static constexpr db::Query next{"plans.next_place", R"(
        SELECT min(place) FROM plan_items WHERE plan = :id AND section = :section AND place > :place AND NOT removed)"};
    Gap gap;
    auto number = [](auto rows) -> std::optional<double> {
        if (!rows->next() || rows->null(0)) return {};
        return rows->real(0);
    };
    if (after)
        gap.below = number(work_.run(place.text, {{"id", id}, {"item", *after}, {"section", section}}));
    if (!gap.below) {
        gap.below = number(work_.run(last.text, {{"id", id}, {"section", section}}));
        return gap;
    }
    gap.above = number(work_.run(next.text, {{"id", id}, {"section", section}, {"place", *gap.below}}));
    return gap;
}

void PlanStore::addEdition(const Kept& plan, const EditionRow& e, const std::string& items) {
    static constexpr db::Query insert{"plans.add_edition", R"(
        INSERT INTO plan_editions (plan, edition, reason, act_date, act_number, approved_on, approved_by, goal, tasks, theme, items, paper, paper_edition)
        VALUES (:id, :edition, :reason, :act_date, :act_number, :today, :who, :goal, :tasks, :theme, :items, :paper, :paper_edition))"};
    auto person = work_.scope().member().person;
    auto paper = std::stoll(e.paper);
    work_.execute(insert, {{"id", plan.id},
                           {"goal", plan.goal},
                           {"tasks", plan.tasks},
                           {"theme", plan.theme},
                           {"edition", e.edition},
                           {"reason", e.reason},
                           {"act_date", e.act_date},
                           {"act_number", e.act_number},
                           {"who", person ? std::optional(person) : std::nullopt},
                           {"items", items},
                           {"paper", paper},
                           {"paper_edition", e.paper_edition}});
}

void PlanStore::asApproved(Kept& plan) {
    static constexpr db::Query find{
        "plans.edition_head",
        "SELECT goal, tasks, theme FROM plan_editions WHERE plan = :id AND edition = :edition"};
    auto head = work_.one<Head>(find, {{"id", plan.id}, {"edition", plan.edition}});
    if (!head) notFound();
    plan.goal = head->goal;
    plan.tasks = head->tasks;
    plan.theme = head->theme;
}

std::vector<Item> PlanStore::itemsOf(PlanId id, int edition) {
    static constexpr db::Query find{
        "plans.edition_items", "SELECT items FROM plan_editions WHERE plan = :id AND edition = :edition"};
    auto kept = work_.text(find, {{"id", id}, {"edition", edition}});
    if (!kept) notFound();
    return json::read<api::List<Item>>(*kept).items;
}

Analysis PlanStore::analysis(PlanId id) {
    static constexpr db::Query find{"plans.analysis", R"(
        SELECT state, remarks, act_number, act_date, problems, conclusions, next_tasks, paper, numbers, version FROM plan_analyses WHERE plan = :id)"};
    return work_.one<Analysis>(find, {{"id", id}}).value_or(Analysis{});
}

void PlanStore::save(PlanId id, const Analysis& a) {
    static constexpr db::Query put{"plans.save_analysis", R"(
        INSERT INTO plan_analyses (plan, state, remarks, problems, conclusions, next_tasks, act_date, act_number, paper, numbers, version)
        VALUES (:id, :state, :remarks, :problems, :conclusions, :next_tasks, :act_date, :act_number, :paper, :numbers, 1)
        ON CONFLICT (plan) DO UPDATE SET state = excluded.state, remarks = excluded.remarks, problems = excluded.problems,
            conclusions = excluded.conclusions, next_tasks = excluded.next_tasks, act_date = excluded.act_date,
            act_number = excluded.act_number, paper = excluded.paper, numbers = excluded.numbers, version = plan_analyses.version + 1)"};
    work_.execute(put, {{"id", id},
                        {"state", a.state},
                        {"remarks", a.remarks},
                        {"problems", a.problems},
                        {"conclusions", a.conclusions},
                        {"next_tasks", a.next_tasks},
                        {"act_date", a.act_date},
                        {"act_number", a.act_number},
                        {"paper", a.paper},
                        {"numbers", a.numbers}});
}

std::optional<PersonId> PlanStore::named(OrganisationId organisation, const std::string& text) {
    // «Качаева Е.Н.», «Е.Н. Качаева», «Качаева Елена Николаевна»: the surname finds them, the rest has to
    // agree.
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
        std::string surname = utf8::fold(rows->text(1)), given = utf8::fold(rows->text(2)),
                    middle = utf8::fold(rows->text(3));
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
