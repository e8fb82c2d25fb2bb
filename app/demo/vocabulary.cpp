#include "app/demo/vocabulary.hpp"

#include <stdexcept>
#include <string>

namespace metodika::demo {
namespace {
using Text = std::string_view;

constexpr Speciality all[] = {
    {"primary", "учителей начальных классов", "", "начальные классы", "", 300, 1, true},
    {"russian", "учителей русского языка и литературы", "philology", "русский язык и литература", "", 145, 2,
     true},
    {"math", "учителей математики", "mathematics", "математика", "", 120, 7, true},
    {"foreign", "учителей иностранного языка", "foreign", "английский язык", "", 105, 4, true},
    {"informatics", "учителей информатики", "mathematics", "информатика", "", 33, 28, true},
    {"physics", "учителей физики и астрономии", "mathematics", "физика", "", 33, 18, true},
    {"chemistry", "учителей химии", "science", "химия", "", 28, 5, true},
    {"biology", "учителей биологии", "science", "биология", "", 36, 5, true},
    {"geography", "учителей географии", "science", "география", "", 34, 10, true},
    {"history", "учителей истории и обществознания", "society", "история", "", 68, 22, false},
    {"pe", "учителей физической культуры", "sport", "физическая культура", "", 72, 56, false},
    {"safety", "преподавателей-организаторов и учителей ОБЗР", "sport", "ОБЗР",
     "преподаватель-организатор ОБЗР", 0, 75, true},
    {"labour", "учителей труда (технологии)", "arts", "труд (технология)", "", 38, 45, false},
    {"arts", "учителей музыки и изобразительного искусства", "arts", "музыка", "", 28, 5, false},
    {"preschool", "педагогов дошкольных образовательных организаций", "", "", "воспитатель", 0, 1, true},
    {"psychologist", "педагогов-психологов", "", "", "педагог-психолог", 0, 4, false},
    {"speech", "учителей-логопедов и учителей-дефектологов", "", "", "учитель-логопед", 0, 1, false},
    {"social", "социальных педагогов", "", "", "социальный педагог", 0, 5, false},
    {"librarian", "педагогов-библиотекарей", "", "", "педагог-библиотекарь", 0, 1, false},
    {"adviser", "советников директора по воспитанию", "", "",
     "советник директора по воспитанию и взаимодействию с детскими общественными объединениями", 0, 8, false},
};

constexpr Text human[] = {"philology", "foreign", "society"};
constexpr Text natural[] = {"mathematics", "science"};
constexpr Text practical[] = {"sport", "arts"};
// The narrow ones have the codes of the pack's subjects.
constexpr Cycle all_cycles[] = {
    {"mathematics", "учителей математики, физики и информатики"},
    {"science", "учителей естественно-научного цикла"},
    {"sport", "учителей физической культуры и ОБЗР"},
    {"arts", "учителей труда (технологии), искусства и музыки"},
    {"humanities", "учителей гуманитарного цикла", human},
    {"natural", "учителей естественно-математического цикла", natural},
    {"practical", "учителей физической культуры, ОБЗР, труда и искусства", practical},
};

struct SubjectOf {
    Text subject, speciality;
};
constexpr SubjectOf subjects[] = {
    {"начальные классы", "primary"},
    {"русский язык и литература", "russian"},
    {"математика", "math"},
    {"английский язык", "foreign"},
    {"немецкий язык", "foreign"},
    {"французский язык", "foreign"},
    {"информатика", "informatics"},
    {"физика", "physics"},
    {"химия", "chemistry"},
    {"биология", "biology"},
    {"география", "geography"},
    {"история", "history"},
    {"обществознание", "history"},
    {"физическая культура", "pe"},
    {"ОБЗР", "safety"},
    {"труд (технология)", "labour"},
    {"музыка", "arts"},
    {"изобразительное искусство", "arts"},
};

constexpr Text for_informatics[] = {"математика", "физика"};
constexpr Text for_physics[] = {"математика", "информатика"};
constexpr Text for_chemistry[] = {"биология", "география"};
constexpr Text for_biology[] = {"химия", "география"};
constexpr Text for_geography[] = {"биология", "история", "химия"};
constexpr Text for_history[] = {"русский язык и литература", "география"};
constexpr Text for_safety[] = {"физическая культура", "география", "история"};
constexpr Text for_labour[] = {"изобразительное искусство", "музыка", "физическая культура",
                               "начальные классы"};
constexpr Text for_arts[] = {"труд (технология)", "начальные классы"};
constexpr Text for_pe[] = {"начальные классы", "история"};
constexpr Text for_foreign[] = {"русский язык и литература", "начальные классы"};
constexpr Text for_math[] = {"физика", "информатика", "начальные классы"};
constexpr Companion all_companions[] = {
    {"математика", for_math},
    {"английский язык", for_foreign},
    {"информатика", for_informatics},
    {"физика", for_physics},
    {"химия", for_chemistry},
    {"биология", for_biology},
    {"география", for_geography},
    {"история", for_history},
    {"физическая культура", for_pe},
    {"ОБЗР", for_safety},
    {"труд (технология)", for_labour},
    {"музыка", for_arts},
    {"изобразительное искусство", for_arts},
};
}  // namespace

std::span<const Speciality> specialities() { return all; }

const Speciality& speciality(Text code) {
    for (const auto& s : all)
        if (s.code == code) return s;
    throw std::logic_error("no such speciality: " + std::string(code));
}

Text specialityOf(Text position, Text subject) {
    for (const auto& s : subjects)
        if (s.subject == subject) return s.speciality;
    if (position == "старший воспитатель" || position == "музыкальный руководитель" ||
        position == "инструктор по физической культуре")
        return "preschool";
    if (position == "учитель-дефектолог") return "speech";
    for (const auto& s : all)
        if (!s.position.empty() && s.position == position) return s.code;
    return {};
}

std::vector<Text> valuesOf(const Speciality& one) {
    std::vector<Text> values;
    for (const auto& s : subjects)
        if (s.speciality == one.code) values.push_back(s.subject);
    if (!values.empty()) return values;
    values.push_back(one.position);
    if (one.code == "preschool")
        values.insert(values.end(), {"старший воспитатель", "музыкальный руководитель",
                                     "инструктор по физической культуре"});
    if (one.code == "speech") values.push_back("учитель-дефектолог");
    return values;
}

std::span<const Cycle> cycles() { return all_cycles; }
std::span<const Companion> companions() { return all_companions; }

}  // namespace metodika::demo
