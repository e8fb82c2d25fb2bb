#pragma once
// From a number down to the very records that it was counted from.
#include "platform/facts/facts.hpp"

namespace metodika::facts {

enum class Part { numerator, denominator };
BOOST_DESCRIBE_ENUM(Part, numerator, denominator)

struct Record {
    std::int64_t id = 0, organisation = 0;
    std::optional<std::int64_t> person;
    std::string on_date;
    std::string title;  // empty: the fact names no record
    std::string link;   // empty: it opens nowhere
};

/// After this record, newest first.
struct After {
    std::string on_date;
    std::int64_t id = 0;
};

class Sql;

/// The same records as the tallies count; with `until` only those up to that day. Parameters begin with
/// `prefix`. Empty where the indicator has no such part.
std::string recordsSql(Sql& sql, const Facts& facts, const Indicator& indicator, Part part,
                       std::int64_t place, const Period& period, Date today, const std::string& prefix,
                       std::optional<Date> until = {});
/// Reads "(records) x WHERE …", newest first.
std::vector<Record> readRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                                Part part, Sql& sql, const std::string& from,
                                const std::optional<After>& after, int limit);

/// At most `limit` records of the place and all below it. Nothing where the indicator has no such part.
std::vector<Record> listRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                                Part part, std::int64_t place, int year, Date today,
                                const std::optional<After>& after, int limit, std::optional<Date> until = {});
std::int64_t countRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                          Part part, std::int64_t place, int year, Date today,
                          std::optional<Date> until = {});

}  // namespace metodika::facts
