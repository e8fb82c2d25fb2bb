#include "features/people/entering.hpp"

#include <map>
#include <set>

#include "features/people/known.hpp"
#include "features/people/rules.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

std::optional<std::string> given(const std::string& s) { return s.empty() ? std::nullopt : std::optional(s); }

// birthDate of the list that was read is birth_date of the row.
std::string memberName(std::string_view field) {
    std::string out;
    for (char c : field) {
        bool capital = c >= 'A' && c <= 'Z';
        if (capital) out += '_';
        out += capital ? char(c - 'A' + 'a') : c;
    }
    return out;
}

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
                               post.hoursPerWeek, given(post.detail.empty() ? post.direction : post.detail),
                               given(post.organisation)});
    if (r.category)
        p.category = {enumNamed<CategoryLevel>(r.category->level).value_or(CategoryLevel::none),
                      given(r.category->date), given(r.category->act)};
    for (const auto& c : r.courses)
        p.courses.push_back({c.title, given(c.date), c.hours, given(c.dateStart), given(c.provider),
                             given(c.form), given(c.document)});
    for (const auto& plan : r.attestationPlan) {
        if (!p.attestation_plan) p.attestation_plan.emplace();
        p.attestation_plan->push_back({plan.year, plan.text});
    }
    p.experience_years = r.experienceYears;
    p.experience_total_years = r.experienceTotalYears;
    return p;
}

bool addsRecords(const Known& known, PersonId id, const ImportPerson& p) {
    const auto& categories = known.categories(id);
    const auto& courses = known.courses(id);
    if (p.category && !knowsCategory(categories, *p.category)) return true;
    for (const ImportPlan& plan : p.attestation_plan.value_or(std::vector<ImportPlan>{}))
        if (!knowsPlan(known.plans(id), plan)) return true;
    return std::any_of(p.courses.begin(), p.courses.end(),
                       [&](const auto& c) { return !knowsCourse(courses, c); });
}

bool changesPosts(const std::vector<PostKept>& here, const std::vector<ImportPost>& posts, bool complete) {
    if (complete && here.size() != posts.size()) return true;
    return !std::all_of(posts.begin(), posts.end(), [&](const ImportPost& post) {
        return std::any_of(here.begin(), here.end(),
                           [&](const PostKept& known) { return samePost(post, known); });
    });
}

// Questions that comparing asks; it takes back those that no longer hold.
constexpr std::array asked{"same_name_known", "surname_changed", "organisation_unknown", "works_elsewhere",
                           "back_from_leave"};
constexpr std::string_view notInList = "not_in_list";

void ask(RowKept& row, std::string code, Gravity gravity, TextParams params,
         std::optional<std::string> field = {}) {
    for (const auto& p : row.problems)
        if (p.code == code) return;
    row.problems.push_back({std::move(code), gravity, std::move(params), std::move(field)});
}
std::string shown(const ImportPerson& p) { return fullName(p.surname, p.name, p.patronymic); }

/// Somebody here of this name, patronymic and birth whose surname is another.
std::optional<PersonKept> renamedHere(const Known& all, const RowKept& row) {
    const ImportPerson& p = row.person;
    if (!p.birth_date || p.birth_date->size() != 10 || !row.organisation) return {};
    std::optional<PersonKept> found;
    for (auto& known : all.calledHere(p.name, p.patronymic, *row.organisation)) {
        if (known.birth_date != p.birth_date || known.sort_name == nameKey(p)) continue;
        if (found) return {};  // twins, or a list that is wrong: not for the program to say
        found = std::move(known);
    }
    return found;
}

std::optional<PersonKept> who(const Known& all, RowKept& row) {
    const ImportPerson& p = row.person;
    if (row.chosen) {
        auto one = *row.chosen ? all.person(*row.chosen) : nullptr;
        return one ? std::optional(*one) : std::nullopt;
    }
    // A sound insurance number is one person's, however the name is written.
    if (p.snils && validSnils(*p.snils)) {
        auto same = all.withSnils(*p.snils);
        if (same.size() == 1 && same.front().given_name == p.name &&
            mayBeSameDate(same.front().birth_date, p.birth_date))
            return same.front();
    }
    std::vector<PersonKept> fitting;
    for (auto& known : all.namesakes(nameKey(p)))
        if (mayBeSameDate(known.birth_date, p.birth_date)) fitting.push_back(std::move(known));
    const PersonKept* found = nullptr;
    int here = 0;
    for (const auto& known : fitting) {
        bool worksHere = row.organisation && !all.postsAt(known.id, *row.organisation).empty();
        bool certain = known.birth_date && known.birth_date->size() == 10 && known.birth_date == p.birth_date;
        if (worksHere) {
            found = &known;
            ++here;
        } else if (certain && !here) {
            found = &known;
        }
    }
    if (here > 1) found = nullptr;
    if (found) return *found;
    if (!fitting.empty()) {
        // Somebody of the same school is more likely this one than another.
        ask(row, "same_name_known", here ? Gravity::ask : Gravity::confirm, {{"name", shown(p)}});
        return {};
    }
    auto renamed = renamedHere(all, row);
    if (!renamed) return {};
    bool certain = p.maiden_surname == renamed->surname;
    ask(row, "surname_changed", certain ? Gravity::confirm : Gravity::ask,
        {{"name", shown(p)}, {"was", fullName(renamed->surname, renamed->given_name, renamed->patronymic)}});
    return renamed;
}

