#pragma once
// What is done with one schedule, whether it is one press for it or for all of a municipality.
#include "features/associations/actions.hpp"
#include "features/associations/meeting_store.hpp"

namespace metodika::associations {

/// Writes the draft of the year, a new edition where the latest one is approved; the calendar follows.
void writeDraft(api::Work& work, const Room& room, const Kept& association, int year,
                std::vector<ScheduleLine> lines);
/// Approves what is a draft and may be approved.
void approveDraft(api::Work& work, const Room& room, const Kept& association, int year,
                  const KeptSchedule& draft, const std::vector<ScheduleLine>& lines,
                  const Approval& approval);

}  // namespace metodika::associations
