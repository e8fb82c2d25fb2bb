#pragma once
// What kind of community an association is: the region's pack names the kinds (mission B1).
#include <map>
#include <string>
#include <vector>

#include "contracts/common.hpp"

namespace metodika::associations {

/// ШМО · РМО, ГМО · кустовое · региональное.
enum class Level { school, municipal, cluster, regional };
BOOST_DESCRIBE_ENUM(Level, school, municipal, cluster, regional)
/// What joins the members: one speciality, a cycle of subjects, a post, being young in the work; free: they are
/// named one by one.
enum class Kind { subject, cycle, post, free, young };
BOOST_DESCRIBE_ENUM(Kind, subject, cycle, post, free, young)

/// A kind of community as the pack has it.
struct Community {
    std::string code;
    std::map<std::string, std::string, std::less<>> title;
    std::vector<Level> levels;
    std::vector<Kind> joins;
    std::string shortName, spelled;
    bool at(Level level) const;
    bool joinedBy(Kind kind) const;
    /// In the language; in Russian where the pack does not say it otherwise.
    const std::string& titleIn(std::string_view language) const;
};
/// The code that an association has when nothing else is said: packs keep these for what exists everywhere.
std::string usualCommunity(Level level, Kind kind);

struct CommunityRef {
    std::string code, title;
};
BOOST_DESCRIBE_STRUCT(CommunityRef, (), (code, title))
struct CommunityChoice {
    std::string code, title, short_name;
    std::vector<Level> levels;
    std::vector<Kind> joins;
};
BOOST_DESCRIBE_STRUCT(CommunityChoice, (), (code, title, short_name, levels, joins))
struct CommunitiesQuery {
    std::optional<OrganisationId> organisation;
};
BOOST_DESCRIBE_STRUCT(CommunitiesQuery, (), (organisation))

}  // namespace metodika::associations
