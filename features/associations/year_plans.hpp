#pragma once
#include "features/associations/keeping.hpp"
#include "features/associations/year_grid.hpp"

namespace metodika::associations {

YearGrid openGrid(api::Scope&, const GridQuery&);
/// The same as a paper, by the template of the region.
api::File printGrid(api::Scope&, const GridQuery&);
YearOutcome approveYear(api::Scope&, const Room&, const YearApproval&);
/// Last year's schedules for those who have none: drafts to be edited.
YearOutcome copyYear(api::Scope&, const Room&, const YearCopy&);

/// Routes of the year's grid.
void installGrid(api::Api&, const std::shared_ptr<const Room>&);

}  // namespace metodika::associations
