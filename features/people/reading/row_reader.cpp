#include <algorithm>

#include "features/people/reading/entry.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
using tables::Cell;
using tables::CellKind;
using tables::Row;

const Cell* cellOf(const Table& table, const Row& row, const char* meaning) {
    auto column = table.column(meaning);
    return column ? row.at(column) : nullptr;
}
std::string textOf(const Table& table, const Row& row, const char* meaning) {
    auto cell = cellOf(table, row, meaning);
    return cell && cell->kind != CellKind::error ? cell->text : std::string();
}

std::string fullName(const PersonRead& person) {
    std::string out = person.surname;
    for (auto part : {&person.name, &person.patronymic})
        if (!part->empty()) out += " " + *part;
    return out;
}

std::string RowReader::cleaned(std::string_view raw, Entry& entry) const {
    auto clean = cleanName(raw);
    if (!clean.fix.empty())
        entry.fixes.push_back({clean.fix, entry.sheet, entry.row, std::string(raw), clean.text});
    return clean.text;
}

bool RowReader::readPersonName(const Table& table, const Row& row, Entry& entry) const {
    if (table.has("surname") && table.has("name")) {
        readSeveralNames(table, row, entry);
        return !entry.person.surname.empty();
    }
    auto raw = textOf(table, row, "full_name");
    // «Молодых специалистов нет»
    if (auto words = tokenise(raw.substr(0, 200)); !words.empty() && words.back().word == U"нет")
        return false;
    auto parts = splitName(raw, dictionary_);
    entry.besideName = parts.rest;
    auto clean = cleaned(parts.name, entry);
    auto read = readName(clean, dictionary_);
    if (!read) {
        // A surname alone is still somebody when the row says more.
        if (!looksLikeNameWord(clean) || row.cells.size() < 3 || dictionary_.positionBook.opens(clean))
            return false;
        read = NameRead{clean, "", "", "", false};
        entry.nameIncomplete = true;
    }
    entry.person.surname = read->surname;
    entry.person.name = read->name;
    entry.person.patronymic = read->patronymic;
    entry.person.maidenSurname = read->maiden;
    entry.initialsOnly = read->initialsOnly;
    // «Ким И.Л.» in one column, «Инна Львовна» in another.
    if (auto full = givenWithPatronymic(cleanName(textOf(table, row, "name")).text, dictionary_);
        full && entry.initialsOnly) {
        entry.person.name = full->first;
        entry.person.patronymic = full->second;
        entry.initialsOnly = false;
    }
    // «Фамилия, имя» and a column for the patronymic.
    auto patronymic = textOf(table, row, "patronymic");
    if (entry.person.patronymic.empty() && !entry.initialsOnly && !trimmed(patronymic).empty()) {
        entry.noPatronymic = saysNothing(patronymic);
        if (!entry.noPatronymic) entry.person.patronymic = cleaned(patronymic, entry);
    }
    return true;
}

void RowReader::readSeveralNames(const Table& table, const Row& row, Entry& entry) const {
    auto surname = cleaned(textOf(table, row, "surname"), entry);
    auto name = cleaned(textOf(table, row, "name"), entry);
    auto patronymic = textOf(table, row, "patronymic");
    if (saysNothing(patronymic)) {
        entry.noPatronymic = true;
        patronymic.clear();
    }
    patronymic = cleaned(patronymic, entry);
    if (auto both = givenWithPatronymic(name, dictionary_); both && patronymic.empty()) {
        name = both->first;
        patronymic = both->second;
    }
    // «Ким И.Л.» under «Фамилия»
    if (auto read = readName(surname, dictionary_); read && read->initialsOnly) surname = read->surname;
    if (surname.empty() || (name.empty() && !looksLikeNameWord(surname)) ||
        dictionary_.positionBook.opens(surname) || dictionary_.rows.book.opens(surname))
        return;
    // «Иванова (Ким)» in the column of surnames.
    if (auto both = readName(surname + " X", dictionary_); both && !both->maiden.empty()) {
        entry.person.maidenSurname = both->maiden;
        surname = both->surname;
    }
    entry.person.surname = surname;
    entry.person.name = name;
    entry.person.patronymic = patronymic;
    entry.nameIncomplete = name.empty();
    auto initials = trimmed(name, ".");
    entry.initialsOnly = !name.empty() && utf8::length(initials) == 1;
    if (entry.initialsOnly) entry.person.name = initials;
}

