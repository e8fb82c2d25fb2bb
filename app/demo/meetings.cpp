// Meetings of the associations: one in August, then in the school breaks, with what was heard and decided.
#include <algorithm>

#include "app/demo/build.hpp"
#include "app/demo/vocabulary.hpp"

namespace metodika::demo {
namespace {
using Text = std::string_view;

struct Window {
    int month, from, to;
};
constexpr Window municipalWindows[] = {{8, 24, 28}, {10, 26, 30}, {1, 11, 15}, {3, 24, 30}};
constexpr Window schoolWindows[] = {{8, 27, 31}, {11, 2, 10}, {1, 11, 16}, {3, 20, 31}, {5, 18, 28}};

struct Habits {
    int held, present, done;  // percent
};
Habits habitsOf(Pace pace) {
    if (pace == Pace::excellent) return {100, 92, 97};
    if (pace == Pace::strained) return {76, 62, 55};
    return {95, 82, 86};
}

class Meetings {
  public:
    explicit Meetings(Build& build) : build_(build), region_(build.region), random_(build.seed, "meetings") {
        leaves_.resize(region_.persons.size());
        for (const auto& s : region_.statuses) leaves_[s.person].push_back({s.since, s.until});
        heads_.resize(region_.associations.size());
        for (const auto& h : region_.heads) heads_[h.association].push_back(h);
        for (const auto& s : region_.schedules) scheduled_.push_back({s.association, s.schoolYear});
        std::sort(scheduled_.begin(), scheduled_.end());
    }

    void make() {
        int current = schoolYear(region_.asOf);
        for (Index i = 0; i < region_.associations.size(); ++i)
            for (int year = current - build_.years; year <= lastPlannedYear(region_.asOf); ++year)
                ofYear(i, year);
    }

  private:
    struct Plan {
        Date date;
        int slot;  // −1: out of turn
    };

    void ofYear(Index association, int year) {
        const auto& a = region_.associations[association];
        if (a.since > schoolYearStart(year)) return;
        bool municipal = a.level == Level::municipality;
        bool planned = std::binary_search(scheduled_.begin(), scheduled_.end(), std::pair{association, year});
        std::vector<Plan> plans;
        // Without a schedule an association meets now and then, and plans nothing ahead.
        int slots = municipal ? 4 : paceOf(region_, a) == Pace::excellent && random_.chance(30) ? 5 : 4;
        for (int slot = 0; slot < slots; ++slot) {
            Window w = municipal ? municipalWindows[slot] : schoolWindows[slot];
            Date day = workday(date(w.month < 8 ? year + 1 : year, unsigned(w.month),
                                    unsigned(random_.between(w.from, w.to))));
            if (!planned && (day > region_.asOf || random_.chance(45))) continue;
            plans.push_back({day, slot});
        }
        bool tour = (a.owner == build_.municipalities[build_.tour].service || a.owner == build_.tourSchool) &&
                    a.speciality == "math";
        if (year == schoolYear(region_.asOf) && planned && (tour || random_.chance(4))) {
            int days = tour ? random_.between(1, 6) : random_.between(-9, 12);
            plans.push_back({workday(addDays(region_.asOf, days)), -1});
        }
        std::stable_sort(plans.begin(), plans.end(),
                         [](const Plan& x, const Plan& y) { return x.date < y.date; });
        int number = 0;
        for (const auto& plan : plans) meeting(association, year, ++number, plan);
    }

    static bool onLeave(const std::vector<std::pair<Date, std::optional<Date>>>& leaves, Date day) {
        return std::any_of(leaves.begin(), leaves.end(),
                           [&](const auto& l) { return l.first <= day && isOpen(l.second, day); });
    }
    void collectMembers(Index association, Date day) {
        here_.clear();
        for (std::size_t k = build_.memberRange[association]; k < build_.memberRange[association + 1]; ++k) {
            const auto& m = region_.members[k];
            if (m.since <= day && isOpen(m.until, day) && !onLeave(leaves_[m.person], day))
                here_.push_back(m.person);
        }
    }

    void meeting(Index association, int year, int number, const Plan& plan) {
        const auto& a = region_.associations[association];
        bool municipal = a.level == Level::municipality;
        Habits habits = habitsOf(paceOf(region_, a));
        collectMembers(association, plan.date);
        if (here_.size() < 2) return;
        Meeting m;
        m.association = association;
        m.schoolYear = year;
        m.number = number;
        m.date = plan.date;
        m.minuteOfDay = municipal ? random_.between(20, 28) * 30 : random_.between(28, 32) * 30;
        m.place = place(a, municipal);
        m.theme = theme(a, year, plan.slot);
        for (const auto& h : heads_[association])
            if (h.since <= plan.date && isOpen(h.until, plan.date)) m.chair = h.person;
        bool past = plan.date < region_.asOf;
        bool held = past && random_.chance(habits.held);
        if (held)
            m.state = MeetingState::held;
        else if (past && (year < schoolYear(region_.asOf) || random_.chance(40)))
            m.state = MeetingState::cancelled;
        if (held) attend(m, habits.present);
        const auto& people = held ? m.attended : here_;
        agenda(m, a, plan.slot, people);
        if (held) decide(m, habits.done);
        region_.meetings.push_back(std::move(m));
    }

