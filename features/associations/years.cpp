// A row for each school year in which an association works: what indicator 1.4 counts.
#include "contracts/region.hpp"
#include "features/associations/keeping.hpp"
#include "features/associations/rules.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::associations {
namespace {

struct YearLine {
    int school_year = 0;
    Date on_date{};
};
BOOST_DESCRIBE_STRUCT(YearLine, (), (school_year, on_date))

// From June on the rows of the next school year stand ready.
int readyUntil(Date today) { return schoolYear(addDays(today, 92)); }

void changed(api::Work& work, const Room& room, const Kept& a, Date on) {
    room.facts.changed(work, "association_years", a.organisation, on);
}

}  // namespace

Date scheduleDue(const packs::Pack& pack, int year, Date opened) {
    Date begins = schoolYearStart(year);
    return approveBy(pack.setting("schedule.approve_by", begins).dayOf(year), opened,
                     int(pack.setting("schedule.approve_days_after_opening", begins).number()));
}

void keepYears(api::Work& work, const Room& room, const Kept& a) {
    static constexpr db::Query find{
        "associations.years", "SELECT school_year, on_date FROM association_years WHERE association = :id"};
    static constexpr db::Query forget{
        "associations.forget_year",
        "DELETE FROM association_years WHERE association = :id AND school_year = :year"};
    static constexpr db::Query put{"associations.put_year", R"(
        INSERT INTO association_years (association, school_year, on_date, approve_by, schedule_in_time)
        VALUES (:id, :year, :on_date, :approve_by, :no)
        ON CONFLICT (association, school_year) DO UPDATE SET on_date = excluded.on_date, approve_by = excluded.approve_by,
            schedule_in_time = (association_years.schedule_approved_on IS NOT NULL AND association_years.schedule_approved_on <= excluded.approve_by))"};
    int first = std::max(firstYear(a.since), int(a.kept_from)),
        last = lastYear(a.until, readyUntil(work.today()));
    for (const auto& y : work.all<YearLine>(find, {{"id", a.id}})) {
        bool outside = y.school_year < firstYear(a.since) || y.school_year > last;
        if (outside || y.on_date != yearBegins(y.school_year, a.since)) changed(work, room, a, y.on_date);
        if (outside) work.execute(forget, {{"id", a.id}, {"year", y.school_year}});
    }
    const packs::Pack& pack = packOf(work, a.organisation);
    for (int year = first; year <= last; ++year) {
        Date begins = yearBegins(year, a.since);
        work.execute(put, {{"id", a.id},
                           {"year", year},
                           {"on_date", begins},
                           {"approve_by", scheduleDue(pack, year, a.since)},
                           {"no", false}});
        changed(work, room, a, begins);
    }
}

std::int64_t openYears(api::Work& work, const Room& room) {
    static constexpr db::Query missing{"associations.years_missing", R"(
        SELECT a.id, a.name, a.level, a.kind, a.community, a.organisation, a.root, a.cluster, a.basis, a.act_number, a.since, a.until,
               a.act_date, a.kept_from, a.version
        FROM associations a
        WHERE a.until > :begins AND a.since < :ends
          AND NOT EXISTS (SELECT 1 FROM association_years y WHERE y.association = a.id AND y.school_year = :year))"};
    int year = readyUntil(work.today());
    auto lacking = work.all<Kept>(
        missing, {{"year", year}, {"begins", schoolYearStart(year)}, {"ends", schoolYearEnd(year)}});
    for (const Kept& a : lacking) keepYears(work, room, a);
    // Every membership that goes on counts in the new year.
    if (!lacking.empty())
        room.facts.markPeriod(work.connection(), "association_members",
                              {facts::PeriodKind::school_year, year}, 0);
    return std::int64_t(lacking.size());
}

void noteApproval(api::Work& work, const Room& room, const Kept& a, int year, Date approvedOn,
                  std::int64_t meetings) {
    // A later edition changes how many meetings there are, not that the first one came in time.
    static constexpr db::Query put{"associations.note_approval", R"(
        INSERT INTO association_years (association, school_year, on_date, approve_by, schedule_approved_on, schedule_meetings, schedule_in_time)
        VALUES (:id, :year, :on_date, :approve_by, :approved_on, :meetings, :in_time)
        ON CONFLICT (association, school_year) DO UPDATE SET
            schedule_meetings = excluded.schedule_meetings,
            schedule_approved_on = coalesce(association_years.schedule_approved_on, excluded.schedule_approved_on),
            schedule_in_time = CASE WHEN association_years.schedule_approved_on IS NULL THEN excluded.schedule_in_time
                                    ELSE association_years.schedule_in_time END)"};
    Date begins = yearBegins(year, a.since), due = scheduleDue(packOf(work, a.organisation), year, a.since);
    work.execute(put, {{"id", a.id},
                       {"year", year},
                       {"on_date", begins},
                       {"approve_by", due},
                       {"approved_on", approvedOn},
                       {"meetings", meetings},
                       {"in_time", approvedOn <= due}});
    changed(work, room, a, begins);
}

}  // namespace metodika::associations
