#pragma once
// Bytes as text, for a column that keeps text alone (RFC 4648, with padding).
#include <string>
#include <string_view>

namespace metodika {

std::string toBase64(std::string_view bytes);
/// Throws std::invalid_argument on what is no base64.
std::string fromBase64(std::string_view text);

}  // namespace metodika
