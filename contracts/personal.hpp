#pragma once
// Everything that is recorded of a person, for the person (mission J3): each room answers with its own.
#include "contracts/ids.hpp"
#include "platform/api/scope.hpp"

namespace metodika {

/// One thing known: «Курсы», «Школьная химия», 2024, «72 ч.». Words are in the reader's language.
struct PersonalLine {
    std::string section, what, when, value;
};
/// Published when somebody takes their own data away; every room adds its lines.
struct PersonalAsked {
    PersonId person;
    std::vector<PersonalLine>& lines;
};

/// «01.09.2020 – 31.08.2024», «с 01.09.2020»: until is the first day without it.
inline std::string stampPeriod(Date since, std::optional<Date> until) {
    return stampDate(since) + " – " +
           (until && *until != date(9999, 12, 31) ? stampDate(addDays(*until, -1)) : "");
}

}  // namespace metodika
