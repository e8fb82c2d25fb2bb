#pragma once
// Keeps the numbers fresh: counts what changed within a fraction of a second, marks what a new day turns.
// Several programs on one database may each have one.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/facts/facts.hpp"

namespace metodika::facts {

class Worker {
  public:
    Worker(const Facts& facts, db::Database& database, std::function<Date()> today)
        : facts_(facts), database_(database), today_(std::move(today)) {}
    ~Worker() { stop(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Marks what is declared otherwise than when it was counted; start() does it too. For the command line
    /// and tests.
    void begin();
    /// Counts everything that waits, in this thread.
    void settle();
    void rebuild();
    void start();
    void stop();

  private:
    bool anythingWaits();
    void loop();

    const Facts& facts_;
    db::Database& database_;
    std::function<Date()> today_;
    std::optional<Date> swept_;
    std::mutex guard_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace metodika::facts
