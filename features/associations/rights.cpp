#include "features/associations/rights.hpp"

#include <algorithm>

namespace metodika::associations {
namespace {

bool among(std::string_view role, std::initializer_list<std::string_view> roles) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

constexpr db::Query below{"associations.below", R"(
    SELECT r.descendant FROM shared_reach r
    WHERE r.ancestor = :place AND r.since <= :today AND r.until > :today)"};
constexpr db::Query regionalBelow{"associations.regional_below", R"(
    SELECT r.descendant FROM shared_reach r
    JOIN shared_organisations o ON o.id = r.descendant AND o.since <= :today AND o.until > :today AND o.level = 'region'
    WHERE r.ancestor = :place AND r.depth <= 1 AND r.since <= :today AND r.until > :today)"};
constexpr db::Query headedBy{"associations.headed_by", R"(
    SELECT association FROM association_heads WHERE person = :person AND since <= :today AND until > :today)"};

}  // namespace

Rights Rights::of(api::Work& work) {
    Rights rights;
    const auto& member = work.scope().member();
    rights.everything_ = work.scope().isSystem();
    rights.person_ = PersonId{member.person};
    if (rights.everything_) return rights;
    for (const api::Holding& held : member.holdings) {
        bool keeper =
            std::find(roles::keepers.begin(), roles::keepers.end(), held.role) != roles::keepers.end();
        // The deputy keeps the papers of the school; approving for it is its head's.
        bool school = held.role == roles::organisationHead;
        bool municipal = among(held.role, {roles::serviceHead, roles::authorityOfficial});
        bool regional = held.role == roles::instituteMethodist;
        if (!keeper && !school && !municipal && !regional) continue;
        auto rows = work.run((regional ? regionalBelow : below).text, {{"place", held.place()}});
        while (rows->next()) {
            Duties& duties = rights.duties_[OrganisationId{rows->integer(0)}];
            duties.keeps |= keeper;
            duties.school |= school;
            duties.municipal |= municipal;
            duties.regional |= regional;
        }
    }
    if (member.person) {
        auto rows = work.run(headedBy.text, {});
        while (rows->next()) rights.headed_.insert(AssociationId{rows->integer(0)});
    }
    return rights;
}

bool Rights::keeps(Level level, OrganisationId owner) const {
    if (everything_) return true;
    Duties duties = at(owner);
    return level == Level::regional ? duties.regional : duties.keeps;
}

bool Rights::approves(Level level, OrganisationId owner) const {
    if (everything_) return true;
    Duties duties = at(owner);
    switch (level) {
        case Level::school:
            return duties.school;
        case Level::municipal:
        case Level::cluster:
            return duties.municipal;
        case Level::regional:
            return duties.regional;
    }
    return false;
}

Rights::Duties Rights::at(OrganisationId owner) const {
    auto found = duties_.find(owner);
    return found == duties_.end() ? Duties{} : found->second;
}

}  // namespace metodika::associations
