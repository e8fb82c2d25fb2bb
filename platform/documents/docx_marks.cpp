#include "platform/documents/docx_marks.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "platform/base/refusal.hpp"
#include "platform/base/utf8.hpp"
#include "platform/documents/docx_template.hpp"
#include "platform/documents/fields.hpp"

namespace metodika::documents {
namespace {

struct Mark {
    std::size_t begin, end;  // of {{ and after }}, in the paragraph's text
    std::string_view inside;
};

/// One <w:t>: where it began in the paragraph's text, and what it holds once every mark is in one piece.
struct Piece {
    pugi::xml_node node;
    std::size_t start;
    std::string content;
    std::vector<Mark> marks;
};

std::vector<Mark> findMarks(std::string_view text) {
    std::vector<Mark> marks;
    for (std::size_t at = text.find("{{"); at != text.npos; at = text.find("{{", marks.back().end)) {
        std::size_t close = text.find("}}", at + 2);
        if (close == text.npos || text.substr(at + 2, close - at - 2).find("{{") != text.npos)
            throw Refused(RefusalKind::invalid, "documents.broken_field",
                          {{"text", utf8::head(text.substr(at), 60)}});
        marks.push_back({at, close + 2, text.substr(at + 2, close - at - 2)});
    }
    return marks;
}

/// Every mark goes, whole, to the piece in which it begins.
void handOut(std::string_view whole, const std::vector<Mark>& marks, std::vector<Piece>& pieces) {
    std::size_t done = 0;
    auto mark = marks.begin();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        Piece& piece = pieces[i];
        std::size_t end = i + 1 < pieces.size() ? pieces[i + 1].start : whole.size();
        for (; mark != marks.end() && mark->begin < end; ++mark) {
            piece.content += whole.substr(done, mark->begin - done);
            std::size_t begin = piece.content.size();
            piece.content += whole.substr(mark->begin, mark->end - mark->begin);
            piece.marks.push_back({begin, piece.content.size(), mark->inside});
            done = mark->end;
        }
        if (done < end) piece.content += whole.substr(done, end - done);
        done = std::max(done, end);
    }
}

void replaceText(const Piece& piece) {
    pugi::xml_node t = piece.node;
    t.remove_children();
    t.append_child(pugi::node_pcdata).set_value(piece.content.c_str());
    if (!t.attribute("xml:space")) t.append_attribute("xml:space");
    t.attribute("xml:space") = "preserve";
}

void writeText(pugi::xml_node run, std::string_view text) {
    pugi::xml_node t = run.append_child("w:t");
    t.append_attribute("xml:space") = "preserve";
    t.text().set(std::string(text).c_str());
}

void writeMark(pugi::xml_node run, std::string_view inside) {
    std::string trimmed = utf8::squeeze(inside);
    auto named = [&](const char* element, std::string_view name) {
        pugi::xml_node mark = run.append_child(element);
        mark.append_attribute("name") = fieldName(name).c_str();
        return mark;
    };
    std::string_view body = trimmed;
    char kind = body.empty() ? '\0' : body.front();
    if (kind == '#' || kind == '?' || kind == '^') {
        named(openElement, body.substr(1)).append_attribute("kind") = std::string(1, kind).c_str();
    } else if (kind == '/') {
        named(closeElement, body.substr(1));
    } else {
        std::size_t bar = body.find('|');
        pugi::xml_node field = named(fieldElement, body.substr(0, bar));
        if (bar != body.npos) field.append_attribute("or") = utf8::squeeze(body.substr(bar + 1)).c_str();
    }
}

/// The run is replaced by runs of the same look, one for each of its pieces; marks get runs of their own.
class RunSplitter {
  public:
    explicit RunSplitter(pugi::xml_node run) : run_(run), look_(run.child("w:rPr")) {}

