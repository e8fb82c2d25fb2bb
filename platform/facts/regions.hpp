#pragma once
// Which regions are counted by which pack: an indicator of a pack is counted in the regions of that pack
// alone.
#include "platform/facts/query.hpp"

namespace metodika::facts {

class Regions {
  public:
    Regions(const Facts& facts, db::Connection& connection);

    /// Whether any region is counted by the indicator's pack.
    bool count(const Indicator& indicator) const;
    /// " AND column IN (…)": organisations of these regions; nothing where all regions have one pack.
    std::string only(Sql& sql, const Indicator& indicator, std::string_view column) const;
    /// Those of the organisations that lie there.
    std::vector<std::int64_t> among(const Indicator& indicator,
                                    const std::vector<std::int64_t>& organisations) const;
    /// The fingerprint together with the regions: when another one comes under the pack, all is counted anew.
    std::string fingerprint(const Indicator& indicator) const;

  private:
    const std::vector<std::int64_t>& of(const Indicator& indicator) const;
    db::Connection& connection_;
    std::map<std::string, std::vector<std::int64_t>, std::less<>> byPack_;
};

}  // namespace metodika::facts
