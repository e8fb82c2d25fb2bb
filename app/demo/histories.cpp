// What life does to a staff list: people leave, move in mid-year, marry, teach beside their post, share a
// name.
#include <algorithm>

#include "app/demo/build.hpp"
#include "app/demo/names.hpp"
#include "app/demo/vocabulary.hpp"

namespace metodika::demo {
namespace {
using Text = std::string_view;

class Histories {
  public:
    explicit Histories(Build& build)
        : build_(build), region_(build.region), random_(build.seed, "histories") {}

    void make() {
        present_ = region_.employments.size();
        sameNames();
        newSurnames();
        leadersWhoTeach();
        secondJobs();
        transfers();
        leavers();
    }

  private:
    Employment& employment(std::size_t i) { return region_.employments[i]; }
    const Organisation& organisationOf(std::size_t i) {
        return region_.organisations[employment(i).organisation];
    }
    bool inTourSchool(std::size_t i) { return employment(i).organisation == build_.tourSchool; }
    bool inSchool(std::size_t i) { return organisationOf(i).kind == OrganisationKind::school; }
    bool female(std::size_t i) { return region_.persons[employment(i).person].sex == Sex::female; }
    int age(std::size_t i) { return fullYears(region_.persons[employment(i).person].birth, region_.asOf); }

    const Municipality& municipalityOf(Index organisation) {
        Index m = region_.organisations[organisation].municipality;
        return *std::find_if(build_.municipalities.begin(), build_.municipalities.end(),
                             [&](const Municipality& one) { return one.organisation == m; });
    }
    /// Another staffed school of the place.
    Index neighbour(Index school) {
        const auto& schools = municipalityOf(school).schools;
        for (int tries = 0; tries < 20; ++tries) {
            Index other = random_.pick(schools);
            if (other != school && build_.pedagogical[other] > 0) return other;
        }
        return nobody;
    }

    /// Two teachers of the tour's school with one name: only the birth date tells them apart.
    void sameNames() {
        std::vector<std::size_t> women;
        for (std::size_t i = 0; i < present_; ++i)
            if (inTourSchool(i) && female(i) && employment(i).position == "учитель") women.push_back(i);
        const Person& one = region_.persons[employment(women.front()).person];
        for (std::size_t i : women) {
            Person& two = region_.persons[employment(i).person];
            if (std::abs(int(two.birth.year()) - int(one.birth.year())) < 6) continue;
            two.surname = one.surname;
            two.name = one.name;
            two.patronymic = one.patronymic;
            twins_ = {employment(women.front()).person, employment(i).person};
            if (!two.mail.empty()) two.mail = mailFor(build_, random_, two);
            return;
        }
    }
    bool twin(Index person) const { return std::count(twins_.begin(), twins_.end(), person) > 0; }

    void newSurnames() {
        bool tour = false;
        for (std::size_t i = 0; i < present_; ++i) {
            if (!female(i) || age(i) > 42 || !employment(i).pedagogical || twin(employment(i).person))
                continue;
            bool wanted = inTourSchool(i) && !tour;
            if (!wanted && !random_.chance(2)) continue;
            tour = tour || inTourSchool(i);
            Index person = employment(i).person;
            auto& p = region_.persons[person];
            std::string married = makeSurname(random_, Sex::female, 10);
            if (married == p.surname) continue;
            Date on = workday(addDays(region_.asOf, -random_.between(25, 700)));
            if (on <= employment(i).since) on = addDays(employment(i).since, 1);
            if (on >= region_.asOf) continue;
            region_.formerSurnames.push_back({person, p.surname, on});
            p.maidenSurname = p.surname;
            p.surname = married;
        }
    }

    void secondJob(std::size_t of, Index organisation, Employment job) {
        job.person = employment(of).person;
        job.organisation = organisation;
        job.kind =
            organisation == employment(of).organisation ? EmploymentKind::internal : EmploymentKind::external;
        Date latest = date(schoolYear(region_.asOf), 9, 1);
        job.since = later(employment(of).since, addMonths(latest, -12 * random_.below(6)));
        region_.employments.push_back(std::move(job));
        ++extra_;
    }
    Employment lessons(int rate) {
        static constexpr Text subjects[] = {
            "история", "математика",     "русский язык и литература", "география",
            "физика",  "биология",       "физическая культура",       "ОБЗР",
            "химия",   "английский язык"};
        Employment job;
        job.position = "учитель";
        job.subjects = {random_.frequent(subjects)};
        job.rate = rate;
        return job;
    }

