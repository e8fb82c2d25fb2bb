#pragma once
// What becomes of associations as the staff changes: which ought to be merged or closed, and who could head
// those that nobody does. No SQL, no clock.
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "features/associations/proposing.hpp"
#include "platform/base/refusal.hpp"

namespace metodika::associations {

/// An association that works today, with what speaks for or against it.
struct Living {
    AssociationId id;
    std::string name;
    Level level = Level::school;
    Kind kind = Kind::free;
    std::optional<std::string> basis;
    OrganisationId organisation;
    std::string organisation_name;
    OrganisationId root;
    std::optional<ClusterId> cluster;       // of a cluster association
    std::optional<ClusterId> root_cluster;  // in which its school lies
    std::optional<OrganisationId> municipality;
    Date since{};
    std::int64_t kept_from = 0, members = 0;
    std::optional<Date> last_left, last_met;
};
BOOST_DESCRIBE_STRUCT(Living, (),
                      (id, name, level, kind, basis, organisation, organisation_name, root, cluster,
                       root_cluster, municipality, since, kept_from, members, last_left, last_met))

/// What ought to be done: `into` without an id is a new one of the cluster.
struct Tended {
    Tending what = Tending::close;
    std::string key, ground;
    OrganisationId owner;  // whose keepers decide
    const Living* into = nullptr;
    std::optional<ClusterId> cluster;
    std::vector<const Living*> absorbed;
    std::string reason;  // a text key
    TextParams params;
};
std::vector<Tended> whatToTend(const std::vector<Living>& living, Thresholds more, Date today);

/// The day from which there were never more than so many members; the beginning where there never were more.
Date fewSince(const std::vector<std::pair<Date, Date>>& terms, std::int64_t threshold, Date since,
              Date today);

struct Willing {
    Career career;
    std::string position;
    std::int64_t led = 0, spoke = 0;
    std::optional<Date> asked_on, answered_on;
    std::optional<HeadAnswer> answer;
};
/// Best first: whoever declined or was asked within the year comes after the others; then who led before, who
/// spoke, the category, the service. Of whom nothing is known, nobody is named.
std::vector<Willing> rankHeads(std::vector<Willing> all, Date today, std::size_t most = 5);
/// What speaks for the person: text keys.
std::vector<std::pair<std::string, TextParams>> reasonsFor(const Willing& w, Date today);

}  // namespace metodika::associations
