// Any bytes as a template: first as the archive itself, then as the body inside a sound archive.
#include <cstdint>

#include "platform/base/refusal.hpp"
#include "platform/documents/docx.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/docx_read.hpp"

using namespace metodika;
using namespace metodika::documents;

namespace {

void tryToFill(std::string_view bytes) {
    Fields item, fields;
    item.text("а", "1\n2");
    fields.text("а", "значение").text("б", "").list("с", {item, item}).list("д", {});
    try {
        fillDocx(bytes, fields);
        fieldsAskedBy(bytes);
    } catch (const Refused&) {
    }
    try {
        docxText(bytes);
        docxTables(bytes);
    } catch (const Refused&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    tryToFill(bytes);
    tryToFill(
        writeArchive({{"[Content_Types].xml",
                       "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
                       "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
                      {"word/document.xml", "<w:document><w:body>" + bytes + "</w:body></w:document>"}}));
    return 0;
}
