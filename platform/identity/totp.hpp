#pragma once
// Codes of authenticator apps (RFC 6238: SHA-1, six digits, thirty seconds, as all of them use).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace metodika::identity {

inline constexpr std::int64_t totpStepMs = 30'000;

/// 160 random bits in base32, as they are typed into an app.
std::string newTotpSecret();
/// The six digits of a step; a step is the number of half minutes since 1970.
std::string totpCode(std::string_view secret, std::int64_t step);
/// The step that a typed code belongs to: of now or a neighbour, later than `after`. Nothing when none fits.
std::optional<std::int64_t> totpStepOf(std::string_view secret, std::string_view typed, std::int64_t nowMs,
                                       std::int64_t after);
/// What a QR code says to an app: otpauth://totp/…
std::string totpAddress(std::string_view secret, std::string_view issuer, std::string_view login);

}  // namespace metodika::identity
