#pragma once
// What each row of a register does to the tree, decided before anything is written.
#include <map>

#include "features/organisations/entering.hpp"
#include "features/organisations/store.hpp"

namespace metodika::organisations {

struct Planned {
    RegisterOutcome outcome = RegisterOutcome::waiting;
    std::optional<Known> known;
    std::string treeName, shortName;  ///< as the tree shall show them
    bool rename = false;
    OrganisationChange change;
    bool link = false;  ///< the branch's legal entity is another than the tree says
    std::vector<std::string> changes;
};

struct Plan {
    std::vector<Planned> rows;  ///< by the register's organisations
    std::vector<RegisterProblem> problems;
};

/// No SQL, no clock: the register beside what the tree holds.
Plan planRegister(const Register& list, const std::vector<Known>& known, const RegisterAnswers& answers = {});

/// The fields of the tree as the register fills them.
NewOrganisation freshFrom(const OrganisationRead& o, const Planned& planned, OrganisationId municipality);

}  // namespace metodika::organisations
