#include "features/accounts/menu.hpp"

#include <algorithm>

#include "contracts/roles.hpp"

namespace metodika::accounts {

std::vector<std::string> menuFor(const api::Member& m) {
    using namespace roles;
    auto holdsOtherThan = [&](auto... codes) {
        return std::any_of(m.holdings.begin(), m.holdings.end(),
                           [&](const auto& h) { return ((h.role != codes) && ...); });
    };
    bool keepsStaff = m.holdsAny({organisationMethodist, organisationHead, methodist, serviceHead});
    std::vector<std::string> menu;
    if (holdsOtherThan(operatorRole)) {
        menu.push_back("organisations");
        if (m.holdsAny({methodist, serviceHead, authorityOfficial, instituteMethodist, ministryOfficial}))
            menu.push_back("services");
        if (holdsOtherThan(operatorRole, ministryOfficial)) menu.push_back("people");
        if (keepsStaff) menu.insert(menu.end(), {"imports", "lists"});
        menu.insert(menu.end(), {"associations", "meetings"});
        // A document of a place is open to everybody in it; the page of sets is for those who answer for
        // them.
        if (keepsStaff || m.holdsAny({authorityOfficial, instituteMethodist, ministryOfficial}))
            menu.insert(menu.end(), {"plans", "papers"});
        menu.push_back("monitoring");
    }
    if (keepsStaff || m.holds(operatorRole)) menu.push_back("accounts");
    menu.push_back("profile");
    return menu;
}

}  // namespace metodika::accounts
