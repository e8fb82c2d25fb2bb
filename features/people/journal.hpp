#pragma once
// What an import did, one line a change, so that the whole of it can be undone.
#include "features/people/import_store.hpp"
#include "features/people/store.hpp"
#include "platform/db/many_rows.hpp"

namespace metodika::people {

enum class ChangeKind {
    person_added,
    person_changed,
    renamed,
    post_added,
    post_ended,
    category_added,
    course_added,
    status_added,
    plan_added,
    status_ended
};
BOOST_DESCRIBE_ENUM(ChangeKind, person_added, person_changed, renamed, post_added, post_ended, category_added,
                    course_added, status_added, plan_added, status_ended)

class Journal {
  public:
    /// Goes on after the last line of the import.
    Journal(api::Work& work, ImportId import);
    void wrote(ChangeKind kind, std::int64_t subject, PersonId person,
               std::optional<std::string> before = {});
    /// Writes down what was told since: before the transaction ends.
    void keep();

  private:
    api::Work& work_;
    ImportId import_;
    std::int64_t number_ = 0;
    db::ManyRows lines_;
};

/// Takes back the last `most` changes that are not yet undone; false when none is left. What others have
/// changed or used since stays and is counted as kept.
bool undoSome(api::Work& work, ImportId import, int most, UndoResult& result);

}  // namespace metodika::people
