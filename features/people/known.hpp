#pragma once
// Those whom a part of a list may speak of, read at once instead of row by row. What is written down
// meanwhile is told to it, so that a later row of the same part finds it.
#include <map>
#include <span>

#include "features/people/entering.hpp"

namespace metodika::people {

class Known {
  public:
    Known(api::Work& work, std::span<const RowKept> rows, const ListAt& at);

    const PersonKept* person(PersonId id) const;
    /// Persons of exactly this name.
    std::vector<PersonKept> namesakes(std::string_view sortName) const;
    std::vector<PersonKept> withSnils(std::string_view snils) const;
    /// Staff of the organisation on the day of the list, whose name and patronymic are these.
    std::vector<PersonKept> calledHere(std::string_view givenName,
                                       const std::optional<std::string>& patronymic,
                                       OrganisationId organisation) const;
    /// Posts held there on the day of the list.
    std::vector<PostKept> postsAt(PersonId person, OrganisationId organisation) const;
    /// All posts held on the day of the list.
    std::vector<PostKept> posts(PersonId person) const;
    /// Of an organisation where one of them has a main post and no row belongs.
    std::string placeName(OrganisationId organisation) const;
    const std::vector<Category>& categories(PersonId person) const;
    const std::vector<Course>& courses(PersonId person) const;
    const std::vector<Status>& statuses(PersonId person) const;
    const std::vector<Plan>& plans(PersonId person) const;

    /// A new one, or a known one as it is from now on.
    void wrote(const PersonKept& person);
    void wrote(const PostKept& post);
    void wrote(PersonId person, const Category& category) { categories_[person].push_back(category); }
    void wrote(PersonId person, const Course& course) { courses_[person].push_back(course); }
    void wrote(PersonId person, const Plan& plan) { plans_[person].push_back(plan); }
    void ended(const PostKept& post, Date until);

  private:
    template <class T>
    using ByPerson = std::map<PersonId, std::vector<T>>;
    Date asOf_{};
    std::map<PersonId, PersonKept> persons_;
    std::multimap<std::string, PersonId, std::less<>> byName_, bySnils_;
    std::map<OrganisationId, std::string> placeNames_;
    ByPerson<PostKept> posts_;
    ByPerson<Category> categories_;
    ByPerson<Course> courses_;
    ByPerson<Status> statuses_;
    ByPerson<Plan> plans_;
};

}  // namespace metodika::people
