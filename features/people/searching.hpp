#pragma once
// People as they are found by words: by name, post and subject, and by where they work.
#include "platform/search/search.hpp"

namespace metodika::people {

/// The institute finds somebody whose name it knows: by so many letters, so many at most.
inline constexpr std::size_t fewestLettersOfName = 3, mostByName = 30;

search::Kind searchedPeople();

}  // namespace metodika::people
