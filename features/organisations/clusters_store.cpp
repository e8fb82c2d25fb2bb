#include "features/organisations/store.hpp"

namespace metodika::organisations {
namespace {

struct ClusterLine {
    ClusterId id;
    std::string name;
    OrganisationId municipality;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ClusterLine, (), (id, name, municipality, version))

struct MemberLine {
    ClusterId cluster;
    OrganisationId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MemberLine, (), (cluster, id, name))

Cluster shown(const ClusterLine& line) {
    return {line.id, line.name, line.municipality, {}, line.version, {}};
}

}  // namespace

std::vector<Cluster> OrganisationStore::clusters(const Within& municipality) {
    static constexpr db::Query find{"organisations.clusters", R"(
        SELECT id, name, municipality, version FROM clusters
        WHERE municipality = :root AND since <= :today AND until > :today ORDER BY name, id)"};
    static constexpr db::Query members{"organisations.cluster_members", R"(
        SELECT m.cluster, m.organisation AS id, p.name FROM clusters c
        JOIN cluster_members m ON m.cluster = c.id AND m.since <= :today AND m.until > :today
        JOIN organisation_periods p ON p.organisation = m.organisation AND p.since <= :today AND p.until > :today
        WHERE c.municipality = :root ORDER BY p.sort_name, m.organisation)"};
    std::vector<Cluster> out;
    for (const auto& line : work_.all<ClusterLine>(find, {{"root", municipality.root()}}))
        out.push_back(shown(line));
    for (const auto& m : work_.all<MemberLine>(members, {{"root", municipality.root()}}))
        for (Cluster& c : out)
            if (c.id == m.cluster) c.organisations.push_back({m.id, m.name});
    return out;
}

Cluster OrganisationStore::cluster(ClusterId id) {
    static constexpr db::Query find{"organisations.cluster",
                                    "SELECT id, name, municipality, version FROM clusters WHERE id = :id AND "
                                    "since <= :today AND until > :today"};
    static constexpr db::Query members{"organisations.members_of_cluster", R"(
        SELECT m.cluster, m.organisation AS id, p.name FROM cluster_members m
        JOIN organisation_periods p ON p.organisation = m.organisation AND p.since <= :today AND p.until > :today
        WHERE m.cluster = :id AND m.since <= :today AND m.until > :today ORDER BY p.sort_name, m.organisation)"};
    auto line = work_.one<ClusterLine>(find, {{"id", id}});
    if (!line) notFound();
    Cluster out = shown(*line);
    for (const auto& m : work_.all<MemberLine>(members, {{"id", id}}))
        out.organisations.push_back({m.id, m.name});
    return out;
}

void OrganisationStore::addCluster(ClusterId id, const NewCluster& fresh) {
    static constexpr db::Query add{"organisations.add_cluster", R"(
        INSERT INTO clusters (id, municipality, name, since, until, version) VALUES (:id, :municipality, :name, :today, :open, 1))"};
    work_.execute(
        add, {{"id", id}, {"municipality", fresh.municipality}, {"name", fresh.name}, {"open", openEnd}});
    setMembers(id, fresh.organisations);
}

void OrganisationStore::renameCluster(ClusterId id, const std::string& name) {
    static constexpr db::Query rename{
        "organisations.rename_cluster",
        "UPDATE clusters SET name = :name, version = version + 1 WHERE id = :id"};
    work_.execute(rename, {{"id", id}, {"name", name}});
}

void OrganisationStore::setMembers(ClusterId id, const std::vector<OrganisationId>& organisations) {
    static constexpr db::Query add{"organisations.add_member",
                                   "INSERT INTO cluster_members (cluster, organisation, since, until) VALUES "
                                   "(:id, :organisation, :today, :open)"};
    auto now = cluster(id).organisations;
    auto stays = [&](OrganisationId o) {
        return std::find(organisations.begin(), organisations.end(), o) != organisations.end();
    };
    auto isIn = [&](OrganisationId o) {
        return std::any_of(now.begin(), now.end(), [&](const auto& m) { return m.id == o; });
    };
    for (const auto& m : now)
        if (!stays(m.id)) leaveCluster(m.id, work_.today());
    for (OrganisationId o : organisations) {
        if (isIn(o)) continue;
        leaveCluster(o, work_.today());  // in one cluster at a time
        work_.execute(add, {{"id", id}, {"organisation", o}, {"open", openEnd}});
    }
}

void OrganisationStore::leaveCluster(OrganisationId organisation, Date day) {
    // A membership that began on that day or later never was.
    static constexpr db::Query forget{
        "organisations.forget_member",
        "DELETE FROM cluster_members WHERE organisation = :organisation AND since >= :day"};
    static constexpr db::Query end{
        "organisations.end_member",
        "UPDATE cluster_members SET until = :day WHERE organisation = :organisation AND until > :day"};
    for (const auto& query : {forget, end})
        work_.execute(query, {{"organisation", organisation}, {"day", day}});
}

void OrganisationStore::closeCluster(ClusterId id) {
    static constexpr db::Query members{
        "organisations.close_members",
        "UPDATE cluster_members SET until = :today WHERE cluster = :id AND until > :today"};
    static constexpr db::Query cluster{
        "organisations.close_cluster",
        "UPDATE clusters SET until = :today, version = version + 1 WHERE id = :id"};
    work_.execute(members, {{"id", id}});
    work_.execute(cluster, {{"id", id}});
}

}  // namespace metodika::organisations
