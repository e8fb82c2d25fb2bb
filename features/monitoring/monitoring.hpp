#pragma once
// Numbers of a place and of those below it, for a year and the year before (mission G1–G3).
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "contracts/room.hpp"
#include "platform/facts/changes.hpp"
#include "platform/facts/facts.hpp"
#include "platform/facts/records.hpp"
#include "platform/facts/values.hpp"

namespace metodika::monitoring {

struct ShownPassport {
    std::string numerator;
    std::optional<std::string> denominator;
    std::string population, period, source;
    std::optional<std::string> edge_cases, act;
};
BOOST_DESCRIBE_STRUCT(ShownPassport, (),
                      (numerator, denominator, population, period, source, edge_cases, act))
/// A declaration of the same code from another time, and why it began.
struct Declared {
    Date since{};
    std::optional<Date> until;
    std::string numerator;
    std::optional<std::string> changed;
};
BOOST_DESCRIBE_STRUCT(Declared, (), (since, until, numerator, changed))
struct ShownIndicator {
    std::string code, name, criterion;
    facts::Unit unit = facts::Unit::count;
    facts::Direction direction = facts::Direction::up;
    facts::PeriodKind period = facts::PeriodKind::school_year;
    std::vector<std::string> levels;
    bool recorded = true;
    ShownPassport passport;
    Date since{};
    std::optional<Date> until;
    std::optional<std::string> changed;
    std::vector<Declared> history;  // the latest first
};
BOOST_DESCRIBE_STRUCT(ShownIndicator, (),
                      (code, name, criterion, unit, direction, period, levels, recorded, passport, since,
                       until, changed, history))

/// A place of the tree, as numbers name it.
struct PlaceRef {
    OrganisationId id;
    std::string name, level;
};
BOOST_DESCRIBE_STRUCT(PlaceRef, (), (id, name, level))

/// Without a value there are words, never a zero.
struct ShownValue {
    std::optional<double> value;
    std::optional<std::int64_t> numerator, denominator;
    bool no_data = false;
    std::optional<std::string> reason;
    bool hidden = false;
};
BOOST_DESCRIBE_STRUCT(ShownValue, (), (value, numerator, denominator, no_data, reason, hidden))
/// compared: what `now` is compared with: the year before up to the same day while the year runs, else whole.
struct TwoYears {
    ShownValue now, before, compared;
    std::optional<double> change;
};
BOOST_DESCRIBE_STRUCT(TwoYears, (), (now, before, compared, change))
/// Records behind a change that can be opened.
struct MovedRecords {
    facts::Move move = facts::Move::came;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(MovedRecords, (), (move, count))
/// Of what is counted and of its like that is not (held, planned, cancelled), how many now and then.
struct WordedRecords {
    std::string attribute, value;
    std::int64_t now = 0, before = 0;
};
BOOST_DESCRIBE_STRUCT(WordedRecords, (), (attribute, value, now, before))
struct PlaceMoved {
    PlaceRef organisation;
    ShownValue now, compared;
    double change = 0;
};
BOOST_DESCRIBE_STRUCT(PlaceMoved, (), (organisation, now, compared, change))
/// Why the indicator moved: the records, and the places below that rose and fell most.
struct Reasons {
    std::vector<MovedRecords> moves;
    std::vector<WordedRecords> words;
    std::vector<PlaceMoved> risen, fallen;
};
BOOST_DESCRIBE_STRUCT(Reasons, (), (moves, words, risen, fallen))
struct IndicatorRow {
    std::string indicator, name, criterion;
    facts::Unit unit = facts::Unit::count;
    facts::Direction direction = facts::Direction::up;
    ShownValue now, before, compared;
    std::optional<double> change;
    Reasons reasons;
    Can can;
};
BOOST_DESCRIBE_STRUCT(IndicatorRow, (),
                      (indicator, name, criterion, unit, direction, now, before, compared, change, reasons,
                       can))
struct PlaceBelow {
    PlaceRef organisation;
    std::map<std::string, TwoYears> values;
};
BOOST_DESCRIBE_STRUCT(PlaceBelow, (), (organisation, values))
struct Picture {
    PlaceRef organisation;
    int year = 0, previous_year = 0;
    /// While the year runs: the day up to which the year before is compared.
    std::optional<Date> same_day;
    std::vector<IndicatorRow> rows;
    std::vector<PlaceBelow> children;
};
BOOST_DESCRIBE_STRUCT(Picture, (), (organisation, year, previous_year, same_day, rows, children))

struct PictureQuery {
    std::optional<OrganisationId> organisation;
    std::optional<int> year;  // first calendar year of the school year; the current one where it is left out
};
BOOST_DESCRIBE_STRUCT(PictureQuery, (), (organisation, year))
inline auto rules(const PictureQuery*) { return std::array{json::range("year", 1990, 2200)}; }

struct RecordsQuery {
    std::optional<OrganisationId> organisation;
    std::optional<int> year;
    std::optional<facts::Part> part;
    /// Those that moved since the year before instead.
    std::optional<facts::Move> move;
    /// Those with this word instead of the one that is counted: attribute and value.
    std::optional<std::string> attribute, value;
    /// Only up to today's day of that year.
    std::optional<bool> same_day;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(RecordsQuery, (),
                      (organisation, year, part, move, attribute, value, same_day, cursor, limit))
inline auto rules(const RecordsQuery*) { return std::array{json::range("year", 1990, 2200)}; }
struct ShownRecord {
    Id<struct RecordTag> id;
    OrganisationRef organisation;
    std::string on_date, title;
    std::optional<std::string> link, person_name;
};
BOOST_DESCRIBE_STRUCT(ShownRecord, (), (id, organisation, on_date, title, link, person_name))

/// What a region shows to everybody: nobody's name, no counts of persons, no records.
struct PublicQuery {
    std::optional<OrganisationId> region;
    std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(PublicQuery, (), (region, year))
inline auto rules(const PublicQuery*) { return std::array{json::range("year", 1990, 2200)}; }
struct PublicRow {
    std::string indicator, name, criterion;
    facts::Unit unit = facts::Unit::count;
    ShownPassport passport;
    ShownValue now, before;
};
BOOST_DESCRIBE_STRUCT(PublicRow, (), (indicator, name, criterion, unit, passport, now, before))
struct PublicPlace {
    PlaceRef organisation;
    std::map<std::string, ShownValue> now, before;
};
BOOST_DESCRIBE_STRUCT(PublicPlace, (), (organisation, now, before))
/// Without a region nothing is public here.
struct PublicResults {
    std::vector<PlaceRef> regions;
    std::optional<PlaceRef> region;
    int year = 0, previous_year = 0;
    std::vector<PublicRow> rows;
    std::vector<PublicPlace> municipalities;
};
BOOST_DESCRIBE_STRUCT(PublicResults, (), (regions, region, year, previous_year, rows, municipalities))

void install(Building& building);

}  // namespace metodika::monitoring
