#pragma once
// What cannot be in one year: a person at two meetings of a day, two meetings in one room. No SQL, no clock.
#include <cstddef>

#include "features/associations/year_grid.hpp"

namespace metodika::associations {

/// `place` is the key of a room; empty where none is known. `over`: it was held.
struct GridSlot {
    AssociationId association;
    Date date{};
    std::optional<std::string> time;
    std::string place;
    bool over = false;
};
/// Belongs to the association, or heads it, for so long.
struct Expected {
    AssociationId association;
    PersonId person;
    Date since{}, until{};
    BOOST_DESCRIBE_CLASS(Expected, (), (association, person, since, until), (), ())
};
/// Places among the slots given.
struct Collision {
    GridClashKind kind = GridClashKind::person;
    std::size_t first = 0, second = 0;
    bool at_once = true;
    std::vector<PersonId> persons;
};

/// Pairs of meetings of one day, those at one time first, then by day. What is over on both sides is left
/// out.
std::vector<Collision> collisions(const std::vector<GridSlot>& slots, std::vector<Expected> expected);

/// Less than an hour and a half lies between their beginnings, or one has no time.
bool overlaps(const std::optional<std::string>& one, const std::optional<std::string>& other);

/// How a room is recognised: «каб. 12» of a school is «МБОУ СОШ № 5, каб. 12»; the house alone is no room.
std::string placeKey(Level level, std::string_view organisation, const std::optional<std::string>& place);

}  // namespace metodika::associations
