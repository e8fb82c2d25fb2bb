#pragma once
// Spreadsheets made in a test from raw parts, broken ones included.
#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace metodika::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline std::string packageOf(const Parts& parts) {
    zip_error_t error;
    zip_error_init(&error);
    auto target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(target);
    auto archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    for (auto& [name, body] : parts)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, body.data(), body.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    if (zip_close(archive) != 0) throw std::runtime_error("cannot close a test package");
    zip_source_open(target);
    zip_stat_t stat;
    zip_source_stat(target, &stat);
    std::string out(stat.size, '\0');
    zip_source_read(target, out.data(), out.size());
    zip_source_close(target);
    zip_source_free(target);
    return out;
}

inline const std::string sheetNamespace =
    "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

/// The parts of a workbook with one sheet; more parts may be added or changed by the caller.
inline Parts workbookParts(const std::string& sheetXml, const std::string& workbookProperties = "",
                           const std::string& styles = "", const std::string& sharedStrings = "") {
    const std::string rels = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    Parts parts{
        {"_rels/.rels", "<Relationships " + rels + "><Relationship Id=\"rId1\" Type=\"" + type +
                            "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
        {"xl/workbook.xml",
         "<workbook " + sheetNamespace + " xmlns:r=\"" + type + "\">" + workbookProperties +
             "<sheets><sheet name=\"Лист1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships " + rels + "><Relationship Id=\"rId1\" Type=\"" + type +
             "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + type +
             "/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId3\" Type=\"" + type +
             "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"},
        {"xl/worksheets/sheet1.xml", "<worksheet " + sheetNamespace + ">" + sheetXml + "</worksheet>"}};
    if (!styles.empty())
        parts.push_back({"xl/styles.xml", "<styleSheet " + sheetNamespace + ">" + styles + "</styleSheet>"});
    if (!sharedStrings.empty())
        parts.push_back({"xl/sharedStrings.xml", "<sst " + sheetNamespace + ">" + sharedStrings + "</sst>"});
    return parts;
}

}  // namespace metodika::testing
