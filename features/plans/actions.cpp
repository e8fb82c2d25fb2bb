#include "features/plans/actions.hpp"

#include <algorithm>

#include "contracts/region.hpp"
#include "features/plans/terms.hpp"
#include "platform/base/utf8.hpp"
#include "platform/documents/docx.hpp"

namespace metodika::plans {
namespace {

PlanRow rowOf(const Kept& plan, const Home& home, const std::vector<Item>& items) {
    PlanRow row{plan.id, {home.id, home.short_name}, plan.school_year, plan.edition, plan.state, 0, 0, 0};
    row.items = std::int64_t(items.size());
    for (const Item& item : items) {
        row.done += item.progress == Progress::done;
        row.late += item.progress == Progress::late;
    }
    return row;
}

std::vector<Item> begun(api::Work& work, const Room& room, const Home& home, const NewPlan& fresh,
                        const Layout& layout) {
    std::vector<Item> out;
    auto add = [&](Item item) {
        item.id = work.newId<ItemId>();
        item.place = double(out.size() + 1);
        out.push_back(std::move(item));
    };
    if (fresh.from == Beginning::functions) {
        for (const auto& section : layout.sections)
            for (const auto& function : section.functions) {
                Item item;
                item.section = section.code;
                item.activity = function;
                add(std::move(item));
            }
    } else if (fresh.from == Beginning::last_year) {
        PlanStore store(work, room.facts);
        auto last = store.find(home.id, fresh.school_year - 1);
        if (!last) throw wrongField("/from", "plans.no_last_year");
        for (Item& was : store.items(*last)) {
            if (!comesAgain(was)) continue;
            Item item;
            item.section = was.section;
            for (Field field : {Field::activity, Field::task, Field::audience, Field::form,
                                Field::responsible, Field::result, Field::risk})
                fieldOf(item, field) = fieldOf(was, field);
            item.term = termLater(was.term);
            add(std::move(item));
        }
    }
    for (Item& item : out)
        if (auto days = termOf(item.term, fresh.school_year)) {
            item.since = days->since;
            item.due = days->due;
        }
    return out;
}

}  // namespace

const Layout& layoutOf(api::Work& work, const Room& room, const Home& home) {
    return room.layouts.of(packOf(work, home.id)).of(home.level);
}

Opened openFor(api::Work& work, const Room& room, PlanId id, Need need) {
    PlanStore store(work, room.facts);
    auto plan = store.kept(id);
    organisationsWithin(work, plan.organisation);
    auto home = store.home(plan.organisation);
    auto office = officeAt(work, home.id, home.level);
    if (!plan.edition && !office.seesDrafts()) notFound();
    bool may = need == Need::see || (need == Need::write ? office.writes : office.approves);
    if (!may) throw Refused(RefusalKind::forbidden, "api.not_your_role");
    Opened out{plan, home, office};
    if (!readsLive(out)) store.asApproved(out.plan);
    return out;
}

bool readsLive(const Opened& o) { return o.office.seesDrafts() || o.plan.state == State::approved; }

std::vector<Item> itemsFor(api::Work& work, const Room& room, const Opened& o) {
    PlanStore store(work, room.facts);
    auto items = store.items(o.plan);
    if (readsLive(o)) return items;
    auto now = std::move(items);
    items = store.itemsOf(o.plan.id, o.plan.edition);
    for (Item& item : items) {
        auto found = std::find_if(now.begin(), now.end(), [&](const Item& n) { return n.id == item.id; });
        if (found == now.end()) continue;
        item.mark = found->mark;
        item.mark_reason = found->mark_reason;
        item.moved_to = found->moved_to;
        item.ties = found->ties;
        item.progress = progressOf(item, o.plan.school_year, work.today());
    }
    return items;
}

namespace {

/// Others see the analysis once it is approved.
bool seesAnalysis(PlanStore& store, const Office& office, PlanId plan) {
    return office.seesDrafts() || store.analysis(plan).state == State::approved;
}

}  // namespace

Plan planFor(api::Work& work, const Room& room, const Opened& o) {
    PlanStore store(work, room.facts);
    const Kept& p = o.plan;
    auto items = itemsFor(work, room, o);
    Plan out;
    static_cast<PlanRow&>(out) = rowOf(p, o.home, items);
    if (!readsLive(o)) out.state = State::approved;
    out.goal = p.goal;
    out.tasks = p.tasks;
    out.theme = p.theme;
    if (o.office.seesDrafts()) {
        out.reason = p.reason;
        out.remarks = p.remarks;
    }
    out.sections = store.sections(p.id);
    const Layout& layout = layoutOf(work, room, o.home);
    for (Section& section : out.sections)
        for (const auto& known : layout.sections)
            if (known.code == section.code) section.functions = known.functions;
    out.lines = std::move(items);
    out.editions = store.editions(p.id);
    out.at = work.scope().now().ms;
    out.version = p.version;
    bool open = bool(mayWrite(p.state));
    out.can = {{"edit", o.office.writes && open},
               {"submit", o.office.writes && bool(maySubmit(p.state, out.lines.size()))},
               {"approve", o.office.approves && p.state == State::submitted},
               {"return", o.office.approves && p.state == State::submitted},
               {"begin", o.office.writes && p.state == State::approved},
               {"mark", o.office.writes && p.edition > 0},
               {"analysis", p.edition > 0 && seesAnalysis(store, o.office, p.id)}};
    return out;
}

PlanPlace findPlan(api::Scope& scope, const Room& room, const PlanQuery& query) {
    return scope.read([&](api::Work& work) {
        auto id = query.organisation ? *query.organisation : firstHome(work);
        organisationsWithin(work, id);
        PlanStore store(work, room.facts);
        auto home = store.home(id);
        auto office = officeAt(work, id, home.level);
        PlanPlace out;
        out.organisation = {home.id, home.short_name};
        out.school_year = query.year.value_or(schoolYear(work.today()));
        auto own = store.rows(PlanStore::Rows::own, id, out.school_year, office.seesDrafts());
        if (!own.empty()) out.plan = std::move(own.front());
        out.last = store.find(id, out.school_year - 1).has_value();
        out.can = {
            {"add", office.writes && !out.plan},
            {"analysis", out.plan && out.plan->edition > 0 && seesAnalysis(store, office, out.plan->id)}};
        return out;
    });
}

Plan openPlan(api::Scope& scope, const Room& room, PlanId id) {
    return scope.read(
        [&](api::Work& work) { return planFor(work, room, openFor(work, room, id, Need::see)); });
}

Plan addPlan(api::Scope& scope, const Room& room, const NewPlan& fresh) {
    return scope.change([&](api::Work& work) {
        organisationsWithin(work, fresh.organisation);
        PlanStore store(work, room.facts);
        auto home = store.home(fresh.organisation);
        if (!officeAt(work, home.id, home.level).writes)
            throw Refused(RefusalKind::forbidden, "api.not_your_role");
        if (store.find(home.id, fresh.school_year))
            throw Refused(RefusalKind::conflict, "plans.there_already");
        const Layout& layout = layoutOf(work, room, home);
        Kept plan;
        plan.id = work.newId<PlanId>();
        plan.organisation = home.id;
        plan.school_year = fresh.school_year;
        std::vector<Section> sections;
        for (const auto& s : layout.sections) sections.push_back({s.code, s.title, {}});
        if (fresh.from == Beginning::last_year)
            if (auto last = store.find(home.id, fresh.school_year - 1)) {
                plan.goal = last->goal;
                plan.tasks = last->tasks;
                plan.theme = last->theme;
                // A section that the template no longer has goes on for what stands in it.
                for (const Section& s : store.sections(last->id))
                    if (std::none_of(sections.begin(), sections.end(),
                                     [&](const Section& k) { return k.code == s.code; }))
                        sections.push_back({s.code, s.title, {}});
            }
        store.add(plan, sections);
        for (const Item& item : begun(work, room, home, fresh, layout)) store.add(plan, item);
        work.note(home.id.value, "plan.added", "plan", plan.id.value);
        return planFor(work, room, openFor(work, room, plan.id, Need::write));
    });
}

Plan changePlan(api::Scope& scope, const Room& room, PlanId id, const PlanChange& change) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        scope.expectVersion(o.plan.version);
        enforce(mayWrite(o.plan.state), RefusalKind::conflict);
        if (change.goal.given) o.plan.goal = utf8::filled(change.goal.value);
        if (change.tasks.given) o.plan.tasks = change.tasks.value;
        if (change.theme.given) o.plan.theme = utf8::filled(change.theme.value);
        PlanStore(work, room.facts).save(o.plan);
        work.note(o.home.id.value, "plan.changed", "plan", id.value);
        return planFor(work, room, openFor(work, room, id, Need::write));
    });
}

