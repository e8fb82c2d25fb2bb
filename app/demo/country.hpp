#pragma once
#include <vector>

#include "app/demo/region.hpp"

namespace metodika::demo {

/// The 89 regions of a country: names that no real one has, sizes that add up to its people, and the packs of
/// the three regions that have one. The first is the region of the demo, with its sign-ins.
std::vector<Shape> countryOf(std::uint64_t seed);

}  // namespace metodika::demo
