#include "features/people/actions.hpp"

#include <set>
#include <unordered_map>

#include "contracts/events.hpp"
#include "features/people/rules.hpp"
#include "features/people/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/tables/sheet_writer.hpp"

namespace metodika::people {
namespace {

OrganisationId rootOf(api::Work& work, const std::optional<OrganisationId>& asked) {
    return asked ? *asked : firstHome(work);
}

// The widest sight that any of the person's posts, present or past, gives the reader.
Sight sightOf(api::Work& work, const std::vector<PostKept>& posts) {
    Sight best = Sight::none;
    for (const PostKept& post : posts) {
        bool ended = post.until <= work.today();
        Sight here = sightAt(work, post.organisation);
        // Where somebody worked before, the list is kept, but contacts are no longer that employer's.
        best = std::max(best, ended ? std::min(here, Sight::service) : here);
    }
    return best;
}

bool keeps(api::Work& work, const std::vector<PostKept>& posts) {
    for (const PostKept& post : posts)
        if (post.until > work.today() && holdsAt(work, post.organisation, roles::keepers)) return true;
    return false;
}

}  // namespace

std::optional<std::string> clean(const std::optional<std::string>& text) {
    if (!text) return {};
    auto out = utf8::squeeze(*text);
    return out.empty() ? std::nullopt : std::optional(out);
}

PersonKept toChange(api::Work& work, PersonId id) {
    PeopleStore store(work);
    auto person = store.person(id);
    if (!person) notFound();
    auto posts = store.posts(id);
    if (keeps(work, posts)) return *person;
    if (sightOf(work, posts) == Sight::none && work.scope().member().person != id.value) notFound();
    throw Refused(RefusalKind::forbidden, "api.not_your_role");
}

OrganisationId keptPlace(api::Work& work, const std::optional<OrganisationId>& asked) {
    if (asked) return *asked;
    OrganisationId place;
    for (const auto& h : work.scope().member().holdings)
        if (std::find(roles::keepers.begin(), roles::keepers.end(), h.role) != roles::keepers.end())
            place = OrganisationId{h.place()};
    if (!place) throw Refused(RefusalKind::forbidden, "api.not_your_role");
    return place;
}

void noteAt(api::Work& work, PersonId id, std::string_view action) {
    for (const auto& post : PeopleStore(work).posts(id))
        if (post.until > work.today()) return work.note(post.organisation.value, action, "person", id.value);
}

PersonCard cardOf(api::Work& work, PersonId id) {
    PeopleStore store(work);
    auto person = store.person(id);
    if (!person) notFound();
    auto posts = store.posts(id);
    bool own = work.scope().member().person == id.value;
    Sight sight = own ? Sight::contact : sightOf(work, posts);
    if (sight == Sight::none) notFound();
    bool keeper = keeps(work, posts);

    PersonCard card;
    card.id = id;
    card.surname = person->surname;
    card.given_name = person->given_name;
    card.patronymic = person->patronymic;
    card.version = person->version;
    for (const PostKept& post : posts) {
        bool ended = post.until <= work.today();
        if (ended && sight < Sight::service) continue;
        PostCard shown{post.id,
                       {post.organisation, store.organisationName(post.organisation).value_or("")},
                       post.position,
                       post.subjects,
                       post.kind,
                       {},
                       {},
                       post.detail,
                       post.since,
                       isoDate(post.until) == openEnd ? std::nullopt : std::optional(post.until),
                       {}};
        if (sight >= Sight::service) {
            shown.rate = post.rate;
            shown.hours = post.hours;
        }
        shown.can["end"] = !ended && holdsAt(work, post.organisation, roles::keepers);
        card.employments.push_back(std::move(shown));
    }
    if (sight >= Sight::service) {
        card.maiden_surname = person->maiden_surname;
        card.education = person->education;
        card.main_workplace = person->main_workplace;
        card.categories = store.categories(id);
        card.courses = store.courses(id);
        card.statuses = store.statuses(id);
        card.plans = store.plans(id);
        card.experience_total = yearsBy(person->service_since, work.today());
        card.experience_ped = yearsBy(person->teaching_since, work.today());
        card.history = store.history(id);
    } else {
        card.hidden = {"maiden_surname", "education", "main_workplace",   "categories",     "courses",
                       "statuses",       "plans",     "experience_total", "experience_ped", "history"};
    }
    if (sight >= Sight::contact) {
        card.birth_date = person->birth_date;
        card.snils = person->snils;
        card.phone = person->phone;
        card.mail = person->mail;
        card.has_account = store.hasAccount(id);
    } else {
        card.hidden.insert(card.hidden.end(), {"birth_date", "snils", "phone", "mail", "has_account"});
    }
    card.can = {{"edit", keeper}, {"invite", keeper}, {"add_post", keeper}};
    return card;
}

namespace {

void checkDate(const std::optional<std::string>& value, const std::string& path) {
    if (value && !validPartialDate(*value))
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{path, "people.partial_date", {}}});
}

