#pragma once
// The lists that forms choose from, from the pack and the program's own enumerations.
#include "features/people/person.hpp"
#include "features/people/reading/dictionary.hpp"
#include "platform/packs/terms.hpp"

namespace metodika::people {

struct Choice {
    std::string code, title;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (code, title))
struct PositionChoice {
    std::string title, group;
};
BOOST_DESCRIBE_STRUCT(PositionChoice, (), (title, group))
struct SubjectChoice {
    std::string title, cycle;
};
BOOST_DESCRIBE_STRUCT(SubjectChoice, (), (title, cycle))
struct Dictionaries {
    std::vector<PositionChoice> positions;
    std::vector<SubjectChoice> subjects;
    std::vector<Choice> category_levels, employment_kinds, statuses, column_meanings;
};
BOOST_DESCRIBE_STRUCT(Dictionaries, (),
                      (positions, subjects, category_levels, employment_kinds, statuses, column_meanings))

Dictionaries dictionaries(const api::Scope&, const Dictionary&, const packs::Terms& statuses);

}  // namespace metodika::people
