#pragma once
// Ids are 64-bit, ordered by time and made by the program: 41 bits of milliseconds since 2020, 10 of the
// node, 12 of a counter. Installations can be merged and moved. In JSON an id is a string.
#include <atomic>
#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace metodika {

template <class Tag>
struct Id {
    std::int64_t value = 0;
    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
    std::string text() const { return std::to_string(value); }
};

template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

inline std::optional<std::int64_t> parseIdNumber(std::string_view s) {
    std::int64_t v = 0;
    auto r = std::from_chars(s.data(), s.data() + s.size(), v);
    if (s.empty() || s.size() > 19 || r.ec != std::errc{} || r.ptr != s.data() + s.size() || v <= 0)
        return {};
    return v;
}

class IdSource {
  public:
    explicit IdSource(int node = 0) : node_(node & 1023) {}
    std::int64_t next(std::int64_t nowMs) {
        constexpr std::int64_t epoch = 1577836800000;  // 2020-01-01
        std::int64_t floor = (nowMs - epoch) << 12;
        std::int64_t last = last_.load(std::memory_order_relaxed), made;
        do made = floor > last ? floor : last + 1;
        while (!last_.compare_exchange_weak(last, made, std::memory_order_relaxed));
        return ((made >> 12) << 22) | (std::int64_t{node_} << 12) | (made & 4095);
    }

  private:
    int node_;
    std::atomic<std::int64_t> last_{0};
};

}  // namespace metodika

template <class Tag>
struct std::hash<metodika::Id<Tag>> {
    std::size_t operator()(const metodika::Id<Tag>& id) const noexcept {
        return std::hash<std::int64_t>{}(id.value);
    }
};
