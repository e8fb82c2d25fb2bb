#pragma once
// A register of organisations on its way into the tree of a municipality.
#include <functional>

#include "features/organisations/reading/register.hpp"

namespace metodika::organisations {

/// waiting: something must be answered first, nothing of the row is entered; skipped: it was left out.
enum class RegisterOutcome { fresh, changed, same, waiting, skipped };
BOOST_DESCRIBE_ENUM(RegisterOutcome, fresh, changed, same, waiting, skipped)

/// `choices`: organisations of the tree of which one may be meant.
struct RegisterQuestion {
    std::string code;
    Severity severity = Severity::confirm;
    std::string sheet;
    std::vector<int> rows;
    std::string reason;
    bool settled = false;
    std::vector<OrganisationRef> choices;
};
BOOST_DESCRIBE_STRUCT(RegisterQuestion, (), (code, severity, sheet, rows, reason, settled, choices))

/// `cells`: what the file says (or what it was corrected to), by what the column means.
struct RegisterRow {
    std::string sheet;
    std::vector<int> rows;
    std::string name, short_name;
    std::optional<Kind> kind;
    std::optional<std::string> inn, head, branch_of;  // the head is a person's post: shown, not entered
    RegisterOutcome outcome = RegisterOutcome::waiting;
    std::optional<OrganisationId> organisation;  // none for what would be new
    std::vector<std::string> changes;            // fields of the organisation
    std::map<std::string, std::string> cells;
    std::vector<RegisterQuestion> problems;
};
BOOST_DESCRIBE_STRUCT(RegisterRow, (),
                      (sheet, rows, name, short_name, kind, inn, head, branch_of, outcome, organisation,
                       changes, cells, problems))

struct RegisterColumn {
    std::string sheet, column, header, meaning;
};
BOOST_DESCRIBE_STRUCT(RegisterColumn, (), (sheet, column, header, meaning))

/// `problems`: those of no row.
struct RegisterImport {
    std::string file;
    std::int64_t read = 0, fresh = 0, changed = 0, same = 0, waiting = 0, skipped = 0;
    std::vector<RegisterRow> rows;
    std::vector<RegisterQuestion> problems;
    std::vector<RegisterColumn> columns;
    std::vector<std::string> meanings;  // what a column can be taken for
};
BOOST_DESCRIBE_STRUCT(RegisterImport, (),
                      (file, read, fresh, changed, same, waiting, skipped, rows, problems, columns, meanings))

/// Told of each organisation that a register brings or changes, after it is written; `was` is what it said
/// before, nothing for a new one.
struct WasOrganisation;
using NoteEffect = std::function<void(OrganisationId, const WasOrganisation* was)>;

struct Kept;
/// 409 where the place is no municipality.
Kept municipalityKept(api::Work& work, OrganisationId municipality);

/// What would become of the register; changes nothing. 409 where the place is no municipality.
RegisterImport compareRegister(api::Work& work, const Register& list, const RegisterAnswers& answers,
                               OrganisationId municipality);
/// Enters what is clear.
RegisterImport enterRegister(api::Work& work, const Register& list, const RegisterAnswers& answers,
                             OrganisationId municipality, Date asOf, const NoteEffect& effect = {});

}  // namespace metodika::organisations
