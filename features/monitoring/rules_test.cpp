#include "features/monitoring/rules.hpp"

#include <gtest/gtest.h>

#include "platform/jobs/jobs.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::monitoring {
namespace {

constexpr std::int64_t region = 1, town = 2, otherTown = 3, school = 20, otherSchool = 21, farSchool = 30;

std::vector<OrganisationId> chain(std::initializer_list<std::int64_t> ids) {
    std::vector<OrganisationId> out;
    for (auto id : ids) out.push_back(OrganisationId{id});
    return out;
}
const auto atRegion = chain({region}), atTown = chain({town, region}), atOther = chain({otherTown, region}),
           atSchool = chain({school, town, region}), atNext = chain({otherSchool, town, region}),
           atFar = chain({farSchool, otherTown, region});

class Numbers : public ::testing::Test {
  protected:
    api::Scope reader(std::string_view role, std::int64_t place) {
        api::Holding h{std::string(role), {}};
        if (place >= 10) h.chain.push_back({place, "organisation", ""});
        if (place != region) h.chain.push_back({town, "municipality", ""});
        h.chain.push_back({region, "region", ""});
        api::Member member;
        member.holdings.push_back(h);
        return api::Scope(host, member, text::Language::ru);
    }
    bool may(std::string_view role, std::int64_t place, const std::vector<OrganisationId>& at) {
        auto scope = reader(role, place);
        return bool(mayReadNumbers(scope, at));
    }

    struct NoDatabase final : db::Database {
        bool postgres() const override { return false; }
        void change(const std::function<void(db::Connection&)>&, std::uint64_t) override {}
        void read(const std::function<void(db::Connection&)>&) override {}
    } database;
    FixedClock clock{Instant{1795300000000}};
    IdSource ids;
    text::Texts texts;
    api::Events events;
    audit::Looks looks;
    jobs::Jobs jobs;
    packs::Shelf packs = packs::Shelf::load(PROJECT_ROOT "/packs/default");
    api::Host host{database, clock, ids, texts, events, looks, jobs, packs};
};

TEST_F(Numbers, TheRegionReadsEverything) {
    for (auto role : roles::regional)
        for (const auto& at : {atRegion, atTown, atSchool, atFar}) EXPECT_TRUE(may(role, region, at)) << role;
}

TEST_F(Numbers, AMunicipalityReadsItself) {
    for (auto role : {roles::methodist, roles::serviceHead, roles::authorityOfficial}) {
        EXPECT_TRUE(may(role, town, atTown)) << role;
        EXPECT_TRUE(may(role, town, atNext)) << role;
        EXPECT_FALSE(may(role, town, atRegion)) << role;
        EXPECT_FALSE(may(role, town, atOther)) << role;
        EXPECT_FALSE(may(role, town, atFar)) << role;
    }
}

TEST_F(Numbers, ASchoolAndItsTeachersReadTheirOwnAndTheMunicipalitysWhole) {
    for (auto role : {roles::organisationHead, roles::organisationMethodist, roles::educator,
                      roles::associationHead, roles::helper}) {
        EXPECT_TRUE(may(role, school, atSchool)) << role;
        EXPECT_TRUE(may(role, school, atTown)) << role;
        EXPECT_FALSE(may(role, school, atNext)) << role;
        EXPECT_FALSE(may(role, school, atRegion)) << role;
        EXPECT_FALSE(may(role, school, atFar)) << role;
    }
}

TEST_F(Numbers, TheOperatorReadsNone) {
    EXPECT_FALSE(may(roles::operatorRole, region, atRegion));
    EXPECT_FALSE(may(roles::operatorRole, region, atTown));
}

TEST_F(Numbers, SmallGroupsAreForThoseWhoOverseeTheStaff) {
    EXPECT_FALSE(seesPersons(Sight::none));
    EXPECT_FALSE(seesPersons(Sight::directory));
    EXPECT_TRUE(seesPersons(Sight::service));
    EXPECT_TRUE(seesPersons(Sight::contact));
}

}  // namespace
}  // namespace metodika::monitoring
