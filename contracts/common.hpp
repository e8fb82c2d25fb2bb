#pragma once
// Small values that many answers hold.
#include <boost/describe/class.hpp>
#include <map>
#include <string>

#include "contracts/ids.hpp"
#include "platform/json/described.hpp"

namespace metodika {

/// The end of what has none yet.
inline constexpr Date forever = date(9999, 12, 31);

struct OrganisationRef {
    OrganisationId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(OrganisationRef, (), (id, name))
struct PersonRef {
    PersonId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonRef, (), (id, name))
struct ClusterRef {
    ClusterId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(ClusterRef, (), (id, name))

using Can = std::map<std::string, bool>;

}  // namespace metodika
