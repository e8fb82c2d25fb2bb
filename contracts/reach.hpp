#pragma once
// Who sees how much of whom: the rules of domain/access.md that every room needs, in one place. A list can
// only be read through a Within, and a Within is only made by asking whether the reader may.
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "contracts/ids.hpp"
#include "contracts/roles.hpp"
#include "platform/api/scope.hpp"

namespace metodika {

/// How much of a person's record the reader sees, by the columns of domain/access.md.
enum class Sight { none, directory, service, contact };

/// A part of the tree that the reader may read, checked.
class Within {
  public:
    OrganisationId root() const { return root_; }
    Sight sight() const { return sight_; }
    /// Whether persons may be listed there; the institute only finds them by name.
    bool lists() const { return lists_; }

  private:
    Within(OrganisationId root, Sight sight, bool lists) : root_(root), sight_(sight), lists_(lists) {}
    OrganisationId root_;
    Sight sight_;
    bool lists_;
    friend Within organisationsWithin(api::Work&, OrganisationId);
    friend Within peopleWithin(api::Work&, OrganisationId);
    friend Within namesWithin(api::Work&, OrganisationId);
    friend Within heldWithin(api::Work&, OrganisationId, std::span<const std::string_view>);
};

/// The organisation and what is above it today, itself first; 404 when there is none.
std::vector<OrganisationId> chainOf(api::Work& work, OrganisationId organisation);

/// Organisations, associations, plans and other things that are not personal: everyone signed in sees those
/// of the municipality, the region's staff those of the region. 404 outside.
Within organisationsWithin(api::Work& work, OrganisationId root);
/// Lists of persons, with the columns that the reader sees. The region's staff has counts only: 403.
Within peopleWithin(api::Work& work, OrganisationId root);
/// Persons found by name: of the region's staff the institute too, which has no lists.
Within namesWithin(api::Work& work, OrganisationId root);
/// The reader holds one of the roles there or above; otherwise 404 outside the reach, 403 inside.
Within heldWithin(api::Work& work, OrganisationId root, std::span<const std::string_view> roles);

/// What the reader may see of persons who work there.
Sight sightAt(api::Work& work, OrganisationId organisation);
bool holdsAt(api::Work& work, OrganisationId organisation, std::span<const std::string_view> roles);
/// Where the reader's sight begins, for lists that name no place: the municipality of the first role, or the
/// region; the system's own work begins at the top. 403 without any role.
OrganisationId firstHome(api::Work& work);

/// Where the reader's sight begins for whoever looks everywhere at once: below which places organisations are
/// seen, persons are listed, and persons are only found by name.
struct Homes {
    std::vector<OrganisationId> organisations, lists, names;
};
Homes homesOf(api::Work& work);

}  // namespace metodika
