// The rows of a list on its way in: shown with their doubts, corrected and answered one by one.
#include <climits>
#include <map>

#include "features/people/import_actions.hpp"
#include "features/people/known.hpp"
#include "features/people/rules.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

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
    if (kept.joined) row.joined = kept.joined->row;
    row.version = kept.version;
    for (auto& p : kept.problems)
        row.problems.push_back({p.code, p.severity, work.scope().say("people.problem." + p.code, p.params),
                                p.field, p.settled, p.other});
    return row;
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
    for (std::size_t i = 0; i < p.courses.size(); ++i) {
        auto at = "/person/courses/" + std::to_string(i);
        day(p.courses[i].date, (at + "/date").c_str());
        day(p.courses[i].date_start, (at + "/date_start").c_str());
        if (utf8::squeeze(p.courses[i].title).empty())
            errors.push_back({at + "/title", "api.field.required", {}});
    }
    if (p.positions.empty()) errors.push_back({"/person/positions", "people.no_position", {}});
    for (std::size_t i = 0; i < p.positions.size(); ++i)
        if (utf8::squeeze(p.positions[i].title).empty())
            errors.push_back({"/person/positions/" + std::to_string(i) + "/title", "api.field.required", {}});
    if (!errors.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(errors));
}

void choose(api::Work& work, RowKept& row, std::optional<PersonId> person, const ListAt& at) {
    auto known = candidates(work, row, at);
    bool offered =
        !person || std::any_of(known.begin(), known.end(), [&](const auto& c) { return c.id == *person; });
    if (!offered)
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/matched", "people.not_a_candidate", {}}});
    row.chosen = person.value_or(PersonId{});
}

// As it would be compared: the part of the person that a doubt is about.
std::string writtenPart(const ImportPerson& p, std::string_view field) {
    auto part = field.substr(0, field.find('.'));
    if (part == "surname") return p.surname;
    if (part == "name") return p.name;
    if (part == "patronymic") return p.patronymic.value_or("");
    if (part == "birth_date") return p.birth_date.value_or("");
    if (part == "snils") return p.snils.value_or("");
    if (part == "phone") return p.phone.value_or("");
    if (part == "email") return p.email.value_or("");
    if (part == "education") return p.education.value_or("");
    if (part == "positions" || part == "subject") return json::write(p.positions);
    if (part == "category") return json::write(p.category);
    if (part == "courses") return json::write(p.courses);
    if (part.starts_with("experience"))
        return json::write(p.experience_years) + json::write(p.experience_total_years);
    return "";
}

// A doubt about a value that was corrected is answered by the correction.
void settleCorrected(RowKept& row, const ImportPerson& now) {
    for (auto& p : row.problems)
        if (p.field && writtenPart(row.person, *p.field) != writtenPart(now, *p.field)) p.settled = true;
}

// What was said of one unknown name holds for every row that gives it.
void placeNamesakes(api::Work& work, ImportId id, const RowKept& answered, const ListAt& at) {
    std::string name;
    for (const auto& p : answered.problems)
        if (p.code == "organisation_unknown") name = p.params.at("name");
    if (name.empty()) return;
    ImportStore store(work);
    auto waiting = store.rows(id, RowFilter::ask, 0, 10'000);
    std::erase_if(waiting, [&](const RowKept& row) {
        return row.number == answered.number || row.organisation ||
               std::none_of(row.problems.begin(), row.problems.end(), [&](const KeptProblem& p) {
                   return p.code == "organisation_unknown" && p.params.at("name") == name;
               });
    });
    for (auto& row : waiting) row.organisation = answered.organisation;
    Known all(work, waiting, at);
    for (auto& row : waiting) {
        compare(all, row, at);
        store.saveRow(id, row);
    }
}

// The row that the change names besides its own.
RowKept partner(ImportStore& store, ImportId id, int number) {
    auto row = store.row(id, number);
    if (!row || row->rows.empty())
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/joins", "people.no_such_row", {}}});
    if (row->outcome == Outcome::entered) throw Refused(RefusalKind::conflict, "people.row_entered");
    return std::move(*row);
}

void takeIn(ImportStore& store, ImportId id, RowKept& row, int number) {
    auto other = partner(store, id, number);
    if (other.number == row.number || other.joined || row.joined)
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/joins", "people.no_such_row", {}}});
    join(row, other);
    store.saveRow(id, other);
}

void letGo(api::Work& work, const ListAt& at, RowKept& row) {
    ImportStore store(work);
    auto into = partner(store, at.import, row.joined->row);
    if (!part(into, row)) throw Refused(RefusalKind::conflict, "people.joined_row_changed");
    Known all(work, {&into, 1}, at);
    compare(all, into, at);
    store.saveRow(at.import, into);
}

void settle(RowKept& row, std::string_view code) {
    for (auto& p : row.problems)
        if (p.code == code && (code != "organisation_unknown" || row.organisation)) p.settled = true;
}

const KeptProblem* waiting(const RowKept& row, std::string_view code) {
    if (row.outcome == Outcome::skipped || row.outcome == Outcome::entered) return nullptr;
    for (const auto& p : row.problems)
        if (p.code == code && !p.settled && p.severity != Gravity::info) return &p;
    return nullptr;
}

// Who somebody is, and where, is answered for each.
Can answersFor(const std::string& code) {
    static constexpr std::array each{"organisation_unknown", "same_name_known", "surname_changed",
                                     "possible_duplicate", "same_person_second_row"};
    if (code == "works_elsewhere") return {{"elsewhere", true}};
    bool alone = std::find(each.begin(), each.end(), code) != each.end();
    return {{"settle", !alone}, {"skip", !alone}};
}

}  // namespace

