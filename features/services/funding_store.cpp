#include "features/services/funding_store.hpp"

namespace metodika::services {
namespace {

struct PayLine {
    OrganisationId municipality;
    std::optional<std::int64_t> month_pay, hour_pay;
    std::optional<std::string> act;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(PayLine, (), (municipality, month_pay, hour_pay, act, version))
struct PartLine {
    OrganisationId municipality;
    Source source = Source::municipal_budget;
    Pays pays = Pays::posts;
    Model model = Model::own;
    std::int64_t amount = 0;
    std::optional<std::string> act;
};
BOOST_DESCRIBE_STRUCT(PartLine, (), (municipality, source, pays, model, amount, act))
struct Counted {
    OrganisationId municipality;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Counted, (), (municipality, count))

// Counted by organisation first, where indexes answer, and added up by municipality after. Somebody who works
// in two organisations is work in both.
const std::string inRoot =
    " IN (SELECT d.descendant FROM shared_reach d WHERE d.ancestor = :root AND d.since <= :today AND d.until "
    "> "
    ":today) ";
const std::string sums = "SELECT r.ancestor AS municipality, CAST(sum(f.n) AS BIGINT) AS count FROM (";
const std::string above = R"() f
    JOIN shared_reach r ON r.descendant = f.organisation AND r.since <= :today AND r.until > :today
    JOIN shared_organisations c ON c.id = r.ancestor AND c.kind = 'municipality' AND c.since <= :today AND c.until > :today
    GROUP BY r.ancestor)";

}  // namespace

Staffing FundingStore::of(OrganisationId municipality, int year) {
    auto found = below(municipality, year);
    Staffing staffing = found.contains(municipality) ? std::move(found[municipality]) : Staffing{};
    staffing.year = year;
    staffing.version += 1;
    return staffing;
}

void FundingStore::save(OrganisationId municipality, int year, const FundingChange& change) {
    static constexpr db::Query put{"services.save_pay", R"(
        INSERT INTO service_pay (municipality, year, month_pay, hour_pay, act, version)
        VALUES (:id, :year, :month_pay, :hour_pay, :act, 1)
        ON CONFLICT (municipality, year) DO UPDATE SET month_pay = excluded.month_pay, hour_pay = excluded.hour_pay,
            act = excluded.act, version = service_pay.version + 1)"};
    static constexpr db::Query clear{"services.clear_funding",
                                     "DELETE FROM service_funding WHERE municipality = :id AND year = :year"};
    static constexpr db::Query insert{"services.add_funding", R"(
        INSERT INTO service_funding (municipality, year, number, source, pays, model, amount, act)
        VALUES (:id, :year, :number, :source, :pays, :model, :amount, :act))"};
    work_.execute(put, {{"id", municipality},
                        {"year", year},
                        {"month_pay", change.month_pay},
                        {"hour_pay", change.hour_pay},
                        {"act", change.act}});
    work_.execute(clear, {{"id", municipality}, {"year", year}});
    std::int64_t number = 0;
    for (const FundingPart& part : change.parts)
        work_.execute(insert, {{"id", municipality},
                               {"year", year},
                               {"number", ++number},
                               {"source", part.source},
                               {"pays", part.pays},
                               {"model", part.model},
                               {"amount", part.amount},
                               {"act", part.act}});
}

std::map<OrganisationId, Staffing> FundingStore::below(OrganisationId root, int year) {
    static constexpr db::Query prices{"services.pay", R"(
        SELECT s.municipality, s.month_pay, s.hour_pay, s.act, s.version FROM service_pay s
        JOIN shared_reach r ON r.descendant = s.municipality AND r.since <= :today AND r.until > :today
        WHERE r.ancestor = :root AND s.year = :year)"};
    static constexpr db::Query parts{"services.funding", R"(
        SELECT s.municipality, s.source, s.pays, s.model, s.amount, s.act FROM service_funding s
        JOIN shared_reach r ON r.descendant = s.municipality AND r.since <= :today AND r.until > :today
        WHERE r.ancestor = :root AND s.year = :year ORDER BY s.municipality, s.number)"};
    std::map<OrganisationId, Staffing> out;
    for (const PayLine& line : work_.all<PayLine>(prices, {{"root", root}, {"year", year}})) {
        Staffing& one = out[line.municipality];
        one.year = year;
        one.month_pay = line.month_pay;
        one.hour_pay = line.hour_pay;
        one.act = line.act;
        one.version = line.version;
    }
    for (const PartLine& line : work_.all<PartLine>(parts, {{"root", root}, {"year", year}}))
        out[line.municipality].parts.push_back(
            {{line.source, line.pays, line.model, line.amount, line.act}, 0});
    return out;
}

std::map<OrganisationId, Load> FundingStore::educatorsBelow(OrganisationId root) {
    static const std::string educators =
        sums +
        "SELECT e.organisation, count(DISTINCT e.person) AS n FROM shared_staff e WHERE e.organisation" +
        inRoot + "AND e.since <= :today AND e.until > :today GROUP BY e.organisation" + above;
    Loads out;
    count(out, educators, {{"root", root}}, &Load::educators);
    return out;
}

std::map<OrganisationId, Load> FundingStore::workBelow(OrganisationId root) {
    static const std::string organisations =
        sums + "SELECT o.id AS organisation, 1 AS n FROM shared_organisations o WHERE o.id" + inRoot +
        "AND o.since <= :today AND o.until > :today AND o.kind IN ('school', 'kindergarten', "
        "'extra_centre')" +
        above;
    // The plus keeps the engines from reading the year of the whole installation first.
    static const std::string owners =
        "SELECT f.organisation, count(*) AS n FROM fact_association_years f WHERE f.organisation" + inRoot +
        "AND +f.school_year = :year AND f.level IN ('municipal', 'cluster') GROUP BY f.organisation";
    static const std::string associations = sums + owners + above;
    static const std::string meetings =
        sums +
        "SELECT f.organisation, count(*) AS n FROM fact_meetings f WHERE f.organisation IN (SELECT "
        "x.organisation FROM (" +
        owners +
        ") x) AND f.on_date >= :from AND f.on_date < :to AND f.state <> 'cancelled' AND f.level IN "
        "('municipal', "
        "'cluster') GROUP BY f.organisation" +
        above;
    int year = schoolYear(work_.today());
    Loads out = educatorsBelow(root);
    count(out, organisations, {{"root", root}}, &Load::organisations);
    count(out, associations, {{"root", root}, {"year", year}}, &Load::associations);
    count(out, meetings,
          {{"root", root}, {"year", year}, {"from", schoolYearStart(year)}, {"to", schoolYearEnd(year)}},
          &Load::meetings);
    return out;
}

void FundingStore::count(Loads& loads, const std::string& text, std::vector<db::Arg> args,
                         double Load::*field) {
    for (const Counted& line : work_.all<Counted>(text, std::move(args)))
        loads[line.municipality].*field = double(line.count);
}

}  // namespace metodika::services
