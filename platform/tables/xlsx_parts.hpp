#pragma once
// The parts of an .xlsx besides its sheets: where they lie, shared texts, which styles are dates.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/tables/package.hpp"
#include "platform/tables/sheet_builder.hpp"

namespace metodika::tables {

struct Relation {
    std::string type;    ///< last word of the type: worksheet, styles …
    std::string target;  ///< full path of the part
};
using Relations = std::map<std::string, Relation>;

Relations readRelations(Package& package, const std::string& part);

struct SheetEntry {
    std::string name;
    std::string relation;
    bool hidden = false;
};
struct WorkbookPart {
    bool workbook = false;  ///< a document's or a presentation's main part is something else
    std::vector<SheetEntry> sheets;
    bool date1904 = false;
};
WorkbookPart readWorkbookPart(Package& package, const std::string& part, const Limits& limits);

std::vector<std::string> readSharedTexts(Package& package, const std::string& part, const Limits& limits);

/// By cell style: how its number is shown as a date; nothing for ordinary numbers.
using DateStyles = std::vector<std::optional<DateLook>>;
DateStyles readDateStyles(Package& package, const std::string& part);
std::optional<DateLook> dateLook(std::string_view formatCode);

/// Undoes _x000D_ escapes; other control characters than tab and line feed are dropped.
std::string plainText(std::string_view raw);

struct SheetSource {
    const std::vector<std::string>& texts;
    const DateStyles& styles;
    const Workbook& workbook;
    const Limits& limits;
};
void readSheet(Package& package, const std::string& part, const SheetSource& source, Totals& totals,
               Sheet& sheet);

}  // namespace metodika::tables
