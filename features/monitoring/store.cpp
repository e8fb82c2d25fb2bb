#include "features/monitoring/store.hpp"

namespace metodika::monitoring {
namespace {

struct Named {
    std::int64_t id = 0;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))

// "SELECT … IN (:i0, :i1, …)" for a page of ids: one query whatever its length.
template <class I>
std::vector<Named> named(api::Work& work, std::string text, const std::set<I>& ids, std::string_view rest) {
    if (ids.empty()) return {};
    std::vector<std::string> names;
    names.reserve(ids.size());
    std::vector<db::Arg> args;
    for (I id : ids) {
        names.push_back("i" + std::to_string(names.size()));
        text += (args.empty() ? ":" : ", :") + names.back();
        args.emplace_back(names.back(), id);
    }
    text += rest;
    return work.all<Named>(text, std::move(args));
}

}  // namespace

PlaceRef MonitoringStore::place(OrganisationId id) {
    static constexpr db::Query find{"monitoring.place",
                                    "SELECT id, name, level FROM shared_organisations WHERE id = :id AND "
                                    "since <= :today AND until > :today"};
    auto found = work_.one<PlaceRef>(find, {{"id", id}});
    if (!found) notFound();
    return *found;
}

std::vector<PlaceRef> MonitoringStore::regions() {
    static constexpr db::Query find{"monitoring.regions", R"(
        SELECT id, name, level FROM shared_organisations WHERE kind = 'region' AND parent IS NULL
          AND since <= :today AND until > :today ORDER BY sort_name, id)"};
    return work_.all<PlaceRef>(find, {});
}

std::vector<PlaceRef> MonitoringStore::below(OrganisationId id, Date day) {
    static constexpr db::Query find{"monitoring.below", R"(
        SELECT id, name, level FROM (
            SELECT id, name, level, sort_name, row_number() OVER (PARTITION BY id ORDER BY since DESC) AS newest FROM shared_organisations
            WHERE parent = :id AND ((since <= :today AND until > :today) OR (since <= :day AND until > :day))) o
        WHERE newest = 1 ORDER BY sort_name, id)"};
    return work_.all<PlaceRef>(find, {{"id", id}, {"day", day}});
}

std::map<OrganisationId, std::string> MonitoringStore::organisationNames(
    const std::set<OrganisationId>& ids) {
    std::map<OrganisationId, std::string> out;
    // Ordered by time, so that the newest name stays.
    for (auto& row : named(work_, "SELECT id, name FROM shared_organisations WHERE id IN (", ids,
                           ") AND since <= :today ORDER BY since"))
        out[OrganisationId{row.id}] = row.name;
    return out;
}

std::map<PersonId, std::string> MonitoringStore::personNames(const std::set<PersonId>& ids) {
    std::map<PersonId, std::string> out;
    for (auto& row : named(work_, "SELECT id, name FROM shared_persons WHERE id IN (", ids, ")"))
        out[PersonId{row.id}] = row.name;
    return out;
}

std::optional<Date> MonitoringStore::lastMove(OrganisationId id) {
    static constexpr db::Query find{"monitoring.last_move", R"(
        SELECT max(CASE WHEN until < :open THEN until ELSE since END) FROM shared_reach WHERE descendant = :id)"};
    auto text = work_.text(find, {{"id", id}, {"open", openEnd}});
    return text ? parseDate(*text) : std::nullopt;
}

}  // namespace metodika::monitoring
