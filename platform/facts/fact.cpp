#include "platform/facts/fact.hpp"

namespace metodika::facts {

const Attribute* Fact::attribute(std::string_view wanted) const {
    for (const Attribute& a : attributes)
        if (a.name == wanted) return &a;
    return nullptr;
}

}  // namespace metodika::facts
