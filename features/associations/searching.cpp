#include "features/associations/searching.hpp"

#include <set>

#include "features/associations/meeting.hpp"
#include "features/associations/rights.hpp"
#include "platform/db/in_list.hpp"
#include "platform/search/words.hpp"

namespace metodika::associations {
namespace {

struct SearchLine {
    AssociationId id;
    OrganisationId organisation;
    Level level = Level::school;
    std::string name, sort_name, organisation_name;
    std::optional<std::string> basis;
};
BOOST_DESCRIBE_STRUCT(SearchLine, (), (id, organisation, level, name, sort_name, organisation_name, basis))

struct SearchedMeeting {
    MeetingId id;
    AssociationId association;
    OrganisationId organisation;
    Level level = Level::school;
    Date on_date{};
    MeetingState state = MeetingState::planned;
    std::optional<std::int64_t> number;
    std::string theme, association_name;
};
BOOST_DESCRIBE_STRUCT(SearchedMeeting, (),
                      (id, association, organisation, level, on_date, state, number, theme, association_name))

constexpr std::string_view associationLines = R"(
    SELECT a.id, a.organisation, a.level, a.name, a.sort_name, a.basis,
           coalesce((SELECT o.short_name FROM shared_organisation_names o WHERE o.id = a.organisation AND o.since <= :today AND o.until > :today), '') AS organisation_name
    FROM associations a WHERE a.until > :today)";
constexpr std::string_view meetingLines = R"(
    SELECT m.id, m.association, m.organisation, a.level, m.on_date, m.state, m.number, m.theme, a.name AS association_name
    FROM meetings m JOIN associations a ON a.id = m.association WHERE 1 = 1)";

template <class Line, class F>
void each(api::Work& work, std::string_view lines, std::string_view column,
          const std::vector<std::int64_t>* only, F&& f) {
    auto read = [&](const std::string& text, std::vector<db::Arg> args) {
        auto rows = work.run(text, std::move(args));
        json::RowReader<Line> line(*rows);
        while (rows->next()) f(line(*rows));
    };
    if (!only) return read(std::string(lines), {});
    db::inParts("i", *only, [&](const db::InList& ids) {
        read(std::string(lines) + " AND " + std::string(column) + " IN (" + ids.text() + ")", ids.args());
    });
}

/// The ids of those that the reader belongs to or heads today: they are open wherever they stand.
std::unordered_set<std::int64_t> ownOf(api::Work& work) {
    static constexpr db::Query own{"associations.searched_own", R"(
        SELECT association FROM association_members WHERE person = :person AND since <= :today AND until > :today
        UNION SELECT association FROM association_heads WHERE person = :person AND since <= :today AND until > :today)"};
    std::unordered_set<std::int64_t> out;
    if (!work.scope().member().person) return out;
    auto rows = work.run(own.text, {});
    while (rows->next()) out.insert(rows->integer(0));
    return out;
}

search::Doors seenDoors(api::Work& work) {
    search::Doors out;
    for (auto place : homesOf(work).organisations) out.whole.push_back(place.value);
    out.groups = ownOf(work);
    return out;
}

void associationEntries(api::Work& work, const std::vector<std::int64_t>* only,
                        const search::Kind::Take& take) {
    each<SearchLine>(work, associationLines, "a.id", only, [&](const SearchLine& l) {
        take({l.id.value, l.organisation.value, l.id.value, search::alphabetically(l.sort_name), l.name,
              l.basis.value_or("")});
    });
}

std::vector<search::Found> showAssociations(api::Work& work, const std::vector<std::int64_t>& ids) {
    std::vector<search::Found> out;
    each<SearchLine>(work, associationLines, "a.id", &ids, [&](const SearchLine& l) {
        out.push_back({l.id.value, l.name, l.organisation_name, "/associations/" + l.id.text()});
    });
    return out;
}

std::int64_t rankOf(Date day) { return std::chrono::sys_days{day}.time_since_epoch().count(); }

/// What is said of each meeting in these columns, put together.
std::unordered_map<std::int64_t, std::string> textsOf(api::Work& work, const std::string& query,
                                                      const std::vector<std::int64_t>* only) {
    std::unordered_map<std::int64_t, std::string> out;
    auto read = [&](const std::string& text, std::vector<db::Arg> args) {
        auto rows = work.run(text, std::move(args));
        while (rows->next()) {
            auto& all = out[rows->integer(0)];
            for (int i = 1; i < rows->columns(); ++i)
                if (!rows->null(i)) (all += ' ') += rows->text(i);
        }
    };
    if (!only)
        read(query, {});
    else
        db::inParts("i", *only, [&](const db::InList& ids) {
            read(query + " WHERE meeting IN (" + ids.text() + ")", ids.args());
        });
    return out;
}

