#pragma once
// The methodical service of a municipality (mission A2, A3): its form, its posts under three models, who
// holds them, what is vacant. Named by its municipality.
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/routes.hpp"

namespace metodika::services {

/// domain.md §1.2.
enum class Form { unit_of_authority, separate_institution, department_in_support_centre, distributed };
BOOST_DESCRIBE_ENUM(Form, unit_of_authority, separate_institution, department_in_support_centre, distributed)
/// How a post works: in the service itself; from a base school, by subject; by a meta-subject post; through
/// professional communities.
enum class Model { own, base_school, metasubject, community };
BOOST_DESCRIBE_ENUM(Model, own, base_school, metasubject, community)
/// employment, a civil contract by the hour, or a volunteer.
enum class Terms { employment, contract, volunteer };
BOOST_DESCRIBE_ENUM(Terms, employment, contract, volunteer)
/// none: nobody works in it; alone: one person does.
enum class State { none, alone, working };
BOOST_DESCRIBE_ENUM(State, none, alone, working)

using PostId = Id<struct ServicePostTag>;
using HolderId = Id<struct ServiceHolderTag>;

/// Work of a municipality, or what of it falls to one post: educators, organisations, associations of the
/// municipality and its clusters, and their meetings of this school year.
struct Load {
    double educators = 0, organisations = 0, associations = 0, meetings = 0;
};
BOOST_DESCRIBE_STRUCT(Load, (), (educators, organisations, associations, meetings))

/// People are the holders of its posts, or, while no post is recorded, the staff of its organisation.
/// due: posts that this year's funding pays for, none while nobody has entered it; there: the posts that are
/// to be paid from it; employed: what of them is held; missing: due less employed; educators_per_post: of one
/// post that is held.
struct ServiceRow {
    OrganisationRef municipality;
    std::optional<Form> form;
    std::optional<OrganisationRef> organisation;
    State state = State::none;
    std::int64_t people = 0;
    double rate = 0, held = 0, vacant = 0;
    std::optional<double> due;
    double there = 0, employed = 0, missing = 0;
    bool understaffed = false;
    std::optional<double> educators_per_post;
};
BOOST_DESCRIBE_STRUCT(ServiceRow, (),
                      (municipality, form, organisation, state, people, rate, held, vacant, due, there,
                       employed, missing, understaffed, educators_per_post))

struct Holder {
    HolderId id;
    PersonRef person;
    /// Not for everybody who may know the name.
    std::optional<Terms> terms;
    std::optional<double> rate;
    Date since{};
    std::optional<Date> until;
    /// Of a volunteer or a contract, in a school year.
    std::optional<std::int64_t> hours;
    /// Of an employed one: the part of the work that the rate is.
    std::optional<Load> load;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (id, person, terms, rate, since, until, hours, load))
struct Post {
    PostId id;
    std::string title;
    Model model = Model::own;
    std::optional<std::string> area;
    std::optional<OrganisationRef> base;
    double rate = 0, vacant = 0;
    Date since{};
    std::optional<Date> until;
    std::vector<Holder> holders;
};
BOOST_DESCRIBE_STRUCT(Post, (), (id, title, model, area, base, rate, vacant, since, until, holders))
/// Posts and holders of today and of later days.
struct ServiceCard : ServiceRow {
    std::vector<Post> posts;
    /// Persons on the staff list of its organisation: what posts can be made of.
    std::int64_t staff = 0;
    /// All the work there is, and what of it falls to one post that is held.
    Load work;
    std::optional<Load> load;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(ServiceCard, (ServiceRow), (posts, staff, work, load, version, can))

/// understaffed: the funding pays for more than is held.
enum class Which { none, alone, working, understaffed };
BOOST_DESCRIBE_ENUM(Which, none, alone, working, understaffed)
struct ServiceQuery {
    std::optional<OrganisationId> organisation;
    std::optional<Which> state;
    std::optional<std::string> sort;  // name, people, due, missing, vacant, load; "-" before it: falling
};
BOOST_DESCRIBE_STRUCT(ServiceQuery, (), (organisation, state, sort))
struct ServiceChange {
    Form form = Form::separate_institution;
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(ServiceChange, (), (form, organisation))
struct NewPost {
    std::string title;
    std::optional<Model> model;
    std::optional<std::string> area;
    std::optional<OrganisationId> base;
    std::optional<double> rate;  // one, where it is left out
    std::optional<Date> since;
};
BOOST_DESCRIBE_STRUCT(NewPost, (), (title, model, area, base, rate, since))
inline auto rules(const NewPost*) {
    return std::array{json::length("title", 1, 200), json::length("area", 0, 200)};
}
/// What is left out stays; until null takes an end back.
struct PostChange {
    std::optional<std::string> title;
    std::optional<double> rate;
    json::Maybe<std::string> area;
    json::Maybe<Date> until;
};
BOOST_DESCRIBE_STRUCT(PostChange, (), (title, rate, area, until))
inline auto rules(const PostChange*) {
    return std::array{json::length("title", 1, 200), json::length("area", 0, 200)};
}
struct NewHolder {
    PersonId person;
    std::optional<double> rate;  // what is vacant, where it is left out
    std::optional<Terms> terms;
    std::optional<Date> since;
    std::optional<std::int64_t> hours;  // of a volunteer or a contract
};
BOOST_DESCRIBE_STRUCT(NewHolder, (), (person, rate, terms, since, hours))
inline auto rules(const NewHolder*) { return std::array{json::range("hours", 1, 3000)}; }
struct HolderEnd {
    Date until{};  // the first day on which the post is no longer held
};
BOOST_DESCRIBE_STRUCT(HolderEnd, (), (until))

}  // namespace metodika::services
