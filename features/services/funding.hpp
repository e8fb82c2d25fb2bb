#pragma once
// Posts follow from the funding (S0 §2.1–2.3): what is paid, what a post costs, what comes out; and the work
// that falls to a post.
#include "features/services/service.hpp"

namespace metodika::services {

/// Where the money comes from (S2 §3.2).
enum class Source { municipal_budget, regional_budget, extra_budgetary };
BOOST_DESCRIBE_ENUM(Source, municipal_budget, regional_budget, extra_budgetary)
/// Posts of the staffing table, or hours by civil contracts.
enum class Pays { posts, hours };
BOOST_DESCRIBE_ENUM(Pays, posts, hours)

/// Whole roubles of a calendar year.
struct FundingPart {
    Source source = Source::municipal_budget;
    Pays pays = Pays::posts;
    Model model = Model::own;
    std::int64_t amount = 0;
    std::optional<std::string> act;
};
BOOST_DESCRIBE_STRUCT(FundingPart, (), (source, pays, model, amount, act))
inline auto rules(const FundingPart*) {
    return std::array{json::range("amount", 1, 1'000'000'000), json::length("act", 0, 200)};
}
/// The year's money and prices, whole. A price may be left out while nothing is paid by it.
struct FundingChange {
    std::optional<std::int64_t> month_pay, hour_pay;
    std::optional<std::string> act;
    std::vector<FundingPart> parts;
};
BOOST_DESCRIBE_STRUCT(FundingChange, (), (month_pay, hour_pay, act, parts))
inline auto rules(const FundingChange*) {
    return std::array{json::range("month_pay", 1, 10'000'000), json::range("hour_pay", 1, 1'000'000),
                      json::length("act", 0, 200)};
}

/// What the law says of the year, from the region's pack.
struct Norms {
    std::int64_t pay_months = 12, contributions = 0, contract_contributions = 0;  // per mille
    std::optional<std::string> pay_months_act, contributions_act, contract_contributions_act;
};
BOOST_DESCRIBE_STRUCT(Norms, (),
                      (pay_months, contributions, contract_contributions, pay_months_act, contributions_act,
                       contract_contributions_act))

/// `gives`: posts or hours, rounded down to hundredths: what is not paid is not there.
struct FundingLine : FundingPart {
    double gives = 0;
};
BOOST_DESCRIBE_STRUCT(FundingLine, (FundingPart), (gives))
/// there: posts less what volunteers and contracts carry of them; difference: there less due.
struct ModelStaffing {
    Model model = Model::own;
    double due = 0, there = 0, difference = 0, employed = 0, vacant = 0, hours_due = 0;
    std::int64_t hours_there = 0;
};
BOOST_DESCRIBE_STRUCT(ModelStaffing, (),
                      (model, due, there, difference, employed, vacant, hours_due, hours_there))
struct Staffing {
    OrganisationRef municipality;
    int year = 0;
    std::optional<std::int64_t> month_pay, hour_pay;
    std::optional<std::string> act;
    Norms norms;
    std::optional<double> post_cost, hour_cost;
    std::vector<FundingLine> parts;
    std::vector<ModelStaffing> models;
    ModelStaffing whole;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Staffing, (),
                      (municipality, year, month_pay, hour_pay, act, norms, post_cost, hour_cost, parts,
                       models, whole, version, can))

}  // namespace metodika::services
