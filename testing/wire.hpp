#pragma once
// The smallest HTTP client that the tests need: one request on one connection.
#include <map>
#include <string>

namespace metodika::testing {

struct WireAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
};
WireAnswer exchange(unsigned short port, const std::string& method, const std::string& path,
                    const std::map<std::string, std::string>& headers, const std::string& body);

}  // namespace metodika::testing
