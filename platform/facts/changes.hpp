#pragma once
// What changed since the year before, and which records are behind it. An unfinished year is compared with
// the year before up to the same day.
#include "platform/facts/records.hpp"
#include "platform/facts/values.hpp"

namespace metodika::facts {

/// A year of an indicator as it was known on a day; `indicator` is the declaration of that year.
struct Known {
    const Indicator* indicator = nullptr;
    int year = 0;
    Date until{};  // the last day that counts
};
/// The same day a year ago; 29 February becomes the 28th.
Date sameDayBefore(Date day);
/// Whether the period of the year still runs on that day.
bool unfinished(const Indicator& indicator, int year, Date today);

/// Sums of the place and of all right below it, of the records up to the day: what totals say of whole
/// periods.
std::map<std::int64_t, Sums> sumsUntil(db::Connection& connection, const Facts& facts, const Known& known,
                                       std::int64_t place);

/// How a record moved between two years. Of a share: came into the whole, gone from it, better (counted now,
/// not before), worse. Of a count: came and gone.
enum class Move { came, gone, better, worse };
BOOST_DESCRIBE_ENUM(Move, came, gone, better, worse)
/// Whether records of this indicator can be followed from year to year by their number.
bool follows(const Indicator& indicator);
std::map<Move, std::int64_t> countMoves(db::Connection& connection, const Facts& facts, const Known& now,
                                        const Known& before, std::int64_t place);
/// Newest first, at most `limit`.
std::vector<Record> listMoves(db::Connection& connection, const Facts& facts, const Known& now,
                              const Known& before, Move move, std::int64_t place,
                              const std::optional<After>& after, int limit);

/// Of a count: how many records have each of the words that a condition chooses from: held, cancelled, still
/// planned.
struct Worded {
    std::string attribute, value;
    std::int64_t count = 0;
};
std::vector<Worded> countWords(db::Connection& connection, const Facts& facts, const Known& known,
                               std::int64_t place);
/// The indicator with that word instead of the one that is counted; none where it has no such condition.
std::optional<Indicator> withWord(const Facts& facts, const Indicator& indicator, std::string_view attribute,
                                  std::string_view value);

}  // namespace metodika::facts
