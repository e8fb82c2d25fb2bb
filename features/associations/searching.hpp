#pragma once
// Associations, their meetings and minutes as they are found by words.
#include "features/associations/association.hpp"
#include "platform/search/search.hpp"

namespace metodika::associations {

search::Kind searchedAssociations();
search::Kind searchedMeetings();
/// Only by those who may open them: members, heads, those who keep the association.
search::Kind searchedMinutes();

/// The meeting and its minutes have changed.
void searchAnew(api::Work& work, MeetingId id);
/// The association has changed; its meetings are found by its name.
void searchAnew(api::Work& work, AssociationId id);

}  // namespace metodika::associations
