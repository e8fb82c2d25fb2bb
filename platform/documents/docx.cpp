#include "platform/documents/docx.hpp"

#include <pugixml.hpp>

#include "platform/base/refusal.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/docx_render.hpp"
#include "platform/documents/docx_template.hpp"

namespace metodika::documents {
namespace {

bool endsWith(std::string_view text, std::string_view tail) {
    return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

/// Which parts hold text is said by the package itself; word processors name them as they like.
std::set<std::string> partsWithText(const std::vector<Part>& parts) {
    std::set<std::string> names;
    bool body = false;
    for (const Part& part : parts) {
        if (part.name != "[Content_Types].xml") continue;
        pugi::xml_document types;
        if (!types.load_buffer(part.bytes.data(), part.bytes.size())) refuseDamaged();
        for (pugi::xml_node over : types.child("Types").children("Override")) {
            std::string_view type = over.attribute("ContentType").value();
            std::string_view name = over.attribute("PartName").value();
            bool main = endsWith(type, "wordprocessingml.document.main+xml");
            body |= main;
            for (std::string_view kind : {"header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"})
                main |= endsWith(type, std::string("wordprocessingml.").append(kind));
            if (main && name.substr(0, 1) == "/") names.emplace(name.substr(1));
        }
    }
    if (!body) refuseDamaged();
    return names;
}

struct StringWriter : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
        out.append(static_cast<const char*>(data), size);
    }
};

std::string xmlOf(const pugi::xml_document& document) {
    StringWriter writer;
    document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return std::move(writer.out);
}

}  // namespace

std::string fillDocx(std::string_view templateBytes, const Fields& fields) {
    std::vector<Part> parts = readArchive(templateBytes);
    std::set<std::string> filled = partsWithText(parts);
    Renderer renderer(fields);
    for (Part& part : parts) {
        if (!filled.count(part.name)) continue;
        pugi::xml_document prepared, result;
        prepareTemplate(prepared, part.bytes);
        renderer.render(prepared, result);
        part.bytes = xmlOf(result);
    }
    return writeArchive(parts);
}

std::set<std::string> fieldsAskedBy(std::string_view templateBytes) {
    std::vector<Part> parts = readArchive(templateBytes);
    std::set<std::string> names;
    for (const std::string& name : partsWithText(parts)) {
        for (const Part& part : parts) {
            if (part.name != name) continue;
            pugi::xml_document prepared;
            prepareTemplate(prepared, part.bytes);
            for (const char* element : {fieldElement, blockElement})
                for (pugi::xpath_node found :
                     prepared.select_nodes((std::string("//*[name()='") + element + "']").c_str()))
                    names.insert(found.node().attribute("name").value());
        }
    }
    return names;
}

}  // namespace metodika::documents
