// The things that make the demo look like life, and the tour of a newcomer.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "app/demo/region_samples.hpp"

namespace metodika::demo {
namespace {

TEST(DemoRegion, SignInsOfTheTourBelongTogether) {
    for (const Region* r : {&district(), &wholeRegion()}) {
        Tour tour(*r);
        ASSERT_EQ(tour.accounts.size(), 10u);
        std::set<Index> people;
        for (const auto& [login, account] : tour.accounts) {
            people.insert(account->person);
            EXPECT_TRUE(std::any_of(r->roles.begin(), r->roles.end(), [&, a = account](const Role& role) {
                return role.code == a->role && role.person == a->person &&
                       role.organisation == a->organisation;
            })) << login;
            if (account->role != "institute_methodist" && account->role != "ministry_official" &&
                account->role != "operator") {
                EXPECT_EQ(r->organisations[account->organisation].municipality, tour.municipality) << login;
            }
        }
        EXPECT_EQ(people.size(), 10u);
        for (const char* login : {"zavuch", "direktor"})
            EXPECT_EQ(tour.accounts[login]->organisation, tour.school);
        auto works = [&](const char* login) {
            auto jobs = tour.of(tour.accounts.at(login)->person);
            return std::any_of(jobs.begin(), jobs.end(), [&](const Employment* e) {
                return e->organisation == tour.school && !e->subjects.empty() &&
                       e->subjects[0] == "математика" && open(e->until);
            });
        };
        EXPECT_TRUE(works("rmo"));
        EXPECT_TRUE(works("uchitel"));
        // Both see a meeting of theirs in the coming week.
        for (const char* login : {"rmo", "uchitel"}) {
            Index person = tour.accounts.at(login)->person;
            std::set<Index> joined;
            for (const AssociationTerm& t : r->members)
                if (t.person == person && open(t.until)) joined.insert(t.association);
            EXPECT_TRUE(std::any_of(r->meetings.begin(), r->meetings.end(), [&](const Meeting& m) {
                return joined.contains(m.association) && m.state == MeetingState::planned &&
                       m.date >= today && m.date <= addDays(today, 8);
            })) << login;
        }
    }
}

TEST(DemoRegion, NewcomersSchoolsAreThereWithoutStaff) {
    const auto& r = district();
    Tour tour(r);
    for (std::string_view name : {"МБОУ СОШ № 5 с. Верхнеорловка", "МКОУ ООШ № 17 х. Дальний"}) {
        auto at = std::find_if(r.organisations.begin(), r.organisations.end(),
                               [&](const auto& o) { return o.name == name; });
        ASSERT_NE(at, r.organisations.end()) << name;
        EXPECT_EQ(at->municipality, tour.municipality);
        Index i = Index(at - r.organisations.begin());
        EXPECT_TRUE(std::none_of(r.employments.begin(), r.employments.end(),
                                 [&](const Employment& e) { return e.organisation == i; }));
    }
}

TEST(DemoRegion, SomethingIsLeftForTheProgramToPropose) {
    const auto& r = district();
    Tour tour(r);
    std::set<Index> foreign;
    for (const auto& e : r.employments)
        if (e.organisation == tour.school && open(e.until))
            for (auto s : e.subjects)
                if (s == "английский язык" || s == "немецкий язык" || s == "французский язык")
                    foreign.insert(e.person);
    EXPECT_GT(foreign.size(), 2u);
    EXPECT_TRUE(std::none_of(r.associations.begin(), r.associations.end(), [&](const Association& a) {
        return a.owner == tour.school && a.speciality == "foreign";
    }));
}

void expectSpecialCases(const Region& r) {
    Tour tour(r);
    const auto& okrug = r.formerNames.at(0);
    EXPECT_NE(okrug.name.find("муниципальный район"), std::string::npos);
    EXPECT_NE(r.organisations[okrug.organisation].name.find("муниципальный округ"), std::string::npos);
    EXPECT_EQ(okrug.until, date(2026, 1, 1));
    EXPECT_NE(okrug.code, r.organisations[okrug.organisation].code);

    std::map<std::string, std::vector<Index>> names;
    bool headTeaches = false;
    for (const auto& e : r.employments) {
        if (e.organisation != tour.school || !open(e.until)) continue;
        const auto& p = r.persons[e.person];
        if (e.kind == EmploymentKind::main) names[p.surname + p.name + p.patronymic].push_back(e.person);
        for (const Employment* other : tour.of(e.person))
            headTeaches = headTeaches || (e.position == "директор" && other->position == "учитель" &&
                                          other->kind == EmploymentKind::internal);
    }
    EXPECT_TRUE(headTeaches);
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [&](const auto& n) {
        return n.second.size() == 2 && r.persons[n.second[0]].birth != r.persons[n.second[1]].birth;
    }));

    bool moved = false, left = false;
    for (const auto& e : r.employments) {
        if (!e.until || e.kind != EmploymentKind::main) continue;
        auto jobs = tour.of(e.person);
        bool next = std::any_of(jobs.begin(), jobs.end(), [&](const Employment* o) {
            return o->since == *e.until && o->organisation != e.organisation && o->position == e.position;
        });
        unsigned month = unsigned(e.until->month());
        moved = moved || (next && (month >= 10 || month <= 4));
        left = left || jobs.size() == 1;
        if (moved && left) break;
    }
    EXPECT_TRUE(moved);
    EXPECT_TRUE(left);

