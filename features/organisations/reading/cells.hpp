#pragma once
// What one cell of a register says.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/organisations/reading/register.hpp"
#include "features/organisations/reading/words.hpp"

namespace metodika::organisations {

/// «-», «–», «нет»: the file says that there is nothing.
bool saysNothing(std::string_view text, const RegisterWords& words);
/// «то же», «-//-»: as above.
bool saysSame(std::string_view text, const RegisterWords& words);
/// «см. д/с № 16»
bool refersElsewhere(std::string_view text, const RegisterWords& words);
/// Without what stands in brackets.
std::string withoutBrackets(std::string_view text);
/// Cuts spaces and the given marks off both ends.
std::string trimmed(std::string_view text, std::string_view marks = " ,.;:-–—");
std::string digitsOf(std::string_view text);

struct InnRead {
    std::string inn;      ///< ten digits, empty when there are none
    bool letter = false;  ///< a letter О stood for a zero
    bool wrong = false;   ///< something is written that is no ИНН
};
InnRead readInn(std::string_view text);
bool innChecks(std::string_view inn);

/// «8(86500)5-16-27», «т/ф 5-54-07» by the town's code.
struct PhonesRead {
    std::vector<std::string> phones;  ///< +7XXXXXXXXXX
    int incomplete = 0;               ///< numbers that lack digits
};
PhonesRead readPhones(std::string_view text, const std::string& townCode);
/// The code in brackets that most of the cells have; empty when none.
std::string townCodeOf(const std::vector<std::string>& cells);

struct EmailRead {
    std::string email;
    bool wrong = false;
};
EmailRead readEmail(std::string_view text, const RegisterWords& words);
std::string readSite(std::string_view text, const RegisterWords& words);

struct HeadCell {
    std::optional<HeadRead> head;
    bool vacant = false;
    bool reference = false;
};
HeadCell readHead(std::string_view text, const RegisterWords& words);

AddressRead readAddress(std::string_view text, const RegisterWords& words);
std::optional<int> readCount(std::string_view text);

/// The form at the beginning: «МБУ ДО», in letters or spelled out; empty when none.
std::string legalFormOf(std::string_view text, const RegisterWords& words);
std::string withoutLegalForm(std::string_view text, const RegisterWords& words);
/// What a name says of the kind, the specific word before the generic; null when nothing.
const TypeEntry* typeOf(std::string_view text, const RegisterWords& words);
/// The number after «№», empty when none.
std::string numberOf(std::string_view text);
/// «сош 7»: kind and number, by which neighbours speak of an organisation; empty when one is missing.
std::string callOf(std::string_view text, const RegisterWords& words);

}  // namespace metodika::organisations
