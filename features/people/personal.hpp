#pragma once
#include "contracts/personal.hpp"

namespace metodika::people {

/// The card, posts, categories, courses, statuses and requests of the person.
void tellPersonal(api::Work& work, const PersonalAsked& asked);

}  // namespace metodika::people
