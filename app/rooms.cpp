#include "app/rooms.hpp"

#include "features/accounts/accounts.hpp"
#if __has_include("features/associations/associations.hpp")
#include "features/associations/associations.hpp"
#define HAVE_A
#endif
#if __has_include("features/monitoring/monitoring.hpp")
#include "features/monitoring/monitoring.hpp"
#define HAVE_M
#endif
#include "features/organisations/organisations.hpp"
#include "features/people/people.hpp"

namespace metodika::app {

api::FindMember installRooms(Building& building) {
    organisations::install(building);
    people::install(building);
    auto findMember = accounts::install(building);
#ifdef HAVE_A
    associations::install(building);
#endif
#ifdef HAVE_M
    monitoring::install(building);
#endif
    return findMember;
}

}  // namespace metodika::app
