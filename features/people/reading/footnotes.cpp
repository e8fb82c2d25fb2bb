#include "features/people/reading/footnotes.hpp"

#include <algorithm>

#include "features/people/reading/words.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {
constexpr int mostAsterisks = 5;
constexpr std::size_t longest = 400;
}  // namespace

std::map<int, std::string> findFootnotes(const tables::Sheet& sheet) {
    std::map<int, std::string> out;
    for (auto& row : sheet.rows) {
        if (row.cells.size() > 2 || row.cells.empty() || row.cells[0].text.size() > longest) continue;
        auto text = trimmed(row.cells[0].text);
        auto words = std::min(text.find_first_not_of('*'), text.size());
        if (words == 0 || words > mostAsterisks) continue;
        auto rest = trimmed(text.substr(words), "-–—");
        // «*» alone in a cell, with its words in the next.
        if (rest.empty() && row.cells.size() == 2) rest = trimmed(row.cells[1].text, "-–—");
        if (!rest.empty()) out.try_emplace(static_cast<int>(words), utf8::head(rest, longest));
    }
    return out;
}

int footnoteMark(std::string_view text) {
    auto bare = trimmed(text);
    int count = 0;
    while (count < static_cast<int>(bare.size()) &&
           bare[bare.size() - 1 - static_cast<std::size_t>(count)] == '*')
        ++count;
    return count <= mostAsterisks && count < static_cast<int>(bare.size()) ? count : 0;
}

}  // namespace metodika::people
