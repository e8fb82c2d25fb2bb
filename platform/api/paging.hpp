#pragma once
// Keyset paging: a cursor holds the sort key and id of the last row that was shown.
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace metodika::api {

struct Cursor {
    std::string key;
    std::int64_t id = 0;
};
std::string encodeCursor(const Cursor& cursor);
/// Throws Refused (422) on a cursor that is not ours.
Cursor decodeCursor(std::string_view text);

/// limit of a list: 1…200, 50 where none is asked.
int pageSize(std::optional<int> asked);

}  // namespace metodika::api