Plan submitPlan(api::Scope& scope, const Room& room, PlanId id) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        PlanStore store(work, room.facts);
        auto items = store.items(o.plan);
        enforce(mayWrite(o.plan.state), RefusalKind::conflict);
        auto filled = std::size_t(
            std::count_if(items.begin(), items.end(), [](const Item& i) { return !i.activity.empty(); }));
        enforce(maySubmit(o.plan.state, filled), RefusalKind::conflict);
        o.plan.state = State::submitted;
        o.plan.remarks.reset();
        store.forgetRemarks(id);
        store.save(o.plan);
        work.note(o.home.id.value, "plan.submitted", "plan", id.value);
        return planFor(work, room, openFor(work, room, id, Need::write));
    });
}

Plan returnPlan(api::Scope& scope, const Room& room, PlanId id, const Return& wish) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::approve);
        enforce(mayReturn(o.plan.state), RefusalKind::conflict);
        PlanStore store(work, room.facts);
        o.plan.state = State::returned;
        o.plan.remarks = utf8::squeeze(wish.remarks);
        for (const ItemRemark& one : wish.items) {
            auto item = store.item(o.plan, one.item).item;
            item.remark = utf8::filled(one.remark);
            store.save(o.plan, item);
        }
        store.save(o.plan);
        work.note(o.home.id.value, "plan.returned", "plan", id.value);
        return planFor(work, room, openFor(work, room, id, Need::approve));
    });
}

