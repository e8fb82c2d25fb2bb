#pragma once
// One function per use case; each owns its transaction.
#include "contracts/papers.hpp"
#include "contracts/week.hpp"
#include "features/plans/layouts.hpp"
#include "features/plans/store.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::plans {

/// What every action of the room needs besides the scope.
struct Room {
    facts::Facts& facts;
    packs::ByPack<Layouts> layouts;
};

/// The plan of the place and year, or what it could begin with. Whoever neither writes nor approves sees it
/// once it has been approved.
PlanPlace findPlan(api::Scope&, const Room&, const PlanQuery&);
/// Plans of the year right below the place.
api::List<PlanRow> listPlans(api::Scope&, const Room&, const PlanQuery&);
Plan openPlan(api::Scope&, const Room&, PlanId);
Plan addPlan(api::Scope&, const Room&, const NewPlan&);
Plan changePlan(api::Scope&, const Room&, PlanId, const PlanChange&);

/// Writes the cells that say what their writer last saw; the others come back as conflicts and nobody's text
/// is lost.
Written writeCells(api::Scope&, const Room&, PlanId, const Cells&);
Written addItems(api::Scope&, const Room&, PlanId, const NewItems&);
Written removeItems(api::Scope&, const Room&, PlanId, const Removal&);
Written changesSince(api::Scope&, const Room&, PlanId, const ChangesQuery&);

Plan submitPlan(api::Scope&, const Room&, PlanId);
Plan returnPlan(api::Scope&, const Room&, PlanId, const Return&);
/// The plan becomes an edition: its items are kept, its paper goes to the register.
Plan approvePlan(api::Scope&, const Room&, PlanId, const Act&);
/// An approved plan is being changed from now on, for a reason.
Plan beginChange(api::Scope&, const Room&, PlanId, const Reason&);
Difference comparePlan(api::Scope&, const Room&, PlanId, int from, int to);
/// The plan as the reader sees it, with what became of its items; an approved edition is in the register.
api::File printPlan(api::Scope&, const Room&, PlanId);
/// The order that is to approve it, for whoever signs: its day and number are left open.
api::File printOrder(api::Scope&, const Room&, PlanId);

Written markItem(api::Scope&, const Room&, PlanId, ItemId, const Marking&);
Written tieItem(api::Scope&, const Room&, PlanId, ItemId, const TieWish&);
api::List<TieView> listCandidates(api::Scope&, const Room&, PlanId, ItemId, const CandidatesQuery&);

void tellWeek(api::Work&, const Room&, const WeekAsked&);

// Pieces that several files share.
struct Opened {
    Kept plan;
    Home home;
    Office office;
};
enum class Need { see, write, approve };
/// 404 outside the reach and for a draft that the reader may not see, 403 without the right.
Opened openFor(api::Work& work, const Room& room, PlanId id, Need need);
Plan planFor(api::Work& work, const Room& room, const Opened& opened);
/// Whoever writes or approves reads what it is being changed to, others what was approved.
bool readsLive(const Opened& opened);
/// With what became of them by now.
std::vector<Item> itemsFor(api::Work& work, const Room& room, const Opened& opened);
const Layout& layoutOf(api::Work& work, const Room& room, const Home& home);
/// For a sample of a template: the place's plan of the year, or an empty one.
void tellPaper(api::Work& work, const Room& room, const PaperAsked& asked);
std::string paperOf(api::Work& work, const Room& room, const Opened& opened, const std::optional<Act>& act);

}  // namespace metodika::plans
