#pragma once
// Members of an association in professional contests and grants (criterion 1.3): entered once by the member
// or whoever answers for the association, with evidence; counted when the latter has confirmed it. A room of
// contests joins through the same fact.
#include "features/associations/actions.hpp"

namespace metodika::associations {

using EntryOfContestId = Id<struct ContestEntryTag>;
enum class ContestKind { contest, grant };
BOOST_DESCRIBE_ENUM(ContestKind, contest, grant)
enum class ContestLevel { organisation, municipal, regional, federal };
BOOST_DESCRIBE_ENUM(ContestLevel, organisation, municipal, regional, federal)
enum class ContestResult { entered, laureate, winner };
BOOST_DESCRIBE_ENUM(ContestResult, entered, laureate, winner)

struct ContestEntry {
    EntryOfContestId id;
    PersonRef person;
    ContestKind kind = ContestKind::contest;
    std::string title;
    ContestLevel level = ContestLevel::municipal;
    Date date{};
    ContestResult result = ContestResult::entered;
    std::string evidence;
    std::optional<std::string> confirmed_by;
    std::optional<Date> confirmed_on;
    Can can;
};
BOOST_DESCRIBE_STRUCT(ContestEntry, (),
                      (id, person, kind, title, level, date, result, evidence, confirmed_by, confirmed_on,
                       can))
/// members: whom a new one may be of. Whoever does not belong sees none.
struct ContestEntries {
    std::vector<ContestEntry> items;
    std::vector<PersonRef> members;
    Can can;
};
BOOST_DESCRIBE_STRUCT(ContestEntries, (), (items, members, can))
/// person: the reader, where it is left out.
struct NewContestEntry {
    std::optional<PersonId> person;
    ContestKind kind = ContestKind::contest;
    std::string title;
    ContestLevel level = ContestLevel::municipal;
    Date date{};
    ContestResult result = ContestResult::entered;
    std::string evidence;
};
BOOST_DESCRIBE_STRUCT(NewContestEntry, (), (person, kind, title, level, date, result, evidence))
inline auto rules(const NewContestEntry*) {
    return std::array{json::length("title", 1, 300), json::length("evidence", 1, 500)};
}

ContestEntries listContests(api::Scope&, AssociationId);
ContestEntries addContest(api::Scope&, const Room&, AssociationId, const NewContestEntry&);
/// By whoever answers for the association, never by the member alone.
ContestEntries confirmContest(api::Scope&, const Room&, EntryOfContestId);
ContestEntries removeContest(api::Scope&, const Room&, EntryOfContestId);

/// The memberships of these organisations may have moved: numbers of members are made anew for this year and
/// the two before it.
void markMembers(api::Work& work, const Room& room, std::span<const OrganisationId> organisations);
/// The same for everybody who belongs to the association.
void markMembersOf(api::Work& work, const Room& room, AssociationId id);

}  // namespace metodika::associations
