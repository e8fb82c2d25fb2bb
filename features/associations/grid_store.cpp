#include "features/associations/grid_store.hpp"

#include <algorithm>

#include "platform/db/in_list.hpp"

namespace metodika::associations {

GridStore::GridStore(api::Work& work, const Within& within, int year)
    : work_(work),
      root_(within.root()),
      year_(year),
      regional_(AssociationStore(work).place(within.root()).level == "region"),
      begins_(date(year, 8, 1)),
      ends_(date(year + 1, 8, 1)),
      alive_(std::min(std::max(begins_, work.today()), addDays(ends_, -1))) {
    chosen_ = "SELECT id FROM associations WHERE since < :year_ends AND until > :alive";
    chosen_ += regional_ ? " AND level = 'regional'" : "";
    chosen_ += belowRoot(work, within, "organisation");
}

std::vector<db::Arg> GridStore::args() const {
    return {{"root", root_}, {"year_ends", ends_}, {"alive", alive_}};
}

std::vector<GridAssociation> GridStore::associations() {
    return work_.all<GridAssociation>(R"(
        SELECT a.id, a.name, a.sort_name, a.level, a.organisation, coalesce(o.short_name, '') AS organisation_name,
               coalesce(o.sort_name, '') AS organisation_sort, a.cluster, h.person AS head, p.name AS head_name
        FROM associations a
        LEFT JOIN shared_organisation_names o ON o.id = a.organisation AND o.since <= :today AND o.until > :today
        LEFT JOIN association_heads h ON h.association = a.id AND h.since <= :today AND h.until > :today
        LEFT JOIN shared_persons p ON p.id = h.person
        WHERE a.id IN ()" + chosen_ + ")",
                                      args());
}

std::vector<GridEntry> GridStore::meetings() {
    auto with = args();
    with.emplace_back("year", year_);
    return work_.all<GridEntry>(
        "SELECT id, association, on_date, at_time, place, theme, state FROM meetings WHERE association IN (" +
            chosen_ + ") AND school_year = :year AND state <> 'cancelled' ORDER BY on_date, at_time, id",
        std::move(with));
}

std::vector<GridSchedule> GridStore::schedules() {
    auto with = args();
    with.emplace_back("year", year_);
    return work_.all<GridSchedule>(
        "SELECT association, version, state, approved_on, act_number FROM association_schedules WHERE "
        "association IN (" +
            chosen_ + ") AND school_year = :year AND state <> 'replaced' ORDER BY association, edition",
        std::move(with));
}

std::vector<Expected> GridStore::expected() {
    auto with = args();
    with.emplace_back("year_begins", begins_);
    auto of = [&](std::string_view table) {
        return "SELECT association, person, since, until FROM " + std::string(table) +
               " WHERE association IN (" + chosen_ + ") AND until > :year_begins AND since < :year_ends";
    };
    return work_.all<Expected>(of("association_members") + " UNION ALL " + of("association_heads"),
                               std::move(with));
}

std::vector<OrganisationId> clusterSchools(api::Work& work, ClusterId cluster) {
    static constexpr db::Query find{"associations.grid_cluster", R"(
        SELECT organisation, municipality FROM shared_clusters WHERE id = :id AND since <= :today AND until > :today)"};
    std::vector<OrganisationId> out;
    OrganisationId municipality;
    {
        auto rows = work.run(find.text, {{"id", cluster}});
        while (rows->next()) {
            out.push_back(OrganisationId{rows->integer(0)});
            municipality = OrganisationId{rows->integer(1)};
        }
    }
    if (out.empty()) notFound();
    organisationsWithin(work, municipality);
    return out;
}

std::unordered_map<PersonId, std::string> namesOf(api::Work& work, const std::vector<PersonId>& persons) {
    std::unordered_map<PersonId, std::string> out;
    db::inParts("person_", persons, [&](const db::InList& some) {
        auto rows = work.all<PersonRef>(
            "SELECT id, name FROM shared_persons WHERE id IN (" + some.text() + ")", some.args());
        for (PersonRef& one : rows) out.emplace(one.id, std::move(one.name));
    });
    return out;
}

}  // namespace metodika::associations
