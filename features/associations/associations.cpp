#include "features/associations/associations.hpp"

#include <memory>

#include "contracts/events.hpp"
#include "contracts/papers.hpp"
#include "contracts/roles.hpp"
#include "features/associations/actions.hpp"
#include "features/associations/contests.hpp"
#include "features/associations/council.hpp"
#include "features/associations/desk.hpp"
#include "features/associations/figures.hpp"
#include "features/associations/page.hpp"
#include "features/associations/personal.hpp"
#include "features/associations/searching.hpp"
#include "features/associations/tended.hpp"
#include "features/associations/week.hpp"
#include "features/associations/year_plans.hpp"
#include "platform/documents/docx.hpp"
#include "platform/facts/facts.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::associations {
namespace {

using api::Call;
using api::Scope;
using Shared = std::shared_ptr<const Room>;

int yearIn(const Call& call) {
    auto year = parseIdNumber(call.param("year"));
    if (!year || *year > 9999) notFound();
    return int(*year);
}

void declareFacts(facts::Facts& facts) {
    using facts::Type;
    std::vector<std::string> levels{"school", "municipal", "cluster", "regional"};
    facts.declare({.name = "meetings",
                   .view = "fact_meetings",
                   .attributes = {{"state", Type::text, {"planned", "held", "cancelled"}},
                                  {"level", Type::text, levels},
                                  {"community", Type::text},
                                  {"attended", Type::number},
                                  {"invited", Type::number}},
                   .link = "/meetings/{id}",
                   .title = "theme",
                   .happened = "state = 'held'",
                   .people = "attended"});
    facts.declare({.name = "association_years",
                   .view = "fact_association_years",
                   .attributes = {{"level", Type::text, levels},
                                  {"community", Type::text},
                                  {"school_year", Type::number},
                                  {"schedule_approved_on", Type::date},
                                  {"schedule_meetings", Type::number},
                                  {"approve_by", Type::date},
                                  {"schedule_in_time", Type::boolean}},
                   .link = "/associations/{id}",
                   .title = "name",
                   .happened = "schedule_approved_on IS NOT NULL"});
    facts.declare({.name = "contest_entries",
                   .view = "fact_contest_entries",
                   .attributes = {{"association_level", Type::text, levels},
                                  {"kind", Type::text, {"contest", "grant"}},
                                  {"level", Type::text, {"organisation", "municipal", "regional", "federal"}},
                                  {"result", Type::text, {"entered", "laureate", "winner"}}},
                   .title = "title",
                   .personal = true});
    facts.declare({.name = "association_members",
                   .view = "fact_association_members",
                   .attributes = {{"level", Type::text, levels}, {"community", Type::text}},
                   .personal = true});
}

void associationRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    auto keepers = api::roles(roles::list(roles::keepers, roles::instituteMethodist));
    api.get("/api/v1/associations", "associations.list", seers)
        .query<AssociationQuery>()
        .answers([room](Scope& scope, const Call& call) {
            return listAssociations(scope, *room, call.query<AssociationQuery>());
        });
    api.get("/api/v1/communities", "communities.list", seers)
        .query<CommunitiesQuery>()
        .answers([room](Scope& scope, const Call& call) {
            return listCommunities(scope, *room, call.query<CommunitiesQuery>());
        });
    api.post("/api/v1/associations", "associations.add", keepers)
        .body<NewAssociation>()
        .status(201)
        .answers([room](Scope& scope, const Call& call) {
            return addAssociation(scope, *room, call.body<NewAssociation>());
        });
    givesReady<Proposals>(api.get("/api/v1/associations/proposals", "associations.proposals",
                                  api::roles(roles::list(roles::keepers)))
                              .query<ProposalsQuery>(),
                          [room](Scope& scope, const Call& call) {
                              return proposeAssociations(scope, *room, call.query<ProposalsQuery>());
                          });
    api.post("/api/v1/associations/proposals/accept", "associations.accept",
             api::roles(roles::list(roles::keepers)))
        .body<Acceptance>()
        .status(201)
        .answers([room](Scope& scope, const Call& call) {
            return acceptProposals(scope, *room, call.body<Acceptance>());
        });
    auto lists = api::roles(roles::list(roles::keepers));
    api.post("/api/v1/associations/proposals/put-off", "associations.put_off", lists)
        .body<Refusal>()
        .answers([room](Scope& scope, const Call& call) {
            return putOffProposal(scope, *room, call.body<Refusal>());
        });
    api.post("/api/v1/associations/proposals/return", "associations.return", lists)
        .body<ReturnedProposal>()
        .answers([room](Scope& scope, const Call& call) {
            return returnProposal(scope, *room, call.body<ReturnedProposal>());
        });
    api.post("/api/v1/associations/{id}/questions", "associations.ask_head", keepers)
        .body<HeadQuestion>()
        .answers([room](Scope& scope, const Call& call) {
            return askHead(scope, *room, call.id<AssociationId>("id"), call.body<HeadQuestion>());
        });
    api.get("/api/v1/associations/{id}", "associations.open", seers)
        .answers([room](Scope& scope, const Call& call) {
            return openAssociation(scope, *room, call.id<AssociationId>("id"));
        });
    api.patch("/api/v1/associations/{id}", "associations.change", keepers)
        .body<AssociationChange>()
        .answers([room](Scope& scope, const Call& call) {
            return changeAssociation(scope, *room, call.id<AssociationId>("id"),
                                     call.body<AssociationChange>());
        });
    api.post("/api/v1/associations/{id}/members", "associations.add_member", keepers)
        .body<NewMember>()
        .status(201)
        .answers([room](Scope& scope, const Call& call) {
            return addMember(scope, *room, call.id<AssociationId>("id"), call.body<NewMember>());
        });
    api.remove("/api/v1/associations/{id}/members/{person}", "associations.remove_member", keepers)
        .answers([room](Scope& scope, const Call& call) {
            return removeMember(scope, *room, call.id<AssociationId>("id"), call.id<PersonId>("person"));
        });

