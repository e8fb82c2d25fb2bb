#pragma once
// What is written into a card by hand besides name and post: categories, courses, statuses (missions A4, A7).
#include "features/people/rules.hpp"
#include "platform/packs/terms.hpp"

namespace metodika::people {

/// Terms of categories by the law of the pack, today.
CategoryTerms categoryTerms(const api::Scope&);

// Each answers with the card; 404 outside the reach, 403 to those who do not keep the person's list, 422 with
// the field. Taking away is for what was entered by mistake and wants the card's version.
PersonCard addCategory(api::Scope&, PersonId, const NewCategory&);
PersonCard addCourse(api::Scope&, PersonId, const NewCourse&);
PersonCard addStatus(api::Scope&, const packs::Terms&, PersonId, const NewStatus&);
PersonCard endStatus(api::Scope&, PersonId, RecordId, const StatusEnd&);
PersonCard addPlan(api::Scope&, PersonId, const NewPlan&);
PersonCard removePlan(api::Scope&, PersonId, RecordId);
PersonCard removeCategory(api::Scope&, PersonId, RecordId);
PersonCard removeCourse(api::Scope&, PersonId, RecordId);
PersonCard removeStatus(api::Scope&, PersonId, RecordId);

}  // namespace metodika::people
