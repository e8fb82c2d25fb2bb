#include "features/people/entering.hpp"

#include "features/people/rules.hpp"
#include "platform/base/utf8.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::people {
namespace {

std::optional<std::string> given(const std::string& s) { return s.empty() ? std::nullopt : std::optional(s); }

ImportPerson personFrom(const PersonRead& r) {
    ImportPerson p;
    p.surname = r.surname;
    p.name = r.name;
    p.patronymic = given(r.patronymic);
    p.maiden_surname = given(r.maidenSurname);
    p.birth_date = given(r.birthDate);
    p.snils = given(r.snils);
    p.phone = given(r.phone);
    p.email = given(r.email);
    p.education = given(r.education);
    p.hire_date = given(r.hireDate);
    p.main_workplace = given(r.mainWorkplace);
    p.status = given(r.status);
    p.status_until = given(r.statusUntil);
    for (const auto& post : r.positions)
        p.positions.push_back({post.title, post.subjects,
                               enumNamed<PostKind>(post.employment).value_or(PostKind::main), post.rate,
                               post.hoursPerWeek, given(post.detail)});
    if (r.category)
        p.category = {enumNamed<CategoryLevel>(r.category->level).value_or(CategoryLevel::none),
                      given(r.category->date), given(r.category->act)};
    for (const auto& c : r.courses) p.courses.push_back({c.title, given(c.date), c.hours});
    p.experience_years = r.experienceYears;
    p.experience_total_years = r.experienceTotalYears;
    return p;
}

std::string nameKey(const ImportPerson& p) {
    return utf8::sortKey(fullName(p.surname, p.name, p.patronymic));
}

// 1986 and 1986-03-02 may be one day; 1986 and 1987 may not.
bool mayBeSameDate(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    if (!a || !b) return true;
    auto n = std::min(a->size(), b->size());
    return a->compare(0, n, *b, 0, n) == 0;
}

std::optional<std::string> yearsAgo(std::optional<int> years, Date asOf) {
    if (!years) return {};
    return isoDate(addMonths(asOf, -12 * *years));
}

bool samePost(const ImportPost& a, const PostKept& b) {
    std::vector<std::string> left = a.subject, right = b.subjects;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    return a.title == b.position && left == right && a.employment == b.kind;
}

std::vector<PostKept> postsHere(PeopleStore& store, PersonId person, OrganisationId organisation, Date asOf) {
    std::vector<PostKept> out;
    for (auto& post : store.posts(person))
        if (post.organisation == organisation && post.since <= asOf && post.until > asOf)
            out.push_back(std::move(post));
    return out;
}

// What the list adds to what is known; empty fields of the list never erase.
bool learn(PersonKept& known, const ImportPerson& p, Date asOf) {
    bool changed = false;
    auto take = [&](std::optional<std::string>& to, const std::optional<std::string>& from) {
        if (!from || to == from) return;
        to = from;
        changed = true;
    };
    if (p.birth_date && (!known.birth_date || known.birth_date->size() < p.birth_date->size()))
        take(known.birth_date, p.birth_date);
    take(known.maiden_surname, p.maiden_surname);
    take(known.snils, p.snils);
    take(known.phone, p.phone);
    take(known.mail, p.email);
    take(known.education, p.education);
    take(known.main_workplace, p.main_workplace);
    // A year more or less is the rounding of the list, not news.
    auto takeYears = [&](std::optional<std::string>& to, std::optional<int> years) {
        auto now = yearsBy(to, asOf);
        if (years && (!now || std::abs(*now - *years) > 1)) {
            to = yearsAgo(years, asOf);
            changed = true;
        }
    };
    takeYears(known.service_since, p.experience_total_years);
    takeYears(known.teaching_since, p.experience_years);
    return changed;
}

bool knowsCategory(const std::vector<Category>& all, const ImportCategory& c) {
    return std::any_of(all.begin(), all.end(), [&](const Category& k) {
        return k.level == c.level && mayBeSameDate(k.since, c.date);
    });
}
bool knowsCourse(const std::vector<Course>& all, const ImportCourse& c) {
    return std::any_of(all.begin(), all.end(), [&](const Course& k) {
        return utf8::fold(k.title) == utf8::fold(c.title) && mayBeSameDate(k.finished_on, c.date) &&
               k.hours == c.hours;
    });
}

bool addsRecords(PeopleStore& store, PersonId id, const ImportPerson& p) {
    auto categories = store.categories(id);
    auto courses = store.courses(id);
    if (p.category && !knowsCategory(categories, *p.category)) return true;
    return std::any_of(p.courses.begin(), p.courses.end(),
                       [&](const auto& c) { return !knowsCourse(courses, c); });
}

bool changesPosts(const std::vector<PostKept>& here, const ImportPerson& p) {
    if (here.size() != p.positions.size()) return true;
    return !std::all_of(p.positions.begin(), p.positions.end(), [&](const ImportPost& post) {
        return std::any_of(here.begin(), here.end(),
                           [&](const PostKept& known) { return samePost(post, known); });
    });
}

CategoryTerms categoryTerms(const api::Scope& scope) {
    return {scope.host().pack.setting("attestation.unlimited_since", scope.today()).date(),
            scope.setting("attestation.legacy_years")};
}

void addRecords(api::Work& work, PersonId id, const ImportPerson& p, Date asOf) {
    PeopleStore store(work);
    auto categories = store.categories(id);
    auto courses = store.courses(id);
    if (p.category && !knowsCategory(categories, *p.category))
        store.addCategory(id, {p.category->level, p.category->date,
                               categoryEnd(p.category->level, p.category->date, categoryTerms(work.scope())),
                               p.category->act});
    for (const auto& c : p.courses)
        if (!knowsCourse(courses, c)) store.addCourse(id, {c.title, c.date, c.hours});
    if (p.status) {
        auto known = store.statuses(id);
        bool open = std::any_of(known.begin(), known.end(), [&](const Status& s) {
            return s.status == *p.status && (!s.until || *s.until > asOf);
        });
        auto until = p.status_until ? parseDate(*p.status_until) : std::nullopt;
        if (!open) store.addStatus(id, *p.status, asOf, until);
    }
}

PostKept newPost(api::Work& work, PersonId person, OrganisationId organisation, const ImportPost& post,
                 const ImportPerson& p, Date asOf) {
    auto hired = p.hire_date ? parseDate(*p.hire_date) : std::nullopt;
    return {work.newId<EmploymentId>(),
            person,
            organisation,
            post.title,
            post.employment,
            post.rate,
            post.hours_per_week,
            post.detail,
            hired && *hired < asOf ? *hired : asOf,
            *parseDate(openEnd),
            post.subject};
}

}  // namespace

