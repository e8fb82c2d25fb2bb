#pragma once
// Who belongs to an association follows from where a person works and since when. No SQL, no clock.
#include <string>
#include <utility>
#include <vector>

#include "features/associations/association.hpp"

namespace metodika::associations {

/// Work that makes its holder a member: from–to, the main job before the others.
struct Stint {
    OrganisationId organisation;
    std::string position;
    int rank = 0;  // 0 main, 1 internal, 2 external
    Date since{}, until = forever;
};
int rankOf(std::string_view employmentKind);

struct Term {
    OrganisationId organisation;
    std::string position;
    Date since{}, until = forever;
    bool operator==(const Term&) const = default;
};
struct KeptTerm {
    MemberId id;
    Term term;
};

/// The days on which somebody is young in the work: teaching, not yet `age` years old, and not yet `years`
/// years in it. Nothing where that was never so.
struct Youth {
    Date since{}, until{};
};
std::optional<Youth> youthOf(Date born, Date teachingSince, int age, int years);
/// The part of the work that lies in these days; nothing where none does.
std::optional<Stint> whileYoung(const Stint& stint, const Youth& youth);

/// One term at a time out of the stints of one person, inside the life of the association: two jobs are one
/// membership, a move to another organisation begins a new term.
std::vector<Term> termsOf(const std::vector<Stint>& stints, Date from, Date to);

struct Correction {
    std::vector<Term> begin;
    std::vector<std::pair<MemberId, Date>> end;  // the day on which a kept term ends
    std::vector<MemberId> never;                 // it has not begun
    bool empty() const { return begin.empty() && end.empty() && never.empty(); }
};
/// What brings the kept terms of a person in step with what is due. A term that is over stays as it was; one
/// that runs ends with the work behind it, or today when that work is not there any more.
Correction correct(const std::vector<KeptTerm>& kept, const std::vector<Term>& due, Date today);

}  // namespace metodika::associations
