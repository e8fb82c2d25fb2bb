#pragma once
// Statuses of organisations (mission A7): which there are says the pack; each is held for a term, by an act.
#include <unordered_map>

#include "contracts/reach.hpp"
#include "features/organisations/organisation.hpp"
#include "platform/packs/terms.hpp"

namespace metodika::organisations {

struct NewStatus {
    std::string status;
    Date since{};
    std::optional<Date> until;  // the first day without it
    std::optional<std::string> theme, act_number;
    std::optional<Date> act_date;
};
BOOST_DESCRIBE_STRUCT(NewStatus, (), (status, since, until, theme, act_number, act_date))
inline auto rules(const NewStatus*) {
    return std::array{json::length("status", 1, 60), json::length("theme", 0, 500),
                      json::length("act_number", 0, 60)};
}
/// What is left out stays; `until` null: without an end.
struct StatusChange {
    std::optional<Date> since;
    json::Maybe<Date> until, act_date;
    json::Maybe<std::string> theme, act_number;
};
BOOST_DESCRIBE_STRUCT(StatusChange, (), (since, until, act_date, theme, act_number))
inline auto rules(const StatusChange*) {
    return std::array{json::length("theme", 0, 500), json::length("act_number", 0, 60)};
}

/// What the pack knows.
api::List<StatusKind> listStatusKinds(const api::Scope&, const packs::Terms&);
/// 422 on a status that the pack does not know, an end that is not after the beginning, or one that is held
/// already in that time; 403 and 404 as for any change of the tree.
OrganisationCard addStatus(api::Scope&, const packs::Terms&, OrganisationId, const NewStatus&);
OrganisationCard changeStatus(api::Scope&, const packs::Terms&, StatusId, const StatusChange&);
/// For what was entered by mistake; what was held and is over is ended with a change.
OrganisationCard removeStatus(api::Scope&, const packs::Terms&, StatusId);

struct KeptStatus {
    StatusId id;
    OrganisationId organisation;
    std::string status;
    std::optional<std::string> theme, act_number;
    std::optional<Date> act_date;
    Date since{}, until{};
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeptStatus, (),
                      (id, organisation, status, theme, act_number, act_date, since, until, version))

class StatusStore {
  public:
    explicit StatusStore(api::Work& work) : work_(work) {}
    /// The latest first.
    std::vector<KeptStatus> of(OrganisationId organisation);
    /// Those of today, of many organisations at once.
    std::unordered_map<OrganisationId, std::vector<std::string>> now(
        const std::vector<OrganisationId>& organisations);
    /// Those of today within a part of the tree; titles are left out.
    std::vector<TreeStatus> within(const Within& within);
    /// 404 when there is none.
    KeptStatus kept(StatusId id);
    bool holds(const KeptStatus& like);
    void add(const KeptStatus& fresh);
    void save(const KeptStatus& status);
    void remove(StatusId id);

  private:
    api::Work& work_;
};

}  // namespace metodika::organisations
