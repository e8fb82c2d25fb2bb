#pragma once
// The texts that a pack says otherwise, against the program's own: a key that nobody reads, a placeholder
// that is lost and a plural that has not all its forms are mistakes.
#include "platform/packs/pack.hpp"
#include "platform/text/texts.hpp"

namespace metodika::packs {

void checkWording(const Pack& pack, const text::Texts& own, std::vector<Problem>& problems);

}  // namespace metodika::packs
