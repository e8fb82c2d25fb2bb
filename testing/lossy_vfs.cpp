#include "testing/lossy_vfs.hpp"

#include <sqlite3.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace metodika::testing {
namespace {

/// The real file lies right behind this in the memory that SQLite gives.
struct ShimFile {
    sqlite3_file head;
    LossyDisk* disk;
    std::string* path;  // nothing for temporary files
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
ShimFile& shim(sqlite3_file* f) { return *reinterpret_cast<ShimFile*>(f); }
sqlite3_file* real(sqlite3_file* f) { return shim(f).real(); }
const sqlite3_io_methods& methods(sqlite3_file* f) { return *real(f)->pMethods; }
bool kept(ShimFile& f) { return f.path && f.disk->options().losePower; }

int shimClose(sqlite3_file* f) {
    int r = methods(f).xClose(real(f));
    delete shim(f).path;
    return r;
}
int shimRead(sqlite3_file* f, void* p, int n, sqlite3_int64 at) {
    return methods(f).xRead(real(f), p, n, at);
}
int shimWrite(sqlite3_file* f, const void* p, int n, sqlite3_int64 at) {
    if (kept(shim(f))) {
        if (!shim(f).disk->spend()) return SQLITE_IOERR_WRITE;
        shim(f).disk->changed(*shim(f).path,
                              {at, std::string(static_cast<const char*>(p), std::size_t(n)), false});
    }
    return methods(f).xWrite(real(f), p, n, at);
}
int shimTruncate(sqlite3_file* f, sqlite3_int64 size) {
    if (kept(shim(f))) {
        if (!shim(f).disk->spend()) return SQLITE_IOERR_TRUNCATE;
        shim(f).disk->changed(*shim(f).path, {size, {}, true});
    }
    return methods(f).xTruncate(real(f), size);
}
int shimSync(sqlite3_file* f, int flags) {
    LossyDisk& disk = *shim(f).disk;
    if (kept(shim(f)) && !disk.spend()) return SQLITE_IOERR_FSYNC;
    if (disk.options().syncDelay.count() > 0) std::this_thread::sleep_for(disk.options().syncDelay);
    if (shim(f).path) disk.synced(*shim(f).path);
    return disk.options().realSync ? methods(f).xSync(real(f), flags) : SQLITE_OK;
}
int shimFileSize(sqlite3_file* f, sqlite3_int64* size) { return methods(f).xFileSize(real(f), size); }
int shimLock(sqlite3_file* f, int lock) { return methods(f).xLock(real(f), lock); }
int shimUnlock(sqlite3_file* f, int lock) { return methods(f).xUnlock(real(f), lock); }
int shimReserved(sqlite3_file* f, int* out) { return methods(f).xCheckReservedLock(real(f), out); }
int shimControl(sqlite3_file* f, int op, void* p) { return methods(f).xFileControl(real(f), op, p); }
int shimSector(sqlite3_file* f) { return methods(f).xSectorSize(real(f)); }
int shimDevice(sqlite3_file* f) { return methods(f).xDeviceCharacteristics(real(f)); }
int shimShmMap(sqlite3_file* f, int region, int size, int extend, void volatile** p) {
    return methods(f).xShmMap(real(f), region, size, extend, p);
}
int shimShmLock(sqlite3_file* f, int at, int n, int flags) {
    return methods(f).xShmLock(real(f), at, n, flags);
}
void shimShmBarrier(sqlite3_file* f) { methods(f).xShmBarrier(real(f)); }
int shimShmUnmap(sqlite3_file* f, int remove) { return methods(f).xShmUnmap(real(f), remove); }

// Version 2: without memory mapping of the data, so that every write is seen here.
const sqlite3_io_methods shim_methods{
    2,           shimClose,      shimRead,     shimWrite,   shimTruncate, shimSync,   shimFileSize,
    shimLock,    shimUnlock,     shimReserved, shimControl, shimSector,   shimDevice, shimShmMap,
    shimShmLock, shimShmBarrier, shimShmUnmap, nullptr,     nullptr};

LossyDisk& disk(sqlite3_vfs* vfs) { return *static_cast<LossyDisk*>(vfs->pAppData); }

int vfsOpen(sqlite3_vfs* vfs, const char* name, sqlite3_file* f, int flags, int* outFlags) {
    auto base = disk(vfs).base();
    ShimFile& s = shim(f);
    s.head.pMethods = nullptr;
    s.disk = &disk(vfs);
    s.path = nullptr;
    int r = base->xOpen(base, name, s.real(), flags, outFlags);
    if (r != SQLITE_OK) return r;
    s.head.pMethods = &shim_methods;
    if (name && !(flags & SQLITE_OPEN_DELETEONCLOSE)) {
        s.path = new std::string(name);
        s.disk->opened(*s.path);
    }
    return SQLITE_OK;
}
int vfsDelete(sqlite3_vfs* vfs, const char* name, int syncDirectory) {
    LossyDisk& d = disk(vfs);
    if (d.options().losePower && !d.spend()) return SQLITE_IOERR_DELETE;
    d.removed(name);
    return d.base()->xDelete(d.base(), name, syncDirectory);
}
int vfsAccess(sqlite3_vfs* vfs, const char* name, int flags, int* out) {
    auto base = disk(vfs).base();
    return base->xAccess(base, name, flags, out);
}
int vfsFullPathname(sqlite3_vfs* vfs, const char* name, int n, char* out) {
    auto base = disk(vfs).base();
    return base->xFullPathname(base, name, n, out);
}
int vfsRandomness(sqlite3_vfs* vfs, int n, char* out) {
    return disk(vfs).base()->xRandomness(disk(vfs).base(), n, out);
}
int vfsSleep(sqlite3_vfs* vfs, int us) { return disk(vfs).base()->xSleep(disk(vfs).base(), us); }
int vfsTime(sqlite3_vfs* vfs, double* t) { return disk(vfs).base()->xCurrentTime(disk(vfs).base(), t); }
int vfsLastError(sqlite3_vfs* vfs, int n, char* out) {
    return disk(vfs).base()->xGetLastError(disk(vfs).base(), n, out);
}
int vfsTime64(sqlite3_vfs* vfs, sqlite3_int64* t) {
    return disk(vfs).base()->xCurrentTimeInt64(disk(vfs).base(), t);
}

std::string contents(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr std::size_t sector = 512;

void apply(std::string& image, const LossyDisk::Change& change) {
    auto at = std::size_t(change.offset);
    if (change.truncation) {
        image.resize(at, '\0');
        return;
    }
    if (image.size() < at + change.data.size()) image.resize(at + change.data.size(), '\0');
    std::memcpy(image.data() + at, change.data.data(), change.data.size());
}

std::uint64_t draw(std::uint64_t& x) {  // splitmix64
    std::uint64_t z = (x += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}
}  // namespace

LossyDisk::LossyDisk(std::string name, DiskOptions options)
    : name_(std::move(name)), options_(options), base_(sqlite3_vfs_find(nullptr)), vfs_(new sqlite3_vfs{}) {
    *vfs_ = sqlite3_vfs{2,
                        int(sizeof(ShimFile)) + base_->szOsFile,
                        base_->mxPathname,
                        nullptr,
                        name_.c_str(),
                        this,
                        vfsOpen,
                        vfsDelete,
                        vfsAccess,
                        vfsFullPathname,
                        nullptr,
                        nullptr,
                        nullptr,
                        nullptr,
                        vfsRandomness,
                        vfsSleep,
                        vfsTime,
                        vfsLastError,
                        vfsTime64,
                        nullptr,
                        nullptr,
                        nullptr};
    if (sqlite3_vfs_register(vfs_.get(), 0) != SQLITE_OK)
        throw std::runtime_error("cannot register the disk " + name_);
}

LossyDisk::~LossyDisk() { sqlite3_vfs_unregister(vfs_.get()); }

void LossyDisk::losePowerAt(std::int64_t operation) {
    std::lock_guard lock(guard_);
    left_ = operation;
}

bool LossyDisk::spend() {
    std::lock_guard lock(guard_);
    if (lost_) return false;
    if (left_ > 0 && --left_ == 0) lost_ = true;
    return !lost_;
}

void LossyDisk::opened(const std::string& path) {
    std::lock_guard lock(guard_);
    if (!files_.count(path)) files_[path].durable = contents(path);
}

void LossyDisk::changed(const std::string& path, Change change) {
    std::lock_guard lock(guard_);
    files_[path].pending.push_back(std::move(change));
}

void LossyDisk::removed(const std::string& path) {
    std::lock_guard lock(guard_);
    files_.erase(path);
}

void LossyDisk::synced(const std::string& path) {
    ++syncs_;
    if (!path.ends_with("-wal")) ++checkpoints_;
    if (options_.lies) return;
    std::lock_guard lock(guard_);
    File& file = files_[path];
    for (const auto& change : file.pending) apply(file.durable, change);
    file.pending.clear();
}

void LossyDisk::restart(std::uint64_t seed) {
    std::lock_guard lock(guard_);
    for (auto& [path, file] : files_) {
        auto luck = draw(seed) % 3;  // none, all or some of what was not synced reached the disk
        for (const auto& change : file.pending) {
            if (luck == 0) continue;
            if (change.truncation) {
                if (luck == 1 || draw(seed) % 2) apply(file.durable, change);
                continue;
            }
            for (std::size_t from = 0; from < change.data.size();) {
                std::size_t end = std::min(change.data.size(),
                                           from + sector - (std::size_t(change.offset) + from) % sector);
                if (luck == 1 || draw(seed) % 2)
                    apply(file.durable,
                          {change.offset + std::int64_t(from), change.data.substr(from, end - from), false});
                from = end;
            }
        }
        file.pending.clear();
        std::ofstream(path, std::ios::binary | std::ios::trunc) << file.durable;
        std::error_code ignored;
        std::filesystem::remove(path + "-shm", ignored);  // lives in memory only
    }
    files_.clear();  // read afresh when opened: others may work on them meanwhile
    left_ = -1;
    lost_ = false;
}

}  // namespace metodika::testing
