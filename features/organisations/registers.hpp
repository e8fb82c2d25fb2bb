#pragma once
// Registers of organisations as they are looked at, answered, entered and undone.
#include "features/organisations/entering.hpp"

namespace metodika::organisations {

using KeptRegisterId = Id<struct KeptRegisterTag>;

enum class RegisterState { preview, entered, undone };
BOOST_DESCRIBE_ENUM(RegisterState, preview, entered, undone)

struct RegisterUpload {
    OrganisationId municipality;
    std::string file;
    std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(RegisterUpload, (), (municipality, file, as_of))

struct RegisterQuery {
    OrganisationId municipality;
};
BOOST_DESCRIBE_STRUCT(RegisterQuery, (), (municipality))

struct RegisterLine {
    KeptRegisterId id;
    std::string file;
    RegisterState state = RegisterState::preview;
    Instant made_at;
};
BOOST_DESCRIBE_STRUCT(RegisterLine, (), (id, file, state, made_at))

/// `left`: organisations that an undoing left, because they were used or changed in between.
struct RegisterCard : RegisterImport {
    KeptRegisterId id;
    OrganisationRef municipality;
    RegisterState state = RegisterState::preview;
    Instant made_at;
    std::vector<OrganisationRef> left;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(RegisterCard, (RegisterImport), (id, municipality, state, made_at, left, version, can))

/// `rows`: answers to rows; `columns`: what columns hold, remembered for the municipality's next register.
struct RegisterChange {
    std::optional<std::vector<RowAnswer>> rows;
    std::optional<std::vector<ColumnAnswer>> columns;
};
BOOST_DESCRIBE_STRUCT(RegisterChange, (), (rows, columns))

/// Reads the file and keeps it; nothing of it is entered. Refused: no_register, register_place.
RegisterCard startRegister(api::Scope&, const RegisterWords&, const RegisterUpload&, std::string_view bytes);
api::List<RegisterLine> listRegisters(api::Scope&, OrganisationId municipality);
RegisterCard openRegister(api::Scope&, const RegisterWords&, KeptRegisterId);
RegisterCard answerRegister(api::Scope&, const RegisterWords&, KeptRegisterId, const RegisterChange&);
/// Enters what is clear; what waits can be answered and entered afterwards.
RegisterCard enterKeptRegister(api::Scope&, const RegisterWords&, KeptRegisterId);
RegisterCard undoRegister(api::Scope&, const RegisterWords&, KeptRegisterId);
/// Throws away what was not entered.
api::Nothing dropRegister(api::Scope&, KeptRegisterId);

}  // namespace metodika::organisations
