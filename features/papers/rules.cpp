#include "features/papers/rules.hpp"

#include <algorithm>

namespace metodika::papers {

Verdict mayWrite(State state) {
    return state == State::draft || state == State::returned ? allow() : refuse("papers.not_open");
}

Verdict maySubmit(const Edition& edition) {
    if (auto open = mayWrite(edition.state); !open) return open;
    return edition.link || edition.file_name ? allow() : refuse("papers.nothing_in_it");
}

Verdict mayApprove(const Kind& kind, const Edition& e, Date today) {
    if (e.state != State::submitted && e.state != State::draft) return refuse("papers.not_submitted");
    if (!e.link && !e.file_name) return refuse("papers.nothing_in_it");
    if (!e.act_date || !e.act_number) return refuse("papers.no_act");
    if (*e.act_date > today) return refuse("papers.act_in_future");
    if (kind.term == Term::dated && !e.valid_until) return refuse("papers.no_term");
    if (e.valid_until && *e.valid_until <= *e.act_date) return refuse("papers.ends_before");
    return allow();
}

Verdict mayReturn(State state) {
    return state == State::submitted ? allow() : refuse("papers.not_submitted");
}

bool keptElsewhere(const Kind& kind, const std::vector<Edition>& editions) {
    if (kind.page.empty()) return false;
    auto last = std::find_if(editions.begin(), editions.end(),
                             [](const Edition& e) { return e.state == State::approved; });
    return last != editions.end() && last->from_data;
}

Verdict mayBegin(const PaperRow& row, bool draftThere, bool keptElsewhere) {
    if (keptElsewhere) return refuse("papers.kept_elsewhere");
    if (draftThere) return refuse("papers.draft_there");
    return row.withdrawn_on ? refuse("papers.withdrawn") : allow();
}

namespace {

constexpr std::string_view numberMark = "{номер}", yearMark = "{год}";

std::string with(std::string text, std::string_view mark, const std::string& value) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
        text.replace(at, mark.size(), value);
    return text;
}

}  // namespace

Verdict mayNumber(std::string_view pattern) {
    if (pattern.find(numberMark) == pattern.npos)
        return refuse("papers.pattern_lacks_number", {{"mark", std::string(numberMark)}});
    auto rest = with(with(std::string(pattern), numberMark, ""), yearMark, "");
    return rest.find_first_of("{}") == rest.npos
               ? allow()
               : refuse("papers.pattern_unknown",
                        {{"mark", std::string(numberMark)}, {"year", std::string(yearMark)}});
}

std::string numberBy(std::string_view pattern, std::int64_t index, int year) {
    return with(with(std::string(pattern), numberMark, std::to_string(index)), yearMark,
                std::to_string(year));
}

namespace {

std::optional<Date> reviewed(const Kind& kind, const InForce& e) {
    if (kind.term != Term::standing || !kind.years) return {};
    return addMonths(e.approved, 12 * kind.years);
}

}  // namespace

Standing standingOn(const Kind& kind, const InForce& e, Date today) {
    if (e.withdrawn && *e.withdrawn <= today) return Standing::missing;
    if (e.validUntil && *e.validUntil <= today) return Standing::outdated;
    if (auto review = reviewed(kind, e); review && *review <= today) return Standing::outdated;
    return Standing::approved;
}

Years yearsOf(const Kind& kind, const InForce& e, Date today) {
    int first = schoolYear(e.approved), last = schoolYear(today);
    if (kind.term == Term::year) {
        first = last = e.schoolYear;
    } else {
        if (e.validUntil) last = std::min(last, schoolYear(addDays(*e.validUntil, -1)));
        if (auto review = reviewed(kind, e)) last = std::min(last, schoolYear(addDays(*review, -1)));
    }
    // Withdrawn on the day on which it was approved: it never counted.
    if (e.withdrawn)
        last = std::min(last, *e.withdrawn <= e.approved ? first - 1 : schoolYear(addDays(*e.withdrawn, -1)));
    return {first, std::max(first, last + 1)};
}

std::optional<Date> dueOf(const Kind& kind, int year) {
    if (kind.term != Term::year || kind.due.empty()) return {};
    // "06-30": the year's analysis is due at its end.
    int month = std::stoi(kind.due.substr(0, 2)), day = std::stoi(kind.due.substr(3));
    return date(month >= 8 ? year : year + 1, unsigned(month), unsigned(day));
}

std::optional<FileKind> fileKindOf(std::string_view bytes) {
    if (bytes.starts_with("%PDF-")) return FileKind::pdf;
    if (!bytes.starts_with("PK\x03\x04")) return {};
    // The first member of an ODT says what it is.
    if (bytes.substr(0, 120).find("application/vnd.oasis.opendocument.text") != bytes.npos)
        return FileKind::odt;
    return bytes.find("word/") != bytes.npos ? std::optional(FileKind::docx) : std::nullopt;
}

}  // namespace metodika::papers
