#include "features/people/reading/join.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

// A list made to choke the reader must not: no real one comes near these.
constexpr std::size_t mostNamesakes = 1000;
constexpr std::size_t mostOfAPerson = 200;

std::string nameKey(const PersonRead& person) {
    return utf8::fold(person.surname) + "|" + utf8::fold(person.name) + "|" + utf8::fold(person.patronymic);
}
bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }
bool agree(const std::string& a, const std::string& b) { return !a.empty() && a == b; }
void fill(std::string& into, const std::string& from) {
    if (into.empty()) into = from;
}
template <class T>
void fill(std::optional<T>& into, const std::optional<T>& from) {
    if (!into) into = from;
}

void addSource(PersonRead& person, const std::string& sheet, int row) {
    for (auto& source : person.source)
        if (source.sheet == sheet) {
            source.rows.push_back(row);
            return;
        }
    person.source.push_back({sheet, {row}});
}

/// The row of the next course names the post once more.
bool toldAgain(const PositionRead& known, const PositionRead& post) {
    return known.title == post.title && known.organisation == post.organisation &&
           (post.subjects.empty() || known.subjects == post.subjects) &&
           (!post.rate || known.rate == post.rate);
}

/// «о» of «О.П.» against «Ольга».
bool initialFits(const std::string& initial, const std::string& name) {
    return initial.empty() || (!name.empty() && utf8::fold(utf8::head(name, 1)) == utf8::fold(initial));
}

}  // namespace

void People::start(Entry entry) {
    auto joined = std::make_unique<Joined>();
    joined->person = std::move(entry.person);
    joined->person.source = {{entry.sheet, {entry.row}}};
    for (auto row : entry.rowsBelow) addSource(joined->person, entry.sheet, row);
    joined->posts = std::move(entry.posts);
    joined->problems = std::move(entry.problems);
    joined->sheetIndex = entry.sheetIndex;
    joined->sheet = entry.sheet;
    joined->row = entry.row;
    joined->tableFrom = entry.tableFrom;
    joined->initialsOnly = entry.initialsOnly;
    joined->noPatronymic = entry.noPatronymic;
    joined->nameIncomplete = entry.nameIncomplete;
    joined->birthColumn = entry.birthColumn;
    joined->categoryColumn = entry.categoryColumn;
    joined->categoryElsewhere = entry.categoryElsewhere;
    joined->placeInPost = entry.placeInPost;
    joined->movedFrom = std::move(entry.movedFrom);
    byName_[nameKey(joined->person)].push_back(joined.get());
    bySurname_[utf8::fold(joined->person.surname)].push_back(joined.get());
    last_ = joined.get();
    all_.push_back(std::move(joined));
}

Joined* People::same(const Entry& entry, bool& sure) {
    auto found = byName_.find(nameKey(entry.person));
    if (found == byName_.end()) return nullptr;
    auto& mine = entry.person;
    std::size_t looked = 0;
    for (auto candidate : found->second) {
        if (++looked > mostNamesakes) break;
        auto& other = candidate->person;
        if (differ(mine.birthDate, other.birthDate) || differ(mine.snils, other.snils)) continue;
        bool proven = agree(mine.birthDate, other.birthDate) || agree(mine.snils, other.snils) ||
                      agree(mine.tabNumber, other.tabNumber);
        // One name in two schools is one person only when something more says so.
        if (!proven && differ(mine.organisation, other.organisation)) continue;
        // One telephone or address, or a post said to be beside another, links two rows of one name.
        bool beside = std::any_of(entry.posts.begin(), entry.posts.end(), [](auto& post) {
            return post.saidEmployment && post.position.employment == "internal";
        });
        bool linked = beside || agree(mine.email, other.email) || agree(mine.phone, other.phone);
        bool sameSpelling =
            mine.surname == other.surname && mine.name == other.name && mine.patronymic == other.patronymic;
        // A register has a row for each course, with the person written anew.
        bool nextCourse = entry.listsCourses && !entry.person.courses.empty();
        sure = sameSpelling && (proven || linked || nextCourse || entry.sheet != candidate->sheet ||
                                entry.tableFrom != candidate->tableFrom);
        return candidate;
    }
    return nullptr;
}

