#pragma once
// The rooms of the house, in the order in which their schema is applied.
#include <array>
#include <string_view>

#include "contracts/room.hpp"

namespace metodika::app {

inline constexpr std::array<std::string_view, 10> roomOrder{
    "organisations", "people", "accounts", "associations", "monitoring",
    "services",      "week",   "search",   "papers",       "plans"};

/// Every room's front door; returns how a session's member is found.
api::FindMember installRooms(Building& building);

}  // namespace metodika::app