Plan approvePlan(api::Scope& scope, const Room& room, PlanId id, const Act& act) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::approve);
        if (act.act_date > work.today()) throw wrongField("/act_date", "plans.act_in_future");
        enforce(mayApprove(o.plan.state, act, work.today()), RefusalKind::conflict);
        PlanStore store(work, room.facts);
        const Layout& layout = layoutOf(work, room, o.home);
        EditionRow edition;
        edition.edition = o.plan.edition + 1;
        edition.reason = o.plan.reason;
        edition.act_date = act.act_date;
        edition.act_number = utf8::squeeze(act.act_number);
        Act said{act.act_date, edition.act_number};
        std::string title = work.scope().sayIn(text::Language::ru, "plans.paper_title",
                                               {{"year", schoolYearName(o.plan.school_year)}});
        PaperFiled::Kept kept;
        work.publish(PaperFiled{o.home.id, layout.paper, o.plan.school_year, title,
                                o.plan.reason.value_or(""), act.act_date, edition.act_number, title + ".docx",
                                paperOf(work, room, o, said), &kept});
        edition.paper = std::to_string(kept.paper);
        edition.paper_edition = kept.edition;
        store.addEdition(o.plan, edition, json::write(api::List<Item>{store.items(o.plan)}));
        o.plan.state = State::approved;
        o.plan.edition = edition.edition;
        o.plan.reason.reset();
        o.plan.remarks.reset();
        store.save(o.plan);
        work.note(o.home.id.value, "plan.approved", "plan", id.value);
        return planFor(work, room, openFor(work, room, id, Need::approve));
    });
}

Plan beginChange(api::Scope& scope, const Room& room, PlanId id, const Reason& reason) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::write);
        enforce(mayBegin(o.plan.state), RefusalKind::conflict);
        o.plan.state = State::draft;
        o.plan.reason = utf8::squeeze(reason.reason);
        PlanStore(work, room.facts).save(o.plan);
        work.note(o.home.id.value, "plan.change_begun", "plan", id.value);
        return planFor(work, room, openFor(work, room, id, Need::write));
    });
}

Difference comparePlan(api::Scope& scope, const Room& room, PlanId id, int from, int to) {
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        PlanStore store(work, room.facts);
        // 0: as it stands now, for those who work on it.
        if (!to && !o.office.seesDrafts()) notFound();
        auto out = differenceOf(store.itemsOf(id, from), to ? store.itemsOf(id, to) : store.items(o.plan));
        out.from = from;
        out.to = to;
        return out;
    });
}

api::List<PlanRow> listPlans(api::Scope& scope, const Room& room, const PlanQuery& query) {
    return scope.read([&](api::Work& work) {
        auto id = query.organisation ? *query.organisation : firstHome(work);
        organisationsWithin(work, id);
        PlanStore store(work, room.facts);
        auto office = officeAt(work, id, store.home(id).level);
        return api::List<PlanRow>{store.rows(
            PlanStore::Rows::below, id, query.year.value_or(schoolYear(work.today())), office.seesDrafts())};
    });
}

}  // namespace metodika::plans
