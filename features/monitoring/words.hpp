#pragma once
#include "features/monitoring/monitoring.hpp"

namespace metodika::monitoring {

/// The pack's words in the reader's language; Russian where it has no others.
std::string said(const api::Scope& scope, const packs::Words& words);
ShownIndicator shown(const api::Scope& scope, const facts::Indicator& indicator, bool recorded);
/// `indicator` null: the declaration of another year, whose code it is, says nothing of this one.
ShownValue shown(const api::Scope& scope, const facts::Indicator* indicator, const facts::Value& value);

}  // namespace metodika::monitoring
