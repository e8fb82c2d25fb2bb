#pragma once
// The region while it is being built: what the steps hand to each other.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "app/demo/random.hpp"
#include "app/demo/region.hpp"

namespace metodika::demo {

enum class PlaceKind { city, mixed, rural };

struct Place {
    PlaceKind kind = PlaceKind::rural;
    std::string_view adjective{}, genitive{};  // Орловский, Орловского; for a city its name and "города …"
    std::string_view centreType{}, centre{};  // г. Орловск
};
/// Thirty-three places; the first is the capital.
const std::vector<Place>& places();
/// A village or hamlet with its type: с. Берёзовка.
struct Village {
    std::string_view type{}, name{};
};
const std::vector<Village>& villages();

struct Municipality {
    Place place{};
    Index organisation = nobody, authority = nobody, service = nobody;
    std::vector<Index> schools{}, kindergartens{}, centres{};
    int minorities = 10;  // percent of Caucasian, Armenian and Turkic names
    int methodists = 2;   // people of the service besides its head
};

struct Build {
    Region& region;
    std::uint64_t seed;
    int years;
    std::vector<Municipality> municipalities{};
    std::vector<int> pedagogical{};     // people of the main job, by organisation
    std::vector<Index> withoutStaff{};  // a newcomer imports the lists of these
    std::unordered_set<std::string> mails{};
    std::size_t tour = 0;  // the municipality of the demo sign-ins
    Index tourSchool = nobody;
    /// Members of association i are Region::members[range[i] … range[i + 1]).
    std::vector<std::size_t> memberRange{};

    Organisation& organisation(Index i) { return region.organisations[i]; }
    Date asOf() const { return region.asOf; }
    int minorities(Index organisation) const;
};

/// How many people of each kind the region has.
struct Size {
    int school, kindergarten, centre;  // pedagogical people
    int pupils, preschoolers;
    int municipalAssociations;
};
Size sizeOf(const Region& region);
/// So many of a hundred, for a region that is larger or smaller than the usual one; at least `least`.
inline int partOf(const Region& region, int number, int least = 1) {
    return std::max(least, number * region.shape.percent / 100);
}

void makeNetwork(Build& build);
void makeStaff(Build& build);
void makeBodies(Build& build);  // ministry, institute, authorities, services
void makeHistories(Build& build);
void makeAssociations(Build& build);
void makeHeads(Build& build);
void makeSchedules(Build& build);
void makeMeetings(Build& build);
void makeRoles(Build& build);

/// A person with everything that goes with one; the answer is the number in Region::persons.
struct Wanted {
    Index organisation = nobody;  // for names of the place
    int menPercent = 5;
    int youngest = 20, oldest = 76;
    int collegePercent = 3;  // secondary vocational education
};
Index makePerson(Build& build, Random& random, const Wanted& wanted);
std::string mailFor(Build& build, Random& random, const Person& person);
/// Category, courses and status of a pedagogical person, as they were on the day.
void makeCareer(Build& build, Random& random, Index person, std::string_view speciality, Date on);
/// A likely first day of the present job, between the first lesson and the day.
Date likelySince(Random& random, const Person& person, Date on);

bool isHeadPost(std::string_view position);
bool isTeacher(const Employment& employment);
inline bool isOpen(const std::optional<Date>& until, Date on) { return !until || *until > on; }
/// The last school year that has schedules: from June on the next one is being drafted.
inline int lastPlannedYear(Date asOf) { return schoolYear(addDays(asOf, 92)); }
Pace paceOf(const Region& region, const Association& association);
/// The day itself, or the Monday after a weekend.
Date workday(Date day);
Date later(Date a, Date b);
Date earlier(Date a, Date b);

}  // namespace metodika::demo
