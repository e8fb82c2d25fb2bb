#include "features/associations/rules.hpp"

#include <algorithm>

namespace metodika::associations {
namespace {

/// Nobody works on these days (Labour Code, article 112).
bool isPublicHoliday(Date day) {
    unsigned month = unsigned(day.month()), number = unsigned(day.day());
    if (month == 1) return number <= 8;
    return (month == 2 && number == 23) || (month == 3 && number == 8) ||
           (month == 5 && (number == 1 || number == 9)) || (month == 6 && number == 12) ||
           (month == 11 && number == 4);
}

}  // namespace

int yearOfMeeting(Date day) { return day.month() == std::chrono::August ? int(day.year()) : schoolYear(day); }

Date approveBy(Date dayOfYear, Date opened, int daysAfterOpening) {
    return std::max(dayOfYear, addDays(opened, daysAfterOpening));
}

Date yearBegins(int year, Date opened) { return std::max(schoolYearStart(year), opened); }

int firstYear(Date opened) { return yearOfMeeting(opened); }

int lastYear(Date until, int current) {
    // What is closed on 1 September does not work in the year that begins then.
    return std::min(current, schoolYear(addDays(until, -1)));
}

Verdict mayKeep(Level level, std::string_view kind) {
    bool fits = false;
    switch (level) {
        case Level::school:
            fits = kind == "school" || kind == "kindergarten" || kind == "extra_centre";
            break;
        case Level::municipal:
        case Level::cluster:
            fits = kind == "service" || kind == "municipality" || kind == "authority";
            break;
        case Level::regional:
            fits = kind == "institute" || kind == "region" || kind == "ministry";
            break;
    }
    return fits ? allow() : refuse("associations.wrong_place");
}

Verdict mayOpen(Date since, Date today) {
    if (daysBetween(today, since) > 366) return refuse("associations.too_far_ahead");
    return allow();
}

Verdict mayApprove(const std::vector<ScheduleLine>& lines, Date approvedOn, Date today) {
    if (lines.empty()) return refuse("associations.schedule_empty");
    if (approvedOn > today) return refuse("associations.act_in_future");
    return allow();
}

std::vector<FieldError> wrongLines(const std::vector<ScheduleLine>& lines, int year) {
    std::vector<FieldError> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string at = "/meetings/" + std::to_string(i) + "/date";
        if (yearOfMeeting(lines[i].date) != year)
            out.push_back(
                {at,
                 "associations.not_in_year",
                 {{"since", stampDate(date(year, 8, 1))}, {"until", stampDate(date(year + 1, 7, 31))}}});
        for (std::size_t k = 0; k < i; ++k)
            if (lines[k].date == lines[i].date) {
                out.push_back({at, "associations.day_twice", {{"date", stampDate(lines[i].date)}}});
                break;
            }
    }
    return out;
}

std::vector<ScheduleLine> movedToYear(const std::vector<ScheduleLine>& lines, int year) {
    std::vector<ScheduleLine> out;
    auto taken = [&](Date day) {
        return std::any_of(out.begin(), out.end(), [&](const ScheduleLine& l) { return l.date == day; });
    };
    for (ScheduleLine line : lines) {
        Date same{line.date.year() + std::chrono::years(year - yearOfMeeting(line.date)), line.date.month(),
                  line.date.day()};
        if (!same.ok()) same = date(int(same.year()), 2, 28);
        int days = daysBetween(line.date, same), off = days % 7;
        Date day = addDays(line.date, days - off + (off > 3 ? 7 : 0));
        if (yearOfMeeting(day) > year) day = addDays(day, -7);
        while (yearOfMeeting(day) < year || isPublicHoliday(day) || taken(day)) day = addDays(day, 7);
        line.date = day;
        // There are not so many lines that one would be pushed out of the year but by force.
        if (yearOfMeeting(day) == year) out.push_back(std::move(line));
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.date < b.date; });
    return out;
}

Verdict mayHold(const MeetingFacts& m, Date today) {
    if (m.state == MeetingState::held) return refuse("associations.held_already");
    if (m.state == MeetingState::cancelled) return refuse("associations.cancelled");
    if (m.date > today) return refuse("associations.not_yet", {{"date", stampDate(m.date)}});
    if (!m.present) return refuse("associations.nobody_present");
    if (!m.items) return refuse("associations.no_agenda");
    if (!m.chaired) return refuse("associations.no_chair");
    return allow();
}

Verdict mayMove(const MeetingFacts& m) {
    if (m.state == MeetingState::held) return refuse("associations.held_already");
    if (m.state == MeetingState::cancelled) return refuse("associations.cancelled");
    return allow();
}

Verdict mayRecord(const MeetingFacts& m) {
    return m.state == MeetingState::cancelled ? refuse("associations.cancelled") : allow();
}

Verdict mayTick(const MeetingFacts& m, Date today) {
    if (m.state == MeetingState::cancelled) return refuse("associations.cancelled");
    if (m.date > today) return refuse("associations.not_yet", {{"date", stampDate(m.date)}});
    return allow();
}

Verdict mayFinish(std::optional<Date> doneOn, Date decided, Date asked, Date today) {
    if (doneOn) return refuse("associations.done_already");
    if (asked > today) return refuse("associations.done_in_future");
    if (asked < decided) return refuse("associations.done_before", {{"date", stampDate(decided)}});
    return allow();
}

Date workingDaysAfter(Date day, int count) {
    while (count > 0) {
        day = addDays(day, 1);
        auto weekday = std::chrono::weekday(std::chrono::sys_days(day));
        if (weekday != std::chrono::Saturday && weekday != std::chrono::Sunday && !isPublicHoliday(day))
            --count;
    }
    return day;
}

Date minutesDueBefore(Date today, int count) {
    Date day = today;
    while (workingDaysAfter(day, count) >= today) day = addDays(day, -1);
    return addDays(day, 1);
}

Verdict maySign(const SigningFacts& f) {
    if (f.state != MeetingState::held) return refuse("associations.not_held");
    if (!f.chaired) return refuse("associations.no_chair");
    if (f.signedBefore && !f.changed) return refuse("associations.signed_already");
    if (f.signedBefore && !f.reasoned) return refuse("associations.reason_wanted");
    return allow();
}

std::optional<std::string> timeOfDay(std::string_view t) {
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    bool shaped = t.size() == 5 && t[2] == ':' && digit(t[0]) && digit(t[1]) && digit(t[3]) && digit(t[4]);
    if (!shaped || t.substr(0, 2) > "23" || t.substr(3) > "59") return {};
    return std::string(t);
}

bool isLink(std::string_view text) {
    bool web = text.starts_with("https://") || text.starts_with("http://");
    return web && text.find_first_of(" \"<>\t\r\n") == text.npos && text.find("://") + 3 < text.size();
}

}  // namespace metodika::associations
