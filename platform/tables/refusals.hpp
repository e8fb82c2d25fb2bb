#pragma once
#include <string>

#include "platform/base/refusal.hpp"

namespace metodika::tables {

[[noreturn]] inline void refuseFile(const char* key, TextParams params = {}) {
    throw Refused(RefusalKind::invalid, key, std::move(params));
}
/// What grew too large is a word for the log and for tests; the sentence is the same for the reader.
[[noreturn]] inline void refuseSize(const char* what, std::size_t limit) {
    refuseFile("tables.too_large", {{"what", what}, {"limit", std::to_string(limit)}});
}

}  // namespace metodika::tables
