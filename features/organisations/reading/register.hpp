#pragma once
// What a careful person would enter from a district's register of organisations, and what they would ask
// before entering it. An empty text was not in the file.
#include <optional>
#include <string>
#include <vector>

#include "features/organisations/organisation.hpp"
#include "features/organisations/reading/answers.hpp"
#include "platform/base/refusal.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::organisations {

struct RegisterWords;

/// ask: an answer is needed first; confirm: enter, but show; info: only tell.
enum class Severity { ask, confirm, info };
BOOST_DESCRIBE_ENUM(Severity, ask, confirm, info)

struct RowsOf {
    std::string sheet;
    std::vector<int> rows;
};

struct AddressRead {
    std::string index, place, street, house;
    bool urban = false;
    explicit operator bool() const { return !place.empty() || !street.empty(); }
};

/// Initials stand where the file has no name and patronymic.
struct HeadRead {
    std::string surname, name, patronymic, initials;
    bool acting = false;
    std::string full() const;
};

struct OrganisationRead {
    std::vector<RowsOf> source;
    std::string name, shortName, legalForm;
    std::string type;          ///< СОШ, детский сад …
    std::optional<Kind> kind;  ///< none where the type says nothing to us
    std::string code, inn, ogrn;
    bool legalEntity = true;
    std::optional<std::size_t> parent;  ///< a branch's legal entity, an index into Register::organisations
    std::string addressRaw;
    AddressRead address;
    std::optional<AddressRead> actualAddress;
    std::optional<HeadRead> head;
    std::vector<std::string> phones;
    std::string email, site, cluster, note, formerName;
    std::optional<int> pupils;
    std::string status = "active";             ///< active, reorganised, closed, other_department
    std::map<std::string, std::string> cells;  ///< as written, by what the column means
};

/// The sentence is organisations.problem.<code> with params.
struct RegisterProblem {
    std::string code;
    Severity severity = Severity::confirm;
    std::string sheet;
    std::vector<int> rows;
    std::vector<std::size_t> organisations;  ///< indexes into Register::organisations
    TextParams params;
    bool settled = false;                       ///< answered with "as it stands"
    std::vector<OrganisationRef> choices = {};  ///< of the tree: one of these may be meant
};

struct ColumnUse {
    std::string column;   ///< A, B …
    std::string meaning;  ///< name, inn …; empty: not used
    std::string header;
};
struct TableRead {
    std::string sheet;
    std::vector<int> headerRows;
    int firstRow = 0, lastRow = 0;
    std::vector<ColumnUse> columns;
    std::vector<std::string> hiddenColumns;
};
/// Kind: title, column_numbers, header, group, total, signature, other.
struct IgnoredRow {
    std::string sheet;
    int row = 0;
    std::string kind, text;
};
/// Reason: empty, hidden, no_organisations.
struct IgnoredSheet {
    std::string sheet, reason;
};

struct Register {
    std::string file, asOf;
    std::vector<TableRead> read;
    std::vector<IgnoredSheet> ignoredSheets;
    std::vector<IgnoredRow> ignoredRows;
    std::vector<OrganisationRead> organisations;
    std::vector<RegisterProblem> problems;

    /// Something must be answered before this organisation is entered.
    bool asks(std::size_t organisation) const;
};

/// Never throws for strange content: a workbook without organisations gives an empty register.
Register readRegister(const tables::Workbook& workbook, const RegisterWords& words, Date asOf,
                      const RegisterAnswers& answers = {});

/// The JSON of `import organisations FILE --dry-run --json`.
std::string expectedShape(const Register& list);

}  // namespace metodika::organisations
