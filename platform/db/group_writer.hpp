#pragma once
// SQLite has one writer. It runs the units that wait, each in its own savepoint, commits once, and only then
// lets their answers go: nothing is acknowledged before it is on disk.
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/db/db.hpp"

namespace metodika::db {

class GroupWriter {
  public:
    /// `most`: units in one commit; 1 turns grouping off.
    GroupWriter(std::unique_ptr<Connection> connection, int most);
    ~GroupWriter();
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    /// Returns when the unit is on disk; throws what the unit threw, or the engine's error of the commit.
    void run(const std::function<void(Connection&)>& unit);

  private:
    struct Waiting {
        const std::function<void(Connection&)>* unit;
        std::exception_ptr error;
        bool done = false;
        std::condition_variable settled;
    };
    void loop();
    void commitGroup(std::deque<Waiting*>& group);
    bool runOne(Waiting& waiting);

    std::unique_ptr<Connection> connection_;
    std::size_t most_;
    std::mutex guard_;
    std::condition_variable arrived_;
    std::deque<Waiting*> queue_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace metodika::db
