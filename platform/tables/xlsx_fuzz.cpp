// The first byte chooses what the rest is: a whole file, or one part of a sound one, so that mutations pass
// the zip.
#include <cstddef>
#include <cstdint>
#include <string>

#include "testing/tables/package_of.hpp"
#include "testing/tables/promises.hpp"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    testing::readAsPromised(bytesOf(data[0], std::string(reinterpret_cast<const char*>(data) + 1, size - 1)),
                            "fuzz.xlsx");
    return 0;
}
