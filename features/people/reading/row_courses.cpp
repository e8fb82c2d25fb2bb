// Courses of a row: all of them in one cell, or one with a column for each thing that is told of it.
#include <algorithm>

#include "features/people/reading/entry.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

/// «план» in the note or in the place of the document.
bool saysPlanned(std::string_view text, const Dictionary& dictionary) {
    if (text.size() > 200) return false;
    for (auto& hit : dictionary.rows.book.all(tokenise(text)))
        if (dictionary.rows.of(hit) == "planned") return true;
    return false;
}

std::optional<int> wholeHours(const std::vector<LoadRead>& loads) {
    if (loads.empty()) return {};
    auto value = loads[0].hours ? loads[0].hours : loads[0].rate;
    return value && *value >= 1 && *value <= 5000 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

}  // namespace

bool RowReader::headsRetraining(const Table& table, int number) const {
    for (auto& column : table.columns)
        if (column.number == number) return dictionary_.retraining.book.hits(column.header);
    return false;
}

void RowReader::readRegister(const Table& table, const tables::Row& row, Entry& entry) const {
    const char* titleColumn = table.has("course_title") ? "course_title" : "courses";
    CourseRead course;
    course.title = courseTitle(textOf(table, row, titleColumn));
    if (course.title.empty() || saysNothing(course.title)) return;
    // «не проходил (план – 2026/2027)»
    if (auto told = dictionary_.rows.book.at(tokenise(course.title.substr(0, 100)), 0);
        told && dictionary_.rows.of(told) == "nothing") {
        entry.ask("courses_none", Severity::info, "courses", {{"written", utf8::head(course.title, 100)}});
        return;
    }
    TextParams params{{"course", course.title}};
    if (auto cell = cellOf(table, row, "course_date")) {
        auto term = readTerm(*cell, workbook_, asOf_);
        course.date = term.end;
        course.dateStart = term.start;
        if (!term.impossible.empty())
            entry.ask("date_impossible", Severity::ask, "courses", {{"written", term.impossible}});
    }
    course.hours = wholeHours(hours_.of(textOf(table, row, "course_hours"),
                                        [&](auto& t) { return readLoad(t, dictionary_, LoadUnit::hours); }));
    course.provider = properQuotes(textOf(table, row, "course_provider"));
    if (saysNothing(course.provider)) course.provider.clear();
    // «ООО «Инфоурок», 2023» under «Учреждение, год»
    if (course.date.empty())
        if (auto found = bestDate(findDates(course.provider, Century::recent, asOf_));
            found && !found->iso.empty()) {
            course.date = found->iso;
            course.provider = trimmed(course.provider.substr(0, found->from), ",;- ");
        }
    auto forms = dictionary_.courseForms.book.all(tokenise(textOf(table, row, "course_form")));
    // «заочная с ДОТ» is held at a distance, «очно с применением ДОТ» is not.
    for (auto& hit : forms)
        if (course.form.empty() || course.form == "заочно") course.form = dictionary_.courseForms.of(hit);
    auto written = utf8::squeeze(textOf(table, row, "course_document"));
    auto document = readDocument(written, asOf_);
    course.document = document.number;

    auto from = earliest(course.date);
    bool ahead = from && *from > asOf_;
    if (ahead || (document.number.empty() && (saysPlanned(written, dictionary_) ||
                                              saysPlanned(textOf(table, row, "note"), dictionary_)))) {
        params["date"] = course.date;
        entry.ask("course_planned", Severity::info, "courses", params);
        entry.plannedCourse = true;
        return;
    }
    if (document.lost) {
        params["written"] = utf8::head(written, 60);
        entry.ask("number_lost_scientific", Severity::ask, "courses", params);
    }
    bool retraining = dictionary_.retraining.book.hits(written) ||
                      headsRetraining(table, table.column(titleColumn)) ||
                      dictionary_.retraining.book.hits(textOf(table, row, "note"));
    if (retraining && course.hours && *course.hours >= dictionary_.categoryRules.retrainingHoursFrom &&
        !dictionary_.retraining.book.hits(course.title)) {
        params["hours"] = std::to_string(*course.hours);
        entry.ask("retraining_not_training", Severity::info, "courses", params);
    }
    entry.person.courses.push_back(std::move(course));
}

