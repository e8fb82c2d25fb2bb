// The first byte chooses what the rest is: a whole file, or one part of a sound one, so that mutations pass
// the zip.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "platform/base/refusal.hpp"
#include "platform/tables/workbook.hpp"
#include "testing/tables/package_of.hpp"

namespace {

using namespace metodika;

std::string bytesOf(std::uint8_t choice, const std::string& rest) {
    auto parts =
        testing::workbookParts("<sheetData><row><c t=\"s\" s=\"1\"><v>0</v></c></row></sheetData>", "",
                               "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>", "<si><t>a</t></si>");
    switch (choice % 8) {
        case 1:
            parts[3].second = "<worksheet>" + rest + "</worksheet>";
            break;
        case 2:
            parts[3].second = "<worksheet><sheetData>" + rest + "</sheetData></worksheet>";
            break;
        case 3:
            parts[1].second = rest;
            break;
        case 4:
            parts[2].second = rest;
            break;
        case 5:
            parts[4].second = "<styleSheet>" + rest + "</styleSheet>";
            break;
        case 6:
            parts[5].second = "<sst>" + rest + "</sst>";
            break;
        default:
            return rest;
    }
    return testing::packageOf(parts);
}

void expect(bool holds, int line = __builtin_LINE()) {
    if (holds) return;
    std::fprintf(stderr, "broken promise: line %d\n", line);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    tables::Limits limits;
    limits.unpackedBytes = 4u << 20;
    limits.ratioFrom = 1u << 20;
    try {
        auto bytes = bytesOf(data[0], std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
        auto workbook = tables::readWorkbook(bytes, "fuzz.xlsx", limits);
        bool any = false;
        for (auto& sheet : workbook.sheets) {
            int row = 0;
            for (auto& r : sheet.rows) {
                expect(r.number > row && !r.cells.empty());
                row = r.number;
                int column = 0;
                for (auto& cell : r.cells) {
                    expect(cell.column > column && !cell.text.empty());
                    column = cell.column;
                    any = true;
                }
            }
        }
        expect(any);
    } catch (const Refused& refusal) {
        expect(refusal.kind == RefusalKind::invalid && refusal.key.starts_with("tables.") &&
               refusal.params.contains("file"));
    }
    return 0;
}
