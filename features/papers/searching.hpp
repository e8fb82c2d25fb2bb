#pragma once
#include "platform/search/search.hpp"

namespace metodika::papers {

/// Approved documents, by title, number and what is written in them.
search::Kind searchedPapers();

}  // namespace metodika::papers
