#include "features/people/people.hpp"

#include <set>

#include "contracts/events.hpp"
#include "features/people/actions.hpp"
#include "features/people/corrections.hpp"
#include "features/people/dictionaries.hpp"
#include "features/people/figures.hpp"
#include "features/people/import_actions.hpp"
#include "features/people/personal.hpp"
#include "features/people/records.hpp"
#include "features/people/searching.hpp"
#include "features/people/staff_lists.hpp"
#include "features/people/store.hpp"
#include "features/people/week.hpp"
#include "platform/packs/shelf.hpp"
#include "platform/packs/terms.hpp"

namespace metodika::people {

Dictionaries dictionaries(const api::Scope& scope, const Dictionary& d, const packs::Terms& statuses) {
    Dictionaries out;
    auto say = [&](const std::string& key) { return scope.say("people." + key); };
    for (const auto& p : d.positions)
        out.positions.push_back({p.title, p.kind == PositionKind::manager    ? "manager"
                                          : p.kind == PositionKind::educator ? "educator"
                                                                             : "other"});
    for (const auto& s : d.subjects) out.subjects.push_back({s.name, s.cycle});
    for (auto name : json::names<CategoryLevel>().names)
        out.category_levels.push_back({std::string(name), say("level." + std::string(name))});
    for (auto name : json::names<PostKind>().names)
        out.employment_kinds.push_back({std::string(name), say("employment." + std::string(name))});
    // A meaning has many names in the pack; it is offered once.
    std::set<std::string> offered;
    for (const auto& meaning : d.columns.values)
        if (offered.insert(meaning).second)
            out.column_meanings.push_back({meaning, say("web.meaning." + meaning)});
    for (const auto& one : statuses.all())
        out.statuses.push_back({one.code, statuses.title(one.code, text::code(scope.language()))});
    return out;
}

void install(Building& building) {
    using api::Call;
    using api::Scope;
    auto& api = building.api;
    auto words =
        std::make_shared<const packs::ByPack<Dictionary>>(building.packs, [](const packs::Pack& pack) {
            return loadDictionary([&](std::string_view name) { return pack.file(name); });
        });
    auto statuses =
        std::make_shared<const packs::ByPack<packs::Terms>>(building.packs, [](const packs::Pack& pack) {
            return packs::Terms(pack.yaml("dictionaries/statuses.yaml").at("people"));
        });
    auto all = api::signedIn();
    auto keepers = api::roles(roles::list(roles::keepers));
    constexpr std::size_t largestList = 32 * 1024 * 1024;

    api.get("/api/v1/people", "people.list", all).query<PeopleQuery>().answers([](Scope& s, const Call& c) {
        return listPeople(s, c.query<PeopleQuery>());
    });
    api.get("/api/v1/people/export.xlsx", "people.export", all)
        .query<PeopleQuery>()
        .sends("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               [](Scope& s, const Call& c) { return exportPeople(s, c.query<PeopleQuery>()); });
    api.get("/api/v1/people/summary", "people.summary", all)
        .query<SummaryQuery>()
        .answers([](Scope& s, const Call& c) { return summarise(s, c.query<SummaryQuery>()); });
    api.get("/api/v1/people/{id}", "people.open", all).answers([](Scope& s, const Call& c) {
        return openPerson(s, c.id<PersonId>("id"));
    });
    api.post("/api/v1/people", "people.add", keepers)
        .body<NewPerson>()
        .status(201)
        .answers([](Scope& s, const Call& c) { return addPerson(s, c.body<NewPerson>()); });
    api.patch("/api/v1/people/{id}", "people.change", keepers)
        .body<PersonChange>()
        .answers([](Scope& s, const Call& c) {
            return changePerson(s, c.id<PersonId>("id"), c.body<PersonChange>());
        });
    api.post("/api/v1/people/{id}/employments", "posts.add", keepers)
        .body<NewPost>()
        .status(201)
        .answers([](Scope& s, const Call& c) { return addPost(s, c.id<PersonId>("id"), c.body<NewPost>()); });
    api.patch("/api/v1/employments/{id}", "posts.end", keepers)
        .body<PostEnd>()
        .answers(
            [](Scope& s, const Call& c) { return endPost(s, c.id<EmploymentId>("id"), c.body<PostEnd>()); });
    api.post("/api/v1/people/{id}/categories", "categories.add", keepers)
        .body<NewCategory>()
        .status(201)
        .answers([](Scope& s, const Call& c) {
            return addCategory(s, c.id<PersonId>("id"), c.body<NewCategory>());
        });
    api.remove("/api/v1/people/{id}/categories/{record}", "categories.remove", keepers)
        .answers([](Scope& s, const Call& c) {
            return removeCategory(s, c.id<PersonId>("id"), c.id<RecordId>("record"));
        });
    api.post("/api/v1/people/{id}/courses", "courses.add", keepers)
        .body<NewCourse>()
        .status(201)
        .answers(
            [](Scope& s, const Call& c) { return addCourse(s, c.id<PersonId>("id"), c.body<NewCourse>()); });
    api.remove("/api/v1/people/{id}/courses/{record}", "courses.remove", keepers)
        .answers([](Scope& s, const Call& c) {
            return removeCourse(s, c.id<PersonId>("id"), c.id<RecordId>("record"));
        });
    api.post("/api/v1/people/{id}/plans", "plans.add", keepers)
        .body<NewPlan>()
        .status(201)
        .answers([](Scope& s, const Call& c) { return addPlan(s, c.id<PersonId>("id"), c.body<NewPlan>()); });
    api.remove("/api/v1/people/{id}/plans/{record}", "plans.remove", keepers)
        .answers([](Scope& s, const Call& c) {
            return removePlan(s, c.id<PersonId>("id"), c.id<RecordId>("record"));
        });
    api.post("/api/v1/people/{id}/statuses", "statuses.add", keepers)
        .body<NewStatus>()
        .status(201)
        .answers([statuses](Scope& s, const Call& c) {
            return addStatus(s, statuses->of(s.pack()), c.id<PersonId>("id"), c.body<NewStatus>());
        });
    api.patch("/api/v1/people/{id}/statuses/{record}", "statuses.end", keepers)
        .body<StatusEnd>()
        .answers([](Scope& s, const Call& c) {
            return endStatus(s, c.id<PersonId>("id"), c.id<RecordId>("record"), c.body<StatusEnd>());
        });
    api.remove("/api/v1/people/{id}/statuses/{record}", "statuses.remove", keepers)
        .answers([](Scope& s, const Call& c) {
            return removeStatus(s, c.id<PersonId>("id"), c.id<RecordId>("record"));
        });
    api.post("/api/v1/people/{id}/corrections", "corrections.ask", all)
        .body<CorrectionWish>()
        .status(201)
        .answers([](Scope& s, const Call& c) {
            return askCorrection(s, c.id<PersonId>("id"), c.body<CorrectionWish>());
        });
    api.get("/api/v1/corrections", "corrections.list", all)
        .query<CorrectionQuery>()
        .answers([](Scope& s, const Call& c) { return listCorrections(s, c.query<CorrectionQuery>()); });
    api.post("/api/v1/corrections/{id}/accept", "corrections.accept", keepers)
        .answers([](Scope& s, const Call& c) { return acceptCorrection(s, c.id<CorrectionId>("id")); });
    api.post("/api/v1/corrections/{id}/decline", "corrections.decline", keepers)
        .body<CorrectionAnswer>()
        .answers([](Scope& s, const Call& c) {
            return declineCorrection(s, c.id<CorrectionId>("id"), c.body<CorrectionAnswer>());
        });
    api.remove("/api/v1/corrections/{id}", "corrections.withdraw", all).answers([](Scope& s, const Call& c) {
        return withdrawCorrection(s, c.id<CorrectionId>("id"));
    });
    api.get("/api/v1/staff-lists", "staff_lists.list", keepers)
        .query<KeptListQuery>()
        .answers([](Scope& s, const Call& c) { return listKept(s, c.query<KeptListQuery>()); });
    api.post("/api/v1/organisations/{id}/staff-list/confirm", "staff_lists.confirm", keepers)
        .answers([](Scope& s, const Call& c) { return confirmList(s, c.id<OrganisationId>("id")); });
    api.post("/api/v1/staff-lists/remind", "staff_lists.remind", api::roles(roles::list(roles::service)))
        .body<Reminding>()
        .answers([&post = building.post](Scope& s, const Call& c) {
            return remindOfLists(s, post, c.body<Reminding>());
        });
    api.get("/api/v1/dictionaries", "dictionaries.show", all)
        .answers([words, statuses](Scope& s, const Call&) {
            return dictionaries(s, words->of(s.pack()), statuses->of(s.pack()));
        });

    api.post("/api/v1/imports", "imports.start", keepers)
        .query<ImportUpload>()
        .upload(largestList)
        .status(201)
        .answers([words](Scope& s, const Call& c) {
            return startImport(s, words->of(s.pack()), c.query<ImportUpload>(), c.request().body);
        });
    api.get("/api/v1/imports", "imports.list", keepers)
        .query<ImportQuery>()
        .answers([](Scope& s, const Call& c) { return listImports(s, c.query<ImportQuery>()); });
    api.get("/api/v1/imports/{id}", "imports.open", keepers).answers([](Scope& s, const Call& c) {
        return openImport(s, c.id<ImportId>("id"));
    });
    api.get("/api/v1/imports/{id}/rows", "imports.rows", keepers)
        .query<ImportRowQuery>()
        .answers([](Scope& s, const Call& c) {
            return listRows(s, c.id<ImportId>("id"), c.query<ImportRowQuery>());
        });
    api.patch("/api/v1/imports/{id}/rows/{number}", "imports.change_row", keepers)
        .body<ImportRowChange>()
        .answers([](Scope& s, const Call& c) {
            return changeRow(s, c.id<ImportId>("id"), int(c.id<Id<struct RowTag>>("number").value),
                             c.body<ImportRowChange>());
        });
    api.get("/api/v1/imports/{id}/questions", "imports.questions", keepers)
        .answers([](Scope& s, const Call& c) { return listQuestions(s, c.id<ImportId>("id")); });
    api.post("/api/v1/imports/{id}/answers", "imports.answer", keepers)
        .body<ImportAnswer>()
        .answers([](Scope& s, const Call& c) {
            return answerAll(s, c.id<ImportId>("id"), c.body<ImportAnswer>());
        });
    api.patch("/api/v1/imports/{id}/columns", "imports.change_columns", keepers)
        .body<ImportColumnsChange>()
        .answers([words](Scope& s, const Call& c) {
            return changeColumns(s, words->of(s.pack()), c.id<ImportId>("id"), c.body<ImportColumnsChange>());
        });
    api.post("/api/v1/imports/{id}/enter", "imports.enter", keepers).answers([](Scope& s, const Call& c) {
        return startEntering(s, c.id<ImportId>("id"));
    });
    api.post("/api/v1/imports/{id}/undo", "imports.undo", keepers).answers([](Scope& s, const Call& c) {
        return startUndoing(s, c.id<ImportId>("id"));
    });
    api.remove("/api/v1/imports/{id}", "imports.drop", keepers).answers([](Scope& s, const Call& c) {
        return dropImport(s, c.id<ImportId>("id"));
    });

    building.search.kind(searchedPeople());
    building.jobs.kind("people.enter", runEntering);
    building.jobs.kind("people.undo", runUndoing);
    building.events.on<WeekAsked>(tellWeek);
    building.events.on<PersonalAsked>(tellPersonal);
    building.events.on<FiguresAsked>(tellFigures);
    building.events.on<OrganisationWanted>([](api::Work& work, const OrganisationWanted& e) {
        static constexpr db::Query kept{"people.at", R"(
            SELECT (SELECT count(*) FROM employments WHERE organisation = :organisation)
                 + (SELECT count(*) FROM imports WHERE organisation = :organisation))"};
        if (work.number(kept, {{"organisation", e.organisation}}) > 0) *e.wanted = true;
    });
    building.events.on<TreeChanged>([](api::Work& work, const TreeChanged& e) {
        for (OrganisationId o : e.organisations) PeopleStore(work).extendReach(o);
    });
}

}  // namespace metodika::people
