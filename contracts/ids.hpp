#pragma once
// The names of things that more than one room speaks of.
#include "platform/base/id.hpp"

namespace metodika {

using OrganisationId = Id<struct OrganisationTag>;
using ClusterId = Id<struct ClusterTag>;
using PersonId = Id<struct PersonTag>;
using EmploymentId = Id<struct EmploymentTag>;
using AccountId = Id<struct AccountTag>;
using AssociationId = Id<struct AssociationTag>;
using MeetingId = Id<struct MeetingTag>;

}  // namespace metodika
