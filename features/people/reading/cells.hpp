#pragma once
// What one cell of a known column says.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/people/reading/dates.hpp"
#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

/// «-», «–», «нет»: the file says that there is nothing.
bool saysNothing(std::string_view text);
/// «см. № 2», «см. выше»: what was meant stands elsewhere.
bool refersElsewhere(std::string_view text, const Dictionary& dictionary);

struct PhoneRead {
    std::string phone;  ///< +7XXXXXXXXXX; empty when no part has eleven digits
    int written = 0;    ///< how many numbers the cell holds
    std::string email;  ///< an address that stands beside the number
};
PhoneRead readPhone(std::string_view text);

struct EmailRead {
    std::string email;  ///< empty when it cannot be one
    bool written = false;
};
EmailRead readEmail(std::string_view text);

/// Eleven digits, spreadsheet-lost leading zeros put back; empty when they are not eleven.
std::string readSnils(std::string_view text);
bool snilsChecks(std::string_view digits);

struct ExperienceRead {
    std::optional<int> years, months;
    explicit operator bool() const { return years.has_value(); }
};
/// «28 л. 6 мес.», «38 лет», «8 мес.», 23
ExperienceRead readExperience(std::string_view text, const Dictionary& dictionary);
/// «39/36»: the two parts, in the order written.
std::optional<std::pair<ExperienceRead, ExperienceRead>> readExperiencePair(std::string_view text,
                                                                            const Dictionary& dictionary);
/// «общий – 32, пед. – 30»: the whole and the pedagogical service, each after its name.
std::optional<std::pair<ExperienceRead, ExperienceRead>> readLabelledExperience(std::string_view text,
                                                                                const Dictionary& dictionary);

struct LoadRead {
    std::optional<double> rate, hours;
};
/// What a number without a unit counts.
enum class LoadUnit { rates, hours };
/// «1 ст. + 7ч», «1,25», «18 ч»: one entry for each post, in order.
std::vector<LoadRead> readLoad(std::string_view text, const Dictionary& dictionary,
                               LoadUnit bare = LoadUnit::rates);

struct CategoriesRead {
    std::vector<CategoryRead> all;  ///< as written, in order
    std::string badDate;            ///< a day that does not exist, as written
    bool understood = true;
};
CategoriesRead readCategories(std::string_view text, const Dictionary& dictionary, Date asOf);
/// «приказ № 908-пр» → 908-пр
std::string readAct(std::string_view text);

/// «с 07.09.2024 по 18.09.2024», «04.11-09.11.2023», «окт. 2023г»
struct TermRead {
    std::string start, end;  ///< one day alone is the end
    std::string impossible;  ///< a day that does not exist, as written
};
TermRead readTerm(const tables::Cell& cell, const tables::Workbook& workbook, Date asOf);
/// «уд. № 2655 96174427 от 22.05.2026» → 265596174427; lost: a spreadsheet has rounded the number.
struct DocumentRead {
    std::string number;
    bool lost = false;
};
DocumentRead readDocument(std::string_view text, Date asOf);
/// Without the quotation marks around the whole of it.
std::string courseTitle(std::string_view text);

struct CoursesRead {
    std::vector<CourseRead> courses;
    bool onlyPlanned = false;
};
CoursesRead readCourses(std::string_view text, const Dictionary& dictionary, Date asOf);

/// A post with what the cell says of it; explicitEmployment is false where "main" is only our assumption.
struct PostRead {
    PositionRead position;
    PositionKind kind = PositionKind::educator;
    bool teaches = false;
    bool saidEmployment = false;
    bool partTime = false;  ///< «совм.» without saying which
};
struct PostsRead {
    std::vector<PostRead> posts;
    std::string mainWorkplace;
    bool understood = true;
};
PostsRead readPosts(std::string_view text, const Dictionary& dictionary);
std::vector<std::string> readSubjects(std::string_view text, const Dictionary& dictionary);
/// The subjects of a cell that says nothing else; empty where it names a post.
std::vector<std::string> onlySubjects(std::string_view text, const Dictionary& dictionary);

/// «осн. место работы – ДЮСШ»: the token from which the place is named.
struct Workplace {
    std::size_t from = 0;
    std::string name;
};
std::optional<Workplace> findWorkplace(std::string_view text, const std::vector<Token>& tokens,
                                       std::size_t from, std::size_t to, const Dictionary& dictionary);
/// The word is main, internal, external or part_time; empty when the cell says none.
struct EmploymentRead {
    std::string word;
    std::string mainWorkplace;
};
EmploymentRead readEmployment(std::string_view text, const Dictionary& dictionary);
/// White space put right and " " made « ».
std::string properQuotes(std::string_view text);
std::string organisationName(std::string_view text);

struct NoteRead {
    std::string status, statusUntil, mainWorkplace, hireDate;
    std::string movedFrom;  ///< the whole note that says so
    bool noPatronymic = false;
    bool dismissed = false;
    std::string employment;  ///< main, internal, external, part_time
    std::optional<double> rate;
    std::vector<PostRead> posts;
    std::string rest;  ///< what was not understood stays a note
};
NoteRead readNote(std::string_view text, const Dictionary& dictionary, Date asOf);

}  // namespace metodika::people
