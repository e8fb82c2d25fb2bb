#pragma once
#include "contracts/reach.hpp"
#include "features/people/import.hpp"
#include "features/people/reading/staff_list.hpp"

namespace metodika::people {

struct ImportKept {
    ImportId id;
    OrganisationId organisation;
    std::string file;
    ImportState state = ImportState::preview;
    Date as_of{};
    Instant made_at;
    json::Raw columns_read, ignored_rows;
    bool complete = false;
    std::optional<jobs::JobId> job;
    std::optional<std::string> place_named;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(ImportKept, (),
                      (id, organisation, file, state, as_of, made_at, columns_read, ignored_rows, complete,
                       job, place_named, version))

/// A row that was taken in by another of the same person; `before` is how that one was.
struct TakenIn {
    int row = 0;
    ImportPerson before;
};
BOOST_DESCRIBE_STRUCT(TakenIn, (), (row, before))

struct RowKept {
    int number = 0;
    std::string sheet;
    std::vector<int> rows;
    Outcome outcome = Outcome::fresh;
    std::optional<OrganisationId> organisation;
    std::optional<PersonId> matched, chosen;
    ImportPerson person;
    std::vector<KeptProblem> problems;
    std::vector<ImportFix> fixes;
    std::optional<Elsewhere> elsewhere = {};
    std::int64_t version = 1;
    std::optional<TakenIn> joined = {};

    int openQuestions() const;
    int openDoubts() const;
};

class ImportStore {
  public:
    explicit ImportStore(api::Work& work) : work_(work) {}

    void add(const ImportKept& import);
    /// What was read of the file, anew: the rows that were there go.
    void readAgain(const ImportKept& import);
    void keepFile(ImportId id, std::string_view bytes);
    /// Nothing when it is not kept (any more).
    std::optional<std::string> file(ImportId id);
    void wish(OrganisationId organisation, const std::string& header, const std::string& meaning);
    ColumnWishes wishes(OrganisationId organisation);
    void addRow(ImportId import, const RowKept& row);
    std::optional<ImportKept> import(ImportId id);
    ImportCounts counts(ImportId id);
    api::Page<ImportLine> list(OrganisationId root, const ImportQuery& query);
    std::int64_t countRows(ImportId id, RowFilter filter);
    std::vector<RowKept> rows(ImportId id, RowFilter filter, int after, int most);
    std::optional<RowKept> row(ImportId id, int number);
    void saveRow(ImportId id, const RowKept& row);
    /// What is over needs its file no more.
    void setState(ImportId id, ImportState state, std::optional<jobs::JobId> job);
    void drop(ImportId id);
    /// How many changes the import made that are not undone.
    std::int64_t changes(ImportId id);
    /// Where its rows belong.
    std::vector<OrganisationId> organisations(ImportId id);

  private:
    void forgetFile(ImportId id);
    api::Work& work_;
};

}  // namespace metodika::people