PostKept postFrom(api::Work& work, PersonId person, const NewPost& fresh) {
    PostKept post;
    post.id = work.newId<EmploymentId>();
    post.person = person;
    post.organisation = fresh.organisation;
    post.position = utf8::squeeze(fresh.position);
    post.kind = fresh.employment.value_or(PostKind::main);
    post.rate = fresh.rate;
    post.hours = fresh.hours;
    post.detail = clean(fresh.detail);
    post.since = fresh.since.value_or(work.today());
    post.until = *parseDate(openEnd);
    for (const auto& s : fresh.subjects.value_or(std::vector<std::string>{}))
        if (auto subject = utf8::squeeze(s); !subject.empty()) post.subjects.push_back(subject);
    return post;
}

// For those who see no lists: somebody whose name they know already.
api::Page<PersonRow> findByName(api::Work& work, const Within& within, const PeopleQuery& query) {
    constexpr std::size_t fewestLetters = 3;
    constexpr int most = 30;
    PeopleQuery wanted;
    wanted.q = query.q;
    wanted.limit = std::min(query.limit.value_or(most), most);
    if (!query.q || utf8::decode(utf8::squeeze(*query.q)).size() < fewestLetters)
        throw Refused(RefusalKind::forbidden, "people.by_name_only");
    auto page = PeopleStore(work).list(within, wanted);
    page.next.reset();
    return page;
}

}  // namespace

api::Page<PersonRow> listPeople(api::Scope& scope, const PeopleQuery& query) {
    return scope.read([&](api::Work& work) {
        auto within = namesWithin(work, rootOf(work, query.organisation));
        if (within.lists()) return PeopleStore(work).list(within, query);
        return findByName(work, within, query);
    });
}

namespace {

// «учитель (математика, физика); учитель (химия), внешний совместитель»: what a list that is brought in again
// reads as it was.
std::string postsInWords(const api::Scope& scope, const std::vector<PostRow>& posts) {
    std::string out;
    for (const PostRow& post : posts) {
        std::string subjects;
        for (const auto& s : post.subjects) (subjects += subjects.empty() ? "" : ", ") += s;
        (out += out.empty() ? "" : "; ") += post.position;
        if (!subjects.empty()) out += " (" + subjects + ")";
        if (post.employment == PostKind::external) out += ", " + scope.say("people.export.external");
    }
    return out;
}

std::string placesInWords(const std::vector<PostRow>& posts) {
    std::string out;
    std::set<OrganisationId> named;
    for (const PostRow& post : posts)
        if (named.insert(post.organisation.id).second)
            (out += out.empty() ? "" : "; ") += post.organisation.name;
    return out;
}

}  // namespace

