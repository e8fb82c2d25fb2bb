#pragma once
// Who writes and who approves what a place has on paper: plans, documents, compositions (domain/access.md).
// The organisation's keepers write and its head approves; the municipality's service and the authority; the
// institute and the ministry.
#include "contracts/reach.hpp"

namespace metodika {

struct Office {
    bool writes = false, approves = false;
    /// What is being worked on is for those who write or approve it.
    bool seesDrafts() const { return writes || approves; }
};
/// level: region, municipality or organisation.
Office officeAt(api::Work& work, OrganisationId organisation, std::string_view level);

}  // namespace metodika
