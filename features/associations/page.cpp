#include "features/associations/page.hpp"

#include <algorithm>

#include "features/associations/actions.hpp"
#include "features/associations/rules.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

struct ResolvedLine {
    DecisionId id;
    std::string text;
    Date due{};
    std::optional<Date> done_on;
    bool dropped = false;
    MeetingId meeting;
    Date on_date{};
};
BOOST_DESCRIBE_STRUCT(ResolvedLine, (), (id, text, due, done_on, dropped, meeting, on_date))
struct ClosingLine {
    std::optional<std::int64_t> merged_into;
    std::optional<std::string> into_name, closing_act;
    std::optional<Date> closing_act_date;
};
BOOST_DESCRIBE_STRUCT(ClosingLine, (), (merged_into, into_name, closing_act, closing_act_date))

AssociationYears pageOf(api::Work& work, const Seen& seen) {
    static constexpr db::Query themes{"pages.themes", R"(
        SELECT school_year AS year, theme FROM association_themes WHERE association = :id ORDER BY school_year DESC)"};
    static constexpr db::Query entries{"pages.entries", R"(
        SELECT id, part, kind, title, number, on_date AS date, link, description, file_name
        FROM association_entries WHERE association = :id AND meeting IS NULL ORDER BY part, coalesce(on_date, '') DESC, id)"};
    static constexpr db::Query decided{"pages.decisions", R"(
        SELECT d.id, d.text, d.due, d.done_on, d.dropped, m.id AS meeting, m.on_date FROM meeting_decisions d
        JOIN meetings m ON m.id = d.meeting WHERE m.association = :id AND m.state = 'held'
        ORDER BY m.on_date DESC, d.item, d.number LIMIT 100)"};
    static constexpr db::Query closing{"pages.closing", R"(
        SELECT a.merged_into, b.name AS into_name, a.closing_act, a.closing_act_date
        FROM associations a LEFT JOIN associations b ON b.id = a.merged_into WHERE a.id = :id)"};
    static constexpr db::Query absorbed{
        "pages.absorbed", "SELECT id, name FROM associations WHERE merged_into = :id ORDER BY sort_name, id"};
    AssociationId id = seen.association.id;
    AssociationYears page;
    page.themes = work.all<YearTheme>(themes, {{"id", id}});
    page.entries = work.all<Entry>(entries, {{"id", id}});
    // Minutes are for the association and those who keep it; so is what they decided.
    if (seen.seesAttendance())
        for (auto& l : work.all<ResolvedLine>(decided, {{"id", id}})) {
            std::optional<Date> due;
            if (l.due != forever) due = l.due;
            page.decisions.push_back({l.id,
                                      std::move(l.text),
                                      due,
                                      l.done_on,
                                      !l.done_on && l.due < work.today(),
                                      l.dropped,
                                      {l.meeting, l.on_date}});
        }
    else
        page.hidden = {"decisions"};
    auto end = *work.one<ClosingLine>(closing, {{"id", id}});
    if (end.merged_into)
        page.merged_into = AssociationRef{AssociationId{*end.merged_into}, end.into_name.value_or("")};
    page.closing_act = end.closing_act;
    page.closing_act_date = end.closing_act_date;
    page.absorbed = work.all<AssociationRef>(absorbed, {{"id", id}});
    page.version = AssociationStore(work).kept(id).version;
    page.can = {{"edit", seen.writes()}};
    return page;
}

void touch(api::Work& work, const Kept& a, std::string_view what) {
    static constexpr db::Query raise{"pages.touch",
                                     "UPDATE associations SET version = version + 1 WHERE id = :id"};
    work.execute(raise, {{"id", a.id}});
    work.note(a.organisation.value, "association." + std::string(what), "association", a.id.value);
}

void check(api::Work& work, AssociationId id, const EntryWish& wish) {
    static constexpr db::Query ours{
        "pages.meeting", "SELECT count(*) FROM meetings WHERE id = :meeting AND association = :id"};
    if ((wish.part == Part::material) != wish.meeting.has_value() ||
        (wish.meeting && !work.number(ours, {{"meeting", *wish.meeting}, {"id", id}})))
        throw wrongField("/meeting", "associations.material_of_a_meeting");
    if (!entryKind(wish.part, wish.kind)) throw wrongField("/kind", "associations.entry_kind_unknown");
    auto link = utf8::filled(wish.link);
    if (link && !isLink(*link)) throw wrongField("/link", "associations.not_a_link");
    if (!link && wish.part == Part::link) throw wrongField("/link", "api.field.required");
    if (utf8::squeeze(wish.title).empty()) throw wrongField("/title", "api.field.required");
}

/// 404 unless the association has the entry.
void requireEntry(api::Work& work, AssociationId id, EntryId entry) {
    static constexpr db::Query find{
        "pages.entry", "SELECT 1 FROM association_entries WHERE id = :entry AND association = :id"};
    if (!work.number(find, {{"entry", entry}, {"id", id}})) notFound();
}

}  // namespace

bool entryKind(Part part, std::string_view kind) {
    static constexpr std::array<std::string_view, 6> documents{"act",    "regulation", "plan",
                                                               "report", "bank",       "other"};
    static constexpr std::array<std::string_view, 4> links{"social", "site", "chat", "other"};
    static constexpr std::array<std::string_view, 5> materials{"talk", "slides", "handout", "video", "other"};
    static constexpr std::array<std::string_view, 5> resources{"methodical", "lessons", "video", "bank",
                                                               "other"};
    auto holds = [&](const auto& list) { return std::find(list.begin(), list.end(), kind) != list.end(); };
    switch (part) {
        case Part::document:
            return holds(documents);
        case Part::link:
            return holds(links);
        case Part::resource:
            return holds(resources);
        case Part::material:
            return holds(materials);
    }
    return false;
}

