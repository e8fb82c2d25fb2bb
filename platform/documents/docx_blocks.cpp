#include "platform/documents/docx_blocks.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "platform/base/refusal.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/docx_marks.hpp"
#include "platform/documents/docx_template.hpp"

namespace metodika::documents {
namespace {

struct Pair {
    pugi::xml_node open, close;
    std::size_t openAt;
};

// Agenda item, decision, person: real papers nest three deep; walks over blocks are recursive.
constexpr std::size_t maxNesting = 32;

[[noreturn]] void refuseUnclosed(const char* name) {
    throw Refused(RefusalKind::invalid, "documents.unclosed_block", {{"field", name}});
}

void collectMarks(pugi::xml_node node, std::vector<pugi::xml_node>& out) {
    for (pugi::xml_node child : node.children()) {
        std::string_view is = child.name();
        if (is == openElement || is == closeElement)
            out.push_back(child);
        else
            collectMarks(child, out);
    }
}

/// Inner pairs come before the pairs around them.
std::vector<Pair> pairs(pugi::xml_node part) {
    std::vector<pugi::xml_node> marks;
    collectMarks(part, marks);
    std::vector<Pair> paired;
    std::vector<std::size_t> opened;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const char* name = marks[i].attribute("name").value();
        if (marks[i].name() == std::string_view(openElement)) {
            opened.push_back(i);
            if (opened.size() > maxNesting) refuseTooLarge();
            continue;
        }
        if (opened.empty()) refuseUnclosed(name);
        pugi::xml_node open = marks[opened.back()];
        if (open.attribute("name").value() != std::string_view(name))
            refuseUnclosed(open.attribute("name").value());
        paired.push_back({open, marks[i], opened.back()});
        opened.pop_back();
    }
    if (!opened.empty()) refuseUnclosed(marks[opened.back()].attribute("name").value());
    return paired;
}

std::vector<pugi::xml_node> lineage(pugi::xml_node node) {
    std::vector<pugi::xml_node> line;
    for (; node; node = node.parent()) line.push_back(node);
    std::reverse(line.begin(), line.end());
    return line;
}

/// What repeats: children first…last of one parent.
struct Range {
    pugi::xml_node parent, first, last;
};

Range between(pugi::xml_node a, pugi::xml_node b) {
    auto from = lineage(a), to = lineage(b);
    std::size_t i = 0;
    while (i + 1 < from.size() && i + 1 < to.size() && from[i] == to[i]) ++i;
    return {from[i - 1], from[i], to[i]};
}

bool nameIs(pugi::xml_node node, std::string_view name) { return node.name() == name; }

/// The parent in Word's own terms, past the blocks that were wrapped already.
pugi::xml_node wordParent(pugi::xml_node node) {
    while (nameIs(node, blockElement)) node = node.parent();
    return node;
}

void climbOutOfInner(Range& range, std::size_t openAt) {
    pugi::xml_node outermost;
    for (pugi::xml_node up = range.parent; up; up = up.parent())
        if (nameIs(up, blockElement) && up.attribute("at").as_uint() > openAt) outermost = up;
    if (outermost) range = {outermost.parent(), outermost, outermost};
}

void wrap(Range range, const std::vector<pugi::xml_node>& dropped, const Pair& pair) {
    pugi::xml_node block = range.parent.insert_child_before(blockElement, range.first);
    block.append_attribute("name") = pair.open.attribute("name").value();
    block.append_attribute("kind") = pair.open.attribute("kind").value();
    block.append_attribute("at") = unsigned(pair.openAt);
    bool last = false;
    for (pugi::xml_node node = block.next_sibling(), next; !last; node = next) {
        next = node.next_sibling();
        last = node == range.last;
        if (std::find(dropped.begin(), dropped.end(), node) != dropped.end())
            range.parent.remove_child(node);
        else
            block.append_move(node);
    }
}

/// The marks stand at the two ends of the paragraph: the paragraph itself is the block.
bool spansParagraph(pugi::xml_node paragraph, pugi::xml_node openRun, pugi::xml_node closeRun) {
    if (openRun.parent() != paragraph || closeRun.parent() != paragraph) return false;
    for (pugi::xml_node node = openRun.previous_sibling(); node; node = node.previous_sibling())
        if (!nameIs(node, "w:pPr") && !holdsNothing(node, BlockMarks::counted)) return false;
    for (pugi::xml_node node = closeRun.next_sibling(); node; node = node.next_sibling())
        if (!holdsNothing(node, BlockMarks::counted)) return false;
    return true;
}

void wrapWithinParagraph(const Pair& pair, pugi::xml_node paragraph) {
    pugi::xml_node openRun = pair.open.parent(), closeRun = pair.close.parent();
    if (spansParagraph(paragraph, openRun, closeRun)) {
        wrap({paragraph.parent(), paragraph, paragraph}, {}, pair);
        openRun.parent().remove_child(openRun);
        closeRun.parent().remove_child(closeRun);
        return;
    }
    Range range = between(openRun, closeRun);
    climbOutOfInner(range, pair.openAt);
    std::vector<pugi::xml_node> dropped;
    for (pugi::xml_node run : {openRun, closeRun}) {
        if (run == range.first || run == range.last)
            dropped.push_back(run);
        else
            run.parent().remove_child(run);
    }
    wrap(range, dropped, pair);
}

void wrapAcrossParagraphs(const Pair& pair) {
    Range range = between(pair.open, pair.close);
    climbOutOfInner(range, pair.openAt);
    if (nameIs(wordParent(range.parent), "w:tr")) {  // different cells: the row is the block
        pugi::xml_node row = wordParent(range.parent);
        range = {row.parent(), row, row};
        climbOutOfInner(range, pair.openAt);
    }
    bool rows = nameIs(wordParent(range.parent), "w:tbl");
    for (pugi::xml_node end : {range.first, range.last}) {
        // A block may not begin inside a table and end below it: neither half could repeat.
        bool whole = nameIs(end, blockElement) || nameIs(end, "w:sdt") || nameIs(end, rows ? "w:tr" : "w:p");
        if (!whole) refuseUnclosed(pair.open.attribute("name").value());
    }
    pugi::xml_node openRun = pair.open.parent(), closeRun = pair.close.parent();
    openRun.parent().remove_child(openRun);
    closeRun.parent().remove_child(closeRun);
    std::vector<pugi::xml_node> dropped;
    if (range.first != range.last)
        for (pugi::xml_node end : {range.first, range.last})
            if (!nameIs(end, blockElement) && holdsNothing(end, BlockMarks::counted)) dropped.push_back(end);
    wrap(range, dropped, pair);
}

}  // namespace

void wrapBlocks(pugi::xml_node part) {
    for (const Pair& pair : pairs(part)) {
        pugi::xml_node paragraph = above(pair.open, "w:p");
        if (paragraph == above(pair.close, "w:p"))
            wrapWithinParagraph(pair, paragraph);
        else
            wrapAcrossParagraphs(pair);
    }
}

}  // namespace metodika::documents