void RowReader::readBirth(const Table& table, const Row& row, Entry& entry) const {
    entry.birthColumn = table.has("birth_date") || table.has("birth_year");
    auto cell = cellOf(table, row, "birth_date");
    tables::Cell parts;
    if (!cell && table.has("birth_year")) {
        parts.text = birthOfParts(table, row);
        if (!parts.text.empty()) cell = &parts;
    }
    if (!cell && !entry.besideName.empty()) {
        for (auto& found : findDates(entry.besideName, Century::birth, asOf_)) {
            auto day = earliest(found.iso);
            if (!day || fullYears(*day, asOf_) < dictionary_.categoryRules.workFromAge ||
                fullYears(*day, asOf_) > 100)
                continue;
            entry.person.birthDate = found.iso;
            entry.birthColumn = true;
            return;
        }
    }
    if (!cell || saysNothing(cell->text)) return;
    auto found = dateOfCell(*cell, workbook_, Century::birth, asOf_);
    if (!found) {
        entry.ask("date_unclear", Severity::ask, "birthDate",
                  {{"written", utf8::head(utf8::squeeze(cell->text), 60)}});
        return;
    }
    if (found->iso.empty()) {
        entry.ask("date_impossible", Severity::ask, "birthDate", {{"written", utf8::squeeze(cell->text)}});
        return;
    }
    auto age = fullYears(*earliest(found->iso), asOf_);
    if (age < dictionary_.categoryRules.workFromAge || age > 100) {
        entry.ask("birth_date_unlikely", Severity::ask, "birthDate", {{"written", found->iso}});
        return;
    }
    entry.person.birthDate = found->iso;
}

void RowReader::readService(const Table& table, const Row& row, Entry& entry) const {
    auto& person = entry.person;
    auto set = [&](const ExperienceRead& total, const ExperienceRead& pedagogical) {
        if (total) person.experienceTotalYears = total.years, person.experienceTotalMonths = total.months;
        if (pedagogical)
            person.experienceYears = pedagogical.years, person.experienceMonths = pedagogical.months;
    };
    if (auto cell = cellOf(table, row, "experience")) {
        auto header = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](auto& c) { return c.number == cell->column; });
        auto words = utf8::fold(header == table.columns.end() ? "" : header->header);
        auto total = words.find("общ"), pedagogical = words.find("пед");
        bool totalFirst =
            total == std::string::npos || pedagogical == std::string::npos || total < pedagogical;
        if (cell->kind == CellKind::date) {
            auto day = parseDate(cell->text);
            if (day && cell->look != tables::DateLook::time) {
                int first = cell->look == tables::DateLook::monthYear ? int(unsigned(day->month()))
                                                                      : int(unsigned(day->day()));
                int second = cell->look == tables::DateLook::monthYear ? int(day->year()) % 100
                                                                       : int(unsigned(day->month()));
                ExperienceRead a{first, {}}, b{second, {}};
                totalFirst ? set(a, b) : set(b, a);
                entry.ask("excel_autodate", Severity::confirm, "experienceYears",
                          {{"typed", std::to_string(first) + "/" + std::to_string(second)},
                           {"total", std::to_string(*person.experienceTotalYears)},
                           {"pedagogical", std::to_string(*person.experienceYears)}});
            }
        } else if (auto labelled = readLabelledExperience(cell->text, dictionary_)) {
            set(labelled->first, labelled->second);
        } else if (auto pair = readExperiencePair(cell->text, dictionary_);
                   pair && pedagogical != std::string::npos && total == std::string::npos &&
                   (words.find("должн") != std::string::npos || words.find("данн") != std::string::npos ||
                    words.find("в оо") != std::string::npos)) {
            // «Пед. стаж / в должности»
            set({}, pedagogical < words.rfind('/') ? pair->first : pair->second);
        } else if (pair) {
            totalFirst ? set(pair->first, pair->second) : set(pair->second, pair->first);
        } else {
            set({}, readExperience(cell->text, dictionary_));
        }
    }
    auto total = textOf(table, row, "experience_total"), pedagogical = textOf(table, row, "experience_ped");
    auto totalCell = cellOf(table, row, "experience_total"),
         pedagogicalCell = cellOf(table, row, "experience_ped");
    for (auto cell : {totalCell, pedagogicalCell})
        if (cell && cell->kind == CellKind::date) {
            entry.ask("excel_date_in_experience", Severity::ask, "experienceYears",
                      {{"written", cell->text}});
            (cell == totalCell ? total : pedagogical).clear();
        }
    auto months = [&](const char* meaning) -> std::optional<int> {
        auto read = readExperience(textOf(table, row, meaning), dictionary_);
        if (!read) return {};
        auto value = read.months ? *read.months : *read.years;
        return value < 12 ? std::optional(value) : std::nullopt;
    };
    if (auto pair = readExperiencePair(total.empty() ? pedagogical : total, dictionary_);
        pair && (total.empty() || pedagogical.empty())) {
        set(pair->first, pair->second);
    } else {
        auto years = [&](auto& t) { return readExperience(t, dictionary_); };
        auto all = experiences_.of(total, years);  // by value: the next look may forget it
        set(all, experiences_.of(pedagogical, years));
    }
    // Years and months in columns of their own.
    auto join = [](std::optional<int>& toYears, std::optional<int>& toMonths, std::optional<int> count) {
        if (!count) return;
        toMonths = count;
        if (!toYears) toYears = 0;
    };
    join(person.experienceYears, person.experienceMonths, months("experience_months"));
    join(person.experienceTotalYears, person.experienceTotalMonths, months("experience_total_months"));
}

