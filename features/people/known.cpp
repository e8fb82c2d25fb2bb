#include "features/people/known.hpp"

#include <set>

#include "platform/db/in_list.hpp"

namespace metodika::people {

Known::Known(api::Work& work, std::span<const RowKept> rows, const ListAt& at) : asOf_(at.asOf) {
    std::set<std::string> names, snils;
    std::set<PersonId> ids;
    std::set<OrganisationId> places;
    for (const RowKept& row : rows) {
        names.insert(nameKey(row.person));
        if (row.person.snils) snils.insert(*row.person.snils);
        if (row.organisation) places.insert(*row.organisation);
        if (row.matched) ids.insert(*row.matched);
        if (row.chosen && *row.chosen) ids.insert(*row.chosen);
    }
    PeopleStore store(work);
    for (auto& p : store.personsBy("sort_name", {names.begin(), names.end()})) wrote(p);
    for (auto& p : store.personsBy("snils", {snils.begin(), snils.end()})) wrote(p);
    for (PersonId id : store.staffOf({places.begin(), places.end()}, at.asOf)) ids.insert(id);
    for (const auto& [id, person] : persons_) ids.erase(id);
    for (auto& p : store.persons({ids.begin(), ids.end()})) wrote(p);
    std::vector<PersonId> all;
    for (const auto& [id, person] : persons_) all.push_back(id);
    for (auto& post : store.postsOf(all)) {
        if (post.kind == PostKind::main && post.until > asOf_ && !places.contains(post.organisation) &&
            !placeNames_.contains(post.organisation))
            placeNames_[post.organisation] = store.organisationName(post.organisation).value_or("");
        posts_[post.person].push_back(std::move(post));
    }
    for (auto& [person, category] : store.categoriesOf(all))
        categories_[person].push_back(std::move(category));
    for (auto& [person, course] : store.coursesOf(all)) courses_[person].push_back(std::move(course));
    for (auto& [person, status] : store.statusesOf(all)) statuses_[person].push_back(std::move(status));
    for (auto& [person, plan] : store.plansOf(all)) plans_[person].push_back(std::move(plan));
}

const PersonKept* Known::person(PersonId id) const {
    auto found = persons_.find(id);
    return found == persons_.end() ? nullptr : &found->second;
}

// A key that a person no longer has stays in the index: what is found is asked once more.
std::vector<PersonKept> Known::namesakes(std::string_view sortName) const {
    std::vector<PersonKept> out;
    for (auto [at, end] = byName_.equal_range(sortName); at != end; ++at)
        if (const auto& p = persons_.at(at->second); p.sort_name == sortName) out.push_back(p);
    return out;
}
std::vector<PersonKept> Known::withSnils(std::string_view snils) const {
    std::vector<PersonKept> out;
    for (auto [at, end] = bySnils_.equal_range(snils); at != end; ++at)
        if (const auto& p = persons_.at(at->second); p.snils == snils) out.push_back(p);
    return out;
}
std::vector<PersonKept> Known::calledHere(std::string_view givenName,
                                          const std::optional<std::string>& patronymic,
                                          OrganisationId organisation) const {
    std::vector<PersonKept> out;
    for (const auto& [id, p] : persons_)
        if (p.given_name == givenName && p.patronymic.value_or("") == patronymic.value_or("") &&
            !postsAt(id, organisation).empty())
            out.push_back(p);
    return out;
}

std::vector<PostKept> Known::posts(PersonId person) const {
    std::vector<PostKept> out;
    if (auto found = posts_.find(person); found != posts_.end())
        for (const auto& post : found->second)
            if (post.since <= asOf_ && post.until > asOf_) out.push_back(post);
    return out;
}
std::vector<PostKept> Known::postsAt(PersonId person, OrganisationId organisation) const {
    auto out = posts(person);
    std::erase_if(out, [&](const PostKept& post) { return post.organisation != organisation; });
    return out;
}

std::string Known::placeName(OrganisationId organisation) const {
    auto found = placeNames_.find(organisation);
    return found == placeNames_.end() ? "" : found->second;
}

namespace {
template <class T>
const std::vector<T>& of(const std::map<PersonId, std::vector<T>>& all, PersonId person) {
    static const std::vector<T> none;
    auto found = all.find(person);
    return found == all.end() ? none : found->second;
}
}  // namespace
const std::vector<Category>& Known::categories(PersonId person) const { return of(categories_, person); }
const std::vector<Course>& Known::courses(PersonId person) const { return of(courses_, person); }
const std::vector<Status>& Known::statuses(PersonId person) const { return of(statuses_, person); }
const std::vector<Plan>& Known::plans(PersonId person) const { return of(plans_, person); }

void Known::wrote(const PersonKept& person) {
    auto [at, fresh] = persons_.try_emplace(person.id, person);
    if (fresh || at->second.sort_name != person.sort_name) byName_.emplace(person.sort_name, person.id);
    if (person.snils && (fresh || at->second.snils != person.snils))
        bySnils_.emplace(*person.snils, person.id);
    at->second = person;
}
void Known::wrote(const PostKept& post) { posts_[post.person].push_back(post); }
void Known::ended(const PostKept& post, Date until) {
    for (auto& known : posts_[post.person])
        if (known.id == post.id) known.until = until;
}

}  // namespace metodika::people