    std::string place(const Association& a, bool municipal) {
        std::string room = "каб. " + std::to_string(random_.between(1, 3)) +
                           std::to_string(random_.between(10, 29)).substr(0, 1) +
                           std::to_string(random_.below(10));
        if (!municipal) return random_.chance(30) ? "методический кабинет" : room;
        if (random_.chance(15)) return "дистанционно, видеосвязь";
        if (random_.chance(25)) return region_.organisations[a.owner].shortName + ", методический кабинет";
        for (const auto& m : build_.municipalities)
            if (m.service == a.owner)
                return region_.organisations[random_.pick(m.schools)].name + ", " + room;
        return room;
    }

    std::string theme(const Association& a, int year, int slot) {
        if (slot == 0)
            return "Итоги " + schoolYearName(year - 1) + " учебного года и задачи на " +
                   schoolYearName(year) + " учебный год";
        const auto& themes = talk(a.speciality.empty() ? a.cycle : a.speciality).themes;
        auto at = std::size_t(year + (slot < 0 ? 7 : slot)) % themes.size();
        return slot < 0 ? "Практикум: " + std::string(themes[at]) : std::string(themes[at]);
    }

    void attend(Meeting& m, int presentPercent) {
        random_.shuffle(here_);
        for (Index person : here_) {
            if (m.attended.size() >= attendanceCap) break;
            if (person == m.chair || random_.chance(presentPercent)) m.attended.push_back(person);
        }
        for (Index person : here_)
            if (m.attended.size() < 2 && !std::count(m.attended.begin(), m.attended.end(), person))
                m.attended.push_back(person);
        bool chairHere = std::count(m.attended.begin(), m.attended.end(), m.chair) > 0;
        if (!chairHere && m.chair != nobody && std::count(here_.begin(), here_.end(), m.chair))
            m.attended.back() = m.chair, chairHere = true;
        if (!chairHere) m.chair = m.attended.front();  // somebody takes the chair of an absent head
        for (Index person : m.attended)
            if (person != m.chair) m.secretary = person;
        std::sort(m.attended.begin(), m.attended.end());
    }

    void agenda(Meeting& m, const Association& a, int slot, const std::vector<Index>& people) {
        auto item = [&](Text text, Index speaker) {
            bool known = std::any_of(m.agenda.begin(), m.agenda.end(),
                                     [&](const AgendaItem& i) { return i.text == text; });
            if (known) return;
            m.agenda.push_back(
                {text, speaker, m.state == MeetingState::held ? random_.pick(heardTexts()) : Text()});
        };
        const auto& own = talk(a.speciality.empty() ? a.cycle : a.speciality).agenda;
        Index first = m.chair == nobody ? random_.pick(people) : m.chair;
        if (slot == 0) {
            item(openingAgenda()[0], first);
            item(openingAgenda()[1], first);
            if (random_.chance(60)) item(random_.pick(openingAgenda()), random_.pick(people));
        }
        item(random_.pick(own), random_.pick(people));
        if (slot != 0) item(random_.pick(own), random_.pick(people));
        if (slot > 0 && random_.chance(50)) item(random_.pick(own), random_.pick(people));
        if (slot >= 3) item(random_.pick(closingAgenda()), first);
    }

    void decide(Meeting& m, int donePercent) {
        int many = random_.between(1, 3);
        for (int i = 0; i < many; ++i) {
            Decision d;
            d.agendaItem = std::min(i, int(m.agenda.size()) - 1);
            d.text = i == 0 && m.number == 1 ? decisionTexts()[1] : random_.pick(decisionTexts());
            bool repeated = std::any_of(m.decisions.begin(), m.decisions.end(),
                                        [&](const Decision& o) { return o.text == d.text; });
            if (repeated) continue;
            d.responsible = random_.pick(m.attended);
            d.due = workday(addDays(m.date, random_.between(14, 95)));
            bool due = d.due < region_.asOf;
            if (random_.chance(due ? donePercent : 30)) {
                Date done = addDays(m.date, random_.between(3, daysBetween(m.date, d.due) + 6));
                if (done <= region_.asOf) d.doneOn = done;
            }
            m.decisions.push_back(d);
        }
    }

    Build& build_;
    Region& region_;
    Random random_;
    std::vector<std::vector<std::pair<Date, std::optional<Date>>>> leaves_;
    std::vector<std::vector<AssociationTerm>> heads_;
    std::vector<std::pair<Index, int>> scheduled_;
    std::vector<Index> here_;  // members on the day, reused
};
}  // namespace

void makeMeetings(Build& build) { Meetings(build).make(); }

}  // namespace metodika::demo
