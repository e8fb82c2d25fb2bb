#include <algorithm>

#include "contracts/region.hpp"
#include "features/papers/actions.hpp"

namespace metodika::papers {
namespace {

std::string idText(auto id) { return std::to_string(id.value); }

/// What waits for whoever approves, and what came back to whoever wrote it.
void tellWaiting(api::Work& work, const WeekAsked& week, std::vector<std::int64_t>& told,
                 OrganisationId place) {
    PaperStore store(work);
    int shown = 0, more = 0;
    for (const auto& w : store.waiting(place)) {
        if (std::find(told.begin(), told.end(), w.id.value) != told.end()) continue;
        auto rights = rightsAt(work, store.home(w.organisation));
        bool mine = w.state == "submitted" ? rights.approves : rights.writes && w.organisation == place;
        if (!mine) continue;
        told.push_back(w.id.value);
        if (++shown > weekItemsOfAKind) {
            ++more;
            continue;
        }
        WeekItem item{
            w.state == "submitted" ? "paper" : "paper_returned",
            WeekPart::waits,
            {},
            work.scope().say(w.state == "submitted" ? "papers.week.approve" : "papers.week.returned",
                             {{"title", w.title}}),
            w.organisation_name,
            "/papers/" + idText(w.id),
            {}};
        // The act is known already: one press is enough.
        if (w.state == "submitted" && w.act_date && w.act_number) {
            item.note = work.scope().say("papers.week.act", {{"organisation", w.organisation_name},
                                                             {"date", stampDate(*w.act_date)},
                                                             {"number", *w.act_number}});
            item.actions.push_back({work.scope().say("papers.week.approve_now"),
                                    "/papers/" + idText(w.id) + "/approve",
                                    {"{}"}});
        }
        week.items.push_back(std::move(item));
    }
    if (more)
        week.items.push_back({"paper",
                              WeekPart::waits,
                              {},
                              work.scope().say("papers.week.more", {{"count", std::to_string(more)}}),
                              {},
                              "/papers",
                              {}});
}

/// Required documents that are not there, of the place itself: for those who write them.
void tellMissing(api::Work& work, const Room& room, const WeekAsked& week, const Home& home) {
    PaperStore store(work);
    const Kinds& kinds = room.kinds.of(packOf(work, home.id));
    auto rows = store.of(home.id);
    int year = schoolYear(work.today()), missing = 0;
    std::optional<Date> first;
    for (const Kind& kind : kinds.all()) {
        if (!kind.required || !kind.keptBy(home.kind)) continue;
        auto due = dueOf(kind, year);
        // The analysis of a year is not missing at its beginning.
        if (due && daysBetween(work.today(), *due) > daysAhead) continue;
        bool there = std::any_of(rows.begin(), rows.end(), [&](const PaperRow& r) {
            if (r.kind != kind.code || (kind.term == Term::year && r.school_year != year)) return false;
            // What is being worked on or waits is not forgotten.
            if (r.standing == Standing::submitted) return true;
            return r.edition &&
                   standingOn(kind, {r.school_year.value_or(0), *r.act_date, r.valid_until, r.withdrawn_on},
                              work.today()) == Standing::approved;
        });
        if (there) continue;
        ++missing;
        if (due && (!first || *due < *first)) first = due;
    }
    if (!missing) return;
    week.items.push_back({"papers_missing",
                          first ? weekPartOf(first, work.today()).value_or(WeekPart::next) : WeekPart::next,
                          first,
                          work.scope().say("papers.week.missing", {{"count", std::to_string(missing)}}),
                          home.short_name,
                          "/papers?organisation=" + idText(home.id),
                          {}});
}

}  // namespace

void tellWeek(api::Work& work, const Room& room, const WeekAsked& week) {
    std::vector<std::int64_t> places, told;
    for (const api::Holding& held : work.scope().member().holdings) {
        if (held.chain.empty()) continue;
        bool office =
            std::find(roles::keepers.begin(), roles::keepers.end(), held.role) != roles::keepers.end() ||
            held.role == roles::authorityOfficial || held.role == roles::instituteMethodist ||
            held.role == roles::ministryOfficial;
        if (!office || std::find(places.begin(), places.end(), held.place()) != places.end()) continue;
        places.push_back(held.place());
        OrganisationId place{held.place()};
        tellWaiting(work, week, told, place);
        auto home = PaperStore(work).home(place);
        if (rightsAt(work, home).writes) tellMissing(work, room, week, home);
    }
}

}  // namespace metodika::papers
