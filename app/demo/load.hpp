#pragma once
// Puts a synthetic region into an installation, through the rooms' own stores.
#include <cstdint>
#include <optional>
#include <string>

#include "app/settings.hpp"
#include "platform/base/date.hpp"

namespace metodika::app {

struct DemoWish {
    std::string scale = "district";
    std::uint64_t seed = 1;
    std::optional<Date> asOf;
    bool json = false;
    int regions = 89;   // of a country, the first so many
    bool thin = false;  // of a country, each region as small as the demo district
};
/// Refuses (1) where the installation has organisations already.
int loadDemo(const Settings& settings, const DemoWish& wish);
/// The sign-ins of every demo; all have one password, which is no secret.
int printAccounts(bool json);

inline constexpr const char* demoPassword = "metodika-demo";

}  // namespace metodika::app
