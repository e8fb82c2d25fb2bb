#include "app/demo/region.hpp"

#include "app/demo/build.hpp"

namespace metodika::demo {

Region makeRegion(Scale scale, std::uint64_t seed, Date asOf, int years) {
    Region region;
    region.scale = scale;
    region.asOf = asOf;
    Build build{region, seed, years};
    makeNetwork(build);
    makeStaff(build);
    makeBodies(build);
    makeHistories(build);
    makeAssociations(build);
    makeHeads(build);
    makeSchedules(build);
    makeMeetings(build);
    makeRoles(build);
    return region;
}

}  // namespace metodika::demo
