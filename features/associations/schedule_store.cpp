#include "features/associations/meeting_store.hpp"

namespace metodika::associations {
namespace {

struct LineRow {
    Date on_date{};
    std::string theme;
    std::optional<std::string> place;
};
BOOST_DESCRIBE_STRUCT(LineRow, (), (on_date, theme, place))

}  // namespace

std::optional<KeptSchedule> ScheduleStore::latest(AssociationId association, int year) {
    static constexpr db::Query find{"associations.latest_schedule", R"(
        SELECT id, association, school_year, edition, version, state, approved_on, act_number FROM association_schedules
        WHERE association = :association AND school_year = :year ORDER BY edition DESC LIMIT 1)"};
    return work_.one<KeptSchedule>(find, {{"association", association}, {"year", year}});
}

std::optional<KeptSchedule> ScheduleStore::approved(AssociationId association, int year) {
    static constexpr db::Query find{"associations.approved_schedule", R"(
        SELECT id, association, school_year, edition, version, state, approved_on, act_number FROM association_schedules
        WHERE association = :association AND school_year = :year AND state = 'approved')"};
    return work_.one<KeptSchedule>(find, {{"association", association}, {"year", year}});
}

std::vector<ScheduleLine> ScheduleStore::lines(ScheduleId id) {
    static constexpr db::Query find{
        "associations.schedule_lines",
        "SELECT on_date, theme, place FROM schedule_lines WHERE schedule = :id ORDER BY number"};
    std::vector<ScheduleLine> out;
    for (auto& l : work_.all<LineRow>(find, {{"id", id}}))
        out.push_back({l.on_date, std::move(l.theme), std::move(l.place)});
    return out;
}

ScheduleId ScheduleStore::add(AssociationId association, int year, std::int64_t edition) {
    static constexpr db::Query insert{"associations.add_schedule", R"(
        INSERT INTO association_schedules (id, association, school_year, edition, state, version)
        VALUES (:id, :association, :year, :edition, 'draft', 0))"};
    auto id = work_.newId<ScheduleId>();
    work_.execute(insert, {{"id", id}, {"association", association}, {"year", year}, {"edition", edition}});
    return id;
}

void ScheduleStore::setLines(ScheduleId id, const std::vector<ScheduleLine>& lines) {
    static constexpr db::Query clear{"associations.clear_lines",
                                     "DELETE FROM schedule_lines WHERE schedule = :id"};
    static constexpr db::Query add{"associations.add_line", R"(
        INSERT INTO schedule_lines (schedule, number, on_date, theme, place) VALUES (:id, :number, :on_date, :theme, :place))"};
    static constexpr db::Query touch{"associations.touch_schedule",
                                     "UPDATE association_schedules SET version = version + 1 WHERE id = :id"};
    work_.execute(clear, {{"id", id}});
    std::int64_t number = 0;
    for (const ScheduleLine& l : lines)
        work_.execute(
            add,
            {{"id", id}, {"number", ++number}, {"on_date", l.date}, {"theme", l.theme}, {"place", l.place}});
    work_.execute(touch, {{"id", id}});
}

void ScheduleStore::remove(ScheduleId id) {
    static constexpr db::Query lines{"associations.remove_lines",
                                     "DELETE FROM schedule_lines WHERE schedule = :id"};
    static constexpr db::Query schedule{"associations.remove_schedule",
                                        "DELETE FROM association_schedules WHERE id = :id"};
    for (const auto& query : {lines, schedule}) work_.execute(query, {{"id", id}});
}

void ScheduleStore::approve(ScheduleId id, const Approval& approval) {
    static constexpr db::Query update{"associations.approve_schedule", R"(
        UPDATE association_schedules SET state = 'approved', approved_on = :on, act_number = :act, version = version + 1 WHERE id = :id)"};
    work_.execute(update, {{"id", id}, {"on", approval.approved_on}, {"act", approval.act_number}});
}

void ScheduleStore::replace(ScheduleId id) {
    static constexpr db::Query update{
        "associations.replace_schedule",
        "UPDATE association_schedules SET state = 'replaced', version = version + 1 WHERE id = :id"};
    work_.execute(update, {{"id", id}});
}

}  // namespace metodika::associations
