#pragma once
// Finding anything by words: people, organisations, associations, meetings, minutes. What there is to find,
// the rooms say; what of it the reader may find, too.
#include "contracts/room.hpp"
#include "platform/search/search.hpp"

namespace metodika::search {

struct SearchQuery {
    std::optional<std::string> q, kind, cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(SearchQuery, (), (q, kind, cursor, limit))

struct FoundItem {
    Id<struct FoundTag> id;
    std::string title;
    std::optional<std::string> note;
    std::string page;
};
BOOST_DESCRIBE_STRUCT(FoundItem, (), (id, title, note, page))
/// Without a total where the reader may not know how many there are.
struct FoundGroup {
    std::string kind;
    std::optional<std::int64_t> total;
    std::vector<FoundItem> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(FoundGroup, (), (kind, total, items, next))
/// similar: nothing was written as it was typed, these come near; words: how it was understood then.
struct FoundAnswer {
    std::string words;
    bool similar = false;
    std::vector<FoundGroup> groups;
};
BOOST_DESCRIBE_STRUCT(FoundAnswer, (), (words, similar, groups))

void install(Building& building);

}  // namespace metodika::search
