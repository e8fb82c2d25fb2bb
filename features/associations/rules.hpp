#pragma once
// What may be done with associations, schedules and meetings, and when. No SQL, no HTTP, no clock.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/associations/meeting.hpp"
#include "platform/base/refusal.hpp"

namespace metodika::associations {

/// The school year that a meeting belongs to: those of August open the year that follows.
int yearOfMeeting(Date day);
/// By when the schedule of a year has to be approved: a day of the year, later where the association is
/// young.
Date approveBy(Date dayOfYear, Date opened, int daysAfterOpening);
/// The first day of the year on which an association works.
Date yearBegins(int year, Date opened);
/// The first school year of an association; the last one, when it was closed.
int firstYear(Date opened);
int lastYear(Date until, int current);

/// What kind of organisation keeps associations of the level.
Verdict mayKeep(Level level, std::string_view organisationKind);
Verdict mayOpen(Date since, Date today);

Verdict mayApprove(const std::vector<ScheduleLine>& lines, Date approvedOn, Date today);
/// Days outside the year, days named twice: each line with its place.
std::vector<FieldError> wrongLines(const std::vector<ScheduleLine>& lines, int year);

/// The lines of a schedule in a later year: the nearest same weekday, a week on where that is a public
/// holiday or taken.
std::vector<ScheduleLine> movedToYear(const std::vector<ScheduleLine>& lines, int year);

struct MeetingFacts {
    MeetingState state = MeetingState::planned;
    Date date{};
    int items = 0, present = 0;
    bool chaired = false;
};
Verdict mayHold(const MeetingFacts& meeting, Date today);
Verdict mayMove(const MeetingFacts& meeting);
Verdict mayRecord(const MeetingFacts& meeting);
/// Attendance is ticked on the day or later.
Verdict mayTick(const MeetingFacts& meeting, Date today);
Verdict mayFinish(std::optional<Date> doneOn, Date decided, Date asked, Date today);

/// The first item, from 0, with more votes than there were people; nothing when all is well, or nobody is
/// ticked yet.
template <class Items>
std::optional<std::size_t> tooManyVotes(const Items& items, int present) {
    for (std::size_t i = 0; present > 0 && i < items.size(); ++i) {
        const auto& item = items[i];
        if (item.votes_for.value_or(0) + item.votes_against.value_or(0) + item.votes_abstained.value_or(0) >
            present)
            return i;
    }
    return {};
}

/// The last of so many working days after the day.
Date workingDaysAfter(Date day, int count);
/// Minutes of meetings before this day should have been signed by now, count working days after each.
Date minutesDueBefore(Date today, int count);
/// Minutes are signed once they are held, by whoever chaired, wrote them or keeps the association; again only
/// where something has changed, with what and why.
struct SigningFacts {
    MeetingState state = MeetingState::planned;
    bool chaired = false, signedBefore = false, changed = false, reasoned = false;
};
Verdict maySign(const SigningFacts& facts);

/// 15:30; nothing where it is no time of day.
std::optional<std::string> timeOfDay(std::string_view text);
/// http and https only: what a page shows as a link.
bool isLink(std::string_view text);

}  // namespace metodika::associations
