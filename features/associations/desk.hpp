#pragma once
// What lies beside a meeting: matters that wait for an agenda, earlier decisions to look at, materials,
// signed minutes.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "features/associations/page.hpp"
#include "features/associations/seen_meeting.hpp"
#include "platform/mail/mail.hpp"

namespace metodika::associations {

using MatterId = Id<struct MatterTag>;

enum class MatterState { waiting, taken, dropped };
BOOST_DESCRIBE_ENUM(MatterState, waiting, taken, dropped)
struct Matter {
    MatterId id;
    std::string title;
    std::optional<std::string> speaker, reason;
    std::optional<PersonRef> raised_by;
    Date raised_on{};
    MatterState state = MatterState::waiting;
    std::optional<MeetingRef> carried_from, meeting;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Matter, (),
                      (id, title, speaker, reason, raised_by, raised_on, state, carried_from, meeting, can))
/// Of an association: those that wait first, then what became of the latest others.
struct Matters {
    std::vector<Matter> items;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Matters, (), (items, can))
struct NewMatter {
    std::string title;
    std::optional<std::string> speaker;
};
BOOST_DESCRIBE_STRUCT(NewMatter, (), (title, speaker))
inline auto rules(const NewMatter*) {
    return std::array{json::length("title", 1, 1000), json::length("speaker", 0, 300)};
}
struct MatterReason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MatterReason, (), (reason))
inline auto rules(const MatterReason*) { return std::array{json::length("reason", 1, 500)}; }
struct MattersTaken {
    std::vector<MatterId> matters;
};
BOOST_DESCRIBE_STRUCT(MattersTaken, (), (matters))

struct Review {
    DecisionId decision;
    Outcome outcome = Outcome::done;
    std::optional<Date> due;
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(Review, (), (decision, outcome, due, note))
inline auto rules(const Review*) { return std::array{json::length("note", 0, 1000)}; }

struct SignedPaper {
    int edition = 0;
    Date signed_on{};
    std::string signed_by, sha256;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(SignedPaper, (), (edition, signed_on, signed_by, sha256, reason))
struct Signing {
    std::optional<std::string> reason;  // what changed and why; asked for from the second edition on
};
BOOST_DESCRIBE_STRUCT(Signing, (), (reason))
inline auto rules(const Signing*) { return std::array{json::length("reason", 0, 1000)}; }

struct Desk {
    std::vector<Matter> matters;
    std::vector<EarlierDecision> decisions;
    std::vector<Entry> materials;
    std::vector<SignedPaper> papers;
    bool changed = false;  // since the last signed paper
    std::optional<Date> sign_by, invited_on;
    int letters = 0;  // that went with the invitation
    std::vector<std::string> hidden;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Desk, (),
                      (matters, decisions, materials, papers, changed, sign_by, invited_on, letters, hidden,
                       can))

Desk openDesk(api::Scope&, MeetingId);
Desk takeMatters(api::Scope&, MeetingId, const MattersTaken&);
/// The item becomes a matter that waits; it leaves the agenda of a meeting that is still planned.
Desk putOffItem(api::Scope&, MeetingId, const std::string& mark);
Desk reviewDecision(api::Scope&, MeetingId, const Review&);
Desk signMinutes(api::Scope&, const Room&, MeetingId, const Signing&);
/// For the demo and imports of history: the first edition of held minutes, by their chair, on the day.
void signAsChair(api::Work&, const Room&, MeetingId, Date on);
api::File openPaper(api::Scope&, MeetingId, int edition);
Desk inviteToMeeting(api::Scope&, const mail::Post&, MeetingId);

Matters listMatters(api::Scope&, AssociationId);
Matter raiseMatter(api::Scope&, AssociationId, const NewMatter&);
Matter dropMatter(api::Scope&, MatterId, const MatterReason&);

/// Reminders of the day: of meetings that come and of decisions whose term comes; the number of letters.
std::int64_t remindOfMeetings(api::Scope&, const mail::Post&);

}  // namespace metodika::associations
