// The first byte chooses the reader: a web page, separated values, the content of an .ods, an old .xls, or
// whatever the bytes say of themselves.
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
    switch (choice % 6) {
        case 0:
            return "<html><body>" + rest;
        case 1:
            return "a;b;c\n" + rest;
        case 2:
            return testing::packageOf({{"content.xml", rest}});
        case 3:
            return testing::packageOf(
                {{"content.xml",
                  "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" "
                  "xmlns:text=\"x\"><office:body>"
                  "<office:spreadsheet><table:table table:name=\"a\">" +
                      rest + "</table:table></office:spreadsheet></office:body></office:document-content>"}});
        case 4:
            return "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + rest;
        default:
            return rest;
    }
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
        auto workbook = tables::readWorkbook(bytes, "fuzz", limits);
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
