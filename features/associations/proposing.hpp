#pragma once
// The rule that creates a school association (S1 §2.6), applied to the staff of one organisation. No SQL, no
// clock.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/associations/association.hpp"
#include "features/associations/words.hpp"

namespace metodika::associations {

/// A teacher of the organisation and one subject that is taught there.
struct Taught {
    PersonId person;
    std::string name, position, subject;
};
struct Thresholds {
    std::int64_t sameSubject = 2, sameCycle = 3;  // an association is due for more than so many
    std::int64_t cycleSpecialities = 2;           // of at least so many different specialities
};
/// What ought to exist and does not.
struct Due {
    Kind kind = Kind::subject;
    std::string basis;
    std::vector<std::string> subjects;
    std::vector<Teacher> teachers;
    std::int64_t threshold = 0;
};
/// Subjects that an association of the organisation already joins are left alone. More than so many teachers
/// of one speciality make an association of their own; those who are left join by cycle.
std::vector<Due> associationsDue(const std::vector<Taught>& staff, const std::vector<std::string>& joined,
                                 const Words& words, Thresholds more);

struct Career {
    PersonId person;
    std::string name;
    std::optional<std::string> category;  // highest, first …
    std::optional<Date> teachingSince;
};
/// The highest category, then the longest service, then the name; with what speaks for the person.
struct Choice {
    PersonId person;
    std::string name;
    std::string reason;  // a text key
    TextParams params;
};
std::optional<Choice> headCandidate(const std::vector<Career>& teachers, Date today);

}  // namespace metodika::associations
