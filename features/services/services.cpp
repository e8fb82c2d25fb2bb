#include "features/services/services.hpp"

#include "contracts/events.hpp"
#include "contracts/papers.hpp"
#include "contracts/personal.hpp"
#include "features/services/actions.hpp"
#include "features/services/funding_actions.hpp"
#include "features/services/store.hpp"

namespace metodika::services {

void install(Building& building) {
    using api::Call;
    using api::Scope;
    auto& api = building.api;
    auto changers = api::roles(roles::list(roles::serviceHead, roles::authorityOfficial));
    auto place = [](const Call& call) { return call.id<OrganisationId>("id"); };
    auto post = [](const Call& call) { return call.id<PostId>("post"); };

    api.get("/api/v1/services", "services.list", api::signedIn())
        .query<ServiceQuery>()
        .answers([](Scope& s, const Call& c) { return listServices(s, c.query<ServiceQuery>()); });
    api.get("/api/v1/services/{id}", "services.open", api::signedIn())
        .answers([place](Scope& s, const Call& c) { return openService(s, place(c)); });
    api.put("/api/v1/services/{id}", "services.change", changers)
        .body<ServiceChange>()
        .answers(
            [place](Scope& s, const Call& c) { return changeService(s, place(c), c.body<ServiceChange>()); });
    // A year of money is a calendar year, as budgets are.
    auto year = [](const Call& call) {
        auto asked = parseIdNumber(call.param("year"));
        if (!asked || *asked < 2000 || *asked > 2200) notFound();
        return int(*asked);
    };
    api.get("/api/v1/services/{id}/funding/{year}", "services.staffing", api::signedIn())
        .answers([place, year](Scope& s, const Call& c) { return showStaffing(s, place(c), year(c)); });
    api.put("/api/v1/services/{id}/funding/{year}", "services.change_funding", changers)
        .body<FundingChange>()
        .answers([place, year](Scope& s, const Call& c) {
            return changeFunding(s, place(c), year(c), c.body<FundingChange>());
        });
    api.post("/api/v1/services/{id}/posts", "services.add_post", changers)
        .body<NewPost>()
        .status(201)
        .answers([place](Scope& s, const Call& c) { return addPost(s, place(c), c.body<NewPost>()); });
    api.post("/api/v1/services/{id}/posts/of-staff", "services.add_staff", changers)
        .answers([place](Scope& s, const Call& c) { return addPostsOfStaff(s, place(c)); });
    api.patch("/api/v1/services/{id}/posts/{post}", "services.change_post", changers)
        .body<PostChange>()
        .answers([place, post](Scope& s, const Call& c) {
            return changePost(s, place(c), post(c), c.body<PostChange>());
        });
    api.post("/api/v1/services/{id}/posts/{post}/holders", "services.add_holder", changers)
        .body<NewHolder>()
        .status(201)
        .answers([place, post](Scope& s, const Call& c) {
            return addHolder(s, place(c), post(c), c.body<NewHolder>());
        });
    api.patch("/api/v1/services/{id}/posts/{post}/holders/{holder}", "services.end_holder", changers)
        .body<HolderEnd>()
        .answers([place, post](Scope& s, const Call& c) {
            return endHolder(s, place(c), post(c), c.id<HolderId>("holder"), c.body<HolderEnd>());
        });

    building.events.on<WeekAsked>(tellWeek);
    building.events.on<PersonalAsked>([](api::Work& work, const PersonalAsked& asked) {
        for (const auto& [title, since, until] : ServiceStore(work).heldBy(asked.person))
            asked.lines.push_back(
                {work.scope().say("services.web.one"), title, stampPeriod(since, until), ""});
    });
    building.events.on<PaperAsked>([](api::Work& work, const PaperAsked& asked) {
        auto form = ServiceStore(work).formOf(asked.organisation);
        auto key = form ? "services.web.form." + std::string(enumName(*form)) : std::string();
        asked.fields.text("форма службы", form ? work.scope().sayIn(text::Language::ru, key) : "");
    });
    building.events.on<OrganisationWanted>([](api::Work& work, const OrganisationWanted& e) {
        if (ServiceStore(work).standsAt(e.organisation)) *e.wanted = true;
    });
    building.events.on<PersonWanted>([](api::Work& work, const PersonWanted& e) {
        if (ServiceStore(work).holdsAnything(e.person)) *e.wanted = true;
    });
}

}  // namespace metodika::services