std::vector<RowKept> rowsFrom(const StaffList& list) {
    std::vector<RowKept> out;
    for (const PersonRead& r : list.persons) {
        RowKept row;
        row.number = int(out.size()) + 1;
        if (!r.source.empty()) {
            row.sheet = r.source.front().sheet;
            for (const auto& s : r.source) row.rows.insert(row.rows.end(), s.rows.begin(), s.rows.end());
        }
        row.person = personFrom(r);
        out.push_back(std::move(row));
    }
    for (const Problem& p : list.problems)
        for (int person : p.persons)
            if (person >= 0 && person < int(out.size()))
                out[std::size_t(person)].problems.push_back(
                    {p.code, Gravity(int(p.severity)), p.params, given(p.field), false});
    for (const Fix& f : list.fixes)
        for (RowKept& row : out)
            if (row.sheet == f.sheet && std::find(row.rows.begin(), row.rows.end(), f.row) != row.rows.end())
                row.fixes.push_back({f.what, f.was, f.now});
    return out;
}

void compare(api::Work& work, RowKept& row, OrganisationId organisation, Date asOf) {
    PeopleStore store(work);
    std::erase_if(row.problems,
                  [](const KeptProblem& p) { return p.code == "same_name_known" && !p.settled; });
    std::vector<PersonKept> fitting;
    for (auto& known : store.namesakes(nameKey(row.person)))
        if (mayBeSameDate(known.birth_date, row.person.birth_date)) fitting.push_back(std::move(known));
    const PersonKept* found = nullptr;
    int here = 0;
    for (const auto& known : fitting) {
        bool worksHere = !postsHere(store, known.id, organisation, asOf).empty();
        bool certain =
            known.birth_date && known.birth_date->size() == 10 && known.birth_date == row.person.birth_date;
        if (worksHere) {
            found = &known;
            ++here;
        } else if (certain && !here) {
            found = &known;
        }
    }
    if (here > 1) found = nullptr;
    if (!found && !fitting.empty() &&
        std::none_of(row.problems.begin(), row.problems.end(),
                     [](const auto& p) { return p.code == "same_name_known"; }))
        row.problems.push_back(
            {"same_name_known",
             Gravity::confirm,
             {{"name", fullName(row.person.surname, row.person.name, row.person.patronymic)}},
             std::nullopt,
             false});
    row.matched = found ? std::optional(found->id) : std::nullopt;
    if (row.outcome == Outcome::skipped) return;
    row.outcome = Outcome::fresh;
    if (!found) return;
    PersonKept copy = *found;
    bool changed = learn(copy, row.person, asOf) | addsRecords(store, found->id, row.person) |
                   changesPosts(postsHere(store, found->id, organisation, asOf), row.person);
    row.outcome = changed ? Outcome::changed : Outcome::same;
}

Outcome enter(api::Work& work, RowKept& row, OrganisationId organisation, Date asOf) {
    // Between the preview and now somebody may have entered the same person.
    compare(work, row, organisation, asOf);
    PeopleStore store(work);
    Outcome was = row.outcome;
    if (was == Outcome::same || was == Outcome::skipped) return was;
    const ImportPerson& p = row.person;
    PersonKept person;
    if (row.matched) {
        person = *store.person(*row.matched);
        if (learn(person, p, asOf)) store.save(person);
    } else {
        person.id = work.newId<PersonId>();
        person.surname = utf8::squeeze(p.surname);
        person.given_name = utf8::squeeze(p.name);
        person.patronymic = p.patronymic;
        person.sort_name = nameKey(p);
        learn(person, p, asOf);
        store.add(person, asOf);
        row.matched = person.id;
    }
    auto here = postsHere(store, person.id, organisation, asOf);
    for (const ImportPost& post : p.positions) {
        auto known =
            std::find_if(here.begin(), here.end(), [&](const PostKept& k) { return samePost(post, k); });
        if (known == here.end())
            store.addPost(newPost(work, person.id, organisation, post, p, asOf), person.sort_name);
        else
            here.erase(known);
    }
    // Posts of this organisation that the new list does not name any more ended by its day.
    for (const PostKept& gone : here) store.endPost(gone.id, std::max(asOf, addDays(gone.since, 1)));
    addRecords(work, person.id, p, asOf);
    return was;
}

}  // namespace metodika::people
