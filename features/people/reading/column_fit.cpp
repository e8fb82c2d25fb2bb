#include "features/people/reading/column_fit.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

#include "features/people/reading/cells.hpp"
#include "features/people/reading/names.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

using tables::Cell;
using tables::CellKind;

struct Judge {
    const tables::Workbook& workbook;
    const Dictionary& dictionary;
    Date asOf;

    bool text(const Cell& cell) const { return cell.kind == CellKind::text; }
    std::string clean(const Cell& cell) const { return cleanName(cell.text).text; }

    bool fullName(const Cell& cell) const {
        return text(cell) && (readName(clean(cell), dictionary).has_value() ||
                              !splitName(cell.text, dictionary).rest.empty());
    }
    bool nameWord(const Cell& cell) const {
        if (!text(cell) || cell.text.size() >= 80) return false;
        auto word = clean(cell);
        if (looksLikeNameWord(word)) return true;
        // «Лариса Ивановна» under «И.О.», «Ким С.В.» under «Фамилия»
        return givenWithPatronymic(word, dictionary).has_value() || readName(word, dictionary).has_value();
    }
    bool patronymic(const Cell& cell) const {
        if (!text(cell)) return false;
        auto word = clean(cell);
        auto space = word.rfind(' ');
        if (space != std::string::npos)
            return dictionary.patronymicWords.contains(utf8::fold(word.substr(space + 1)));
        return looksLikePatronymic(word, dictionary) || saysNothing(word);
    }
    bool dateLike(const Cell& cell) const {
        return dateOfCell(cell, workbook, Century::birth, asOf).has_value();
    }
    bool birth(const Cell& cell) const {
        auto found = dateOfCell(cell, workbook, Century::birth, asOf);
        auto day = found ? earliest(found->iso) : std::nullopt;
        return day && fullYears(*day, asOf) >= dictionary.categoryRules.workFromAge &&
               fullYears(*day, asOf) < 100;
    }
    bool whole(const Cell& cell, double from, double to) const {
        if (cell.kind == CellKind::number)
            return cell.number >= from && cell.number <= to && cell.number == std::floor(cell.number);
        auto tokens = tokenise(cell.text.substr(0, 40));
        return tokens.size() == 1 && tokens[0].number && tokens[0].word.size() <= 5;
    }
    bool experience(const Cell& cell) const {
        if (cell.kind == CellKind::date) return cell.look != tables::DateLook::full;
        return cell.text.size() < 60 && static_cast<bool>(readExperience(cell.text, dictionary));
    }
    bool load(const Cell& cell) const {
        if (cell.text.size() > 60 || cell.kind == CellKind::date) return false;
        auto loads = readLoad(cell.text, dictionary);
        return !loads.empty() && loads[0].hours.value_or(0) <= 60;
    }
    bool category(const Cell& cell) const {
        if (!text(cell) && cell.kind != CellKind::number) return false;
        auto read = readCategories(cell.text, dictionary, asOf);
        return !read.all.empty() || refersElsewhere(cell.text, dictionary);
    }
    bool act(const Cell& cell) const {
        return cell.kind != CellKind::date && cell.text.size() < 80 &&
               !dictionary.categoryLevels.book.hits(cell.text) && !readAct(cell.text).empty();
    }
    bool courses(const Cell& cell) const {
        if (!text(cell)) return false;
        auto read = readCourses(cell.text, dictionary, asOf);
        for (auto& course : read.courses)
            if (course.hours || !course.date.empty()) return true;
        return read.onlyPlanned || saysNothing(cell.text);
    }
    bool wholeCourse(const Cell& cell) const {
        auto read = readCourses(cell.text, dictionary, asOf);
        return std::any_of(read.courses.begin(), read.courses.end(),
                           [](auto& course) { return course.hours || !course.date.empty(); });
    }
    bool term(const Cell& cell) const {
        auto read = readTerm(cell, workbook, asOf);
        if (read.end.empty() && read.impossible.empty()) return false;
        // «ФГОС, 36 ч., 2024» is a course and no term.
        for (auto& course : readCourses(cell.text, dictionary, asOf).courses)
            if (course.hours) return false;
        auto letters = utf8::decode(cell.text.substr(0, 200));
        return std::count_if(letters.begin(), letters.end(), utf8::isLetter) <= 16;
    }
    bool sex(const Cell& cell) const {
        auto folded = utf8::fold(trimmed(cell.text, "."));
        return folded == "м" || folded == "ж" || folded == "муж" || folded == "жен" || folded == "мужской" ||
               folded == "женский";
    }
};

using Test = std::function<bool(const Judge&, const Cell&)>;

