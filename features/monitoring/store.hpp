#pragma once
// What this room reads of the tree and of persons; its numbers come from platform/facts.
#include <set>

#include "contracts/reach.hpp"
#include "features/monitoring/monitoring.hpp"

namespace metodika::monitoring {

class MonitoringStore {
  public:
    explicit MonitoringStore(api::Work& work) : work_(work) {}

    PlaceRef place(OrganisationId id);
    std::vector<PlaceRef> regions();
    /// Right below, today or on that day: what was closed since keeps its line in the years when it was
    /// there.
    std::vector<PlaceRef> below(OrganisationId id, Date day);
    std::map<OrganisationId, std::string> organisationNames(const std::set<OrganisationId>& ids);
    std::map<PersonId, std::string> personNames(const std::set<PersonId>& ids);
    /// The day from which the organisation stands where it stands, or since which it is gone.
    std::optional<Date> lastMove(OrganisationId id);

  private:
    api::Work& work_;
};

}  // namespace metodika::monitoring
