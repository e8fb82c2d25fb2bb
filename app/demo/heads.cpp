// Heads of associations with their terms, and the yearly schedules that they bring to be approved.
#include <algorithm>

#include "app/demo/build.hpp"

namespace metodika::demo {
namespace {
using std::to_string;

class Heads {
  public:
    explicit Heads(Build& build) : build_(build), region_(build.region), random_(build.seed, "heads") {
        experienced_.assign(region_.persons.size(), false);
        for (const auto& c : region_.categories)
            if (c.level != CategoryLevel::szd && isOpen(c.until, region_.asOf)) experienced_[c.person] = true;
        mainSchool_.assign(region_.persons.size(), nobody);
        for (const auto& e : region_.employments)
            if (e.kind == EmploymentKind::main && isOpen(e.until, region_.asOf))
                mainSchool_[e.person] = e.organisation;
    }

    void make() {
        for (Index i = 0; i < region_.associations.size(); ++i) {
            const auto& a = region_.associations[i];
            bool municipal = a.level == Level::municipality;
            bool tour = a.owner == build_.municipalities[build_.tour].service || a.owner == build_.tourSchool;
            // The physicists of the tour lost theirs last spring: nobody wants the duty.
            bool vacant = tour ? municipal && a.speciality == "physics" : random_.chance(municipal ? 4 : 3);
            head(i, vacant);
        }
    }

  private:
    Index candidate(Index association) {
        const auto& a = region_.associations[association];
        bool tourMath = a.owner == build_.municipalities[build_.tour].service && a.speciality == "math";
        Index best = nobody;
        int bestScore = -1;
        for (std::size_t k = build_.memberRange[association]; k < build_.memberRange[association + 1]; ++k) {
            const auto& m = region_.members[k];
            if (!isOpen(m.until, region_.asOf) || mainSchool_[m.person] == nobody) continue;
            const auto& p = region_.persons[m.person];
            int score = random_.below(100) + (experienced_[m.person] ? 120 : 0);
            score += p.experiencePedagogical >= 8 && fullYears(m.since, region_.asOf) >= 3 ? 100 : 0;
            score += tourMath && mainSchool_[m.person] == build_.tourSchool ? 1000 : 0;
            if (a.level == Level::organisation && mainSchool_[m.person] != a.owner) score -= 200;
            if (score > bestScore) bestScore = score, best = Index(k);
        }
        return best;
    }

    void head(Index association, bool vacant) {
        Index k = candidate(association);
        if (k == nobody) return;
        auto term = region_.members[k];
        int year = schoolYear(region_.asOf);
        Date since = later(term.since, date(year - random_.below(9), 9, 1));
        std::optional<Date> until;
        if (vacant) {
            until = earlier(date(year, 6, 1), region_.asOf);
            since = later(term.since, date(year - 6, 9, 1));
            if (since >= *until) return;  // never had a head
        }
        if (since > region_.asOf) since = term.since;
        if (random_.chance(25)) predecessor(association, term.person, since);
        region_.heads.push_back({association, term.person, since, until});
    }

    void predecessor(Index association, Index next, Date until) {
        for (std::size_t k = build_.memberRange[association]; k < build_.memberRange[association + 1]; ++k) {
            const auto& m = region_.members[k];
            if (m.person == next || m.since > addMonths(until, -12) || !isOpen(m.until, until)) continue;
            region_.heads.push_back({association, m.person, later(m.since, addMonths(until, -48)), until});
            return;
        }
    }

    Build& build_;
    Region& region_;
    Random random_;
    std::vector<bool> experienced_;
    std::vector<Index> mainSchool_;
};

/// The order of a body on a day has one number, whoever asks.
std::string actOf(Index body, Date day) {
    return to_string((body * 37u + unsigned(day.month()) * 31u * 3u + unsigned(day.day()) * 3u) % 480u +
                     12u) +
           "-о";
}

struct Habits {
    int missing, late;  // percent
};
}  // namespace

void makeHeads(Build& build) { Heads(build).make(); }

void makeSchedules(Build& build) {
    auto& region = build.region;
    Random random(build.seed, "schedules");
    std::vector<std::vector<AssociationTerm>> heads(region.associations.size());
    for (const auto& h : region.heads) heads[h.association].push_back(h);
    int current = schoolYear(region.asOf), last = lastPlannedYear(region.asOf);
    for (Index i = 0; i < region.associations.size(); ++i) {
        const auto& a = region.associations[i];
        Pace pace = paceOf(region, a);
        bool municipal = a.level == Level::municipality;
        Habits habits = pace == Pace::excellent  ? Habits{0, 0}
                        : pace == Pace::strained ? Habits{28, 45}
                                                 : Habits{municipal ? 5 : 8, 12};
        Index approver = a.owner;
        if (municipal)
            for (const auto& m : build.municipalities)
                if (m.service == a.owner) approver = m.authority;
        for (int year = current - build.years; year <= last; ++year) {
            Date start = schoolYearStart(year);
            if (a.since > start) continue;
            bool led = std::any_of(heads[i].begin(), heads[i].end(), [&](const AssociationTerm& h) {
                return h.since <= start && isOpen(h.until, start);
            });
            if (random.chance(habits.missing) || (!led && pace != Pace::excellent && random.chance(80)))
                continue;
            Date day = random.chance(habits.late) ? date(year, 9, unsigned(random.between(16, 30)))
                       : random.chance(75) || pace == Pace::excellent
                           ? date(year, 8, unsigned(random.between(25, 29)))
                           : date(year, 9, unsigned(random.between(1, 13)));
            day = workday(day);
            Schedule s{i, year};
            if (day <= region.asOf && (year < current || !random.chance(pace == Pace::excellent ? 0 : 2))) {
                s.state = ScheduleState::approved;
                s.approvedOn = day;
                s.act = actOf(approver, day);
            } else {
                s.state =
                    daysBetween(region.asOf, day) < 14 ? ScheduleState::submitted : ScheduleState::draft;
            }
            region.schedules.push_back(std::move(s));
        }
    }
}

}  // namespace metodika::demo
