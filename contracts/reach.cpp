#include "contracts/reach.hpp"

#include <algorithm>

namespace metodika {
namespace {

constexpr db::Query chain{"reach.chain", R"(
    SELECT ancestor FROM shared_reach
    WHERE descendant = :organisation AND since <= :today AND until > :today ORDER BY depth)"};

template <class R>
bool among(std::string_view role, const R& roles) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}
bool has(const std::vector<OrganisationId>& chain_, std::int64_t place) {
    return std::find(chain_.begin(), chain_.end(), OrganisationId{place}) != chain_.end();
}
std::int64_t home(const api::Holding& h) {
    auto municipality = h.above("municipality");
    return municipality ? municipality : h.place();
}
bool seesOrganisations(const api::Scope& scope, const std::vector<OrganisationId>& of) {
    if (scope.isSystem()) return true;
    const auto& held = scope.member().holdings;
    return std::any_of(held.begin(), held.end(), [&](const api::Holding& h) {
        return h.role != roles::operatorRole && has(of, home(h));
    });
}
Sight sightOn(const api::Scope& scope, const std::vector<OrganisationId>& of) {
    if (scope.isSystem()) return Sight::contact;
    Sight best = Sight::none;
    for (const api::Holding& h : scope.member().holdings) {
        if (has(of, h.place()) && among(h.role, roles::keepers)) best = std::max(best, Sight::contact);
        if (has(of, h.place()) && h.role == roles::authorityOfficial) best = std::max(best, Sight::service);
        bool counts = h.role == roles::ministryOfficial || h.role == roles::operatorRole;
        if (!counts && has(of, home(h))) best = std::max(best, Sight::directory);
    }
    return best;
}
bool listsOn(const api::Scope& scope, const std::vector<OrganisationId>& of) {
    if (scope.isSystem()) return true;
    const auto& held = scope.member().holdings;
    return std::any_of(held.begin(), held.end(), [&](const api::Holding& h) {
        return !among(h.role, roles::regional) && h.role != roles::operatorRole && has(of, home(h));
    });
}
bool holdsOn(const api::Scope& scope, const std::vector<OrganisationId>& of,
             std::span<const std::string_view> wanted) {
    if (scope.isSystem()) return true;
    const auto& held = scope.member().holdings;
    return std::any_of(held.begin(), held.end(),
                       [&](const api::Holding& h) { return among(h.role, wanted) && has(of, h.place()); });
}

}  // namespace

std::vector<OrganisationId> chainOf(api::Work& work, OrganisationId organisation) {
    std::vector<OrganisationId> out;
    auto rows = work.run(chain.text, {{"organisation", organisation}});
    while (rows->next()) out.push_back(OrganisationId{rows->integer(0)});
    if (out.empty()) notFound();
    return out;
}

Within organisationsWithin(api::Work& work, OrganisationId root) {
    auto of = chainOf(work, root);
    if (!seesOrganisations(work.scope(), of)) notFound();
    return {root, sightOn(work.scope(), of), listsOn(work.scope(), of)};
}

Within peopleWithin(api::Work& work, OrganisationId root) {
    auto within = organisationsWithin(work, root);
    if (!within.lists()) throw Refused(RefusalKind::forbidden, "api.counts_only");
    return within;
}

Within namesWithin(api::Work& work, OrganisationId root) {
    auto within = organisationsWithin(work, root);
    if (within.sight() == Sight::none) throw Refused(RefusalKind::forbidden, "api.counts_only");
    return within;
}

Within heldWithin(api::Work& work, OrganisationId root, std::span<const std::string_view> wanted) {
    auto of = chainOf(work, root);
    if (!holdsOn(work.scope(), of, wanted)) {
        if (!seesOrganisations(work.scope(), of)) notFound();
        throw Refused(RefusalKind::forbidden, "api.not_your_role");
    }
    return {root, sightOn(work.scope(), of), listsOn(work.scope(), of)};
}

Sight sightAt(api::Work& work, OrganisationId organisation) {
    return sightOn(work.scope(), chainOf(work, organisation));
}
bool holdsAt(api::Work& work, OrganisationId organisation, std::span<const std::string_view> wanted) {
    return holdsOn(work.scope(), chainOf(work, organisation), wanted);
}

Homes homesOf(api::Work& work) {
    if (work.scope().isSystem()) {
        auto top = firstHome(work);
        return {{top}, {top}, {}};
    }
    Homes out;
    auto add = [](std::vector<OrganisationId>& places, OrganisationId place) {
        if (place && !has(places, place.value)) places.push_back(place);
    };
    for (const api::Holding& h : work.scope().member().holdings) {
        if (h.role == roles::operatorRole) continue;
        OrganisationId place{home(h)};
        add(out.organisations, place);
        if (!among(h.role, roles::regional))
            add(out.lists, place);
        else if (h.role != roles::ministryOfficial)
            add(out.names, place);
    }
    return out;
}

OrganisationId firstHome(api::Work& work) {
    static constexpr db::Query top{"reach.top", R"(
        SELECT id FROM shared_organisations WHERE parent IS NULL AND since <= :today AND until > :today ORDER BY id LIMIT 1)"};
    if (work.scope().isSystem()) return OrganisationId{work.number(top)};
    for (const api::Holding& h : work.scope().member().holdings)
        if (OrganisationId at{home(h)}; h.role != roles::operatorRole && at) return at;
    throw Refused(RefusalKind::forbidden, "api.not_your_role");
}

}  // namespace metodika
