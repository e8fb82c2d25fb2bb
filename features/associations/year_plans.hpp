#pragma once
#include <functional>

#include "features/associations/keeping.hpp"
#include "features/associations/year_grid.hpp"
#include "platform/documents/fields.hpp"

namespace metodika::associations {

Ready::Text openGrid(api::Scope&, const Room&, const GridQuery&);
/// The same as a paper, by the template of the region.
api::File printGrid(api::Scope&, const GridQuery&);
/// What the paper says in its own language.
struct GridWords {
    std::string associations, draft, none;
    std::function<std::string(const std::string& date, const std::string& number)> act;
};
/// Fields of the template; an act stands at the top only where it is the act of all.
documents::Fields gridFields(const YearGrid& grid, const std::string& organisation,
                             const std::unordered_map<PersonId, std::string>& heads, const GridWords& words);
YearOutcome approveYear(api::Scope&, const Room&, const YearApproval&);
/// Last year's schedules for those who have none: drafts to be edited.
YearOutcome copyYear(api::Scope&, const Room&, const YearCopy&);

/// Routes of the year's grid.
void installGrid(api::Api&, const std::shared_ptr<const Room>&);

}  // namespace metodika::associations
