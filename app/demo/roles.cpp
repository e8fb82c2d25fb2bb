// Who may do what, and the sign-ins of the tour: ten people, most of one municipality and one school.
#include <algorithm>

#include "app/demo/build.hpp"

namespace metodika::demo {
namespace {
using Text = std::string_view;

class Roles {
  public:
    explicit Roles(Build& build) : build_(build), region_(build.region) {}

    void make() {
        std::vector<bool> led(region_.organisations.size(),
                              false);  // has a deputy who keeps the methodical work
        for (const auto& e : region_.employments)
            if (isOpen(e.until, region_.asOf)) ofEmployment(e, led);
        for (const auto& h : region_.heads)
            if (isOpen(h.until, region_.asOf))
                region_.roles.push_back({"association_head", h.person,
                                         region_.associations[h.association].owner, h.association, h.since});
        // Where there is no deputy, the head keeps the lists.
        auto n = region_.roles.size();
        for (std::size_t i = 0; i < n; ++i) {
            Role role = region_.roles[i];
            if (role.code != "organisation_head" || led[role.organisation]) continue;
            role.code = "organisation_methodist";
            region_.roles.push_back(role);
        }
        accounts();
    }

  private:
    void add(Text code, const Employment& e) {
        region_.roles.push_back({code, e.person, e.organisation, nobody, e.since});
    }

    void ofEmployment(const Employment& e, std::vector<bool>& led) {
        switch (region_.organisations[e.organisation].kind) {
            case OrganisationKind::ministry:
                add("ministry_official", e);
                break;
            case OrganisationKind::institute:
                add(e.position == "администратор информационной системы" ? "operator" : "institute_methodist",
                    e);
                break;
            case OrganisationKind::authority:
                add("authority_official", e);
                break;
            case OrganisationKind::service:
                add(e.pedagogical ? "methodist" : "service_head", e);
                break;
            case OrganisationKind::school:
            case OrganisationKind::kindergarten:
            case OrganisationKind::extra_centre: {
                if (e.pedagogical && e.kind == EmploymentKind::main) add("educator", e);
                if (isHeadPost(e.position)) add("organisation_head", e);
                bool methodical =
                    (e.position.starts_with("заместитель") && e.detail.find("методич") != Text::npos) ||
                    e.detail == "по учебно-воспитательной работе" || e.position == "старший воспитатель" ||
                    e.position == "заместитель заведующего";
                if (methodical) add("organisation_methodist", e), led[e.organisation] = true;
                break;
            }
            default:
                break;
        }
    }

    const Role& find(Text code, Index organisation) {
        auto at = std::find_if(region_.roles.begin(), region_.roles.end(), [&](const Role& r) {
            return r.code == code && r.organisation == organisation;
        });
        return *at;
    }
    void account(Text login, Text title, const Role& role) {
        region_.accounts.push_back({login, title, role.person, role.code, role.organisation});
    }

    Index first(OrganisationKind kind) {
        Index at = 0;
        while (region_.organisations[at].kind != kind) ++at;
        return at;
    }

    void accounts() {
        const auto& m = build_.municipalities[build_.tour];
        Index institute = first(OrganisationKind::institute);
        const Role* headOfMath = nullptr;
        for (const auto& r : region_.roles)
            if (r.code == "association_head" && r.organisation == m.service &&
                region_.associations[r.association].speciality == "math")
                headOfMath = &r;
        const Employment* teacher = nullptr;
        for (const auto& e : region_.employments) {
            bool math = e.position == "учитель" && !e.subjects.empty() && e.subjects[0] == "математика";
            if (e.organisation == build_.tourSchool && math && e.kind == EmploymentKind::main &&
                isOpen(e.until, region_.asOf) && e.person != headOfMath->person &&
                (!teacher || e.since < teacher->since))
                teacher = &e;
        }
        auto roleOf = [&](Index person) -> const Role& {
            return *std::find_if(region_.roles.begin(), region_.roles.end(),
                                 [&](const Role& r) { return r.code == "educator" && r.person == person; });
        };
        account("ministerstvo", "Специалист министерства",
                find("ministry_official", first(OrganisationKind::ministry)));
        account("institut", "Методист института", find("institute_methodist", institute));
        account("uprava", "Начальник отдела образования", find("authority_official", m.authority));
        account("rukovoditel", "Руководитель методической службы", find("service_head", m.service));
        account("metodist", "Методист муниципальной службы", find("methodist", m.service));
        account("zavuch", "Заместитель директора школы", find("organisation_methodist", build_.tourSchool));
        account("direktor", "Директор школы", find("organisation_head", build_.tourSchool));
        account("rmo", "Руководитель РМО учителей математики", *headOfMath);
        account("uchitel", "Учитель математики", roleOf(teacher->person));
        account("operator", "Администратор системы", find("operator", institute));
    }

    Build& build_;
    Region& region_;
};
}  // namespace

void makeRoles(Build& build) { Roles(build).make(); }

}  // namespace metodika::demo
