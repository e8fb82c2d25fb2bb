#include "features/associations/meeting_store.hpp"

#include <algorithm>

#include "features/associations/rules.hpp"
#include "features/associations/searching.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

struct RowLine {
    MeetingId id;
    AssociationId association;
    OrganisationId organisation;
    std::string association_name, organisation_name, theme;
    Level level = Level::school;
    Date on_date{};
    std::optional<std::string> at_time, place;
    MeetingState state = MeetingState::planned;
    std::optional<int> number, attended, invited;
};
BOOST_DESCRIBE_STRUCT(RowLine, (),
                      (id, association, organisation, association_name, organisation_name, theme, level,
                       on_date, at_time, place, state, number, attended, invited))

struct AttendanceLine {
    PersonId person;
    OrganisationId organisation;
    std::string name, organisation_name, position;
    bool present = false;
};
BOOST_DESCRIBE_STRUCT(AttendanceLine, (), (person, organisation, name, organisation_name, position, present))

constexpr std::string_view keptColumns =
    "SELECT id, association, organisation, school_year, on_date, at_time, place, guests, theme, state, "
    "number, invited, attended, "
    "chair, secretary, from_schedule, version FROM meetings ";

}  // namespace

api::Page<MeetingRow> MeetingStore::list(const std::optional<Within>& within, const MeetingQuery& query,
                                         const Rights& rights) {
    bool latestFirst = !query.sort || *query.sort == "-date";
    if (query.sort && *query.sort != "date" && *query.sort != "-date")
        throw Refused(RefusalKind::invalid, "api.invalid", {},
                      {{"/sort", "api.field.choice", {{"known", "date, -date"}}}});
    // Which ones is read from an index alone; only those that are shown are fetched.
    std::string text = "SELECT m.id FROM meetings m WHERE 1 = 1";
    std::vector<db::Arg> args;
    if (query.association) {
        text += " AND m.association = :association";
        args.emplace_back("association", *query.association);
    }
    if (within) {
        text += belowRoot(work_, *within, "m.organisation");
        args.emplace_back("root", within->root());
    }
    if (query.mine.value_or(false))
        text +=
            " AND m.association IN (SELECT association FROM association_members WHERE person = :person AND "
            "since <= :today AND until > :today UNION SELECT association FROM association_heads WHERE person "
            "= :person AND since <= :today AND until > :today)";
    if (query.year) {
        text += " AND m.school_year = :year AND m.on_date >= :year_begins AND m.on_date < :year_ends";
        args.emplace_back("year", *query.year);
        args.emplace_back("year_begins", date(*query.year, 8, 1));
        args.emplace_back("year_ends", date(*query.year + 1, 8, 1));
    }
    if (query.state) {
        text += " AND m.state = :state";
        args.emplace_back("state", *query.state);
    }
    if (query.minutes_late.value_or(false)) {
        text +=
            " AND m.state = 'held' AND m.on_date < :sign_before AND NOT EXISTS (SELECT 1 FROM meeting_papers "
            "x "
            "WHERE x.meeting = m.id AND x.record = m.version)";
        args.emplace_back(
            "sign_before",
            minutesDueBefore(work_.today(), work_.scope().setting("meeting.minutes_working_days")));
    }
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(text, std::move(args)), {}};
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += latestFirst ? " AND (m.on_date, m.id) < (:after_day, :after_id)"
                            : " AND (m.on_date, m.id) > (:after_day, :after_id)";
        args.emplace_back("after_day", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    int size = api::pageSize(query.limit);
    std::string order = latestFirst ? " ORDER BY m.on_date DESC, m.id DESC" : " ORDER BY m.on_date, m.id";
    args.emplace_back("limit", size + 1);
    auto found = work_.all<RowLine>(R"(
        SELECT m.id, m.association, m.organisation, a.name AS association_name, a.level,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = m.organisation AND o.since <= :today AND o.until > :today) AS organisation_name,
               m.theme, m.on_date, m.at_time, m.place, m.state,
               m.number, m.attended, m.invited
        FROM meetings m JOIN associations a ON a.id = m.association WHERE m.id IN ()" +
                                        text + order + " LIMIT :limit)" + order,
                                    std::move(args));
    api::Page<MeetingRow> page;
    page.next = api::cutPage(found, size, [](const RowLine& l) {
        return api::Cursor{isoDate(l.on_date), l.id.value};
    });
    for (const RowLine& l : found) {
        bool writes = rights.writes(l.association, l.level, l.organisation);
        bool planned = l.state == MeetingState::planned;
        page.items.push_back(
            {l.id,
             {l.association, l.association_name},
             {l.organisation, l.organisation_name},
             l.on_date,
             l.at_time,
             l.place,
             l.theme,
             l.state,
             l.number,
             l.attended,
             l.invited,
             {{"edit", writes && planned},
              {"attendance", writes && l.state != MeetingState::cancelled && l.on_date <= work_.today()}}});
    }
    return page;
}

