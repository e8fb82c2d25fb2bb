#pragma once
// Pure decisions: no SQL, no HTTP, no clock.
#include "features/plans/plan.hpp"

namespace metodika::plans {

/// Cells are written while the plan is a draft or has come back.
Verdict mayWrite(State state);
/// A plan without a single activity is not one.
Verdict maySubmit(State state, std::size_t items);
Verdict mayReturn(State state);
Verdict mayApprove(State state, const Act& act, Date today);
/// An approved plan is changed for a reason.
Verdict mayBegin(State state);
/// moved and dropped carry a reason, moved a term.
Verdict mayMark(const Marking& marking);

std::string& fieldOf(Item& item, Field field);
const std::string& fieldOf(const Item& item, Field field);

/// By the mark, what it is tied to, and the day: what it was moved to counts as its term.
Progress progressOf(const Item& item, int schoolYear, Date today);
/// The day by which it is to be done: the one it was moved to, or its own.
std::optional<Date> dueOf(const Item& item, int schoolYear);

/// From one edition's items to another's, in the order of the plan.
Difference differenceOf(const std::vector<Item>& before, const std::vector<Item>& after);

/// Numbers between two places of a section, in order; nothing on one side: past the end.
std::vector<double> placesBetween(std::optional<double> below, std::optional<double> above,
                                  std::size_t count);

/// What of last year's plan is planned again: not what was dropped, and not what has been finished for good:
/// its only tie is a standing document.
bool comesAgain(const Item& item);

}  // namespace metodika::plans
