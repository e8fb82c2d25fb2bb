#include "platform/facts/worker.hpp"

#include "platform/base/log.hpp"
#include "platform/facts/tallies.hpp"

namespace metodika::facts {

void Worker::begin() {
    database_.change([&](db::Connection& c) { Tallies(facts_, c, today_()).begin(); });
}

bool Worker::anythingWaits() {
    bool waits = false;
    database_.read(
        [&](db::Connection& c) { waits = c.run("SELECT 1 FROM facts_dirty LIMIT 1", {})->next(); });
    return waits;
}

void Worker::settle() {
    Date today = today_();
    if (swept_ != today) {
        database_.change([&](db::Connection& c) { Tallies(facts_, c, today).sweep(); });
        swept_ = today;
    }
    auto stopping = [&] {
        std::lock_guard lock(guard_);
        return stopping_;
    };
    // One bite a transaction: those who write do not wait for a year's counting.
    while (!stopping() && anythingWaits())
        database_.change([&](db::Connection& c) { Tallies(facts_, c, today).countSome(); });
}

void Worker::rebuild() {
    database_.change([&](db::Connection& c) { Tallies(facts_, c, today_()).rebuild(); });
}

void Worker::start() {
    thread_ = std::thread([this] { loop(); });
}

void Worker::stop() {
    {
        std::lock_guard lock(guard_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
    stopping_ = false;
}

void Worker::loop() {
    bool begun = false;
    for (;;) {
        try {
            if (!begun) begin();
            begun = true;
            settle();
        } catch (const std::exception& e) {
            log::error(std::string("facts: ") + e.what());
        }
        std::unique_lock lock(guard_);
        if (wake_.wait_for(lock, std::chrono::milliseconds(250), [&] { return stopping_; })) return;
    }
}

}  // namespace metodika::facts
