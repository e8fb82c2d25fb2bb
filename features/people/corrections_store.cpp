#include "features/people/corrections_store.hpp"

#include "platform/api/paging.hpp"

namespace metodika::people {
namespace {

struct Line {
    CorrectionId id;
    PersonId person;
    OrganisationId organisation;
    CorrectionKind kind = CorrectionKind::card;
    CorrectionState state = CorrectionState::open;
    std::string changes;
    std::optional<std::string> words, answer;
    std::optional<OrganisationId> other;
    std::optional<Date> on_day;
    std::optional<ImportId> import;
    Instant asked_at;
    std::optional<Instant> decided_at;
    std::optional<std::string> person_name, place_name, other_name;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, person, organisation, kind, state, changes, words, answer, other, on_day, import,
                       asked_at, decided_at, person_name, place_name, other_name))

constexpr std::string_view columns =
    "c.id, c.person, c.organisation, c.kind, c.state, c.changes, c.words, c.answer, c.other, c.on_day, "
    "c.import, c.asked_at, c.decided_at, (SELECT p.name FROM shared_persons p WHERE p.id = c.person) AS "
    "person_name, "
    "(SELECT n.short_name FROM shared_organisation_names n WHERE n.id = c.organisation ORDER BY n.since DESC "
    "LIMIT 1) AS place_name, "
    "(SELECT n.short_name FROM shared_organisation_names n WHERE n.id = c.other ORDER BY n.since DESC LIMIT "
    "1) "
    "AS other_name FROM corrections c ";

CorrectionKept kept(Line&& l) {
    return {l.id,
            l.person,
            l.organisation,
            l.kind,
            l.state,
            json::read<std::vector<CardChange>>(l.changes),
            std::move(l.words),
            std::move(l.answer),
            l.other,
            l.on_day,
            l.import,
            l.asked_at,
            l.decided_at,
            l.person_name.value_or(""),
            l.place_name.value_or(""),
            l.other_name.value_or("")};
}

}  // namespace

void CorrectionStore::add(const CorrectionKept& c) {
    static constexpr db::Query insert{"corrections.add", R"(
        INSERT INTO corrections (id, person, organisation, kind, changes, words, other, on_day, import, state, asked_at)
        VALUES (:id, :who, :organisation, :kind, :changes, :words, :other, :on_day, :import, 'open', :now))"};
    work_.execute(insert, {{"id", c.id},
                           {"who", c.person},
                           {"organisation", c.organisation},
                           {"kind", c.kind},
                           {"changes", json::write(c.changes)},
                           {"words", c.words},
                           {"other", c.other},
                           {"on_day", c.on},
                           {"import", c.import}});
}

std::optional<CorrectionKept> CorrectionStore::find(CorrectionId id) {
    static const std::string text = "SELECT " + std::string(columns) + "WHERE c.id = :id";
    auto line = work_.one<Line>(db::Query{"corrections.find", text}, {{"id", id}});
    if (!line) return {};
    return kept(std::move(*line));
}

void CorrectionStore::decide(CorrectionId id, CorrectionState state,
                             const std::optional<std::string>& answer) {
    static constexpr db::Query set{"corrections.decide", R"(
        UPDATE corrections SET state = :state, answer = :answer, decided_at = :now, decided_by = :person WHERE id = :id)"};
    work_.execute(set, {{"id", id}, {"state", state}, {"answer", answer}});
}

void CorrectionStore::withdrawOf(ImportId import) {
    static constexpr db::Query set{"corrections.withdraw_of",
                                   "UPDATE corrections SET state = 'withdrawn', decided_at = :now WHERE "
                                   "import = :import AND state = 'open'"};
    work_.execute(set, {{"import", import}});
}

bool CorrectionStore::asked(PersonId person, OrganisationId organisation, OrganisationId other) {
    static constexpr db::Query count{"corrections.asked", R"(
        SELECT count(*) FROM corrections WHERE person = :who AND organisation = :organisation AND other = :other AND state = 'open')"};
    return work_.number(count, {{"who", person}, {"organisation", organisation}, {"other", other}}) > 0;
}

api::Page<CorrectionKept> CorrectionStore::list(OrganisationId root, std::optional<PersonId> person,
                                                const CorrectionQuery& query) {
    std::string text = "SELECT " + std::string(columns);
    std::vector<db::Arg> args;
    if (person) {
        text += "WHERE c.person = :who AND c.kind = 'card'";
        args.emplace_back("who", *person);
    } else {
        text +=
            "JOIN shared_reach r ON r.descendant = c.organisation AND r.since <= :today AND r.until > :today "
            "WHERE r.ancestor = :root";
        args.emplace_back("root", root);
    }
    if (query.state) {
        text += " AND c.state = :state";
        args.emplace_back("state", *query.state);
    }
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(text, std::move(args)), {}};
    std::int64_t before = query.cursor ? api::decodeCursor(*query.cursor).id : INT64_MAX;
    int size = api::pageSize(query.limit);
    text += " AND c.id < :before ORDER BY c.id DESC LIMIT :limit";
    args.emplace_back("before", before);
    args.emplace_back("limit", size + 1);
    auto lines = work_.all<Line>(text, std::move(args));
    api::Page<CorrectionKept> page;
    page.next = api::cutPage(lines, size, [](const Line& l) { return api::Cursor{"", l.id.value}; });
    for (Line& l : lines) page.items.push_back(kept(std::move(l)));
    return page;
}

}  // namespace metodika::people
