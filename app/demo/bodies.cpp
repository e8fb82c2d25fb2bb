// People of the ministry, the institute, the authorities and the methodical services.
#include "app/demo/build.hpp"

namespace metodika::demo {
namespace {
using Text = std::string_view;

class Bodies {
  public:
    explicit Bodies(Build& build) : build_(build), random_(build.seed, "bodies") {}

    void make() {
        for (Index i = 0; i < build_.region.organisations.size(); ++i) {
            auto kind = build_.region.organisations[i].kind;
            if (kind == OrganisationKind::ministry) {
                hire(i, "начальник отдела", 2);
                hire(i, "главный консультант", 3);
            } else if (kind == OrganisationKind::institute) {
                hire(i, "ректор", 1);
                hire(i, "проректор", 2);
                hire(i, "заведующий кафедрой", 4);
                hire(i, "старший методист", 4, true);
                hire(i, "методист", build_.region.scale == Scale::region ? 18 : 5, true);
                hire(i, "администратор информационной системы", 1);
            }
        }
        for (const auto& m : build_.municipalities) {
            bool city = m.place.kind == PlaceKind::city;
            hire(m.authority, city ? "начальник управления" : "начальник отдела", 1);
            hire(m.authority, "главный специалист", city ? 3 : 2);
            switch (build_.organisation(m.service).serviceForm) {
                case ServiceForm::separate_institution:
                    hire(m.service, "директор", 1);
                    break;
                case ServiceForm::distributed:
                    hire(m.service, "главный специалист", 1);
                    break;
                default:
                    hire(m.service, "начальник методического отдела", 1);
            }
            hire(m.service, "старший методист", m.methodists > 2 ? 1 : 0, true);
            hire(m.service, "методист", m.methodists > 2 ? m.methodists - 1 : m.methodists, true);
        }
    }

  private:
    void hire(Index organisation, Text position, int count, bool pedagogical = false) {
        for (int i = 0; i < count; ++i) {
            Index person = makePerson(build_, random_, {organisation, pedagogical ? 6 : 18, 31, 68, 0});
            auto& p = build_.region.persons[person];
            makeCareer(build_, random_, person, "", build_.asOf());
            Employment e{person, organisation, position};
            e.pedagogical = pedagogical;
            e.since = likelySince(random_, p, build_.asOf());
            build_.region.employments.push_back(std::move(e));
        }
    }

    Build& build_;
    Random random_;
};
}  // namespace

void makeBodies(Build& build) { Bodies(build).make(); }

}  // namespace metodika::demo