    EXPECT_FALSE(r.formerSurnames.empty());
    for (const auto& f : r.formerSurnames) {
        EXPECT_NE(f.surname, r.persons[f.person].surname);
        EXPECT_EQ(f.surname, r.persons[f.person].maidenSurname);
        EXPECT_LT(f.until, today);
    }
    std::map<Pace, int> paces;
    std::set<Index> alone;
    std::map<Index, int> people;
    for (const auto& e : r.employments)
        if (r.organisations[e.organisation].kind == OrganisationKind::service && open(e.until))
            ++people[e.organisation];
    for (const auto& [service, n] : people) {
        Pace pace = r.organisations[r.organisations[service].municipality].pace;
        ++paces[pace];
        if (pace == Pace::strained) {
            EXPECT_EQ(n, 1);
        }
    }
    EXPECT_EQ(paces[Pace::strained], r.scale == Scale::region ? 2 : 1);
    EXPECT_EQ(paces[Pace::excellent], r.scale == Scale::region ? 3 : 1);
    EXPECT_TRUE(std::any_of(r.heads.begin(), r.heads.end(), [&](const AssociationTerm& h) {
        const auto& a = r.associations[h.association];
        bool vacant = std::none_of(r.heads.begin(), r.heads.end(), [&](const AssociationTerm& o) {
            return o.association == h.association && open(o.until);
        });
        return vacant && a.level == Level::municipality &&
               r.organisations[a.owner].municipality == tour.municipality;
    }));
    double unconfirmed = 0, all = 0;
    for (const auto& o : r.organisations)
        if (isStaffed(o.kind) && open(o.until)) ++all, unconfirmed += !o.staffConfirmedOn;
    EXPECT_NEAR(100 * unconfirmed / all, 10, r.scale == Scale::region ? 3 : 9);
    EXPECT_TRUE(std::any_of(r.persons.begin(), r.persons.end(),
                            [](const Person& p) { return p.patronymic.empty(); }));
    EXPECT_TRUE(std::any_of(r.organisations.begin(), r.organisations.end(),
                            [](const Organisation& o) { return o.until.has_value(); }));
    EXPECT_TRUE(std::any_of(r.statuses.begin(), r.statuses.end(), [](const PersonStatus& s) {
        return s.kind == "parental_leave" && open(s.until);
    }));
}

TEST(DemoRegion, LooksRealInItsDetails) {
    expectSpecialCases(district());
    expectSpecialCases(wholeRegion());
}

TEST(DemoRegion, AssociationsSayWhatJoinsThemInTheWordsOfThePack) {
    for (const auto& a : district().associations) {
        bool wide = a.cycle == "humanities" || a.cycle == "natural" || a.cycle == "practical";
        EXPECT_EQ(a.kind == AssociationKind::free, wide) << a.name;
        EXPECT_EQ(a.values.empty(), wide) << a.name;
        EXPECT_EQ(a.basis.empty(), wide) << a.name;
        if (a.speciality == "math") {
            EXPECT_EQ(a.basis, "математика");
        }
        if (a.speciality == "preschool") {
            EXPECT_EQ(a.kind, AssociationKind::post);
        }
        if (a.speciality == "safety") {
            EXPECT_EQ(a.basis, "ОБЗР");
        }
    }
}

TEST(DemoRegion, SchedulesAreMostlyInTimeSomeLateSomeMissing) {
    const auto& r = wholeRegion();
    for (auto pace : {Pace::ordinary, Pace::excellent, Pace::strained}) {
        int associations = 0, inTime = 0, late = 0, august = 0;
        auto paceOf = [&](Index a) {
            return r.organisations[r.organisations[r.associations[a].owner].municipality].pace;
        };
        for (Index a = 0; a < r.associations.size(); ++a)
            associations += paceOf(a) == pace && r.associations[a].since <= date(2025, 9, 1);
        for (const auto& s : r.schedules) {
            if (s.schoolYear != 2025 || paceOf(s.association) != pace || s.state != ScheduleState::approved)
                continue;
            ++(*s.approvedOn <= date(2025, 9, 15) ? inTime : late);
            august += *s.approvedOn < date(2025, 9, 1);
        }
        int missing = associations - inTime - late;
        if (pace == Pace::excellent) {
            EXPECT_EQ(late + missing, 0);
        }
        if (pace == Pace::ordinary) {
            EXPECT_TRUE(late > associations / 20 && late < associations / 5 && missing < associations / 5);
        }
        if (pace == Pace::strained) {
            EXPECT_GT(late + missing, associations / 2);
        }
        if (pace != Pace::strained) {
            EXPECT_GT(august * 2, inTime) << "orders cluster in the last days of August";
        }
    }
}

TEST(DemoRegion, IsMadeInUnderThreeSeconds) {
#ifdef __SANITIZE_ADDRESS__
    constexpr std::chrono::seconds most(30);  // unoptimised and watched
#else
    constexpr std::chrono::seconds most(3);
#endif
    auto start = std::chrono::steady_clock::now();
    makeRegion(Scale::region, 3, today);
    EXPECT_LT(std::chrono::steady_clock::now() - start, most);
}

}  // namespace
}  // namespace metodika::demo
