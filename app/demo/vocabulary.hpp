#pragma once
// What schools of the region teach and how their associations are called.
#include <span>
#include <string_view>
#include <vector>

namespace metodika::demo {

/// A speciality joins teachers of related subjects (or people of one post) into one association.
struct Speciality {
    std::string_view code;
    std::string_view members;   // учителей математики
    std::string_view cycle;     // empty where only the speciality itself associates
    std::string_view subject;   // the subject a teacher of it usually has; empty for posts
    std::string_view position;  // for posts: who belongs
    int share;                  // of a school's teachers, per thousand
    int men;                    // percent
    bool everyMunicipality;     // the concept names eleven that are everywhere
};
std::span<const Speciality> specialities();
const Speciality& speciality(std::string_view code);
/// The speciality of a post and subject; empty when none.
std::string_view specialityOf(std::string_view position, std::string_view subject);

/// Subjects of a speciality, or posts where it has none, as staff lists name them; the first stands for all.
std::vector<std::string_view> valuesOf(const Speciality& speciality);

struct Cycle {
    std::string_view code, members;  // учителей гуманитарного цикла
    /// A wide cycle joins narrow ones where none of them has people enough.
    std::span<const std::string_view> narrow{};
};
std::span<const Cycle> cycles();

/// Subjects that a small school gives to the teacher of another, best first.
struct Companion {
    std::string_view subject;
    std::span<const std::string_view> teachers;
};
std::span<const Companion> companions();

/// Themes and texts of meetings.
struct Talk {
    std::string_view speciality;
    std::span<const std::string_view> themes;  // of the year's ordinary meetings
    std::span<const std::string_view> agenda;
    std::string_view course;  // a course for these people
};
const Talk& talk(std::string_view specialityOrCycle);
std::span<const std::string_view> openingAgenda();
std::span<const std::string_view> closingAgenda();
std::span<const std::string_view> heardTexts();
std::span<const std::string_view> decisionTexts();
std::span<const std::string_view> commonCourses();

}  // namespace metodika::demo
