// Two rows of one person made one, and parted again.
#include "features/people/entering.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::string_view pairDoubt = "possible_duplicate";

template <class T>
void takeMissing(std::optional<T>& to, const std::optional<T>& from) {
    if (!to) to = from;
}

bool samePost(const ImportPost& a, const ImportPost& b) {
    return utf8::fold(a.title) == utf8::fold(b.title) && a.subject == b.subject &&
           a.employment == b.employment && a.organisation == b.organisation;
}
bool sameCourse(const ImportCourse& a, const ImportCourse& b) {
    return utf8::fold(a.title) == utf8::fold(b.title) && a.hours == b.hours && mayBeSameDate(a.date, b.date);
}
bool same(const ImportPerson& a, const ImportPerson& b) { return json::write(a) == json::write(b); }

template <class T, class Same>
void addNew(std::vector<T>& to, const std::vector<T>& from, Same alike) {
    for (const T& one : from)
        if (std::none_of(to.begin(), to.end(), [&](const T& known) { return alike(known, one); }))
            to.push_back(one);
}

ImportPerson together(ImportPerson into, const ImportPerson& from) {
    takeMissing(into.patronymic, from.patronymic);
    takeMissing(into.maiden_surname, from.maiden_surname);
    takeMissing(into.birth_date, from.birth_date);
    takeMissing(into.snils, from.snils);
    takeMissing(into.phone, from.phone);
    takeMissing(into.email, from.email);
    takeMissing(into.education, from.education);
    takeMissing(into.hire_date, from.hire_date);
    takeMissing(into.main_workplace, from.main_workplace);
    if (!into.status) into.status_until = from.status_until;
    takeMissing(into.status, from.status);
    takeMissing(into.experience_years, from.experience_years);
    takeMissing(into.experience_total_years, from.experience_total_years);
    takeMissing(into.attestation_plan, from.attestation_plan);
    // Of two categories the later one counts.
    if (from.category && (!into.category || into.category->date < from.category->date))
        into.category = from.category;
    addNew(into.positions, from.positions, samePost);
    addNew(into.courses, from.courses, sameCourse);
    return into;
}

void settlePair(RowKept& row, int other, bool settled) {
    for (auto& p : row.problems)
        if (p.code == pairDoubt && p.other == other) p.settled = settled;
}

}  // namespace

void join(RowKept& into, RowKept& from) {
    from.joined = TakenIn{into.number, into.person};
    from.outcome = Outcome::skipped;
    into.person = together(into.person, from.person);
    settlePair(into, from.number, true);
    settlePair(from, into.number, true);
}

bool part(RowKept& into, RowKept& from) {
    if (into.outcome == Outcome::entered || !same(into.person, together(from.joined->before, from.person)))
        return false;
    into.person = from.joined->before;
    from.joined.reset();
    from.outcome = Outcome::fresh;
    settlePair(into, from.number, false);
    settlePair(from, into.number, false);
    return true;
}

}  // namespace metodika::people