KeptMeeting MeetingStore::kept(MeetingId id) {
    static const std::string find = std::string(keptColumns) + "WHERE id = :id";
    auto found = work_.all<KeptMeeting>(find, {{"id", id}});
    if (found.empty()) notFound();
    return found.front();
}

std::vector<KeptMeeting> MeetingStore::ofYear(AssociationId association, int year) {
    static const std::string find =
        std::string(keptColumns) +
        "WHERE association = :association AND school_year = :year ORDER BY on_date, id";
    return work_.all<KeptMeeting>(find, {{"association", association}, {"year", year}});
}

std::vector<Attendance> MeetingStore::attendance(const KeptMeeting& m) {
    static constexpr db::Query frozen{"meetings.attendance", R"(
        SELECT x.person, coalesce(p.name, '') AS name, x.organisation, x.position, x.present,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = x.organisation AND o.since <= :day AND o.until > :day) AS organisation_name
        FROM meeting_attendance x
        LEFT JOIN shared_persons p ON p.id = x.person
        WHERE x.meeting = :id ORDER BY p.sort_name, x.person)"};
    static constexpr db::Query members{"meetings.invited", R"(
        SELECT x.person, coalesce(p.name, '') AS name, x.organisation, x.position,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = x.organisation AND o.since <= :today AND o.until > :today) AS organisation_name,
               coalesce(t.present, FALSE) AS present
        FROM (SELECT person, organisation, position, manual FROM association_members
              WHERE association = :association AND since <= :day AND until > :day) x
        LEFT JOIN meeting_attendance t ON t.meeting = :id AND t.person = x.person
        LEFT JOIN shared_persons p ON p.id = x.person
        ORDER BY p.sort_name, x.person, x.manual)"};
    auto lines = m.state == MeetingState::held
                     ? work_.all<AttendanceLine>(frozen, {{"id", m.id}, {"day", m.on_date}})
                     : work_.all<AttendanceLine>(
                           members, {{"id", m.id}, {"association", m.association}, {"day", m.on_date}});
    std::vector<Attendance> out;
    for (auto& l : lines) {
        if (!out.empty() && out.back().person.id == l.person) continue;
        out.push_back({{l.person, std::move(l.name)},
                       {l.organisation, std::move(l.organisation_name)},
                       std::move(l.position),
                       l.present});
    }
    return out;
}

std::optional<PersonRef> MeetingStore::name(PersonId person) {
    static constexpr db::Query find{"meetings.name", "SELECT id, name FROM shared_persons WHERE id = :id"};
    return work_.one<PersonRef>(find, {{"id", person}});
}

std::vector<PersonName> MeetingStore::named(MeetingId id) {
    static constexpr db::Query find{"meetings.named", R"(
        SELECT id, surname, given_name, patronymic FROM shared_persons WHERE id IN (
            SELECT chair FROM meetings WHERE id = :id AND chair IS NOT NULL
            UNION SELECT secretary FROM meetings WHERE id = :id AND secretary IS NOT NULL
            UNION SELECT speaker_person FROM agenda_items WHERE meeting = :id AND speaker_person IS NOT NULL
            UNION SELECT responsible FROM meeting_decisions WHERE meeting = :id AND responsible IS NOT NULL))"};
    return work_.all<PersonName>(find, {{"id", id}});
}

std::vector<std::optional<PersonId>> MeetingStore::speakers(MeetingId id) {
    static constexpr db::Query find{
        "meetings.speakers", "SELECT speaker_person FROM agenda_items WHERE meeting = :id ORDER BY number"};
    std::vector<std::optional<PersonId>> out;
    auto rows = work_.run(find.text, {{"id", id}});
    while (rows->next())
        out.push_back(rows->null(0) ? std::optional<PersonId>() : PersonId{rows->integer(0)});
    return out;
}

std::map<PersonId, std::string> MeetingStore::categories(AssociationId association, Date day) {
    static constexpr db::Query find{"meetings.categories", R"(
        SELECT m.person, c.level FROM association_members m
        JOIN shared_categories c ON c.person = m.person AND c.level IN ('highest', 'first')
          AND (c.since IS NULL OR c.since <= :day) AND (c.until IS NULL OR c.until > :day)
        WHERE m.association = :association ORDER BY c.level)"};
    std::map<PersonId, std::string> out;
    auto rows = work_.run(find.text, {{"association", association}, {"day", day}});
    while (rows->next()) out[PersonId{rows->integer(0)}] = rows->text(1);
    return out;
}

