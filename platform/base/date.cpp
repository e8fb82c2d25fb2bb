#include "platform/base/date.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace metodika {
using namespace std::chrono;

namespace {
template <class N>
bool number(std::string_view s, std::size_t from, std::size_t length, N& out) {
    if (from + length > s.size()) return false;
    auto r = std::from_chars(s.data() + from, s.data() + from + length, out);
    return r.ec == std::errc{} && r.ptr == s.data() + from + length;
}
}  // namespace

std::optional<Date> parseDate(std::string_view s) {
    int y = 0;
    unsigned m = 0, d = 0;
    if (s.size() != 10 || s[4] != '-' || s[7] != '-') return {};
    if (!number(s, 0, 4, y) || !number(s, 5, 2, m) || !number(s, 8, 2, d)) return {};
    Date r = date(y, m, d);
    if (!r.ok()) return {};
    return r;
}

std::string isoDate(Date d) {
    char b[40];
    std::snprintf(b, sizeof b, "%04d-%02u-%02u", int(d.year()), unsigned(d.month()), unsigned(d.day()));
    return b;
}

std::string stampDate(Date d) {
    char b[40];
    std::snprintf(b, sizeof b, "%02u.%02u.%04d", unsigned(d.day()), unsigned(d.month()), int(d.year()));
    return b;
}

std::string stampPartial(std::string_view iso) {
    if (auto day = parseDate(iso)) return stampDate(*day);
    if (iso.size() == 7 && parseDate(std::string(iso) + "-01"))
        return std::string(iso.substr(5)) + "." + std::string(iso.substr(0, 4));
    return std::string(iso);
}

std::string spelledDate(Date d) {
    static constexpr std::array<const char*, 12> months{"января",   "февраля", "марта",  "апреля",
                                                        "мая",      "июня",    "июля",   "августа",
                                                        "сентября", "октября", "ноября", "декабря"};
    char b[80];
    std::snprintf(b, sizeof b, "%u %s %d г.", unsigned(d.day()), months[unsigned(d.month()) - 1],
                  int(d.year()));
    return b;
}

Date addDays(Date d, int n) { return Date{sys_days{d} + days{n}}; }

Date addMonths(Date d, int n) {
    auto ym = year_month{d.year(), d.month()} + months{n};
    Date r{ym.year(), ym.month(), d.day()};
    return r.ok() ? r : Date{year_month_day_last{ym.year(), month_day_last{ym.month()}}};
}

int daysBetween(Date a, Date b) { return int((sys_days{b} - sys_days{a}).count()); }

int fullYears(Date from, Date to) {
    int years = int(to.year()) - int(from.year());
    if (to.month() < from.month() || (to.month() == from.month() && to.day() < from.day())) --years;
    return years;
}

std::string isoInstant(Instant t) {
    auto at = sys_time<milliseconds>{milliseconds{t.ms}};
    auto day = floor<days>(at);
    hh_mm_ss time{floor<seconds>(at - day)};
    char b[48];
    std::snprintf(b, sizeof b, "%sT%02d:%02d:%02dZ", isoDate(Date{day}).c_str(), int(time.hours().count()),
                  int(time.minutes().count()), int(time.seconds().count()));
    return b;
}

std::optional<Instant> parseInstant(std::string_view s) {
    if (s.size() != 20 || s[10] != 'T' || s[13] != ':' || s[16] != ':' || s[19] != 'Z') return {};
    auto d = parseDate(s.substr(0, 10));
    int h = 0, m = 0, sec = 0;
    if (!d || !number(s, 11, 2, h) || !number(s, 14, 2, m) || !number(s, 17, 2, sec)) return {};
    if (h > 23 || m > 59 || sec > 59 || h < 0 || m < 0 || sec < 0) return {};
    auto at = sys_days{*d} + hours{h} + minutes{m} + seconds{sec};
    return Instant{duration_cast<milliseconds>(at.time_since_epoch()).count()};
}

int schoolYear(Date d) { return int(d.year()) - (unsigned(d.month()) < 9 ? 1 : 0); }

std::string schoolYearName(int year) { return std::to_string(year) + "/" + std::to_string(year + 1); }

Instant SystemClock::now() const {
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

Date dayOf(Instant t, int offsetMinutes) {
    auto at = sys_time<milliseconds>{milliseconds{t.ms}} + minutes{offsetMinutes};
    return Date{floor<days>(at)};
}

}  // namespace metodika
