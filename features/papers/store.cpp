#include "features/papers/store.hpp"

#include "platform/api/paging.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::papers {
namespace {

constexpr std::string_view keptText = R"(
    SELECT id, organisation, kind, title, school_year, edition, draft, withdrawn_on, withdrawn_reason, version FROM papers)";

constexpr std::string_view editionText = R"(
    SELECT e.edition, e.state, e.reason, e.remarks, e.act_number, e.reg_number, e.link, e.file_name, e.sha256, e.made_on,
           m.name AS made_by, a.name AS approved_by, e.act_date, e.approved_on, e.valid_until, e.generated AS from_data
    FROM paper_editions e LEFT JOIN shared_persons m ON m.id = e.made_by LEFT JOIN shared_persons a ON a.id = e.approved_by
    WHERE e.paper = :id)";

struct Line {
    PaperId id;
    OrganisationId organisation;
    std::string kind, title, organisation_name;
    int school_year = 0, draft = 0;
    std::optional<std::string> draft_state, act_number, reg_number;
    std::optional<int> edition;
    std::optional<Date> act_date, valid_until, withdrawn_on;
    BOOST_DESCRIBE_CLASS(Line, (),
                         (id, organisation, kind, title, organisation_name, school_year, draft, draft_state,
                          act_number, reg_number, edition, act_date, valid_until, withdrawn_on),
                         (), ())

    PaperRow row() const {
        PaperRow out{id,          kind,
                     title,       {organisation, organisation_name},
                     {},          Standing::draft,
                     edition,     act_date,
                     act_number,  reg_number,
                     valid_until, withdrawn_on};
        if (school_year) out.school_year = school_year;
        if (auto state = enumNamed<Standing>(draft_state.value_or(""))) out.standing = *state;
        if (edition) out.standing = Standing::approved;
        return out;
    }
};

// Standing is the room's to say: here approved means that there is an approved edition.
constexpr std::string_view lineText = R"(
    SELECT p.id, p.organisation, p.kind, p.title, p.school_year, p.draft, d.state AS draft_state, e.edition, e.act_number,
           e.reg_number, e.act_date, e.valid_until, p.withdrawn_on,
           coalesce((SELECT o.short_name FROM shared_organisation_names o WHERE o.id = p.organisation AND o.since <= :today AND o.until > :today), '') AS organisation_name
    FROM papers p LEFT JOIN paper_editions e ON e.paper = p.id AND e.edition = p.edition
    LEFT JOIN paper_editions d ON d.paper = p.id AND d.edition = p.draft)";

}  // namespace

Kept PaperStore::kept(PaperId id) {
    static const std::string text = std::string(keptText) + " WHERE id = :id";
    auto found = work_.all<Kept>(text, {{"id", id}});
    if (found.empty()) notFound();
    return found.front();
}

std::optional<Kept> PaperStore::find(OrganisationId organisation, const std::string& kind, int schoolYear) {
    static const std::string text = std::string(keptText) +
                                    " WHERE organisation = :organisation AND kind = :kind AND school_year = "
                                    ":year AND withdrawn_on IS NULL ORDER BY id DESC LIMIT 1";
    auto found =
        work_.all<Kept>(text, {{"organisation", organisation}, {"kind", kind}, {"year", schoolYear}});
    if (found.empty()) return {};
    return found.front();
}

Home PaperStore::home(OrganisationId organisation) {
    static constexpr db::Query find{"papers.home", R"(
        SELECT id, name, short_name, level, kind FROM shared_organisations WHERE id = :id AND since <= :today AND until > :today)"};
    auto home = work_.one<Home>(find, {{"id", organisation}});
    if (!home) notFound();
    return *home;
}

std::vector<Edition> PaperStore::editions(PaperId id) {
    static const std::string text = std::string(editionText) + " ORDER BY e.edition DESC";
    return work_.all<Edition>(text, {{"id", id}});
}

Edition PaperStore::edition(PaperId id, int number) {
    static const std::string text = std::string(editionText) + " AND e.edition = :edition";
    auto found = work_.all<Edition>(text, {{"id", id}, {"edition", number}});
    if (found.empty()) notFound();
    return found.front();
}

