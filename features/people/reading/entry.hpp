#pragma once
// One row as it was understood, before rows of the same person are joined.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "features/people/reading/cells.hpp"
#include "features/people/reading/columns.hpp"
#include "features/people/reading/memo.hpp"
#include "features/people/reading/names.hpp"
#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

struct Entry {
    std::size_t sheetIndex = 0;
    std::string sheet;
    int row = 0;
    int tableFrom = 0;           ///< the first row of its table
    std::vector<int> rowsBelow;  ///< that go on with this one
    bool hidden = false;
    bool initialsOnly = false;
    bool dismissed = false;
    bool noPatronymic = false;  ///< the file says that there is none
    bool nameIncomplete = false;
    bool assumedPost = false;  ///< only a subject is named: a teacher's
    bool positionBlank = false;
    bool birthColumn = false, categoryColumn = false;
    bool categoryElsewhere = false;  ///< «см. № 2»
    bool placeInPost = false;        ///< the main workplace was told among the words of the post
    bool listsCourses = false;       ///< each row is a course; a person may have many
    bool plannedCourse = false;      ///< its note has been asked about
    std::string movedFrom;           ///< «перешла с 01.09.25 из СОШ № 1»
    std::string besideName;          ///< what else stands in the cell of the name
    std::string dismissal;           ///< «уволена 25.08.2026»
    PersonRead person;               ///< without posts
    std::vector<PostRead> posts;
    std::vector<std::string> looseSubjects;  ///< of a row that names no post: they belong to the row above
    std::vector<Problem> problems;           ///< sheet, row and person are filled when people are joined
    std::vector<Fix> fixes;

    void ask(std::string code, Severity severity, std::string field, TextParams params = {}) {
        problems.push_back(
            {std::move(code), severity, sheet, {row}, {}, std::move(field), std::move(params)});
    }
};

/// The cell of a column with this meaning; none: no such column, or nothing in it.
const tables::Cell* cellOf(const Table& table, const tables::Row& row, const char* meaning);
std::string textOf(const Table& table, const tables::Row& row, const char* meaning);

/// What the texts of questions call the person.
std::string fullName(const PersonRead& person);

class RowReader {
  public:
    RowReader(const tables::Workbook& workbook, const Dictionary& dictionary, Date asOf)
        : workbook_(workbook), dictionary_(dictionary), asOf_(asOf) {}

    /// The name cells of the row; false when they hold no name.
    bool readPersonName(const Table& table, const tables::Row& row, Entry& entry) const;
    /// The heading of the rows that follow: «Внешние совместители», «В декретном отпуске».
    void enterGroup(std::string_view heading);
    /// «Список учителей истории»: the post of those who have no column for it.
    void enterTitle(std::string_view title);
    /// What asterisks beside a name mean on this sheet.
    void enterFootnotes(std::map<int, std::string> footnotes) { footnotes_ = std::move(footnotes); }
    /// Every other known column.
    void readFields(const Table& table, const tables::Row& row, Entry& entry) const;

  private:
    void tellOfGroup(Entry& entry) const;
    void readPositions(const Table& table, const tables::Row& row, Entry& entry) const;
    void readSeveralNames(const Table& table, const tables::Row& row, Entry& entry) const;
    void readBirth(const Table& table, const tables::Row& row, Entry& entry) const;
    void readService(const Table& table, const tables::Row& row, Entry& entry) const;
    void readCategory(const Table& table, const tables::Row& row, Entry& entry) const;
    std::string categoryOfLevels(const Table& table, const tables::Row& row) const;
    void checkTerm(const Table& table, const tables::Row& row, const CategoryRead& category,
                   Entry& entry) const;
    bool readSecondPosts(const std::string& text, Entry& entry) const;
    bool teachesBeside(const std::string& text, Entry& entry) const;
    std::optional<PostRead> teacherPost() const;
    bool namesPost(const std::string& text) const;
    std::optional<double> hoursTold(std::string_view text) const;
    void readLoads(const Table& table, const tables::Row& row, Entry& entry) const;
    void readDirection(const Table& table, const tables::Row& row, Entry& entry) const;
    void readPlan(const Table& table, const tables::Row& row, Entry& entry) const;
    void readTraining(const Table& table, const tables::Row& row, Entry& entry) const;
    bool headsRetraining(const Table& table, int number) const;
    void readCourseYears(const Table& table, const tables::Row& row, Entry& entry) const;
    void readRegister(const Table& table, const tables::Row& row, Entry& entry) const;
    void checkCourses(Entry& entry) const;
    void readContacts(const Table& table, const tables::Row& row, Entry& entry) const;
    void readAsides(const Table& table, const tables::Row& row, Entry& entry) const;
    void readOthers(const Table& table, const tables::Row& row, Entry& entry) const;
    std::string cleaned(std::string_view raw, Entry& entry) const;

    NoteRead group_;
    std::optional<PostRead> titlePost_;
    std::string heading_;
    std::map<int, std::string> footnotes_;
    std::string noteOf(const Table& table, const tables::Row& row) const;
    std::string birthOfParts(const Table& table, const tables::Row& row) const;
    const tables::Workbook& workbook_;
    const Dictionary& dictionary_;
    Date asOf_;
    mutable Memo<PostsRead> posts_;
    mutable Memo<std::vector<std::string>> subjects_;
    mutable Memo<std::vector<LoadRead>> loads_, hours_;
    mutable Memo<EmploymentRead> employments_;
    mutable Memo<std::string> educations_, directions_;
    mutable Memo<ExperienceRead> experiences_;
    mutable Memo<CategoriesRead> categories_;
    mutable Memo<CoursesRead> courses_;
    mutable Memo<NoteRead> notes_;
};

}  // namespace metodika::people
