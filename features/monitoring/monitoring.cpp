#include "features/monitoring/monitoring.hpp"

#include "contracts/events.hpp"
#include "features/monitoring/actions.hpp"
#include "features/monitoring/figures.hpp"
#include "features/monitoring/store.hpp"

namespace metodika::monitoring {

void install(Building& building) {
    using api::Call;
    using api::Scope;
    auto& api = building.api;
    const facts::Facts& all = building.facts;

    api.get("/api/v1/indicators", "indicators.list", api::signedIn())
        .answers([&all](Scope& scope, const Call&) { return listIndicators(scope, all); });
    api.get("/api/v1/monitoring", "monitoring.show", api::signedIn())
        .query<PictureQuery>()
        .answers([&all](Scope& scope, const Call& call) {
            return showPicture(scope, all, call.query<PictureQuery>());
        });
    api.get("/api/v1/results", "results.show", api::anyone())
        .query<PublicQuery>()
        .answers([&all](Scope& scope, const Call& call) {
            return showResults(scope, all, call.query<PublicQuery>());
        });
    api.get("/api/v1/indicators/{code}/records", "indicators.records", api::signedIn())
        .query<RecordsQuery>()
        .answers([&all](Scope& scope, const Call& call) {
            return listRecords(scope, all, call.param("code"), call.query<RecordsQuery>());
        });

    building.events.on<FiguresAsked>(
        [&all](api::Work& work, const FiguresAsked& asked) { tellFigures(work, all, asked); });
    building.events.on<TreeChanged>([&all](api::Work& work, const TreeChanged& event) {
        std::optional<Date> first;
        for (OrganisationId organisation : event.organisations)
            if (auto since = MonitoringStore(work).lastMove(organisation))
                first = first ? std::min(*first, *since) : *since;
        if (first) all.moved(work, *first);
    });
}

}  // namespace metodika::monitoring
