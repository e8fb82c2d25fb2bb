// People and their careers: age, length of service, education, categories, courses.
#include <array>

#include "app/demo/build.hpp"
#include "app/demo/names.hpp"
#include "app/demo/vocabulary.hpp"

namespace metodika::demo {
namespace {
using std::string;
using std::to_string;

struct AgeBand {
    int from, to, share;             // percent of all
    std::array<int, 4> seniority{};  // of them with 0–3, 3–10, 10–20, 20+ years, per thousand
};
// The four sums come to 8, 20, 24 and 48 percent.
constexpr AgeBand bands[] = {{20, 24, 4, {800, 200, 0, 0}},     {25, 29, 8, {250, 750, 0, 0}},
                             {30, 34, 9, {120, 580, 300, 0}},   {35, 39, 11, {70, 300, 630, 0}},
                             {40, 44, 13, {40, 170, 550, 240}}, {45, 49, 14, {20, 90, 280, 610}},
                             {50, 54, 14, {10, 50, 120, 820}},  {55, 59, 12, {5, 30, 80, 885}},
                             {60, 64, 9, {0, 20, 50, 930}},     {65, 76, 6, {0, 10, 40, 950}}};
constexpr int seniority_from[] = {0, 3, 10, 20, 60};

int makeAge(Random& random, const AgeBand& band) {
    if (band.from == 20) return 20 + random.weighted({1, 2, 5, 7, 8});
    if (band.from == 65) return 65 + random.weighted({18, 16, 14, 12, 10, 8, 6, 5, 4, 3, 2, 2});
    return random.between(band.from, band.to);
}

/// A day when the full years from it to the end are exactly the given number; a first of September when it
/// can.
Date yearsBefore(Random& random, Date end, int years) {
    if (random.chance(75)) {
        Date september = date(schoolYear(end) - years, 9, 1);
        if (fullYears(september, end) == years) return september;
    }
    return addDays(addMonths(end, -12 * years), -random.below(360));
}

string snils(std::size_t n) {
    std::uint64_t number = 900000000 + (n * 61803399ULL + 4711) % 100000000ULL;  // one to one below 10⁸
    string digits = to_string(number);
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * int(9 - i);
    int control = sum % 101 % 100;
    return digits + char('0' + control / 10) + char('0' + control % 10);
}

string phone(Random& random, std::size_t n) {
    static constexpr std::string_view codes[] = {"943", "945", "946", "947"};
    string digits = to_string((n * 6180339ULL + 1234567) % 10000000ULL);
    return "+7" + string(random.pick(codes)) + string(7 - digits.size(), '0') + digits;
}

/// The commission of the region sits once a month; everybody of that day shares the act.
Date commissionDay(int year, unsigned month) {
    return workday(date(year, month, 20 + unsigned(year * 7 + int(month) * 5) % 8));
}
string commissionAct(Date day) {
    int n = (int(day.year()) % 7) * 131 + int(unsigned(day.month())) * 97 + 214;
    return to_string(n) + "-пр";
}
Date monthsBack(Random& random, Date on, int least, int most) {
    for (;;) {
        Date d = addMonths(on, -random.between(least, most));
        if (unsigned(d.month()) == 7 || unsigned(d.month()) == 8) continue;
        return commissionDay(int(d.year()), unsigned(d.month()));
    }
}
}  // namespace

Date workday(Date day) {
    auto weekday = std::chrono::weekday{std::chrono::sys_days{day}}.iso_encoding();
    return weekday > 5 ? addDays(day, int(8 - weekday)) : day;
}
Date later(Date a, Date b) { return a < b ? b : a; }
Date earlier(Date a, Date b) { return a < b ? a : b; }

string mailFor(Build& build, Random& random, const Person& person) {
    static constexpr std::string_view hosts[] = {"mail.example", "pochta.example", "ya.example"};
    string name = transliterate(person.surname) + "." + transliterate(person.name).substr(0, 1) +
                  transliterate(person.patronymic).substr(0, 1);
    string host = "@" + string(random.pick(hosts));
    for (string tail :
         {string(), to_string(int(person.birth.year()) % 100), to_string(int(person.birth.year()))})
        if (build.mails.insert(name + tail + host).second) return name + tail + host;
    string mail = name + to_string(build.region.persons.size()) + host;
    build.mails.insert(mail);
    return mail;
}

Index makePerson(Build& build, Random& random, const Wanted& wanted) {
    auto& persons = build.region.persons;
    Person p;
    const AgeBand* band = nullptr;
    int age = 0;
    std::array<int, std::size(bands)> shares{};
    for (std::size_t i = 0; i < std::size(bands); ++i) shares[i] = bands[i].share;
    do {
        band = &bands[random.weighted(shares)];
        age = makeAge(random, *band);
    } while (age < wanted.youngest || age > wanted.oldest);
    Date on = build.asOf();
    p.sex = random.chance(wanted.menPercent) ? Sex::male : Sex::female;
    p.birth = addDays(addMonths(on, -12 * age), -random.below(364));
    auto name = makeName(random, p.sex, int(p.birth.year()), build.minorities(wanted.organisation));
    p.surname = std::move(name.surname);
    p.name = std::move(name.name);
    p.patronymic = std::move(name.patronymic);
    bool college = random.chance(wanted.collegePercent) || age < 22;
    p.education = college ? "среднее профессиональное" : "высшее";
    int most = age - (college ? 19 : 21);
    int group = random.weighted(band->seniority);
    while (group > 0 && seniority_from[group] > most) --group;
    int from = seniority_from[group], to = std::min(most, seniority_from[group + 1] - 1);
    p.experiencePedagogical = random.between(std::min(from, most), std::max(from, to));
    p.experiencePedagogical = std::min(p.experiencePedagogical, most);
    int other = random.chance(25) ? random.below(1 + (most - p.experiencePedagogical)) : 0;
    p.experienceTotal = p.experiencePedagogical + other;
    p.teachingSince = yearsBefore(random, on, p.experiencePedagogical);
    p.snils = snils(persons.size());
    if (!random.chance(4)) p.phone = phone(random, persons.size());
    if (!random.chance(22)) p.mail = mailFor(build, random, p);
    if (p.sex == Sex::female && random.chance(6)) p.maidenSurname = makeSurname(random, p.sex, 10);
    persons.push_back(std::move(p));
    return Index(persons.size() - 1);
}

Date likelySince(Random& random, const Person& person, Date on) {
    int years = fullYears(person.teachingSince, on);
    if (years <= 0 || random.chance(35)) return person.teachingSince;
    int stay = std::min(random.below(years + 1), random.below(years + 1) + 6);
    return later(person.teachingSince, yearsBefore(random, on, std::min(stay, years)));
}

namespace {
class Career {
  public:
    Career(Build& build, Random& random, Index person, Date on)
        : region_(build.region), random_(random), index_(person), p_(build.region.persons[person]), on_(on) {}

