#pragma once
// Minutes of a meeting, ready for the template of the pack. No SQL, no clock.
#include <string>
#include <unordered_map>
#include <vector>

#include "features/associations/meeting.hpp"
#include "features/associations/words.hpp"
#include "platform/documents/fields.hpp"

namespace metodika::associations {

struct PersonName {
    PersonId id;
    std::string surname, given_name;
    std::optional<std::string> patronymic;
    BOOST_DESCRIBE_CLASS(PersonName, (), (id, surname, given_name, patronymic), (), ())
};
/// А.-М.К. Магомедов
std::string initialsFirst(const PersonName& name);
/// Магомедов А.-М.К.
std::string surnameFirst(const PersonName& name);

/// one, few or many: which form a Russian noun takes after the number.
std::string_view pluralForm(std::int64_t count);
/// With a full stop where the text has no end mark of its own.
std::string sentence(std::string_view text);
/// «Имя – сказанное» of each line; a line without a name is only what was said.
struct Spoken {
    std::string name, text;
};
std::vector<Spoken> spokenIn(std::string_view text);

struct MinutesSource {
    const MeetingCard& meeting;
    std::string organisation;  // its full name on the day
    std::string peopleWord;    // «14 человек»
    std::unordered_map<PersonId, PersonName> names;
    std::vector<std::optional<PersonId>> speakers;  // by agenda item, where known
    struct Found {
        std::string text, outcome;
        Date decided{};
    };
    std::vector<Found> found;  // what became of earlier decisions
};
/// only: of one item of the agenda, counted from one, under its own number.
documents::Fields minutesFields(const MinutesSource& source, const Words& words,
                                std::optional<int> only = {});

}  // namespace metodika::associations
