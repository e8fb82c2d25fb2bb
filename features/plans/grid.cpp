// The cells of the grid: several people at once, nobody's text lost.
#include <algorithm>
#include <unordered_map>

#include "features/plans/actions.hpp"
#include "features/plans/terms.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::plans {
namespace {

constexpr std::size_t mostCells = 20'000, mostItems = 2'000;

/// As it is kept: without spaces at its ends, lines as they were.
std::string kept(std::string_view text) {
    auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    std::string out(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
    std::erase(out, '\r');
    return out;
}

void readTerm(Item& item, int year) {
    auto days = termOf(item.term, year);
    item.since = days ? std::optional(days->since) : std::nullopt;
    item.due = days ? std::optional(days->due) : std::nullopt;
}

Written answer(api::Work& work, PlanStore& store, const Kept& plan, const std::vector<ItemId>& touched) {
    Written out;
    if (!touched.empty())
        for (Owned& one : store.items(plan, touched)) out.items.push_back(std::move(one.item));
    out.at = work.scope().now().ms;
    return out;
}

}  // namespace

Written writeCells(api::Scope& scope, const Room& room, PlanId id, const Cells& wish) {
    if (wish.cells.size() > mostCells) throw wrongField("/cells", "plans.too_many_cells");
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        enforce(mayWrite(o.plan.state), RefusalKind::conflict);
        PlanStore store(work, room.facts);
        std::vector<ItemId> ids;
        for (const Cell& cell : wish.cells)
            if (std::find(ids.begin(), ids.end(), cell.item) == ids.end()) ids.push_back(cell.item);
        std::unordered_map<ItemId, Owned> items;
        for (Owned& one : store.items(o.plan, ids)) items.emplace(one.item.id, std::move(one));
        std::vector<ItemId> touched;
        std::vector<Conflict> conflicts;
        for (const Cell& cell : wish.cells) {
            auto found = items.find(cell.item);
            if (found == items.end()) notFound();
            Item& item = found->second.item;
            std::string& text = fieldOf(item, cell.field);
            std::string fresh = kept(cell.value);
            if (item.removed) {
                conflicts.push_back({cell.item, cell.field, fresh, "", found->second.by, true});
            } else if (text == fresh) {
                continue;
            } else if (text != cell.was) {
                conflicts.push_back({cell.item, cell.field, fresh, text, found->second.by, false});
            } else {
                text = std::move(fresh);
                if (cell.field == Field::term) readTerm(item, o.plan.school_year);
                if (std::find(touched.begin(), touched.end(), cell.item) == touched.end())
                    touched.push_back(cell.item);
            }
        }
        for (ItemId one : touched) store.save(o.plan, items.at(one).item);
        if (!touched.empty()) work.note(o.home.id.value, "plan.cells_written", "plan", id.value);
        auto out = answer(work, store, o.plan, ids);
        out.conflicts = std::move(conflicts);
        return out;
    });
}

Written addItems(api::Scope& scope, const Room& room, PlanId id, const NewItems& wish) {
    if (wish.items.empty() || wish.items.size() > mostItems)
        throw wrongField("/items", "plans.too_many_items");
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        enforce(mayWrite(o.plan.state), RefusalKind::conflict);
        PlanStore store(work, room.facts);
        auto sections = store.sections(id);
        // Lines of one section keep their order and come below `after`, or at the end.
        std::unordered_map<std::string, std::vector<std::size_t>> bySection;
        for (std::size_t i = 0; i < wish.items.size(); ++i) {
            const auto& section = wish.items[i].section;
            if (std::none_of(sections.begin(), sections.end(),
                             [&](const Section& s) { return s.code == section; }))
                throw wrongField("/items/" + std::to_string(i) + "/section", "plans.no_section");
            bySection[section].push_back(i);
        }
        std::vector<ItemId> touched;
        for (const auto& [section, lines] : bySection) {
            auto gap = store.gapAfter(id, section, wish.after);
            auto places = placesBetween(gap.below, gap.above, lines.size());
            for (std::size_t k = 0; k < lines.size(); ++k) {
                const NewItem& fresh = wish.items[lines[k]];
                Item item;
                item.id = work.newId<ItemId>();
                item.section = section;
                item.place = places[k];
                auto take = [&](Field field, const std::optional<std::string>& text) {
                    if (!text) return;
                    if (utf8::length(*text) > 2000)
                        throw wrongField(
                            "/items/" + std::to_string(lines[k]) + "/" + std::string(enumName(field)),
                            "plans.too_long");
                    fieldOf(item, field) = kept(*text);
                };
                take(Field::activity, fresh.activity);
                take(Field::task, fresh.task);
                take(Field::audience, fresh.audience);
                take(Field::term, fresh.term);
                take(Field::form, fresh.form);
                take(Field::responsible, fresh.responsible);
                take(Field::result, fresh.result);
                take(Field::risk, fresh.risk);
                readTerm(item, o.plan.school_year);
                store.add(o.plan, item);
                touched.push_back(item.id);
            }
        }
        work.note(o.home.id.value, "plan.items_added", "plan", id.value);
        return answer(work, store, o.plan, touched);
    });
}

