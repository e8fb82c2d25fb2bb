#pragma once
// Pairs the opening and closing marks of blocks and wraps what lies between.
#include <pugixml.hpp>

namespace metodika::documents {

void wrapBlocks(pugi::xml_node part);

}  // namespace metodika::documents