const std::map<std::string, Test>& tests() {
    static const std::map<std::string, Test> all = {
        {"full_name", [](auto& j, auto& c) { return j.fullName(c); }},
        {"surname", [](auto& j, auto& c) { return j.nameWord(c) && !j.patronymic(c); }},
        {"name", [](auto& j, auto& c) { return j.nameWord(c) && !j.patronymic(c); }},
        {"patronymic", [](auto& j, auto& c) { return j.patronymic(c); }},
        {"sex", [](auto& j, auto& c) { return j.sex(c); }},
        {"number", [](auto& j, auto& c) { return j.whole(c, 0, 100'000); }},
        {"age", [](auto& j, auto& c) { return j.whole(c, 14, 100) || c.kind == CellKind::error; }},
        {"birth_date", [](auto& j, auto& c) { return j.birth(c); }},
        {"hire_date", [](auto& j, auto& c) { return j.dateLike(c); }},
        {"category_date", [](auto& j, auto& c) { return j.dateLike(c) || saysNothing(c.text); }},
        {"category_act", [](auto& j, auto& c) { return j.act(c) || saysNothing(c.text); }},
        {"category", [](auto& j, auto& c) { return j.category(c); }},
        {"snils",
         [](auto& j, auto& c) {
             return !readSnils(c.text).empty() && readPhone(c.text).phone.empty() && !j.dateLike(c);
         }},
        {"organisation",
         [](auto& j, auto& c) {
             return j.text(c) && !j.dateLike(c) && utf8::length(trimmed(c.text, ".,-")) > 1;
         }},
        {"phone", [](auto&, auto& c) { return !readPhone(c.text).phone.empty(); }},
        {"email", [](auto&, auto& c) { return c.text.find('@') != std::string::npos; }},
        {"position", [](auto& j, auto& c) { return j.text(c) && j.dictionary.positionBook.hits(c.text); }},
        {"subject", [](auto& j, auto& c) { return j.text(c) && j.dictionary.subjectBook.hits(c.text); }},
        {"employment",
         [](auto& j, auto& c) { return j.text(c) && j.dictionary.employment.book.hits(c.text); }},
        {"rate", [](auto& j, auto& c) { return j.load(c); }},
        {"experience", [](auto& j, auto& c) { return j.experience(c); }},
        {"experience_total", [](auto& j, auto& c) { return j.experience(c); }},
        {"experience_ped", [](auto& j, auto& c) { return j.experience(c); }},
        {"education",
         [](auto& j, auto& c) {
             return j.text(c) && (j.dictionary.educationLevels.book.hits(c.text) ||
                                  j.dictionary.educationMarks.contains(utf8::fold(trimmed(c.text, "."))));
         }},
        {"direction",
         [](auto& j, auto& c) { return j.text(c) && j.dictionary.directions.book.hits(c.text); }},
        {"courses", [](auto& j, auto& c) { return j.courses(c); }},
        {"course_hours",
         [](auto& j, auto& c) { return j.whole(c, 1, 2000) || (j.load(c) && c.text.size() < 20); }},
        {"course_title",
         [](auto& j, auto& c) { return j.text(c) && !j.wholeCourse(c) && !j.term(c) && c.text.size() > 8; }},
        {"course_date", [](auto& j, auto& c) { return j.term(c); }},
        {"course_provider",
         [](auto& j, auto& c) {
             return j.text(c) &&
                    ((!j.wholeCourse(c) && !j.term(c)) || j.dictionary.courseProviders.opens(c.text));
         }},
        {"course_form",
         [](auto& j, auto& c) { return j.text(c) && j.dictionary.courseForms.book.hits(c.text); }},
        {"course_document",
         [](auto& j, auto& c) {
             auto read = readDocument(c.text, j.asOf);
             return read.number.size() >= 3 || read.lost;
         }},
        {"hours_load", [](auto& j, auto& c) { return j.load(c); }},
    };
    return all;
}

}  // namespace

double columnFit(const std::string& meaning, const std::vector<const Cell*>& cells,
                 const tables::Workbook& workbook, const Dictionary& dictionary, Date asOf) {
    auto test = tests().find(meaning);
    if (test == tests().end()) return 0.8;  // nothing to judge by: notes, groups
    if (cells.empty()) return 0.5;
    Judge judge{workbook, dictionary, asOf};
    std::size_t fits = 0;
    for (auto cell : cells) fits += test->second(judge, *cell);
    return static_cast<double>(fits) / static_cast<double>(cells.size());
}

const std::vector<std::string>& telltaleMeanings() {
    static const std::vector<std::string> all = {"full_name",  "email",    "snils",    "phone",
                                                 "patronymic", "position", "category", "courses",
                                                 "birth_date", "sex"};
    return all;
}

}  // namespace metodika::people
