#pragma once
// What every new organisation gets: a place in the tree, a code, an ИНН of its own.
#include <initializer_list>
#include <set>
#include <string>

#include "app/demo/build.hpp"

namespace metodika::demo {

class Founding {
  public:
    Founding(Build& build, Random& random) : build_(build), random_(random) {}

    Index add(Organisation o) {
        build_.region.organisations.push_back(std::move(o));
        return Index(build_.region.organisations.size() - 1);
    }
    /// An organisation of the municipality; its code is the municipality's with the suffix.
    Index below(const Municipality& m, Organisation o, const std::string& suffix) {
        const auto& municipality = build_.organisation(m.organisation);
        o.parent = o.branchOf == nobody ? m.organisation : o.branchOf;
        o.municipality = m.organisation;
        o.code = municipality.code + "-" + suffix;
        if (o.settlement.empty()) o.settlement = municipality.settlement;
        if (o.legalEntity && o.inn.empty()) o.inn = inn();
        if (o.since == Date{}) o.since = date(random_.between(1966, 2014), 9, 1);
        return add(std::move(o));
    }
    /// Ten digits of a non-existing inspection with a true control digit.
    std::string inn() {
        static constexpr int weights[] = {2, 4, 10, 3, 5, 9, 4, 6, 8};
        for (;;) {
            std::string s = random_.chance(50) ? "0997" : "0998";
            std::string serial = std::to_string(random_.below(100000));
            s += std::string(5 - serial.size(), '0') + serial;
            int sum = 0;
            for (std::size_t i = 0; i < 9; ++i) sum += (s[i] - '0') * weights[i];
            s += char('0' + sum % 11 % 10);
            if (taken_.insert(s).second) return s;
        }
    }
    void reserve(std::initializer_list<std::string> inns) { taken_.insert(inns); }

  private:
    Build& build_;
    Random& random_;
    std::set<std::string> taken_;
};

inline std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }
inline bool isCity(const Place& place) { return place.kind == PlaceKind::city; }
/// города Предгорска, Орловского муниципального округа
inline std::string ofPlace(const Place& p) {
    return isCity(p) ? std::string(p.genitive) : std::string(p.genitive) + " муниципального округа";
}

void makeServices(Build& build, Founding& founding);

}  // namespace metodika::demo
