#include "platform/identity/passwords.hpp"

#include <sodium.h>

#include <semaphore>
#include <stdexcept>

#include "platform/base/utf8.hpp"

namespace metodika::identity {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;
// Each check takes 19 MiB: without a limit a flood of sign-ins would take the machine's memory.
std::counting_semaphore<2> turns(2);

struct Turn {
    Turn() { turns.acquire(); }
    ~Turn() { turns.release(); }
};

constexpr std::string_view paperLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

}  // namespace

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not start");
}

std::string hashPassword(std::string_view password) {
    Turn turn;
    char out[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(out, password.data(), password.size(), passes, memory) != 0)
        throw std::runtime_error("not enough memory to hash a password");
    return out;
}

bool passwordFits(std::string_view hash, std::string_view password) {
    Turn turn;
    return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

void wasteTime(std::string_view password) {
    static const std::string some = hashPassword("no account has this password");
    passwordFits(some, password);
}

std::string newToken() {
    unsigned char bytes[32];
    randombytes_buf(bytes, sizeof bytes);
    char out[sodium_base64_ENCODED_LEN(sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];
    sodium_bin2base64(out, sizeof out, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return out;
}

std::string tokenHash(std::string_view token) {
    unsigned char hash[32];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char*>(token.data()), token.size(),
                       nullptr, 0);
    char out[sizeof hash * 2 + 1];
    return sodium_bin2hex(out, sizeof out, hash, sizeof hash);
}

std::string sha256(std::string_view bytes) {
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    char out[sizeof hash * 2 + 1];
    return sodium_bin2hex(out, sizeof out, hash, sizeof hash);
}

std::string newPaperCode() {
    std::string code;
    for (int i = 0; i < 12; ++i) {
        if (i == 4 || i == 8) code += '-';
        code += paperLetters[randombytes_uniform(std::uint32_t(paperLetters.size()))];
    }
    return code;
}

std::string normalPaperCode(std::string_view typed) {
    std::string letters;
    for (std::size_t i = 0; i < typed.size();) {
        char32_t c = utf8::upper(utf8::next(typed, i));
        // A Russian keyboard writes letters that look the same; O, I, L, 0 and 1 are never in a code.
        static constexpr std::u32string_view russian = U"АВЕКМНРСТХУ", latin = U"ABEKMHPCTXY";
        if (auto at = russian.find(c); at != russian.npos) c = latin[at];
        if (c < 0x80 && paperLetters.find(char(c)) != paperLetters.npos) letters += char(c);
    }
    std::string code;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i && i % 4 == 0) code += '-';
        code += letters[i];
    }
    return code;
}

}  // namespace metodika::identity
