#pragma once
// A few connections lent one at a time; a broken one is not taken back.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "platform/db/db.hpp"

namespace metodika::db {

class Pool {
  public:
    Pool(int size, std::function<std::unique_ptr<Connection>()> make) : left_(size), make_(std::move(make)) {}

    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> c) : pool_(pool), connection_(std::move(c)) {}
        ~Lease() { pool_.giveBack(std::move(connection_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& operator*() { return *connection_; }
        /// The connection is in doubt: close it.
        void drop() { connection_.reset(); }

      private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    /// Waits at most ten seconds for a free one.
    Lease lend() {
        std::unique_lock lock(guard_);
        if (!freed_.wait_for(lock, std::chrono::seconds(10), [&] { return !free_.empty() || left_ > 0; }))
            throw Error(Error::Kind::lost, "no free database connection for ten seconds");
        if (!free_.empty()) {
            auto c = std::move(free_.back());
            free_.pop_back();
            return Lease(*this, std::move(c));
        }
        --left_;
        lock.unlock();
        try {
            return Lease(*this, make_());
        } catch (...) {
            giveBack(nullptr);
            throw;
        }
    }

  private:
    void giveBack(std::unique_ptr<Connection> c) {
        std::lock_guard lock(guard_);
        if (c && c->usable())
            free_.push_back(std::move(c));
        else
            ++left_;
        freed_.notify_one();
    }

    std::mutex guard_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<Connection>> free_;
    int left_;
    std::function<std::unique_ptr<Connection>()> make_;
};

}  // namespace metodika::db