    api.get("/api/v1/associations/{id}/schedules/{year}", "schedules.open", seers)
        .answers([](Scope& scope, const Call& call) {
            return openSchedule(scope, call.id<AssociationId>("id"), yearIn(call));
        });
    api.put("/api/v1/associations/{id}/schedules/{year}", "schedules.draft", seers)
        .body<ScheduleDraft>()
        .answers([room](Scope& scope, const Call& call) {
            return draftSchedule(scope, *room, call.id<AssociationId>("id"), yearIn(call),
                                 call.body<ScheduleDraft>());
        });
    api.remove("/api/v1/associations/{id}/schedules/{year}", "schedules.discard", seers)
        .answers([room](Scope& scope, const Call& call) {
            return discardSchedule(scope, *room, call.id<AssociationId>("id"), yearIn(call));
        });
    api.post("/api/v1/associations/{id}/schedules/{year}/approve", "schedules.approve", seers)
        .body<Approval>()
        .answers([room](Scope& scope, const Call& call) {
            return approveSchedule(scope, *room, call.id<AssociationId>("id"), yearIn(call),
                                   call.body<Approval>());
        });
}

void contestRoutes(api::Api& api, const Shared& room) {
    auto seers = api::signedIn();
    const std::string of = "/api/v1/associations/{id}/contests", one = "/api/v1/contests/{id}";
    api.get(of, "contests.list", seers).answers([](Scope& scope, const Call& call) {
        return listContests(scope, call.id<AssociationId>("id"));
    });
    api.post(of, "contests.add", seers)
        .body<NewContestEntry>()
        .status(201)
        .answers([room](Scope& scope, const Call& call) {
            return addContest(scope, *room, call.id<AssociationId>("id"), call.body<NewContestEntry>());
        });
    api.post(one + "/confirm", "contests.confirm", seers).answers([room](Scope& scope, const Call& call) {
        return confirmContest(scope, *room, call.id<EntryOfContestId>("id"));
    });
    api.remove(one, "contests.remove", seers).answers([room](Scope& scope, const Call& call) {
        return removeContest(scope, *room, call.id<EntryOfContestId>("id"));
    });
}

void councilRoutes(api::Api& api, const Shared& room) {
    api.get("/api/v1/councils", "councils.open", api::signedIn())
        .query<CouncilQuery>()
        .answers([room](Scope& scope, const Call& call) {
            return openCouncil(scope, *room, call.query<CouncilQuery>());
        });
    api.post("/api/v1/councils", "councils.seat", api::roles(roles::list(roles::keepers)))
        .body<CouncilSeats>()
        .status(201)
        .answers([room](Scope& scope, const Call& call) {
            return seatCouncil(scope, *room, call.body<CouncilSeats>());
        });
}

