#pragma once
#include "contracts/room.hpp"
#include "contracts/week.hpp"

namespace metodika::week {

struct Week {
    Date today{};
    std::vector<WeekItem> items;
};
BOOST_DESCRIBE_STRUCT(Week, (), (today, items))

void install(Building& building);

}  // namespace metodika::week
