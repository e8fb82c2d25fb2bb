#pragma once
// What stands above and below a list: whose it is and for which day.
#include <string>
#include <vector>

#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

/// The organisation that these lines name, if they name one.
std::optional<OrganisationRead> findOrganisation(const std::vector<std::string>& lines,
                                                 const Dictionary& dictionary);
/// The day of «Список … на 01.09.2026»; empty when no line says so.
std::string findListDate(const std::vector<std::string>& lines, Date asOf);
std::string organisationType(std::string_view name, const Dictionary& dictionary);

/// «Е.В. Сорокина», «Ткаченко О.П.»: somebody signs.
bool holdsInitials(std::string_view text);

}  // namespace metodika::people
