#include <boost/json.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cmath>

#include "features/people/reading/staff_list.hpp"

namespace metodika::people {
namespace {

namespace json = boost::json;

json::value orNull(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}
json::value number(double value) {
    return value == std::floor(value) ? json::value(static_cast<std::int64_t>(value)) : json::value(value);
}
void put(json::object& out, const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
}
void put(json::object& out, const char* key, const std::optional<int>& value) {
    if (value) out[key] = *value;
}
template <class T>
json::array arrayOf(const std::vector<T>& values) {
    json::array out;
    for (auto& value : values) out.push_back(json::value(value));
    return out;
}

const char* nameOf(Severity severity) { return boost::describe::enum_to_string(severity, "confirm"); }

json::object shape(const PositionRead& position) {
    json::object out{{"title", position.title},
                     {"subject", arrayOf(position.subjects)},
                     {"employment", position.employment}};
    out["rate"] = position.rate ? number(*position.rate) : json::value(nullptr);
    put(out, "detail", position.detail);
    if (position.hoursPerWeek) out["hours_per_week"] = number(*position.hoursPerWeek);
    put(out, "org", position.organisation);
    put(out, "direction", position.direction);
    return out;
}

json::object shape(const CategoryRead& category) {
    return {{"level", category.level}, {"date", orNull(category.date)}, {"act", orNull(category.act)}};
}

json::object shape(const CourseRead& course) {
    json::object out{{"title", course.title}, {"date", orNull(course.date)}};
    // A register of courses tells more of each than a cell of a staff list.
    bool registered = !course.dateStart.empty() || !course.provider.empty() || !course.form.empty() ||
                      !course.document.empty();
    if (registered) out["date_start"] = orNull(course.dateStart);
    out["hours"] = course.hours ? json::value(*course.hours) : json::value(nullptr);
    if (registered) {
        out["provider"] = orNull(course.provider);
        out["form"] = orNull(course.form);
        out["document"] = orNull(course.document);
    }
    return out;
}

json::object shape(const PersonRead& person, std::size_t index) {
    json::object out{{"id", "p" + std::to_string(index + 1)}};
    json::array source;
    for (auto& rows : person.source)
        source.push_back(json::object{{"sheet", rows.sheet}, {"rows", arrayOf(rows.rows)}});
    out["source"] = source;
    out["surname"] = person.surname;
    out["name"] = orNull(person.name);
    out["patronymic"] = orNull(person.patronymic);
    put(out, "maiden_surname", person.maidenSurname);
    put(out, "org", person.organisation);
    out["birth_date"] = orNull(person.birthDate);
    json::array positions, courses, others;
    for (auto& position : person.positions) positions.push_back(shape(position));
    for (auto& course : person.courses) courses.push_back(shape(course));
    for (auto& category : person.otherCategories) others.push_back(shape(category));
    out["positions"] = positions;
    out["category"] = person.category ? json::value(shape(*person.category)) : json::value(nullptr);
    if (!others.empty()) out["other_categories"] = others;
    out["courses"] = courses;
    if (!person.attestationPlan.empty()) {
        json::object plan;
        for (auto& [year, text] : person.attestationPlan) plan[year] = text;
        out["attestation_plan"] = plan;
    }
    out["experience_years"] =
        person.experienceYears ? json::value(*person.experienceYears) : json::value(nullptr);
    put(out, "experience_months", person.experienceMonths);
    put(out, "experience_total_years", person.experienceTotalYears);
    put(out, "experience_total_months", person.experienceTotalMonths);
    put(out, "main_workplace", person.mainWorkplace);
    put(out, "education", person.education);
    put(out, "hire_date", person.hireDate);
    put(out, "sex", person.sex);
    put(out, "tab_number", person.tabNumber);
    put(out, "note", person.note);
    put(out, "snils", person.snils);
    put(out, "phone", person.phone);
    put(out, "email", person.email);
    put(out, "status", person.status);
    put(out, "status_until", person.statusUntil);
    return out;
}

json::object shape(const TableRead& table) {
    json::object columns;
    for (auto& column : table.columns)
        if (!column.meaning.empty()) columns[column.column] = column.meaning;
    json::object out{{"sheet", table.sheet},
                     {"header_rows", arrayOf(table.headerRows)},
                     {"first_row", table.firstRow},
                     {"last_row", table.lastRow},
                     {"columns", columns}};
    if (!table.hiddenColumns.empty()) out["hidden_columns"] = arrayOf(table.hiddenColumns);
    return out;
}

json::object shape(const Problem& problem) {
    json::array persons;
    for (auto index : problem.persons) persons.push_back(json::value("p" + std::to_string(index + 1)));
    json::object params;
    for (auto& [key, value] : problem.params) params[key] = value;
    return {{"code", problem.code},   {"severity", nameOf(problem.severity)},
            {"sheet", problem.sheet}, {"rows", arrayOf(problem.rows)},
            {"persons", persons},     {"field", problem.field},
            {"params", params}};
}

}  // namespace

std::string expectedShape(const StaffList& list) {
    std::size_t positions = 0;
    json::array organisations, read, sheets, rows, persons, problems, fixes;
    for (auto& person : list.persons) positions += person.positions.size();
    for (auto& organisation : list.organisations)
        organisations.push_back(
            json::object{{"name", organisation.name}, {"type", orNull(organisation.type)}});
    for (auto& table : list.read) read.push_back(shape(table));
    for (auto& sheet : list.ignoredSheets)
        sheets.push_back(json::object{{"sheet", sheet.sheet}, {"reason", sheet.reason}});
    for (auto& row : list.ignoredRows)
        rows.push_back(
            json::object{{"sheet", row.sheet}, {"row", row.row}, {"kind", row.kind}, {"text", row.text}});
    for (std::size_t i = 0; i < list.persons.size(); ++i) persons.push_back(shape(list.persons[i], i));
    for (auto& problem : list.problems) problems.push_back(shape(problem));
    for (auto& fix : list.fixes)
        fixes.push_back(json::object{
            {"what", fix.what}, {"sheet", fix.sheet}, {"row", fix.row}, {"was", fix.was}, {"now", fix.now}});
    json::object out{{"format", 1},
                     {"file", list.file},
                     {"kind", "persons"},
                     {"can_open", true},
                     {"snapshot_date", list.asOf}};
    out["organisations_in_file"] = organisations;
    out["counts"] = json::object{{"persons", list.persons.size()},
                                 {"positions", positions},
                                 {"organisations", 0},
                                 {"problems", list.problems.size()}};
    out["read"] = read;
    out["ignore_sheets"] = sheets;
    out["ignore_rows"] = rows;
    out["persons"] = persons;
    out["organisations"] = json::array();
    out["problems"] = problems;
    out["fixes"] = fixes;
    return json::serialize(out);
}

}  // namespace metodika::people
