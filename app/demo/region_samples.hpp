#pragma once
// For the tests of the generated region: one district and one region, made once.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "app/demo/region.hpp"

namespace metodika::demo {

inline const Date today = date(2026, 11, 22);

inline const Region& district() {
    static const Region region = makeRegion(Scale::district, 1, today);
    return region;
}
inline const Region& wholeRegion() {
    static const Region region = makeRegion(Scale::region, 1, today);
    return region;
}

inline bool open(const std::optional<Date>& until) { return !until || *until > today; }
inline bool isStaffed(OrganisationKind k) {
    return k == OrganisationKind::school || k == OrganisationKind::kindergarten ||
           k == OrganisationKind::extra_centre;
}
inline int countOf(const Region& r, OrganisationKind kind) {
    return int(std::count_if(r.organisations.begin(), r.organisations.end(),
                             [&](const Organisation& o) { return o.kind == kind && open(o.until); }));
}
/// Present pedagogical people by their main job.
inline std::vector<const Employment*> educators(const Region& r) {
    std::vector<const Employment*> all;
    for (const auto& e : r.employments)
        if (e.pedagogical && e.kind == EmploymentKind::main && open(e.until) &&
            isStaffed(r.organisations[e.organisation].kind))
            all.push_back(&e);
    return all;
}

/// The tour's school and municipality, by the sign-ins.
struct Tour {
    explicit Tour(const Region& region) : r(region) {
        for (const auto& a : r.accounts) accounts[std::string(a.login)] = &a;
        school = accounts.at("uchitel")->organisation;
        municipality = r.organisations[school].municipality;
    }
    std::vector<const Employment*> of(Index person) const {
        std::vector<const Employment*> jobs;
        for (const auto& e : r.employments)
            if (e.person == person) jobs.push_back(&e);
        return jobs;
    }
    const Region& r;
    std::map<std::string, const Account*> accounts;
    Index school = nobody, municipality = nobody;
};

}  // namespace metodika::demo