    pugi::xml_node fresh() {
        pugi::xml_node copy = run_.parent().insert_child_before("w:r", run_);
        if (look_) copy.append_copy(look_);
        return copy;
    }
    /// i is the first of the pieces of text that lie in this run.
    void split(const std::vector<Piece>& pieces, std::size_t i) {
        for (pugi::xml_node node = run_.first_child(), next; node; node = next) {
            next = node.next_sibling();
            if (node == look_) continue;
            if (i < pieces.size() && pieces[i].node == node)
                writeParts(pieces[i++]);
            else
                fresh().append_move(node);
        }
        run_.parent().remove_child(run_);
    }

  private:
    void writeParts(const Piece& piece) {
        std::size_t done = 0;
        std::string_view content = piece.content;
        for (const Mark& mark : piece.marks) {
            if (mark.begin > done) writeText(fresh(), content.substr(done, mark.begin - done));
            writeMark(fresh(), mark.inside);
            done = mark.end;
        }
        if (done < content.size()) writeText(fresh(), content.substr(done));
    }

    pugi::xml_node run_, look_;
};

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// A paragraph of several block marks and nothing else becomes one paragraph for each, so that they pair
/// alone.
void separateBlockMarks(pugi::xml_node paragraph) {
    if (!holdsNothing(paragraph, BlockMarks::ignored)) return;
    std::vector<pugi::xml_node> marks;
    collectPieces(paragraph, openElement, marks);
    collectPieces(paragraph, closeElement, marks);
    if (marks.size() < 2) return;
    std::vector<pugi::xml_node> ordered;
    for (pugi::xml_node child : paragraph.children("w:r"))
        if (child.child(openElement) || child.child(closeElement)) ordered.push_back(child);
    if (ordered.size() != marks.size()) return;
    for (std::size_t i = 0; i + 1 < ordered.size(); ++i)
        paragraph.parent().insert_child_before("w:p", paragraph).append_move(ordered[i]);
}

}  // namespace

void collectPieces(pugi::xml_node node, std::string_view name, std::vector<pugi::xml_node>& out) {
    for (pugi::xml_node child : node.children()) {
        std::string_view is = child.name();
        if (is == name)
            out.push_back(child);
        else if (is != "w:p")
            collectPieces(child, name, out);
    }
}

bool holdsNothing(pugi::xml_node node, BlockMarks marks) {
    for (pugi::xml_node child : node.children()) {
        std::string_view is = child.name();
        if (isOneOf(is, {"w:pPr", "w:rPr", "w:tcPr", "w:trPr"})) {
            if (child.child("w:sectPr")) return false;
            continue;
        }
        if (is == "w:t") {
            if (!utf8::squeeze(child.text().get()).empty()) return false;
        } else if (isOneOf(is, {"w:br", "w:drawing", "w:pict", "w:object", "w:fldChar", "w:fldSimple",
                                "w:sym", "w:tbl", "mc:AlternateContent", "w:footnoteReference", fieldElement,
                                blockElement})) {
            return false;
        } else if (isOneOf(is, {openElement, closeElement})) {
            if (marks == BlockMarks::counted) return false;
        } else if (!holdsNothing(child, marks)) {
            return false;
        }
    }
    return true;
}

void isolateMarks(pugi::xml_node paragraph) {
    std::vector<pugi::xml_node> texts;
    collectPieces(paragraph, "w:t", texts);
    std::erase_if(texts, [](pugi::xml_node t) { return std::string_view(t.parent().name()) != "w:r"; });
    std::string whole;
    std::vector<Piece> pieces;
    for (pugi::xml_node t : texts) {
        pieces.push_back({t, whole.size(), {}, {}});
        for (pugi::xml_node part : t.children()) whole += part.value();
    }
    std::vector<Mark> marks = findMarks(whole);
    if (marks.empty()) return;
    handOut(whole, marks, pieces);

    for (std::size_t i = 0; i < pieces.size(); ++i) {
        pugi::xml_node run = texts[i].parent();
        std::size_t end = i;
        bool marked = false;
        for (; end < pieces.size() && texts[end].parent() == run; ++end) {
            replaceText(pieces[end]);
            marked |= !pieces[end].marks.empty();
        }
        if (marked) RunSplitter(run).split(pieces, i);
        i = end - 1;
    }
    separateBlockMarks(paragraph);
}

}  // namespace metodika::documents
