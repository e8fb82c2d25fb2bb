#include "platform/base/base64.hpp"

#include <sodium.h>

#include <stdexcept>

namespace metodika {
namespace {
constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
}

std::string toBase64(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    out.pop_back();  // the zero that C wants
    return out;
}

std::string fromBase64(std::string_view text) {
    std::string out(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(), text.size(),
                          nullptr, &size, nullptr, variant) != 0)
        throw std::invalid_argument("no base64");
    out.resize(size);
    return out;
}

}  // namespace metodika
