#pragma once
#include "contracts/room.hpp"

namespace metodika::accounts {

/// The room's front door; returns how the dispatcher finds who a session belongs to.
api::FindMember install(Building& building);

}  // namespace metodika::accounts