std::optional<api::File> PaperStore::file(PaperId id, int number) {
    static constexpr db::Query find{"papers.file", R"(
        SELECT file_name, file_bytes FROM paper_editions WHERE paper = :id AND edition = :edition AND file_bytes IS NOT NULL)"};
    auto rows = work_.run(find.text, {{"id", id}, {"edition", number}});
    if (!rows->next()) return {};
    return api::File{std::string(rows->text(0)), "application/octet-stream", fromBase64(rows->text(1))};
}

void PaperStore::add(const Kept& p) {
    static constexpr db::Query insert{"papers.add", R"(
        INSERT INTO papers (id, organisation, kind, school_year, title, sort_title, edition, draft, version)
        VALUES (:id, :organisation, :kind, :year, :title, :sort_title, :edition, :draft, 1))"};
    work_.execute(insert, {{"id", p.id},
                           {"organisation", p.organisation},
                           {"kind", p.kind},
                           {"year", p.school_year},
                           {"title", p.title},
                           {"sort_title", utf8::sortKey(p.title)},
                           {"edition", p.edition},
                           {"draft", p.draft}});
}

void PaperStore::save(const Kept& p) {
    static constexpr db::Query update{"papers.save", R"(
        UPDATE papers SET title = :title, sort_title = :sort_title, edition = :edition, draft = :draft,
               withdrawn_on = :withdrawn_on, withdrawn_reason = :withdrawn_reason, version = version + 1 WHERE id = :id)"};
    work_.execute(update, {{"id", p.id},
                           {"title", p.title},
                           {"sort_title", utf8::sortKey(p.title)},
                           {"edition", p.edition},
                           {"draft", p.draft},
                           {"withdrawn_on", p.withdrawn_on},
                           {"withdrawn_reason", p.withdrawn_reason}});
}

void PaperStore::add(PaperId id, const Edition& e) {
    static constexpr db::Query insert{"papers.add_edition", R"(
        INSERT INTO paper_editions (paper, edition, state, reason, made_on, made_by, generated)
        VALUES (:id, :edition, :state, :reason, :today, :who, FALSE))"};
    auto person = work_.scope().member().person;
    work_.execute(insert, {{"id", id},
                           {"edition", e.edition},
                           {"state", e.state},
                           {"reason", e.reason},
                           {"who", person ? std::optional(person) : std::nullopt}});
    save(id, e);
}

void PaperStore::save(PaperId id, const Edition& e) {
    static constexpr db::Query update{"papers.save_edition", R"(
        UPDATE paper_editions SET state = :state, remarks = :remarks, act_date = :act_date, act_number = :act_number,
               valid_until = :valid_until, link = :link, approved_on = :approved_on,
               approved_by = CASE WHEN CAST(:approved_on AS TEXT) IS NULL THEN NULL ELSE CAST(:who AS BIGINT) END
        WHERE paper = :id AND edition = :edition)"};
    auto person = work_.scope().member().person;
    work_.execute(update, {{"id", id},
                           {"edition", e.edition},
                           {"state", e.state},
                           {"remarks", e.remarks},
                           {"act_date", e.act_date},
                           {"act_number", e.act_number},
                           {"valid_until", e.valid_until},
                           {"link", e.link},
                           {"approved_on", e.approved_on},
                           {"who", person ? std::optional(person) : std::nullopt}});
}

void PaperStore::put(PaperId id, int edition, const Content& c, bool generated) {
    static constexpr db::Query update{"papers.put", R"(
        UPDATE paper_editions SET file_name = :name, sha256 = :sha256, file_bytes = :bytes, words = :words, generated = :generated
        WHERE paper = :id AND edition = :edition)"};
    work_.execute(update, {{"id", id},
                           {"edition", edition},
                           {"name", c.file_name},
                           {"sha256", c.sha256},
                           {"bytes", c.file_bytes},
                           {"words", c.words},
                           {"generated", generated}});
}

void PaperStore::remove(const Kept& p) {
    static constexpr db::Query edition{"papers.remove_edition",
                                       "DELETE FROM paper_editions WHERE paper = :id AND edition = :edition"};
    static constexpr db::Query whole{"papers.remove", "DELETE FROM papers WHERE id = :id"};
    work_.execute(edition, {{"id", p.id}, {"edition", p.draft}});
    if (p.edition) {
        Kept rest = p;
        rest.draft = 0;
        save(rest);
    } else {
        work_.execute(whole, {{"id", p.id}});
    }
}