api::File exportPeople(api::Scope& scope, PeopleQuery query) {
    std::vector<std::vector<tables::Value>> rows;
    std::vector<std::string> headers;
    scope.read([&](api::Work& work) {
        rows.clear();
        headers.clear();
        auto within = peopleWithin(work, rootOf(work, query.organisation));
        bool births = within.sight() >= Sight::contact;
        for (std::string_view key : {"name", "birth_date", "organisation", "position", "category",
                                     "category_since", "experience", "courses_last_on"})
            if (births || key != "birth_date")
                headers.push_back(scope.say("people.export." + std::string(key)));
        query.limit = 200;
        query.cursor.reset();
        do {
            auto page = PeopleStore(work).list(within, query);
            std::unordered_map<PersonId, std::string> born;
            if (births) {
                std::vector<PersonId> ids;
                for (const PersonRow& p : page.items) ids.push_back(p.id);
                for (const auto& p : PeopleStore(work).persons(ids)) born[p.id] = p.birth_date.value_or("");
            }
            for (const PersonRow& p : page.items) {
                std::vector<tables::Value> row{p.name};
                if (births) row.emplace_back(stampPartial(born[p.id]));
                row.emplace_back(placesInWords(p.positions));
                row.emplace_back(postsInWords(scope, p.positions));
                row.emplace_back(
                    p.category ? scope.say("people.level." + std::string(enumName(p.category->level))) : "");
                row.emplace_back(stampPartial(p.category ? p.category->since.value_or("") : ""));
                row.push_back(p.experience_years ? tables::Value(std::int64_t(*p.experience_years))
                                                 : tables::Value());
                row.emplace_back(stampPartial(p.courses_last_on.value_or("")));
                rows.push_back(std::move(row));
                scope.looked(p.id.value, "export");
            }
            query.cursor = page.next;
        } while (query.cursor);
    });
    return {scope.say("people.export.title") + " " + isoDate(scope.today()) + ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            tables::writeSheet(scope.say("people.export.title"), headers, rows)};
}

Summary summarise(api::Scope& scope, const SummaryQuery& query) {
    return scope.read([&](api::Work& work) {
        OrganisationId root = rootOf(work, query.organisation);
        auto within = organisationsWithin(work, root);
        auto summary = PeopleStore(work).summary(root);
        if (within.sight() >= Sight::service) return summary;
        // Posts and subjects of everybody may be seen one by one within the municipality; what is hidden
        // there stays hidden in sums.
        return withoutSmall(std::move(summary), scope.setting("privacy.small_group"), !within.lists());
    });
}

PersonCard openPerson(api::Scope& scope, PersonId id) {
    auto card = scope.read([&](api::Work& work) { return cardOf(work, id); });
    scope.looked(id.value, "card");
    return card;
}

PersonCard addPerson(api::Scope& scope, const NewPerson& fresh) {
    checkDate(fresh.birth_date, "/birth_date");
    return scope.change([&](api::Work& work) {
        heldWithin(work, fresh.post.organisation, roles::keepers);
        PeopleStore store(work);
        PersonKept person;
        person.id = work.newId<PersonId>();
        person.surname = utf8::squeeze(fresh.surname);
        person.given_name = utf8::squeeze(fresh.given_name);
        person.patronymic = clean(fresh.patronymic);
        person.sort_name = utf8::sortKey(fullName(person.surname, person.given_name, person.patronymic));
        person.birth_date = clean(fresh.birth_date);
        person.phone = clean(fresh.phone);
        person.mail = clean(fresh.mail);
        person.education = clean(fresh.education);
        auto post = postFrom(work, person.id, fresh.post);
        store.add(person, post.since);
        store.addPost(post, person.sort_name);
        work.note(post.organisation.value, "person.added", "person", person.id.value);
        work.publish(StaffChanged{{post.organisation}});
        return cardOf(work, person.id);
    });
}

