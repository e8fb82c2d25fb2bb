#pragma once
// The SQL of what lies beside a meeting.
#include "features/associations/desk.hpp"

namespace metodika::associations {

class DeskStore {
  public:
    explicit DeskStore(api::Work& work) : work_(work) {}

    /// Those that wait first, then what became of the latest others.
    std::vector<Matter> matters(const Seen& seen);
    std::vector<Matter> waiting(const Seen& seen);
    Matter matter(MatterId id, const Seen& seen);
    AssociationId associationOf(MatterId id);
    MatterId add(AssociationId association, const std::string& title, std::optional<std::string> speaker,
                 std::optional<MeetingId> carriedFrom);
    void take(MatterId id, MeetingId meeting, const std::string& mark);
    void drop(MatterId id, const std::string& reason);
    /// The matter that became this item waits again; false where none did, or it waits already.
    bool returned(MeetingId meeting, const std::string& mark);

    /// Decisions of earlier meetings that are open by this one, or were found by it.
    std::vector<EarlierDecision> earlier(const KeptMeeting& meeting);
    void review(const KeptMeeting& meeting, const Review& review, Date wasDue);
    void settle(DecisionId id, std::optional<Date> doneOn, bool dropped, std::optional<Date> due);

    std::vector<Entry> materials(MeetingId id);

    struct Sheet {
        int edition = 0;
        std::int64_t record = 0;
    };
    std::vector<SignedPaper> papers(MeetingId id);
    std::optional<Sheet> lastPaper(MeetingId id);
    struct Signed {
        PersonId person;
        Date on{};
    };
    void sign(const KeptMeeting& meeting, int edition, const Signed& by,
              const std::optional<std::string>& reason, const std::string& sha256, const std::string& base64);
    std::optional<std::string> paperBytes(MeetingId id, int edition);

    std::optional<Date> invitedOn(MeetingId id);
    void invited(MeetingId id);
    int letters(MeetingId id, Date day);
    std::optional<std::string> address(PersonId person);
    /// False where this letter has gone already.
    bool noteLetter(std::string_view kind, std::int64_t about, PersonId person, Date day);

  private:
    std::vector<Matter> matters(const Seen& seen, std::string_view where, std::vector<db::Arg> args);
    api::Work& work_;
};

Desk deskOf(api::Work& work, MeetingId id);

}  // namespace metodika::associations
