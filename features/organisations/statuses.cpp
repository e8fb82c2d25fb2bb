#include "features/organisations/statuses.hpp"

#include "features/organisations/actions.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

void requireTerm(StatusStore& store, const KeptStatus& s) {
    if (s.until <= s.since) throw wrongField("/until", "organisations.status_ends_before");
    if (store.holds(s)) throw wrongField("/since", "organisations.status_held");
}

}  // namespace

api::List<StatusKind> listStatusKinds(const api::Scope& scope, const packs::Terms& terms) {
    api::List<StatusKind> list;
    for (const auto& term : terms.all())
        list.items.push_back({term.code, terms.title(term.code, text::code(scope.language()))});
    return list;
}

OrganisationCard addStatus(api::Scope& scope, const packs::Terms& terms, OrganisationId organisation,
                           const NewStatus& fresh) {
    if (!terms.has(fresh.status)) throw wrongField("/status", "organisations.status_unknown");
    return scope.change([&](api::Work& work) {
        heldWithin(work, organisation, treeKeepers);
        StatusStore store(work);
        KeptStatus s;
        s.id = work.newId<StatusId>();
        s.organisation = organisation;
        s.status = fresh.status;
        s.since = fresh.since;
        s.until = fresh.until.value_or(forever);
        s.theme = utf8::filled(fresh.theme);
        s.act_number = utf8::filled(fresh.act_number);
        s.act_date = fresh.act_date;
        requireTerm(store, s);
        store.add(s);
        work.note(organisation.value, "organisation.status_added", "organisation", organisation.value,
                  json::write(fresh));
        return cardFor(work, terms, organisation);
    });
}

OrganisationCard changeStatus(api::Scope& scope, const packs::Terms& terms, StatusId id,
                              const StatusChange& change) {
    return scope.change([&](api::Work& work) {
        StatusStore store(work);
        auto s = store.kept(id);
        heldWithin(work, s.organisation, treeKeepers);
        scope.expectVersion(s.version);
        if (change.since) s.since = *change.since;
        if (change.until.given) s.until = change.until.value.value_or(forever);
        if (change.act_date.given) s.act_date = change.act_date.value;
        if (change.theme.given) s.theme = utf8::filled(change.theme.value);
        if (change.act_number.given) s.act_number = utf8::filled(change.act_number.value);
        requireTerm(store, s);
        store.save(s);
        work.note(s.organisation.value, "organisation.status_changed", "organisation", s.organisation.value,
                  json::write(change));
        return cardFor(work, terms, s.organisation);
    });
}

OrganisationCard removeStatus(api::Scope& scope, const packs::Terms& terms, StatusId id) {
    return scope.change([&](api::Work& work) {
        StatusStore store(work);
        auto s = store.kept(id);
        heldWithin(work, s.organisation, treeKeepers);
        scope.expectVersion(s.version);
        store.remove(id);
        work.note(s.organisation.value, "organisation.status_removed", "organisation", s.organisation.value,
                  json::write(s.status));
        return cardFor(work, terms, s.organisation);
    });
}

}  // namespace metodika::organisations
