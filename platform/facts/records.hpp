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

/// At most `limit` records of the place and all below it. Nothing where the indicator has no such part.
std::vector<Record> listRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                                Part part, std::int64_t place, int year, Date today,
                                const std::optional<After>& after, int limit);
std::int64_t countRecords(db::Connection& connection, const Facts& facts, const Indicator& indicator,
                          Part part, std::int64_t place, int year, Date today);

}  // namespace metodika::facts
