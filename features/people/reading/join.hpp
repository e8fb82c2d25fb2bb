#pragma once
// Rows of one person become one person; people of one name stay apart.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "features/people/reading/entry.hpp"

namespace metodika::people {

struct Joined {
    PersonRead person;
    std::vector<PostRead> posts;
    std::vector<Problem> problems;
    std::size_t sheetIndex = 0;
    std::string sheet;
    int row = 0;  ///< the first
    int tableFrom = 0;
    bool initialsOnly = false, noPatronymic = false, nameIncomplete = false;
    bool birthColumn = false, categoryColumn = false, categoryElsewhere = false, placeInPost = false;
    std::string movedFrom;
};

class People {
  public:
    explicit People(const Dictionary& dictionary) : dictionary_(dictionary) {}

    void add(Entry entry, StaffList& list);
    /// A row under a person that goes on with the same person.
    void goOn(Entry entry, StaffList& list);
    bool any() const { return !all_.empty() || !initials_.empty(); }

    /// Rows with initials find their person; then everybody goes into the list in the order of the file.
    void finish(StaffList& list, Date asOf);

  private:
    Joined* same(const Entry& entry, bool& sure);
    void start(Entry entry);
    void join(Joined& into, Entry entry);
    void joinPosts(Joined& into, Entry& entry);
    void settleInitials(StaffList& list);

    const Dictionary& dictionary_;
    std::vector<std::unique_ptr<Joined>> all_;
    std::unordered_map<std::string, std::vector<Joined*>> byName_;
    std::unordered_map<std::string, std::vector<Joined*>> bySurname_;
    std::vector<Entry> initials_;
    Joined* last_ = nullptr;
    bool lastIsInitials_ = false;
};

/// Questions that a person raises as a whole: a category that ran out, a missing date of birth.
void checkPerson(Joined& joined, const Dictionary& dictionary, Date asOf);
/// Questions between people: one e-mail, one СНИЛС, one name; moved: by person, what the note says of it.
void checkTogether(StaffList& list, std::vector<std::string> moved, const Dictionary& dictionary);
/// One person under two spellings or in two organisations; the persons whose sameness was asked about.
std::set<int> checkDuplicates(StaffList& list, const std::vector<std::string>& moved);
/// «@mial.ru» where everybody else writes «@mail.ru».
void checkMailDomains(StaffList& list, const Dictionary& dictionary);

}  // namespace metodika::people