std::string PaperStore::pattern(OrganisationId organisation) {
    static constexpr db::Query find{"papers.pattern",
                                    "SELECT pattern FROM paper_registers WHERE organisation = :id"};
    return work_.text(find, {{"id", organisation}}).value_or("{номер}");
}

void PaperStore::setPattern(OrganisationId organisation, const std::string& pattern) {
    static constexpr db::Query put{"papers.set_pattern", R"(
        INSERT INTO paper_registers (organisation, pattern) VALUES (:id, :pattern)
        ON CONFLICT (organisation) DO UPDATE SET pattern = excluded.pattern)"};
    work_.execute(put, {{"id", organisation}, {"pattern", pattern}});
}

std::string PaperStore::number(const Kept& p, int edition, int year) {
    static constexpr db::Query last{"papers.last_number", R"(
        SELECT max(e.reg_index) FROM papers p JOIN paper_editions e ON e.paper = p.id
        WHERE p.organisation = :organisation AND e.reg_year = :year)"};
    static constexpr db::Query put{"papers.number", R"(
        UPDATE paper_editions SET reg_number = :number, reg_year = :year, reg_index = :index WHERE paper = :id AND edition = :edition)"};
    auto index = work_.number(last, {{"organisation", p.organisation}, {"year", year}}) + 1;
    auto number = numberBy(pattern(p.organisation), index, year);
    work_.execute(put,
                  {{"id", p.id}, {"edition", edition}, {"number", number}, {"year", year}, {"index", index}});
    return number;
}

std::vector<Date> PaperStore::setYears(const Kept& p, const Kind& kind, const Years& years,
                                       const std::optional<InForce>& in) {
    static constexpr db::Query was{"papers.years",
                                   "SELECT on_date FROM paper_years WHERE paper = :id ORDER BY school_year"};
    static constexpr db::Query forget{"papers.forget_years", "DELETE FROM paper_years WHERE paper = :id"};
    static constexpr db::Query insert{"papers.add_year", R"(
        INSERT INTO paper_years (paper, school_year, organisation, kind, title, on_date, approved_on, in_time)
        VALUES (:id, :year, :organisation, :kind, :title, :on_date, :approved_on, :in_time))"};
    std::vector<Date> moved;
    {
        auto rows = work_.run(was.text, {{"id", p.id}});
        while (rows->next()) moved.push_back(*parseDate(rows->text(0)));
    }
    work_.execute(forget, {{"id", p.id}});
    if (!in) return moved;
    for (int year = years.from; year < years.to; ++year) {
        Date on = std::max(in->approved, schoolYearStart(year));
        // A plan approved after its year is over still stands in that year.
        if (on >= schoolYearEnd(year)) on = addDays(schoolYearEnd(year), -1);
        auto due = dueOf(kind, year);
        work_.execute(insert, {{"id", p.id},
                               {"year", year},
                               {"organisation", p.organisation},
                               {"kind", p.kind},
                               {"title", p.title},
                               {"on_date", on},
                               {"approved_on", in->approved},
                               {"in_time", due ? std::optional(in->approved <= *due) : std::nullopt}});
        moved.push_back(on);
    }
    return moved;
}

std::vector<PaperRow> PaperStore::of(OrganisationId organisation) {
    static const std::string text =
        std::string(lineText) +
        " WHERE p.organisation = :organisation ORDER BY p.school_year DESC, p.id DESC";
    std::vector<PaperRow> out;
    for (const Line& l : work_.all<Line>(text, {{"organisation", organisation}})) out.push_back(l.row());
    return out;
}

std::vector<PaperStore::Below> PaperStore::below(OrganisationId organisation) {
    static constexpr db::Query find{"papers.below", R"(
        SELECT p.organisation, p.kind, p.school_year, coalesce(d.state, '') AS state, e.act_date, e.valid_until, p.withdrawn_on
        FROM shared_reach r JOIN papers p ON p.organisation = r.descendant
        LEFT JOIN paper_editions e ON e.paper = p.id AND e.edition = p.edition
        LEFT JOIN paper_editions d ON d.paper = p.id AND d.edition = p.draft
        WHERE r.ancestor = :id AND r.depth = 1 AND r.since <= :today AND r.until > :today)"};
    return work_.all<Below>(find, {{"id", organisation}});
}

