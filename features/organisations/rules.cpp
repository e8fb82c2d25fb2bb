#include "features/organisations/rules.hpp"

namespace metodika::organisations {

Level levelOf(Kind kind) {
    switch (kind) {
        case Kind::region:
        case Kind::ministry:
        case Kind::institute:
            return Level::region;
        case Kind::municipality:
        case Kind::authority:
        case Kind::service:
            return Level::municipality;
        case Kind::school:
        case Kind::kindergarten:
        case Kind::extra_centre:
            return Level::organisation;
    }
    return Level::organisation;
}

Verdict mayStandUnder(Kind child, Kind parent) {
    bool fits = false;
    switch (child) {
        case Kind::region:
            break;
        case Kind::ministry:
        case Kind::institute:
        case Kind::municipality:
            fits = parent == Kind::region;
            break;
        case Kind::authority:
        case Kind::service:
        case Kind::school:
        case Kind::kindergarten:
        case Kind::extra_centre:
            fits = parent == Kind::municipality;
            break;
    }
    return fits ? allow() : refuse("organisations.wrong_parent");
}

Verdict mayChangeFrom(Date since, Date periodSince, Date today) {
    if (std::chrono::sys_days{since} < std::chrono::sys_days{periodSince})
        return refuse("organisations.before_period", {{"since", stampDate(periodSince)}});
    if (daysBetween(today, since) > 366) return refuse("organisations.too_far_ahead");
    return allow();
}

Verdict mayClose(std::int64_t children, std::int64_t branches, std::int64_t people) {
    if (children > 0) return refuse("organisations.has_children", {{"count", std::to_string(children)}});
    if (branches > 0) return refuse("organisations.has_branches", {{"count", std::to_string(branches)}});
    if (people > 0) return refuse("organisations.has_people", {{"count", std::to_string(people)}});
    return allow();
}

}  // namespace metodika::organisations
