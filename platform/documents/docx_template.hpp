#pragma once
// One XML part of a template, brought to a tree in which every mark is an element of its own:
//   <fill:field name or>  inside a run, where a value goes
//   <fill:block name kind> around what repeats or is conditional
// so that filling is a plain walk, however a word processor has split the text into runs.
#include <pugixml.hpp>
#include <string_view>

namespace metodika::documents {

inline constexpr const char* fieldElement = "fill:field";
inline constexpr const char* blockElement = "fill:block";
enum class BlockKind : char { each = '#', present = '?', absent = '^' };

void prepareTemplate(pugi::xml_document& part, std::string_view xml);

/// The nearest node of that name above, or nothing.
pugi::xml_node above(pugi::xml_node node, std::string_view name);

}  // namespace metodika::documents
