#include "platform/documents/docx_template.hpp"

#include "platform/base/refusal.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/docx_blocks.hpp"
#include "platform/documents/docx_marks.hpp"

namespace metodika::documents {
namespace {

// Word nests tables and text boxes a few dozen elements deep; walks here are recursive.
constexpr int maxDepth = 200;

/// What no word processor writes and the walks below do not expect.
struct SoundTree : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
        std::string_view name = node.name();
        if (depth() >= maxDepth || name.substr(0, 5) == "fill:") return false;
        bool inText = std::string_view(node.parent().name()) == "w:t";
        return !inText || node.type() != pugi::node_element;
    }
};

void collectParagraphs(pugi::xml_node node, std::vector<pugi::xml_node>& out) {
    for (pugi::xml_node child : node.children()) {
        if (std::string_view(child.name()) == "w:p") out.push_back(child);
        collectParagraphs(child, out);
    }
}

}  // namespace

pugi::xml_node above(pugi::xml_node node, std::string_view name) {
    for (pugi::xml_node up = node.parent(); up; up = up.parent())
        if (up.name() == name) return up;
    return {};
}

void prepareTemplate(pugi::xml_document& part, std::string_view xml) {
    constexpr unsigned options =
        pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration | pugi::parse_pi;
    if (!part.load_buffer(xml.data(), xml.size(), options)) refuseDamaged();
    SoundTree sound;
    if (!part.traverse(sound)) refuseDamaged();
    std::vector<pugi::xml_node> paragraphs;
    collectParagraphs(part, paragraphs);
    for (pugi::xml_node paragraph : paragraphs) isolateMarks(paragraph);
    wrapBlocks(part);
}

}  // namespace metodika::documents
