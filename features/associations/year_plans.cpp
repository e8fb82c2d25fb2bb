// One press for many schedules: approved by one act, or begun from last year's.
#include "features/associations/year_plans.hpp"

#include <algorithm>

#include "features/associations/grid_place.hpp"
#include "features/associations/scheduling.hpp"
#include "features/associations/seen_meeting.hpp"
#include "platform/documents/docx.hpp"

namespace metodika::associations {
namespace {

LeftOut leftOut(const api::Scope& scope, const GridAssociation& a, const Verdict& why) {
    return {{a.id, a.name}, why.key, scope.say(why.key, why.params)};
}

}  // namespace

YearOutcome approveYear(api::Scope& scope, const Room& room, const YearApproval& wish) {
    return scope.change([&](api::Work& work) {
        auto place = gridPlace(work, {wish.organisation, wish.cluster, wish.level, wish.year});
        auto rights = Rights::of(work);
        auto chosen = gridAssociations(work, place);
        std::erase_if(chosen,
                      [&](const GridAssociation& a) { return !rights.approves(a.level, a.organisation); });
        if (chosen.empty()) throw Refused(RefusalKind::forbidden, "associations.approves_none");
        if (wish.approved_on > work.today()) throw wrongField("/approved_on", "associations.act_in_future");
        YearOutcome out;
        ScheduleStore store(work);
        AssociationStore associations(work);
        for (const GridAssociation& a : chosen) {
            auto latest = store.latest(a.id, wish.year);
            if (latest && latest->state != "draft") continue;
            if (!latest) {
                out.left_out.push_back(leftOut(scope, a, refuse("associations.no_schedule")));
                continue;
            }
            // What the approver has not seen is not approved by the same press.
            bool seen = !wish.drafts ||
                        std::any_of(wish.drafts->begin(), wish.drafts->end(), [&](const SeenDraft& d) {
                            return d.id == a.id && d.version == latest->version;
                        });
            if (!seen) {
                out.left_out.push_back(leftOut(scope, a, refuse("associations.draft_changed")));
                continue;
            }
            auto lines = store.lines(latest->id);
            if (auto may = mayApprove(lines, wish.approved_on, work.today()); !may) {
                out.left_out.push_back(leftOut(scope, a, may));
                continue;
            }
            approveDraft(work, room, associations.kept(a.id), wish.year, *latest, lines,
                         {wish.approved_on, wish.act_number});
            out.done.push_back({a.id, a.name});
        }
        return out;
    });
}

YearOutcome copyYear(api::Scope& scope, const Room& room, const YearCopy& wish) {
    return scope.change([&](api::Work& work) {
        auto place = gridPlace(work, {wish.organisation, wish.cluster, wish.level, wish.year});
        auto rights = Rights::of(work);
        auto chosen = gridAssociations(work, place);
        if (wish.association) {
            std::erase_if(chosen, [&](const GridAssociation& a) { return a.id != *wish.association; });
            if (chosen.empty()) notFound();
        }
        std::erase_if(
            chosen, [&](const GridAssociation& a) { return !rights.writes(a.id, a.level, a.organisation); });
        if (chosen.empty()) throw Refused(RefusalKind::forbidden, "associations.not_yours");
        YearOutcome out;
        ScheduleStore store(work);
        AssociationStore associations(work);
        for (const GridAssociation& a : chosen) {
            if (store.latest(a.id, wish.year)) {
                // Of many those that have one are simply not meant.
                if (wish.association)
                    out.left_out.push_back(leftOut(scope, a, refuse("associations.schedule_there")));
                continue;
            }
            auto last = store.approved(a.id, wish.year - 1);
            if (!last) last = store.latest(a.id, wish.year - 1);
            auto lines = last ? store.lines(last->id) : std::vector<ScheduleLine>{};
            auto moved = movedToYear(lines, wish.year);
            if (moved.empty()) {
                out.left_out.push_back(leftOut(scope, a, refuse("associations.no_last_schedule")));
                continue;
            }
            writeDraft(work, room, associations.kept(a.id), wish.year, std::move(moved));
            out.done.push_back({a.id, a.name});
        }
        return out;
    });
}

void installGrid(api::Api& api, const std::shared_ptr<const Room>& room) {
    auto seers = api::signedIn();
    givesReady<YearGrid>(api.get("/api/v1/schedules", "schedules.grid", seers).query<GridQuery>(),
                         [room](api::Scope& scope, const api::Call& call) {
                             return openGrid(scope, *room, call.query<GridQuery>());
                         });
    api.get("/api/v1/schedules.docx", "schedules.paper", seers)
        .query<GridQuery>()
        .sends(std::string(documents::docxMediaType), [](api::Scope& scope, const api::Call& call) {
            return printGrid(scope, call.query<GridQuery>());
        });
    api.post("/api/v1/schedules/approve", "schedules.approve_all", seers)
        .body<YearApproval>()
        .answers([room](api::Scope& scope, const api::Call& call) {
            return approveYear(scope, *room, call.body<YearApproval>());
        });
    api.post("/api/v1/schedules/copy", "schedules.copy", seers)
        .body<YearCopy>()
        .answers([room](api::Scope& scope, const api::Call& call) {
            return copyYear(scope, *room, call.body<YearCopy>());
        });
}

}  // namespace metodika::associations
