#pragma once
// Who gives which role to whom: the operator any, the head of a service those of the service and its
// organisations, the head of an organisation that of a deputy.
#include "features/accounts/actions.hpp"

namespace metodika::accounts {

PersonRoles rolesOf(api::Scope&, PersonId);
PersonRoles grantRole(api::Scope&, Gate&, PersonId, const NewRole&);
PersonRoles endRole(api::Scope&, Gate&, HoldingId);
/// For somebody who lost the phone and the codes on paper: by whoever may give every role the person holds.
PersonRoles removeSecondStep(api::Scope&, PersonId);

}  // namespace metodika::accounts
