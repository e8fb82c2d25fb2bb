#pragma once
// What kind of community an association is: the region's pack names the kinds (mission B1).
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/routes.hpp"

namespace metodika::associations {

/// ШМО · РМО, ГМО · кустовое · региональное.
enum class Level { school, municipal, cluster, regional };
BOOST_DESCRIBE_ENUM(Level, school, municipal, cluster, regional)
/// What joins the members: one speciality, a cycle of subjects, a post, being young in the work; free: they
/// are named one by one.
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

struct AssociationRef {
    AssociationId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AssociationRef, (), (id, name))

enum class HeadAnswer { asked, agreed, declined };
BOOST_DESCRIBE_ENUM(HeadAnswer, asked, agreed, declined)
enum class Tending { merge, unite, close };
BOOST_DESCRIBE_ENUM(Tending, merge, unite, close)
// Over the API.

struct MergeProposal {
    std::string key;
    Tending what = Tending::close;
    OrganisationRef organisation;
    std::string name;
    std::optional<AssociationRef> into;
    std::vector<AssociationRef> associations;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(MergeProposal, (), (key, what, organisation, name, into, associations, reason))
struct PutOff {
    std::string key, title, reason;
    Date declined_on{};
};
BOOST_DESCRIBE_STRUCT(PutOff, (), (key, title, reason, declined_on))
struct HeadChoice {
    PersonId id;
    std::string name, position;
    std::vector<std::string> reasons;
    std::optional<Date> asked_on, answered_on;
    std::optional<HeadAnswer> answer;
};
BOOST_DESCRIBE_STRUCT(HeadChoice, (), (id, name, position, reasons, asked_on, answered_on, answer))
struct Refusal {
    std::string key, reason;
};
BOOST_DESCRIBE_STRUCT(Refusal, (), (key, reason))
inline auto rules(const Refusal*) {
    return std::array{json::length("key", 1, 500), json::length("reason", 1, 500)};
}
struct ReturnedProposal {
    std::string key;
};
BOOST_DESCRIBE_STRUCT(ReturnedProposal, (), (key))
struct HeadQuestion {
    PersonId person;
    std::optional<HeadAnswer> answer;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(HeadQuestion, (), (person, answer, on))

}  // namespace metodika::associations
