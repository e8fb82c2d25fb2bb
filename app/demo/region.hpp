#pragma once
// A synthetic region, shaped by public statistics and inhabited by nobody: plain values, no database.
// The same scale, seed, date and years give the same region, byte for byte.
//
// Things refer to each other by their number in the vectors of Region. Terms are half-open, [since, until);
// an absent until means "still so". Everybody here is invented: СНИЛС are from the never issued range 9xx,
// phones from unassigned codes 94x, mail in .example, ИНН from the non-existing inspections 0997 and 0998.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/date.hpp"

namespace metodika::demo {

enum class Scale { district, region };
/// What sets one region of a country apart: its name, how large it is beside the usual one, the pack that it
/// keeps.
struct Shape {
    std::string name = "Предгорный край", genitive = "Предгорного края", adjective = "Предгорный";
    std::string code = "pk", pack{};
    int percent = 100;
    bool accounts = true;  // the sign-ins of the demo are those of one region
};
using Index = std::uint32_t;
inline constexpr Index nobody = 0xFFFFFFFF;

enum class OrganisationKind {
    region,
    ministry,
    institute,
    municipality,
    authority,
    service,
    school,
    kindergarten,
    extra_centre
};
enum class Level { region, municipality, organisation };
enum class ServiceForm { none, separate_institution, department_in_support_centre, distributed };
/// How well a municipality's methodical work goes; shapes its schedules, meetings and decisions.
enum class Pace { ordinary, excellent, strained };

struct Cluster {
    Index municipality = nobody;
    std::string name{};
};

struct Organisation {
    OrganisationKind kind = OrganisationKind::school;
    Level level = Level::organisation;
    Index parent = nobody;        // a branch lies below its head organisation
    Index municipality = nobody;  // nobody for the region's own bodies
    std::string name{};           // МБОУ СОШ № 5 с. Верхнеорловка
    std::string shortName{};      // МБОУ СОШ № 5
    std::string fullName{};  // Муниципальное бюджетное общеобразовательное учреждение «Средняя …»
    std::string code{};      // pk-02-s05: what the command line takes
    std::string inn{};       // empty where there is no legal entity
    std::string_view type{};   // СОШ, ООШ, гимназия, детский сад …
    std::string settlement{};  // с. Верхнеорловка
    Index branchOf = nobody;
    Index cluster = nobody;
    bool legalEntity = true;
    bool rural = false;
    ServiceForm serviceForm = ServiceForm::none;  // services only
    Pace pace = Pace::ordinary;                   // municipalities only
    int children = 0;                             // pupils or preschool children, as a size
    Date since{};
    std::optional<Date> until{};
    std::optional<Date> staffConfirmedOn{};  // this school year's staff list
};

/// A name that an organisation bore before the present one.
struct FormerName {
    Index organisation = nobody;
    std::string name{}, shortName{}, fullName{}, code{};
    Date since{}, until{};
};

enum class Sex { female, male };

struct Person {
    std::string surname{}, name{};
    std::string patronymic{};  // may be empty
    std::string maidenSurname{};
    Sex sex = Sex::female;
    Date birth{};
    std::string phone{};  // +794XXXXXXXX; both may be empty, as in life
    std::string mail{};
    std::string snils{};  // 11 digits with a true control sum
    std::string_view education{};
    int experienceTotal = 0, experiencePedagogical = 0;  // full years on the date of the region
    Date teachingSince{};
};

struct FormerSurname {
    Index person = nobody;
    std::string surname{};
    Date until{};
};

enum class EmploymentKind { main, internal, external };

struct Employment {
    Index person = nobody, organisation = nobody;
    std::string_view position{};               // учитель; the nomenclature form, without the subject
    std::string_view detail{};                 // по учебно-воспитательной работе
    std::vector<std::string_view> subjects{};  // математика
    bool pedagogical = true;                   // false for heads, deputies, officials
    EmploymentKind kind = EmploymentKind::main;
    int rate = 100;  // hundredths of a post
    Date since{};
    std::optional<Date> until{};
};

enum class CategoryLevel { highest, first, szd, educator_methodist, educator_mentor };

struct Category {
    Index person = nobody;
    CategoryLevel level = CategoryLevel::szd;
    Date since{};
    std::optional<Date> until{};  // absent for categories set from 01.09.2023
    std::string act{};
};

struct Course {
    Index person = nobody;
    std::string_view title{}, provider{};
    Date finished{};
    int hours = 0;
};

struct PersonStatus {
    Index person = nobody;
    std::string_view kind{};  // parental_leave
    Date since{};
    std::optional<Date> until{};
};

struct Vacancy {
    Index organisation = nobody;
    std::string_view position{}, subject{};
    int rate = 100;
};

/// What joins the members; free: they are named one by one.
enum class AssociationKind { subject, cycle, post, free };

struct Association {
    Index owner = nobody;  // the service for РМО and ГМО, the school for ШМО
    Level level = Level::organisation;
    std::string_view speciality{};  // code: math, primary, preschool …; empty for an association of a cycle
    std::string_view cycle{};       // mathematics, humanities …; empty for one speciality
    std::string name{};             // РМО учителей математики
    AssociationKind kind = AssociationKind::free;
    std::string_view basis{};                // the pack's speciality or cycle, or the post
    std::vector<std::string_view> values{};  // the subjects or posts that make a member
    Date since{};
    std::string act{};
};

/// Membership or headship, by term.
struct AssociationTerm {
    Index association = nobody, person = nobody;
    Date since{};
    std::optional<Date> until{};
};

enum class ScheduleState { draft, submitted, approved };

struct Schedule {  // a year without a row is a year without a schedule
    Index association = nobody;
    int schoolYear = 0;
    ScheduleState state = ScheduleState::draft;
    std::optional<Date> approvedOn{};
    std::string act{};
};

enum class MeetingState { planned, held, cancelled };

struct AgendaItem {
    std::string_view text{};
    Index speaker = nobody;
    std::string_view heard{};  // what the minutes say; empty until held
};
struct Decision {
    int agendaItem = 0;
    std::string_view text{};
    Index responsible = nobody;
    Date due{};
    std::optional<Date> doneOn{};
};
struct Meeting {
    Index association = nobody;
    int schoolYear = 0;  // of the schedule: the August meeting opens the year that follows
    int number = 0;      // within the schedule
    Date date{};
    int minuteOfDay = 14 * 60;
    std::string place{}, theme{};
    MeetingState state = MeetingState::planned;
    Index chair = nobody, secretary = nobody;
    std::vector<AgendaItem> agenda{};
    std::vector<Index> attended{};  // at most attendanceCap
    std::vector<Decision> decisions{};
};
/// Associations of a whole town have hundreds of members and send delegates.
inline constexpr std::size_t attendanceCap = 60;

struct Role {
    std::string_view code{};  // service_head, methodist … as in the access rules
    Index person = nobody, organisation = nobody;
    Index association = nobody;  // association_head only
    Date since{};
};

struct Account {
    std::string_view login{};  // rukovoditel
    std::string_view title{};  // Руководитель методической службы
    Index person = nobody;
    std::string_view role{};
    Index organisation = nobody;
};

struct Region {
    Scale scale = Scale::district;
    Shape shape{};
    Date asOf{};
    std::vector<Organisation> organisations{};
    std::vector<FormerName> formerNames{};
    std::vector<Cluster> clusters{};
    std::vector<Person> persons{};
    std::vector<FormerSurname> formerSurnames{};
    std::vector<Employment> employments{};
    std::vector<Category> categories{};
    std::vector<Course> courses{};
    std::vector<PersonStatus> statuses{};
    std::vector<Vacancy> vacancies{};
    std::vector<Association> associations{};
    std::vector<AssociationTerm> members{}, heads{};
    std::vector<Schedule> schedules{};
    std::vector<Meeting> meetings{};
    std::vector<Role> roles{};
    std::vector<Account> accounts{};
};

/// years: complete school years of meetings before the present one.
Region makeRegion(Scale scale, std::uint64_t seed, Date asOf, int years = 2, Shape shape = {});

}  // namespace metodika::demo
