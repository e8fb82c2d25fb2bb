#include "platform/search/search.hpp"

#include <map>

#include "platform/base/log.hpp"

namespace metodika::search {
namespace {

// Ids begin with the millisecond. A transaction may commit after one that began later: changes of the last
// minute are looked through again.
constexpr std::int64_t millisecond = std::int64_t{1} << 22, minute = 60'000 * millisecond,
                       day = 1440 * minute;

constexpr db::Query note{"search.note",
                         "INSERT INTO search_changes (id, kind, entry) VALUES (:id, :kind, :entry)"};
constexpr db::Query since{"search.since",
                          "SELECT id, kind, entry FROM search_changes WHERE id > :since ORDER BY id"};
constexpr db::Query latest{"search.latest", "SELECT max(id) FROM search_changes"};
constexpr db::Query forget{"search.forget", "DELETE FROM search_changes WHERE id < :before"};

using ChangeId = Id<struct ChangeTag>;

/// Those of one id come one after another and are put together.
class Putting {
  public:
    Putting(Index& index, int kind) : index_(index), kind_(kind) {}
    ~Putting() { put(); }
    void take(const Entry& entry) {
        if (!entries_.empty() && entries_.front().id != entry.id) put();
        entries_.push_back(entry);
    }

  private:
    void put() {
        if (!entries_.empty()) index_.put(kind_, entries_.front().id, entries_);
        entries_.clear();
    }
    Index& index_;
    int kind_;
    std::vector<Entry> entries_;
};

}  // namespace

void changed(api::Work& work, std::string_view kind, std::int64_t id) {
    work.later(note, {{"id", work.newId<ChangeId>()}, {"kind", kind}, {"entry", id}});
}
void everythingChanged(api::Work& work) { changed(work, "", 0); }

void Search::kind(Kind kind) {
    for (const Kind& known : kinds_)
        if (known.name == kind.name || (known.places && kind.places))
            throw std::logic_error("search: kind " + kind.name + " is declared twice");
    kinds_.push_back(std::move(kind));
}

int Search::number(std::string_view name) const {
    for (std::size_t i = 0; i < kinds_.size(); ++i)
        if (kinds_[i].name == name) return int(i);
    return -1;
}

std::unique_ptr<Index> Search::build(api::Work& work) {
    int places = -1;
    for (std::size_t i = 0; i < kinds_.size(); ++i)
        if (kinds_[i].places) places = int(i);
    auto index = std::make_unique<Index>(places);
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        Putting putting(*index, int(i));
        kinds_[i].entries(work, nullptr, [&](const Entry& entry) { putting.take(entry); });
    }
    index->settle();
    return index;
}

bool Search::readChanges(api::Work& work, std::vector<std::pair<std::string, std::int64_t>>& changes) {
    std::int64_t from = last_, now = work.scope().now().ms;
    if (now - lookedBack_ > 1000) {
        // Who began earlier may end later; what is older than that is not read again and again on a quiet
        // day.
        from = std::min(from, work.newId<ChangeId>().value - 2 * minute);
        lookedBack_ = now;
    }
    bool everything = false;
    auto rows = work.run(since.text, {{"since", from}});
    while (rows->next()) {
        std::int64_t id = rows->integer(0);
        if (!seen_.insert(id).second) continue;
        last_ = std::max(last_, id);
        if (rows->text(1).empty()) everything = true;
        changes.emplace_back(std::string(rows->text(1)), rows->integer(2));
    }
    if (seen_.size() > 1000) std::erase_if(seen_, [&](auto id) { return id < last_ - 3 * minute; });
    return everything;
}

void Search::apply(api::Work& work, const std::vector<std::pair<std::string, std::int64_t>>& changes) {
    std::map<int, std::vector<std::int64_t>> byKind;
    for (const auto& [name, id] : changes)
        if (int kind = number(name); kind >= 0) byKind[kind].push_back(id);
    for (auto& [kind, ids] : byKind) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        std::vector<Entry> entries;
        kinds_[std::size_t(kind)].entries(work, &ids, [&](const Entry& entry) { entries.push_back(entry); });
        std::unique_lock lock(reading_);
        for (auto id : ids) index_->put(kind, id, {});
        Putting putting(*index_, kind);
        for (const Entry& entry : entries) putting.take(entry);
    }
}

void Search::follow(api::Work& work) {
    std::lock_guard lock(following_);
    std::vector<std::pair<std::string, std::int64_t>> changes;
    // Posts begin and end with the day alone.
    if (bool fresh = index_ && day_ == work.today(); fresh && !readChanges(work, changes)) {
        if (!changes.empty()) apply(work, changes);
        return;
    }
    if (!index_) {
        last_ = work.number(latest);
        readChanges(work, changes);  // known already by what is read now
    }
    auto built = build(work);
    std::unique_lock reading(reading_);
    index_ = std::move(built);
    day_ = work.today();
}

void Search::start(const api::Host& host) {
    thread_ = std::thread([this, &host] { loop(host); });
}

void Search::stop() {
    {
        std::lock_guard lock(guard_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
    stopping_ = false;
}

void Search::loop(const api::Host& host) {
    std::optional<Date> swept;
    for (;;) {
        try {
            auto scope = api::Scope::system(host);
            scope.read([&](api::Work& work) { follow(work); });
            if (swept != scope.today()) {
                scope.change([&](api::Work& work) {
                    work.execute(forget, {{"before", work.newId<ChangeId>().value - day}});
                });
                swept = scope.today();
            }
        } catch (const std::exception& e) {
            log::error(std::string("search: ") + e.what());
        }
        std::unique_lock lock(guard_);
        if (wake_.wait_for(lock, std::chrono::milliseconds(500), [&] { return stopping_; })) return;
    }
}

}  // namespace metodika::search
