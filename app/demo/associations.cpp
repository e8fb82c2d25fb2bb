// РМО and ШМО, and who belongs to them, by term. Some that ought to exist by the rule are left out, so that
// the program has something to propose.
#include <algorithm>
#include <map>

#include "app/demo/build.hpp"
#include "app/demo/vocabulary.hpp"

namespace metodika::demo {
namespace {
using Text = std::string_view;

class Associations {
  public:
    explicit Associations(Build& build)
        : build_(build), region_(build.region), random_(build.seed, "associations") {}

    void make() {
        group();
        auto extra = extraAssociations();
        for (std::size_t i = 0; i < build_.municipalities.size(); ++i) {
            municipal(build_.municipalities[i], extra[i]);
            for (Index school : build_.municipalities[i].schools) ofSchool(school);
        }
        merge();
    }

  private:
    void group() {
        byOrganisation_.resize(region_.organisations.size());
        for (Index i = 0; i < region_.employments.size(); ++i)
            byOrganisation_[region_.employments[i].organisation].push_back(i);
    }

    /// Eleven specialities associate everywhere; these many more have one of the nine others.
    std::vector<int> extraAssociations() {
        std::size_t n = build_.municipalities.size();
        std::vector<int> extra(n, 0);
        int left = std::max(1, sizeOf(region_).municipalAssociations - 11 * int(n));
        extra[0] = std::min(9, left);
        for (left -= extra[0]; left > 0;) {
            int& one = extra[std::size_t(random_.below(int(n)))];
            if (one < 9) ++one, --left;
        }
        return extra;
    }

    Index add(Index owner, Level level, Text speciality, Text cycle, std::string name, Date since) {
        Association a{owner, level, speciality, cycle, std::move(name)};
        a.since = since;
        a.act = std::to_string(random_.between(40, 560)) + "-о";
        join(a);
        region_.associations.push_back(std::move(a));
        return Index(region_.associations.size() - 1);
    }
    /// In the words of the pack, so that the program goes on where the demo ends.
    static void join(Association& a) {
        if (a.speciality.empty()) {
            for (const auto& s : specialities())
                if (s.cycle == a.cycle)
                    for (Text subject : valuesOf(s)) a.values.push_back(subject);
            if (a.values.empty()) return;  // a wide cycle is the school's own agreement
            a.kind = AssociationKind::cycle;
            a.basis = a.cycle;
            return;
        }
        const auto& s = speciality(a.speciality);
        a.values = valuesOf(s);
        a.kind = s.subject.empty() && s.code != "safety" ? AssociationKind::post : AssociationKind::subject;
        a.basis = s.code == "foreign"   ? "иностранный язык"
                  : s.code == "physics" ? "физика и астрономия"
                  : s.code == "history" ? "история и обществознание"
                                        : a.values.front();
    }
    Date founded(int earliest) {
        return date(
            random_.between(earliest, std::max(earliest, schoolYear(region_.asOf) - build_.years - 1)), 9, 1);
    }

    void join(Index association, const Employment& e) {
        Date since = later(e.since, region_.associations[association].since);
        if (isOpen(e.until, since)) region_.members.push_back({association, e.person, since, e.until});
    }

    /// The specialities that an employment counts for in the municipality.
    static std::vector<Text> specialitiesOf(const Employment& e, const Organisation& o) {
        std::vector<Text> codes;
        auto take = [&](Text code) {
            if (code == "preschool" && o.kind != OrganisationKind::kindergarten &&
                o.type != "начальная школа – детский сад")
                return;
            if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end())
                codes.push_back(code);
        };
        if (e.subjects.empty()) take(specialityOf(e.position, ""));
        for (Text subject : e.subjects) take(specialityOf(e.position, subject));
        return codes;
    }

    void municipal(const Municipality& m, int extra) {
        std::map<Text, Index> byCode;
        for (const auto& s : specialities()) {
            if (!s.everyMunicipality && extra-- <= 0) continue;
            std::string name = (m.place.kind == PlaceKind::city ? "ГМО " : "РМО ") + std::string(s.members);
            byCode[s.code] = add(m.service, Level::municipality, s.code, "", std::move(name), founded(2008));
        }
        for (const auto* list : {&m.schools, &m.kindergartens, &m.centres})
            for (Index o : *list)
                for (Index i : byOrganisation_[o])
                    for (Text code : specialitiesOf(region_.employments[i], region_.organisations[o]))
                        if (auto at = byCode.find(code); at != byCode.end())
                            join(at->second, region_.employments[i]);
    }

