#pragma once
// Finding by words. A room, in install(), says what of its own can be found:
//     building.search.kind({.name = "people", .entries = …, .doors = …, .show = …});
// and, in the transaction that changes a record:
//     search::changed(work, "people", id);
// The index is read from the rooms' tables when the program starts and once a day, and follows every change,
// also of other programs on the same database, before it answers.
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <thread>

#include "platform/api/scope.hpp"
#include "platform/search/index.hpp"

namespace metodika::search {

/// One found thing, in the reader's language; `page` is where it opens.
struct Found {
    std::int64_t id = 0;
    std::string title, note, page;
};

/// Where the reader may find something of a kind: below these places by every word, or only by its title; and
/// what belongs to one of the groups, wherever it is.
struct Doors {
    std::vector<std::int64_t> whole, titles;
    std::unordered_set<std::int64_t> groups;
    /// For those who find by title only: so many letters at least, so many found at most, never how many.
    std::size_t fewestLetters = 0, most = 0;
};

struct Kind {
    using Take = std::function<void(const Entry&)>;
    std::string name;
    /// The places of the tree themselves: what stands there is found by their words, too.
    bool places = false;
    /// Gives the entries of these ids, of all where there is no list; those of one id one after another.
    std::function<void(api::Work&, const std::vector<std::int64_t>* only, const Take&)> entries;
    std::function<Doors(api::Work&)> doors;
    /// What is shown of these, in any order; what this reader may not see, or what is gone, is left out.
    std::function<std::vector<Found>(api::Work&, const std::vector<std::int64_t>& ids)> show;
};

/// The record came, changed or went.
void changed(api::Work& work, std::string_view kind, std::int64_t id);
/// So much has changed that every index is read anew.
void everythingChanged(api::Work& work);

class Search {
  public:
    Search() = default;
    ~Search() { stop(); }
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;

    /// A name that is taken, or a second kind of places, is a std::logic_error.
    void kind(Kind kind);
    const std::vector<Kind>& kinds() const { return kinds_; }
    /// f(index), which knows everything that had changed when this transaction began.
    template <class F>
    auto read(api::Work& work, F&& f) {
        follow(work);
        std::shared_lock lock(reading_);
        return f(static_cast<const Index&>(*index_));
    }
    /// Reads the index in a thread of its own and keeps it fresh.
    void start(const api::Host& host);
    void stop();

  private:
    void follow(api::Work& work);
    std::unique_ptr<Index> build(api::Work& work);
    void apply(api::Work& work, const std::vector<std::pair<std::string, std::int64_t>>& changes);
    bool readChanges(api::Work& work, std::vector<std::pair<std::string, std::int64_t>>& changes);
    int number(std::string_view kind) const;
    void loop(const api::Host& host);

    std::vector<Kind> kinds_;
    std::shared_mutex reading_;  // of the index: many find at once, one writes
    std::unique_ptr<Index> index_;
    std::mutex following_;  // all below
    std::optional<Date> day_;
    std::int64_t last_ = 0, lookedBack_ = 0;
    std::unordered_set<std::int64_t> seen_;

    std::mutex guard_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace metodika::search