void RowReader::readContacts(const Table& table, const Row& row, Entry& entry) const {
    if (auto cell = cellOf(table, row, "phone"); cell && !saysNothing(cell->text)) {
        auto read = readPhone(cell->text);
        entry.person.phone = read.phone;
        entry.person.email = read.email;
        auto written = utf8::head(utf8::squeeze(cell->text), 60);
        if (read.phone.empty() && !read.written && read.email.empty() &&
            cell->text.find('@') != std::string::npos)
            entry.ask("email_invalid", Severity::confirm, "email", {{"written", written}});
        else if (read.phone.empty() && (read.written || read.email.empty()))
            entry.ask("phone_invalid", Severity::confirm, "phone", {{"written", written}});
        else if (read.written > 1)
            entry.ask("two_phones", Severity::info, "phone", {{"written", written}, {"phone", read.phone}});
    }
    if (entry.person.phone.empty() && !entry.besideName.empty())
        entry.person.phone = readPhone(entry.besideName).phone;
    auto mailCell = cellOf(table, row, "email");
    auto both = mailCell ? readPhone(mailCell->text) : PhoneRead{};
    if (!both.email.empty() && !both.phone.empty()) {
        // «8-943-601-10-01, name@mail.example» under one heading
        entry.person.email = both.email;
        if (entry.person.phone.empty()) entry.person.phone = both.phone;
    } else if (auto cell = mailCell) {
        auto read = readEmail(cell->text);
        if (read.written) entry.person.email = read.email;
        if (read.written && read.email.empty())
            entry.ask("email_invalid", Severity::confirm, "email",
                      {{"written", utf8::head(utf8::squeeze(cell->text), 100)}});
    }
    if (auto cell = cellOf(table, row, "snils"); cell && !saysNothing(cell->text)) {
        entry.person.snils = readSnils(cell->text);
        auto written = utf8::head(utf8::squeeze(cell->text), 40);
        if (entry.person.snils.empty())
            entry.ask("snils_invalid", Severity::ask, "snils", {{"written", written}});
        else if (!snilsChecks(entry.person.snils))
            entry.ask("snils_check_digits", Severity::ask, "snils", {{"snils", entry.person.snils}});
    }
}

