#pragma once
// What the actions of a meeting share: the meeting with the reader's rights on it, and its card.
#include "features/associations/actions.hpp"
#include "features/associations/meeting_store.hpp"

namespace metodika::associations {

struct SeenMeeting {
    KeptMeeting meeting;
    Seen association;
};
/// 404 outside the reach.
SeenMeeting seeMeeting(api::Work& work, MeetingId id);
/// 403 within reach for those who do not write it.
SeenMeeting seeMeetingToWrite(api::Work& work, MeetingId id);
MeetingCard cardOf(api::Work& work, MeetingId id);
MeetingCard cardOf(api::Work& work, const SeenMeeting& seen);
/// The minutes as the region's template makes them now, and the name of their file.
api::File minutesOf(api::Work& work, const Room& room, const SeenMeeting& seen);
std::string minutesName(api::Work& work, const SeenMeeting& seen);
int presentOf(const std::vector<Attendance>& attendance);
/// The numbers that count this meeting are counted again.
void countAgain(api::Work& work, const Room& room, const KeptMeeting& meeting);

}  // namespace metodika::associations
