#pragma once
// Own generator and own draws, in whole numbers only: std distributions and floating point differ between
// compilers, and the same seed must give the same region everywhere.
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

namespace metodika::demo {

class Random {
  public:
    explicit Random(std::uint64_t seed) {
        for (auto& word : state_) word = splitmix(seed);
    }
    /// A stream of its own for one thing, so that a change in one place does not shift all the others.
    Random(std::uint64_t seed, std::string_view purpose, std::uint64_t number = 0)
        : Random(seed ^ hash(purpose) ^ (number * 0x9E3779B97F4A7C15ULL)) {}

    std::uint64_t next() {  // xoshiro256**
        std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
        std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotate(state_[3], 45);
        return result;
    }
    /// 0 … n − 1; the bias of the multiply method is below 2⁻³² for the sizes used here.
    int below(int n) { return n <= 1 ? 0 : int(((next() >> 32) * std::uint64_t(n)) >> 32); }
    /// from … to, both included.
    int between(int from, int to) { return from + below(to - from + 1); }
    bool chance(int share, int of = 100) { return below(of) < share; }

    template <class Range>
    const auto& pick(const Range& items) {
        return items[std::size_t(below(int(std::size(items))))];
    }
    /// Number of the chosen weight.
    int weighted(std::span<const int> weights) {
        int sum = 0;
        for (int w : weights) sum += w;
        int at = below(sum);
        for (std::size_t i = 0; i < weights.size(); ++i)
            if ((at -= weights[i]) < 0) return int(i);
        return int(weights.size()) - 1;
    }
    int weighted(std::initializer_list<int> weights) {
        return weighted(std::span<const int>(weights.begin(), weights.size()));
    }
    /// Early items of a list ordered by frequency come up more often (about as names do).
    template <class Range>
    const auto& frequent(const Range& items) {
        int n = int(std::size(items));
        int a = below(n), b = below(n);
        return items[std::size_t(a < b ? a : b)];
    }
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[std::size_t(below(int(i)))]);
    }

  private:
    static std::uint64_t splitmix(std::uint64_t& x) {
        std::uint64_t z = (x += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    static std::uint64_t hash(std::string_view s) {  // FNV-1a
        std::uint64_t h = 0xCBF29CE484222325ULL;
        for (unsigned char c : s) h = (h ^ c) * 0x100000001B3ULL;
        return h;
    }
    std::uint64_t state_[4];
};

/// Splits a total into whole parts by weights; the parts add up exactly.
std::vector<int> apportion(int total, const std::vector<int>& weights);
/// n whole parts of a total, each within the given percentage of the mean where whole numbers allow it.
std::vector<int> spread(Random& random, int total, int n, int percent);

}  // namespace metodika::demo
