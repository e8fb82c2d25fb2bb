#include "features/papers/papers.hpp"

#include <memory>

#include "contracts/events.hpp"
#include "features/papers/actions.hpp"
#include "features/papers/making.hpp"
#include "features/papers/searching.hpp"
#include "platform/documents/docx.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::papers {
namespace {

constexpr std::size_t largestFile = 20 << 20;

using api::Call;
using api::Scope;
using Shared = std::shared_ptr<const Room>;

void setRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    api.get("/api/v1/papers/set", "papers.set", seers)
        .query<SetQuery>()
        .answers([room](Scope& s, const Call& c) { return openSet(s, *room, c.query<SetQuery>()); });
    api.get("/api/v1/papers/places", "papers.places", seers)
        .query<PlacesQuery>()
        .answers([room](Scope& s, const Call& c) { return listPlaces(s, *room, c.query<PlacesQuery>()); });
    api.get("/api/v1/papers", "papers.list", seers)
        .query<RegisterQuery>()
        .answers(
            [room](Scope& s, const Call& c) { return listRegister(s, *room, c.query<RegisterQuery>()); });
    api.put("/api/v1/papers/numbering/{id}", "papers.change_numbering", seers)
        .body<Numbering>()
        .answers([](Scope& s, const Call& c) {
            return changeNumbering(s, c.id<OrganisationId>("id"), c.body<Numbering>());
        });
}

void templateRoutes(api::Api& api, const Shared& room) {
    auto staff = api::roles(roles::list(roles::regional));
    std::string docx(documents::docxMediaType);
    auto kind = [](const Call& c) { return std::string(c.param("kind")); };
    api.get("/api/v1/papers/templates", "paper_templates.list", staff).answers([room](Scope& s, const Call&) {
        return listTemplates(s, *room);
    });
    api.post("/api/v1/papers/templates/{kind}", "paper_templates.put", staff)
        .query<PaperFile>()
        .upload(largestFile)
        .answers([room, kind](Scope& s, const Call& c) {
            return putTemplate(s, *room, kind(c), c.query<PaperFile>(), c.request().body);
        });
    api.remove("/api/v1/papers/templates/{kind}", "paper_templates.remove", staff)
        .answers([room, kind](Scope& s, const Call& c) { return removeTemplate(s, *room, kind(c)); });
    api.get("/api/v1/papers/templates/{kind}/file", "paper_templates.file", staff)
        .sends(docx, [room, kind](Scope& s, const Call& c) { return openTemplate(s, *room, kind(c)); });
    api.get("/api/v1/papers/templates/{kind}/sample", "paper_templates.sample", staff)
        .sends(docx, [room, kind](Scope& s, const Call& c) { return openSample(s, *room, kind(c)); });
    api.get("/api/v1/papers/templates/{kind}/sample.pdf", "paper_templates.sample_pdf", staff)
        .sends("application/pdf",
               [room, kind](Scope& s, const Call& c) { return openSampleAsPdf(s, *room, kind(c)); });
}

// Who may do what stands at each place: every action looks closer.
void paperRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    auto id = [](const Call& c) { return c.id<PaperId>("id"); };
    api.post("/api/v1/papers", "papers.add", seers)
        .body<NewPaper>()
        .status(201)
        .answers([room](Scope& s, const Call& c) { return addPaper(s, *room, c.body<NewPaper>()); });
    const std::string one = "/api/v1/papers/{id}";
    api.get(one, "papers.open", seers).answers([room, id](Scope& s, const Call& c) {
        return openPaper(s, *room, id(c));
    });
    api.patch(one, "papers.change", seers).body<PaperChange>().answers([room, id](Scope& s, const Call& c) {
        return changePaper(s, *room, id(c), c.body<PaperChange>());
    });
    api.post(one + "/editions", "papers.begin", seers)
        .body<NewEdition>()
        .status(201)
        .answers([room, id](Scope& s, const Call& c) {
            return beginEdition(s, *room, id(c), c.body<NewEdition>());
        });
    api.post(one + "/file", "papers.put_file", seers)
        .query<PaperFile>()
        .upload(largestFile)
        .answers([room, id](Scope& s, const Call& c) {
            return putFile(s, *room, id(c), c.query<PaperFile>(), c.request().body);
        });
    api.post(one + "/make", "papers.make", seers).answers([room, id](Scope& s, const Call& c) {
        return makeAnew(s, *room, id(c));
    });
    api.remove(one + "/draft", "papers.remove_draft", seers).answers([room, id](Scope& s, const Call& c) {
        return removeDraft(s, *room, id(c));
    });
    api.post(one + "/submit", "papers.submit", seers).answers([room, id](Scope& s, const Call& c) {
        return submitPaper(s, *room, id(c));
    });
    api.post(one + "/return", "papers.return", seers)
        .body<Remarks>()
        .answers(
            [room, id](Scope& s, const Call& c) { return returnPaper(s, *room, id(c), c.body<Remarks>()); });
    api.post(one + "/approve", "papers.approve", seers)
        .body<Act>()
        .answers(
            [room, id](Scope& s, const Call& c) { return approvePaper(s, *room, id(c), c.body<Act>()); });
    api.post(one + "/withdraw", "papers.withdraw", seers)
        .body<Withdrawal>()
        .answers([room, id](Scope& s, const Call& c) {
            return withdrawPaper(s, *room, id(c), c.body<Withdrawal>());
        });
    api.get(one + "/editions/{edition}/file", "papers.file", seers)
        .sends("application/octet-stream", [id](Scope& s, const Call& c) {
            auto edition = parseIdNumber(c.param("edition"));
            if (!edition || *edition > 9999) notFound();
            return openFile(s, id(c), int(*edition));
        });
}

}  // namespace

void install(Building& building) {
    Shared room(new Room{building.facts,
                         {building.packs, [](const packs::Pack& pack) { return Kinds::from(pack); }}});
    setRoutes(building.api, room);
    templateRoutes(building.api, room);
    paperRoutes(building.api, room);
    using facts::Type;
    building.facts.declare({.name = "approved_documents",
                            .view = "fact_approved_documents",
                            .attributes = {{"kind", Type::text},
                                           {"school_year", Type::number},
                                           {"approved_on", Type::date},
                                           {"in_time", Type::boolean}},
                            .link = "/papers/{id}",
                            .title = "title",
                            .happened = "approved_on IS NOT NULL"});
    building.search.kind(searchedPapers());
    building.events.on<PaperMade>([room](api::Work& work, const PaperMade& e) {
        auto home = PaperStore(work).home(e.organisation);
        e.bytes =
            madeWith(work, home, kindOf(work, *room, e.organisation, e.kind), e.schoolYear, e.on, e.fields);
    });
    building.events.on<PaperFiled>(
        [room](api::Work& work, const PaperFiled& e) { filePaper(work, *room, e); });
    building.events.on<WeekAsked>([room](api::Work& work, const WeekAsked& e) { tellWeek(work, *room, e); });
    building.events.on<OrganisationWanted>([](api::Work& work, const OrganisationWanted& e) {
        static constexpr db::Query own{"papers.at",
                                       "SELECT count(*) FROM papers WHERE organisation = :organisation"};
        if (work.number(own, {{"organisation", e.organisation}}) > 0) *e.wanted = true;
    });
    building.jobs.daily("papers.open_years");
    building.jobs.kind("papers.open_years", [room](Scope& scope, const std::string&, jobs::Progress&) {
        auto opened = scope.change([&](api::Work& work) { return openYears(work, *room); });
        return "{\"opened\":" + std::to_string(opened) + "}";
    });
}

}  // namespace metodika::papers
