#pragma once
// Guessing is slowed per account and per address. No clock of its own, so that tests can set the time.
#include <algorithm>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace metodika::accounts {

class Throttle {
  public:
    /// `free` failures cost nothing; each one after that doubles the wait, up to `mostSeconds`.
    Throttle(int free, int mostSeconds) : free_(free), most_(mostSeconds) {}

    /// Seconds to wait, 0 when it may be tried now.
    int wait(const std::string& key, std::int64_t nowMs) {
        std::lock_guard lock(guard_);
        auto found = entries_.find(key);
        if (found == entries_.end()) return 0;
        auto left = found->second.until - nowMs;
        return left > 0 ? int((left + 999) / 1000) : 0;
    }
    void failed(const std::string& key, std::int64_t nowMs) {
        std::lock_guard lock(guard_);
        if (entries_.size() > 50'000) forgetOld(nowMs);
        Entry& e = entries_[key];
        if (nowMs - e.last > 3'600'000) e.failures = 0;
        e.last = nowMs;
        int over = ++e.failures - free_;
        if (over > 0) e.until = nowMs + 1000 * std::int64_t(std::min(most_, 1 << std::min(over, 20)));
    }
    void succeeded(const std::string& key) {
        std::lock_guard lock(guard_);
        entries_.erase(key);
    }

  private:
    struct Entry {
        int failures = 0;
        std::int64_t last = 0, until = 0;
    };
    void forgetOld(std::int64_t nowMs) {
        std::erase_if(entries_, [&](const auto& e) { return nowMs - e.second.last > 3'600'000; });
    }
    int free_, most_;
    std::mutex guard_;
    std::map<std::string, Entry> entries_;
};

}  // namespace metodika::accounts
