#pragma once
#include "features/people/person.hpp"

namespace metodika::people {

api::Page<PersonRow> listPeople(api::Scope&, const PeopleQuery&);
api::File exportPeople(api::Scope&, PeopleQuery);
Summary summarise(api::Scope&, const SummaryQuery&);
PersonCard openPerson(api::Scope&, PersonId);
PersonCard addPerson(api::Scope&, const NewPerson&);
PersonCard changePerson(api::Scope&, PersonId, const PersonChange&);
PersonCard addPost(api::Scope&, PersonId, const NewPost&);
PersonCard endPost(api::Scope&, EmploymentId, const PostEnd&);

}  // namespace metodika::people
