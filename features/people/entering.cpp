#include "features/people/entering.hpp"

#include "features/people/corrections.hpp"
#include "features/people/known.hpp"
#include "features/people/records.hpp"
#include "features/people/rules.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

void addRecords(api::Work& work, Known& all, PersonId id, const ImportPerson& p, Date asOf,
                Journal& journal) {
    PeopleStore store(work);
    const auto& categories = all.categories(id);
    const auto& courses = all.courses(id);
    if (p.category && !knowsCategory(categories, *p.category)) {
        Category fresh{p.category->level, p.category->date,
                       categoryEnd(p.category->level, p.category->date, categoryTerms(work.scope())),
                       p.category->act};
        journal.wrote(ChangeKind::category_added, store.addCategory(id, fresh), id);
        all.wrote(id, fresh);
    }
    for (const auto& c : p.courses) {
        if (knowsCourse(courses, c)) continue;
        Course fresh{c.title, c.date_start, c.date, c.hours, c.provider, c.form, c.document};
        journal.wrote(ChangeKind::course_added, store.addCourse(id, fresh), id);
        all.wrote(id, fresh);
    }
    for (const ImportPlan& plan : p.attestation_plan.value_or(std::vector<ImportPlan>{})) {
        if (knowsPlan(all.plans(id), plan)) continue;
        Plan fresh{plan.year, plan.words};
        journal.wrote(ChangeKind::plan_added, store.addPlan(id, fresh), id);
        all.wrote(id, fresh);
    }
    if (p.status) {
        const auto& known = all.statuses(id);
        bool open = std::any_of(known.begin(), known.end(), [&](const Status& s) {
            return s.status == *p.status && (!s.until || *s.until > asOf);
        });
        auto until = p.status_until ? parseDate(*p.status_until) : std::nullopt;
        if (!open) journal.wrote(ChangeKind::status_added, store.addStatus(id, {*p.status, asOf, until}), id);
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

void endPost(api::Work& work, Known& all, const PostKept& post, Date asOf, Journal& journal) {
    journal.wrote(ChangeKind::post_ended, post.id.value, post.person, isoDate(post.until));
    Date until = std::max(asOf, addDays(post.since, 1));
    PeopleStore(work).endPost(post, until);
    all.ended(post, until);
}

Outcome leave(api::Work& work, Known& all, const RowKept& row, const ListAt& at, Journal& journal) {
    for (const PostKept& post : all.postsAt(*row.matched, *row.organisation))
        endPost(work, all, post, at.asOf, journal);
    return Outcome::left;
}

PersonKept known(api::Work& work, Known& all, const RowKept& row, const ListAt& at, Journal& journal) {
    PeopleStore store(work);
    auto person = *all.person(*row.matched);
    const PersonKept was = person;
    bool changed = learn(person, row.person, at.asOf);
    if (person.sort_name != nameKey(row.person)) {
        person.surname = utf8::squeeze(row.person.surname);
        person.given_name = utf8::squeeze(row.person.name);
        if (row.person.patronymic) person.patronymic = row.person.patronymic;
        person.sort_name = utf8::sortKey(fullName(person.surname, person.given_name, person.patronymic));
        journal.wrote(ChangeKind::renamed, was.id.value, was.id, json::write(was));
        store.rename(was, person, at.asOf);
        changed = true;
    }
    if (!changed) return person;
    journal.wrote(ChangeKind::person_changed, was.id.value, was.id, json::write(was));
    store.save(person);
    ++person.version;
    all.wrote(person);
    return person;
}

PersonKept newPerson(api::Work& work, Known& all, const ImportPerson& p, const ListAt& at, Journal& journal) {
    PersonKept person;
    person.id = work.newId<PersonId>();
    person.surname = utf8::squeeze(p.surname);
    person.given_name = utf8::squeeze(p.name);
    person.patronymic = p.patronymic;
    person.sort_name = nameKey(p);
    learn(person, p, at.asOf);
    PeopleStore(work).add(person, at.asOf);
    journal.wrote(ChangeKind::person_added, person.id.value, person.id);
    person.version = 1;
    all.wrote(person);
    return person;
}

void enterPosts(api::Work& work, Known& all, const PersonKept& person, const RowKept& row,
                OrganisationId organisation, const ListAt& at, Journal& journal) {
    PeopleStore store(work);
    auto here = all.postsAt(person.id, organisation);
    for (const ImportPost& post : postsOf(row, organisation, at)) {
        auto same =
            std::find_if(here.begin(), here.end(), [&](const PostKept& k) { return samePost(post, k); });
        if (same != here.end()) {
            here.erase(same);
            continue;
        }
        auto fresh = newPost(work, person.id, organisation, post, row.person, at.asOf);
        store.addPost(fresh, person.sort_name);
        journal.wrote(ChangeKind::post_added, fresh.id.value, person.id);
        all.wrote(fresh);
    }
    // Posts that a list of the whole staff does not name any more ended by its day.
    if (at.complete)
        for (const PostKept& gone : here) endPost(work, all, gone, at.asOf, journal);
}

}  // namespace

Outcome enter(api::Work& work, Known& all, RowKept& row, const ListAt& at, Journal& journal) {
    if (row.outcome == Outcome::left) return leave(work, all, row, at, journal);
    // Between the preview and now somebody may have entered the same person.
    compare(all, row, at);
    Outcome was = row.outcome;
    if (was == Outcome::same || was == Outcome::skipped) return was;
    auto person =
        row.matched ? known(work, all, row, at, journal) : newPerson(work, all, row.person, at, journal);
    row.matched = person.id;
    std::vector<OrganisationId> places{*row.organisation};
    for (const auto& post : row.person.positions)
        if (auto place = post.organisation ? at.places.find(*post.organisation) : std::nullopt)
            if (std::find(places.begin(), places.end(), *place) == places.end()) places.push_back(*place);
    if (row.elsewhere && *row.elsewhere != Elsewhere::both)
        for (const PostKept& post : mainElsewhere(all, row, at)) {
            if (*row.elsewhere == Elsewhere::moved)
                endPost(work, all, post, at.asOf, journal);
            else
                askWhetherMoved(work, post, *row.organisation, at.asOf, at.import);
        }
    for (OrganisationId place : places) enterPosts(work, all, person, row, place, at, journal);
    addRecords(work, all, person.id, row.person, at.asOf, journal);
    if (auto leave = leaveOver(all, row, at); leave && answered(row, "back_from_leave")) {
        journal.wrote(ChangeKind::status_ended, leave->id->value, person.id,
                      leave->until ? std::optional(isoDate(*leave->until)) : std::nullopt);
        PeopleStore(work).endStatus(*leave->id, at.asOf);
    }
    return was;
}

}  // namespace metodika::people
