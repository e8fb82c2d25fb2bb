#pragma once
// Names as they occur in the south of Russia: frequency-ordered lists and the rules that join them.
#include <string>
#include <string_view>

#include "app/demo/random.hpp"
#include "app/demo/region.hpp"

namespace metodika::demo {

struct FullName {
    std::string surname, name, patronymic;
};

/// minorities: percent of people with Caucasian, Armenian or Turkic names in this place.
FullName makeName(Random& random, Sex sex, int birthYear, int minorities);
/// Another surname of the same sex, as after a marriage.
std::string makeSurname(Random& random, Sex sex, int minorities);
/// Latin letters for the part of an address before the @.
std::string transliterate(std::string_view russian);

}  // namespace metodika::demo
