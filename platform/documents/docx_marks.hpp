#pragma once
// Finds {{marks}} in the text of a paragraph, over any number of runs, and gives each a run of its own.
#include <pugixml.hpp>
#include <vector>

namespace metodika::documents {

// Marks of blocks, until they are paired: <fill:open kind name>, <fill:close name>.
inline constexpr const char* openElement = "fill:open";
inline constexpr const char* closeElement = "fill:close";

void isolateMarks(pugi::xml_node paragraph);

/// The runs' pieces of this paragraph in order, without those of paragraphs nested in its text boxes.
void collectPieces(pugi::xml_node node, std::string_view name, std::vector<pugi::xml_node>& out);

enum class BlockMarks { counted, ignored };
/// Nothing to see: no text, values, pictures or breaks.
bool holdsNothing(pugi::xml_node node, BlockMarks marks);

}  // namespace metodika::documents
