#pragma once
#include "platform/api/routes.hpp"
#include "platform/jobs/jobs.hpp"

namespace metodika::jobs {

/// GET /jobs/{id}, POST /jobs/{id}/cancel, and the stream on which a page hears of its own jobs.
void installRoutes(api::Api& api, Jobs& jobs);

}  // namespace metodika::jobs