void checkChange(const PersonChange& change, const std::string& path) {
    checkDate(change.birth_date.value, path + "/birth_date");
    if (change.snils.value && !change.snils.value->empty() && !validSnils(*change.snils.value))
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{path + "/snils", "people.snils_wrong", {}}});
}

PersonKept changedBy(PersonKept person, const PersonChange& change, Date today) {
    if (change.surname) person.surname = utf8::squeeze(*change.surname);
    if (change.given_name) person.given_name = utf8::squeeze(*change.given_name);
    if (change.patronymic.given) person.patronymic = clean(change.patronymic.value);
    if (change.maiden_surname.given) person.maiden_surname = clean(change.maiden_surname.value);
    if (change.birth_date.given) person.birth_date = clean(change.birth_date.value);
    if (change.snils.given) person.snils = clean(change.snils.value);
    if (change.phone.given) person.phone = clean(change.phone.value);
    if (change.mail.given) person.mail = clean(change.mail.value);
    if (change.education.given) person.education = clean(change.education.value);
    if (change.experience_total.given) person.service_since = yearsAgo(change.experience_total.value, today);
    if (change.experience_ped.given) person.teaching_since = yearsAgo(change.experience_ped.value, today);
    return person;
}

void keepChanged(api::Work& work, const PersonKept& was, const PersonKept& now, Date since) {
    PeopleStore store(work);
    PersonKept kept = now;
    kept.sort_name = utf8::sortKey(fullName(now.surname, now.given_name, now.patronymic));
    store.save(kept);
    bool renamed =
        now.surname != was.surname || now.given_name != was.given_name || now.patronymic != was.patronymic;
    if (renamed) store.rename(was, kept, since);
    noteAt(work, was.id, "person.changed");
    // Who is young in the work follows from these days, and belongs to the club of the young by them; by the
    // name others know whom they show.
    if (renamed || now.birth_date != was.birth_date || now.teaching_since != was.teaching_since)
        tellStaff(work, was.id);
}

void tellStaff(api::Work& work, PersonId person) {
    StaffChanged changed;
    for (const PostKept& post : PeopleStore(work).posts(person))
        changed.organisations.push_back(post.organisation);
    if (!changed.organisations.empty()) work.publish(changed);
}

PersonCard changePerson(api::Scope& scope, PersonId id, const PersonChange& change) {
    checkChange(change, "");
    return scope.change([&](api::Work& work) {
        const auto was = toChange(work, id);
        scope.expectVersion(was.version);
        keepChanged(work, was, changedBy(was, change, work.today()), change.since.value_or(work.today()));
        return cardOf(work, id);
    });
}

PersonCard addPost(api::Scope& scope, PersonId id, const NewPost& fresh) {
    return scope.change([&](api::Work& work) {
        heldWithin(work, fresh.organisation, roles::keepers);
        PeopleStore store(work);
        auto person = store.person(id);
        if (!person || sightOf(work, store.posts(id)) == Sight::none) notFound();
        auto post = postFrom(work, id, fresh);
        store.addPost(post, person->sort_name);
        work.note(post.organisation.value, "post.added", "person", id.value);
        work.publish(StaffChanged{{post.organisation}});
        return cardOf(work, id);
    });
}

PersonCard endPost(api::Scope& scope, EmploymentId id, const PostEnd& end) {
    return scope.change([&](api::Work& work) {
        PeopleStore store(work);
        auto post = store.post(id);
        if (!post) notFound();
        heldWithin(work, post->organisation, roles::keepers);
        if (end.until <= post->since)
            throw Refused(RefusalKind::invalid, "api.invalid", {},
                          {{"/until", "people.ends_before_it_began", {{"since", stampDate(post->since)}}}});
        store.endPost(*post, end.until);
        work.note(post->organisation.value, "post.ended", "person", post->person.value);
        work.publish(StaffChanged{{post->organisation}});
        return cardOf(work, post->person);
    });
}

}  // namespace metodika::people
