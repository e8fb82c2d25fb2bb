#pragma once
// A register of organisations on its way into the tree of a municipality.
#include <string_view>

#include "features/organisations/reading/register.hpp"

namespace metodika::organisations {

/// waiting: something must be answered first, nothing of the row is entered.
enum class RegisterOutcome { fresh, changed, same, waiting };
BOOST_DESCRIBE_ENUM(RegisterOutcome, fresh, changed, same, waiting)

struct RegisterRow {
    std::string sheet;
    std::vector<int> rows;
    std::string name, short_name;
    std::optional<Kind> kind;
    std::optional<std::string> inn, head, branch_of;  // the head is a person's post: shown, not entered
    RegisterOutcome outcome = RegisterOutcome::waiting;
    std::optional<OrganisationId> organisation;  // none for what would be new
    std::vector<std::string> changes;            // fields of the organisation
};
BOOST_DESCRIBE_STRUCT(RegisterRow, (),
                      (sheet, rows, name, short_name, kind, inn, head, branch_of, outcome, organisation,
                       changes))

struct RegisterQuestion {
    std::string code;
    Severity severity = Severity::confirm;
    std::string sheet;
    std::vector<int> rows;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(RegisterQuestion, (), (code, severity, sheet, rows, reason))

struct RegisterImport {
    std::string file;
    bool dry_run = false;
    std::int64_t read = 0, fresh = 0, changed = 0, same = 0, waiting = 0;
    std::vector<RegisterRow> rows;
    std::vector<RegisterQuestion> problems;
};
BOOST_DESCRIBE_STRUCT(RegisterImport, (),
                      (file, dry_run, read, fresh, changed, same, waiting, rows, problems))

struct RegisterUpload {
    OrganisationId municipality;
    std::string file;
    std::optional<Date> as_of;
    std::optional<bool> dry_run;
};
BOOST_DESCRIBE_STRUCT(RegisterUpload, (), (municipality, file, as_of, dry_run))

/// What would become of the register; changes nothing.
RegisterImport compareRegister(api::Work& work, const Register& list, OrganisationId municipality, Date asOf);
/// Enters what is clear.
RegisterImport enterRegister(api::Work& work, const Register& list, OrganisationId municipality, Date asOf);

RegisterImport importRegister(api::Scope& scope, const RegisterWords& words, const RegisterUpload& upload,
                              std::string_view bytes);

}  // namespace metodika::organisations
