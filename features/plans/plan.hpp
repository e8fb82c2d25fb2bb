#pragma once
// A year plan (mission C1, C2, C4): sections of the region's template, items as cells of a grid, editions
// approved by an act, and what fulfils each item.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/routes.hpp"

namespace metodika::plans {

using PlanId = Id<struct PlanTag>;
using ItemId = Id<struct PlanItemTag>;

/// draft: being written or, with an edition approved, being changed.
enum class State { draft, submitted, returned, approved };
BOOST_DESCRIBE_ENUM(State, draft, submitted, returned, approved)
enum class Mark { planned, done, moved, dropped };
BOOST_DESCRIBE_ENUM(Mark, planned, done, moved, dropped)
/// What became of an item by today: done by hand or because what it is tied to took place; moved and not done
/// yet; late: its term is over and nothing of that.
enum class Progress { planned, late, done, moved, dropped };
BOOST_DESCRIBE_ENUM(Progress, planned, late, done, moved, dropped)
/// The columns of the grid.
enum class Field { activity, task, audience, term, form, responsible, result, risk };
BOOST_DESCRIBE_ENUM(Field, activity, task, audience, term, form, responsible, result, risk)

/// What fulfils an item: a record of another room. took_place: it did, and on_date says when.
struct TieView {
    std::string fact, record, title, link;
    Date on_date{};
    bool took_place = false;
};
BOOST_DESCRIBE_STRUCT(TieView, (), (fact, record, title, link, on_date, took_place))

/// One line of the plan. since and due: what the term says in days.
struct Item {
    ItemId id;
    std::string section;
    double place = 0;
    std::string activity, task, audience, term, form, responsible, result, risk;
    std::optional<Date> since, due;
    std::optional<std::string> remark;
    Mark mark = Mark::planned;
    std::optional<std::string> mark_reason, moved_to;
    std::optional<Date> marked_on;
    Progress progress = Progress::planned;
    std::vector<TieView> ties;
    bool removed = false;
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (id, section, place, activity, task, audience, term, form, responsible, result, risk,
                       since, due, remark, mark, mark_reason, moved_to, marked_on, progress, ties, removed))

struct Section {
    std::string code, title;
    /// What the region's template says that the section is for: offered as items.
    std::vector<std::string> functions;
};
BOOST_DESCRIBE_STRUCT(Section, (), (code, title, functions))
struct EditionRow {
    int edition = 0;
    std::optional<std::string> reason, approved_by;
    Date act_date{}, approved_on{};
    std::string act_number;
    /// Its paper in the register, exactly as it was.
    std::string paper;
    int paper_edition = 0;
};
BOOST_DESCRIBE_STRUCT(EditionRow, (),
                      (edition, reason, approved_by, act_date, approved_on, act_number, paper, paper_edition))
struct PlanRow {
    PlanId id;
    OrganisationRef organisation;
    int school_year = 0, edition = 0;
    State state = State::draft;
    std::int64_t items = 0, done = 0, late = 0;
};
BOOST_DESCRIBE_STRUCT(PlanRow, (), (id, organisation, school_year, edition, state, items, done, late))
/// at: what is asked for changes since, in milliseconds of 1970.
struct Plan : PlanRow {
    std::optional<std::string> reason, remarks, goal, tasks, theme;
    std::vector<Section> sections;
    std::vector<Item> lines;
    std::vector<EditionRow> editions;
    std::int64_t at = 0, version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Plan, (PlanRow),
                      (reason, remarks, goal, tasks, theme, sections, lines, editions, at, version, can))

struct PlanQuery {
    std::optional<OrganisationId> organisation;
    std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(PlanQuery, (), (organisation, year))
/// The plan of a place, or what it could begin with. last: there is a plan of the year before.
struct PlanPlace {
    OrganisationRef organisation;
    int school_year = 0;
    std::optional<PlanRow> plan;
    bool last = false;
    Can can;
};
BOOST_DESCRIBE_STRUCT(PlanPlace, (), (organisation, school_year, plan, last, can))

/// template: the region's sections, with nothing in them. functions: with what each section is for, as items.
/// last_year: what last year's plan had, dates a year later, without what was dropped or is finished.
enum class Beginning { sections, functions, last_year };
BOOST_DESCRIBE_ENUM(Beginning, sections, functions, last_year)
struct NewPlan {
    OrganisationId organisation;
    int school_year = 0;
    Beginning from = Beginning::sections;
};
BOOST_DESCRIBE_STRUCT(NewPlan, (), (organisation, school_year, from))
inline auto rules(const NewPlan*) { return std::array{json::range("school_year", 2000, 2100)}; }
struct PlanChange {
    json::Maybe<std::string> goal, tasks, theme;
};
BOOST_DESCRIBE_STRUCT(PlanChange, (), (goal, tasks, theme))
inline auto rules(const PlanChange*) {
    return std::array{json::length("goal", 0, 2000), json::length("tasks", 0, 5000),
                      json::length("theme", 0, 500)};
}

/// One cell: what it is to say, and what it said when the writer last saw it.
struct Cell {
    ItemId item;
    Field field = Field::activity;
    std::string value, was;
};
BOOST_DESCRIBE_STRUCT(Cell, (), (item, field, value, was))
inline auto rules(const Cell*) { return std::array{json::length("value", 0, 2000)}; }
struct Cells {
    std::vector<Cell> cells;
};
BOOST_DESCRIBE_STRUCT(Cells, (), (cells))
/// A cell that says something else by now: nothing of it was written.
struct Conflict {
    ItemId item;
    Field field = Field::activity;
    std::string yours, theirs;
    std::optional<std::string> by;
    bool gone = false;
};
BOOST_DESCRIBE_STRUCT(Conflict, (), (item, field, yours, theirs, by, gone))
struct Written {
    std::vector<Item> items;
    std::vector<Conflict> conflicts;
    std::int64_t at = 0;
};
BOOST_DESCRIBE_STRUCT(Written, (), (items, conflicts, at))
/// after: the item below which they come; the end of the section where it is left out.
struct NewItem {
    std::string section;
    std::optional<std::string> activity, task, audience, term, form, responsible, result, risk;
};
BOOST_DESCRIBE_STRUCT(NewItem, (), (section, activity, task, audience, term, form, responsible, result, risk))
struct NewItems {
    std::optional<ItemId> after;
    std::vector<NewItem> items;
};
BOOST_DESCRIBE_STRUCT(NewItems, (), (after, items))
/// Removed, or brought back: to undo is to do the opposite.
struct Removal {
    std::vector<ItemId> items;
    std::optional<bool> removed;  // true, where it is left out
};
BOOST_DESCRIBE_STRUCT(Removal, (), (items, removed))
struct ChangesQuery {
    std::int64_t since = 0;
};
BOOST_DESCRIBE_STRUCT(ChangesQuery, (), (since))

struct ItemRemark {
    ItemId item;
    std::string remark;
};
BOOST_DESCRIBE_STRUCT(ItemRemark, (), (item, remark))
inline auto rules(const ItemRemark*) { return std::array{json::length("remark", 0, 2000)}; }
struct Return {
    std::string remarks;
    std::vector<ItemRemark> items;
};
BOOST_DESCRIBE_STRUCT(Return, (), (remarks, items))
inline auto rules(const Return*) { return std::array{json::length("remarks", 3, 2000)}; }
struct Act {
    Date act_date{};
    std::string act_number;
};
BOOST_DESCRIBE_STRUCT(Act, (), (act_date, act_number))
inline auto rules(const Act*) { return std::array{json::length("act_number", 1, 60)}; }
struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))
inline auto rules(const Reason*) { return std::array{json::length("reason", 3, 1000)}; }

/// What changed from one edition to another.
struct Difference {
    int from = 0, to = 0;
    std::vector<Item> added, removed;
    struct Changed {
        ItemId item;
        std::string activity;
        Field field = Field::activity;
        std::string was, now;
        BOOST_DESCRIBE_CLASS(Changed, (), (item, activity, field, was, now), (), ())
    };
    std::vector<Changed> changed;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (from, to, added, removed, changed))

/// moved and dropped carry a reason; moved a new term.
struct Marking {
    Mark mark = Mark::done;
    std::optional<std::string> reason, moved_to;
};
BOOST_DESCRIBE_STRUCT(Marking, (), (mark, reason, moved_to))
inline auto rules(const Marking*) {
    return std::array{json::length("reason", 0, 1000), json::length("moved_to", 0, 200)};
}
struct TieWish {
    std::string fact, record;
    std::optional<bool> tied;  // true, where it is left out
};
BOOST_DESCRIBE_STRUCT(TieWish, (), (fact, record, tied))
struct CandidatesQuery {
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(CandidatesQuery, (), (text))

}  // namespace metodika::plans
