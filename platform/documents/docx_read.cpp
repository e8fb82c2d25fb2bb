#include "platform/documents/docx_read.hpp"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "platform/base/refusal.hpp"
#include "platform/documents/docx_archive.hpp"

namespace metodika::documents {
namespace {

constexpr std::size_t mostText = 4'000'000, mostCells = 200'000;
constexpr int deepest = 200;

[[noreturn]] void refuseForeign() { throw Refused(RefusalKind::invalid, "documents.not_a_document"); }

/// The body's XML; the package names its parts, so that the usual name is not taken on trust.
std::string bodyOf(std::string_view bytes) {
    std::vector<Part> parts;
    try {
        parts = readArchive(bytes);
    } catch (const Refused& refused) {
        if (refused.key == "documents.too_large") throw;
        refuseForeign();
    }
    std::string body;
    for (const Part& part : parts) {
        std::string name = part.name;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return char(std::tolower(c)); });
        bool macro = name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml");
        if (macro || (name == "[content_types].xml" && part.bytes.find("macroEnabled") != part.bytes.npos))
            throw Refused(RefusalKind::invalid, "documents.macros");
        if (name != "[content_types].xml") continue;
        pugi::xml_document types;
        if (!types.load_buffer(part.bytes.data(), part.bytes.size())) refuseForeign();
        for (pugi::xml_node over : types.child("Types").children("Override")) {
            std::string_view type = over.attribute("ContentType").value();
            if (type.ends_with("wordprocessingml.document.main+xml"))
                body = std::string(over.attribute("PartName").value()).substr(1);
        }
    }
    for (Part& part : parts)
        if (!body.empty() && part.name == body) return std::move(part.bytes);
    refuseForeign();
}

pugi::xml_document readBody(std::string_view bytes) {
    pugi::xml_document document;
    auto xml = bodyOf(bytes);
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata))
        refuseForeign();
    return document;
}

bool is(pugi::xml_node node, const char* name) { return std::strcmp(node.name(), name) == 0; }

void collect(pugi::xml_node node, std::string& out, int depth) {
    if (depth > deepest || out.size() > mostText) throw Refused(RefusalKind::invalid, "documents.too_large");
    for (pugi::xml_node child : node.children()) {
        if (is(child, "w:t"))
            out += child.text().get();
        else if (is(child, "w:tab"))
            out += '\t';
        else if (is(child, "w:br") || is(child, "w:cr"))
            out += '\n';
        else if (is(child, "w:del") || is(child, "w:pPr") || is(child, "w:rPr") || is(child, "mc:Fallback"))
            continue;
        else
            collect(child, out, depth + 1);
        if (is(child, "w:p")) out += '\n';
    }
}

std::string textOf(pugi::xml_node cell) {
    std::string out;
    collect(cell, out, 0);
    while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
    return out;
}

DocxTable tableOf(pugi::xml_node table) {
    DocxTable out;
    std::size_t cells = 0;
    auto rowOf = [&](pugi::xml_node row) {
        auto& line = out.emplace_back();
        auto before = row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_int();
        line.resize(std::size_t(std::clamp(before, 0, 60)));
        for (pugi::xml_node child : row.children()) {
            pugi::xml_node cell = is(child, "w:sdt") ? child.child("w:sdtContent").child("w:tc") : child;
            if (!is(cell, "w:tc")) continue;
            auto properties = cell.child("w:tcPr");
            auto span = std::clamp(properties.child("w:gridSpan").attribute("w:val").as_int(1), 1, 60);
            auto merge = properties.child("w:vMerge");
            bool goesOn = merge && std::string_view(merge.attribute("w:val").value()) != "restart";
            std::string text = textOf(cell);
            // What a merged cell says, it says in each row that it covers.
            if (goesOn && out.size() > 1 && line.size() < out[out.size() - 2].size())
                text = out[out.size() - 2][line.size()];
            for (int i = 0; i < span; ++i) line.push_back(text);
            if ((cells += std::size_t(span)) > mostCells)
                throw Refused(RefusalKind::invalid, "documents.too_large");
        }
    };
    for (pugi::xml_node child : table.children())
        if (is(child, "w:tr"))
            rowOf(child);
        else if (is(child, "w:sdt"))
            for (pugi::xml_node row : child.child("w:sdtContent").children("w:tr")) rowOf(row);
    return out;
}

void findTables(pugi::xml_node node, std::vector<DocxTable>& out, int depth) {
    if (depth > deepest) throw Refused(RefusalKind::invalid, "documents.too_large");
    for (pugi::xml_node child : node.children())
        if (is(child, "w:tbl"))
            out.push_back(tableOf(child));
        else
            findTables(child, out, depth + 1);
}

}  // namespace

void requirePlainDocx(std::string_view bytes) { readBody(bytes); }

std::string docxText(std::string_view bytes) {
    std::string out;
    collect(readBody(bytes), out, 0);
    return out;
}

std::vector<DocxTable> docxTables(std::string_view bytes) {
    std::vector<DocxTable> out;
    findTables(readBody(bytes), out, 0);
    return out;
}

}  // namespace metodika::documents
