#include <iostream>

#include "app/demo/load.hpp"
#include "app/demo/region.hpp"
#include "platform/json/described.hpp"

namespace metodika::app {

int printAccounts(bool json) {
    auto region = demo::makeRegion(demo::Scale::district, 1, date(2026, 11, 22));
    bool first = true;
    if (json) std::cout << "[";
    for (const auto& a : region.accounts) {
        if (json) {
            std::string line;
            json::writeText(a.title, line);
            std::cout << (first ? "" : ",") << "{\"login\":\"" << a.login << "\",\"password\":\""
                      << demoPassword << "\",\"role\":\"" << a.role << "\",\"title\":" << line << "}";
        } else {
            std::cout << a.login << "\t" << demoPassword << "\t" << a.title << "\n";
        }
        first = false;
    }
    if (json) std::cout << "]\n";
    return 0;
}

}  // namespace metodika::app
