#pragma once
// The tree of the vertical (mission A1): region → municipality → organisation, clusters, branches.
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/routes.hpp"

namespace metodika::organisations {

enum class Level { region, municipality, organisation };
BOOST_DESCRIBE_ENUM(Level, region, municipality, organisation)
enum class Kind {
    region,
    ministry,
    institute,
    municipality,
    authority,
    service,
    school,
    kindergarten,
    extra_centre
};
BOOST_DESCRIBE_ENUM(Kind, region, ministry, institute, municipality, authority, service, school, kindergarten,
                    extra_centre)

Level levelOf(Kind kind);

using StatusId = Id<struct StatusTag>;
/// A status that an organisation may hold, and one that it holds.
struct StatusKind {
    std::string code, title;
};
BOOST_DESCRIBE_STRUCT(StatusKind, (), (code, title))
struct Status {
    StatusId id;
    std::string status, title;
    std::optional<std::string> theme, act_number;
    std::optional<Date> act_date;
    Date since{};
    std::optional<Date> until;
    bool current = false;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Status, (),
                      (id, status, title, theme, act_number, act_date, since, until, current, version))

/// One organisation as lists show it.
struct OrganisationRow {
    OrganisationId id;
    std::optional<std::string> code;
    std::string name, short_name;
    Level level = Level::organisation;
    Kind kind = Kind::school;
    std::optional<OrganisationId> parent;
    std::optional<ClusterRef> cluster;
    std::optional<OrganisationRef> branch_of;
    bool is_branch = false;
    std::int64_t children_count = 0, people_count = 0;
    std::vector<StatusKind> statuses;  // of today
};
BOOST_DESCRIBE_STRUCT(OrganisationRow, (),
                      (id, code, name, short_name, level, kind, parent, cluster, branch_of, is_branch,
                       children_count, people_count, statuses))

struct TreeNode {
    OrganisationId id;
    std::optional<OrganisationId> parent;
    std::string name, short_name;
    Level level = Level::organisation;
    Kind kind = Kind::school;
    bool is_branch = false;
    std::optional<ClusterId> cluster;
    std::int64_t people_count = 0;
};
BOOST_DESCRIBE_STRUCT(TreeNode, (),
                      (id, parent, name, short_name, level, kind, is_branch, cluster, people_count))
struct TreeCluster {
    ClusterId id;
    OrganisationId municipality;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TreeCluster, (), (id, municipality, name))
struct TreeStatus {
    OrganisationId organisation;
    std::string status, title;
};
BOOST_DESCRIBE_STRUCT(TreeStatus, (), (organisation, status, title))
struct Tree {
    std::vector<TreeNode> items;
    std::vector<TreeCluster> clusters;
    std::vector<TreeStatus> statuses;  // of today
};
BOOST_DESCRIBE_STRUCT(Tree, (), (items, clusters, statuses))

/// A stretch of the organisation's history: its name and place in the tree from–to.
struct Period {
    Date since{};
    std::optional<Date> until;
    std::string name;
    std::optional<std::string> parent_name;
};
BOOST_DESCRIBE_STRUCT(Period, (), (since, until, name, parent_name))

struct OrganisationCard : OrganisationRow {
    std::optional<std::string> full_name, inn, address, phone, mail;
    bool rural = false;
    Date since{};
    std::optional<Date> until;
    std::vector<Period> history;
    std::vector<Status> all_statuses;  // the latest first
    std::vector<OrganisationRef> branches;
    std::vector<OrganisationRef> above;  // from the region down, without itself
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(OrganisationCard, (OrganisationRow),
                      (full_name, inn, address, phone, mail, rural, since, until, history, all_statuses,
                       branches, above, version, can))

struct NewOrganisation {
    OrganisationId parent;
    Kind kind = Kind::school;
    std::string name, short_name;
    std::optional<std::string> code, full_name, inn, address, phone, mail;
    std::optional<bool> rural;
    std::optional<Date> since;
    std::optional<OrganisationId> branch_of;
};
BOOST_DESCRIBE_STRUCT(NewOrganisation, (),
                      (parent, kind, name, short_name, code, full_name, inn, address, phone, mail, rural,
                       since, branch_of))
inline auto rules(const NewOrganisation*) {
    return std::array{json::length("name", 1, 400), json::length("short_name", 1, 150),
                      json::length("code", 1, 40),  json::length("full_name", 0, 1000),
                      json::length("inn", 10, 10),  json::length("address", 0, 500),
                      json::length("phone", 0, 60), json::length("mail", 0, 200)};
}

/// What changes, and from which day; what is left out stays.
struct OrganisationChange {
    std::optional<Date> since;  // today where it is left out
    std::optional<std::string> name, short_name;
    std::optional<OrganisationId> parent;
    json::Maybe<std::string> full_name, inn, address, phone, mail;
    json::Maybe<Date> closed_on;  // null takes a planned closing back
};
BOOST_DESCRIBE_STRUCT(OrganisationChange, (),
                      (since, name, short_name, parent, full_name, inn, address, phone, mail, closed_on))
inline auto rules(const OrganisationChange*) {
    return std::array{json::length("name", 1, 400), json::length("short_name", 1, 150),
                      json::length("inn", 10, 10)};
}

struct ListQuery {
    std::optional<OrganisationId> root, parent;
    std::optional<Kind> kind;
    std::optional<ClusterId> cluster;
    std::optional<std::string> status, q, cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (root, parent, kind, cluster, status, q, cursor, limit))
struct TreeQuery {
    std::optional<OrganisationId> root;
};
BOOST_DESCRIBE_STRUCT(TreeQuery, (), (root))

struct Cluster {
    ClusterId id;
    std::string name;
    OrganisationId municipality;
    std::vector<OrganisationRef> organisations;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Cluster, (), (id, name, municipality, organisations, version, can))
struct NewCluster {
    OrganisationId municipality;
    std::string name;
    std::vector<OrganisationId> organisations;
};
BOOST_DESCRIBE_STRUCT(NewCluster, (), (municipality, name, organisations))
inline auto rules(const NewCluster*) { return std::array{json::length("name", 1, 150)}; }
struct ClusterChange {
    std::optional<std::string> name;
    std::optional<std::vector<OrganisationId>> organisations;
};
BOOST_DESCRIBE_STRUCT(ClusterChange, (), (name, organisations))
inline auto rules(const ClusterChange*) { return std::array{json::length("name", 1, 150)}; }
struct ClusterQuery {
    OrganisationId municipality;
};
BOOST_DESCRIBE_STRUCT(ClusterQuery, (), (municipality))

}  // namespace metodika::organisations
