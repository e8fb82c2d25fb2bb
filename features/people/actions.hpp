#pragma once
#include "features/people/store.hpp"

namespace metodika::people {

api::Page<PersonRow> listPeople(api::Scope&, const PeopleQuery&);
api::File exportPeople(api::Scope&, PeopleQuery);
Summary summarise(api::Scope&, const SummaryQuery&);
PersonCard openPerson(api::Scope&, PersonId);
PersonCard addPerson(api::Scope&, const NewPerson&);
PersonCard changePerson(api::Scope&, PersonId, const PersonChange&);
PersonCard addPost(api::Scope&, PersonId, const NewPost&);
PersonCard endPost(api::Scope&, EmploymentId, const PostEnd&);

// Pieces that several actions share.

PersonCard cardOf(api::Work&, PersonId);
/// Squeezed; nothing for what is empty then.
std::optional<std::string> clean(const std::optional<std::string>& text);
/// The person, whose staff list the reader keeps: 404 outside the reach, 403 inside.
PersonKept toChange(api::Work&, PersonId);
/// Refuses dates and numbers that cannot be, by the field below `path`.
void checkChange(const PersonChange&, const std::string& path);
/// The person as the change leaves them; nothing is written.
PersonKept changedBy(PersonKept person, const PersonChange&, Date today);
/// Writes what changed; a new name holds from the day.
void keepChanged(api::Work&, const PersonKept& was, const PersonKept& now, Date since);
/// The place that was asked for, or where the reader's keeping of staff lists begins; 403 to those who keep
/// none.
OrganisationId keptPlace(api::Work&, const std::optional<OrganisationId>& asked);
/// Others hear that something of the person changed: StaffChanged at every organisation of theirs.
void tellStaff(api::Work&, PersonId);
/// Into the audit of the person's first present organisation.
void noteAt(api::Work&, PersonId, std::string_view action);

}  // namespace metodika::people
