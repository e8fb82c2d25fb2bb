#pragma once
// Posts from the funding: who reads it, who enters it.
#include "features/services/funding.hpp"

namespace metodika::services {

/// The calendar year's money with the posts that follow from it; everybody of the municipality reads it.
Staffing showStaffing(api::Scope&, OrganisationId municipality, int year);
/// By the head of the service or the authority.
Staffing changeFunding(api::Scope&, OrganisationId municipality, int year, const FundingChange&);

/// What rows say of posts due and load, for the municipalities at the root or below it.
void fillStaffing(api::Work& work, OrganisationId root, std::span<ServiceRow> rows);
/// The same for a card, with the part of each holder.
void fillLoad(api::Work& work, ServiceCard& card);

}  // namespace metodika::services
