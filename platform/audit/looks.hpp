#pragma once
// Looks at a person's data are gathered here and written within a second, so that reading stays fast.
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace metodika::audit {

struct Look {
    std::int64_t at = 0;  // ms
    std::int64_t account = 0;
    std::int64_t person = 0;  // whose data
    std::int64_t place = 0;   // where the reader's role is held
    std::string role;
    std::string what;  // card, export, list
};

class Looks {
  public:
    void add(Look look) {
        std::lock_guard lock(guard_);
        gathered_.push_back(std::move(look));
    }
    std::vector<Look> take() {
        std::lock_guard lock(guard_);
        return std::exchange(gathered_, {});
    }

  private:
    std::mutex guard_;
    std::vector<Look> gathered_;
};

}  // namespace metodika::audit
