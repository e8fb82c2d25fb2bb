#pragma once
// The only SQL of the room.
#include "contracts/reach.hpp"
#include "features/services/service.hpp"

namespace metodika::services {

class ServiceStore {
  public:
    explicit ServiceStore(api::Work& work) : work_(work) {}

    /// Municipalities at the root or below it, by name.
    std::vector<ServiceRow> list(OrganisationId root);
    /// With posts; 404 when it is no municipality.
    ServiceCard card(OrganisationId municipality);
    std::optional<Form> formOf(OrganisationId municipality);
    std::optional<Post> post(OrganisationId municipality, PostId id);
    void save(OrganisationId municipality, const ServiceChange& change);
    void touch(OrganisationId municipality);
    void add(OrganisationId municipality, const Post& post);
    void save(const Post& post);
    void add(OrganisationId municipality, PostId post, const Holder& holder);
    /// False when the post has no such holder.
    bool end(PostId post, HolderId holder, Date until);
    /// Works somewhere in the municipality today.
    bool worksWithin(OrganisationId municipality, PersonId person);
    bool within(OrganisationId municipality, OrganisationId organisation);
    /// A post for everybody on the staff list of the service's organisation who holds none yet.
    std::vector<std::pair<Post, PersonId>> staffWithoutPost(OrganisationId municipality,
                                                            OrganisationId organisation);
    bool holdsAnything(PersonId person);
    /// A service has its place or a base there.
    bool standsAt(OrganisationId organisation);
    struct Held {
        std::string title;
        Date since{}, until{};
    };
    /// Every post that the person holds or has held.
    std::vector<Held> heldBy(PersonId person);

  private:
    std::vector<Post> posts(OrganisationId municipality);
    api::Work& work_;
};

}  // namespace metodika::services
