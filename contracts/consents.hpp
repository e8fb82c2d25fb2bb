#pragma once
// What goes beyond the employer's business is done with a person's consent only (152-ФЗ, domain/access.md).
// Rooms ask by purpose; who keeps the answers, and which text opens what, is the matter of accounts and the
// pack.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "contracts/ids.hpp"
#include "platform/api/scope.hpp"

namespace metodika {

namespace consents {
/// Letters to the address of the person's card. A purpose stands here together with what asks for it: a
/// consent that opens nothing is not asked for.
inline constexpr std::string_view letters = "letters";
inline constexpr std::array all{letters};
}  // namespace consents

/// Published by whoever is about to do such a thing: `given` gets those of `persons` whose consent holds now.
struct ConsentAsked {
    std::string_view purpose;
    const std::vector<PersonId>& persons;
    std::vector<PersonId>& given;
};

inline std::vector<PersonId> whoConsented(api::Work& work, std::string_view purpose,
                                          const std::vector<PersonId>& persons) {
    std::vector<PersonId> given;
    work.publish(ConsentAsked{purpose, persons, given});
    return given;
}
inline bool hasConsented(api::Work& work, std::string_view purpose, PersonId person) {
    return !whoConsented(work, purpose, {person}).empty();
}

}  // namespace metodika
