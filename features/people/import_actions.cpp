#include "features/people/import_actions.hpp"

#include <set>

#include "contracts/events.hpp"
#include "features/people/actions.hpp"
#include "features/people/corrections.hpp"
#include "features/people/entering.hpp"
#include "features/people/known.hpp"
#include "features/people/rules.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

struct EnterParams {
    ImportId import;
};
BOOST_DESCRIBE_STRUCT(EnterParams, (), (import))

ImportKept reachable(api::Work& work, ImportId id) {
    auto import = ImportStore(work).import(id);
    if (!import || import->state == ImportState::cancelled) notFound();
    // Outside the reach a list that was sent in does not exist at all.
    if (!holdsAt(work, import->organisation, roles::keepers)) notFound();
    return *import;
}

// A list of school 5 that was sent for school 1 is more often a slip of the hand than not.
std::optional<OrganisationRef> otherNamed(api::Work& work, const ImportKept& kept) {
    if (!kept.place_named || kept.state != ImportState::preview) return {};
    auto chain = chainOf(work, kept.organisation);
    if (chain.size() < 3) return {};  // of a municipality: it may name any of its schools
    auto named = Places(work, chain[chain.size() - 2]).find(*kept.place_named);
    if (!named || std::find(chain.begin(), chain.end(), *named) != chain.end()) return {};
    auto above = chainOf(work, *named);
    if (std::find(above.begin(), above.end(), kept.organisation) != above.end()) return {};
    return OrganisationRef{*named, PeopleStore(work).organisationName(*named).value_or("")};
}

Import shown(api::Work& work, const ImportKept& kept) {
    Import out;
    out.id = kept.id;
    out.file = kept.file;
    out.organisation = {kept.organisation,
                        PeopleStore(work).organisationName(kept.organisation).value_or("")};
    out.state = kept.state;
    out.as_of = kept.as_of;
    out.created_at = kept.made_at;
    out.columns = json::read<std::vector<ImportColumn>>(kept.columns_read.text);
    out.ignored = json::read<std::vector<ImportIgnored>>(kept.ignored_rows.text);
    out.counts = ImportStore(work).counts(kept.id);
    out.job = kept.job;
    out.complete = kept.complete;
    out.names_other = otherNamed(work, kept);
    out.version = kept.version;
    bool open = kept.state == ImportState::preview;
    out.can = {{"enter", open && out.counts.persons > 0},
               {"edit", open},
               {"change_columns", open && out.counts.entered == 0},
               {"cancel", open && out.counts.entered == 0},
               {"undo", out.counts.entered > 0 && (open || kept.state == ImportState::entered)}};
    return out;
}

}  // namespace

ImportKept reachableImport(api::Work& work, ImportId id) { return reachable(work, id); }
void requireOpen(const ImportKept& import) {
    if (import.state != ImportState::preview) throw Refused(RefusalKind::conflict, "people.import_over");
}
Import showImport(api::Work& work, ImportId id) { return shown(work, *ImportStore(work).import(id)); }

void takeRead(ImportKept& kept, const StaffList& list) {
    kept.complete = tellsWholeStaff(list);
    if (list.organisations.size() == 1) kept.place_named = list.organisations.front().name;
    std::vector<ImportColumn> columns;
    for (const auto& table : list.read)
        for (const auto& c : table.columns) columns.push_back({table.sheet, c.column, c.header, c.meaning});
    std::vector<ImportIgnored> ignored;
    for (const auto& row : list.ignoredRows) ignored.push_back({row.sheet, row.row, row.kind, row.text});
    kept.columns_read.text = json::write(columns);
    kept.ignored_rows.text = json::write(ignored);
}

void addRows(api::Work& work, const ImportKept& kept, const StaffList& list) {
    ImportStore store(work);
    Opened opened(work, kept);
    auto rows = rowsFrom(list);
    settlePlaces(rows, list, opened.at);
    constexpr std::size_t part = 500;
    for (std::size_t from = 0; from < rows.size(); from += part) {
        auto some = std::span(rows).subspan(from, std::min(part, rows.size() - from));
        Known all(work, some, opened.at);
        for (RowKept& row : some) {
            compare(all, row, opened.at);
            store.addRow(kept.id, row);
        }
    }
    for (const RowKept& row : leavers(work, rows, opened.at)) store.addRow(kept.id, row);
}

