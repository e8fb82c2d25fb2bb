#pragma once
// The SQL of money and of work.
#include <map>

#include "contracts/reach.hpp"
#include "features/services/funding.hpp"

namespace metodika::services {

class FundingStore {
  public:
    explicit FundingStore(api::Work& work) : work_(work) {}

    /// Prices, sums and version of the year, before anything is computed.
    Staffing of(OrganisationId municipality, int year);
    void save(OrganisationId municipality, int year, const FundingChange& change);
    /// Prices and sums of the posts of every municipality at the root or below it.
    std::map<OrganisationId, Staffing> below(OrganisationId root, int year);
    std::map<OrganisationId, Load> educatorsBelow(OrganisationId root);
    /// The work of every municipality at the root or below it; educatorsBelow has the educators alone.
    std::map<OrganisationId, Load> workBelow(OrganisationId root);

  private:
    using Loads = std::map<OrganisationId, Load>;
    void count(Loads& loads, const std::string& text, std::vector<db::Arg> args, double Load::*field);
    api::Work& work_;
};

}  // namespace metodika::services