api::Page<ImportQuestion> listQuestions(api::Scope& scope, ImportId id) {
    return scope.read([&](api::Work& work) {
        auto import = reachableImport(work, id);
        std::map<std::string, ImportQuestion> found;
        for (const auto& row : ImportStore(work).rows(id, RowFilter::doubtful, 0, INT_MAX))
            for (const auto& p : row.problems) {
                if (waiting(row, p.code) != &p) continue;
                auto& q = found.try_emplace(p.code, ImportQuestion{p.code, p.severity, 0, {}}).first->second;
                q.severity = std::min(q.severity, p.severity);
                ++q.rows;
            }
        api::Page<ImportQuestion> out;
        for (auto& [code, q] : found) {
            if (q.rows < 2) continue;
            if (import.state == ImportState::preview) q.can = answersFor(code);
            out.items.push_back(std::move(q));
        }
        std::stable_sort(out.items.begin(), out.items.end(),
                         [](const auto& a, const auto& b) { return a.rows > b.rows; });
        return out;
    });
}

Import answerAll(api::Scope& scope, ImportId id, const ImportAnswer& answer) {
    auto can = answersFor(answer.code);
    bool settled = answer.settle.value_or(false), skipped = answer.skip.value_or(false);
    bool one = int(settled) + int(skipped) + int(answer.elsewhere.has_value()) == 1;
    if (!one || (settled && !can["settle"]) || (skipped && !can["skip"]) ||
        (answer.elsewhere && !can["elsewhere"]))
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/code", "people.answer_each", {}}});
    return scope.change([&](api::Work& work) {
        Opened opened(work, reachableImport(work, id));
        requireOpen(opened.import);
        ImportStore store(work);
        auto rows = store.rows(id, RowFilter::doubtful, 0, INT_MAX);
        std::erase_if(rows, [&](const RowKept& row) { return !waiting(row, answer.code); });
        constexpr std::size_t part = 500;
        for (std::size_t from = 0; from < rows.size(); from += part) {
            auto some = std::span(rows).subspan(from, std::min(part, rows.size() - from));
            Known all(work, some, opened.at);
            for (RowKept& row : some) {
                if (settled) settle(row, answer.code);
                if (skipped) row.outcome = Outcome::skipped;
                if (answer.elsewhere) row.elsewhere = answer.elsewhere;
                compare(all, row, opened.at);
                settleElsewhere(work, all, row, opened.at);
                store.saveRow(id, row);
            }
        }
        work.note(opened.import.organisation.value, "list.answered", "import", id.value, json::write(answer));
        return showImport(work, id);
    });
}

api::Page<ImportRow> listRows(api::Scope& scope, ImportId id, const ImportRowQuery& query) {
    return scope.read([&](api::Work& work) -> api::Page<ImportRow> {
        Opened opened(work, reachableImport(work, id));
        auto filter = query.filter.value_or(RowFilter::all);
        if (api::countOnly(query.limit)) return {{}, {}, ImportStore(work).countRows(id, filter), {}};
        int size = api::pageSize(query.limit);
        int after = query.cursor ? int(api::decodeCursor(*query.cursor).id) : 0;
        auto rows = ImportStore(work).rows(id, filter, after, size + 1);
        api::Page<ImportRow> page;
        page.next = api::cutPage(rows, size, [](const auto& row) { return api::Cursor{"", row.number}; });
        for (auto& row : rows) page.items.push_back(shown(work, std::move(row), opened.at));
        return page;
    });
}

ImportRow changeRow(api::Scope& scope, ImportId id, int number, const ImportRowChange& change) {
    if (change.person) checkPerson(*change.person);
    return scope.change([&](api::Work& work) {
        Opened opened(work, reachableImport(work, id));
        requireOpen(opened.import);
        ImportStore store(work);
        auto row = store.row(id, number);
        if (!row) notFound();
        if (row->outcome == Outcome::entered) throw Refused(RefusalKind::conflict, "people.row_entered");
        scope.expectVersion(row->version);
        bool leaver = row->outcome == Outcome::left || (row->rows.empty() && row->matched);
        if (change.skip && !*change.skip && row->joined) letGo(work, opened.at, *row);
        if (change.skip)
            row->outcome = *change.skip ? Outcome::skipped : leaver ? Outcome::left : Outcome::fresh;
        if (change.person && !leaver) {
            settleCorrected(*row, *change.person);
            row->person = *change.person;
        }
        if (change.joins) takeIn(store, id, *row, *change.joins);
        if (change.organisation) {
            // Nobody enters people where they may not: the organisation is one below that of the list.
            if (!holdsAt(work, *change.organisation, roles::keepers)) notFound();
            row->organisation = *change.organisation;
            placeNamesakes(work, id, *row, opened.at);
        }
        if (change.matched.given) choose(work, *row, change.matched.value, opened.at);
        if (change.elsewhere) row->elsewhere = *change.elsewhere;
        for (const auto& code : change.settle.value_or(std::vector<std::string>{})) settle(*row, code);
        Known all(work, {&*row, 1}, opened.at);
        compare(all, *row, opened.at);
        settleElsewhere(work, all, *row, opened.at);
        store.saveRow(id, *row);
        return shown(work, *store.row(id, number), opened.at);
    });
}

}  // namespace metodika::people
