#pragma once
// Whose list is right: each organisation confirms its staff list for the school year, the service sees which
// are confirmed and reminds the others (mission A5).
#include "features/people/store.hpp"
#include "platform/mail/mail.hpp"

namespace metodika::people {

enum class ListState { confirmed, waiting };
BOOST_DESCRIBE_ENUM(ListState, confirmed, waiting)

struct KeptList {
    OrganisationRef organisation;
    std::int64_t people = 0;
    ListState state = ListState::waiting;
    std::optional<Date> confirmed_on;
    std::optional<std::string> confirmed_by;
    /// How many persons there were then, and how many have come or gone since.
    std::optional<std::int64_t> people_then, changed_since;
    std::optional<Date> reminded_on;
    /// Whether somebody of the organisation itself can sign in and confirm.
    bool has_keeper = false;
    Can can;
};
BOOST_DESCRIBE_STRUCT(KeptList, (),
                      (organisation, people, state, confirmed_on, confirmed_by, people_then, changed_since,
                       reminded_on, has_keeper, can))
struct KeptLists {
    int school_year = 0;
    std::int64_t total = 0, confirmed = 0;
    std::vector<KeptList> items;
    std::optional<std::string> next;
    Can can;
};
BOOST_DESCRIBE_STRUCT(KeptLists, (), (school_year, total, confirmed, items, next, can))
struct KeptListQuery {
    std::optional<OrganisationId> organisation;
    std::optional<ListState> state;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(KeptListQuery, (), (organisation, state, cursor, limit))
struct Reminding {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(Reminding, (), (organisation))
/// unreachable: of the reminded, those where nobody has an account yet; letters: how many have gone.
struct Reminded {
    std::int64_t reminded = 0, unreachable = 0, letters = 0;
};
BOOST_DESCRIBE_STRUCT(Reminded, (), (reminded, unreachable, letters))

/// Of this school year, by name; those who keep the lists.
KeptLists listKept(api::Scope&, const KeptListQuery&);
/// By those who keep that list; again, it counts from the new day. 409 when nobody is on it.
KeptList confirmList(api::Scope&, OrganisationId);
/// By the service: every list below that is not confirmed.
Reminded remindOfLists(api::Scope&, const mail::Post&, const Reminding&);

}  // namespace metodika::people