ImportId keepList(api::Work& work, const StaffList& list, OrganisationId organisation, Date asOf) {
    ImportKept kept;
    kept.id = work.newId<ImportId>();
    kept.organisation = organisation;
    kept.file = list.file;
    kept.as_of = asOf;
    takeRead(kept, list);
    ImportStore(work).add(kept);
    addRows(work, kept, list);
    work.note(organisation.value, "list.read", "import", kept.id.value);
    return kept.id;
}

// «на 01.09.2026»: of this year or the last, or a list made ready for the coming one.
bool mayBeListDay(Date named, Date today) {
    return named > addMonths(today, -24) && named < addMonths(today, 6);
}

Import startImport(api::Scope& scope, const Dictionary& dictionary, const ImportUpload& upload,
                   std::string_view bytes) {
    // Whoever may not enter people here is told so before a file is read.
    auto wishes = scope.read([&](api::Work& work) {
        return ImportStore(work).wishes(heldWithin(work, upload.organisation, roles::keepers).root());
    });
    Date asOf = upload.as_of.value_or(scope.today());
    auto workbook = tables::readWorkbook(bytes, upload.file);
    auto list = readStaffList(workbook, dictionary, asOf, wishes);
    if (auto named = parseDate(list.listDate); named && !upload.as_of && mayBeListDay(*named, asOf)) {
        asOf = *named;
        list = readStaffList(workbook, dictionary, asOf, wishes);
    }
    if (list.persons.empty())
        throw Refused(RefusalKind::invalid, "people.no_persons", {{"file", upload.file}});
    return scope.change([&](api::Work& work) {
        auto within = heldWithin(work, upload.organisation, roles::keepers);
        auto id = keepList(work, list, within.root(), asOf);
        ImportStore(work).keepFile(id, bytes);
        return showImport(work, id);
    });
}

api::Page<ImportLine> listImports(api::Scope& scope, const ImportQuery& query) {
    return scope.read([&](api::Work& work) {
        auto root = keptPlace(work, query.organisation);
        return ImportStore(work).list(heldWithin(work, root, roles::keepers).root(), query);
    });
}

Import openImport(api::Scope& scope, ImportId id) {
    return scope.read([&](api::Work& work) { return shown(work, reachable(work, id)); });
}

ImportStart startEntering(api::Scope& scope, ImportId id) {
    return scope.change([&](api::Work& work) {
        auto import = reachable(work, id);
        requireOpen(import);
        auto job = scope.host().jobs.queue(work, "people.enter", json::write(EnterParams{id}));
        ImportStore(work).setState(id, ImportState::entering, job);
        work.note(import.organisation.value, "list.entering", "import", id.value);
        return ImportStart{job};
    });
}

api::Nothing dropImport(api::Scope& scope, ImportId id) {
    return scope.change([&](api::Work& work) {
        requireOpen(reachable(work, id));
        ImportStore(work).drop(id);
        return api::Nothing{};
    });
}

EnterResult enterList(api::Scope& scope, ImportId id, jobs::Progress& progress) {
    constexpr int batch = 200;
    EnterResult result;
    std::unique_ptr<Opened> opened;
    auto total = scope.read([&](api::Work& work) {
        opened = std::make_unique<Opened>(work, *ImportStore(work).import(id));
        return ImportStore(work).counts(id).persons;
    });
    std::set<OrganisationId> touched;
    auto settle = [&](ImportState state) {
        scope.change([&](api::Work& work) {
            ImportStore(work).setState(id, state, {});
            work.note(opened->import.organisation.value, "list.entered", "import", id.value,
                      json::write(result));
            work.publish(StaffChanged{{touched.begin(), touched.end()}});
        });
    };
    int after = 0;
    std::int64_t measured = 100;
    try {
        for (bool more = true; more;) {
            progress.at(after, total);
            EnterResult here;
            int last = after;
            more = scope.change([&](api::Work& work) {
                here = {};
                last = after;
                ImportStore store(work);
                Journal journal(work, id);
                auto rows = store.rows(id, RowFilter::all, after, batch);
                Known all(work, rows, opened->at);
                for (RowKept& row : rows) {
                    last = row.number;
                    if (row.outcome == Outcome::entered || row.outcome == Outcome::skipped) continue;
                    if (row.openQuestions() || !row.organisation) {
                        ++here.waiting;
                        continue;
                    }
                    auto was = enter(work, all, row, opened->at, journal);
                    (was == Outcome::fresh     ? here.fresh
                     : was == Outcome::changed ? here.changed
                     : was == Outcome::left    ? here.left
                                               : here.same)++;
                    touched.insert(*row.organisation);
                    row.outcome = Outcome::entered;
                    store.saveRow(id, row);
                }
                journal.keep();
                return int(rows.size()) == batch;
            });
            after = last;
            result.fresh += here.fresh;
            result.changed += here.changed;
            result.same += here.same;
            result.left += here.left;
            result.waiting += here.waiting;
            if (result.fresh > 4 * measured) {
                measured = result.fresh;
                scope.change([&](api::Work& work) { PeopleStore(work).measure(); });
            }
        }
        progress.at(total, total);
    } catch (const jobs::Cancelled&) {
        settle(ImportState::preview);
        throw;
    }
    settle(result.waiting ? ImportState::preview : ImportState::entered);
    return result;
}

