#include "platform/facts/regions.hpp"

#include <algorithm>

#include "platform/packs/shelf.hpp"

namespace metodika::facts {
namespace {

constexpr db::Query regions{"facts.regions", R"(
    SELECT DISTINCT o.id, coalesce(p.pack, '') AS pack FROM shared_organisations o
    LEFT JOIN shared_packs p ON p.region = o.id WHERE o.parent IS NULL ORDER BY o.id)"};
constexpr db::Query above{"facts.region_of",
                          "SELECT DISTINCT ancestor FROM shared_reach WHERE descendant = :organisation"};

}  // namespace

Regions::Regions(const Facts& facts, db::Connection& connection) : connection_(connection) {
    auto rows = connection.run(regions.text, {});
    while (rows->next()) byPack_[facts.shelf().of(rows->text(1)).name()].push_back(rows->integer(0));
    // Before there is a region, what comes will be of the usual pack.
    if (byPack_.empty()) byPack_[facts.shelf().usual().name()];
}

const std::vector<std::int64_t>& Regions::of(const Indicator& indicator) const {
    static const std::vector<std::int64_t> none;
    auto found = byPack_.find(indicator.pack->name());
    return found == byPack_.end() ? none : found->second;
}

bool Regions::count(const Indicator& indicator) const { return byPack_.contains(indicator.pack->name()); }

std::string Regions::only(Sql& sql, const Indicator& indicator, std::string_view column) const {
    if (byPack_.size() == 1) return {};
    std::string out = " AND " + std::string(column) +
                      " IN (SELECT mine.descendant FROM shared_reach mine WHERE mine.ancestor IN (";
    int n = 0;
    for (std::int64_t region : of(indicator))
        out += (n ? ", " : "") + sql.bind("region" + std::to_string(n), region), ++n;
    return out + "))";
}

std::vector<std::int64_t> Regions::among(const Indicator& indicator,
                                         const std::vector<std::int64_t>& organisations) const {
    if (byPack_.size() == 1) return organisations;
    std::vector<std::int64_t> out;
    const auto& mine = of(indicator);
    for (std::int64_t organisation : organisations) {
        bool here = false;
        auto rows = connection_.run(above.text, {{"organisation", organisation}});
        while (rows->next()) here |= std::find(mine.begin(), mine.end(), rows->integer(0)) != mine.end();
        if (here) out.push_back(organisation);
    }
    return out;
}

std::string Regions::fingerprint(const Indicator& indicator) const {
    std::string out = indicator.fingerprint;
    if (byPack_.size() > 1)
        for (std::int64_t region : of(indicator)) out += " " + std::to_string(region);
    return out;
}

}  // namespace metodika::facts
