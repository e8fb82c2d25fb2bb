#pragma once
// A document made of data through the pack's template, and a document that somebody brought.
#include "features/papers/store.hpp"
#include "platform/documents/fields.hpp"

namespace metodika::papers {

/// The template of the region filled with what every room knows; the act where it is known already.
std::string madeOf(api::Work& work, const Home& home, const Kind& kind, const Kept& paper,
                   const Edition& edition);
/// The same with fields that another room gives.
std::string madeWith(api::Work& work, const Home& home, const Kind& kind, int schoolYear, Date on,
                     documents::Fields& fields);
/// Its name, bytes, hash and, of a DOCX, words. Refused: /file, with what is wrong with it.
Content contentOf(std::string_view name, std::string_view bytes);

}  // namespace metodika::papers
