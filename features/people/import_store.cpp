#include "features/people/import_store.hpp"

#include "platform/api/paging.hpp"

namespace metodika::people {
namespace {

struct RowLine {
    int number = 0;
    std::string sheet, row_numbers, person, problems, fixes;
    Outcome outcome = Outcome::fresh;
    std::optional<OrganisationId> organisation;
    std::optional<PersonId> matched, chosen;
    std::optional<Elsewhere> elsewhere;
    std::int64_t version = 0;
    std::optional<std::string> joined;
};
BOOST_DESCRIBE_STRUCT(RowLine, (),
                      (number, sheet, row_numbers, person, problems, fixes, outcome, organisation, matched,
                       chosen, elsewhere, version, joined))

struct ListLine {
    ImportId id;
    OrganisationId organisation;
    std::string file, name;
    ImportState state = ImportState::preview;
    Instant made_at;
    std::int64_t persons = 0, doubtful = 0;
};
BOOST_DESCRIBE_STRUCT(ListLine, (), (id, organisation, file, name, state, made_at, persons, doubtful))

constexpr std::string_view rowColumns =
    "SELECT number, sheet, row_numbers, person, problems, fixes, outcome, organisation, matched, chosen, "
    "elsewhere, version, joined "
    "FROM import_rows WHERE import = :import";

RowKept kept(const RowLine& l) {
    return {l.number,
            l.sheet,
            json::read<std::vector<int>>(l.row_numbers),
            l.outcome,
            l.organisation,
            l.matched,
            l.chosen,
            json::read<ImportPerson>(l.person),
            json::read<std::vector<KeptProblem>>(l.problems),
            json::read<std::vector<ImportFix>>(l.fixes),
            l.elsewhere,
            l.version,
            l.joined ? std::optional(json::read<TakenIn>(*l.joined)) : std::nullopt};
}

std::string rowsText(RowFilter filter) {
    std::string text(rowColumns);
    if (filter == RowFilter::doubtful) text += " AND doubtful > 0";
    if (filter == RowFilter::ask) text += " AND questions > 0";
    if (filter == RowFilter::fresh) text += " AND outcome = 'fresh'";
    if (filter == RowFilter::changed) text += " AND outcome = 'changed'";
    if (filter == RowFilter::left) text += " AND outcome = 'left'";
    return text;
}

}  // namespace

int RowKept::openQuestions() const {
    int n = 0;
    for (const auto& p : problems) n += p.severity == Gravity::ask && !p.settled;
    return n;
}
int RowKept::openDoubts() const {
    int n = 0;
    for (const auto& p : problems) n += p.severity != Gravity::info && !p.settled;
    return n;
}

void ImportStore::add(const ImportKept& i) {
    static constexpr db::Query insert{"imports.add", R"(
        INSERT INTO imports (id, organisation, file, state, as_of, account, made_at, columns_read, ignored_rows, complete, place_named, version)
        VALUES (:id, :organisation, :file, 'preview', :as_of, :account, :now, :columns, :ignored, :complete, :place_named, 1))"};
    work_.execute(insert, {{"id", i.id},
                           {"organisation", i.organisation},
                           {"file", i.file},
                           {"as_of", i.as_of},
                           {"columns", i.columns_read.text},
                           {"ignored", i.ignored_rows.text},
                           {"complete", i.complete},
                           {"place_named", i.place_named}});
}

void ImportStore::addRow(ImportId import, const RowKept& row) {
    static constexpr db::Query insert{"imports.add_row", R"(
        INSERT INTO import_rows (import, number, sheet, row_numbers, outcome, organisation, matched, chosen, person, problems, fixes, doubtful, questions, version)
        VALUES (:import, :number, :sheet, :rows, :outcome, :organisation, :matched, :chosen, :who, :problems, :fixes, :doubtful, :questions, 1))"};
    work_.later(insert, {{"import", import},
                         {"number", row.number},
                         {"sheet", row.sheet},
                         {"rows", json::write(row.rows)},
                         {"outcome", row.outcome},
                         {"organisation", row.organisation},
                         {"matched", row.matched},
                         {"chosen", row.chosen},
                         {"who", json::write(row.person)},
                         {"problems", json::write(row.problems)},
                         {"fixes", json::write(row.fixes)},
                         {"doubtful", row.openDoubts()},
                         {"questions", row.openQuestions()}});
}

std::optional<ImportKept> ImportStore::import(ImportId id) {
    static constexpr db::Query find{
        "imports.open",
        "SELECT id, organisation, file, state, as_of, made_at, columns_read, "
        "ignored_rows, complete, job, place_named, version FROM imports WHERE id = :id"};
    return work_.one<ImportKept>(find, {{"id", id}});
}

ImportCounts ImportStore::counts(ImportId id) {
    static constexpr db::Query find{"imports.counts", R"(
        SELECT count(*) AS persons,
               count(*) FILTER (WHERE outcome = 'fresh') AS fresh, count(*) FILTER (WHERE outcome = 'changed') AS changed,
               count(*) FILTER (WHERE outcome = 'same') AS same, count(*) FILTER (WHERE outcome = 'left') AS "left", count(*) FILTER (WHERE outcome = 'skipped') AS skipped,
               count(*) FILTER (WHERE outcome = 'entered') AS entered,
               count(*) FILTER (WHERE doubtful > 0 AND outcome <> 'skipped' AND outcome <> 'entered') AS doubtful,
               coalesce(sum(questions) FILTER (WHERE outcome <> 'skipped' AND outcome <> 'entered'), 0) AS questions,
               count(*) FILTER (WHERE questions = 0 AND outcome IN ('fresh', 'changed', 'left')) AS certain
        FROM import_rows WHERE import = :id)"};
    return work_.one<ImportCounts>(find, {{"id", id}}).value_or(ImportCounts{});
}

api::Page<ImportLine> ImportStore::list(OrganisationId root, const ImportQuery& query) {
    std::string text = R"(
        SELECT i.id, i.organisation, i.file, o.short_name AS name, i.state, i.made_at,
               (SELECT count(*) FROM import_rows r WHERE r.import = i.id) AS persons,
               (SELECT count(*) FROM import_rows r WHERE r.import = i.id AND r.doubtful > 0) AS doubtful
        FROM imports i JOIN shared_reach t ON t.descendant = i.organisation AND t.since <= :today AND t.until > :today
        JOIN shared_organisations o ON o.id = i.organisation AND o.since <= :today AND o.until > :today
        WHERE t.ancestor = :root AND i.id < :before AND i.state <> 'cancelled' ORDER BY i.id DESC LIMIT :limit)";
    if (api::countOnly(query.limit)) {
        static constexpr db::Query all{"imports.all", R"(
            SELECT count(*) FROM imports i JOIN shared_reach t ON t.descendant = i.organisation AND t.since <= :today AND t.until > :today
            WHERE t.ancestor = :root AND i.state <> 'cancelled')"};
        return {{}, {}, work_.number(all, {{"root", root}}), {}};
    }
    int size = api::pageSize(query.limit);
    std::int64_t before = query.cursor ? api::decodeCursor(*query.cursor).id : INT64_MAX;
    auto lines = work_.all<ListLine>(text, {{"root", root}, {"before", before}, {"limit", size + 1}});
    api::Page<ImportLine> page;
    page.next = api::cutPage(lines, size, [](const ListLine& l) { return api::Cursor{"", l.id.value}; });
    for (const ListLine& l : lines)
        page.items.push_back(
            {l.id, l.file, {l.organisation, l.name}, l.state, l.persons, l.doubtful, l.made_at});
    return page;
}

