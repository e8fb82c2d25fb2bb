#pragma once
// What an indicator of the pack says: which facts, under which conditions, over which period. No SQL, no
// scripts.
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/date.hpp"
#include "platform/base/enums.hpp"
#include "platform/facts/fact.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::facts {

enum class Kind { share, count, sum, average, exists, score };
BOOST_DESCRIBE_ENUM(Kind, share, count, sum, average, exists, score)
enum class Unit { percent, count, score };
BOOST_DESCRIBE_ENUM(Unit, percent, count, score)
enum class PeriodKind { school_year, calendar_year };
BOOST_DESCRIBE_ENUM(PeriodKind, school_year, calendar_year)
enum class Direction { up, down, range };
BOOST_DESCRIBE_ENUM(Direction, up, down, range)
enum class Visibility { staff, everyone };
BOOST_DESCRIBE_ENUM(Visibility, staff, everyone)
enum class Compare { is, is_not, in, at_least, at_most, more_than, less_than, given };
BOOST_DESCRIBE_ENUM(Compare, is, is_not, in, at_least, at_most, more_than, less_than, given)

/// A stretch of time that a value belongs to; `year` is its first calendar year.
struct Period {
    PeriodKind kind = PeriodKind::school_year;
    int year = 0;
    Date from() const;
    Date to() const;          // exclusive
    std::string key() const;  // school_year:2026
    static Period of(PeriodKind kind, Date day);
    static std::optional<Period> parse(std::string_view key);
    auto operator<=>(const Period&) const = default;
};

// What an attribute is compared with.
struct SettingOperand {
    std::string name;
};
struct AttributeOperand {
    std::string name;
};
/// The day up to which the period is known: today, or its last day once it is over; moved by whole months.
struct AsOfOperand {
    int months = 0;
};
using Operand = std::variant<std::int64_t, bool, Date, std::string, std::vector<std::string>, SettingOperand,
                             AttributeOperand, AsOfOperand>;

struct Condition {
    std::string attribute;
    Compare compare = Compare::is;
    Operand operand;
};

/// Records of a fact that are counted, or whose persons are, or one of whose numbers is added up.
struct Measure {
    std::string fact;
    std::vector<Condition> where;
    std::string of = "records";  // records, persons or the name of a number
    std::int64_t points = 1;     // exists and score: what one such record is worth
    bool persons() const { return of == "persons"; }
};

struct Passport {
    packs::Words numerator, denominator, population, period, source, edge_cases, act;
};

struct Indicator {
    std::string code;
    const packs::Pack* pack = nullptr;  // whose declaration it is: it counts in the regions of that pack
    Date since{}, until{};
    packs::Words name, criterion, unrecorded;
    packs::Words changed;  // why it took the place of the declaration before it
    Kind kind = Kind::count;
    Unit unit = Unit::count;
    PeriodKind period = PeriodKind::school_year;
    Direction direction = Direction::up;
    Visibility visibility = Visibility::staff;
    std::vector<std::string> levels;  // of the tree, at which there is a value; empty: all
    std::vector<std::string> units;   // kinds of organisations that are asked (exists, score)
    bool personal = false;            // counts persons: groups under the limit are not for everyone
    std::vector<Measure> numerator;   // several only for a score
    std::optional<Measure> denominator;
    Passport passport;
    std::string where;        // file and line, for messages
    std::string fingerprint;  // changes with everything that its numbers depend on

    bool inForce(Date day) const;
    bool byUnits() const { return kind == Kind::exists || kind == Kind::score; }
    bool atLevel(std::string_view level) const;
    bool uses(std::string_view fact) const;
    /// The key under which its tallies are kept: pack, code and first day of the declaration.
    std::string key() const;
};

using FindFact = std::function<const Fact*(std::string_view)>;

/// Reads every declaration of the pack. What is wrong goes to `problems`; a declaration with an error is left
/// out. A fact that nobody declares is a warning: the indicator stands and has no data.
std::vector<Indicator> readIndicators(const packs::Pack& pack, const FindFact& find,
                                      std::vector<packs::Problem>& problems);

}  // namespace metodika::facts