void RowReader::checkCourses(Entry& entry) const {
    auto& rules = dictionary_.categoryRules;
    for (auto& course : entry.person.courses) {
        if (!course.hours)
            entry.ask("course_hours_missing", Severity::confirm, "courses", {{"course", course.title}});
        else if (*course.hours >= rules.retrainingHoursFrom && dictionary_.retraining.book.hits(course.title))
            entry.ask("retraining_not_training", Severity::info, "courses",
                      {{"course", course.title}, {"hours", std::to_string(*course.hours)}});
    }
}

/// The courses of several years, each with columns of its own.
void RowReader::readCourseYears(const Table& table, const tables::Row& row, Entry& entry) const {
    for (auto& year : table.courseYears) {
        auto text = [&](int column) {
            auto cell = column ? row.at(column) : nullptr;
            return cell ? utf8::squeeze(cell->text) : std::string();
        };
        auto title = text(year.title);
        if (title.empty() || saysNothing(title)) continue;
        auto read = readCourses(title, dictionary_, asOf_).courses;
        CourseRead course =
            read.size() == 1 ? read[0] : CourseRead{courseTitle(title), "", {}, "", "", "", ""};
        if (auto cell = year.date ? row.at(year.date) : nullptr)
            course.date = readTerm(*cell, workbook_, asOf_).end;
        if (course.date.empty()) course.date = year.year;
        if (!course.hours)
            course.hours = wholeHours(readLoad(text(year.hours), dictionary_, LoadUnit::hours));
        if (course.provider.empty()) course.provider = properQuotes(text(year.provider));
        entry.person.courses.push_back(std::move(course));
    }
    checkCourses(entry);
}

void RowReader::readTraining(const Table& table, const tables::Row& row, Entry& entry) const {
    if (!table.courseYears.empty()) return readCourseYears(table, row, entry);
    auto text = textOf(table, row, "courses");
    auto read = courses_.of(text, [&](auto& t) { return readCourses(t, dictionary_, asOf_); });
    bool complete = std::any_of(read.courses.begin(), read.courses.end(),
                                [](auto& course) { return course.hours || !course.date.empty(); });
    entry.listsCourses =
        table.has("course_title") || (table.has("courses") && table.has("course_date") && !complete);
    if (entry.listsCourses) {
        readRegister(table, row, entry);
        return checkCourses(entry);
    }
    auto hours = wholeHours(
        loads_.of(textOf(table, row, "course_hours"), [&](auto& t) { return readLoad(t, dictionary_); }));
    if (read.courses.size() == 1 && !read.courses[0].hours) read.courses[0].hours = hours;
    if (auto cell = cellOf(table, row, "course_date");
        cell && read.courses.size() == 1 && read.courses[0].date.empty())
        read.courses[0].date = readTerm(*cell, workbook_, asOf_).end;
    auto first = read.courses.begin();
    for (auto& column : table.columns) {
        bool main = column.number == table.column("courses");
        if (main) first = read.courses.end();
        auto cell = column.meaning == "courses" ? row.at(column.number) : nullptr;
        if (!cell || cell->kind == tables::CellKind::error) continue;
        auto more = main ? std::vector<CourseRead>{} : readCourses(cell->text, dictionary_, asOf_).courses;
        first = read.courses.insert(first, more.begin(), more.end()) + static_cast<long>(more.size());
        if (main) first = read.courses.end();
        if (!headsRetraining(table, column.number)) continue;
        for (auto& course : main ? read.courses : more)
            if (course.hours && *course.hours >= dictionary_.categoryRules.retrainingHoursFrom &&
                !dictionary_.retraining.book.hits(course.title))
                entry.ask("retraining_not_training", Severity::info, "courses",
                          {{"course", course.title}, {"hours", std::to_string(*course.hours)}});
    }
    if (read.onlyPlanned)
        entry.ask("courses_none", Severity::info, "courses",
                  {{"written", utf8::head(utf8::squeeze(text), 100)}});
    entry.person.courses = std::move(read.courses);
    checkCourses(entry);
}

}  // namespace metodika::people