    void leadersWhoTeach() {
        for (std::size_t i = 0; i < present_; ++i) {
            if (!inSchool(i) || employment(i).pedagogical) continue;
            bool head = employment(i).position == "директор";
            bool may = !employment(i).detail.starts_with("по админ") &&
                       !employment(i).detail.starts_with("по безоп");
            if (may && ((head && inTourSchool(i)) || random_.chance(head ? 58 : 28)))
                secondJob(i, employment(i).organisation, lessons(random_.chance(50) ? 50 : 25));
        }
        // A school too small for a deputy gives the duty to a teacher.
        Index done = nobody;
        for (std::size_t i = 0; i < present_; ++i) {
            Index o = employment(i).organisation;
            if (!inSchool(i) || o == done || build_.pedagogical[o] >= 12 ||
                employment(i).position != "учитель")
                continue;
            Employment deputy;
            deputy.position = "заместитель директора";
            deputy.detail = "по учебно-воспитательной работе";
            deputy.pedagogical = false;
            deputy.rate = 50;
            secondJob(i, o, std::move(deputy));
            done = o;
        }
    }

    /// Six percent more employments than people.
    void secondJobs() {
        int wanted = 0;
        for (int n : build_.pedagogical) wanted += n;
        wanted = wanted * 6 / 100;
        for (int tries = 0; extra_ < wanted && tries < wanted * 50; ++tries) {
            auto i = std::size_t(random_.below(int(present_)));
            if (!employment(i).pedagogical || !inSchool(i)) continue;
            Employment job;
            job.rate = random_.chance(50) ? 50 : 25;
            if (random_.chance(45)) {
                Index other = neighbour(employment(i).organisation);
                if (other == nobody) continue;
                job.position = employment(i).position;
                job.subjects = employment(i).subjects;
                secondJob(i, other, std::move(job));
            } else {
                static constexpr Text posts[] = {"педагог дополнительного образования",
                                                 "воспитатель",
                                                 "педагог-организатор",
                                                 "педагог-библиотекарь",
                                                 "социальный педагог",
                                                 "тьютор"};
                job.position = random_.frequent(posts);
                if (job.position == employment(i).position) continue;
                secondJob(i, employment(i).organisation, std::move(job));
            }
        }
    }

    Date midYear() {
        for (;;) {
            Date day = addDays(region_.asOf, -random_.between(10, 700));
            unsigned month = unsigned(day.month());
            if (month >= 10 || month <= 4) return workday(day);
        }
    }
    void transfers() {
        bool tour = false;
        for (std::size_t i = 0; i < present_; ++i) {
            bool wanted = inTourSchool(i) && !tour;
            if (!inSchool(i) || !employment(i).pedagogical || !(wanted || random_.chance(7, 1000))) continue;
            Date on = midYear();
            Index from = neighbour(employment(i).organisation);
            if (on > region_.asOf || from == nobody || employment(i).since > addMonths(on, -14)) continue;
            tour = tour || inTourSchool(i);
            Employment before = employment(i);
            before.organisation = from;
            before.until = on;
            before.rate = 100;
            for (std::size_t k = present_; k < region_.employments.size(); ++k) {
                auto& second = employment(k);
                bool own = second.person == before.person && second.kind == EmploymentKind::internal;
                if (own && second.since < on) second.since = on;
            }
            employment(i).since = on;
            region_.employments.push_back(std::move(before));
        }
    }

    void leavers() {
        for (Index o = 0; o < region_.organisations.size(); ++o) {
            bool closed = region_.organisations[o].until.has_value();
            int many = closed ? 5 : (build_.pedagogical[o] * 4 + random_.below(100)) / 100;
            for (int i = 0; i < many; ++i) leaver(o, closed);
        }
    }
    void leaver(Index o, bool closed) {
        bool kindergarten = region_.organisations[o].kind == OrganisationKind::kindergarten;
        Index person = makePerson(build_, random_, {o, kindergarten ? 1 : 12, 27, 74, kindergarten ? 35 : 4});
        auto& p = region_.persons[person];
        Employment e;
        if (kindergarten)
            e.position = "воспитатель";
        else if (region_.organisations[o].kind == OrganisationKind::school)
            e = lessons(100);
        else
            e.position = "педагог дополнительного образования";
        e.rate = 100;
        Date summer = date(schoolYear(region_.asOf) - random_.below(2), 7, 1);
        Date until = closed               ? *region_.organisations[o].until
                     : random_.chance(65) ? addDays(summer, random_.below(60))
                                          : midYear();
        e.until = earlier(until, region_.asOf);
        if (p.teachingSince > addMonths(*e.until, -36)) p.teachingSince = addMonths(*e.until, -36);
        p.experiencePedagogical = fullYears(p.teachingSince, *e.until);
        p.experienceTotal = std::max(p.experienceTotal, p.experiencePedagogical);
        makeCareer(build_, random_, person, kindergarten ? "preschool" : "", *e.until);
        e.person = person;
        e.organisation = o;
        e.since = earlier(likelySince(random_, p, *e.until), addMonths(*e.until, -6));
        e.since = later(e.since, p.teachingSince);
        region_.employments.push_back(std::move(e));
    }

    Build& build_;
    Region& region_;
    Random random_;
    std::size_t present_ = 0;
    int extra_ = 0;
    std::vector<Index> twins_;
};
}  // namespace

void makeHistories(Build& build) { Histories(build).make(); }

}  // namespace metodika::demo
