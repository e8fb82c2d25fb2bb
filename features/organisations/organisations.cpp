#include "features/organisations/organisations.hpp"

#include "contracts/roles.hpp"
#include "features/organisations/actions.hpp"
#include "features/organisations/figures.hpp"
#include "features/organisations/reading/words.hpp"
#include "features/organisations/registers.hpp"
#include "features/organisations/searching.hpp"
#include "features/organisations/statuses.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::organisations {

void install(Building& building) {
    using api::Call;
    using api::Scope;
    auto& api = building.api;
    auto seers = api::signedIn();
    auto words = std::make_shared<const packs::ByPack<RegisterWords>>(
        building.packs,
        [](const packs::Pack& pack) { return loadRegisterWords(pack.file("dictionaries/registers.yaml")); });
    auto statuses =
        std::make_shared<const packs::ByPack<packs::Terms>>(building.packs, [](const packs::Pack& pack) {
            return packs::Terms(pack.yaml("dictionaries/statuses.yaml").at("organisations"));
        });
    // A file is kept as long as its register: lists of organisations are small.
    constexpr std::size_t largestRegister = 8 * 1024 * 1024;
    auto keepers = api::roles(roles::list(roles::service, roles::instituteMethodist));

    api.get("/api/v1/organisations", "organisations.list", seers)
        .query<ListQuery>()
        .answers([statuses](Scope& scope, const Call& call) {
            return listOrganisations(scope, statuses->of(scope.pack()), call.query<ListQuery>());
        });
    api.get("/api/v1/organisations/tree", "organisations.tree", seers)
        .query<TreeQuery>()
        .answers([statuses](Scope& scope, const Call& call) {
            return showTree(scope, statuses->of(scope.pack()), call.query<TreeQuery>());
        });
    api.get("/api/v1/organisations/{id}", "organisations.open", seers)
        .answers([statuses](Scope& scope, const Call& call) {
            return openOrganisation(scope, statuses->of(scope.pack()), call.id<OrganisationId>("id"));
        });
    api.post("/api/v1/organisations", "organisations.add", keepers)
        .body<NewOrganisation>()
        .status(201)
        .answers([statuses](Scope& scope, const Call& call) {
            return addOrganisation(scope, statuses->of(scope.pack()), call.body<NewOrganisation>());
        });
    api.patch("/api/v1/organisations/{id}", "organisations.change", keepers)
        .body<OrganisationChange>()
        .answers([statuses](Scope& scope, const Call& call) {
            return changeOrganisation(scope, statuses->of(scope.pack()), call.id<OrganisationId>("id"),
                                      call.body<OrganisationChange>());
        });

    api.get("/api/v1/organisation-statuses", "organisation_statuses.kinds", seers)
        .answers([statuses](Scope& scope, const Call&) {
            return listStatusKinds(scope, statuses->of(scope.pack()));
        });
    api.post("/api/v1/organisations/{id}/statuses", "organisation_statuses.add", keepers)
        .body<NewStatus>()
        .status(201)
        .answers([statuses](Scope& scope, const Call& call) {
            return addStatus(scope, statuses->of(scope.pack()), call.id<OrganisationId>("id"),
                             call.body<NewStatus>());
        });
    api.patch("/api/v1/organisation-statuses/{id}", "organisation_statuses.change", keepers)
        .body<StatusChange>()
        .answers([statuses](Scope& scope, const Call& call) {
            return changeStatus(scope, statuses->of(scope.pack()), call.id<StatusId>("id"),
                                call.body<StatusChange>());
        });
    api.remove("/api/v1/organisation-statuses/{id}", "organisation_statuses.remove", keepers)
        .answers([statuses](Scope& scope, const Call& call) {
            return removeStatus(scope, statuses->of(scope.pack()), call.id<StatusId>("id"));
        });

    api.post("/api/v1/registers", "registers.start", keepers)
        .query<RegisterUpload>()
        .upload(largestRegister)
        .status(201)
        .answers([words](Scope& scope, const Call& call) {
            return startRegister(scope, words->of(scope.pack()), call.query<RegisterUpload>(),
                                 call.request().body);
        });
    api.get("/api/v1/registers", "registers.list", keepers)
        .query<RegisterQuery>()
        .answers([](Scope& scope, const Call& call) {
            return listRegisters(scope, call.query<RegisterQuery>().municipality);
        });
    api.get("/api/v1/registers/{id}", "registers.open", keepers)
        .answers([words](Scope& scope, const Call& call) {
            return openRegister(scope, words->of(scope.pack()), call.id<KeptRegisterId>("id"));
        });
    api.patch("/api/v1/registers/{id}", "registers.answer", keepers)
        .body<RegisterChange>()
        .answers([words](Scope& scope, const Call& call) {
            return answerRegister(scope, words->of(scope.pack()), call.id<KeptRegisterId>("id"),
                                  call.body<RegisterChange>());
        });
    api.post("/api/v1/registers/{id}/enter", "registers.enter", keepers)
        .answers([words](Scope& scope, const Call& call) {
            return enterKeptRegister(scope, words->of(scope.pack()), call.id<KeptRegisterId>("id"));
        });
    api.post("/api/v1/registers/{id}/undo", "registers.undo", keepers)
        .answers([words](Scope& scope, const Call& call) {
            return undoRegister(scope, words->of(scope.pack()), call.id<KeptRegisterId>("id"));
        });
    api.remove("/api/v1/registers/{id}", "registers.drop", keepers)
        .answers([](Scope& scope, const Call& call) {
            return dropRegister(scope, call.id<KeptRegisterId>("id"));
        });

    api.get("/api/v1/clusters", "clusters.list", seers)
        .query<ClusterQuery>()
        .answers([](Scope& scope, const Call& call) {
            return listClusters(scope, call.query<ClusterQuery>().municipality);
        });
    api.post("/api/v1/clusters", "clusters.add", keepers)
        .body<NewCluster>()
        .status(201)
        .answers([](Scope& scope, const Call& call) { return addCluster(scope, call.body<NewCluster>()); });
    api.patch("/api/v1/clusters/{id}", "clusters.change", keepers)
        .body<ClusterChange>()
        .answers([](Scope& scope, const Call& call) {
            return changeCluster(scope, call.id<ClusterId>("id"), call.body<ClusterChange>());
        });
    api.remove("/api/v1/clusters/{id}", "clusters.close", keepers)
        .answers(
            [](Scope& scope, const Call& call) { return closeCluster(scope, call.id<ClusterId>("id")); });
    building.search.kind(searchedOrganisations());
    building.events.on<FiguresAsked>(tellFigures);
}

}  // namespace metodika::organisations