    void categories() {
        static constexpr std::array<std::array<int, 4>, 4> by_seniority{
            // highest, first, СЗД, none
            {{0, 45, 165, 790}, {100, 345, 370, 185}, {325, 270, 305, 100}, {430, 200, 315, 55}}};
        int years = fullYears(p_.teachingSince, on_);
        std::size_t group = years < 3 ? 0 : years < 10 ? 1 : years < 20 ? 2 : 3;
        switch (random_.weighted(by_seniority[group])) {
            case 0:
                regional(CategoryLevel::highest, 36);
                break;
            case 1:
                regional(CategoryLevel::first, 14);
                break;
            case 2:
                position();
                break;
            default:
                expired();
        }
    }

    void courses(std::string_view speciality) {
        int years = fullYears(p_.teachingSince, on_);
        if (years >= 3 ? !random_.chance(128, 1000) : random_.chance(45)) {
            int most = years >= 3 ? 35 : std::max(1, daysBetween(p_.teachingSince, on_) / 31 - 1);
            for (int i = random_.weighted({0, 5, 3, 2}); i > 0; --i) course(speciality, 0, most);
        }
        if (years >= 6 && random_.chance(70)) course(speciality, 37, 66);
    }

    void statuses() {
        if (p_.sex != Sex::female) return;
        int age = fullYears(p_.birth, on_);
        if (age < 23 || age > 41) return;
        if (random_.chance(8)) {
            Date since = later(addDays(on_, -random_.between(20, 800)), addDays(p_.teachingSince, 90));
            if (since >= on_) return;
            Date until = addMonths(since, random_.chance(70) ? 36 : 18);
            if (until > on_) region_.statuses.push_back({index_, "parental_leave", since, until});
        } else if (random_.chance(9)) {
            Date until = addDays(on_, -random_.between(60, 1200));
            Date since = addMonths(until, -18);
            if (since > addMonths(p_.teachingSince, 6) && fullYears(p_.birth, since) >= 19)
                region_.statuses.push_back({index_, "parental_leave", since, until});
        }
    }

