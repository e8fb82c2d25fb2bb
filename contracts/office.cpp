#include "contracts/office.hpp"

namespace metodika {

Office officeAt(api::Work& work, OrganisationId id, std::string_view level) {
    static constexpr std::array head{roles::organisationHead}, official{roles::authorityOfficial},
        institute{roles::instituteMethodist}, ministry{roles::ministryOfficial};
    if (level == "organisation") return {holdsAt(work, id, roles::keepers), holdsAt(work, id, head)};
    if (level == "municipality") return {holdsAt(work, id, roles::service), holdsAt(work, id, official)};
    return {holdsAt(work, id, institute), holdsAt(work, id, ministry)};
}

}  // namespace metodika
