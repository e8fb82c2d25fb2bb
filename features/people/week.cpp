#include "features/people/week.hpp"

#include <algorithm>

#include "features/people/corrections_store.hpp"
#include "platform/api/paging.hpp"

namespace metodika::people {
namespace {

struct ImportLine {
    Id<struct ImportTag> id;
    std::string file, name;
    std::int64_t questions = 0;
};
BOOST_DESCRIBE_STRUCT(ImportLine, (), (id, file, name, questions))
struct ListLine {
    std::string name;
    std::optional<Date> reminded_on;
};
BOOST_DESCRIBE_STRUCT(ListLine, (), (name, reminded_on))

std::string idText(auto id) { return std::to_string(id.value); }

std::string wordsOf(api::Work& work, const CorrectionKept& c) {
    std::string out;
    for (const CardChange& change : c.changes)
        out += (out.empty() ? "" : ", ") + work.scope().say("people.web." + change.field);
    if (c.words) out += (out.empty() ? "" : "; ") + *c.words;
    return out;
}

// What somebody below asks for is answered where the list is kept.
void tellCorrections(api::Work& work, const WeekAsked& week, OrganisationId root) {
    CorrectionQuery query;
    query.state = CorrectionState::open;
    query.limit = weekItemsOfAKind;
    auto found = CorrectionStore(work).list(root, {}, query);
    for (const CorrectionKept& c : found.items) {
        bool moved = c.kind == CorrectionKind::moved;
        WeekItem item{"correction", WeekPart::waits, {}, {}, {}, "/people/lists", {}};
        item.title = work.scope().say(moved ? "people.week.moved" : "people.week.correct",
                                      {{"name", c.person_name}, {"other", c.other_name}});
        item.note = c.place_name;
        if (auto words = wordsOf(work, c); !words.empty()) item.note = words + " – " + c.place_name;
        item.actions.push_back({work.scope().say(moved ? "people.week.has_left" : "people.week.accept"),
                                "/corrections/" + idText(c.id) + "/accept"});
        week.items.push_back(std::move(item));
    }
    if (found.next)
        week.items.push_back({"correction",
                              WeekPart::waits,
                              {},
                              work.scope().say("people.week.more_corrections"),
                              {},
                              "/people/lists",
                              {}});
}

// Lists that the reader began to enter and did not finish.
void tellImports(api::Work& work, const WeekAsked& week) {
    static constexpr db::Query find{"week.imports", R"(
        SELECT i.id, i.file, coalesce(o.short_name, '') AS name,
               (SELECT count(*) FROM import_rows r WHERE r.import = i.id AND r.questions > 0 AND r.outcome <> 'skipped' AND r.outcome <> 'entered') AS questions
        FROM imports i LEFT JOIN shared_organisations o ON o.id = i.organisation AND o.since <= :today AND o.until > :today
        WHERE i.account = :account AND i.state = 'preview' ORDER BY i.id DESC LIMIT 5)"};
    for (const ImportLine& i : work.all<ImportLine>(find, {}))
        week.items.push_back(
            {"import",
             WeekPart::waits,
             {},
             work.scope().say(i.questions ? "people.week.import_asks" : "people.week.import_ready",
                              {{"file", i.file}, {"count", std::to_string(i.questions)}}),
             i.name,
             "/people/imports/" + idText(i.id),
             {}});
}

// The reader's own organisation: its list is confirmed once a school year.
void tellOwnList(api::Work& work, const WeekAsked& week, OrganisationId place) {
    static constexpr db::Query find{"week.own_list", R"(
        SELECT o.short_name AS name, m.reminded_on FROM shared_organisations o
        LEFT JOIN list_reminders m ON m.organisation = o.id AND m.school_year = :year
        WHERE o.id = :place AND o.since <= :today AND o.until > :today AND o.level = 'organisation'
          AND NOT EXISTS (SELECT 1 FROM list_confirmations c WHERE c.organisation = o.id AND c.school_year = :year)
          AND EXISTS (SELECT 1 FROM employments e WHERE e.organisation = o.id AND e.since <= :today AND e.until > :today))"};
    for (const ListLine& l :
         work.all<ListLine>(find, {{"place", place}, {"year", schoolYear(work.today())}})) {
        WeekItem item{"list", l.reminded_on ? WeekPart::due : WeekPart::waits,
                      {},     work.scope().say("people.week.confirm", {{"name", l.name}}),
                      {},     "/people/lists",
                      {}};
        if (l.reminded_on)
            item.note = work.scope().say("people.week.reminded", {{"date", stampDate(*l.reminded_on)}});
        item.actions.push_back({work.scope().say("people.week.confirm_now"),
                                "/organisations/" + idText(place) + "/staff-list/confirm"});
        week.items.push_back(std::move(item));
    }
}

// The service waits for the lists of its schools, and reminds all of them with one press.
void tellLists(api::Work& work, const WeekAsked& week, OrganisationId place, const std::string& name) {
    static constexpr db::Query count{"week.lists", R"(
        SELECT count(*) FROM shared_reach r
        JOIN shared_organisations o ON o.id = r.descendant AND o.since <= :today AND o.until > :today
        WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today AND o.level = 'organisation'
          AND o.kind IN ('school', 'kindergarten', 'extra_centre') AND o.branch_of IS NULL
          AND NOT EXISTS (SELECT 1 FROM list_confirmations c WHERE c.organisation = o.id AND c.school_year = :year))"};
    auto waiting = work.number(count, {{"place", place}, {"year", schoolYear(work.today())}});
    if (!waiting) return;
    WeekItem item{"lists", WeekPart::others,
                  {},      work.scope().say("people.week.lists", {{"count", std::to_string(waiting)}}),
                  name,    "/people/lists",
                  {}};
    item.actions.push_back({work.scope().say("people.week.remind"),
                            "/staff-lists/remind",
                            {R"({"organisation":")" + idText(place) + R"("})"}});
    week.items.push_back(std::move(item));
}

// One's own wish that nobody has answered yet.
void tellOwnWishes(api::Work& work, const WeekAsked& week) {
    CorrectionQuery query;
    query.state = CorrectionState::open;
    query.limit = weekItemsOfAKind;
    for (const auto& c : CorrectionStore(work).list({}, PersonId{work.scope().member().person}, query).items)
        week.items.push_back({"wish",
                              WeekPart::others,
                              {},
                              work.scope().say("people.week.asked"),
                              wordsOf(work, c),
                              "/people/" + idText(c.person),
                              {}});
}

template <class Roles>
bool among(const Roles& roles, const std::string& role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

}  // namespace

void tellWeek(api::Work& work, const WeekAsked& week) {
    if (work.scope().member().person) tellOwnWishes(work, week);
    std::vector<std::int64_t> asked;
    for (const api::Holding& held : work.scope().member().holdings) {
        if (!among(roles::keepers, held.role) ||
            std::find(asked.begin(), asked.end(), held.place()) != asked.end())
            continue;
        if (asked.empty()) tellImports(work, week);
        asked.push_back(held.place());
        OrganisationId place{held.place()};
        tellCorrections(work, week, place);
        if (among(roles::service, held.role))
            tellLists(work, week, place, held.chain.front().name);
        else
            tellOwnList(work, week, place);
    }
}

}  // namespace metodika::people
