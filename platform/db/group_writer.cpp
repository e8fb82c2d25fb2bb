#include "platform/db/group_writer.hpp"

#include <chrono>

namespace metodika::db {

GroupWriter::GroupWriter(std::unique_ptr<Connection> connection, int most)
    : connection_(std::move(connection)), most_(std::size_t(most)), thread_([this] { loop(); }) {}

GroupWriter::~GroupWriter() {
    {
        std::lock_guard lock(guard_);
        stopping_ = true;
    }
    arrived_.notify_all();
    thread_.join();
}

void GroupWriter::run(const std::function<void(Connection&)>& unit) {
    Waiting me{&unit, nullptr, false, {}};
    std::unique_lock lock(guard_);
    queue_.push_back(&me);
    arrived_.notify_one();
    me.settled.wait(lock, [&] { return me.done; });
    if (me.error) std::rethrow_exception(me.error);
}

void GroupWriter::loop() {
    for (;;) {
        std::deque<Waiting*> group;
        {
            std::unique_lock lock(guard_);
            arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
        }
        commitGroup(group);
        std::lock_guard lock(guard_);
        for (Waiting* w : group) {
            w->done = true;
            w->settled.notify_one();
        }
    }
}

void GroupWriter::commitGroup(std::deque<Waiting*>& group) {
    auto started = std::chrono::steady_clock::now();
    try {
        connection_->script("BEGIN IMMEDIATE");
        // Whoever arrives while the group runs still comes along, for a while.
        while (group.size() < most_ &&
               std::chrono::steady_clock::now() - started < std::chrono::milliseconds(25)) {
            Waiting* next = nullptr;
            {
                std::lock_guard lock(guard_);
                if (queue_.empty()) break;
                next = queue_.front();
                queue_.pop_front();
            }
            group.push_back(next);
            if (!runOne(*next)) throw Error(Error::Kind::other, "the engine ended the transaction");
        }
        connection_->script("COMMIT");
    } catch (...) {
        auto error = std::current_exception();
        try {
            connection_->script("ROLLBACK");
        } catch (const Error&) {
            // There was no transaction left to roll back.
        }
        if (group.empty()) {  // BEGIN failed: somebody waits for an answer all the same
            std::lock_guard lock(guard_);
            if (!queue_.empty()) {
                group.push_back(queue_.front());
                queue_.pop_front();
            }
        }
        for (Waiting* w : group)
            if (!w->error) w->error = error;
    }
}

bool GroupWriter::runOne(Waiting& waiting) {
    connection_->execute("SAVEPOINT unit");
    try {
        (*waiting.unit)(*connection_);
        connection_->execute("RELEASE unit");
        return true;
    } catch (...) {
        waiting.error = std::current_exception();
    }
    try {
        connection_->execute("ROLLBACK TO unit");
        connection_->execute("RELEASE unit");
        return true;
    } catch (const Error&) {
        return false;  // a full disk or an I/O error rolls everything back by itself
    }
}

}  // namespace metodika::db
