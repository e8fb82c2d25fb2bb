#pragma once
// The methodical council (mission B5, B6): a community of its own kind, put together by rule from today's
// bodies, chaired by the head of the service, approved by an act as a document. Its meetings, minutes and
// decisions are those of associations; matters come to it from associations and organisations.
#include "contracts/papers.hpp"
#include "features/associations/actions.hpp"

namespace metodika::associations {

/// Which body somebody represents (regulation of the service, 3.5): the service, an association, an
/// organisation, an organisation that is an innovation site, the authority.
enum class Bench { service, association, organisation, innovation, authority };
BOOST_DESCRIBE_ENUM(Bench, service, association, organisation, innovation, authority)

struct CouncilQuery {
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(CouncilQuery, (), (organisation))
/// Whom the rule names, and whoever sits already. what: the association that somebody heads. leaves: sits
/// there, and represents nobody any more.
struct Seat {
    PersonRef person;
    std::string position, organisation;
    std::optional<Bench> bench;
    std::optional<std::string> what;
    bool seated = false, chair = false, leaves = false;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (person, position, organisation, bench, what, seated, chair, leaves))
/// chair: who is to be by the rule; wrong_chair: somebody else is. waiting: matters that wait for an agenda.
/// Whoever may not list persons has no seats.
struct Council {
    OrganisationRef organisation;
    std::optional<AssociationRef> association;
    std::optional<PersonRef> chair;
    bool wrong_chair = false;
    std::int64_t waiting = 0;
    std::vector<Seat> seats;
    std::vector<std::string> hidden;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Council, (),
                      (organisation, association, chair, wrong_chair, waiting, seats, hidden, can))
/// Who sits from today on: others leave. The council is opened with the first.
struct CouncilSeats {
    OrganisationId organisation;
    std::vector<PersonId> members;
};
BOOST_DESCRIBE_STRUCT(CouncilSeats, (), (organisation, members))

Council openCouncil(api::Scope&, const Room&, const CouncilQuery&);
Council seatCouncil(api::Scope&, const Room&, const CouncilSeats&);
/// Who sits in the council of the place, for a paper.
void tellCouncil(api::Work& work, const PaperAsked& asked);
/// Heads of associations and those who keep an organisation bring matters to the council above them.
bool bringsTo(api::Work& work, const Kept& association);

}  // namespace metodika::associations
