#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "app/demo/region_samples.hpp"

namespace metodika::demo {
namespace {

template <class Test>
double percent(const Region& r, Test test) {
    auto all = educators(r);
    auto n = std::count_if(all.begin(), all.end(),
                           [&](const Employment* e) { return test(*e, r.persons[e->person]); });
    return 100.0 * double(n) / double(all.size());
}

/// Everything that a reader could tell apart goes into the print.
std::uint64_t print(const Region& r) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    auto text = [&](std::string_view s) {
        for (unsigned char c : s) h = (h ^ c) * 0x100000001B3ULL;
        h = (h ^ 0xFF) * 0x100000001B3ULL;
    };
    auto number = [&](auto n) { text(std::to_string(n)); };
    auto day = [&](std::optional<Date> d) { text(d ? isoDate(*d) : "-"); };
    for (const auto& o : r.organisations)
        text(o.fullName), text(o.code), text(o.inn), number(o.parent), day(o.since), number(o.children);
    for (const auto& p : r.persons)
        text(p.surname), text(p.name), text(p.patronymic), day(p.birth), text(p.mail), text(p.phone),
            text(p.snils);
    for (const auto& e : r.employments)
        number(e.person), number(e.organisation), text(e.position), day(e.since), day(e.until),
            number(e.rate);
    for (const auto& c : r.categories) number(c.person), day(c.since), day(c.until), text(c.act);
    for (const auto& c : r.courses) number(c.person), text(c.title), day(c.finished), number(c.hours);
    for (const auto& a : r.associations) text(a.name), number(a.owner), day(a.since);
    for (const auto& m : r.members) number(m.association), number(m.person), day(m.since), day(m.until);
    for (const auto& s : r.schedules) number(s.association), day(s.approvedOn), text(s.act);
    for (const auto& m : r.meetings) {
        number(m.association), day(m.date), text(m.place), text(m.theme), number(m.attended.size());
        for (Index i : m.attended) number(i);
        for (const auto& d : m.decisions) text(d.text), day(d.due), day(d.doneOn), number(d.responsible);
    }
    for (const auto& x : r.roles) text(x.code), number(x.person), number(x.organisation);
    return h;
}

TEST(DemoRegion, SameSeedAndDateGiveTheSameRegion) {
    EXPECT_EQ(print(district()), print(makeRegion(Scale::district, 1, today)));
    EXPECT_EQ(print(wholeRegion()), print(makeRegion(Scale::region, 1, today)));
}

TEST(DemoRegion, AnotherSeedOrDateGivesAnother) {
    EXPECT_NE(print(district()), print(makeRegion(Scale::district, 2, today)));
    EXPECT_NE(print(district()), print(makeRegion(Scale::district, 1, date(2026, 11, 23))));
}

TEST(DemoRegion, DistrictHasTheNumbersOfTheSmallDemo) {
    const auto& r = district();
    EXPECT_EQ(countOf(r, OrganisationKind::municipality), 3);
    EXPECT_EQ(countOf(r, OrganisationKind::school), 24);
    EXPECT_EQ(countOf(r, OrganisationKind::kindergarten), 26);
    EXPECT_EQ(countOf(r, OrganisationKind::extra_centre), 3);
    EXPECT_EQ(educators(r).size(), 1250u);
    EXPECT_EQ(std::count_if(r.associations.begin(), r.associations.end(),
                            [](const auto& a) { return a.level == Level::municipality; }),
              34);
}

TEST(DemoRegion, RegionHasTheNumbersOfTheSyntheticRegion) {
    const auto& r = wholeRegion();
    EXPECT_EQ(countOf(r, OrganisationKind::municipality), 33);
    EXPECT_EQ(countOf(r, OrganisationKind::authority), 33);
    EXPECT_EQ(countOf(r, OrganisationKind::service), 33);
    EXPECT_EQ(countOf(r, OrganisationKind::school), 620);
    EXPECT_EQ(countOf(r, OrganisationKind::kindergarten), 762);
    EXPECT_EQ(countOf(r, OrganisationKind::extra_centre), 100);
    EXPECT_EQ(educators(r).size(), 40500u);
    auto all = educators(r);
    auto teachers =
        std::count_if(all.begin(), all.end(), [](const Employment* e) { return e->position == "учитель"; });
    EXPECT_NEAR(double(teachers), 20000, 600);
    std::map<ServiceForm, int> forms;
    std::int64_t pupils = 0, preschoolers = 0;
    for (const auto& o : r.organisations) {
        if (o.kind == OrganisationKind::service) ++forms[o.serviceForm];
        (o.kind == OrganisationKind::school ? pupils : preschoolers) += o.children;
    }
    EXPECT_EQ(forms[ServiceForm::separate_institution], 12);
    EXPECT_EQ(forms[ServiceForm::department_in_support_centre], 17);
    EXPECT_EQ(forms[ServiceForm::distributed], 4);
    EXPECT_EQ(pupils, 326000);
    EXPECT_EQ(preschoolers, 109000);
    auto leaders = std::count_if(r.employments.begin(), r.employments.end(), [&](const Employment& e) {
        return !e.pedagogical && e.kind == EmploymentKind::main &&
               isStaffed(r.organisations[e.organisation].kind);
    });
    EXPECT_NEAR(double(leaders), 4300, 400);
}

TEST(DemoRegion, RegionHasTheYearlyEvents) {
    const auto& r = wholeRegion();
    int municipal = 0, school = 0;
    for (const auto& a : r.associations) ++(a.level == Level::municipality ? municipal : school);
    EXPECT_EQ(municipal, 480);
    EXPECT_NEAR(school, 3700, 370);
    std::map<int, int> years;
    for (const auto& m : r.meetings) ++years[m.schoolYear];
    for (int year : {2024, 2025, 2026}) EXPECT_NEAR(years[year], 16800, 2500) << year;
    EXPECT_EQ(years.size(), 3u);
}

TEST(DemoRegion, PlacesKeepWithinAThirdOfTheMean) {
    const auto& r = wholeRegion();
    std::map<Index, int> schools;
    for (const auto& o : r.organisations)
        if (o.kind == OrganisationKind::school) ++schools[o.municipality];
    for (const auto& [m, n] : schools) {
        if (r.organisations[m].code == "pk-01")
            EXPECT_EQ(n, 50);
        else
            EXPECT_TRUE(n >= 11 && n <= 25) << r.organisations[m].name << " " << n;
    }
}

TEST(DemoRegion, PeopleAreDistributedAsInLife) {
    const auto& r = wholeRegion();
    auto age = [&](int from, int to) {
        return percent(r, [=](const Employment&, const Person& p) {
            int years = fullYears(p.birth, today);
            return years >= from && years <= to;
        });
    };
    EXPECT_NEAR(percent(r, [](const Employment&, const Person& p) { return p.sex == Sex::female; }), 89, 2);
    EXPECT_NEAR(age(0, 24), 4, 1);
    EXPECT_NEAR(age(25, 29), 8, 1);
    EXPECT_NEAR(age(30, 34), 9, 1);
    EXPECT_NEAR(age(35, 39), 11, 1);
    EXPECT_NEAR(age(40, 44), 13, 1);
    EXPECT_NEAR(age(45, 49), 14, 1);
    EXPECT_NEAR(age(50, 54), 14, 1);
    EXPECT_NEAR(age(55, 59), 12, 1);
    EXPECT_NEAR(age(60, 64), 9, 1);
    EXPECT_NEAR(age(65, 99), 6, 1);
    auto worked = [&](int from, int to) {
        return percent(r, [=](const Employment&, const Person& p) {
            return p.experiencePedagogical >= from && p.experiencePedagogical < to;
        });
    };
    EXPECT_NEAR(worked(0, 3), 8, 1.5);
    EXPECT_NEAR(worked(3, 10), 20, 2);
    EXPECT_NEAR(worked(10, 20), 24, 2);
    EXPECT_NEAR(worked(20, 99), 48, 2);
    EXPECT_NEAR(percent(r, [](const Employment&, const Person& p) { return p.education == "высшее"; }), 88,
                2);
    EXPECT_NEAR(
        percent(r, [&](const Employment& e, const Person&) { return r.organisations[e.organisation].rural; }),
        42, 4);
}

TEST(DemoRegion, CategoriesCoursesAndVacanciesAreDistributedAsInLife) {
    const auto& r = wholeRegion();
    std::vector<int> best(r.persons.size(), 0);  // 3 highest, 2 first, 1 СЗД
    int legacyThisYear = 0, legacyNext = 0, legacyLater = 0;
    for (const auto& c : r.categories) {
        int rank = c.level == CategoryLevel::highest ? 3
                   : c.level == CategoryLevel::first ? 2
                   : c.level == CategoryLevel::szd   ? 1
                                                     : 0;
        if (open(c.until)) best[c.person] = std::max(best[c.person], rank);
        if (rank < 2) continue;
        EXPECT_EQ(c.until.has_value(), c.since < date(2023, 9, 1)) << isoDate(c.since);
        if (!open(c.until) || !c.until) continue;
        int year = schoolYear(*c.until);
        ++(year == 2026 ? legacyThisYear : year == 2027 ? legacyNext : legacyLater);
    }
    auto share = [&](int rank) {
        return percent(r, [&](const Employment& e, const Person&) { return best[e.person] == rank; });
    };
    EXPECT_NEAR(share(3), 30, 2.5);
    EXPECT_NEAR(share(2), 23, 2.5);
    EXPECT_NEAR(share(1), 30, 3);
    EXPECT_NEAR(share(0), 17, 3);
    EXPECT_NEAR(legacyThisYear, 3500, 1100);
    EXPECT_NEAR(legacyNext, 3500, 1100);
    EXPECT_EQ(legacyLater, 0);
    std::set<Index> trained;
    for (const auto& c : r.courses)
        if (c.finished > addMonths(today, -36)) trained.insert(c.person);
    EXPECT_NEAR(
        percent(r, [&](const Employment& e,
                       const Person& p) { return p.experiencePedagogical >= 3 && !trained.count(e.person); }),
        12, 1.5);
    EXPECT_NEAR(double(r.vacancies.size()), 0.025 * 44500, 200);
    auto second = std::count_if(r.employments.begin(), r.employments.end(), [](const Employment& e) {
        return e.kind != EmploymentKind::main && open(e.until);
    });
    EXPECT_NEAR(double(second), 0.06 * 40500, 100);
}

void expectSound(const Region& r) {
    auto organisation = [&](Index i) { return i < r.organisations.size(); };
    auto person = [&](Index i) { return i < r.persons.size(); };
    std::set<std::string> codes, inns, numbers, phones, mails;
    for (std::size_t i = 0; i < r.organisations.size(); ++i) {
        const auto& o = r.organisations[i];
        EXPECT_TRUE(i == 0 || organisation(o.parent));
        EXPECT_TRUE(o.branchOf == nobody ||
                    (o.parent == o.branchOf && !o.legalEntity && r.organisations[o.branchOf].legalEntity));
        EXPECT_TRUE(o.cluster == nobody || r.clusters.at(o.cluster).municipality == o.municipality);
        EXPECT_EQ(isStaffed(o.kind), o.cluster != nobody) << o.name;
        EXPECT_TRUE(codes.insert(o.code).second) << o.code;
        EXPECT_EQ(o.inn.empty(), !o.legalEntity) << o.name;
        EXPECT_TRUE(o.inn.empty() || inns.insert(o.inn).second) << o.inn;
        EXPECT_TRUE(o.inn.empty() || o.inn.starts_with("0997") || o.inn.starts_with("0998"));
        EXPECT_TRUE(!o.staffConfirmedOn || *o.staffConfirmedOn <= r.asOf);
    }
    for (const auto& p : r.persons) {
        int age = fullYears(p.birth, r.asOf);
        EXPECT_TRUE(age >= 20 && age <= 77) << age;
        EXPECT_TRUE(p.experiencePedagogical >= 0 && p.experiencePedagogical <= p.experienceTotal &&
                    p.experienceTotal <= age - 18);
        EXPECT_GE(fullYears(p.birth, p.teachingSince), 17);
        EXPECT_TRUE(p.snils.size() == 11 && p.snils[0] == '9' && numbers.insert(p.snils).second);
        EXPECT_TRUE(p.phone.empty() ||
                    (p.phone.size() == 12 && p.phone.starts_with("+794") && phones.insert(p.phone).second));
        EXPECT_TRUE(p.mail.empty() || (p.mail.ends_with(".example") && mails.insert(p.mail).second))
            << p.mail;
        EXPECT_FALSE(p.surname.empty() || p.name.empty() || p.education.empty());
    }
    for (const auto& e : r.employments) {
        ASSERT_TRUE(person(e.person) && organisation(e.organisation));
        EXPECT_TRUE(e.since <= r.asOf && (!e.until || e.since < *e.until));
        EXPECT_GE(fullYears(r.persons[e.person].birth, e.since), 17);
        EXPECT_GT(e.rate, 0);
        EXPECT_FALSE(e.position.empty() || (e.position == "учитель" && e.subjects.empty()));
    }
    for (const auto& c : r.categories)
        EXPECT_TRUE(person(c.person) && c.since <= r.asOf && (!c.until || c.since < *c.until));
    for (const auto& c : r.courses)
        EXPECT_TRUE(person(c.person) && c.finished <= r.asOf && c.hours >= 16 && !c.title.empty());
    for (const auto& s : r.statuses)
        EXPECT_TRUE(person(s.person) && s.since < r.asOf && (!s.until || s.since < *s.until));
}

TEST(DemoRegion, EveryReferenceAndDateIsPossible) {
    expectSound(district());
    expectSound(wholeRegion());
    expectSound(makeRegion(Scale::district, 7, date(2027, 7, 15)));
    expectSound(makeRegion(Scale::district, 8, date(2027, 2, 28), 1));
}

void expectSoundAssociations(const Region& r) {
    std::map<std::pair<Index, Index>, AssociationTerm> terms;
    for (const auto& m : r.members) {
        ASSERT_TRUE(m.association < r.associations.size() && m.person < r.persons.size());
        EXPECT_GE(m.since, r.associations[m.association].since);
        EXPECT_TRUE(terms.insert({{m.association, m.person}, m}).second) << "one term a member";
    }
    auto member = [&](Index association, Index person, Date on) {
        auto at = terms.find({association, person});
        return at != terms.end() && at->second.since <= on && (!at->second.until || *at->second.until > on);
    };
    for (const auto& h : r.heads) {
        EXPECT_TRUE(member(h.association, h.person, h.since));
        EXPECT_TRUE(!h.until || h.since < *h.until);
    }
    for (const auto& s : r.schedules) {
        EXPECT_EQ(s.state == ScheduleState::approved, s.approvedOn.has_value() && !s.act.empty());
        EXPECT_TRUE(!s.approvedOn || *s.approvedOn <= r.asOf);
    }
    for (const auto& m : r.meetings) {
        EXPECT_TRUE(m.state != MeetingState::held || m.date < r.asOf);
        EXPECT_FALSE(m.agenda.empty() || m.theme.empty() || m.place.empty());
        EXPECT_EQ(m.state == MeetingState::held, !m.attended.empty());
        EXPECT_LE(m.attended.size(), attendanceCap);
        for (Index person : m.attended) EXPECT_TRUE(member(m.association, person, m.date));
        EXPECT_TRUE(std::is_sorted(m.attended.begin(), m.attended.end()));
        EXPECT_TRUE(std::adjacent_find(m.attended.begin(), m.attended.end()) == m.attended.end());
        if (m.state == MeetingState::held) {
            EXPECT_TRUE(std::count(m.attended.begin(), m.attended.end(), m.chair) == 1);
            EXPECT_TRUE(std::count(m.attended.begin(), m.attended.end(), m.secretary) == 1 &&
                        m.secretary != m.chair);
        }
        for (const auto& d : m.decisions) {
            EXPECT_TRUE(std::count(m.attended.begin(), m.attended.end(), d.responsible) == 1);
            EXPECT_TRUE(d.due > m.date && d.agendaItem < int(m.agenda.size()) &&
                        (!d.doneOn || *d.doneOn <= r.asOf));
        }
    }
}

TEST(DemoRegion, AssociationsMeetWithTheirOwnMembersOnly) {
    expectSoundAssociations(district());
    expectSoundAssociations(wholeRegion());
    expectSoundAssociations(makeRegion(Scale::district, 7, date(2027, 7, 15)));
}

}  // namespace
}  // namespace metodika::demo
