#pragma once
// Calendar dates and instants. A date is written YYYY-MM-DD everywhere outside the program.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace metodika {

using Date = std::chrono::year_month_day;

/// A moment in UTC, milliseconds since 1970.
struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};

/// Dated rows are half-open, [since, until); an open end is this date, so that comparisons stay simple.
inline constexpr std::string_view openEnd = "9999-12-31";

inline constexpr Date date(int year, unsigned month, unsigned day) {
    return Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

/// Nothing unless the text is a real calendar date YYYY-MM-DD.
std::optional<Date> parseDate(std::string_view text);
std::string isoDate(Date d);
/// 12.11.2026, as stamps and tables print it.
std::string stampDate(Date d);
/// The same of YYYY-MM-DD, YYYY-MM or YYYY: 12.11.2026, 11.2026, 2026. Anything else as it is.
std::string stampPartial(std::string_view iso);
/// 12 ноября 2026 г., as running Russian text prints it.
std::string spelledDate(Date d);

Date addDays(Date d, int days);
/// The last day of a shorter month stands in for a day that it lacks (31.01 + 1 month = 28.02).
Date addMonths(Date d, int months);
/// Signed number of days from a to b.
int daysBetween(Date a, Date b);
/// Full years between birth and day.
int fullYears(Date from, Date to);

/// 2026-11-12T07:30:00Z
std::string isoInstant(Instant t);
std::optional<Instant> parseInstant(std::string_view text);

/// The school year (01.09–31.08) that holds the day, named by its first calendar year.
int schoolYear(Date d);
/// "2026/2027"
std::string schoolYearName(int year);
inline Date schoolYearStart(int year) { return date(year, 9, 1); }
inline Date schoolYearEnd(int year) { return date(year + 1, 9, 1); }

/// The one place that knows what time it is; tests and demos set it.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
};
class SystemClock final : public Clock {
  public:
    Instant now() const override;
};
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Instant at) : at_(at) {}
    Instant now() const override { return at_; }
    void set(Instant at) { at_ = at; }

  private:
    Instant at_;
};
/// The local day of an instant; offset in minutes east of UTC.
Date dayOf(Instant t, int offsetMinutes);

}  // namespace metodika