ImportStart startUndoing(api::Scope& scope, ImportId id) {
    return scope.change([&](api::Work& work) {
        auto import = reachable(work, id);
        if (!shown(work, import).can["undo"]) throw Refused(RefusalKind::conflict, "people.nothing_to_undo");
        auto job = scope.host().jobs.queue(work, "people.undo", json::write(EnterParams{id}));
        ImportStore(work).setState(id, ImportState::undoing, job);
        work.note(import.organisation.value, "list.undoing", "import", id.value);
        return ImportStart{job};
    });
}

std::string runUndoing(api::Scope& scope, const std::string& params, jobs::Progress& progress) {
    auto id = json::read<EnterParams>(params).import;
    UndoResult result;
    auto import = scope.read([&](api::Work& work) { return *ImportStore(work).import(id); });
    auto total = scope.read([&](api::Work& work) { return ImportStore(work).changes(id); });
    for (bool more = true; more;) {
        progress.at(result.undone + result.kept, total);
        UndoResult here;
        more = scope.change([&](api::Work& work) {
            here = {};
            return undoSome(work, id, 300, here);
        });
        result.undone += here.undone;
        result.kept += here.kept;
    }
    scope.change([&](api::Work& work) {
        ImportStore store(work);
        auto touched = store.organisations(id);
        withdrawOf(work, id);
        store.setState(id, ImportState::undone, {});
        work.note(import.organisation.value, "list.undone", "import", id.value, json::write(result));
        work.publish(StaffChanged{touched});
    });
    return json::write(result);
}

std::string runEntering(api::Scope& scope, const std::string& params, jobs::Progress& progress) {
    return json::write(enterList(scope, json::read<EnterParams>(params).import, progress));
}

std::optional<OrganisationId> organisationNamed(api::Work& work, std::string_view name) {
    static constexpr db::Query find{"people.organisation_named", R"(
        SELECT id FROM shared_organisations WHERE level = 'organisation' AND since <= :today AND until > :today
          AND (sort_name = :name OR lower(short_name) = :lower OR sort_name LIKE :pattern OR sort_name LIKE :ending) ORDER BY id LIMIT 2)"};
    auto key = utf8::sortKey(name);
    auto rows = work.run(find.text, {{"name", key},
                                     {"lower", utf8::lower(utf8::squeeze(name))},
                                     {"pattern", key + " %"},
                                     {"ending", "% " + key}});
    if (!rows->next()) return {};
    OrganisationId id{rows->integer(0)};
    if (rows->next()) return {};
    return id;
}

std::optional<OrganisationId> placeOf(api::Work& work, const StaffList& list) {
    const auto& named = list.organisations;
    if (named.empty()) return {};
    if (named.size() == 1) return organisationNamed(work, named.front().name);
    constexpr std::size_t enough = 20;
    static constexpr db::Query parent{
        "people.parent_of",
        "SELECT parent FROM shared_organisations WHERE id = :id AND since <= :today AND until > :today"};
    std::optional<OrganisationId> place;
    for (std::size_t i = 0; i < named.size() && i < enough; ++i) {
        auto known = organisationNamed(work, named[i].name);
        if (!known) continue;
        OrganisationId above{work.number(parent, {{"id", *known}})};
        if (place && *place != above) return {};
        place = above;
    }
    return place;
}

}  // namespace metodika::people
