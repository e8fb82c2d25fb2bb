#include "features/plans/plans.hpp"

#include <memory>

#include "contracts/events.hpp"
#include "features/plans/analysis.hpp"
#include "features/plans/importing.hpp"
#include "platform/documents/docx.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::plans {
namespace {

constexpr std::size_t largestFile = 20 << 20;

using api::Call;
using api::Scope;
using Shared = std::shared_ptr<const Room>;

PlanId planIn(const Call& c) { return c.id<PlanId>("id"); }
ItemId itemIn(const Call& c) { return c.id<ItemId>("item"); }

struct FileName {
    std::string file;
};
BOOST_DESCRIBE_STRUCT(FileName, (), (file))
struct Compared {
    int from = 0, to = 0;
};
BOOST_DESCRIBE_STRUCT(Compared, (), (from, to))

// Who may do what stands at each place: every action looks closer.
void planRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    const std::string one = "/api/v1/plans/{id}";
    api.get("/api/v1/plans", "plans.list", seers).query<PlanQuery>().answers([room](Scope& s, const Call& c) {
        return listPlans(s, *room, c.query<PlanQuery>());
    });
    api.get("/api/v1/plans/of", "plans.find", seers)
        .query<PlanQuery>()
        .answers([room](Scope& s, const Call& c) { return findPlan(s, *room, c.query<PlanQuery>()); });
    api.post("/api/v1/plans", "plans.add", seers)
        .body<NewPlan>()
        .status(201)
        .answers([room](Scope& s, const Call& c) { return addPlan(s, *room, c.body<NewPlan>()); });
    api.get(one, "plans.open", seers).answers([room](Scope& s, const Call& c) {
        return openPlan(s, *room, planIn(c));
    });
    api.patch(one, "plans.change", seers).body<PlanChange>().answers([room](Scope& s, const Call& c) {
        return changePlan(s, *room, planIn(c), c.body<PlanChange>());
    });
    api.post(one + "/submit", "plans.submit", seers).answers([room](Scope& s, const Call& c) {
        return submitPlan(s, *room, planIn(c));
    });
    api.post(one + "/return", "plans.return", seers).body<Return>().answers([room](Scope& s, const Call& c) {
        return returnPlan(s, *room, planIn(c), c.body<Return>());
    });
    api.post(one + "/approve", "plans.approve", seers).body<Act>().answers([room](Scope& s, const Call& c) {
        return approvePlan(s, *room, planIn(c), c.body<Act>());
    });
    api.post(one + "/begin", "plans.begin", seers).body<Reason>().answers([room](Scope& s, const Call& c) {
        return beginChange(s, *room, planIn(c), c.body<Reason>());
    });
    api.get(one + "/difference", "plans.compare", seers)
        .query<Compared>()
        .answers([room](Scope& s, const Call& c) {
            auto asked = c.query<Compared>();
            return comparePlan(s, *room, planIn(c), asked.from, asked.to);
        });
    api.get(one + "/plan.docx", "plans.paper", seers)
        .sends(std::string(documents::docxMediaType),
               [room](Scope& s, const Call& c) { return printPlan(s, *room, planIn(c)); });
    api.get(one + "/order.docx", "plans.order", seers)
        .sends(std::string(documents::docxMediaType),
               [room](Scope& s, const Call& c) { return printOrder(s, *room, planIn(c)); });
    // Reads only: what is taken over goes in by the lines of the grid.
    api.post(one + "/read", "plans.read", seers)
        .query<FileName>()
        .upload(largestFile)
        .answers([room](Scope& s, const Call& c) {
            std::vector<Section> sections;
            int year = s.read([&](api::Work& work) {
                auto opened = openFor(work, *room, planIn(c), Need::write);
                sections = PlanStore(work, room->facts).sections(opened.plan.id);
                return opened.plan.school_year;
            });
            return readPlan(gridsOf(c.query<FileName>().file, c.request().body), sections, year);
        });
}

void gridRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    const std::string one = "/api/v1/plans/{id}", item = one + "/items/{item}";
    api.post(one + "/cells", "plan_items.write", seers)
        .body<Cells>()
        .answers(
            [room](Scope& s, const Call& c) { return writeCells(s, *room, planIn(c), c.body<Cells>()); });
    api.post(one + "/items", "plan_items.add", seers)
        .body<NewItems>()
        .status(201)
        .answers(
            [room](Scope& s, const Call& c) { return addItems(s, *room, planIn(c), c.body<NewItems>()); });
    api.post(one + "/removals", "plan_items.remove", seers)
        .body<Removal>()
        .answers(
            [room](Scope& s, const Call& c) { return removeItems(s, *room, planIn(c), c.body<Removal>()); });
    api.get(one + "/changes", "plan_items.changes", seers)
        .query<ChangesQuery>()
        .answers([room](Scope& s, const Call& c) {
            return changesSince(s, *room, planIn(c), c.query<ChangesQuery>());
        });
    api.post(item + "/mark", "plan_items.mark", seers)
        .body<Marking>()
        .answers([room](Scope& s, const Call& c) {
            return markItem(s, *room, planIn(c), itemIn(c), c.body<Marking>());
        });
    api.post(item + "/ties", "plan_items.tie", seers)
        .body<TieWish>()
        .answers([room](Scope& s, const Call& c) {
            return tieItem(s, *room, planIn(c), itemIn(c), c.body<TieWish>());
        });
    api.get(item + "/candidates", "plan_items.candidates", seers)
        .query<CandidatesQuery>()
        .answers([room](Scope& s, const Call& c) {
            return listCandidates(s, *room, planIn(c), itemIn(c), c.query<CandidatesQuery>());
        });
}

void analysisRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    const std::string one = "/api/v1/plans/{id}/analysis";
    api.get(one, "plan_analyses.open", seers).answers([room](Scope& s, const Call& c) {
        return openAnalysis(s, *room, planIn(c));
    });
    api.patch(one, "plan_analyses.change", seers)
        .body<AnalysisChange>()
        .answers([room](Scope& s, const Call& c) {
            return changeAnalysis(s, *room, planIn(c), c.body<AnalysisChange>());
        });
    api.post(one + "/submit", "plan_analyses.submit", seers).answers([room](Scope& s, const Call& c) {
        return submitAnalysis(s, *room, planIn(c));
    });
    api.post(one + "/return", "plan_analyses.return", seers)
        .body<Remarks>()
        .answers([room](Scope& s, const Call& c) {
            return returnAnalysis(s, *room, planIn(c), c.body<Remarks>());
        });
    api.post(one + "/approve", "plan_analyses.approve", seers)
        .body<Act>()
        .answers(
            [room](Scope& s, const Call& c) { return approveAnalysis(s, *room, planIn(c), c.body<Act>()); });
    api.get("/api/v1/plans/{id}/analysis.docx", "plan_analyses.paper", seers)
        .sends(std::string(documents::docxMediaType),
               [room](Scope& s, const Call& c) { return printAnalysis(s, *room, planIn(c)); });
}

}  // namespace

void install(Building& building) {
    Shared room(new Room{building.facts,
                         {building.packs, [](const packs::Pack& pack) { return Layouts::from(pack); }}});
    planRoutes(building.api, room);
    gridRoutes(building.api, room);
    analysisRoutes(building.api, room);
    building.events.on<WeekAsked>([room](api::Work& work, const WeekAsked& e) { tellWeek(work, *room, e); });
    building.events.on<PaperAsked>(
        [room](api::Work& work, const PaperAsked& e) { tellPaper(work, *room, e); });
    building.events.on<OrganisationWanted>([](api::Work& work, const OrganisationWanted& e) {
        static constexpr db::Query own{"plans.at",
                                       "SELECT count(*) FROM plans WHERE organisation = :organisation"};
        if (work.number(own, {{"organisation", e.organisation}}) > 0) *e.wanted = true;
    });
    building.events.on<PersonWanted>([](api::Work& work, const PersonWanted& e) {
        static constexpr db::Query own{"plans.of", "SELECT count(*) FROM plan_items WHERE person = :who"};
        if (work.number(own, {{"who", e.person}}) > 0) *e.wanted = true;
    });
}

}  // namespace metodika::plans