// The row of whom a doubt about two also is.
std::optional<int> otherOf(const Problem& p, int person) {
    if (p.code != "possible_duplicate" || p.persons.size() != 2) return {};
    return (p.persons[0] == person ? p.persons[1] : p.persons[0]) + 1;
}

}  // namespace

std::string nameKey(const ImportPerson& p) {
    return utf8::sortKey(fullName(p.surname, p.name, p.patronymic));
}

bool mayBeSameDate(const std::optional<std::string>& a, const std::optional<std::string>& b) {
    if (!a || !b) return true;
    auto n = std::min(a->size(), b->size());
    return a->compare(0, n, *b, 0, n) == 0;
}

bool samePost(const ImportPost& a, const PostKept& b) {
    std::vector<std::string> left = a.subject, right = b.subjects;
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    return a.title == b.position && left == right && a.employment == b.kind;
}

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
bool knowsPlan(const std::vector<Plan>& all, const ImportPlan& p) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Plan& k) { return k.year == p.year && k.words == p.words; });
}
bool knowsCourse(const std::vector<Course>& all, const ImportCourse& c) {
    return std::any_of(all.begin(), all.end(), [&](const Course& k) {
        return utf8::fold(k.title) == utf8::fold(c.title) && mayBeSameDate(k.finished_on, c.date) &&
               k.hours == c.hours;
    });
}

std::vector<ImportPost> postsOf(const RowKept& row, OrganisationId organisation, const ListAt& at) {
    std::vector<ImportPost> out;
    for (const auto& post : row.person.positions) {
        auto place = post.organisation ? at.places.find(*post.organisation) : row.organisation;
        if (place.value_or(row.organisation.value_or(OrganisationId{})) == organisation) out.push_back(post);
    }
    return out;
}

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
                out[std::size_t(person)].problems.push_back({p.code, Gravity(int(p.severity)), p.params,
                                                             given(memberName(p.field)), false,
                                                             otherOf(p, person)});
    for (const Fix& f : list.fixes)
        for (RowKept& row : out)
            if (row.sheet == f.sheet && std::find(row.rows.begin(), row.rows.end(), f.row) != row.rows.end())
                row.fixes.push_back({f.what, f.was, f.now});
    return out;
}

bool tellsWholeStaff(const StaffList& list) {
    std::size_t telling = 0;
    for (const auto& p : list.persons)
        telling += !p.birthDate.empty() || p.experienceYears || p.experienceTotalYears ||
                   std::any_of(p.positions.begin(), p.positions.end(),
                               [](const auto& post) { return post.rate.has_value(); });
    return telling * 2 > list.persons.size();
}

void settlePlaces(std::vector<RowKept>& rows, const StaffList& list, const ListAt& at) {
    std::set<std::string> named;
    for (const auto& p : list.persons)
        if (!p.organisation.empty()) named.insert(placeKey(p.organisation));
    bool several = named.size() > 1 || at.places.size() > 1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string& name = list.persons[i].organisation;
        if (!several || name.empty()) {
            rows[i].organisation = at.root;
        } else {
            rows[i].organisation = at.places.find(name);
            if (!rows[i].organisation)
                ask(rows[i], "organisation_unknown", Gravity::ask, {{"name", name}}, "organisation");
        }
        // Posts that stand where the row does need no name of their own.
        for (auto& post : rows[i].person.positions)
            if (post.organisation && placeKey(*post.organisation) == placeKey(name))
                post.organisation.reset();
    }
}

