// What a place ought to have of documents, and what it has: for itself and for those who look from above.
#include <algorithm>

#include "contracts/region.hpp"
#include "features/papers/actions.hpp"

namespace metodika::papers {
namespace {

int order(Standing s) {
    switch (s) {
        case Standing::approved:
            return 5;
        case Standing::outdated:
            return 4;
        case Standing::submitted:
            return 3;
        case Standing::returned:
            return 2;
        case Standing::draft:
            return 1;
        case Standing::missing:
            return 0;
    }
    return 0;
}

Standing standingOf(const Kind& kind, const PaperRow& row, Date today) {
    if (!row.edition) return row.standing;
    return standingOn(kind, {row.school_year.value_or(0), *row.act_date, row.valid_until, row.withdrawn_on},
                      today);
}

bool ofYear(const Kind& kind, int paperYear, int year) {
    return kind.term != Term::year || paperYear == year;
}

}  // namespace

PaperSet openSet(api::Scope& scope, const Room& room, const SetQuery& query) {
    return scope.read([&](api::Work& work) {
        auto id = query.organisation ? *query.organisation : firstHome(work);
        organisationsWithin(work, id);
        PaperStore store(work);
        auto home = store.home(id);
        auto rights = rightsAt(work, home);
        const Kinds& kinds = room.kinds.of(packOf(work, id));
        auto language = text::code(scope.language());
        PaperSet set;
        set.organisation = {home.id, home.short_name};
        set.school_year = query.year.value_or(schoolYear(work.today()));
        set.numbering = store.pattern(id);
        set.can = {{"add", rights.writes}, {"number", rights.seesDrafts()}};
        auto rows = store.of(id);
        if (!rights.seesDrafts()) std::erase_if(rows, [](const PaperRow& r) { return !r.edition; });
        for (const Group& group : kinds.groups()) {
            SetGroup shown{
                group.code,
                group.title.contains(language) ? group.title.at(std::string(language)) : group.title.at("ru"),
                {}};
            for (const Kind& kind : kinds.all()) {
                if (kind.group != group.code || !kind.keptBy(home.kind)) continue;
                std::vector<SetLine> lines;
                bool makes = !kind.document.empty() && kind.page.empty();
                for (const PaperRow& row : rows) {
                    if (row.kind != kind.code || !ofYear(kind, row.school_year.value_or(0), set.school_year))
                        continue;
                    SetLine line{kind.code,
                                 kind.titleIn(language),
                                 kind.term,
                                 kind.required,
                                 makes,
                                 standingOf(kind, row, work.today()),
                                 dueOf(kind, set.school_year),
                                 row,
                                 {}};
                    line.paper->standing = line.standing;
                    if (line.standing == Standing::missing) continue;  // withdrawn: the register has it
                    lines.push_back(std::move(line));
                }
                // Of what is asked for one counts, the best there is.
                std::stable_sort(lines.begin(), lines.end(), [](const SetLine& a, const SetLine& b) {
                    return order(a.standing) > order(b.standing);
                });
                if (kind.required) ++set.wanted;
                if (kind.required && !lines.empty() && lines.front().standing == Standing::approved)
                    ++set.have;
                if (lines.empty())
                    lines.push_back({kind.code,
                                     kind.titleIn(language),
                                     kind.term,
                                     kind.required,
                                     makes,
                                     Standing::missing,
                                     dueOf(kind, set.school_year),
                                     {},
                                     {}});
                for (auto& line : lines) {
                    if (!kind.page.empty()) line.page = kind.page;
                    shown.lines.push_back(std::move(line));
                }
            }
            if (!shown.lines.empty()) set.groups.push_back(std::move(shown));
        }
        return set;
    });
}

api::List<PlaceSet> listPlaces(api::Scope& scope, const Room& room, const PlacesQuery& query) {
    return scope.read([&](api::Work& work) {
        auto id = query.organisation ? *query.organisation : firstHome(work);
        organisationsWithin(work, id);
        PaperStore store(work);
        const Kinds& kinds = room.kinds.of(packOf(work, id));
        int year = query.year.value_or(schoolYear(work.today()));
        auto language = text::code(scope.language());
        std::map<std::int64_t, std::vector<PaperStore::Below>> papers;
        for (auto& one : store.below(id)) papers[one.organisation.value].push_back(std::move(one));
        api::List<PlaceSet> out;
        for (const Home& home : store.placesBelow(id)) {
            PlaceSet place{{home.id, home.short_name}, 0, 0, 0, {}};
            const auto& own = papers[home.id.value];
            for (const Kind& kind : kinds.all()) {
                if (!kind.keptBy(home.kind)) continue;
                bool there = false;
                for (const auto& p : own) {
                    if (p.kind != kind.code || !ofYear(kind, p.school_year, year)) continue;
                    place.waiting += p.state == "submitted";
                    there |= p.act_date &&
                             standingOn(kind, {p.school_year, *p.act_date, p.valid_until, p.withdrawn_on},
                                        work.today()) == Standing::approved;
                }
                if (!kind.required) continue;
                ++place.wanted;
                if (there)
                    ++place.have;
                else
                    place.missing.push_back(kind.titleIn(language));
            }
            if (place.wanted) out.items.push_back(std::move(place));
        }
        if (query.sort == PlacesOrder::missing)
            std::stable_sort(out.items.begin(), out.items.end(), [](const PlaceSet& a, const PlaceSet& b) {
                return a.missing.size() > b.missing.size();
            });
        return out;
    });
}

api::Page<PaperRow> listRegister(api::Scope& scope, const Room& room, const RegisterQuery& query) {
    return scope.read([&](api::Work& work) {
        auto within = organisationsWithin(work, query.organisation ? *query.organisation : firstHome(work));
        auto page = PaperStore(work).registered(within, query);
        const Kinds& kinds = room.kinds.of(packOf(work, within.root()));
        for (PaperRow& row : page.items)
            if (auto kind = kinds.find(row.kind)) row.standing = standingOf(*kind, row, work.today());
        return page;
    });
}

}  // namespace metodika::papers