void People::add(Entry entry, StaffList& list) {
    for (auto& fix : entry.fixes) list.fixes.push_back(fix);
    lastIsInitials_ = entry.initialsOnly;
    if (entry.initialsOnly) {
        initials_.push_back(std::move(entry));
        return;
    }
    bool sure = false;
    auto known = same(entry, sure);
    if (!known) {
        start(std::move(entry));
        return;
    }
    if (!sure) {
        auto spelled = fullName(entry.person), taken = fullName(known->person);
        entry.ask(
            "same_person_second_row", Severity::confirm, "source",
            {{"written", spelled}, {"first_row", std::to_string(known->row)}, {"first_sheet", known->sheet}});
        if (spelled != taken) list.fixes.push_back({"yo", entry.sheet, entry.row, spelled, taken});
    }
    last_ = known;
    join(*known, std::move(entry));
}

void People::goOn(Entry entry, StaffList& list) {
    for (auto& fix : entry.fixes) list.fixes.push_back(fix);
    if (lastIsInitials_) {
        auto& above = initials_.back();
        above.rowsBelow.push_back(entry.row);
        for (auto& post : entry.posts)
            if (above.posts.size() < mostOfAPerson) above.posts.push_back(post);
        for (auto& course : entry.person.courses)
            if (above.person.courses.size() < mostOfAPerson) above.person.courses.push_back(course);
        return;
    }
    if (!last_) return;
    // A row that names only subjects goes on with the teacher's post above it.
    if (entry.assumedPost && entry.posts.size() == 1 && !last_->posts.empty()) {
        auto teaches =
            std::find_if(last_->posts.begin(), last_->posts.end(), [](auto& p) { return p.teaches; });
        if (teaches != last_->posts.end()) {
            auto& more = entry.posts.front().position;
            for (auto& subject : more.subjects) entry.looseSubjects.push_back(subject);
            auto& hours = teaches->position.hoursPerWeek;
            if (more.hoursPerWeek) hours = hours.value_or(0) + *more.hoursPerWeek;
            entry.posts.clear();
        }
    }
    for (auto& subject : entry.looseSubjects) {
        auto post = std::find_if(last_->posts.begin(), last_->posts.end(), [](auto& p) { return p.teaches; });
        if (post == last_->posts.end()) break;
        auto& subjects = post->position.subjects;
        if (subjects.size() < mostOfAPerson &&
            std::find(subjects.begin(), subjects.end(), subject) == subjects.end())
            subjects.push_back(subject);
    }
    // The person's own cells are not blank here: they stand in the row above.
    entry.person.surname.clear();
    join(*last_, std::move(entry));
}

void People::joinPosts(Joined& into, Entry& entry) {
    for (auto& post : entry.posts) {
        bool told = std::any_of(into.posts.begin(), into.posts.end(),
                                [&](auto& known) { return toldAgain(known.position, post.position); });
        bool nothingNew = !post.position.rate && !post.position.hoursPerWeek && !post.saidEmployment;
        if (told && (entry.listsCourses || nothingNew)) continue;
        if (!post.saidEmployment && !into.posts.empty()) {
            auto& first = into.posts.front();
            bool deputyToo = post.kind == PositionKind::manager && first.kind == PositionKind::educator &&
                             !first.saidEmployment && !post.partTime;
            post.position.employment = "internal";
            if (deputyToo) {
                // Somebody who runs the school and teaches is paid first for running it.
                std::swap(post.position.employment, first.position.employment);
                entry.ask("main_job_unclear", Severity::confirm, "positions",
                          {{"main", post.position.title}, {"second", first.position.title}});
            }
        }
        if (into.posts.size() < mostOfAPerson) into.posts.push_back(std::move(post));
    }
}

