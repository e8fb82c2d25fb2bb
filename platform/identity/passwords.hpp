#pragma once
// Passwords (argon2id, 19 MiB, two passes) and secrets that are shown once.
#include <string>
#include <string_view>

namespace metodika::identity {

/// Must run once before anything else here. Throws when the system gives no randomness.
void start();
/// About 22 ms of CPU; at most two run at once, the rest wait their turn.
std::string hashPassword(std::string_view password);
bool passwordFits(std::string_view hash, std::string_view password);
/// Spends the time of a check, so that an unknown name answers no sooner than a wrong password.
void wasteTime(std::string_view password);

/// 32 random bytes, URL-safe.
std::string newToken();
/// What is stored of a token or a code.
std::string tokenHash(std::string_view token);
/// SHA-256 in hexadecimal: what a paper is known by outside the program.
std::string sha256(std::string_view bytes);
/// Twelve characters that are hard to mistake on paper: KDM4-7XQP-T2HA.
std::string newPaperCode();
/// The code as typed, with look-alikes, spaces and dashes put right.
std::string normalPaperCode(std::string_view typed);

}  // namespace metodika::identity
