#include "platform/documents/docx_render.hpp"

#include <cstring>

#include "platform/base/refusal.hpp"
#include "platform/base/utf8.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/docx_template.hpp"
#include "platform/documents/typography.hpp"

namespace metodika::documents {
namespace {

// About ten thousand rows of a table; a list nested in itself grows past any paper.
constexpr std::size_t maxWritten = 48u << 20;

[[noreturn]] void refuseUnknown(const std::string& name) {
    throw Refused(RefusalKind::invalid, "documents.unknown_field", {{"field", name}});
}

/// What XML 1.0 cannot hold does not reach it.
bool printable(char32_t c) { return c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF; }

void writeText(pugi::xml_node run, const std::string& text) {
    if (text.empty()) return;
    pugi::xml_node t = run.append_child("w:t");
    t.append_attribute("xml:space") = "preserve";
    t.append_child(pugi::node_pcdata).set_value(text.c_str());
}

bool is(pugi::xml_node node, const char* name) { return std::strcmp(node.name(), name) == 0; }

/// Word refuses a cell, header or text box that does not end with a paragraph, and a table without rows.
void mend(pugi::xml_node node) {
    bool holder = is(node, "w:tc") || is(node, "w:hdr") || is(node, "w:ftr") || is(node, "w:txbxContent");
    if (holder && !is(node.last_child(), "w:p")) node.append_child("w:p");
    if (is(node, "w:tbl") && !node.child("w:tr") && !node.child("w:sdt")) node.parent().remove_child(node);
}

/// Marks that must be unique in a paper and mean nothing to its reader.
bool droppedInBlocks(pugi::xml_node node) { return is(node, "w:bookmarkStart") || is(node, "w:bookmarkEnd"); }

}  // namespace

void Renderer::spend(std::size_t bytes) {
    written_ += bytes + 64;
    if (written_ > maxWritten) refuseTooLarge();
}

const std::string& Renderer::text(pugi::xml_node field) const {
    std::string name = field.attribute("name").value();
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
        if (const std::string* found = (*scope)->findText(name)) return *found;
    refuseUnknown(name);
}

void Renderer::lookUp(pugi::xml_node from) const {
    for (pugi::xml_node child : from.children()) {
        if (is(child, fieldElement)) text(child);
        if (!is(child, blockElement)) lookUp(child);
    }
}

void Renderer::value(pugi::xml_node field, pugi::xml_node run) {
    std::string value = text(field);
    if (value.empty()) value = field.attribute("or").value();
    spend(value.size());
    value = tied(value);
    std::string line;
    auto breakWith = [&](const char* element) {
        writeText(run, line);
        line.clear();
        run.append_child(element);
    };
    for (std::size_t i = 0; i < value.size();) {
        char32_t c = utf8::next(value, i);
        if (c == U'\n')
            breakWith("w:br");
        else if (c == U'\t')
            breakWith("w:tab");
        else if (printable(c))
            utf8::append(line, c);
    }
    writeText(run, line);
    if (!value.empty()) dotted_ = value.back() == '.';
}

/// «Ответственный: Кочубей П.П.» needs no second dot from the template.
void Renderer::plainText(pugi::xml_node from, pugi::xml_node to) {
    std::string_view text = from.value();
    if (text.empty()) return;
    if (dotted_ && text[0] == '.' && text.substr(0, 2) != "..") text.remove_prefix(1);
    dotted_ = false;
    spend(text.size());
    to.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

void Renderer::block(pugi::xml_node from, pugi::xml_node to) {
    std::string name = from.attribute("name").value();
    auto kind = BlockKind(*from.attribute("kind").value());
    const std::vector<Fields>* list = nullptr;
    const std::string* text = nullptr;
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && !list && !text; ++scope) {
        list = (*scope)->findList(name);
        text = (*scope)->findText(name);
    }
    if (!list && !text) refuseUnknown(name);
    bool empty = list ? list->empty() : text->empty();
    ++blocks_;
    if (kind == BlockKind::each && list) {
        for (const Fields& item : *list) {
            scopes_.push_back(&item);
            children(from, to);
            scopes_.pop_back();
        }
    } else if (empty == (kind == BlockKind::absent)) {
        children(from, to);
    } else {
        lookUp(from);
    }
    --blocks_;
}

void Renderer::node(pugi::xml_node from, pugi::xml_node to) {
    if (is(from, fieldElement)) return value(from, to);
    if (is(from, blockElement)) return block(from, to);
    if (blocks_ && droppedInBlocks(from)) return;
    if (from.type() == pugi::node_pcdata && is(to, "w:t")) return plainText(from, to);
    if (is(from, "w:p") || is(from, "w:br") || is(from, "w:tab")) dotted_ = false;
    pugi::xml_node copy = to.append_child(from.type());
    copy.set_name(from.name());
    copy.set_value(from.value());
    spend(std::strlen(from.name()) + std::strlen(from.value()));
    for (pugi::xml_attribute attribute : from.attributes()) {
        std::string_view name = attribute.name();
        if (name == "w14:paraId" || name == "w14:textId") continue;  // unique in a paper; optional
        copy.append_attribute(attribute.name()) = attribute.value();
        spend(std::strlen(attribute.value()));
    }
    children(from, copy);
    mend(copy);
}

void Renderer::children(pugi::xml_node from, pugi::xml_node to) {
    for (pugi::xml_node child : from.children()) node(child, to);
}

void Renderer::render(const pugi::xml_document& prepared, pugi::xml_document& result) {
    children(prepared, result);
}

}  // namespace metodika::documents
