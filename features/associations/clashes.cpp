#include "features/associations/clashes.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

constexpr int usualMinutes = 90;

std::optional<int> minutesOf(const std::optional<std::string>& time) {
    if (!time || time->size() != 5) return {};
    int hours = 0, minutes = 0;
    std::from_chars(time->data(), time->data() + 2, hours);
    std::from_chars(time->data() + 3, time->data() + 5, minutes);
    return hours * 60 + minutes;
}

using Day = std::vector<std::size_t>;

/// Who is expected at which of the day's meetings, pair by pair.
void findPersons(const std::vector<GridSlot>& slots, const Day& day,
                 const std::unordered_map<AssociationId, std::vector<Expected>>& expected,
                 std::vector<Collision>& out) {
    std::vector<std::pair<PersonId, std::size_t>> at;
    for (std::size_t slot : day) {
        auto found = expected.find(slots[slot].association);
        if (found == expected.end()) continue;
        for (const Expected& e : found->second)
            if (e.since <= slots[slot].date && e.until > slots[slot].date) at.emplace_back(e.person, slot);
    }
    std::sort(at.begin(), at.end());
    // Who heads an association and belongs to it is expected once.
    at.erase(std::unique(at.begin(), at.end()), at.end());
    std::map<std::pair<std::size_t, std::size_t>, std::vector<PersonId>> pairs;
    for (std::size_t i = 0; i < at.size(); ++i)
        for (std::size_t k = i + 1; k < at.size() && at[k].first == at[i].first; ++k) {
            const GridSlot &one = slots[at[i].second], &other = slots[at[k].second];
            if (one.association == other.association || (one.over && other.over)) continue;
            pairs[{at[i].second, at[k].second}].push_back(at[i].first);
        }
    for (auto& [pair, persons] : pairs)
        out.push_back({GridClashKind::person, pair.first, pair.second,
                       overlaps(slots[pair.first].time, slots[pair.second].time), std::move(persons)});
}

void findPlaces(const std::vector<GridSlot>& slots, const Day& day, std::vector<Collision>& out) {
    std::map<std::string_view, Day> rooms;
    for (std::size_t slot : day)
        if (!slots[slot].place.empty()) rooms[slots[slot].place].push_back(slot);
    for (const auto& [room, at] : rooms)
        for (std::size_t i = 0; i < at.size(); ++i)
            for (std::size_t k = i + 1; k < at.size(); ++k) {
                const GridSlot &one = slots[at[i]], &other = slots[at[k]];
                if (one.association == other.association || (one.over && other.over)) continue;
                if (overlaps(one.time, other.time))
                    out.push_back({GridClashKind::place, at[i], at[k], true, {}});
            }
}

}  // namespace

bool overlaps(const std::optional<std::string>& one, const std::optional<std::string>& other) {
    auto a = minutesOf(one), b = minutesOf(other);
    return !a || !b || std::abs(*a - *b) < usualMinutes;
}

std::string placeKey(Level level, std::string_view organisation, const std::optional<std::string>& place) {
    std::string key = utf8::sortKey(place.value_or("")), house = utf8::sortKey(organisation);
    if (key.empty() || key == house) return {};
    if (level == Level::school && key.find(house) == key.npos) return house + ", " + key;
    return key;
}

std::vector<Collision> collisions(const std::vector<GridSlot>& slots, std::vector<Expected> expected) {
    std::map<Date, Day> days;
    for (std::size_t i = 0; i < slots.size(); ++i) days[slots[i].date].push_back(i);
    std::unordered_map<AssociationId, std::vector<Expected>> of;
    for (Expected& e : expected) of[e.association].push_back(e);
    std::vector<Collision> out;
    for (const auto& [date, day] : days) {
        if (day.size() < 2) continue;
        findPersons(slots, day, of, out);
        findPlaces(slots, day, out);
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Collision& a, const Collision& b) { return a.at_once && !b.at_once; });
    return out;
}

}  // namespace metodika::associations
