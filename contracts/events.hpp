#pragma once
// What rooms tell each other, inside the transaction in which it happened.
#include <vector>

#include "contracts/ids.hpp"

namespace metodika {

/// Somebody's posts changed: who belongs to which association may have changed with them.
struct StaffChanged {
    std::vector<OrganisationId> organisations;
};
/// The tree changed below or at these organisations.
struct TreeChanged {
    std::vector<OrganisationId> organisations;
};

/// An organisation entered by mistake is to go: a room that keeps something of it sets wanted.
struct OrganisationWanted {
    OrganisationId organisation;
    bool* wanted;
};

/// Somebody entered by mistake is to go: a room that keeps something of the person sets wanted.
struct PersonWanted {
    PersonId person;
    bool* wanted;
};

}  // namespace metodika
