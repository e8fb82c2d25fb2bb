#pragma once
// Threads for handlers, which may wait for the database; the thread that reads and writes sockets never does.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace metodika::http {

class Workers {
  public:
    Workers(int threads, int mostWaiting) : most_(std::size_t(mostWaiting)) {
        for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { loop(); });
    }
    ~Workers() {
        {
            std::lock_guard lock(guard_);
            stopping_ = true;
        }
        arrived_.notify_all();
        for (auto& t : threads_) t.join();
    }
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// False when the line is full.
    bool give(std::function<void()> work) {
        {
            std::lock_guard lock(guard_);
            if (queue_.size() >= most_) return false;
            queue_.push_back(std::move(work));
        }
        arrived_.notify_one();
        return true;
    }

  private:
    void loop() {
        for (;;) {
            std::function<void()> work;
            {
                std::unique_lock lock(guard_);
                arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
                if (queue_.empty()) return;
                work = std::move(queue_.front());
                queue_.pop_front();
            }
            work();
        }
    }
    std::size_t most_;
    std::mutex guard_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> queue_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace metodika::http
