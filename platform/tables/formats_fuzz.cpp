// The first byte chooses the reader: a web page, separated values, the content of an .ods, an old .xls, or
// whatever the bytes say of themselves.
#include <cstddef>
#include <cstdint>
#include <string>

#include "testing/tables/package_of.hpp"
#include "testing/tables/promises.hpp"

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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    testing::readAsPromised(bytesOf(data[0], std::string(reinterpret_cast<const char*>(data) + 1, size - 1)),
                            "fuzz");
    return 0;
}
