#include "features/associations/joining.hpp"

#include <algorithm>

#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

// An empty field and none are the same to whoever typed; so are spaces at its ends.
std::string plain(const std::optional<std::string>& text) { return text ? utf8::squeeze(*text) : ""; }
bool same(const std::string& a, const std::string& b) { return utf8::squeeze(a) == utf8::squeeze(b); }
bool same(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    return plain(a) == plain(b);
}
template <class T>
bool same(const std::optional<T>& a, const std::optional<T>& b) {
    return a == b;
}

/// True where both have changed it, to different ends.
template <class T>
bool clash(T& current, const T& was, const T& now) {
    if (same(now, was) || same(current, now)) return false;
    if (!same(current, was)) return true;
    current = now;
    return false;
}

using Decisions = std::vector<DecisionEntry>;
Decisions of(const ItemEntry& item) { return item.decisions.value_or(Decisions{}); }

template <class Entries>
auto marked(Entries& entries, const std::string& mark) {
    return std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.mark == mark; });
}

bool same(const DecisionEntry& a, const DecisionEntry& b) {
    return same(a.text, b.text) && same(a.responsible, b.responsible) && same(a.due, b.due);
}
bool same(const ItemEntry& a, const ItemEntry& b) {
    Decisions left = of(a), right = of(b);
    return same(a.title, b.title) && same(a.speaker, b.speaker) && same(a.heard, b.heard) &&
           same(a.spoke, b.spoke) && same(a.votes_for, b.votes_for) &&
           same(a.votes_against, b.votes_against) && same(a.votes_abstained, b.votes_abstained) &&
           left.size() == right.size() && std::all_of(left.begin(), left.end(), [&](const DecisionEntry& d) {
               auto other = marked(right, d.mark.value_or(""));
               return other != right.end() && same(d, *other);
           });
}

struct Joiner {
    std::vector<Clash>& clashes;
    std::string item;

    void both(std::string field, std::optional<std::string> decision = {}) {
        clashes.push_back({item, std::move(decision), std::move(field)});
    }
    void decision(Decisions& there, const DecisionEntry* was, const DecisionEntry* now,
                  const std::string& mark) {
        auto at = marked(there, mark);
        if (!now) {
            if (at == there.end()) return;
            if (was && same(*at, *was))
                there.erase(at);
            else
                both("decision", mark);
            return;
        }
        if (at == there.end()) {
            if (!was)
                there.push_back(*now);
            else if (!same(*was, *now))
                both("decision", mark);
            return;
        }
        DecisionEntry before = was ? *was : DecisionEntry{};
        if (clash(at->text, before.text, now->text)) both("text", mark);
        if (clash(at->responsible, before.responsible, now->responsible)) both("responsible", mark);
        if (clash(at->due, before.due, now->due)) both("due", mark);
    }
    void decisions(ItemEntry& there, const ItemEntry& was, const ItemEntry& now) {
        Decisions kept = of(there), before = of(was), after = of(now);
        auto find = [](Decisions& in, const std::string& mark) {
            auto at = marked(in, mark);
            return at == in.end() ? nullptr : &*at;
        };
        for (const DecisionEntry& d : before)
            if (d.mark && !find(after, *d.mark)) decision(kept, &d, nullptr, *d.mark);
        for (const DecisionEntry& d : after)
            if (d.mark) decision(kept, find(before, *d.mark), &d, *d.mark);
        there.decisions = std::move(kept);
    }
    void fields(ItemEntry& there, const ItemEntry& was, const ItemEntry& now) {
        if (clash(there.title, was.title, now.title)) both("title");
        if (clash(there.speaker, was.speaker, now.speaker)) both("speaker");
        if (clash(there.heard, was.heard, now.heard)) both("heard");
        if (clash(there.spoke, was.spoke, now.spoke)) both("spoke");
        if (clash(there.votes_for, was.votes_for, now.votes_for)) both("votes_for");
        if (clash(there.votes_against, was.votes_against, now.votes_against)) both("votes_against");
        if (clash(there.votes_abstained, was.votes_abstained, now.votes_abstained)) both("votes_abstained");
        decisions(there, was, now);
    }
};

}  // namespace

JoinedItems joinItems(std::vector<ItemEntry> current, const std::vector<ItemChange>& changes) {
    JoinedItems out{std::move(current), {}};
    for (const ItemChange& change : changes) {
        Joiner joiner{out.clashes, change.mark};
        auto at = marked(out.items, change.mark);
        bool gone = at == out.items.end();
        if (!change.now) {
            if (gone) continue;
            if (change.was && same(*at, *change.was))
                out.items.erase(at);
            else
                joiner.both("item");
        } else if (gone) {
            if (change.was && same(*change.was, *change.now)) continue;
            // Somebody struck out what was being written here: both are shown, neither is lost.
            if (change.was) {
                joiner.both("item");
                continue;
            }
            out.items.push_back(*change.now);
            out.items.back().mark = change.mark;
        } else {
            joiner.fields(*at, change.was.value_or(ItemEntry{}), *change.now);
        }
    }
    return out;
}

std::vector<ItemEntry> entriesOf(const std::vector<Item>& items) {
    std::vector<ItemEntry> out;
    for (const Item& i : items) {
        Decisions decisions;
        for (const Decision& d : i.decisions)
            decisions.push_back({d.id, d.text,
                                 d.responsible ? std::optional(d.responsible->id) : std::nullopt, d.due,
                                 d.mark});
        out.push_back({i.title, i.speaker, i.heard, i.spoke, i.votes_for, i.votes_against, i.votes_abstained,
                       std::move(decisions), i.mark});
    }
    return out;
}

}  // namespace metodika::associations
