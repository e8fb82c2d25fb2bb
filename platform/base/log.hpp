#pragma once
// The program's log: one line a record on standard error. Never a person's data, never a secret.
#include <string_view>

namespace metodika::log {

void info(std::string_view text);
void warn(std::string_view text);
void error(std::string_view text);

}  // namespace metodika::log