    /// More than two teachers of one speciality; of the others, more than three of one cycle.
    void ofSchool(Index school) {
        std::map<Text, std::vector<Index>> people;  // by speciality
        for (Index i : byOrganisation_[school]) {
            const auto& e = region_.employments[i];
            if (!isTeacher(e) || !isOpen(e.until, region_.asOf)) continue;
            for (Text code : specialitiesOf(e, region_.organisations[school])) {
                auto& list = people[code];
                if (std::find(list.begin(), list.end(), e.person) == list.end()) list.push_back(e.person);
            }
        }
        bool tour = school == build_.tourSchool;
        std::map<Text, Index> own;  // by speciality; nobody: ought to exist, but does not
        for (const auto& s : specialities()) {
            auto at = people.find(s.code);
            if (at == people.end() || at->second.size() <= 2) continue;
            bool exists = tour ? s.code != "foreign" : !random_.chance(6);
            own[s.code] = exists ? add(school, Level::organisation, s.code, "",
                                       "ШМО " + std::string(s.members), founded(2012))
                                 : nobody;
        }
        std::map<Text, std::vector<Index>> rest;  // by cycle
        for (const auto& [code, list] : people) {
            Text cycle = speciality(code).cycle;
            if (own.count(code) || cycle.empty()) continue;
            auto& all = rest[cycle];
            for (Index person : list)
                if (std::find(all.begin(), all.end(), person) == all.end()) all.push_back(person);
        }
        std::map<Text, Index> ofCycle;
        for (const auto& c : cycles()) {
            std::vector<Text> parts(c.narrow.begin(), c.narrow.end());
            if (parts.empty()) parts.push_back(c.code);
            std::size_t many = 0;
            bool taken = false;
            for (Text part : parts) {
                many += rest[part].size();
                taken = taken || rest[part].size() > 3;
            }
            if (many <= 3 || (parts.size() > 1 && taken) || random_.chance(6)) continue;
            Index one =
                add(school, Level::organisation, "", c.code, "ШМО " + std::string(c.members), founded(2012));
            for (Text part : parts) ofCycle[part] = one;
        }
        for (Index i : byOrganisation_[school]) {
            const auto& e = region_.employments[i];
            if (!isTeacher(e)) continue;
            for (Text code : specialitiesOf(e, region_.organisations[school])) {
                if (auto at = own.find(code); at != own.end()) {
                    if (at->second != nobody) join(at->second, e);
                } else if (auto c = ofCycle.find(speciality(code).cycle); c != ofCycle.end()) {
                    join(c->second, e);
                }
            }
        }
    }

    /// One term a person and association: two jobs are one membership.
    void merge() {
        auto& members = region_.members;
        std::sort(members.begin(), members.end(), [](const AssociationTerm& a, const AssociationTerm& b) {
            return std::tie(a.association, a.person, a.since) < std::tie(b.association, b.person, b.since);
        });
        std::vector<AssociationTerm> merged;
        for (const auto& m : members) {
            bool same = !merged.empty() && merged.back().association == m.association &&
                        merged.back().person == m.person;
            if (!same) {
                merged.push_back(m);
            } else if (auto& until = merged.back().until; until) {
                if (!m.until)
                    until.reset();
                else
                    until = later(*until, *m.until);
            }
        }
        members = std::move(merged);
        auto& range = build_.memberRange;
        range.assign(region_.associations.size() + 1, 0);
        for (const auto& m : members) ++range[m.association + 1];
        for (std::size_t i = 1; i < range.size(); ++i) range[i] += range[i - 1];
    }

    Build& build_;
    Region& region_;
    Random random_;
    std::vector<std::vector<Index>> byOrganisation_;
};
}  // namespace

bool isTeacher(const Employment& e) {
    return e.pedagogical && (e.position == "учитель" || e.position == "преподаватель-организатор ОБЗР");
}

Pace paceOf(const Region& region, const Association& association) {
    return region.organisations[region.organisations[association.owner].municipality].pace;
}

void makeAssociations(Build& build) { Associations(build).make(); }

}  // namespace metodika::demo
