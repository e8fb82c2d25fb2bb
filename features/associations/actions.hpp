#pragma once
#include "features/associations/keeping.hpp"
#include "features/associations/meeting.hpp"

namespace metodika::associations {

api::Page<AssociationRow> listAssociations(api::Scope&, const Room&, const AssociationQuery&);
AssociationCard openAssociation(api::Scope&, const Room&, AssociationId);
/// The kinds of community of the region of that organisation, or of the reader.
api::List<CommunityChoice> listCommunities(api::Scope&, const Room&, const CommunitiesQuery&);
AssociationCard addAssociation(api::Scope&, const Room&, const NewAssociation&);
AssociationCard changeAssociation(api::Scope&, const Room&, AssociationId, const AssociationChange&);
AssociationCard addMember(api::Scope&, const Room&, AssociationId, const NewMember&);
AssociationCard removeMember(api::Scope&, const Room&, AssociationId, PersonId);

Ready::Text proposeAssociations(api::Scope&, const Room&, const ProposalsQuery&);
api::List<AssociationRef> acceptProposals(api::Scope&, const Room&, const Acceptance&);

Schedule openSchedule(api::Scope&, AssociationId, int year);
Schedule draftSchedule(api::Scope&, const Room&, AssociationId, int year, const ScheduleDraft&);
/// Throws a draft away; what is approved stays.
Schedule discardSchedule(api::Scope&, const Room&, AssociationId, int year);
Schedule approveSchedule(api::Scope&, const Room&, AssociationId, int year, const Approval&);

api::Page<MeetingRow> listMeetings(api::Scope&, const MeetingQuery&);
MeetingCard openMeeting(api::Scope&, MeetingId);
MeetingCard addMeeting(api::Scope&, const Room&, const NewMeeting&);
MeetingCard changeMeeting(api::Scope&, const Room&, MeetingId, const MeetingChange&);
JoinedMeeting joinMeeting(api::Scope&, const Room&, MeetingId, const MeetingJoin&);
MeetingCard holdMeeting(api::Scope&, const Room&, MeetingId);
MeetingCard cancelMeeting(api::Scope&, const Room&, MeetingId);
api::File printMinutes(api::Scope&, const Room&, MeetingId);
/// item: of the agenda, counted from one.
struct ExtractQuery {
    int item = 1;
};
BOOST_DESCRIBE_STRUCT(ExtractQuery, (), (item))
/// Of signed minutes that nobody has changed since: 409 otherwise.
api::File printExtract(api::Scope&, const Room&, MeetingId, const ExtractQuery&);
/// Who is invited, to be signed on coming.
api::File printSheet(api::Scope&, const Room&, MeetingId);

api::Page<DecisionRow> listDecisions(api::Scope&, const DecisionQuery&);
DecisionRow finishDecision(api::Scope&, DecisionId, const Done&);

// Pieces that several actions share.

/// What the reader sees of an association: 404 outside the reach.
struct Seen {
    Kept association;
    Rights rights;
    Sight sight = Sight::none;
    bool member = false;  // belongs to it or heads it
    bool writes() const { return rights.writes(association.id, association.level, association.organisation); }
    bool keeps() const { return rights.keeps(association.level, association.organisation); }
    /// Who came is for the association and its organiser (access.md); others see it of their own people.
    bool seesAttendance() const { return member || writes(); }
};
Seen see(api::Work& work, AssociationId id);
/// 403 within reach without the right.
Seen seeToWrite(api::Work& work, AssociationId id);
Seen seeToKeep(api::Work& work, AssociationId id);
/// 422 at the path unless the person works in the municipality (for regional ones: in the region).
Term requireColleague(api::Work& work, const Kept& association, PersonId person, const std::string& path);
/// Opens an association with its members, head and years.
void openWith(api::Work& work, const Room& room, const Kept& fresh, const std::vector<std::string>& basis,
              std::optional<PersonId> head);

}  // namespace metodika::associations
