#include "features/organisations/actions.hpp"

#include <algorithm>

#include "contracts/events.hpp"
#include "features/organisations/rules.hpp"
#include "features/organisations/statuses.hpp"
#include "features/organisations/store.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::organisations {
namespace {

Can canOn(api::Work& work, const Kept& o) {
    bool keeper = holdsAt(work, o.id, treeKeepers);
    bool staff = holdsAt(work, o.id, roles::keepers);
    return {{"edit", keeper},
            {"add_child", keeper && (o.kind == Kind::municipality || o.kind == Kind::region)},
            {"manage_clusters", keeper && o.kind == Kind::municipality},
            {"import", staff},
            {"invite", staff}};
}

std::vector<OrganisationId> membersOf(std::initializer_list<Cluster> clusters) {
    std::vector<OrganisationId> out;
    for (const Cluster& c : clusters)
        for (const auto& o : c.organisations)
            if (std::find(out.begin(), out.end(), o.id) == out.end()) out.push_back(o.id);
    return out;
}

void refuseTakenCode(const db::Error& e) {
    if (e.kind == db::Error::Kind::unique)
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/code", "organisations.code_taken", {}}});
}

void requireMembersOf(api::Work& work, OrganisationId municipality,
                      const std::vector<OrganisationId>& organisations) {
    OrganisationStore store(work);
    for (std::size_t i = 0; i < organisations.size(); ++i) {
        auto o = store.kept(organisations[i]);
        if (o.parent != municipality || levelOf(o.kind) != Level::organisation)
            throw Refused(RefusalKind::invalid, "api.invalid", {},
                          {{"/organisations/" + std::to_string(i),
                            "organisations.not_of_municipality",
                            {{"name", o.name}}}});
    }
}

// A new name or place from a day on; what is planned for later stays as it is.
void beginPeriod(api::Work& work, const Kept& was, const OrganisationChange& change) {
    OrganisationStore store(work);
    Date since = change.since.value_or(work.today());
    enforce(mayChangeFrom(since, was.period_since, work.today()), RefusalKind::conflict);
    auto then = store.keptOn(was.id, since);
    if (!then) throw Refused(RefusalKind::conflict, "organisations.closed_by_then");
    if (change.parent && change.parent != then->parent) {
        heldWithin(work, *change.parent, treeKeepers);
        enforce(mayStandUnder(was.kind, store.kept(*change.parent).kind), RefusalKind::conflict);
    }
    store.beginPeriod(*then, since, change.name.value_or(then->name),
                      change.short_name.value_or(then->short_name),
                      change.parent ? change.parent : then->parent);
}

}  // namespace

OrganisationCard cardFor(api::Work& work, const packs::Terms& statuses, OrganisationId id) {
    OrganisationStore store(work);
    auto card = store.card(id);
    card.can = canOn(work, store.kept(id));
    for (const KeptStatus& s : StatusStore(work).of(id)) {
        auto title = statuses.title(s.status, text::code(work.scope().language()));
        bool current = s.since <= work.today() && s.until > work.today();
        if (current) card.statuses.push_back({s.status, title});
        card.all_statuses.push_back({s.id, s.status, title, s.theme, s.act_number, s.act_date, s.since,
                                     s.until == forever ? std::nullopt : std::optional(s.until), current,
                                     s.version});
    }
    return card;
}

api::Page<OrganisationRow> listOrganisations(api::Scope& scope, const packs::Terms& statuses,
                                             ListQuery query) {
    return scope.read([&](api::Work& work) {
        OrganisationId root = query.root ? *query.root : query.parent ? *query.parent : firstHome(work);
        auto within = organisationsWithin(work, root);
        if (query.parent && *query.parent != root) organisationsWithin(work, *query.parent);
        auto page = OrganisationStore(work).list(within, query);
        std::vector<OrganisationId> shown;
        for (const auto& row : page.items) shown.push_back(row.id);
        auto held = StatusStore(work).now(shown);
        for (auto& row : page.items)
            for (const auto& code : held[row.id])
                row.statuses.push_back({code, statuses.title(code, text::code(scope.language()))});
        return page;
    });
}

Tree showTree(api::Scope& scope, const packs::Terms& statuses, const TreeQuery& query) {
    return scope.read([&](api::Work& work) {
        auto within = organisationsWithin(work, query.root ? *query.root : firstHome(work));
        auto tree = OrganisationStore(work).tree(within);
        tree.statuses = StatusStore(work).within(within);
        for (auto& one : tree.statuses) one.title = statuses.title(one.status, text::code(scope.language()));
        return tree;
    });
}

OrganisationCard openOrganisation(api::Scope& scope, const packs::Terms& statuses, OrganisationId id) {
    return scope.read([&](api::Work& work) {
        organisationsWithin(work, id);
        return cardFor(work, statuses, id);
    });
}

OrganisationId foundOrganisation(api::Work& work, const NewOrganisation& fresh, Date since) {
    auto id = work.newId<OrganisationId>();
    OrganisationStore(work).add(id, fresh, since);
    return id;
}

