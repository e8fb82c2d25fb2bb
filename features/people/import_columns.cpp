// What a column is taken for, said by a person: the file is read again, and the sender's next list so as
// well.
#include <algorithm>

#include "features/people/import_actions.hpp"
#include "features/people/reading/columns.hpp"
#include "platform/base/base64.hpp"

namespace metodika::people {
namespace {

struct FileLine {
    std::string bytes;
};
BOOST_DESCRIBE_STRUCT(FileLine, (), (bytes))
struct WishLine {
    std::string header, meaning;
};
BOOST_DESCRIBE_STRUCT(WishLine, (), (header, meaning))

void requireMeanings(const Dictionary& dictionary, const std::vector<ImportColumnWish>& columns) {
    std::vector<FieldError> unknown;
    const auto& known = dictionary.columns.values;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const auto& meaning = columns[i].meaning;
            !meaning.empty() && std::find(known.begin(), known.end(), meaning) == known.end())
            unknown.push_back({"/columns/" + std::to_string(i) + "/meaning", "people.meaning_unknown", {}});
    if (!unknown.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(unknown));
}

std::string keyOf(const ImportColumnWish& wish) {
    return wishKey(wish.header, tables::columnNumber(wish.column));
}

}  // namespace

void ImportStore::readAgain(const ImportKept& i) {
    static constexpr db::Query rows{"imports.clear_rows", "DELETE FROM import_rows WHERE import = :id"};
    static constexpr db::Query update{"imports.read_again", R"(
        UPDATE imports SET as_of = :as_of, columns_read = :columns, ignored_rows = :ignored, complete = :complete, version = version + 1
        WHERE id = :id)"};
    work_.execute(rows, {{"id", i.id}});
    work_.execute(update, {{"id", i.id},
                           {"as_of", i.as_of},
                           {"columns", i.columns_read.text},
                           {"ignored", i.ignored_rows.text},
                           {"complete", i.complete}});
}

void ImportStore::keepFile(ImportId id, std::string_view bytes) {
    static constexpr db::Query insert{"imports.keep_file",
                                      "INSERT INTO import_files (import, bytes) VALUES (:id, :bytes)"};
    auto text = toBase64(bytes);
    work_.execute(insert, {{"id", id}, {"bytes", text}});
}

std::optional<std::string> ImportStore::file(ImportId id) {
    static constexpr db::Query find{"imports.file", "SELECT bytes FROM import_files WHERE import = :id"};
    auto line = work_.one<FileLine>(find, {{"id", id}});
    if (!line) return {};
    return fromBase64(line->bytes);
}

void ImportStore::forgetFile(ImportId id) {
    static constexpr db::Query drop{"imports.forget_file", "DELETE FROM import_files WHERE import = :id"};
    work_.execute(drop, {{"id", id}});
}

void ImportStore::wish(OrganisationId organisation, const std::string& header, const std::string& meaning) {
    static constexpr db::Query put{"imports.wish", R"(
        INSERT INTO import_wishes (organisation, header, meaning) VALUES (:organisation, :header, :meaning)
        ON CONFLICT (organisation, header) DO UPDATE SET meaning = excluded.meaning)"};
    work_.execute(put, {{"organisation", organisation}, {"header", header}, {"meaning", meaning}});
}

ColumnWishes ImportStore::wishes(OrganisationId organisation) {
    static constexpr db::Query find{
        "imports.wishes", "SELECT header, meaning FROM import_wishes WHERE organisation = :organisation"};
    ColumnWishes out;
    for (auto& line : work_.all<WishLine>(find, {{"organisation", organisation}}))
        out.emplace(std::move(line.header), std::move(line.meaning));
    return out;
}

Import changeColumns(api::Scope& scope, const Dictionary& dictionary, ImportId id,
                     const ImportColumnsChange& change) {
    struct Kept {
        ImportKept import;
        std::optional<std::string> bytes;
        ColumnWishes wishes;
    };
    auto kept = scope.read([&](api::Work& work) {
        ImportStore store(work);
        auto import = reachableImport(work, id);
        return Kept{import, store.file(id), store.wishes(import.organisation)};
    });
    requireMeanings(dictionary, change.columns);
    scope.expectVersion(kept.import.version);
    if (kept.import.state != ImportState::preview || !kept.bytes)
        throw Refused(RefusalKind::conflict, "people.import_over");
    for (const auto& one : change.columns) kept.wishes[keyOf(one)] = one.meaning;
    Date asOf = change.as_of.value_or(kept.import.as_of);
    // Read outside of the transaction: a long list takes a second.
    auto list =
        readStaffList(tables::readWorkbook(*kept.bytes, kept.import.file), dictionary, asOf, kept.wishes);
    if (list.persons.empty()) throw Refused(RefusalKind::conflict, "people.no_persons_so");
    return scope.change([&](api::Work& work) {
        ImportStore store(work);
        auto now = reachableImport(work, id);
        scope.expectVersion(now.version);
        if (now.state != ImportState::preview || store.counts(id).entered > 0)
            throw Refused(RefusalKind::conflict, "people.import_begun");
        for (const auto& one : change.columns) store.wish(now.organisation, keyOf(one), one.meaning);
        now.as_of = asOf;
        takeRead(now, list);
        store.readAgain(now);
        addRows(work, now, list);
        work.note(now.organisation.value, "list.columns_changed", "import", id.value, json::write(change));
        return showImport(work, id);
    });
}

}  // namespace metodika::people