void pageRoutes(api::Api& api) {
    auto seers = api::signedIn();
    const std::string page = "/api/v1/associations/{id}/page", entries = "/api/v1/associations/{id}/entries";
    api.get(page, "association_pages.open", seers).answers([](Scope& scope, const Call& call) {
        return openPage(scope, call.id<AssociationId>("id"));
    });
    api.put("/api/v1/associations/{id}/themes/{year}", "association_pages.set_theme", seers)
        .body<ThemeWish>()
        .answers([](Scope& scope, const Call& call) {
            return setTheme(scope, call.id<AssociationId>("id"), yearIn(call), call.body<ThemeWish>());
        });
    api.post(entries, "association_pages.add_entry", seers)
        .body<EntryWish>()
        .status(201)
        .answers([](Scope& scope, const Call& call) {
            return addEntry(scope, call.id<AssociationId>("id"), call.body<EntryWish>());
        });
    api.put(entries + "/{entry}", "association_pages.change_entry", seers)
        .body<EntryWish>()
        .answers([](Scope& scope, const Call& call) {
            return changeEntry(scope, call.id<AssociationId>("id"), call.id<EntryId>("entry"),
                               call.body<EntryWish>());
        });
    api.remove(entries + "/{entry}", "association_pages.remove_entry", seers)
        .answers([](Scope& scope, const Call& call) {
            return removeEntry(scope, call.id<AssociationId>("id"), call.id<EntryId>("entry"));
        });
    api.post(entries + "/{entry}/file", "association_pages.put_file", seers)
        .query<EntryFile>()
        .upload(largestFile)
        .answers([](Scope& scope, const Call& call) {
            return putFile(scope, call.id<AssociationId>("id"), call.id<EntryId>("entry"),
                           call.query<EntryFile>(), call.request().body);
        });
    api.get(entries + "/{entry}/file", "association_pages.file", seers)
        .sends("application/octet-stream", [](Scope& scope, const Call& call) {
            return openFile(scope, call.id<AssociationId>("id"), call.id<EntryId>("entry"));
        });
}

// The head of an association holds no role that the program could ask for at the door: each action looks
// closer.
void meetingRoutes(api::Api& api, const Shared& room, const mail::Post& post) {
    auto seers = api::signedIn();
    api.get("/api/v1/meetings", "meetings.list", seers)
        .query<MeetingQuery>()
        .answers(
            [](Scope& scope, const Call& call) { return listMeetings(scope, call.query<MeetingQuery>()); });
    api.post("/api/v1/meetings", "meetings.add", seers)
        .body<NewMeeting>()
        .status(201)
        .answers([room](Scope& scope, const Call& call) {
            return addMeeting(scope, *room, call.body<NewMeeting>());
        });
    api.get("/api/v1/meetings/{id}", "meetings.open", seers).answers([](Scope& scope, const Call& call) {
        return openMeeting(scope, call.id<MeetingId>("id"));
    });
    api.patch("/api/v1/meetings/{id}", "meetings.change", seers)
        .body<MeetingChange>()
        .answers([room](Scope& scope, const Call& call) {
            return changeMeeting(scope, *room, call.id<MeetingId>("id"), call.body<MeetingChange>());
        });
    api.post("/api/v1/meetings/{id}/join", "meetings.join", seers)
        .body<MeetingJoin>()
        .answers([room](Scope& scope, const Call& call) {
            return joinMeeting(scope, *room, call.id<MeetingId>("id"), call.body<MeetingJoin>());
        });
    api.post("/api/v1/meetings/{id}/hold", "meetings.hold", seers)
        .answers([room](Scope& scope, const Call& call) {
            return holdMeeting(scope, *room, call.id<MeetingId>("id"));
        });
    api.post("/api/v1/meetings/{id}/cancel", "meetings.cancel", seers)
        .answers([room](Scope& scope, const Call& call) {
            return cancelMeeting(scope, *room, call.id<MeetingId>("id"));
        });
    api.get("/api/v1/meetings/{id}/minutes.docx", "meetings.minutes", seers)
        .sends(std::string(documents::docxMediaType), [room](Scope& scope, const Call& call) {
            return printMinutes(scope, *room, call.id<MeetingId>("id"));
        });
    api.get("/api/v1/meetings/{id}/extract.docx", "meetings.extract", seers)
        .query<ExtractQuery>()
        .sends(std::string(documents::docxMediaType), [room](Scope& scope, const Call& call) {
            return printExtract(scope, *room, call.id<MeetingId>("id"), call.query<ExtractQuery>());
        });
    api.get("/api/v1/meetings/{id}/sheet.docx", "meetings.sheet", seers)
        .sends(std::string(documents::docxMediaType), [room](Scope& scope, const Call& call) {
            return printSheet(scope, *room, call.id<MeetingId>("id"));
        });
    api.get("/api/v1/meetings/{id}/desk", "meetings.desk", seers).answers([](Scope& scope, const Call& call) {
        return openDesk(scope, call.id<MeetingId>("id"));
    });
    api.post("/api/v1/meetings/{id}/matters", "meetings.take", seers)
        .body<MattersTaken>()
        .answers([](Scope& scope, const Call& call) {
            return takeMatters(scope, call.id<MeetingId>("id"), call.body<MattersTaken>());
        });
    api.post("/api/v1/meetings/{id}/items/{mark}/put-off", "meetings.put_off", seers)
        .answers([](Scope& scope, const Call& call) {
            return putOffItem(scope, call.id<MeetingId>("id"), std::string(call.param("mark")));
        });
    api.post("/api/v1/meetings/{id}/reviews", "meetings.review", seers)
        .body<Review>()
        .answers([](Scope& scope, const Call& call) {
            return reviewDecision(scope, call.id<MeetingId>("id"), call.body<Review>());
        });
    api.post("/api/v1/meetings/{id}/sign", "meetings.sign", seers)
        .body<Signing>()
        .answers([room](Scope& scope, const Call& call) {
            return signMinutes(scope, *room, call.id<MeetingId>("id"), call.body<Signing>());
        });
    api.get("/api/v1/meetings/{id}/papers/{edition}", "meetings.paper", seers)
        .sends(std::string(documents::docxMediaType), [](Scope& scope, const Call& call) {
            auto edition = parseIdNumber(call.param("edition"));
            if (!edition || *edition > 9999) notFound();
            return openPaper(scope, call.id<MeetingId>("id"), int(*edition));
        });
    api.post("/api/v1/meetings/{id}/invite", "meetings.invite", seers)
        .answers([&post](Scope& scope, const Call& call) {
            return inviteToMeeting(scope, post, call.id<MeetingId>("id"));
        });
    api.get("/api/v1/associations/{id}/matters", "matters.list", seers)
        .answers(
            [](Scope& scope, const Call& call) { return listMatters(scope, call.id<AssociationId>("id")); });
    api.post("/api/v1/associations/{id}/matters", "matters.raise", seers)
        .body<NewMatter>()
        .status(201)
        .answers([](Scope& scope, const Call& call) {
            return raiseMatter(scope, call.id<AssociationId>("id"), call.body<NewMatter>());
        });
    api.post("/api/v1/matters/{id}/drop", "matters.drop", seers)
        .body<MatterReason>()
        .answers([](Scope& scope, const Call& call) {
            return dropMatter(scope, call.id<MatterId>("id"), call.body<MatterReason>());
        });
    api.get("/api/v1/decisions", "decisions.list", seers)
        .query<DecisionQuery>()
        .answers(
            [](Scope& scope, const Call& call) { return listDecisions(scope, call.query<DecisionQuery>()); });
    api.post("/api/v1/decisions/{id}/done", "decisions.finish", seers)
        .body<Done>()
        .answers([](Scope& scope, const Call& call) {
            return finishDecision(scope, call.id<DecisionId>("id"), call.body<Done>());
        });
}

}  // namespace

