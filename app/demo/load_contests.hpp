#pragma once
#include "app/demo/random.hpp"
#include "features/associations/seed.hpp"

namespace metodika::app {

/// What members of one association took part in: about one in fourteen a year, most of it confirmed.
void sowContests(associations::seed::Sower& sower, AssociationId association, Date asOf, demo::Random random);

}  // namespace metodika::app
