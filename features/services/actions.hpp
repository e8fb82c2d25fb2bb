#pragma once
// One function per use case; each owns its transaction. A service is named by its municipality.
#include "contracts/week.hpp"
#include "features/services/service.hpp"

namespace metodika::services {

/// Of the region for its staff, of the municipality for everybody in it.
api::Page<ServiceRow> listServices(api::Scope&, const ServiceQuery&);
ServiceCard openService(api::Scope&, OrganisationId municipality);
/// By the head of the service or the authority, as everything below. The organisation must be of the
/// municipality.
ServiceCard changeService(api::Scope&, OrganisationId municipality, const ServiceChange&);
ServiceCard addPost(api::Scope&, OrganisationId municipality, const NewPost&);
/// A post of one rate for everybody on the staff list of the service's organisation who holds none; 409 when
/// there is nobody.
ServiceCard addPostsOfStaff(api::Scope&, OrganisationId municipality);
ServiceCard changePost(api::Scope&, OrganisationId municipality, PostId, const PostChange&);
/// Somebody who works in the municipality; never more than is vacant.
ServiceCard addHolder(api::Scope&, OrganisationId municipality, PostId, const NewHolder&);
ServiceCard endHolder(api::Scope&, OrganisationId municipality, PostId, HolderId, const HolderEnd&);

/// Whoever oversees municipalities sees where there is no service, or one person is all of it.
void tellWeek(api::Work&, const WeekAsked&);

}  // namespace metodika::services