void compare(const Known& all, RowKept& row, const ListAt& at) {
    if (row.outcome == Outcome::left) return;
    std::erase_if(row.problems, [&](const KeptProblem& p) {
        bool ours = std::find(asked.begin(), asked.end(), p.code) != asked.end();
        return ours && !p.settled && (p.code != "organisation_unknown" || row.organisation);
    });
    auto found = who(all, row);
    row.matched = found ? std::optional(found->id) : std::nullopt;
    if (row.outcome == Outcome::skipped) return;
    row.outcome = Outcome::fresh;
    if (!found || !row.organisation) return;
    if (auto elsewhere = mainElsewhere(all, row, at); !elsewhere.empty()) {
        const PostKept& post = elsewhere.front();
        ask(row, "works_elsewhere", Gravity::ask,
            {{"name", shown(row.person)},
             {"position", post.position},
             {"organisation", all.placeName(post.organisation)}});
    }
    bool back = false;
    if (auto leave = leaveOver(all, row, at)) {
        ask(row, "back_from_leave", Gravity::confirm,
            {{"name", shown(row.person)}, {"since", stampDate(leave->since)}}, "status");
        back = answered(row, "back_from_leave");
    }
    PersonKept copy = *found;
    bool changed = back || learn(copy, row.person, at.asOf) || copy.sort_name != nameKey(row.person) ||
                   addsRecords(all, found->id, row.person) ||
                   changesPosts(all.postsAt(found->id, *row.organisation),
                                postsOf(row, *row.organisation, at), at.complete);
    row.outcome = changed ? Outcome::changed : Outcome::same;
}

std::optional<Status> leaveOver(const Known& all, const RowKept& row, const ListAt& at) {
    if (!at.complete || !row.matched || row.person.status) return {};
    for (const Status& s : all.statuses(*row.matched))
        if (s.status == "parental_leave" && s.since < at.asOf && (!s.until || *s.until > at.asOf)) return s;
    return {};
}
bool answered(const RowKept& row, std::string_view code) {
    return std::any_of(row.problems.begin(), row.problems.end(),
                       [&](const KeptProblem& p) { return p.code == code && p.settled; });
}

std::vector<RowKept> leavers(api::Work& work, const std::vector<RowKept>& rows, const ListAt& at) {
    std::vector<RowKept> out;
    if (!at.complete) return out;
    std::map<OrganisationId, std::set<PersonId>> named;
    for (const auto& row : rows) {
        if (!row.organisation || !row.matched) continue;
        named[*row.organisation].insert(*row.matched);
        for (const auto& post : row.person.positions)
            if (auto place = post.organisation ? at.places.find(*post.organisation) : std::nullopt)
                named[*place].insert(*row.matched);
    }
    PeopleStore store(work);
    int number = int(rows.size());
    for (const auto& [organisation, here] : named) {
        auto staff = store.staffOf({organisation}, at.asOf);
        std::vector<RowKept> gone;
        for (PersonId id : staff) {
            if (here.contains(id)) continue;
            RowKept& row = gone.emplace_back();
            row.outcome = Outcome::left;
            row.organisation = organisation;
            row.matched = id;
        }
        // A list with less than half of those known is a part of the staff, not all of it.
        if (gone.empty() || gone.size() * 2 >= staff.size()) continue;
        Known all(work, gone, at);
        for (RowKept& row : gone) {
            const auto* known = all.person(*row.matched);
            if (!known) continue;
            row.number = ++number;
            row.person.surname = known->surname;
            row.person.name = known->given_name;
            row.person.patronymic = known->patronymic;
            row.person.birth_date = known->birth_date;
            for (const auto& post : all.postsAt(known->id, organisation))
                row.person.positions.push_back(
                    {post.position, post.subjects, post.kind, post.rate, post.hours, post.detail, {}});
            ask(row, std::string(notInList), Gravity::ask, {{"name", shown(row.person)}});
            out.push_back(std::move(row));
        }
    }
    return out;
}

std::vector<ImportCandidate> candidates(api::Work& work, const RowKept& row, const ListAt& at) {
    bool doubtful = std::any_of(row.problems.begin(), row.problems.end(), [](const KeptProblem& p) {
        return p.code == "same_name_known" || p.code == "surname_changed";
    });
    std::vector<ImportCandidate> out;
    if (!doubtful) return out;
    Known all(work, {&row, 1}, at);
    auto known = all.namesakes(nameKey(row.person));
    if (auto renamed = renamedHere(all, row)) known.push_back(std::move(*renamed));
    PeopleStore store(work);
    for (const auto& person : known) {
        ImportCandidate c{person.id, fullName(person.surname, person.given_name, person.patronymic), {}, {}};
        // Outside the reader's reach only the name and the place are told: enough to know whom to ask.
        for (const auto& post : store.posts(person.id)) {
            if (post.since > at.asOf || post.until <= at.asOf) continue;
            if (sightAt(work, post.organisation) >= Sight::service) c.birth_date = person.birth_date;
            c.posts.push_back(post.position + ", " + store.organisationName(post.organisation).value_or(""));
        }
        out.push_back(std::move(c));
    }
    return out;
}

}  // namespace metodika::people