AssociationYears openPage(api::Scope& scope, AssociationId id) {
    return scope.read([&](api::Work& work) { return pageOf(work, see(work, id)); });
}

AssociationYears setTheme(api::Scope& scope, AssociationId id, int year, const ThemeWish& wish) {
    static constexpr db::Query put{"pages.put_theme", R"(
        INSERT INTO association_themes (association, school_year, theme) VALUES (:id, :year, :theme)
        ON CONFLICT (association, school_year) DO UPDATE SET theme = excluded.theme)"};
    static constexpr db::Query drop{
        "pages.drop_theme", "DELETE FROM association_themes WHERE association = :id AND school_year = :year"};
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        scope.expectVersion(seen.association.version);
        if (year < firstYear(seen.association.since) || year > yearOfMeeting(work.today()) + 1)
            throw wrongField("/theme", "associations.theme_of_another_year");
        std::string theme = utf8::squeeze(wish.theme);
        if (theme.empty())
            work.execute(drop, {{"id", id}, {"year", year}});
        else
            work.execute(put, {{"id", id}, {"year", year}, {"theme", theme}});
        touch(work, seen.association, "theme_set");
        return pageOf(work, seen);
    });
}

AssociationYears addEntry(api::Scope& scope, AssociationId id, const EntryWish& wish) {
    static constexpr db::Query insert{"pages.add_entry", R"(
        INSERT INTO association_entries (id, association, part, kind, title, number, on_date, link, description, meeting)
        VALUES (:entry, :id, :part, :kind, :title, :number, :on_date, :link, :description, :meeting))"};
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        check(work, id, wish);
        work.execute(insert, {{"entry", work.newId<EntryId>()},
                              {"id", id},
                              {"part", wish.part},
                              {"kind", wish.kind},
                              {"title", utf8::squeeze(wish.title)},
                              {"number", utf8::filled(wish.number)},
                              {"on_date", wish.date},
                              {"link", utf8::filled(wish.link)},
                              {"description", utf8::filled(wish.description)},
                              {"meeting", wish.meeting}});
        touch(work, seen.association, "entry_added");
        return pageOf(work, seen);
    });
}

AssociationYears changeEntry(api::Scope& scope, AssociationId id, EntryId entry, const EntryWish& wish) {
    static constexpr db::Query update{"pages.change_entry", R"(
        UPDATE association_entries SET part = :part, kind = :kind, title = :title, number = :number, on_date = :on_date,
               link = :link, description = :description, meeting = :meeting WHERE id = :entry)"};
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        requireEntry(work, id, entry);
        scope.expectVersion(seen.association.version);
        check(work, id, wish);
        work.execute(update, {{"entry", entry},
                              {"part", wish.part},
                              {"kind", wish.kind},
                              {"title", utf8::squeeze(wish.title)},
                              {"number", utf8::filled(wish.number)},
                              {"on_date", wish.date},
                              {"link", utf8::filled(wish.link)},
                              {"description", utf8::filled(wish.description)},
                              {"meeting", wish.meeting}});
        touch(work, seen.association, "entry_changed");
        return pageOf(work, seen);
    });
}

AssociationYears removeEntry(api::Scope& scope, AssociationId id, EntryId entry) {
    static constexpr db::Query drop{"pages.drop_entry", "DELETE FROM association_entries WHERE id = :entry"};
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        requireEntry(work, id, entry);
        scope.expectVersion(seen.association.version);
        work.execute(drop, {{"entry", entry}});
        touch(work, seen.association, "entry_removed");
        return pageOf(work, seen);
    });
}

AssociationYears putFile(api::Scope& scope, AssociationId id, EntryId entry, const EntryFile& file,
                         std::string_view bytes) {
    static constexpr db::Query put{
        "pages.put_file",
        "UPDATE association_entries SET file_name = :name, file_bytes = :bytes WHERE id = :entry"};
    // A whole folder's name is nobody's business, and no name of a header's either.
    std::string name;
    for (char c : file.file.substr(file.file.find_last_of("/\\") + 1))
        if (static_cast<unsigned char>(c) >= 32 && c != '"') name += c;
    if (name.empty()) throw wrongField("/file", "api.field.required");
    if (bytes.empty()) throw wrongField("/file", "associations.file_empty");
    std::string kept = toBase64(bytes);
    return scope.change([&](api::Work& work) {
        auto seen = seeToWrite(work, id);
        requireEntry(work, id, entry);
        work.execute(put, {{"entry", entry}, {"name", name}, {"bytes", kept}});
        touch(work, seen.association, "file_put");
        return pageOf(work, seen);
    });
}

api::File openFile(api::Scope& scope, AssociationId id, EntryId entry) {
    static constexpr db::Query find{"pages.file", R"(
        SELECT file_name, file_bytes FROM association_entries
        WHERE id = :entry AND association = :id AND file_bytes IS NOT NULL AND (meeting IS NULL OR :belongs))"};
    return scope.read([&](api::Work& work) {
        // Materials of a meeting are for those who see its minutes.
        bool belongs = see(work, id).seesAttendance();
        auto rows = work.run(find.text, {{"entry", entry}, {"id", id}, {"belongs", belongs}});
        if (!rows->next()) notFound();
        return api::File{std::string(rows->text(0)), "application/octet-stream", fromBase64(rows->text(1))};
    });
}

}  // namespace metodika::associations
