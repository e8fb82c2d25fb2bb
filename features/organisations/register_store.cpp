#include "features/organisations/store.hpp"

namespace metodika::organisations {

std::vector<Known> OrganisationStore::knownOf(OrganisationId municipality) {
    static constexpr db::Query find{"organisations.known", R"(
        SELECT o.id, o.kind, o.code, o.inn, o.full_name, o.address, o.phone, o.mail, o.branch_of, p.name, p.short_name
        FROM organisation_periods p JOIN organisations o ON o.id = p.organisation
        WHERE p.parent = :municipality AND p.since <= :today AND p.until > :today ORDER BY o.id)"};
    return work_.all<Known>(find, {{"municipality", municipality}});
}

void OrganisationStore::linkBranch(OrganisationId branch, OrganisationId entity) {
    static constexpr db::Query link{"organisations.link_branch",
                                    "UPDATE organisations SET branch_of = :entity WHERE id = :branch"};
    work_.execute(link, {{"branch", branch}, {"entity", entity}});
}

}  // namespace metodika::organisations
