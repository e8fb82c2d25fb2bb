#pragma once
// Words and what they stand in, held in memory: a region is a few tens of megabytes, is read in seconds from
// the rooms' tables, and is the same on every database. What is found is an id; titles are read by whoever
// shows them, under the reader's rights.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace metodika::search {

/// What can be found under one id. `place` is where it stands in the tree of places, `group` whose it is
/// besides; of equally good ones those of higher rank come first.
struct Entry {
    std::int64_t id = 0, place = 0, group = 0, rank = 0;
    std::string title, details;
};

/// Numbers of places by the index's own count.
using Places = std::vector<std::uint8_t>;

/// What the reader may find of one kind: in `whole` by every word, in `titles` only by its title's; what is
/// of one of the groups wherever it stands.
struct Gate {
    int kind = 0;
    const Places* whole = nullptr;
    const Places* titles = nullptr;
    std::unordered_set<std::int64_t> groups;
};

struct Hits {
    int kind = 0;
    int best = 0;  // how well the best one fits
    std::size_t total = 0;
    std::vector<std::int64_t> ids;  // best first, from the place that was asked for
};

enum class Spelling { exact, forgiving };

class Index {
  public:
    static constexpr std::size_t mostWords = 8;
    /// Entries of the kind `placeKind` are the places themselves: by their words whatever stands there is
    /// found, too.
    explicit Index(int placeKind) : placeKind_(placeKind) {}

    /// In place of everything that this id of this kind had.
    void put(int kind, std::int64_t id, const std::vector<Entry>& entries);
    /// After many have been put: gives back what was reserved.
    void settle();
    Places places(const std::vector<std::int64_t>& ids) const;
    /// Every word must fit: whole, by its stem, by its first letters, or (forgiving) with a mistake or two.
    std::vector<Hits> find(const std::vector<std::string>& words, const std::vector<Gate>& gates,
                           Spelling spelling, std::size_t from, std::size_t limit) const;
    std::size_t size() const { return live_; }

  private:
    struct Doc {
        std::int64_t id, group, rank;
        std::uint32_t place;
        std::uint8_t kind;
        bool live;
    };
    struct Word {
        std::string text;
        std::uint64_t letters;
        std::uint32_t length;
        std::vector<std::uint32_t>
            docs;  // the number of the entry, and below it how the word stands there (Stands)
    };
    /// A word of the vocabulary that fits what was typed.
    struct Match {
        std::uint32_t word;
        std::uint8_t title, details;  // how well: in a title, elsewhere
    };
    struct Scratch;
    void add(int kind, const Entry& entry);
    void addWords(std::uint32_t doc, std::string_view text, bool title);
    std::uint32_t wordNumber(const std::string& word);
    std::uint32_t placeNumber(std::int64_t place);
    std::vector<Match> matches(const std::string& typed, Spelling spelling) const;
    void forgive(const std::string& typed, std::vector<Match>& into) const;
    void weigh(Scratch& scratch, const std::vector<std::vector<Match>>& matched) const;

    int placeKind_;
    std::vector<Doc> docs_;
    std::vector<Word> words_;
    std::map<std::string, std::uint32_t, std::less<>> vocabulary_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> stems_;
    std::unordered_map<std::int64_t, std::uint32_t> placeNumbers_;
    std::vector<std::unordered_map<std::int64_t, std::vector<std::uint32_t>>> byId_;
    std::size_t live_ = 0;
};

}  // namespace metodika::search
