#pragma once
// From a read row to the records: who it is, what is new about them, and writing it down.
#include "features/people/import_store.hpp"
#include "features/people/journal.hpp"
#include "features/people/places.hpp"
#include "features/people/reading/staff_list.hpp"
#include "features/people/store.hpp"

namespace metodika::people {

class Known;

/// The rows of an import, in the order of the list, each with its own problems and fixes.
std::vector<RowKept> rowsFrom(const StaffList& list);

/// Where rows of an import belong, and what the list is.
struct ListAt {
    const Places& places;
    ImportId import;
    OrganisationId root;
    Date asOf{};
    bool complete = false;
};

/// A list of staff rather than a register of something else: a good part of its rows tells birth, service,
/// rate.
bool tellsWholeStaff(const StaffList& list);

/// Gives each row its organisation; where the file names none, or one alone, that is the one it was sent for.
void settlePlaces(std::vector<RowKept>& rows, const StaffList& list, const ListAt& at);

/// Finds who the row speaks of and what it would change; adds questions where that is not certain.
void compare(const Known& all, RowKept& row, const ListAt& at);

/// Rows for those who work there and are not in the list; none unless the list has most of those known.
std::vector<RowKept> leavers(api::Work& work, const std::vector<RowKept>& rows, const ListAt& at);

/// Those whom a doubtful row may speak of.
std::vector<ImportCandidate> candidates(api::Work& work, const RowKept& row, const ListAt& at);

/// A leave that is recorded and not over, of which a list of the whole staff says nothing.
std::optional<Status> leaveOver(const Known& all, const RowKept& row, const ListAt& at);
/// The question was answered with yes.
bool answered(const RowKept& row, std::string_view code);

/// Writes the row down and returns what it was: fresh, changed, same or left.
Outcome enter(api::Work& work, Known& all, RowKept& row, const ListAt& at, Journal& journal);

// Between comparing and entering.
std::string nameKey(const ImportPerson& person);
/// 1986 and 1986-03-02 may be one day; 1986 and 1987 may not.
bool mayBeSameDate(const std::optional<std::string>& a, const std::optional<std::string>& b);
bool samePost(const ImportPost& a, const PostKept& b);
/// What the list adds to what is known; empty fields of the list never erase.
bool learn(PersonKept& known, const ImportPerson& person, Date asOf);
bool knowsCategory(const std::vector<Category>& all, const ImportCategory& category);
bool knowsPlan(const std::vector<Plan>& all, const ImportPlan& plan);
bool knowsCourse(const std::vector<Course>& all, const ImportCourse& course);
/// Main posts that the matched person holds where the row names none, when it gives a main post of its own.
std::vector<PostKept> mainElsewhere(const Known& all, const RowKept& row, const ListAt& at);
/// Takes the answer to that question. Whether somebody has left the other place can be said only by those who
/// keep its list: others have them asked.
void settleElsewhere(api::Work& work, const Known& all, RowKept& row, const ListAt& at);
/// One row of a person takes in what another tells; that one is left out.
void join(RowKept& into, RowKept& from);
/// Undoes it; false where the row has been corrected or entered since.
bool part(RowKept& into, RowKept& from);
/// The posts of the row that are at this organisation; those elsewhere have rows or names of their own.
std::vector<ImportPost> postsOf(const RowKept& row, OrganisationId organisation, const ListAt& at);

}  // namespace metodika::people
