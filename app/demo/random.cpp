#include "app/demo/random.hpp"

#include <algorithm>
#include <numeric>

namespace metodika::demo {

std::vector<int> apportion(int total, const std::vector<int>& weights) {
    std::vector<int> parts(weights.size(), 0);
    std::int64_t sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    if (sum == 0) return parts;
    std::vector<std::pair<std::int64_t, std::size_t>> rest;
    int given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        std::int64_t share = std::int64_t(total) * weights[i];
        parts[i] = int(share / sum);
        given += parts[i];
        rest.push_back({-(share % sum), i});
    }
    std::sort(rest.begin(), rest.end());
    for (std::size_t i = 0; given < total; ++i, ++given) ++parts[rest[i].second];
    return parts;
}

std::vector<int> spread(Random& random, int total, int n, int percent) {
    std::vector<int> weights;
    for (int i = 0; i < n; ++i) weights.push_back(random.between(100 - percent, 100 + percent));
    auto parts = apportion(total, weights);
    // Where there are few for each, rounding up must not ask for more than there are.
    int least = std::min(total / n, (total * (100 - percent) + n * 100 - 1) / (n * 100));
    int most = std::max(least + 1, total * (100 + percent) / (n * 100));
    int excess = 0;
    for (int& part : parts) {
        int clamped = std::clamp(part, least, most);
        excess += part - clamped;
        part = clamped;
    }
    for (std::size_t i = 0; excess != 0; i = (i + 1) % parts.size()) {
        if (excess > 0 && parts[i] < most) ++parts[i], --excess;
        if (excess < 0 && parts[i] > least) --parts[i], ++excess;
    }
    return parts;
}

}  // namespace metodika::demo
