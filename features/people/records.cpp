#include "features/people/records.hpp"

#include "features/people/actions.hpp"
#include "features/people/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::people {
namespace {

std::optional<std::string> pastDate(const api::Scope& scope, const std::optional<std::string>& written,
                                    const std::string& path) {
    auto date = clean(written);
    if (!date) return {};
    if (!validPartialDate(*date)) throw wrongField(path, "people.partial_date");
    // Years and months are shorter, and begin alike: the texts compare as days do.
    if (*date > isoDate(scope.today())) throw wrongField(path, "people.date_ahead");
    return date;
}

template <class Write>
PersonCard recorded(api::Scope& scope, PersonId id, std::string_view action, Write&& write) {
    return scope.change([&](api::Work& work) {
        auto person = toChange(work, id);
        PeopleStore store(work);
        write(work, store, person);
        store.touch(id);
        noteAt(work, id, action);
        return cardOf(work, id);
    });
}

PersonCard removed(api::Scope& scope, PersonId id, std::string_view table, RecordId record) {
    return recorded(scope, id, "person.record_removed",
                    [&](api::Work&, PeopleStore& store, const PersonKept& person) {
                        scope.expectVersion(person.version);
                        if (!store.removeRecord(table, id, record)) notFound();
                    });
}

}  // namespace

CategoryTerms categoryTerms(const api::Scope& scope) {
    return {scope.pack().setting("attestation.unlimited_since", scope.today()).date(),
            scope.setting("attestation.legacy_years")};
}

PersonCard addCategory(api::Scope& scope, PersonId id, const NewCategory& fresh) {
    auto since = pastDate(scope, fresh.since, "/since");
    return recorded(
        scope, id, "person.category_added", [&](api::Work& work, PeopleStore& store, const PersonKept&) {
            for (const Category& known : store.categories(id))
                if (known.level == fresh.level && known.since == since)
                    throw wrongField("/since", "people.record_known");
            store.addCategory(id, {fresh.level, since, categoryEnd(fresh.level, since, categoryTerms(scope)),
                                   clean(fresh.act)});
            tellStaff(work, id);
        });
}

PersonCard addCourse(api::Scope& scope, PersonId id, const NewCourse& fresh) {
    Course course{utf8::squeeze(fresh.title),
                  pastDate(scope, fresh.started_on, "/started_on"),
                  pastDate(scope, fresh.finished_on, "/finished_on"),
                  fresh.hours,
                  clean(fresh.provider),
                  clean(fresh.form),
                  clean(fresh.document)};
    if (course.started_on && course.finished_on &&
        course.finished_on->substr(0, course.started_on->size()) < *course.started_on)
        throw wrongField("/finished_on", "people.course_ends_before");
    return recorded(scope, id, "person.course_added", [&](api::Work&, PeopleStore& store, const PersonKept&) {
        for (const Course& known : store.courses(id))
            if (utf8::fold(known.title) == utf8::fold(course.title) &&
                known.finished_on == course.finished_on)
                throw wrongField("/title", "people.record_known");
        store.addCourse(id, course);
    });
}

PersonCard addStatus(api::Scope& scope, const packs::Terms& terms, PersonId id, const NewStatus& fresh) {
    if (!terms.has(fresh.status)) throw wrongField("/status", "people.status_unknown");
    Date until = fresh.until.value_or(forever);
    if (until <= fresh.since) throw wrongField("/until", "people.status_ends_before");
    return recorded(scope, id, "person.status_added", [&](api::Work&, PeopleStore& store, const PersonKept&) {
        for (const Status& known : store.statuses(id))
            if (known.status == fresh.status && known.since < until &&
                known.until.value_or(forever) > fresh.since)
                throw wrongField("/since", "people.status_held");
        store.addStatus(id, {fresh.status, fresh.since, fresh.until, clean(fresh.act)});
    });
}

PersonCard endStatus(api::Scope& scope, PersonId id, RecordId record, const StatusEnd& end) {
    return recorded(
        scope, id, "person.status_ended", [&](api::Work&, PeopleStore& store, const PersonKept& person) {
            scope.expectVersion(person.version);
            auto all = store.statuses(id);
            auto found =
                std::find_if(all.begin(), all.end(), [&](const Status& s) { return s.id == record; });
            if (found == all.end()) notFound();
            if (end.until && *end.until <= found->since)
                throw wrongField("/until", "people.status_ends_before");
            store.endStatus(record, end.until);
        });
}

PersonCard addPlan(api::Scope& scope, PersonId id, const NewPlan& fresh) {
    Plan plan{utf8::squeeze(fresh.year), utf8::squeeze(fresh.words)};
    bool year =
        plan.year.find_first_not_of("0123456789/") == std::string::npos && plan.year.starts_with("20");
    if (!year) throw wrongField("/year", "people.plan_year");
    return recorded(scope, id, "person.plan_added", [&](api::Work&, PeopleStore& store, const PersonKept&) {
        for (const Plan& known : store.plans(id))
            if (known.year == plan.year && known.words == plan.words)
                throw wrongField("/year", "people.record_known");
        store.addPlan(id, plan);
    });
}
PersonCard removePlan(api::Scope& scope, PersonId id, RecordId record) {
    return removed(scope, id, "attestation_plans", record);
}
PersonCard removeCategory(api::Scope& scope, PersonId id, RecordId record) {
    return removed(scope, id, "categories", record);
}
PersonCard removeCourse(api::Scope& scope, PersonId id, RecordId record) {
    return removed(scope, id, "courses", record);
}
PersonCard removeStatus(api::Scope& scope, PersonId id, RecordId record) {
    return removed(scope, id, "person_statuses", record);
}

}  // namespace metodika::people
