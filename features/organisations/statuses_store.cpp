#include "features/organisations/statuses.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::organisations {
namespace {

struct NowLine {
    OrganisationId organisation;
    std::string status;
};
BOOST_DESCRIBE_STRUCT(NowLine, (), (organisation, status))

constexpr std::string_view columns =
    "SELECT id, organisation, status, theme, act_number, act_date, since, until, version "
    "FROM organisation_statuses WHERE ";

}  // namespace

std::vector<KeptStatus> StatusStore::of(OrganisationId organisation) {
    static const std::string find = std::string(columns) + "organisation = :id ORDER BY since DESC, id DESC";
    return work_.all<KeptStatus>(find, {{"id", organisation}});
}

std::unordered_map<OrganisationId, std::vector<std::string>> StatusStore::now(
    const std::vector<OrganisationId>& organisations) {
    std::unordered_map<OrganisationId, std::vector<std::string>> out;
    db::inParts("o", organisations, [&](const db::InList& part) {
        auto rows = work_.all<NowLine>(
            "SELECT organisation, status FROM organisation_statuses WHERE organisation IN (" + part.text() +
                ") AND since <= :today AND until > :today ORDER BY since, id",
            part.args());
        for (auto& row : rows) out[row.organisation].push_back(std::move(row.status));
    });
    return out;
}

std::vector<TreeStatus> StatusStore::within(const Within& within) {
    static constexpr db::Query find{"organisations.statuses_within", R"(
        SELECT s.organisation, s.status, '' AS title FROM organisation_statuses s
        JOIN organisation_reach r ON r.descendant = s.organisation AND r.since <= :today AND r.until > :today
        WHERE r.ancestor = :root AND s.since <= :today AND s.until > :today ORDER BY s.organisation, s.since, s.id)"};
    return work_.all<TreeStatus>(find, {{"root", within.root()}});
}

KeptStatus StatusStore::kept(StatusId id) {
    static const std::string find = std::string(columns) + "id = :id";
    auto found = work_.all<KeptStatus>(find, {{"id", id}});
    if (found.empty()) notFound();
    return found.front();
}

bool StatusStore::holds(const KeptStatus& like) {
    static constexpr db::Query find{"organisations.holds_status", R"(
        SELECT count(*) FROM organisation_statuses
        WHERE organisation = :organisation AND status = :status AND id <> :id AND since < :until AND until > :since)"};
    return work_.number(find, {{"organisation", like.organisation},
                               {"status", like.status},
                               {"id", like.id},
                               {"since", like.since},
                               {"until", like.until}}) != 0;
}

void StatusStore::add(const KeptStatus& s) {
    static constexpr db::Query insert{"organisations.add_status", R"(
        INSERT INTO organisation_statuses (id, organisation, status, theme, act_number, act_date, since, until, version)
        VALUES (:id, :organisation, :status, :theme, :act_number, :act_date, :since, :until, 1))"};
    work_.execute(insert, {{"id", s.id},
                           {"organisation", s.organisation},
                           {"status", s.status},
                           {"theme", s.theme},
                           {"act_number", s.act_number},
                           {"act_date", s.act_date},
                           {"since", s.since},
                           {"until", s.until}});
}

void StatusStore::save(const KeptStatus& s) {
    static constexpr db::Query update{"organisations.save_status", R"(
        UPDATE organisation_statuses SET theme = :theme, act_number = :act_number, act_date = :act_date,
               since = :since, until = :until, version = version + 1 WHERE id = :id)"};
    work_.execute(update, {{"id", s.id},
                           {"theme", s.theme},
                           {"act_number", s.act_number},
                           {"act_date", s.act_date},
                           {"since", s.since},
                           {"until", s.until}});
}

void StatusStore::remove(StatusId id) {
    static constexpr db::Query drop{"organisations.remove_status",
                                    "DELETE FROM organisation_statuses WHERE id = :id"};
    work_.execute(drop, {{"id", id}});
}

}  // namespace metodika::organisations