void install(Building& building) {
    auto ready = std::make_shared<Ready>();
    Shared room(new Room{
        building.facts, {building.packs, [](const packs::Pack& pack) { return Words::from(pack); }}, ready});
    associationRoutes(building.api, room);
    pageRoutes(building.api);
    meetingRoutes(building.api, room, building.post);
    councilRoutes(building.api, room);
    contestRoutes(building.api, room);
    installGrid(building.api, room);
    declareFacts(building.facts);
    building.events.on<StaffChanged>([room](api::Work& work, const StaffChanged& e) {
        keepMembersOf(work, e.organisations);
        markMembers(work, *room, e.organisations);
    });
    building.events.on<TreeChanged>([room](api::Work& work, const TreeChanged& e) {
        keepMembersBelow(work, e.organisations);
        markMembers(work, *room, e.organisations);
        for (OrganisationId organisation : e.organisations) touch(work, organisation);
    });
    building.search.kind(searchedAssociations());
    building.search.kind(searchedMeetings());
    building.search.kind(searchedMinutes());
    building.events.on<WeekAsked>(tellWeek);
    building.events.on<PersonalAsked>(tellPersonal);
    building.events.on<PaperAsked>(tellCouncil);
    building.events.on<FiguresAsked>(tellFigures);
    building.events.on<OrganisationWanted>([](api::Work& work, const OrganisationWanted& e) {
        static constexpr db::Query own{
            "associations.at",
            "SELECT count(*) FROM associations WHERE organisation = :organisation OR root = :organisation"};
        if (work.number(own, {{"organisation", e.organisation}}) > 0) *e.wanted = true;
    });
    building.events.on<PersonWanted>([](api::Work& work, const PersonWanted& e) { letGo(work, e); });
    building.jobs.daily("associations.remind");
    building.jobs.kind("associations.remind",
                       [&post = building.post](Scope& scope, const std::string&, jobs::Progress&) {
                           return "{\"letters\":" + std::to_string(remindOfMeetings(scope, post)) + "}";
                       });
    building.jobs.daily("associations.open_years");
    building.jobs.kind("associations.open_years", [room](Scope& scope, const std::string&, jobs::Progress&) {
        auto opened = scope.change([&](api::Work& work) { return openYears(work, *room); });
        return "{\"opened\":" + std::to_string(opened) + "}";
    });
}

}  // namespace metodika::associations