void People::join(Joined& into, Entry entry) {
    addSource(into.person, entry.sheet, entry.row);
    for (auto row : entry.rowsBelow) addSource(into.person, entry.sheet, row);
    joinPosts(into, entry);
    auto& from = entry.person;
    auto& person = into.person;
    for (auto field :
         {&PersonRead::maidenSurname, &PersonRead::organisation, &PersonRead::birthDate, &PersonRead::sex,
          &PersonRead::snils, &PersonRead::phone, &PersonRead::email, &PersonRead::tabNumber,
          &PersonRead::education, &PersonRead::hireDate, &PersonRead::mainWorkplace, &PersonRead::status,
          &PersonRead::statusUntil, &PersonRead::note})
        fill(person.*field, from.*field);
    fill(person.category, from.category);
    fill(person.experienceYears, from.experienceYears);
    fill(person.experienceMonths, from.experienceMonths);
    fill(person.experienceTotalYears, from.experienceTotalYears);
    fill(person.experienceTotalMonths, from.experienceTotalMonths);
    for (auto& category : from.otherCategories) person.otherCategories.push_back(category);
    for (auto& course : from.courses) {
        bool known = std::any_of(person.courses.begin(), person.courses.end(), [&](auto& c) {
            return c.title == course.title && c.date == course.date && c.hours == course.hours &&
                   c.document == course.document;
        });
        if (!known && person.courses.size() < mostOfAPerson) person.courses.push_back(course);
    }
    if (person.attestationPlan.empty()) person.attestationPlan = std::move(from.attestationPlan);
    fill(into.movedFrom, entry.movedFrom);
    into.placeInPost = into.placeInPost || entry.placeInPost;
    into.noPatronymic = into.noPatronymic || entry.noPatronymic;
    into.birthColumn = into.birthColumn || entry.birthColumn;
    into.categoryColumn = into.categoryColumn || entry.categoryColumn;
    into.categoryElsewhere = into.categoryElsewhere || entry.categoryElsewhere;
    for (auto& problem : entry.problems) {
        // The same number repeated in the second row was asked about in the first.
        bool asked = std::any_of(into.problems.begin(), into.problems.end(), [&](auto& p) {
            return p.code == problem.code && p.field == problem.field && p.params == problem.params;
        });
        if (!asked && into.problems.size() < mostOfAPerson) into.problems.push_back(std::move(problem));
    }
}

void People::settleInitials(StaffList&) {
    for (auto& entry : std::exchange(initials_, {})) {
        Joined* only = nullptr;
        bool several = false;
        auto found = bySurname_.find(utf8::fold(entry.person.surname));
        std::size_t looked = 0;
        if (found != bySurname_.end())
            for (auto candidate : found->second) {
                if (++looked > mostNamesakes) break;
                if (candidate->initialsOnly || !initialFits(entry.person.name, candidate->person.name) ||
                    !initialFits(entry.person.patronymic, candidate->person.patronymic) ||
                    differ(entry.person.organisation, candidate->person.organisation) ||
                    differ(entry.person.birthDate, candidate->person.birthDate))
                    continue;
                several = only != nullptr;
                only = candidate;
                if (several) break;
            }
        auto written = shortName(entry.person.surname, entry.person.name, entry.person.patronymic);
        if (only && !several) {
            entry.ask("same_person_second_row", Severity::confirm, "source",
                      {{"written", written},
                       {"first_row", std::to_string(only->row)},
                       {"first_sheet", only->sheet}});
            entry.person.name.clear();
            entry.person.patronymic.clear();
            join(*only, std::move(entry));
        } else {
            entry.ask("initials_only", Severity::ask, "name", {{"written", written}});
            start(std::move(entry));
        }
    }
}

void People::finish(StaffList& list, Date asOf) {
    settleInitials(list);
    std::stable_sort(all_.begin(), all_.end(), [](auto& a, auto& b) {
        return std::pair(a->sheetIndex, a->row) < std::pair(b->sheetIndex, b->row);
    });
    std::vector<std::string> moved;
    for (auto& joined : all_) {
        moved.push_back(joined->movedFrom);
        for (auto& post : joined->posts)
            if (post.partTime) post.position.employment = joined->posts.size() > 1 ? "internal" : "external";
        checkPerson(*joined, dictionary_, asOf);
        const auto index = static_cast<int>(list.persons.size());
        auto name = fullName(joined->person);
        auto brief = shortName(joined->person.surname, joined->person.name, joined->person.patronymic);
        for (auto& problem : joined->problems) {
            problem.persons = {index};
            problem.params.try_emplace("name", name);
            problem.params.try_emplace("short", brief);
            list.problems.push_back(std::move(problem));
        }
        for (auto& post : joined->posts) joined->person.positions.push_back(std::move(post.position));
        list.persons.push_back(std::move(joined->person));
    }
    all_.clear();
    checkTogether(list, std::move(moved), dictionary_);
}

}  // namespace metodika::people
