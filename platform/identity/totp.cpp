#include "platform/identity/totp.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace metodika::identity {
namespace {

constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

std::vector<unsigned char> fromBase32(std::string_view text) {
    std::vector<unsigned char> out;
    std::uint32_t bits = 0;
    int held = 0;
    for (char c : text) {
        auto at = base32.find(c);
        if (at == base32.npos) throw std::invalid_argument("no base32");
        bits = bits << 5 | std::uint32_t(at);
        held += 5;
        if (held >= 8) {
            held -= 8;
            out.push_back(static_cast<unsigned char>(bits >> held));
        }
    }
    return out;
}

std::string encoded(std::string_view text) {
    std::string out;
    for (unsigned char c : text) {
        static constexpr char digits[] = "0123456789ABCDEF";
        bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
                     c == '-' || c == '_';
        if (plain)
            out += char(c);
        else
            (out += '%') += {digits[c >> 4], digits[c & 15]};
    }
    return out;
}

}  // namespace

std::string newTotpSecret() {
    std::string out;
    for (int i = 0; i < 32; ++i) out += base32[randombytes_uniform(std::uint32_t(base32.size()))];
    return out;
}

std::string totpCode(std::string_view secret, std::int64_t step) {
    auto key = fromBase32(secret);
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < 8; ++i) counter[7 - i] = static_cast<unsigned char>(step >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
    unsigned size = 0;
    if (!HMAC(EVP_sha1(), key.data(), int(key.size()), counter.data(), counter.size(), hash.data(), &size))
        throw std::runtime_error("this system's OpenSSL gives no HMAC-SHA-1");
    std::size_t at = hash[size - 1] & 15;
    std::uint32_t number = std::uint32_t(hash[at] & 127) << 24 | std::uint32_t(hash[at + 1]) << 16 |
                           std::uint32_t(hash[at + 2]) << 8 | hash[at + 3];
    auto digits = std::to_string(number % 1'000'000);
    return std::string(6 - digits.size(), '0') + digits;
}

std::optional<std::int64_t> totpStepOf(std::string_view secret, std::string_view typed, std::int64_t nowMs,
                                       std::int64_t after) {
    std::int64_t now = nowMs / totpStepMs;
    std::optional<std::int64_t> found;
    for (std::int64_t step = now - 1; step <= now + 1; ++step) {
        auto code = totpCode(secret, step);
        bool fits = typed.size() == code.size() && sodium_memcmp(typed.data(), code.data(), code.size()) == 0;
        if (fits && step > after && !found) found = step;
    }
    return found;
}

std::string totpAddress(std::string_view secret, std::string_view issuer, std::string_view login) {
    return "otpauth://totp/" + encoded(issuer) + ":" + encoded(login) + "?secret=" + std::string(secret) +
           "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace metodika::identity
