#pragma once
// Pure decisions: no SQL, no HTTP, no clock.
#include "features/papers/kinds.hpp"

namespace metodika::papers {

/// What is written stays open until it goes to whoever approves.
Verdict mayWrite(State state);
/// A document is a file or, where it is published, a link.
Verdict maySubmit(const Edition& edition);
/// A draft too: whoever approves may have written it. The day is today's.
Verdict mayApprove(const Kind& kind, const Edition& edition, Date today);
Verdict mayReturn(State state);
/// Another room made what counts now: there it is changed, and comes here again with its act.
bool keptElsewhere(const Kind& kind, const std::vector<Edition>& editions);
Verdict mayBegin(const PaperRow& row, bool draftThere, bool keptElsewhere);

/// «{номер}-{год}» with the number in it. Refused without {номер} and with other marks in braces.
Verdict mayNumber(std::string_view pattern);
std::string numberBy(std::string_view pattern, std::int64_t index, int year);

/// An approved edition that counts, against the day.
struct InForce {
    int schoolYear = 0;  // of a yearly one
    Date approved{};
    std::optional<Date> validUntil, withdrawn;
};
/// In force, outdated or, once withdrawn, missing.
Standing standingOn(const Kind& kind, const InForce& edition, Date today);
/// The first school year in which it counts, and the one after the last; never past the year of today.
struct Years {
    int from = 0, to = 0;
};
Years yearsOf(const Kind& kind, const InForce& edition, Date today);
/// By when a yearly one of that school year is to be approved.
std::optional<Date> dueOf(const Kind& kind, int schoolYear);

/// What may be kept as a document: DOCX without macros, PDF, ODT.
enum class FileKind { docx, pdf, odt };
std::optional<FileKind> fileKindOf(std::string_view bytes);

}  // namespace metodika::papers
