#pragma once
// Keeps dated members in step with the staff lists, and the rows of school years with the associations.
#include <span>

#include "contracts/events.hpp"
#include "features/associations/ready.hpp"
#include "features/associations/store.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::facts {
class Facts;
}

namespace metodika::associations {

/// What every action of the room needs besides the scope.
struct Room {
    facts::Facts& facts;
    packs::ByPack<Words> words;
    std::shared_ptr<Ready> ready;
};

/// Somebody's posts at these organisations changed: all associations of everyone who ever worked there.
void keepMembersOf(api::Work& work, std::span<const OrganisationId> organisations);
/// The same for everything below: organisations moved in the tree.
void keepMembersBelow(api::Work& work, std::span<const OrganisationId> organisations);
/// The members of one association from its beginning: when it is opened or its term moves.
void keepMembers(api::Work& work, const Kept& association);

/// By when the schedule of the year has to be approved.
/// Says whether a person is recorded somewhere; where not, memberships that followed from posts go too.
void letGo(api::Work& work, const PersonWanted& person);

Date scheduleDue(const packs::Pack& pack, int year, Date opened);
/// The rows of the school years in which the association works; tells the facts what moved.
void keepYears(api::Work& work, const Room& room, const Kept& association);
/// A new school year: a row for every association that works in it and has none yet. Can be run again.
std::int64_t openYears(api::Work& work, const Room& room);
/// What an approved schedule says about its year.
void noteApproval(api::Work& work, const Room& room, const Kept& association, int year, Date approvedOn,
                  std::int64_t meetings);

}  // namespace metodika::associations
