#include "features/search/search.hpp"

#include <algorithm>
#include <map>

#include "contracts/reach.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"
#include "platform/search/words.hpp"

namespace metodika::search {
namespace {

constexpr std::size_t mostLetters = 100;

/// What the reader may find of each kind, in the index's own terms.
class Reader {
  public:
    Reader(api::Work& work, const Search& search, std::size_t letters) {
        for (std::size_t i = 0; i < search.kinds().size(); ++i) {
            auto doors = search.kinds()[i].doors(work);
            bool none = doors.whole.empty() && doors.titles.empty() && doors.groups.empty();
            if (none || letters < doors.fewestLetters) continue;
            belowAll(work, doors.whole);
            belowAll(work, doors.titles);
            doors_.emplace_back(int(i), std::move(doors));
        }
    }
    /// Holds until this reader goes.
    std::vector<Gate> gates(const Index& index) {
        std::vector<Gate> out;
        for (const auto& [kind, doors] : doors_)
            out.push_back({kind, places(index, doors.whole), places(index, doors.titles), doors.groups});
        return out;
    }
    const Doors& doors(int kind) const {
        return std::find_if(doors_.begin(), doors_.end(), [&](auto& d) { return d.first == kind; })->second;
    }

  private:
    void belowAll(api::Work& work, const std::vector<std::int64_t>& roots) {
        static constexpr db::Query below{"search.below", R"(
            SELECT descendant FROM shared_reach WHERE ancestor = :place AND since <= :today AND until > :today)"};
        if (roots.empty() || below_.contains(roots)) return;
        auto& all = below_[roots];
        for (auto root : roots) {
            auto rows = work.run(below.text, {{"place", root}});
            while (rows->next()) all.push_back(rows->integer(0));
        }
    }
    const Places* places(const Index& index, const std::vector<std::int64_t>& roots) {
        if (roots.empty()) return nullptr;
        auto [found, fresh] = places_.try_emplace(roots);
        if (fresh) found->second = index.places(below_.at(roots));
        return &found->second;
    }
    std::vector<std::pair<int, Doors>> doors_;
    std::map<std::vector<std::int64_t>, std::vector<std::int64_t>> below_;
    std::map<std::vector<std::int64_t>, Places> places_;
};

std::vector<std::string> searchedWords(std::string_view typed) {
    auto words = wordsOf(utf8::head(typed, mostLetters));
    if (words.size() > Index::mostWords) words.resize(Index::mostWords);
    return words;
}

struct Understood {
    std::string words;
    bool similar = false;
    std::vector<Hits> hits;
};

/// As it was typed; else with the keyboard in the other language; else with mistakes forgiven.
Understood understand(const Index& index, const std::vector<Gate>& gates, const std::string& typed,
                      std::size_t from, std::size_t limit) {
    auto other = otherLayout(typed);
    for (auto spelling : {Spelling::exact, Spelling::forgiving})
        for (const auto& text : {typed, other}) {
            if (text.empty()) continue;
            auto hits = index.find(searchedWords(text), gates, spelling, from, limit);
            if (!hits.empty())
                return {text, spelling == Spelling::forgiving || text != typed, std::move(hits)};
        }
    return {typed, false, {}};
}

FoundGroup shown(api::Work& work, const Kind& kind, const Doors& doors, const Hits& hits, std::size_t from,
                 bool items) {
    FoundGroup out{kind.name, {}, {}, {}};
    auto ids = hits.ids;
    bool counted = doors.most == 0;
    if (counted) out.total = std::int64_t(hits.total);
    if (!items) return out;
    std::size_t end = from + ids.size();
    if (!counted && end > doors.most) ids.resize(from < doors.most ? doors.most - from : 0);
    std::map<std::int64_t, Found> found;
    if (!ids.empty())
        for (auto& one : kind.show(work, ids)) found.emplace(one.id, std::move(one));
    for (auto id : ids)
        if (auto one = found.find(id); one != found.end()) {
            auto& f = one->second;
            out.items.push_back({Id<struct FoundTag>{id}, f.title,
                                 f.note.empty() ? std::nullopt : std::optional(f.note), f.page});
        }
    if (counted && end < hits.total) out.next = api::encodeCursor({kind.name, std::int64_t(end)});
    return out;
}

FoundAnswer findAll(api::Scope& scope, Search& search, const SearchQuery& query) {
    const auto& kinds = search.kinds();
    auto named = [&](const Kind& kind) { return kind.name == *query.kind; };
    if (query.kind && std::none_of(kinds.begin(), kinds.end(), named)) {
        std::string known;
        for (const Kind& kind : kinds) known += (known.empty() ? "" : ", ") + kind.name;
        throw Refused(RefusalKind::invalid, "api.invalid", {},
                      {{"/kind", "api.field.choice", {{"known", known}}}});
    }
    auto typed = utf8::squeeze(query.q.value_or(""));
    std::size_t from = 0, limit = query.limit ? std::size_t(api::pageSize(query.limit)) : query.kind ? 20 : 5;
    if (query.cursor) from = std::size_t(std::max<std::int64_t>(0, api::decodeCursor(*query.cursor).id));
    if (from && !query.kind)
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/kind", "api.field.required", {}}});
    return scope.read([&](api::Work& work) {
        std::size_t letters = 0;
        for (const auto& word : searchedWords(typed)) letters += utf8::length(word);
        FoundAnswer out{typed, false, {}};
        if (!letters) return out;
        Reader reader(work, search, letters);
        auto understood = search.read(work, [&](const Index& index) {
            return understand(index, reader.gates(index), typed, from, limit);
        });
        out.words = understood.words;
        out.similar = understood.similar;
        std::stable_sort(understood.hits.begin(), understood.hits.end(),
                         [](const Hits& a, const Hits& b) { return a.best > b.best; });
        for (const Hits& hits : understood.hits) {
            const Kind& kind = kinds[std::size_t(hits.kind)];
            out.groups.push_back(shown(work, kind, reader.doors(hits.kind), hits, from,
                                       !query.kind || *query.kind == kind.name));
        }
        return out;
    });
}

}  // namespace

void install(Building& building) {
    building.api.get("/api/v1/search", "search.find", api::signedIn())
        .query<SearchQuery>()
        .answers([&search = building.search](api::Scope& scope, const api::Call& call) {
            return findAll(scope, search, call.query<SearchQuery>());
        });
}

}  // namespace metodika::search