std::int64_t ImportStore::countRows(ImportId id, RowFilter filter) {
    return work_.count(rowsText(filter), {{"import", id}});
}

std::vector<RowKept> ImportStore::rows(ImportId id, RowFilter filter, int after, int most) {
    std::string text = rowsText(filter);
    text += " AND number > :after ORDER BY number LIMIT :most";
    std::vector<RowKept> out;
    for (const auto& l : work_.all<RowLine>(text, {{"import", id}, {"after", after}, {"most", most}}))
        out.push_back(kept(l));
    return out;
}

std::optional<RowKept> ImportStore::row(ImportId id, int number) {
    static const std::string text = std::string(rowColumns) + " AND number = :number";
    auto line = work_.one<RowLine>(db::Query{"imports.row", text}, {{"import", id}, {"number", number}});
    if (!line) return {};
    return kept(*line);
}

void ImportStore::saveRow(ImportId id, const RowKept& row) {
    static constexpr db::Query save{"imports.save_row", R"(
        UPDATE import_rows SET outcome = :outcome, organisation = :organisation, matched = :matched, chosen = :chosen, elsewhere = :elsewhere, joined = :joined, person = :who, problems = :problems, doubtful = :doubtful,
               questions = :questions, version = version + 1 WHERE import = :import AND number = :number)"};
    work_.later(save, {{"import", id},
                       {"number", row.number},
                       {"outcome", row.outcome},
                       {"organisation", row.organisation},
                       {"matched", row.matched},
                       {"chosen", row.chosen},
                       {"elsewhere", row.elsewhere},
                       {"joined", row.joined ? std::optional(json::write(*row.joined)) : std::nullopt},
                       {"who", json::write(row.person)},
                       {"problems", json::write(row.problems)},
                       {"doubtful", row.openDoubts()},
                       {"questions", row.openQuestions()}});
}

void ImportStore::setState(ImportId id, ImportState state, std::optional<jobs::JobId> job) {
    static constexpr db::Query set{"imports.set_state",
                                   "UPDATE imports SET state = :state, job = coalesce(CAST(:job AS BIGINT), "
                                   "job), version = version + 1 WHERE id = :id"};
    work_.execute(set, {{"id", id}, {"state", state}, {"job", job}});
    bool over =
        state == ImportState::entered || state == ImportState::undone || state == ImportState::cancelled;
    if (over) forgetFile(id);
}

std::int64_t ImportStore::changes(ImportId id) {
    static constexpr db::Query count{"imports.count_changes",
                                     "SELECT count(*) FROM import_changes WHERE import = :id"};
    return work_.number(count, {{"id", id}});
}

std::vector<OrganisationId> ImportStore::organisations(ImportId id) {
    static constexpr db::Query find{"imports.places",
                                    "SELECT DISTINCT organisation FROM import_rows WHERE import = :id AND "
                                    "organisation IS NOT NULL"};
    std::vector<OrganisationId> out;
    auto rows = work_.run(find.text, {{"id", id}});
    while (rows->next()) out.push_back(OrganisationId{rows->integer(0)});
    return out;
}

void ImportStore::drop(ImportId id) {
    static constexpr db::Query rows{"imports.drop_rows", "DELETE FROM import_rows WHERE import = :id"};
    work_.execute(rows, {{"id", id}});
    setState(id, ImportState::cancelled, {});
}

}  // namespace metodika::people
