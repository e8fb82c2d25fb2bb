#include "platform/jobs/job_routes.hpp"

namespace metodika::jobs {

void installRoutes(api::Api& api, Jobs& jobs) {
    using api::Call;
    using api::Scope;
    api.get("/api/v1/jobs/{id}", "jobs.open", api::signedIn())
        .answers([&jobs](Scope& scope, const Call& call) {
            return scope.read([&](api::Work& work) { return jobs.open(work, call.id<JobId>("id")); });
        });
    api.post("/api/v1/jobs/{id}/cancel", "jobs.cancel", api::signedIn())
        .answers([&jobs](Scope& scope, const Call& call) {
            return scope.change([&](api::Work& work) {
                auto id = call.id<JobId>("id");
                jobs.open(work, id);
                jobs.cancel(work, id);
                return jobs.open(work, id);
            });
        });
    auto& events = api.get("/api/v1/events", "events.listen", api::signedIn());
    events.fileType = "text/event-stream";
    events.replies([&jobs](Scope& scope, const Call&) {
        api::Answer answer;
        answer.events = jobs.listen(scope.member().account);
        return answer;
    });
}

}  // namespace metodika::jobs
