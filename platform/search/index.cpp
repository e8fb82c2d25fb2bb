#include "platform/search/index.hpp"

#include <algorithm>
#include <array>

#include "platform/base/utf8.hpp"
#include "platform/search/words.hpp"

namespace metodika::search {
namespace {

// How well a word fits. Whatever is in a title weighs more than anything elsewhere.
namespace weight {
constexpr std::uint8_t title = 14, titleStem = 12, titleBegins = 10, leads = 1, titleNear = 8,
                       titleNearBegins = 7, leastTitle = 7, details = 6, detailsStem = 5, detailsBegin = 4,
                       place = 3, detailsNear = 2, detailsNearBegin = 1, none = 0;
}

// How a word stands in an entry: in its title, and as its first word, the surname of a person.
constexpr std::uint32_t inTitle = 1, leadsTitle = 2;
constexpr int standsBits = 2;

}  // namespace

struct Index::Scratch {
    std::vector<std::vector<std::uint8_t>> docs, places;
};

std::uint32_t Index::placeNumber(std::int64_t place) {
    return placeNumbers_.try_emplace(place, std::uint32_t(placeNumbers_.size())).first->second;
}

std::uint32_t Index::wordNumber(const std::string& word) {
    auto [found, fresh] = vocabulary_.try_emplace(word, std::uint32_t(words_.size()));
    if (fresh) {
        auto letters = utf8::decode(word);
        words_.push_back({word, lettersOf(letters), std::uint32_t(letters.size()), {}});
        stems_[stemOf(word)].push_back(found->second);
    }
    return found->second;
}

void Index::addWords(std::uint32_t doc, std::string_view text, bool title) {
    std::uint32_t stands = title ? inTitle | leadsTitle : 0;
    for (const std::string& word : wordsOf(text)) {
        auto& docs = words_[wordNumber(word)].docs;
        // A title comes first: the same word elsewhere adds nothing.
        if (docs.empty() || docs.back() >> standsBits != doc) docs.push_back(doc << standsBits | stands);
        stands &= ~leadsTitle;
    }
}

void Index::add(int kind, const Entry& entry) {
    auto number = std::uint32_t(docs_.size());
    docs_.push_back({entry.id, entry.group, entry.rank, placeNumber(entry.place), std::uint8_t(kind), true});
    if (byId_.size() <= std::size_t(kind)) byId_.resize(std::size_t(kind) + 1);
    byId_[std::size_t(kind)][entry.id].push_back(number);
    addWords(number, entry.title, true);
    addWords(number, entry.details, false);
    ++live_;
}

void Index::put(int kind, std::int64_t id, const std::vector<Entry>& entries) {
    if (byId_.size() > std::size_t(kind))
        if (auto known = byId_[std::size_t(kind)].find(id); known != byId_[std::size_t(kind)].end()) {
            for (auto number : known->second) docs_[number].live = false;
            live_ -= known->second.size();
            byId_[std::size_t(kind)].erase(known);
        }
    for (const Entry& entry : entries) add(kind, entry);
}

void Index::settle() {
    docs_.shrink_to_fit();
    for (Word& word : words_) word.docs.shrink_to_fit();
}

Places Index::places(const std::vector<std::int64_t>& ids) const {
    Places out(placeNumbers_.size(), 0);
    for (auto id : ids)
        if (auto found = placeNumbers_.find(id); found != placeNumbers_.end()) out[found->second] = 1;
    return out;
}

std::vector<Index::Match> Index::matches(const std::string& typed, Spelling spelling) const {
    std::vector<Match> out;
    bool number = isNumber(typed);
    // One letter is an initial: it stands for a name, not for every word that is said somewhere.
    bool letter = !number && utf8::length(typed) == 1;
    auto begin = vocabulary_.lower_bound(typed);
    if (number) {
        if (begin != vocabulary_.end() && begin->first == typed)
            out.push_back({begin->second, weight::title, weight::details});
        return out;
    }
    for (auto at = begin; at != vocabulary_.end() && at->first.starts_with(typed); ++at) {
        bool same = at->first.size() == typed.size();
        out.push_back({at->second, same ? weight::title : weight::titleBegins,
                       letter ? weight::none
                       : same ? weight::details
                              : weight::detailsBegin});
    }
    if (letter) return out;
    auto stem = stemOf(typed);
    // «Иванова» is said of Иванов, too, whose own stem is shorter.
    if (auto found = vocabulary_.find(stem); found != vocabulary_.end() && stem != typed)
        out.push_back({found->second, weight::titleStem, weight::detailsStem});
    if (auto found = stems_.find(stem); found != stems_.end())
        for (auto word : found->second)
            if (words_[word].text != typed) out.push_back({word, weight::titleStem, weight::detailsStem});
    if (spelling == Spelling::forgiving) forgive(typed, out);
    return out;
}

void Index::forgive(const std::string& typed, std::vector<Match>& into) const {
    auto letters = utf8::decode(typed);
    int most = forgiven(letters.size());
    if (!most) return;
    auto has = lettersOf(letters);
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
        const Word& word = words_[i];
        if (word.length + std::uint32_t(most) < letters.size() ||
            __builtin_popcountll(has & ~word.letters) > most)
            continue;
        auto d = distance(letters, utf8::decode(word.text), most);
        if (d.whole <= most)
            into.push_back({i, weight::titleNear, weight::detailsNear});
        else if (d.beginning <= most - (letters.size() < 6 ? 1 : 0))
            into.push_back({i, weight::titleNearBegins, weight::detailsNearBegin});
    }
}