  private:
    void add(CategoryLevel level, Date since, std::optional<Date> until, string act) {
        region_.categories.push_back({index_, level, since, until, std::move(act)});
    }
    /// Set from 01.09.2023, a category has no end; an earlier one lives its five years.
    static std::optional<Date> endOf(Date since) {
        if (since >= date(2023, 9, 1)) return {};
        return addMonths(since, 60);
    }

    void regional(CategoryLevel level, int monthsOfWork) {
        int most = std::min(59, daysBetween(p_.teachingSince, on_) / 31 - monthsOfWork);
        if (most < 1) return;
        Date since = monthsBack(random_, on_, 1, std::max(most, 4));
        // Many applied in the first months of the new order, when a category became endless.
        if (since < date(2023, 9, 1) && random_.chance(20))
            since = monthsBack(random_, on_, 1, std::max(most, 4));
        if (since > on_ || since < p_.teachingSince) return;
        Date before = addMonths(since, -60);
        before = commissionDay(int(before.year()), unsigned(before.month()));
        if (addMonths(p_.teachingSince, 24) < before)
            add(level == CategoryLevel::highest && random_.chance(40) ? CategoryLevel::highest
                                                                      : CategoryLevel::first,
                before, earlier(since, addMonths(before, 60)), commissionAct(before));
        add(level, since, endOf(since), commissionAct(since));
        if (level != CategoryLevel::highest || !random_.chance(4)) return;
        Date further = monthsBack(random_, on_, 1, 36);
        if (further >= later(addMonths(since, 3), date(2023, 10, 1)) && further <= on_)
            add(random_.chance(60) ? CategoryLevel::educator_methodist : CategoryLevel::educator_mentor,
                further, {}, commissionAct(further));
    }
    void position() {
        int most = std::min(59, daysBetween(p_.teachingSince, on_) / 31 - 12);
        if (most < 1) return;
        Date since = workday(addDays(addMonths(on_, -random_.between(1, most)), random_.below(25)));
        if (since <= on_)
            add(CategoryLevel::szd, since, addMonths(since, 60), to_string(random_.between(11, 190)) + "-о");
    }
    void expired() {
        if (fullYears(p_.teachingSince, on_) < 9 || !random_.chance(30)) return;
        Date since = monthsBack(random_, on_, 62, 84);
        if (since < date(2023, 9, 1))
            add(CategoryLevel::first, since, addMonths(since, 60), commissionAct(since));
    }

    void course(std::string_view speciality, int least, int most) {
        static constexpr int hours[] = {16, 18, 24, 36, 36, 36, 48, 72, 72, 72, 108, 144};
        static constexpr std::string_view providers[] = {
            "Предгорный институт развития образования", "Предгорный институт развития образования",
            "Предгорный институт развития образования", "Предгорный государственный университет",
            "Академия цифрового развития учителя"};
        Date finished =
            workday(addDays(addMonths(on_, -random_.between(least, most)), -random_.between(3, 24)));
        if (finished < p_.teachingSince) return;
        std::string_view own = speciality.empty() ? std::string_view() : talk(speciality).course;
        std::string_view title = !own.empty() && random_.chance(55) ? own : random_.pick(commonCourses());
        region_.courses.push_back({index_, title, random_.pick(providers), finished, random_.pick(hours)});
    }

    Region& region_;
    Random& random_;
    Index index_;
    const Person& p_;
    Date on_;
};
}  // namespace

void makeCareer(Build& build, Random& random, Index person, std::string_view speciality, Date on) {
    Career career(build, random, person, on);
    career.categories();
    career.courses(speciality);
    career.statuses();
}

}  // namespace metodika::demo
