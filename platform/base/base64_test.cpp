#include "platform/base/base64.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace metodika {

TEST(Base64, KeepsEveryByte) {
    EXPECT_EQ(toBase64("Mary"), "TWFyeQ==");  // RFC 4648
    std::string all;
    for (int i = 0; i < 256; ++i) all += char(i);
    for (std::size_t n : {0u, 1u, 2u, 3u, 255u, 256u})
        EXPECT_EQ(fromBase64(toBase64(all.substr(0, n))), all.substr(0, n));
    EXPECT_THROW(fromBase64("T*=="), std::invalid_argument);
}

}  // namespace metodika