std::string MeetingStore::organisationName(OrganisationId organisation, Date day) {
    static constexpr db::Query find{"meetings.organisation_name", R"(
        SELECT name FROM shared_organisation_names WHERE id = :id
        ORDER BY CASE WHEN since <= :day AND until > :day THEN 0 ELSE 1 END, since LIMIT 1)"};
    return work_.text(find, {{"id", organisation}, {"day", day}}).value_or("");
}

int MeetingStore::countItems(MeetingId id) {
    static constexpr db::Query count{"meetings.count_items",
                                     "SELECT count(*) FROM agenda_items WHERE meeting = :id"};
    return int(work_.number(count, {{"id", id}}));
}
int MeetingStore::countPresent(MeetingId id) {
    static constexpr db::Query count{
        "meetings.count_present", "SELECT count(*) FROM meeting_attendance WHERE meeting = :id AND present"};
    return int(work_.number(count, {{"id", id}}));
}
std::int64_t MeetingStore::nextNumber(AssociationId association, int year) {
    static constexpr db::Query last{
        "meetings.last_number",
        "SELECT max(number) FROM meetings WHERE association = :association AND school_year = :year"};
    return work_.number(last, {{"association", association}, {"year", year}}) + 1;
}

void MeetingStore::add(const KeptMeeting& m) {
    static constexpr db::Query insert{"meetings.add", R"(
        INSERT INTO meetings (id, association, organisation, school_year, on_date, at_time, place, theme, state, chair, from_schedule, version)
        VALUES (:id, :association, :organisation, :year, :on_date, :at_time, :place, :theme, :state, :chair, :from_schedule, 1))"};
    work_.execute(insert, {{"id", m.id},
                           {"association", m.association},
                           {"organisation", m.organisation},
                           {"year", m.school_year},
                           {"on_date", m.on_date},
                           {"at_time", m.at_time},
                           {"place", m.place},
                           {"theme", m.theme},
                           {"state", m.state},
                           {"chair", m.chair},
                           {"from_schedule", m.from_schedule}});
    touch(work_, m.association);
    searchAnew(work_, m.id);
}

void MeetingStore::remove(MeetingId id) {
    static constexpr db::Query items{"meetings.remove_items", "DELETE FROM agenda_items WHERE meeting = :id"};
    static constexpr db::Query meeting{"meetings.remove", "DELETE FROM meetings WHERE id = :id"};
    work_.execute(items, {{"id", id}});
    work_.execute(meeting, {{"id", id}});
    searchAnew(work_, id);
}

void MeetingStore::save(const KeptMeeting& m) {
    static constexpr db::Query update{"meetings.save", R"(
        UPDATE meetings SET school_year = :year, on_date = :on_date, at_time = :at_time, place = :place, theme = :theme, state = :state,
               number = :number, chair = :chair, secretary = :secretary, guests = :guests, invited = :invited, attended = :attended,
               version = version + 1
        WHERE id = :id)"};
    work_.execute(update, {{"id", m.id},
                           {"year", m.school_year},
                           {"on_date", m.on_date},
                           {"at_time", m.at_time},
                           {"place", m.place},
                           {"theme", m.theme},
                           {"state", m.state},
                           {"number", m.number},
                           {"chair", m.chair},
                           {"secretary", m.secretary},
                           {"guests", m.guests},
                           {"invited", m.invited},
                           {"attended", m.attended}});
    touch(work_, m.association);
    searchAnew(work_, m.id);
}

void MeetingStore::setPresent(const KeptMeeting& m, const std::vector<Attendance>& invited,
                              const std::vector<PersonId>& present) {
    static constexpr db::Query put{"meetings.put_present", R"(
        INSERT INTO meeting_attendance (meeting, person, organisation, position, present) VALUES (:id, :who, :organisation, :position, :present)
        ON CONFLICT (meeting, person) DO UPDATE SET present = excluded.present)"};
    for (const Attendance& a : invited) {
        bool here = std::find(present.begin(), present.end(), a.person.id) != present.end();
        if (here != a.present)
            work_.execute(put, {{"id", m.id},
                                {"who", a.person.id},
                                {"organisation", a.organisation.id},
                                {"position", a.position},
                                {"present", here}});
    }
}

void MeetingStore::freeze(const KeptMeeting& m, const std::vector<Attendance>& invited) {
    static constexpr db::Query clear{"meetings.clear_attendance",
                                     "DELETE FROM meeting_attendance WHERE meeting = :id"};
    static constexpr db::Query put{"meetings.freeze", R"(
        INSERT INTO meeting_attendance (meeting, person, organisation, position, present) VALUES (:id, :who, :organisation, :position, :present))"};
    work_.execute(clear, {{"id", m.id}});
    for (const Attendance& a : invited)
        work_.execute(put, {{"id", m.id},
                            {"who", a.person.id},
                            {"organisation", a.organisation.id},
                            {"position", a.position},
                            {"present", a.present}});
}

}  // namespace metodika::associations
