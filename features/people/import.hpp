#pragma once
// A staff list on its way in: read, shown as it will be entered, corrected, entered as a job (mission A5).
#include "features/people/person.hpp"
#include "platform/jobs/jobs.hpp"

namespace metodika::people {

using ImportId = Id<struct ImportTag>;

struct ImportPost {
    std::string title;
    std::vector<std::string> subject;
    PostKind employment = PostKind::main;
    std::optional<double> rate, hours_per_week;
    std::optional<std::string> detail;
    /// As the file names it; nothing: the organisation of the row.
    std::optional<std::string> organisation;
};
BOOST_DESCRIBE_STRUCT(ImportPost, (),
                      (title, subject, employment, rate, hours_per_week, detail, organisation))
struct ImportCategory {
    CategoryLevel level = CategoryLevel::none;
    std::optional<std::string> date, act;
};
BOOST_DESCRIBE_STRUCT(ImportCategory, (), (level, date, act))
struct ImportCourse {
    std::string title;
    std::optional<std::string> date;
    std::optional<int> hours;
    std::optional<std::string> date_start, provider, form, document;
};
BOOST_DESCRIBE_STRUCT(ImportCourse, (), (title, date, hours, date_start, provider, form, document))
struct ImportPlan {
    std::string year, words;
};
BOOST_DESCRIBE_STRUCT(ImportPlan, (), (year, words))
/// A person as it will be entered.
struct ImportPerson {
    std::string surname, name;
    std::optional<std::string> patronymic, maiden_surname, birth_date, snils, phone, email, education,
        hire_date, main_workplace, status, status_until;
    std::vector<ImportPost> positions;
    std::optional<ImportCategory> category;
    std::vector<ImportCourse> courses;
    std::optional<int> experience_years, experience_total_years;
    std::optional<std::vector<ImportPlan>> attestation_plan;
};
BOOST_DESCRIBE_STRUCT(ImportPerson, (),
                      (surname, name, patronymic, maiden_surname, birth_date, snils, phone, email, education,
                       hire_date, main_workplace, status, status_until, positions, category, courses,
                       experience_years, experience_total_years, attestation_plan))
inline auto rules(const ImportPerson*) {
    return std::array{json::length("surname", 1, 100), json::length("name", 1, 100)};
}

enum class Gravity { ask, confirm, info };
BOOST_DESCRIBE_ENUM(Gravity, ask, confirm, info)
/// A doubt about a row. `reason` is a sentence in the reader's language.
struct ImportProblem {
    std::string code;
    Gravity severity = Gravity::confirm;
    std::string reason;
    std::optional<std::string> field;
    bool settled = false;
    /// The row of whom the doubt also is.
    std::optional<int> other = {};
};
BOOST_DESCRIBE_STRUCT(ImportProblem, (), (code, severity, reason, field, settled, other))
/// The same as it is kept, without the sentence.
struct KeptProblem {
    std::string code;
    Gravity severity = Gravity::confirm;
    std::map<std::string, std::string> params;
    std::optional<std::string> field;
    bool settled = false;
    std::optional<int> other = {};
};
BOOST_DESCRIBE_STRUCT(KeptProblem, (), (code, severity, params, field, settled, other))
struct ImportFix {
    std::string what, was, now;
};
BOOST_DESCRIBE_STRUCT(ImportFix, (), (what, was, now))

/// left: known here, and not in the new list.
enum class Outcome { fresh, changed, same, left, skipped, entered };
BOOST_DESCRIBE_ENUM(Outcome, fresh, changed, same, left, skipped, entered)
/// The person has a main post in another organisation: works in both, has moved here, or those who keep the
/// other list are asked whether they have.
enum class Elsewhere { both, moved, asked };
BOOST_DESCRIBE_ENUM(Elsewhere, both, moved, asked)
/// A person whom the row may speak of.
struct ImportCandidate {
    PersonId id;
    std::string name;
    std::optional<std::string> birth_date;
    std::vector<std::string> posts;
};
BOOST_DESCRIBE_STRUCT(ImportCandidate, (), (id, name, birth_date, posts))
struct ImportRow {
    int number = 0;
    std::string sheet;
    std::vector<int> rows;
    Outcome outcome = Outcome::fresh;
    std::optional<OrganisationRef> organisation;
    std::optional<PersonId> matched;
    /// Only where it is in doubt who this is.
    std::vector<ImportCandidate> candidates;
    ImportPerson person;
    std::vector<ImportProblem> problems;
    std::vector<ImportFix> fixes;
    std::optional<Elsewhere> elsewhere;
    /// The row of the same person that took this one in.
    std::optional<int> joined;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (number, sheet, rows, outcome, organisation, matched, candidates, person, problems,
                       fixes, elsewhere, joined, version))

struct ImportColumn {
    std::string sheet, column, header, meaning;
};
BOOST_DESCRIBE_STRUCT(ImportColumn, (), (sheet, column, header, meaning))
/// What a column is to be taken for from now on; an empty meaning: for nothing.
struct ImportColumnWish {
    std::string column, header, meaning;
};
BOOST_DESCRIBE_STRUCT(ImportColumnWish, (), (column, header, meaning))
struct ImportColumnsChange {
    std::vector<ImportColumnWish> columns;
    /// The day for which the list is; the file is read anew for it.
    std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(ImportColumnsChange, (), (columns, as_of))
struct ImportIgnored {
    std::string sheet;
    int row = 0;
    std::string kind, text;
};
BOOST_DESCRIBE_STRUCT(ImportIgnored, (), (sheet, row, kind, text))
struct ImportCounts {
    std::int64_t persons = 0, fresh = 0, changed = 0, same = 0, left = 0, skipped = 0, entered = 0,
                 doubtful = 0, questions = 0, certain = 0;
};
BOOST_DESCRIBE_STRUCT(ImportCounts, (),
                      (persons, fresh, changed, same, left, skipped, entered, doubtful, questions, certain))

enum class ImportState { preview, entering, entered, undoing, undone, cancelled };
BOOST_DESCRIBE_ENUM(ImportState, preview, entering, entered, undoing, undone, cancelled)
struct ImportLine {
    ImportId id;
    std::string file;
    OrganisationRef organisation;
    ImportState state = ImportState::preview;
    std::int64_t persons = 0, doubtful = 0;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(ImportLine, (), (id, file, organisation, state, persons, doubtful, created_at))
struct Import {
    ImportId id;
    std::string file;
    OrganisationRef organisation;
    ImportState state = ImportState::preview;
    Date as_of{};
    Instant created_at;
    /// The whole staff: who is not in it has left.
    bool complete = false;
    std::vector<ImportColumn> columns;
    std::vector<ImportIgnored> ignored;
    ImportCounts counts;
    std::optional<jobs::JobId> job;
    /// Where the file speaks of another organisation than that for which it was sent.
    std::optional<OrganisationRef> names_other;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Import, (),
                      (id, file, organisation, state, as_of, created_at, complete, columns, ignored, counts,
                       job, names_other, version, can))

struct ImportUpload {
    OrganisationId organisation;
    std::string file;
    /// Nothing: the day that the list itself names, or today.
    std::optional<Date> as_of;
};
BOOST_DESCRIBE_STRUCT(ImportUpload, (), (organisation, file, as_of))
struct ImportQuery {
    std::optional<OrganisationId> organisation;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (organisation, cursor, limit))
enum class RowFilter { all, doubtful, ask, fresh, changed, left };
BOOST_DESCRIBE_ENUM(RowFilter, all, doubtful, ask, fresh, changed, left)
struct ImportRowQuery {
    std::optional<RowFilter> filter;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(ImportRowQuery, (), (filter, cursor, limit))
struct ImportRowChange {
    std::optional<ImportPerson> person;
    std::optional<std::vector<std::string>> settle;
    std::optional<bool> skip;
    /// Who this is: a candidate, or null for a new person.
    json::Maybe<PersonId> matched;
    std::optional<OrganisationId> organisation;
    /// Where the person has a main post in another organisation; moved becomes asked where that list is not
    /// the reader's to keep.
    std::optional<Elsewhere> elsewhere;
    /// Another row of the same person: this one takes in what it tells, and that one is left out; its
    /// `skip: false` parts them again.
    std::optional<int> joins;
};
BOOST_DESCRIBE_STRUCT(ImportRowChange, (), (person, settle, skip, matched, organisation, elsewhere, joins))
/// One question that waits in several rows, and the answers that may be given to all of them at once.
struct ImportQuestion {
    std::string code;
    Gravity severity = Gravity::confirm;
    std::int64_t rows = 0;
    Can can;  // settle, skip, elsewhere
};
BOOST_DESCRIBE_STRUCT(ImportQuestion, (), (code, severity, rows, can))
/// The same answer for every row in which the question waits: exactly one of settle, skip and elsewhere.
struct ImportAnswer {
    std::string code;
    std::optional<bool> settle, skip;
    std::optional<Elsewhere> elsewhere;
};
BOOST_DESCRIBE_STRUCT(ImportAnswer, (), (code, settle, skip, elsewhere))
struct ImportStart {
    jobs::JobId job;
};
BOOST_DESCRIBE_STRUCT(ImportStart, (), (job))

/// What the entering job reports.
struct EnterResult {
    std::int64_t fresh = 0, changed = 0, same = 0, left = 0, waiting = 0;
};
BOOST_DESCRIBE_STRUCT(EnterResult, (), (fresh, changed, same, left, waiting))
/// What undoing reports: kept is what others have changed or used since.
struct UndoResult {
    std::int64_t undone = 0, kept = 0;
};
BOOST_DESCRIBE_STRUCT(UndoResult, (), (undone, kept))

}  // namespace metodika::people
