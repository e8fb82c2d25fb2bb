// Methodical services in their three forms, and what the network went through: renamed, closed, counted.
#include "app/demo/founding.hpp"

namespace metodika::demo {
namespace {
using std::string;

class Services {
  public:
    Services(Build& build, Founding& founding)
        : build_(build), region_(build.region), founding_(founding), random_(build.seed, "services") {}

    void make() {
        services();
        formerDistrict();
        closedOnes();
        children();
        confirmStaff();
    }

  private:
    /// Twelve centres, seventeen departments, four places where one official does it all.
    void services() {
        std::size_t n = build_.municipalities.size();
        for (std::size_t i = 0; i < n; ++i) {
            auto& m = build_.municipalities[i];
            ServiceForm form = n == 3             ? (i == 2 ? ServiceForm::department_in_support_centre
                                                            : ServiceForm::separate_institution)
                               : i < 12 && i != 8 ? ServiceForm::separate_institution
                               : i == 12          ? ServiceForm::separate_institution
                               : i >= n - 4       ? ServiceForm::distributed
                                                  : ServiceForm::department_in_support_centre;
            bool excellent = n == 3 ? i == 0 : i == 0 || i == 3 || i == 9;
            bool strained = n == 3 ? i == 2 : i == 8 || i == n - 1;
            Pace pace = excellent ? Pace::excellent : strained ? Pace::strained : Pace::ordinary;
            region_.organisations[m.organisation].pace = pace;
            m.methodists = strained || form == ServiceForm::distributed ? 0
                           : isCity(m.place)                            ? random_.between(3, 5)
                                                                        : random_.between(1, 3);
            if (i == (n == 3 ? 1u : 7u)) build_.tour = i, build_.tourSchool = m.schools[0], m.methodists = 3;
            service(m, form);
        }
    }
    void service(Municipality& m, ServiceForm form) {
        Organisation o{
            .kind = OrganisationKind::service, .level = Level::municipality, .type = "методическая служба"};
        o.serviceForm = form;
        o.legalEntity = form == ServiceForm::separate_institution;
        string of = ofPlace(m.place);
        if (form == ServiceForm::separate_institution) {
            string city = isCity(m.place) ? "Городской информационно-методический центр"
                                          : "Информационно-методический центр";
            o.shortName = isCity(m.place) ? "МКУ ГИМЦ" : "МКУ ИМЦ";
            o.name = "МКУ «" + city + "» " + of;
            o.fullName = "Муниципальное казённое учреждение «" + city + "» " + of;
        } else if (form == ServiceForm::department_in_support_centre) {
            o.shortName = "Методический отдел ЦОФОО";
            o.name = "Методический отдел МКУ ЦОФОО " + of;
            o.fullName =
                "Методический отдел муниципального казённого учреждения «Центр обеспечения функционирования "
                "образовательных организаций» " +
                of;
        } else {
            o.shortName = "Методическая служба";
            o.name = "Методическая служба " + of;
            o.fullName = "Методическая служба (специалист органа управления образованием) " + of;
        }
        m.service = founding_.below(m, std::move(o), "ims");
    }

    /// A district became an okrug on 1 January: names and codes before and after differ.
    void formerDistrict() {
        const auto& m = build_.municipalities[region_.scale == Scale::district ? 2 : 8];
        Date change = date(int(region_.asOf.year()), 1, 1);
        auto before = [](string s) {
            for (auto [now, then] : {std::pair{"муниципальный округ", "муниципальный район"},
                                     {"муниципального округа", "муниципального района"},
                                     {"Кленовский МО", "Кленовский район"}})
                if (auto at = s.find(now); at != string::npos) s.replace(at, string(now).size(), then);
            return s;
        };
        for (Index i : {m.organisation, m.authority, m.service}) {
            const auto& o = region_.organisations[i];
            region_.formerNames.push_back(
                {i, before(o.name), before(o.shortName), before(o.fullName),
                 region_.shape.code + "-r" + o.code.substr(region_.shape.code.size() + 1), o.since, change});
        }
    }

    /// Kindergartens that are no more; those who worked there are leavers.
    void closedOnes() {
        int many = region_.scale == Scale::district ? 1 : 3;
        for (int i = 0; i < many; ++i) {
            auto& m = build_.municipalities[region_.scale == Scale::district ? 2u : std::size_t(8 + i * 7)];
            Organisation o{.kind = OrganisationKind::kindergarten, .type = "детский сад", .rural = true};
            const auto& like = region_.organisations[m.kindergartens.back()];
            o.settlement = like.settlement;
            o.cluster = like.cluster;
            o.shortName = "МКДОУ д/с № 40 «Дубок»";
            o.name = o.shortName + " " + o.settlement;
            o.fullName =
                "Муниципальное казённое дошкольное образовательное учреждение «Детский сад № 40 «Дубок» " +
                o.settlement;
            o.until = date(schoolYear(region_.asOf), 7, 1);
            founding_.below(m, std::move(o), "d40");
        }
    }

    void children() {
        auto size = sizeOf(region_);
        std::vector<int> pupils, preschool;
        for (const auto& o : region_.organisations) {
            bool open = !o.until;
            int weight = o.rural ? random_.between(12, 45) : random_.between(45, 130);
            if (o.type == "ООШ") weight = weight / 3 + 3;
            if (o.type == "начальная школа – детский сад") weight = weight / 5 + 3;
            if (!o.legalEntity) weight = weight / 2 + 3;
            pupils.push_back(open && o.kind == OrganisationKind::school ? weight : 0);
            preschool.push_back(open && o.kind == OrganisationKind::kindergarten ? weight : 0);
        }
        auto a = apportion(size.pupils, pupils), b = apportion(size.preschoolers, preschool);
        for (std::size_t i = 0; i < a.size(); ++i) region_.organisations[i].children = a[i] + b[i];
    }

    void confirmStaff() {
        Date start = schoolYearStart(schoolYear(region_.asOf));
        for (auto& o : region_.organisations) {
            bool keeps = o.kind == OrganisationKind::school || o.kind == OrganisationKind::kindergarten ||
                         o.kind == OrganisationKind::extra_centre;
            if (!keeps || o.until || random_.chance(10)) continue;
            Date day = addDays(start, random_.between(3, 24));
            if (day <= region_.asOf) o.staffConfirmedOn = workday(day);
        }
    }

    Build& build_;
    Region& region_;
    Founding& founding_;
    Random random_;
};
}  // namespace

void makeServices(Build& build, Founding& founding) { Services(build, founding).make(); }

}  // namespace metodika::demo
