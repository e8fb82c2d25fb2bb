#pragma once
#include "platform/api/scope.hpp"

namespace metodika::accounts {

/// «Абрамова Анна Ивановна» → "a.abramova", with a number where that is taken.
std::string suggestLogin(api::Work&, const std::string& name);

}  // namespace metodika::accounts
