#pragma once
// A SQLite VFS over the real one that knows what would survive a power cut: only what was synced, and of the
// rest whatever the disk happened to write first. Also slows each sync down, to stand in for a slower disk.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace metodika::testing {

struct DiskOptions {
    /// Keep track of what a power cut would leave; without it the disk is only slow.
    bool losePower = true;
    /// Hand syncs to the real disk too.
    bool realSync = false;
    /// A disk that says "synced" and did nothing: shows that a test can see a loss.
    bool lies = false;
    std::chrono::microseconds syncDelay{0};
};

/// Registered under its name while it lives; put the name into db::Settings::vfs.
class LossyDisk {
  public:
    explicit LossyDisk(std::string name, DiskOptions options = {});
    ~LossyDisk();
    LossyDisk(const LossyDisk&) = delete;
    LossyDisk& operator=(const LossyDisk&) = delete;

    const std::string& name() const { return name_; }
    std::int64_t syncs() const { return syncs_; }
    /// Of them, of the database itself and not of its log: each is a checkpoint.
    std::int64_t checkpoints() const { return checkpoints_; }

    /// The power goes at the n-th write, truncation or sync from now on: from then every one fails.
    void losePowerAt(std::int64_t operation);
    bool powerLost() const { return lost_; }
    /// What a restarted machine finds: synced data, and of each later sector either the old or the new.
    /// All connections must be closed. The power is back afterwards.
    void restart(std::uint64_t seed);

    struct Change {  // not yet synced: data at an offset, or a truncation
        std::int64_t offset = 0;
        std::string data{};
        bool truncation = false;
    };
    struct File {
        std::string durable{};
        std::vector<Change> pending{};
    };
    // For the functions that SQLite calls.
    bool spend();  // counts an operation; false when there is no power
    void opened(const std::string& path);
    void changed(const std::string& path, Change change);
    void removed(const std::string& path);
    void synced(const std::string& path);
    const DiskOptions& options() const { return options_; }
    sqlite3_vfs* base() const { return base_; }

  private:
    std::string name_;
    DiskOptions options_;
    sqlite3_vfs* base_ = nullptr;
    std::unique_ptr<sqlite3_vfs> vfs_;
    std::mutex guard_;
    std::map<std::string, File> files_;
    std::atomic<std::int64_t> syncs_{0}, checkpoints_{0};
    std::int64_t left_ = -1;  // operations until the cut; −1: no cut is set
    std::atomic<bool> lost_{false};
};

}  // namespace metodika::testing