std::vector<Home> PaperStore::placesBelow(OrganisationId organisation) {
    static constexpr db::Query find{"papers.places", R"(
        SELECT o.id, o.name, o.short_name, o.level, o.kind FROM shared_organisations o
        WHERE o.parent = :id AND o.since <= :today AND o.until > :today ORDER BY o.sort_name, o.id)"};
    return work_.all<Home>(find, {{"id", organisation}});
}

api::Page<PaperRow> PaperStore::registered(const Within& within, const RegisterQuery& query) {
    std::string text(lineText);
    text +=
        R"( JOIN shared_reach r ON r.descendant = p.organisation AND r.ancestor = :root AND r.since <= :today AND r.until > :today
        WHERE p.edition > 0)";
    std::vector<db::Arg> args{{"root", within.root()}};
    if (query.kind) {
        text += " AND p.kind = :kind";
        args.emplace_back("kind", *query.kind);
    }
    std::string from, to, words, typed;
    if (query.year) {
        from = isoDate(date(*query.year, 1, 1));
        to = isoDate(date(*query.year + 1, 1, 1));
        text += " AND e.act_date >= :from AND e.act_date < :to";
        args.emplace_back("from", from);
        args.emplace_back("to", to);
    }
    if (query.text && !utf8::squeeze(*query.text).empty()) {
        words = utf8::sortKey(*query.text), typed = utf8::squeeze(*query.text);
        text +=
            " AND (strpos(p.sort_title, :words) > 0 OR strpos(e.act_number, :typed) > 0 OR "
            "strpos(e.reg_number, :typed) > 0)";
        args.emplace_back("words", words);
        args.emplace_back("typed", typed);
    }
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += " AND (e.act_date, p.id) < (:after, :after_id)";
        args.emplace_back("after", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    auto size = std::size_t(api::pageSize(query.limit));
    text += " ORDER BY e.act_date DESC, p.id DESC LIMIT :limit";
    args.emplace_back("limit", std::int64_t(size + 1));
    auto lines = work_.all<Line>(text, std::move(args));
    api::Page<PaperRow> page;
    for (std::size_t i = 0; i < std::min(size, lines.size()); ++i) page.items.push_back(lines[i].row());
    if (lines.size() > size)
        page.next =
            api::encodeCursor({isoDate(lines[size - 1].act_date.value_or(Date{})), lines[size - 1].id.value});
    return page;
}

std::vector<PaperId> PaperStore::lackingYear(int year) {
    static constexpr db::Query find{"papers.lacking_year", R"(
        SELECT p.id FROM papers p WHERE p.edition > 0 AND p.school_year = 0 AND p.withdrawn_on IS NULL
          AND NOT EXISTS (SELECT 1 FROM paper_years y WHERE y.paper = p.id AND y.school_year = :year))"};
    std::vector<PaperId> out;
    auto rows = work_.run(find.text, {{"year", year}});
    while (rows->next()) out.push_back(PaperId{rows->integer(0)});
    return out;
}

std::vector<PaperStore::Waiting> PaperStore::waiting(OrganisationId place) {
    static constexpr db::Query find{"papers.waiting", R"(
        SELECT p.id, p.organisation, p.kind, p.title, p.school_year, d.state, d.act_number, d.act_date,
               coalesce((SELECT o.short_name FROM shared_organisation_names o WHERE o.id = p.organisation AND o.since <= :today AND o.until > :today), '') AS organisation_name
        FROM paper_editions d JOIN papers p ON p.id = d.paper AND p.draft = d.edition
        JOIN shared_reach r ON r.descendant = p.organisation AND r.ancestor = :place AND r.since <= :today AND r.until > :today
        WHERE d.state IN ('submitted', 'returned') ORDER BY d.made_on, p.id LIMIT 200)"};
    return work_.all<Waiting>(find, {{"place", place}});
}

}  // namespace metodika::papers
