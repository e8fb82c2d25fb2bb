#include "platform/identity/totp.hpp"

#include <gtest/gtest.h>

#include "platform/identity/passwords.hpp"
#include "platform/identity/qr.hpp"

namespace metodika::identity {

// "12345678901234567890" of RFC 6238, appendix B; of its eight digits the last six.
constexpr std::string_view rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

TEST(Totp, GivesTheCodesOfTheStandard) {
    EXPECT_EQ(totpCode(rfcSecret, 59 / 30), "287082");
    EXPECT_EQ(totpCode(rfcSecret, 1111111109 / 30), "081804");
    EXPECT_EQ(totpCode(rfcSecret, 1111111111 / 30), "050471");
    EXPECT_EQ(totpCode(rfcSecret, 1234567890 / 30), "005924");
    EXPECT_EQ(totpCode(rfcSecret, 2000000000 / 30), "279037");
    EXPECT_EQ(totpCode(rfcSecret, 20000000000 / 30), "353130");
}

TEST(Totp, TakesNeighboursAndNothingTwice) {
    constexpr std::int64_t now = 1111111109'000, step = now / totpStepMs;
    for (int off : {-1, 0, 1})
        EXPECT_EQ(totpStepOf(rfcSecret, totpCode(rfcSecret, step + off), now, 0), step + off);
    EXPECT_FALSE(totpStepOf(rfcSecret, totpCode(rfcSecret, step - 2), now, 0));
    EXPECT_FALSE(totpStepOf(rfcSecret, totpCode(rfcSecret, step + 2), now, 0));
    EXPECT_FALSE(totpStepOf(rfcSecret, totpCode(rfcSecret, step), now, step)) << "used already";
    EXPECT_FALSE(totpStepOf(rfcSecret, totpCode(rfcSecret, step - 1), now, step)) << "older than the last";
    EXPECT_FALSE(totpStepOf(rfcSecret, "", now, 0));
    EXPECT_FALSE(totpStepOf(rfcSecret, "81804", now, 0));
}

TEST(Totp, MakesSecretsThatAppsRead) {
    start();
    auto one = newTotpSecret();
    EXPECT_EQ(one.size(), 32u);
    EXPECT_NE(one, newTotpSecret());
    EXPECT_EQ(totpCode(one, 1).size(), 6u);
    EXPECT_EQ(totpAddress("ABC", "Метод", "a b"),
              "otpauth://totp/%D0%9C%D0%B5%D1%82%D0%BE%D0%B4:a%20b?secret=ABC&issuer=%D0%9C%D0%B5%D1%82%D0%BE"
              "%D0%B4&algorithm=SHA1&digits=6&period=30");
}

TEST(Qr, DrawsItsSquaresAsOnePath) {
    auto code = drawQr("otpauth://totp/a?secret=B");
    EXPECT_GE(code.size, 21);
    EXPECT_TRUE(code.path.starts_with("M0 0h7v1h-7z")) << "the upper edge of the first eye: " << code.path;
    EXPECT_THROW(drawQr(std::string(5000, 'x')), std::runtime_error);
}

}  // namespace metodika::identity
