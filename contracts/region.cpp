#include "contracts/region.hpp"

namespace metodika {

std::string packNamedAt(api::Work& work, OrganisationId organisation) {
    static constexpr db::Query find{"region.pack", R"(
        SELECT p.pack FROM shared_reach r JOIN shared_packs p ON p.region = r.ancestor
        WHERE r.descendant = :organisation ORDER BY r.until DESC LIMIT 1)"};
    return work.text(find, {{"organisation", organisation}}).value_or("");
}

const packs::Pack& packOf(api::Work& work, OrganisationId organisation) {
    return work.scope().host().packs.of(packNamedAt(work, organisation));
}

}  // namespace metodika
