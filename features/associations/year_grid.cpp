// The grid as it is read: rows by level and school, cells by day, clashes in words.
#include <algorithm>
#include <unordered_set>

#include "features/associations/grid_place.hpp"
#include "features/associations/year_plans.hpp"

namespace metodika::associations {
namespace {

constexpr std::size_t mostNamed = 10, mostClashes = 200;

int rankOf(Level level) {
    switch (level) {
        case Level::regional:
            return 0;
        case Level::municipal:
            return 1;
        case Level::cluster:
            return 2;
        case Level::school:
            return 3;
    }
    return 4;
}

GridRow rowOf(const GridAssociation& a, const Rights& rights, const std::vector<GridSchedule>& editions) {
    GridRow row;
    row.id = a.id;
    row.name = a.name;
    row.level = a.level;
    row.organisation = {a.organisation, a.organisation_name};
    if (a.head) row.head = PersonRef{*a.head, a.head_name.value_or("")};
    row.has_head = a.head.has_value();
    bool writes = rights.writes(a.id, a.level, a.organisation),
         approves = rights.approves(a.level, a.organisation), inForce = false, draft = false;
    for (const GridSchedule& s : editions) {
        if (s.state == "approved") {
            inForce = true;
            row.approved_on = s.approved_on;
            row.act_number = s.act_number;
        } else if (!writes && !approves && inForce) {
            continue;  // the next edition is theirs until it is approved
        } else {
            draft = true;
        }
        row.version = s.version;
    }
    row.schedule_state = draft     ? ScheduleState::draft
                         : inForce ? ScheduleState::approved
                                   : ScheduleState::none;
    row.can = {{"edit", writes && !inForce}, {"draft", writes}, {"approve", draft && approves}};
    return row;
}

/// Everything that clashes are found in: a school's teachers go to the meetings of the municipality, too.
struct Wide {
    std::vector<GridAssociation> associations;
    std::vector<GridEntry> meetings;
    std::vector<Expected> expected;
};

void addClashes(api::Work& work, YearGrid& grid, const Wide& wide, Sight sight) {
    std::unordered_map<AssociationId, const GridAssociation*> known;
    std::unordered_set<AssociationId> shown;
    for (const GridAssociation& a : wide.associations) known.emplace(a.id, &a);
    for (const GridRow& row : grid.items) shown.insert(row.id);
    std::vector<GridSlot> slots;
    std::vector<const GridEntry*> entries;
    for (const GridEntry& m : wide.meetings) {
        auto found = known.find(m.association);
        if (found == known.end()) continue;
        entries.push_back(&m);
        slots.push_back({m.association, m.on_date, m.at_time,
                         placeKey(found->second->level, found->second->organisation_name, m.place),
                         m.state == MeetingState::held});
    }
    auto found = collisions(slots, wide.expected);
    std::erase_if(found, [&](const Collision& c) {
        return !shown.contains(slots[c.first].association) && !shown.contains(slots[c.second].association);
    });
    grid.clashes_count = std::int64_t(found.size());
    if (found.size() > mostClashes) found.resize(mostClashes);
    std::vector<PersonId> persons;
    bool names = sight >= Sight::directory;
    if (names)
        for (const Collision& c : found)
            persons.insert(persons.end(), c.persons.begin(),
                           c.persons.begin() + std::ptrdiff_t(std::min(c.persons.size(), mostNamed)));
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    auto called = namesOf(work, persons);
    for (const Collision& c : found) {
        GridClash clash;
        clash.kind = c.kind;
        clash.date = slots[c.first].date;
        clash.at_once = c.at_once;
        for (std::size_t at : {c.first, c.second})
            clash.meetings.push_back({entries[at]->id,
                                      {entries[at]->association, known.at(entries[at]->association)->name},
                                      known.at(entries[at]->association)->organisation_name,
                                      entries[at]->at_time,
                                      entries[at]->place});
        clash.persons_count = std::int64_t(c.persons.size());
        for (std::size_t i = 0; names && i < std::min(c.persons.size(), mostNamed); ++i)
            clash.persons.push_back({c.persons[i], called[c.persons[i]]});
        if (c.kind == GridClashKind::place) clash.place = entries[c.first]->place;
        grid.clashes.push_back(std::move(clash));
    }
}

/// The associations that the reader heads: of those more may be done.
std::string headedBy(api::Work& work) {
    static constexpr db::Query find{"associations.grid_headed", R"(
        SELECT association FROM association_heads WHERE person = :person AND since <= :today AND until > :today ORDER BY association)"};
    std::string out;
    if (!work.scope().member().person) return out;
    auto rows = work.run(find.text, {});
    while (rows->next()) out += std::to_string(rows->integer(0)) + "+";
    return out;
}

}  // namespace

GridPlace gridPlace(api::Work& work, const GridQuery& query) {
    int year = query.year.value_or(yearOfMeeting(work.today()));
    if (year < 2000 || year > 2100) notFound();
    OrganisationId root = query.organisation ? *query.organisation : firstHome(work);
    std::vector<OrganisationId> schools;
    if (query.cluster) schools = clusterSchools(work, *query.cluster);
    return {organisationsWithin(work, root), year, query.level, query.cluster, std::move(schools)};
}

bool GridPlace::shows(const GridAssociation& a) const {
    if (level && a.level != *level) return false;
    if (!cluster) return true;
    return a.cluster == cluster || (a.level == Level::school && std::find(schools.begin(), schools.end(),
                                                                          a.organisation) != schools.end());
}

std::vector<GridAssociation> gridAssociations(api::Work& work, const GridPlace& place) {
    auto found = GridStore(work, place.within, place.year).associations();
    std::erase_if(found, [&](const GridAssociation& a) { return !place.shows(a); });
    std::sort(found.begin(), found.end(), [](const GridAssociation& a, const GridAssociation& b) {
        return std::make_tuple(rankOf(a.level), std::string_view(a.organisation_sort),
                               std::string_view(a.sort_name),
                               a.id) < std::make_tuple(rankOf(b.level), std::string_view(b.organisation_sort),
                                                       std::string_view(b.sort_name), b.id);
    });
    return found;
}

YearGrid readGrid(api::Work& work, const GridPlace& place, bool withClashes) {
    auto rights = Rights::of(work);
    AssociationStore associations(work);
    GridStore store(work, place.within, place.year);
    YearGrid grid;
    grid.year = place.year;
    grid.organisation = {place.within.root(), associations.place(place.within.root()).name};
    grid.only_regional = store.onlyRegional();
    auto chosen = gridAssociations(work, place);
    std::unordered_map<AssociationId, std::vector<GridSchedule>> editions;
    for (GridSchedule& s : store.schedules()) editions[s.association].push_back(std::move(s));
    std::unordered_map<AssociationId, std::size_t> at;
    Can can{{"approve", false}, {"copy", false}};
    for (const GridAssociation& a : chosen) {
        at.emplace(a.id, grid.items.size());
        grid.items.push_back(rowOf(a, rights, editions[a.id]));
        const GridRow& row = grid.items.back();
        can["approve"] |= row.can.at("approve");
        can["copy"] |= row.can.at("draft") && row.schedule_state == ScheduleState::none;
    }
    grid.can = can;
    Wide wide;
    auto home = store.onlyRegional() ? place.within.root() : associations.home(place.within.root());
    if (withClashes && home != place.within.root()) {
        GridStore whole(work, organisationsWithin(work, home), place.year);
        wide = {whole.associations(), whole.meetings(), whole.expected()};
    } else {
        wide.meetings = store.meetings();
        if (withClashes) {
            wide.associations = store.associations();
            wide.expected = store.expected();
        }
    }
    for (const GridEntry& m : wide.meetings)
        if (auto found = at.find(m.association); found != at.end())
            grid.items[found->second].meetings.push_back(
                {m.id, m.on_date, m.at_time, m.place, m.theme, m.state});
    auto sight = place.within.sight();
    if (withClashes) addClashes(work, grid, wide, sight);
    if (sight == Sight::none) {
        grid.hidden = {"head", "persons"};
        for (GridRow& row : grid.items) row.head.reset();
    }
    return grid;
}

Ready::Text openGrid(api::Scope& scope, const Room& room, const GridQuery& query) {
    return scope.read([&](api::Work& work) {
        auto place = gridPlace(work, query);
        AssociationStore store(work);
        // A region's grid is that of a few associations: to find out what changed in all of it would cost
        // more.
        if (store.place(place.within.root()).level == "region")
            return std::make_shared<const std::string>(json::write(readGrid(work, place, true)));
        std::string question = "grid " + place.within.root().text() + " " + std::to_string(place.year) + " " +
                               (place.level ? std::string(enumName(*place.level)) : "") + " " +
                               (place.cluster ? place.cluster->text() : "") + " " +
                               std::to_string(int(place.within.sight())) + " " + headedBy(work) + " " +
                               asksAs(work);
        std::string state = stateBelow(work, store.home(place.within.root()));
        if (auto text = room.ready->find(question, state)) return text;
        auto text = std::make_shared<const std::string>(json::write(readGrid(work, place, true)));
        room.ready->keep(question, state, text);
        return Ready::Text(text);
    });
}

}  // namespace metodika::associations