void Index::weigh(Scratch& s, const std::vector<std::vector<Match>>& matched) const {
    s.docs.resize(std::max(s.docs.size(), matched.size()));
    s.places.resize(std::max(s.places.size(), matched.size()));
    for (std::size_t t = 0; t < matched.size(); ++t) {
        auto &docs = s.docs[t], &places = s.places[t];
        docs.assign(docs_.size(), 0);
        places.assign(placeNumbers_.size(), 0);
        for (const Match& match : matched[t])
            for (auto posting : words_[match.word].docs) {
                auto number = posting >> standsBits;
                std::uint8_t fits = posting & inTitle ? match.title : match.details;
                if (posting & leadsTitle && fits >= weight::titleBegins) fits += weight::leads;
                docs[number] = std::max(docs[number], fits);
                const Doc& doc = docs_[number];
                if (doc.kind != placeKind_ || !doc.live || fits == weight::none) continue;
                std::uint8_t there = fits >= weight::titleBegins || fits == weight::details
                                         ? weight::place
                                         : std::uint8_t(std::min<int>(fits, weight::detailsNear));
                places[doc.place] = std::max(places[doc.place], there);
            }
    }
}

std::vector<Hits> Index::find(const std::vector<std::string>& words, const std::vector<Gate>& gates,
                              Spelling spelling, std::size_t from, std::size_t limit) const {
    std::vector<Hits> out;
    std::vector<std::vector<Match>> matched;
    for (const auto& word : words) matched.push_back(matches(word, spelling));
    // «иванова и»: the initial is another word than the one that begins with it.
    for (std::size_t t = 0; t < words.size(); ++t)
        for (std::size_t u = 0; u < words.size(); ++u)
            if (words[u].size() > words[t].size() && words[u].starts_with(words[t]))
                std::erase_if(matched[t], [&](const Match& m) {
                    return std::any_of(matched[u].begin(), matched[u].end(), [&](const Match& other) {
                        return other.word == m.word && other.title >= weight::titleBegins;
                    });
                });
    if (words.empty() || std::any_of(matched.begin(), matched.end(), [](auto& m) { return m.empty(); }))
        return out;
    thread_local Scratch scratch;
    weigh(scratch, matched);

    struct Hit {
        int fits;
        std::uint32_t doc;
    };
    std::array<const Gate*, 16> gateOf{};
    for (const Gate& gate : gates) gateOf[std::size_t(gate.kind)] = &gate;
    std::array<std::vector<Hit>, 16> hits;
    for (std::uint32_t number = 0; number < docs_.size(); ++number) {
        const Doc& doc = docs_[number];
        bool own = false, titled = true, every = true;
        int fits = 0;
        for (std::size_t t = 0; t < words.size() && every; ++t) {
            int here = scratch.docs[t][number];
            own |= here > 0;
            titled &= here >= weight::leastTitle;
            here = std::max(here, int(scratch.places[t][doc.place]));
            every = here > 0;
            fits += here;
        }
        if (!every || !own || !doc.live) continue;
        const Gate* gate = gateOf[doc.kind];
        if (!gate) continue;
        bool open = (gate->whole && (*gate->whole)[doc.place]) ||
                    (titled && gate->titles && (*gate->titles)[doc.place]) ||
                    (!gate->groups.empty() && gate->groups.contains(doc.group));
        if (open) hits[doc.kind].push_back({fits, number});
    }
    for (const Gate& gate : gates) {
        auto& found = hits[std::size_t(gate.kind)];
        if (found.empty()) continue;
        // Somebody with two posts is found once.
        std::sort(found.begin(), found.end(), [&](const Hit& a, const Hit& b) {
            const Doc &x = docs_[a.doc], &y = docs_[b.doc];
            return x.id != y.id ? x.id < y.id : a.fits > b.fits;
        });
        found.erase(
            std::unique(found.begin(), found.end(),
                        [&](const Hit& a, const Hit& b) { return docs_[a.doc].id == docs_[b.doc].id; }),
            found.end());
        auto better = [&](const Hit& a, const Hit& b) {
            const Doc &x = docs_[a.doc], &y = docs_[b.doc];
            if (a.fits != b.fits) return a.fits > b.fits;
            return x.rank != y.rank ? x.rank > y.rank : x.id < y.id;
        };
        auto last = std::min(found.size(), from + limit);
        std::partial_sort(found.begin(), found.begin() + std::ptrdiff_t(last), found.end(), better);
        Hits one{gate.kind, found.front().fits, found.size(), {}};
        for (auto i = from; i < last; ++i) one.ids.push_back(docs_[found[i].doc].id);
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace metodika::search
