#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

namespace metodika::people {

/// The same words stand in thousands of rows: each text is understood once. Forgets when it grows too large.
template <class T>
class Memo {
  public:
    template <class Make>
    const T& of(const std::string& text, Make make) {
        if (auto found = known_.find(text); found != known_.end()) return found->second;
        if (known_.size() >= most) known_.clear();
        return known_.emplace(text, make(text)).first->second;
    }

  private:
    static constexpr std::size_t most = 10'000;
    std::unordered_map<std::string, T> known_;
};

}  // namespace metodika::people
