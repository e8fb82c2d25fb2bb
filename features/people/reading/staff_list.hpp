#pragma once
// What a careful person would enter from a staff list, and what they would ask before entering it.
// Dates keep the precision of the file: "2021-04-25", "2021-04" or "2021"; an empty text was not in the file.
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/date.hpp"
#include "platform/base/refusal.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::people {

struct Dictionary;
/// By wishKey of reading/columns.hpp; an empty meaning: the column is not used.
using ColumnWishes = std::map<std::string, std::string>;

/// ask: an answer is needed first; confirm: enter, but show; info: only tell.
enum class Severity { ask, confirm, info };
BOOST_DESCRIBE_ENUM(Severity, ask, confirm, info)

struct RowsOf {
    std::string sheet;
    std::vector<int> rows;
};
BOOST_DESCRIBE_STRUCT(RowsOf, (), (sheet, rows))

/// Employment is main, internal or external. The title is the nomenclature form, without the subject.
struct PositionRead {
    std::string title;
    std::vector<std::string> subjects;
    std::string employment = "main";
    std::optional<double> rate;
    std::optional<double> hoursPerWeek;
    std::string detail;
    std::string organisation;
    std::string direction;  ///< of an association of supplementary education: художественная
};
BOOST_DESCRIBE_STRUCT(PositionRead, (),
                      (title, subjects, employment, rate, hoursPerWeek, detail, organisation, direction))

/// Level: highest, first, educator_methodist, educator_mentor, szd, none (the file says so).
struct CategoryRead {
    std::string level;
    std::string date;
    std::string act;
};
BOOST_DESCRIBE_STRUCT(CategoryRead, (), (level, date, act))

/// The date is that of the end; form is очно, заочно, очно-заочно or дистанционно; document is the number
/// alone.
struct CourseRead {
    std::string title;
    std::string date;
    std::optional<int> hours;
    std::string dateStart;
    std::string provider;
    std::string form;
    std::string document;
};
BOOST_DESCRIBE_STRUCT(CourseRead, (), (title, date, hours, dateStart, provider, form, document))

/// What a schedule of attestations says of one school year: «2026/27» – «апрель».
struct PlanRead {
    std::string year;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(PlanRead, (), (year, text))

struct PersonRead {
    std::vector<RowsOf> source;
    std::string surname;
    std::string name;
    std::string patronymic;
    std::string maidenSurname;
    std::string organisation;
    std::string birthDate;
    std::string sex;  ///< m, f
    std::string snils;
    std::string phone;
    std::string email;
    std::string tabNumber;
    std::vector<PositionRead> positions;
    std::optional<CategoryRead> category;  ///< none: the column is absent or the cell is blank
    std::vector<CategoryRead> otherCategories;
    std::vector<PlanRead> attestationPlan;
    std::vector<CourseRead> courses;
    std::optional<int> experienceYears;  ///< pedagogical
    std::optional<int> experienceMonths;
    std::optional<int> experienceTotalYears;
    std::optional<int> experienceTotalMonths;
    std::string education;
    std::string hireDate;
    std::string mainWorkplace;
    std::string status;  ///< parental_leave …
    std::string statusUntil;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(PersonRead, (),
                      (source, surname, name, patronymic, maidenSurname, organisation, birthDate, sex, snils,
                       phone, email, tabNumber, positions, category, otherCategories, attestationPlan,
                       courses, experienceYears, experienceMonths, experienceTotalYears,
                       experienceTotalMonths, education, hireDate, mainWorkplace, status, statusUntil, note))

/// The sentence is people.problem.<code> with params; the field is the one to open («birthDate»).
struct Problem {
    std::string code;
    Severity severity = Severity::confirm;
    std::string sheet;
    std::vector<int> rows;
    std::vector<int> persons;  ///< indexes into StaffList::persons
    std::string field;
    TextParams params;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (code, severity, sheet, rows, persons, field, params))

/// A silent correction: spaces, nbsp, line_break, latin_lookalike, case, yo.
struct Fix {
    std::string what;
    std::string sheet;
    int row = 0;
    std::string was;
    std::string now;
};
BOOST_DESCRIBE_STRUCT(Fix, (), (what, sheet, row, was, now))

struct ColumnUse {
    std::string column;   ///< A, B …
    std::string meaning;  ///< full_name, birth_date …; empty: not used
    std::string header;
};
BOOST_DESCRIBE_STRUCT(ColumnUse, (), (column, meaning, header))

struct TableRead {
    std::string sheet;
    std::vector<int> headerRows;
    int firstRow = 0;
    int lastRow = 0;
    std::vector<ColumnUse> columns;
    std::vector<std::string> hiddenColumns;
};
BOOST_DESCRIBE_STRUCT(TableRead, (), (sheet, headerRows, firstRow, lastRow, columns, hiddenColumns))

/// Kind: title, approval_stamp, column_numbers, header, group, total, blank, signature, vacancy,
/// not_educator, dismissed, other.
struct IgnoredRow {
    std::string sheet;
    int row = 0;
    std::string kind;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(IgnoredRow, (), (sheet, row, kind, text))

/// Reason: empty, hidden, no_people.
struct IgnoredSheet {
    std::string sheet;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(IgnoredSheet, (), (sheet, reason))

struct OrganisationRead {
    std::string name;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(OrganisationRead, (), (name, type))

struct StaffList {
    std::string file;
    std::string asOf;      ///< the day for which age, expiry and experience are judged
    std::string listDate;  ///< «на 01.09.2026» in the list's own title
    std::vector<OrganisationRead> organisations;
    std::vector<TableRead> read;
    std::vector<IgnoredSheet> ignoredSheets;
    std::vector<IgnoredRow> ignoredRows;
    std::vector<PersonRead> persons;
    std::vector<Problem> problems;
    std::vector<Fix> fixes;
};
BOOST_DESCRIBE_STRUCT(StaffList, (),
                      (file, asOf, listDate, organisations, read, ignoredSheets, ignoredRows, persons,
                       problems, fixes))

/// Never throws for strange content: a workbook without people gives an empty list with every sheet's reason.
/// What is wished of columns goes before what they say themselves.
StaffList readStaffList(const tables::Workbook& workbook, const Dictionary& dictionary, Date asOf,
                        const ColumnWishes& wishes = {});

/// The JSON of `import people FILE --dry-run --json`.
std::string expectedShape(const StaffList& list);

}  // namespace metodika::people