Written removeItems(api::Scope& scope, const Room& room, PlanId id, const Removal& wish) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        enforce(mayWrite(o.plan.state), RefusalKind::conflict);
        PlanStore store(work, room.facts);
        bool removed = wish.removed.value_or(true);
        for (Owned& one : store.items(o.plan, wish.items)) {
            one.item.removed = removed;
            store.save(o.plan, one.item);
        }
        work.note(o.home.id.value, removed ? "plan.items_removed" : "plan.items_returned", "plan", id.value);
        return answer(work, store, o.plan, wish.items);
    });
}

Written changesSince(api::Scope& scope, const Room& room, PlanId id, const ChangesQuery& query) {
    // Who asks has to see what committed late: a little is told twice.
    constexpr std::int64_t overlap = 10'000;
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        if (!o.office.seesDrafts()) notFound();
        Written out;
        out.items = PlanStore(work, room.facts).changes(o.plan, query.since - overlap);
        out.at = scope.now().ms;
        return out;
    });
}

Written markItem(api::Scope& scope, const Room& room, PlanId id, ItemId item, const Marking& wish) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        PlanStore store(work, room.facts);
        auto one = store.item(o.plan, item).item;
        // Whoever is responsible says that it is done; to move or drop is for those who write the plan.
        static constexpr db::Query mine{
            "plans.mine", "SELECT count(*) FROM plan_items WHERE id = :item AND person = :person"};
        bool own = work.scope().member().person && work.number(mine, {{"item", item}}) > 0;
        bool may = o.office.writes || (own && (wish.mark == Mark::done || wish.mark == Mark::planned));
        if (!may) throw Refused(RefusalKind::forbidden, "api.not_your_role");
        if (auto right = mayMark(wish); !right)
            throw wrongField(right.key == "plans.reason_wanted" ? "/reason" : "/moved_to", right.key);
        if (!o.plan.edition) throw Refused(RefusalKind::conflict, "plans.not_approved_yet");
        one.mark = wish.mark;
        one.mark_reason = utf8::filled(wish.reason);
        one.moved_to = wish.mark == Mark::moved ? utf8::filled(wish.moved_to) : std::nullopt;
        one.marked_on = wish.mark == Mark::planned ? std::nullopt : std::optional(work.today());
        store.save(o.plan, one);
        work.note(o.home.id.value, "plan.item_marked", "plan_item", item.value);
        return answer(work, store, o.plan, {item});
    });
}

Written tieItem(api::Scope& scope, const Room& room, PlanId id, ItemId item, const TieWish& wish) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        PlanStore store(work, room.facts);
        store.item(o.plan, item);
        auto record = parseIdNumber(wish.record);
        if (!record) throw wrongField("/record", "plans.no_record");
        bool tied = wish.tied.value_or(true);
        if (tied && !store.liesBelow(o.plan, wish.fact, *record))
            throw wrongField("/record", "plans.no_record");
        store.tie(o.plan, item, wish.fact, *record, tied);
        work.note(o.home.id.value, tied ? "plan.item_tied" : "plan.item_untied", "plan_item", item.value);
        return answer(work, store, o.plan, {item});
    });
}

api::List<TieView> listCandidates(api::Scope& scope, const Room& room, PlanId id, ItemId item,
                                  const CandidatesQuery& query) {
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        PlanStore store(work, room.facts);
        store.item(o.plan, item);
        return api::List<TieView>{store.candidates(o.plan, utf8::squeeze(query.text.value_or("")))};
    });
}

}  // namespace metodika::plans
