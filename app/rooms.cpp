#include "app/rooms.hpp"

#include "features/accounts/accounts.hpp"
#include "features/associations/associations.hpp"
#include "features/monitoring/monitoring.hpp"
#include "features/organisations/organisations.hpp"
#include "features/papers/papers.hpp"
#include "features/people/people.hpp"
#include "features/plans/plans.hpp"
#include "features/search/search.hpp"
#include "features/services/services.hpp"
#include "features/week/week.hpp"

namespace metodika::app {

api::FindMember installRooms(Building& building) {
    organisations::install(building);
    people::install(building);
    auto findMember = accounts::install(building);
    associations::install(building);
    monitoring::install(building);
    services::install(building);
    week::install(building);
    search::install(building);
    papers::install(building);
    plans::install(building);
    return findMember;
}

}  // namespace metodika::app
