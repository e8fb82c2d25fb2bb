#include "features/accounts/throttle.hpp"

#include <gtest/gtest.h>

namespace metodika::accounts {

TEST(Throttle, WaitsLongerAfterEveryFailure) {
    Throttle throttle(3, 900);
    std::int64_t now = 1'000'000;
    for (int i = 0; i < 3; ++i) throttle.failed("anna", now);
    EXPECT_EQ(throttle.wait("anna", now), 0);
    throttle.failed("anna", now);
    EXPECT_EQ(throttle.wait("anna", now), 2);
    throttle.failed("anna", now);
    EXPECT_EQ(throttle.wait("anna", now), 4);
    EXPECT_EQ(throttle.wait("boris", now), 0);
    EXPECT_EQ(throttle.wait("anna", now + 4000), 0);
}

TEST(Throttle, ForgetsAfterSuccessAndNeverWaitsForever) {
    Throttle throttle(0, 900);
    for (int i = 0; i < 40; ++i) throttle.failed("anna", 5);
    EXPECT_EQ(throttle.wait("anna", 5), 900);
    throttle.succeeded("anna");
    EXPECT_EQ(throttle.wait("anna", 5), 0);
}

}  // namespace metodika::accounts
