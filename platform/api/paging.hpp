#pragma once
// Keyset paging: a cursor holds the sort key and id of the last row that was shown.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
/// limit 0 asks how many lines a list has in all, and for none of them: counting costs more than a page.
inline bool countOnly(std::optional<int> limit) { return limit == 0; }

/// A list reads one line more than a page holds: where it is there, it goes, and the cursor of the last that
/// stays (key(line) → Cursor) says where the next page begins.
template <class Line, class Key>
std::optional<std::string> cutPage(std::vector<Line>& lines, int size, Key&& key) {
    if (lines.size() <= std::size_t(size)) return {};
    lines.erase(lines.begin() + size, lines.end());
    return encodeCursor(key(lines.back()));
}

}  // namespace metodika::api