OrganisationId foundRegion(api::Work& work, const NewOrganisation& fresh, const std::string& pack,
                           Date since) {
    static constexpr db::Query name{"organisations.name_pack",
                                    "INSERT INTO region_packs (region, pack) VALUES (:region, :pack)"};
    const auto& packs = work.scope().host().packs;
    if (!pack.empty() && !packs.find(pack)) {
        std::string known;
        for (const auto& one : packs.all()) known += (known.empty() ? "" : ", ") + one->name();
        throw Refused(RefusalKind::invalid, "organisations.pack_unknown", {{"pack", pack}, {"known", known}});
    }
    auto id = foundOrganisation(work, fresh, since);
    if (!pack.empty()) work.execute(name, {{"region", id}, {"pack", pack}});
    work.note(id.value, "organisation.added", "organisation", id.value);
    work.publish(TreeChanged{{id}});
    return id;
}

OrganisationCard addOrganisation(api::Scope& scope, const packs::Terms& statuses,
                                 const NewOrganisation& fresh) {
    try {
        return scope.change([&](api::Work& work) {
            OrganisationStore store(work);
            heldWithin(work, fresh.parent, treeKeepers);
            auto parent = store.kept(fresh.parent);
            enforce(mayStandUnder(fresh.kind, parent.kind), RefusalKind::conflict);
            if (fresh.branch_of && store.kept(*fresh.branch_of).parent != fresh.parent)
                throw Refused(RefusalKind::conflict, "organisations.branch_elsewhere");
            auto id = foundOrganisation(work, fresh, fresh.since.value_or(work.today()));
            work.note(id.value, "organisation.added", "organisation", id.value);
            work.publish(TreeChanged{{id}});
            return cardFor(work, statuses, id);
        });
    } catch (const db::Error& e) {
        refuseTakenCode(e);
        throw;
    }
}

OrganisationCard changeOrganisation(api::Scope& scope, const packs::Terms& statuses, OrganisationId id,
                                    const OrganisationChange& change) {
    return scope.change([&](api::Work& work) {
        OrganisationStore store(work);
        heldWithin(work, id, treeKeepers);
        auto was = store.kept(id);
        scope.expectVersion(was.version);
        if (change.name || change.short_name || change.parent) beginPeriod(work, was, change);
        store.describe(id, change);
        const auto& closing = change.closed_on;
        if (closing.value) {
            enforce(mayChangeFrom(*closing.value, was.period_since, work.today()), RefusalKind::conflict);
            auto left = store.inhabited(id, *closing.value);
            enforce(mayClose(left.children, left.branches, left.people), RefusalKind::conflict);
            store.close(id, *closing.value);
        } else if (closing.given) {
            store.reopen(id, was.until);
        }
        store.touch(id);
        work.note(id.value, "organisation.changed", "organisation", id.value, json::write(change));
        work.publish(TreeChanged{{id}});
        // What ends today is history already: its card is shown once more before it goes.
        if (closing.value && *closing.value <= work.today()) {
            OrganisationCard closed;
            closed.id = id;
            closed.name = was.name;
            closed.until = closing.value;
            closed.version = was.version + 1;
            return closed;
        }
        return cardFor(work, statuses, id);
    });
}

api::List<Cluster> listClusters(api::Scope& scope, OrganisationId municipality) {
    return scope.read([&](api::Work& work) {
        auto within = organisationsWithin(work, municipality);
        bool keeper = holdsAt(work, municipality, treeKeepers);
        api::List<Cluster> list{OrganisationStore(work).clusters(within)};
        for (Cluster& c : list.items) c.can = {{"edit", keeper}};
        return list;
    });
}

Cluster addCluster(api::Scope& scope, const NewCluster& fresh) {
    return scope.change([&](api::Work& work) {
        heldWithin(work, fresh.municipality, treeKeepers);
        OrganisationStore store(work);
        if (store.kept(fresh.municipality).kind != Kind::municipality)
            throw Refused(RefusalKind::conflict, "organisations.cluster_place");
        requireMembersOf(work, fresh.municipality, fresh.organisations);
        auto id = work.newId<ClusterId>();
        store.addCluster(id, fresh);
        work.publish(TreeChanged{fresh.organisations});
        work.note(fresh.municipality.value, "cluster.added", "cluster", id.value, json::write(fresh));
        auto cluster = store.cluster(id);
        cluster.can = {{"edit", true}};
        return cluster;
    });
}

Cluster changeCluster(api::Scope& scope, ClusterId id, const ClusterChange& change) {
    return scope.change([&](api::Work& work) {
        OrganisationStore store(work);
        auto was = store.cluster(id);
        heldWithin(work, was.municipality, treeKeepers);
        scope.expectVersion(was.version);
        if (change.organisations) {
            requireMembersOf(work, was.municipality, *change.organisations);
            store.setMembers(id, *change.organisations);
            work.publish(TreeChanged{membersOf({was, store.cluster(id)})});
        }
        store.renameCluster(id, change.name.value_or(was.name));
        work.note(was.municipality.value, "cluster.changed", "cluster", id.value, json::write(change));
        auto cluster = store.cluster(id);
        cluster.can = {{"edit", true}};
        return cluster;
    });
}

api::Nothing closeCluster(api::Scope& scope, ClusterId id) {
    return scope.change([&](api::Work& work) {
        OrganisationStore store(work);
        auto was = store.cluster(id);
        heldWithin(work, was.municipality, treeKeepers);
        scope.expectVersion(was.version);
        store.closeCluster(id);
        work.publish(TreeChanged{membersOf({was})});
        work.note(was.municipality.value, "cluster.closed", "cluster", id.value);
        return api::Nothing{};
    });
}

}  // namespace metodika::organisations