void RowReader::readOthers(const Table& table, const Row& row, Entry& entry) const {
    auto& person = entry.person;
    auto sex = utf8::fold(trimmed(textOf(table, row, "sex"), "."));
    if (!sex.empty()) person.sex = sex.starts_with("м") ? "m" : sex.starts_with("ж") ? "f" : "";
    if (auto cell = cellOf(table, row, "hire_date"))
        if (auto found = dateOfCell(*cell, workbook_, Century::recent, asOf_)) person.hireDate = found->iso;
    person.tabNumber = utf8::head(utf8::squeeze(textOf(table, row, "tab_number")), 40);
    person.education = educations_.of(textOf(table, row, "education"), [&](auto& t) {
        auto mark = dictionary_.educationMarks.find(utf8::fold(trimmed(t, ".")));
        return mark == dictionary_.educationMarks.end() ? dictionary_.educationLevels.find(t) : mark->second;
    });
    for (auto& column : table.columns) {
        auto cell = column.meaning == "education_level" ? row.at(column.number) : nullptr;
        if (cell && person.education.empty() && !saysNothing(cell->text) && cell->text != "0")
            person.education = column.level;
    }

    auto written = noteOf(table, row);
    auto& note = notes_.of(written, [&](auto& t) { return readNote(t, dictionary_, asOf_); });
    person.status = note.status;
    person.statusUntil = note.statusUntil;
    person.note = note.rest;
    entry.movedFrom = note.movedFrom;
    // «план» in the note of a course was told of the course.
    if (entry.plannedCourse && dictionary_.rows.book.opens(person.note)) person.note.clear();
    if (person.hireDate.empty()) person.hireDate = note.hireDate;
    if (!note.mainWorkplace.empty()) person.mainWorkplace = note.mainWorkplace;
    entry.noPatronymic = entry.noPatronymic || note.noPatronymic;
    entry.dismissed = note.dismissed;
    if (note.dismissed) entry.dismissal = utf8::squeeze(written);
    if (!note.employment.empty() && !entry.posts.empty() && !entry.posts[0].saidEmployment) {
        auto& post = entry.posts[0];
        post.partTime = note.employment == "part_time";
        post.saidEmployment = !post.partTime;
        post.position.employment = post.partTime ? "internal" : note.employment;
    }
    readAsides(table, row, entry);
    if (note.rate && note.posts.empty() && !entry.posts.empty() && !entry.posts[0].position.rate)
        entry.posts[0].position.rate = note.rate;
    tellOfGroup(entry);
    for (auto& post : note.posts) {
        entry.posts.push_back(post);
        entry.posts.back().saidEmployment = true;
    }
    if (entry.noPatronymic && person.note.empty()) person.note = dictionary_.noPatronymicNote;
}

/// «19 | марта | 1970»: a date in columns of its own parts.
std::string RowReader::birthOfParts(const Table& table, const Row& row) const {
    auto day = trimmed(textOf(table, row, "birth_day"), "."),
         month = trimmed(textOf(table, row, "birth_month"), "."),
         year = trimmed(textOf(table, row, "birth_year"), ".");
    if (year.empty() || month.empty() || day.empty()) return year;
    bool number = month.find_first_not_of("0123456789") == std::string::npos;
    return number ? day + "." + month + "." + year : day + " " + month + " " + year;
}

void RowReader::enterGroup(std::string_view heading) {
    group_ = readNote(heading, dictionary_, asOf_);
    heading_ = heading;
}

void RowReader::tellOfGroup(Entry& entry) const {
    if (group_.dismissed && !entry.dismissed) {
        entry.dismissed = true;
        entry.dismissal = heading_;
    }
    if (entry.person.status.empty()) {
        entry.person.status = group_.status;
        entry.person.statusUntil = group_.statusUntil;
    }
    if (group_.employment.empty() || entry.posts.empty() || entry.posts[0].saidEmployment ||
        entry.posts[0].partTime)
        return;
    auto& post = entry.posts[0];
    post.partTime = group_.employment == "part_time";
    post.saidEmployment = !post.partTime;
    post.position.employment = post.partTime ? "internal" : group_.employment;
}

void RowReader::readFields(const Table& table, const Row& row, Entry& entry) const {
    readPositions(table, row, entry);
    readBirth(table, row, entry);
    readService(table, row, entry);
    readCategory(table, row, entry);
    readPlan(table, row, entry);
    readTraining(table, row, entry);
    readContacts(table, row, entry);
    readOthers(table, row, entry);
}

}  // namespace metodika::people
