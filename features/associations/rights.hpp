#pragma once
// What the reader may do with which association, found once for a whole request: a list asks nothing more per
// row.
#include <unordered_map>
#include <unordered_set>

#include "contracts/reach.hpp"
#include "features/associations/association.hpp"

namespace metodika::associations {

class Rights {
  public:
    static Rights of(api::Work& work);

    bool heads(AssociationId id) const { return headed_.contains(id); }
    /// Keeps the associations of that organisation: opens, appoints, closes.
    bool keeps(Level level, OrganisationId owner) const;
    bool writes(AssociationId id, Level level, OrganisationId owner) const {
        return heads(id) || keeps(level, owner);
    }
    bool approves(Level level, OrganisationId owner) const;
    PersonId person() const { return person_; }

  private:
    /// What the reader's roles allow at one organisation.
    struct Duties {
        bool keeps = false, school = false, municipal = false, regional = false;
    };
    Duties at(OrganisationId owner) const;

    bool everything_ = false;
    PersonId person_;
    std::unordered_map<OrganisationId, Duties> duties_;
    std::unordered_set<AssociationId> headed_;
};

}  // namespace metodika::associations
