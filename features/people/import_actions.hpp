#pragma once
#include <memory>

#include "features/people/entering.hpp"
#include "features/people/import_store.hpp"
#include "features/people/reading/dictionary.hpp"
#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

Import startImport(api::Scope&, const Dictionary&, const ImportUpload&, std::string_view bytes);
api::Page<ImportLine> listImports(api::Scope&, const ImportQuery&);
Import openImport(api::Scope&, ImportId);
api::Page<ImportRow> listRows(api::Scope&, ImportId, const ImportRowQuery&);
ImportRow changeRow(api::Scope&, ImportId, int number, const ImportRowChange&);
/// Questions that wait in more than one row, the most frequent first.
api::Page<ImportQuestion> listQuestions(api::Scope&, ImportId);
/// 422 on `code` where each row needs an answer of its own. The import as it is afterwards.
Import answerAll(api::Scope&, ImportId, const ImportAnswer&);
ImportStart startEntering(api::Scope&, ImportId);
api::Nothing dropImport(api::Scope&, ImportId);
ImportStart startUndoing(api::Scope&, ImportId);

/// The job: enters every row without an open question, a few in each transaction.
std::string runEntering(api::Scope&, const std::string& params, jobs::Progress&);
/// The job: takes back what the import did, the last first; what others went on from stays.
std::string runUndoing(api::Scope&, const std::string& params, jobs::Progress&);
/// Reads the file again with these meanings, and remembers them for the organisation's next list. What was
/// corrected by hand is read anew; 409 once something is entered.
Import changeColumns(api::Scope&, const Dictionary&, ImportId, const ImportColumnsChange&);

// Pieces that several actions share.

/// 404 where the list is not the reader's to enter.
ImportKept reachableImport(api::Work&, ImportId);
Import showImport(api::Work&, ImportId);
/// What the import tells of how the list was read.
void takeRead(ImportKept&, const StaffList&);
void addRows(api::Work&, const ImportKept&, const StaffList&);
/// Keeps a list that was read; for the command line, which asks nobody.
ImportId keepList(api::Work&, const StaffList&, OrganisationId, Date asOf);
EnterResult enterList(api::Scope&, ImportId, jobs::Progress&);
/// The organisation that a name in a file means; nothing where none or several fit.
std::optional<OrganisationId> organisationNamed(api::Work&, std::string_view name);
/// Whose list it is: of the only organisation that it names, or of the municipality of those that are known.
std::optional<OrganisationId> placeOf(api::Work&, const StaffList& list);

/// The list as rows are compared with it: places are looked up once.
struct Opened {
    ImportKept import;
    Places places;
    ListAt at;
    Opened(api::Work& work, ImportKept kept)
        : import(std::move(kept)),
          places(work, import.organisation),
          at{places, import.id, import.organisation, import.as_of, import.complete} {}
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
};
/// 409 when it is entered, undone or cancelled.
void requireOpen(const ImportKept&);

}  // namespace metodika::people
