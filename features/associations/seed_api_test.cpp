// What is sown by the thousand is read like what was recorded one by one.
#include "features/associations/seed.hpp"
#include "testing/scenario.hpp"

namespace metodika::associations {
namespace {

METODIKA_API_SUITE(SownAssociations);

TEST_P(SownAssociations, ReadLikeRecordedOnes) {
    auto headPerson = person("Быкова Белла Игоревна");
    auto scope = api::Scope::system(installation().host());
    MeetingId sown;
    AssociationId made;
    scope.change([&](api::Work& work) {
        seed::Sower sower(work, installation().packs().usual());
        seed::NewAssociation fresh{.organisation = organisation("service.a"),
                                   .root = organisation("a"),
                                   .level = Level::municipal,
                                   .kind = Kind::subject,
                                   .name = "РМО учителей математики",
                                   .basis = "математика",
                                   .values = {"математика"},
                                   .since = date(2015, 9, 1),
                                   .keptFrom = 2024};
        made = sower.association(fresh);
        sower.follow(made);
        sower.head(made, headPerson, date(2022, 9, 1));
        for (int year : {2024, 2026})
            sower.schedule({made,
                            year,
                            date(year, 8, 28),
                            "5-о",
                            {{date(year, 11, 3), "Тема", {}},
                             {date(year + 1, 1, 12), "Тема", {}},
                             {date(year + 1, 3, 24), "Тема", {}}}});
        seed::Meeting meeting{.association = made,
                              .date = date(2026, 11, 3),
                              .theme = "Тема",
                              .state = MeetingState::held,
                              .chair = headPerson,
                              .present = {headPerson, person("Ильина Ирина Павловна")},
                              .items = {{.title = "Вопрос", .heard = "Текст"}},
                              .decisions = {{0, "Решение", headPerson, date(2026, 12, 1), {}}}};
        sown = sower.meeting(meeting);
        sower.done();
    });
    auto service = as("head.a");
    auto card = service.get("/api/v1/associations/" + made.text()).expect(200);
    EXPECT_EQ(card.size("/members"), 6u);
    EXPECT_EQ(card.text("/head/id"), headPerson.text());
    EXPECT_EQ(card.text("/schedule_state"), "approved");
    auto held = service.get("/api/v1/meetings/" + sown.text()).expect(200);
    EXPECT_EQ(held.number("/number"), 1);
    EXPECT_EQ(held.number("/attended"), 2);
    EXPECT_EQ(held.number("/invited"), 6);
    EXPECT_EQ(held.text("/items/0/decisions/0/responsible/id"), headPerson.text());
    scope.read([&](api::Work& work) {
        static constexpr db::Query years{"test.years",
                                         "SELECT count(*) FROM association_years WHERE association = :id AND "
                                         "school_year BETWEEN 2024 AND 2026"};
        EXPECT_EQ(work.number(years, {{"id", made}}), 3) << "a year without a schedule counts too";
    });
}

}  // namespace
}  // namespace metodika::associations
