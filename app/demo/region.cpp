#include "app/demo/region.hpp"

#include "app/demo/build.hpp"

namespace metodika::demo {

Region makeRegion(Scale scale, std::uint64_t seed, Date asOf, int years, Shape shape) {
    Region region;
    region.scale = scale;
    region.shape = std::move(shape);
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
    if (!region.shape.accounts) region.accounts.clear();
    return region;
}

}  // namespace metodika::demo
