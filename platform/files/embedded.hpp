#pragma once
// Files that were built into the program: schema/*.sql and text/*.json of the platform and of every room.
#include <string_view>
#include <vector>

namespace metodika::files {

struct Embedded {
    std::string_view path;  // features/people/schema/0001_people.sql
    std::string_view text;
};
/// In the order of their paths.
const std::vector<Embedded>& embedded();

}  // namespace metodika::files
