#pragma once
// "IN (:a0,:a1,…)" for a list of values. Lengths are rounded up to a few sizes, so that a few prepared
// statements serve every list; the last value fills the rest.
#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace metodika::db {

class InList {
  public:
    static constexpr std::size_t most = 1024;

    /// At most `most` values, at least one; prefix is the beginning of the parameters' names. Texts must live
    /// until the query has run.
    template <class T>
    InList(std::string_view prefix, const std::vector<T>& values, std::size_t from = 0) {
        std::size_t count = std::min(values.size() - from, most), size = most;
        for (std::size_t step : {8u, 64u, 256u})
            if (count <= step && size > step) size = step;
        for (std::size_t i = 0; i < size; ++i) {
            names_.push_back(std::string(prefix) + std::to_string(i));
            text_ += (i ? ",:" : ":") + names_.back();
            args_.emplace_back(names_.back(), values[from + std::min(i, count - 1)]);
        }
    }
    InList(const InList&) = delete;
    InList& operator=(const InList&) = delete;
    const std::string& text() const { return text_; }
    /// These, and others that the query has besides.
    std::vector<Arg> args(ArgList more = {}) const {
        auto out = args_;
        out.insert(out.end(), more);
        return out;
    }

  private:
    std::string text_;
    std::deque<std::string> names_;
    std::vector<Arg> args_;
};

/// Calls query(list) for each part of the values.
template <class T, class F>
void inParts(std::string_view prefix, const std::vector<T>& values, F&& query) {
    for (std::size_t from = 0; from < values.size(); from += InList::most)
        query(InList(prefix, values, from));
}

}  // namespace metodika::db
