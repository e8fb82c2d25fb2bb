#include "features/monitoring/rules.hpp"

#include <algorithm>

namespace metodika::monitoring {
namespace {

constexpr std::array municipal{roles::methodist, roles::serviceHead, roles::authorityOfficial};
constexpr std::array organisational{roles::organisationMethodist, roles::organisationHead};

bool among(std::string_view role, std::span<const std::string_view> wanted) {
    return std::find(wanted.begin(), wanted.end(), role) != wanted.end();
}

}  // namespace

Verdict mayReadNumbers(const api::Scope& scope, std::span<const OrganisationId> chain) {
    if (scope.isSystem()) return allow();
    auto over = [&](std::int64_t place) {
        return place && std::find(chain.begin(), chain.end(), OrganisationId{place}) != chain.end();
    };
    auto is = [&](std::int64_t place) {
        return place && !chain.empty() && chain.front() == OrganisationId{place};
    };
    for (const api::Holding& h : scope.member().holdings) {
        if (h.role == roles::operatorRole) continue;
        auto municipality = h.above("municipality");
        if (among(h.role, roles::regional) && over(h.place())) return allow();
        if (among(h.role, municipal) && over(municipality ? municipality : h.place())) return allow();
        if (among(h.role, organisational) && over(h.place())) return allow();
        // What everyone may know: of the own organisation and of the municipality as a whole.
        if (!among(h.role, roles::regional) && (is(h.place()) || is(municipality))) return allow();
    }
    return refuse("monitoring.not_your_numbers");
}

bool seesPersons(Sight sight) { return sight >= Sight::service; }

}  // namespace metodika::monitoring