void meetingEntries(api::Work& work, const std::vector<std::int64_t>* only, const search::Kind::Take& take) {
    auto agendas = textsOf(work, "SELECT meeting, title FROM agenda_items", only);
    each<SearchedMeeting>(work, meetingLines, "m.id", only, [&](const SearchedMeeting& m) {
        take({m.id.value, m.organisation.value, m.association.value, rankOf(m.on_date), m.theme,
              m.association_name + " " + stampDate(m.on_date) + agendas[m.id.value]});
    });
}

std::vector<search::Found> showMeetings(api::Work& work, const std::vector<std::int64_t>& ids) {
    std::vector<search::Found> out;
    each<SearchedMeeting>(work, meetingLines, "m.id", &ids, [&](const SearchedMeeting& m) {
        out.push_back({m.id.value, m.theme, stampDate(m.on_date) + " · " + m.association_name,
                       "/meetings/" + m.id.text()});
    });
    return out;
}

void minutesEntries(api::Work& work, const std::vector<std::int64_t>* only, const search::Kind::Take& take) {
    auto said = textsOf(work, "SELECT meeting, title, heard, spoke FROM agenda_items", only);
    auto decided = textsOf(work, "SELECT meeting, text FROM meeting_decisions", only);
    each<SearchedMeeting>(work, meetingLines, "m.id", only, [&](const SearchedMeeting& m) {
        if (m.state != MeetingState::held) return;
        std::string number = m.number ? std::to_string(*m.number) : "";
        // Regional ones are kept by the institute alone: those who keep what is below do not find them.
        take({m.id.value, m.level == Level::regional ? 0 : m.organisation.value, m.association.value,
              rankOf(m.on_date), "Протокол minutes " + number + " " + m.association_name,
              m.theme + " " + stampDate(m.on_date) + said[m.id.value] + decided[m.id.value]});
    });
}

search::Doors minutesDoors(api::Work& work) {
    static constexpr db::Query regional{"associations.searched_regional",
                                        "SELECT id, organisation FROM associations WHERE level = 'regional'"};
    search::Doors out;
    out.groups = ownOf(work);
    std::set<std::int64_t> places;
    bool institute = false;
    for (const api::Holding& h : work.scope().member().holdings) {
        if (std::find(roles::keepers.begin(), roles::keepers.end(), h.role) != roles::keepers.end())
            places.insert(h.place());
        institute |= h.role == roles::instituteMethodist;
    }
    out.whole.assign(places.begin(), places.end());
    if (!institute) return out;
    auto rights = Rights::of(work);
    auto rows = work.run(regional.text, {});
    while (rows->next())
        if (rights.keeps(Level::regional, OrganisationId{rows->integer(1)}))
            out.groups.insert(rows->integer(0));
    return out;
}

std::vector<search::Found> showMinutes(api::Work& work, const std::vector<std::int64_t>& ids) {
    std::vector<search::Found> out;
    each<SearchedMeeting>(work, meetingLines, "m.id", &ids, [&](const SearchedMeeting& m) {
        if (m.state != MeetingState::held) return;
        out.push_back({m.id.value,
                       work.scope().say("associations.search.minutes",
                                        {{"number", m.number ? std::to_string(*m.number) : ""},
                                         {"date", stampDate(m.on_date)}}),
                       m.association_name + " · " + m.theme, "/meetings/" + m.id.text()});
    });
    return out;
}

}  // namespace

void searchAnew(api::Work& work, MeetingId id) {
    search::changed(work, "meetings", id.value);
    search::changed(work, "minutes", id.value);
}

void searchAnew(api::Work& work, AssociationId id) {
    static constexpr db::Query meetings{"associations.searched_meetings",
                                        "SELECT id FROM meetings WHERE association = :id"};
    search::changed(work, "associations", id.value);
    std::vector<MeetingId> of;
    {
        auto rows = work.run(meetings.text, {{"id", id}});
        while (rows->next()) of.push_back(MeetingId{rows->integer(0)});
    }
    for (auto meeting : of) searchAnew(work, meeting);
}

search::Kind searchedAssociations() {
    return {.name = "associations",
            .places = false,
            .entries = associationEntries,
            .doors = seenDoors,
            .show = showAssociations};
}
search::Kind searchedMeetings() {
    return {.name = "meetings",
            .places = false,
            .entries = meetingEntries,
            .doors = seenDoors,
            .show = showMeetings};
}
search::Kind searchedMinutes() {
    return {.name = "minutes",
            .places = false,
            .entries = minutesEntries,
            .doors = minutesDoors,
            .show = showMinutes};
}

}  // namespace metodika::associations
