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
    out.version = kept.version;
    bool open = kept.state == ImportState::preview;
    out.can = {{"enter", open && out.counts.persons > 0},
               {"edit", open},
               {"change_columns", open && out.counts.entered == 0},
               {"cancel", open && out.counts.entered == 0},
               {"undo", out.counts.entered > 0 && (open || kept.state == ImportState::entered)}};
    return out;
}

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

ImportRow shown(api::Work& work, RowKept kept, const ListAt& at) {
    ImportRow row;
    row.candidates = candidates(work, kept, at);
    row.number = kept.number;
    row.sheet = std::move(kept.sheet);
    row.rows = std::move(kept.rows);
    row.outcome = kept.outcome;
    if (kept.organisation)
        row.organisation = {*kept.organisation,
                            PeopleStore(work).organisationName(*kept.organisation).value_or("")};
    row.matched = kept.matched;
    row.person = std::move(kept.person);
    row.fixes = std::move(kept.fixes);
    row.elsewhere = kept.elsewhere;
    row.version = kept.version;
    for (auto& p : kept.problems)
        row.problems.push_back(
            {p.code, p.severity, work.scope().say("people.problem." + p.code, p.params), p.field, p.settled});
    return row;
}

void requireOpen(const ImportKept& import) {
    if (import.state != ImportState::preview) throw Refused(RefusalKind::conflict, "people.import_over");
}

void checkPerson(const ImportPerson& p) {
    std::vector<FieldError> errors;
    auto day = [&](const std::optional<std::string>& value, const char* path) {
        if (value && !value->empty() && !validPartialDate(*value))
            errors.push_back({path, "people.partial_date", {}});
    };
    day(p.birth_date, "/person/birth_date");
    day(p.hire_date, "/person/hire_date");
    day(p.status_until, "/person/status_until");
    if (p.category) day(p.category->date, "/person/category/date");
    if (p.positions.empty()) errors.push_back({"/person/positions", "people.no_position", {}});
    for (std::size_t i = 0; i < p.positions.size(); ++i)
        if (utf8::squeeze(p.positions[i].title).empty())
            errors.push_back({"/person/positions/" + std::to_string(i) + "/title", "api.field.required", {}});
    if (!errors.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(errors));
}

}  // namespace

ImportKept reachableImport(api::Work& work, ImportId id) { return reachable(work, id); }
Import showImport(api::Work& work, ImportId id) { return shown(work, *ImportStore(work).import(id)); }

void takeRead(ImportKept& kept, const StaffList& list) {
    kept.complete = tellsWholeStaff(list);
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

Import startImport(api::Scope& scope, const Dictionary& dictionary, const ImportUpload& upload,
                   std::string_view bytes) {
    // Whoever may not enter people here is told so before a file is read.
    auto wishes = scope.read([&](api::Work& work) {
        return ImportStore(work).wishes(heldWithin(work, upload.organisation, roles::keepers).root());
    });
    Date asOf = upload.as_of.value_or(scope.today());
    auto list = readStaffList(tables::readWorkbook(bytes, upload.file), dictionary, asOf, wishes);
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

api::Page<ImportRow> listRows(api::Scope& scope, ImportId id, const ImportRowQuery& query) {
    return scope.read([&](api::Work& work) {
        Opened opened(work, reachable(work, id));
        int size = api::pageSize(query.limit);
        int after = query.cursor ? int(api::decodeCursor(*query.cursor).id) : 0;
        auto rows = ImportStore(work).rows(id, query.filter.value_or(RowFilter::all), after, size + 1);
        api::Page<ImportRow> page;
        page.next = api::cutPage(rows, size, [](const auto& row) { return api::Cursor{"", row.number}; });
        for (auto& row : rows) page.items.push_back(shown(work, std::move(row), opened.at));
        return page;
    });
}

void choose(api::Work& work, RowKept& row, std::optional<PersonId> person, const ListAt& at) {
    auto known = candidates(work, row, at);
    bool offered =
        !person || std::any_of(known.begin(), known.end(), [&](const auto& c) { return c.id == *person; });
    if (!offered)
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/matched", "people.not_a_candidate", {}}});
    row.chosen = person.value_or(PersonId{});
}

ImportRow changeRow(api::Scope& scope, ImportId id, int number, const ImportRowChange& change) {
    if (change.person) checkPerson(*change.person);
    return scope.change([&](api::Work& work) {
        Opened opened(work, reachable(work, id));
        requireOpen(opened.import);
        ImportStore store(work);
        auto row = store.row(id, number);
        if (!row) notFound();
        if (row->outcome == Outcome::entered) throw Refused(RefusalKind::conflict, "people.row_entered");
        scope.expectVersion(row->version);
        bool leaver = row->outcome == Outcome::left || (row->rows.empty() && row->matched);
        if (change.skip)
            row->outcome = *change.skip ? Outcome::skipped : leaver ? Outcome::left : Outcome::fresh;
        if (change.person && !leaver) row->person = *change.person;
        if (change.organisation) {
            // Nobody enters people where they may not: the organisation is one below that of the list.
            if (!holdsAt(work, *change.organisation, roles::keepers)) notFound();
            row->organisation = *change.organisation;
        }
        if (change.matched.given) choose(work, *row, change.matched.value, opened.at);
        if (change.elsewhere) row->elsewhere = *change.elsewhere;
        for (const auto& code : change.settle.value_or(std::vector<std::string>{}))
            for (auto& p : row->problems)
                if (p.code == code && (code != "organisation_unknown" || row->organisation)) p.settled = true;
        Known all(work, {&*row, 1}, opened.at);
        compare(all, *row, opened.at);
        settleElsewhere(work, all, *row, opened.at);
        store.saveRow(id, *row);
        return shown(work, *store.row(id, number), opened.at);
    });
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
                return int(rows.size()) == batch;
            });
            after = last;
            result.fresh += here.fresh;
            result.changed += here.changed;
            result.same += here.same;
            result.left += here.left;
            result.waiting += here.waiting;
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

}  // namespace metodika::people
