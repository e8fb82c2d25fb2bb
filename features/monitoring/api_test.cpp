// Numbers over HTTP: who reads which, what is counted, what opens.
#include "contracts/roles.hpp"
#include "features/monitoring/actions.hpp"
#include "platform/facts/engine_fixture.hpp"
#include "platform/facts/worker.hpp"
#include "testing/scenario.hpp"

namespace metodika::testing {
namespace {

class Monitoring : public Scenario {
  protected:
    std::string association(const std::string& who, const std::string& place, const std::string& level,
                            const std::string& subject) {
        auto made = as(who).post("/api/v1/associations",
                                 R"({"name":"Учителя: )" + subject + R"(","level":")" + level +
                                     R"(","organisation":")" + id(place) + R"(","subject":")" + subject +
                                     R"(","since":"2025-09-01"})");
        made.expect(201);
        return made.text("/id");
    }
    // `months`: of the meetings planned in the school year 2026.
    void approved(const std::string& who, const std::string& association, int meetings,
                  const std::string& on) {
        std::string list;
        for (int i = 0; i < meetings; ++i)
            list += (i ? "," : "") + std::string(R"({"date":"2026-1)") + std::to_string(i % 3) + R"(-0)" +
                    std::to_string(1 + i) + R"(","theme":"Тема","place":"Кабинет"})";
        auto draft = as(who).put("/api/v1/associations/" + association + "/schedules/2026", 0,
                                 R"({"meetings":[)" + list + "]}");
        draft.expect(200);
        as(who)
            .post("/api/v1/associations/" + association + "/schedules/2026/approve", draft.number("/version"),
                  R"({"approved_on":")" + on + R"(","act_number":"41"})")
            .expect(200);
    }
    std::string held(const std::string& who, const std::string& association, const std::string& day) {
        auto meeting = as(who).post("/api/v1/meetings",
                                    R"({"association":")" + association + R"(","date":")" + day +
                                        R"(","theme":"Разбор работ","agenda":[{"title":"Разное"}]})");
        meeting.expect(201);
        auto chosen = as(who).patch("/api/v1/meetings/" + meeting.text("/id"), meeting.number("/version"),
                                    R"({"chair":")" + id("Абрамова Анна Ивановна") + R"(","secretary":")" +
                                        id("Быкова Белла Игоревна") + R"("})");
        chosen.expect(200);
        auto present =
            as(who).post("/api/v1/meetings/" + meeting.text("/id") + "/join",
                         testing::came({id("Абрамова Анна Ивановна"), id("Быкова Белла Игоревна")}));
        present.expect(200);
        as(who)
            .post("/api/v1/meetings/" + meeting.text("/id") + "/hold", present.number("/meeting/version"),
                  "{}")
            .expect(200);
        return meeting.text("/id");
    }
    static std::string row(const Reply& picture, const std::string& code) {
        for (std::size_t i = 0; i < picture.size("/rows"); ++i)
            if (picture.text("/rows/" + std::to_string(i) + "/indicator") == code)
                return "/rows/" + std::to_string(i);
        ADD_FAILURE() << "no " << code;
        return "/rows/0";
    }
    static std::string child(const Reply& picture, const std::string& place) {
        for (std::size_t i = 0; i < picture.size("/children"); ++i)
            if (picture.text("/children/" + std::to_string(i) + "/organisation/id") == place)
                return "/children/" + std::to_string(i);
        return "";
    }
    std::string at(const std::string& place, int year = 2026) const {
        return "/api/v1/monitoring?organisation=" + id(place) + "&year=" + std::to_string(year);
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Monitoring, ::testing::ValuesIn(engines()), engineName);

TEST_P(Monitoring, g1_work_becomes_numbers_at_every_level_and_each_opens_to_its_records) {
    auto maths = association("head.a", "a", "municipal", "математика");
    auto physics = association("head.a", "a", "municipal", "физика");
    association("head.b", "b", "municipal", "математика");
    approved("head.a", maths, 4, "2026-09-10");
    approved("head.a", physics, 2, "2026-09-10");
    auto school = association("deputy.a1", "a1", "school", "математика");
    auto meeting = held("deputy.a1", school, "2026-11-20");
    settle();

    auto region = as("institute").get(at("region"));
    region.expect(200);
    auto schedules = row(region, "1.4");
    EXPECT_EQ(region.number(schedules + "/now/numerator"), 1) << "two meetings are too few";
    EXPECT_EQ(region.number(schedules + "/now/denominator"), 3);
    EXPECT_NEAR(region.real(schedules + "/now/value"), 100.0 / 3, 1e-9);
    EXPECT_TRUE(region.yes(schedules + "/before/no_data"))
        << "years before an association was entered are not judged";
    EXPECT_EQ(region.number(row(region, "ASSOC_MEETINGS") + "/now/value"), 1);
    EXPECT_TRUE(region.null(row(region, "ASSOC_MEETINGS") + "/now/denominator"));
    auto contests = row(region, "1.3");
    EXPECT_TRUE(region.yes(contests + "/now/hidden")) << "two members are too few to be a share of anybody";
    EXPECT_TRUE(region.null(contests + "/now/value"));
    EXPECT_EQ(region.text(contests + "/now/reason"), "Меньше пяти человек или число выдаёт такую группу");
    auto a = child(region, id("a")), b = child(region, id("b"));
    EXPECT_NEAR(region.real(a + "/values/1.4/now/value"), 50, 1e-9);
    EXPECT_NEAR(region.real(b + "/values/1.4/now/value"), 0, 1e-9);
    EXPECT_EQ(region.number(a + "/values/ASSOC_MEETINGS/now/value"), 1);

    EXPECT_EQ(region.size("/children"), 2u) << "the institute did nothing that is counted";

    auto municipality = as("head.a").get(at("a"));
    municipality.expect(200);
    auto a1 = child(municipality, id("a1"));
    EXPECT_TRUE(municipality.yes(a1 + "/values/1.4/now/no_data")) << "a school has no municipal associations";
    EXPECT_EQ(municipality.number(a1 + "/values/ASSOC_MEETINGS/now/value"), 1);

    auto records =
        as("institute")
            .get("/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + id("region") + "&year=2026");
    records.expect(200);
    ASSERT_EQ(records.size("/items"), 1u);
    EXPECT_EQ(records.text("/items/0/link"), "/meetings/" + meeting);
    EXPECT_EQ(records.text("/items/0/title"), "Разбор работ");
    EXPECT_EQ(records.text("/items/0/organisation/id"), id("a1"));
    auto asked = as("head.a").get("/api/v1/indicators/1.4/records?organisation=" + id("a") +
                                  "&year=2026&part=denominator&limit=1");
    asked.expect(200);
    std::string whole = "/api/v1/indicators/1.4/records?limit=0&organisation=" + id("a") + "&year=2026";
    EXPECT_EQ(as("head.a").get(whole + "&part=denominator").expect(200).number("/total"), 2);
    auto more = as("head.a").get("/api/v1/indicators/1.4/records?organisation=" + id("a") +
                                 "&year=2026&part=denominator&limit=1&cursor=" + asked.text("/next"));
    more.expect(200);
    ASSERT_EQ(more.size("/items"), 1u);
    EXPECT_NE(more.text("/items/0/id"), asked.text("/items/0/id"));
    EXPECT_TRUE(more.null("/next"));
}

TEST_P(Monitoring, g1_each_reads_their_own_part) {
    struct Case {
        const char* who;
        int region, a, a1, a2, b, b1;
    };
    for (const Case& c :
         {Case{"institute", 200, 200, 200, 200, 200, 200}, Case{"ministry", 200, 200, 200, 200, 200, 200},
          Case{"head.a", 404, 200, 200, 200, 404, 404}, Case{"methodist.a", 404, 200, 200, 200, 404, 404},
          Case{"official.a", 404, 200, 200, 200, 404, 404}, Case{"director.a1", 404, 200, 200, 403, 404, 404},
          Case{"deputy.a1", 404, 200, 200, 403, 404, 404}, Case{"teacher.a1", 404, 200, 200, 403, 404, 404},
          Case{"operator", 404, 404, 404, 404, 404, 404}}) {
        auto reader = as(c.who);
        std::pair<const char*, int> places[] = {{"region", c.region}, {"a", c.a}, {"a1", c.a1},
                                                {"a2", c.a2},         {"b", c.b}, {"b1", c.b1}};
        for (const auto& [place, status] : places) {
            EXPECT_EQ(reader.get(at(place)).status, status) << c.who << " at " << place;
            EXPECT_EQ(
                reader.get("/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + id(place)).status,
                status)
                << c.who << " records of " << place;
        }
    }
    as("teacher.a1").get(at("a2")).expect(403, "monitoring.not_your_numbers");
    auto teacher = as("teacher.a1").get(at("a"));
    EXPECT_EQ(teacher.size("/children"), 1u) << "other schools' numbers are not a teacher's";
    EXPECT_NE(child(teacher, id("a1")), "");
    stranger().get(at("region")).expect(401);
    as("institute").get("/api/v1/monitoring?organisation=77").expect(404);
    as("institute").get("/api/v1/indicators/9.9/records?organisation=" + id("region")).expect(404);
    as("institute").get("/api/v1/monitoring?year=12").expect(422);
}

// Today is 22 November 2026: a year of three months must not be compared with one of twelve.
TEST_P(Monitoring, g4_an_unfinished_year_is_compared_with_the_last_one_up_to_the_same_day) {
    auto school = association("deputy.a1", "a1", "school", "математика");
    for (const char* day : {"2025-10-10", "2025-11-22", "2025-11-23", "2026-02-10", "2026-05-12",
                            "2026-10-08", "2026-11-19", "2026-11-20"})
        held("deputy.a1", school, day);
    settle();
    for (const char* place : {"region", "a", "a1"}) {
        auto picture = as("institute").get(at(place)).expect(200);
        auto meetings = row(picture, "ASSOC_MEETINGS");
        EXPECT_EQ(picture.text("/same_day"), "2025-11-22");
        EXPECT_EQ(picture.number(meetings + "/now/value"), 3) << place;
        EXPECT_EQ(picture.number(meetings + "/before/value"), 5) << place;
        EXPECT_EQ(picture.number(meetings + "/compared/value"), 2) << place;
        EXPECT_EQ(picture.number(meetings + "/change"), 1) << place;
    }
    auto region = as("institute").get(at("region"));
    auto risen = row(region, "ASSOC_MEETINGS") + "/reasons/risen";
    ASSERT_EQ(region.size(risen), 1u) << region.body;
    EXPECT_EQ(region.text(risen + "/0/organisation/id"), id("a"));
    EXPECT_EQ(region.number(risen + "/0/change"), 1);
    EXPECT_EQ(region.number(child(region, id("a")) + "/values/ASSOC_MEETINGS/change"), 1);
    EXPECT_EQ(region.number(child(region, id("b")) + "/values/ASSOC_MEETINGS/change"), 0);

    // A year that is over is compared with a whole one.
    auto over = as("institute").get(at("a", 2025)).expect(200);
    EXPECT_TRUE(over.null("/same_day"));
    auto meetings = row(over, "ASSOC_MEETINGS");
    EXPECT_EQ(over.number(meetings + "/now/value"), 5);
    EXPECT_EQ(over.number(meetings + "/compared/value"), 0);
    EXPECT_EQ(over.number(meetings + "/change"), 5);

    // Neighbours of the school and another municipality see nothing more than before.
    as("teacher.a2").get(at("a1")).expect(403);
    as("head.b").get(at("a1")).expect(404);
    as("head.b").get(at("a")).expect(404);
    auto own = as("teacher.a2").get(at("a")).expect(200);
    EXPECT_EQ(own.size(row(own, "ASSOC_MEETINGS") + "/reasons/risen"), 0u)
        << "what rose in other schools is not a teacher's to know";
}

TEST_P(Monitoring, g2_a_change_opens_to_the_records_that_came_went_or_count_no_more) {
    auto school = association("deputy.a1", "a1", "school", "математика");
    for (const char* day : {"2025-10-10", "2026-02-10", "2026-10-08", "2026-11-19"})
        held("deputy.a1", school, day);
    auto plan = as("deputy.a1")
                    .post("/api/v1/meetings", R"({"association":")" + school +
                                                  R"(","date":"2026-11-21","theme":"Не состоялось"})");
    plan.expect(201);
    settle();
    auto picture = as("head.a").get(at("a")).expect(200);
    auto reasons = row(picture, "ASSOC_MEETINGS") + "/reasons";
    ASSERT_EQ(picture.size(reasons + "/words"), 2u) << picture.body;
    EXPECT_EQ(picture.text(reasons + "/words/0/value"), "held");
    EXPECT_EQ(picture.number(reasons + "/words/0/now"), 2);
    EXPECT_EQ(picture.number(reasons + "/words/0/before"), 1);
    EXPECT_EQ(picture.text(reasons + "/words/1/value"), "planned");
    EXPECT_EQ(picture.number(reasons + "/words/1/now"), 1);

    std::string records = "/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + id("a");
    auto planned = as("head.a").get(records + "&year=2026&attribute=state&value=planned").expect(200);
    ASSERT_EQ(planned.size("/items"), 1u);
    EXPECT_EQ(planned.text("/items/0/title"), "Не состоялось");
    as("head.a").get(records + "&year=2026&attribute=state&value=nonsense").expect(404);
    auto then = as("head.a").get(records + "&year=2025&attribute=state&value=held&same_day=true").expect(200);
    ASSERT_EQ(then.size("/items"), 1u) << "the one of February is later than today's day";
    EXPECT_EQ(then.text("/items/0/on_date"), "2025-10-10");
    EXPECT_EQ(as("head.a").get(records + "&year=2025&limit=0").expect(200).number("/total"), 2);

    // Schedules: an association that came this year is in the whole and not yet counted.
    auto maths = association("head.a", "a", "municipal", "математика");
    association("head.a", "a", "municipal", "физика");
    approved("head.a", maths, 4, "2026-09-10");
    settle();
    auto shares = as("head.a").get(at("a")).expect(200);
    auto moves = row(shares, "1.4") + "/reasons/moves";
    ASSERT_EQ(shares.size(moves), 1u) << shares.body;
    EXPECT_EQ(shares.text(moves + "/0/move"), "came");
    EXPECT_EQ(shares.number(moves + "/0/count"), 2);
    auto came = as("head.a").get("/api/v1/indicators/1.4/records?organisation=" + id("a") +
                                 "&year=2026&move=came&limit=1");
    came.expect(200);
    std::string moved = "/api/v1/indicators/1.4/records?limit=0&organisation=" + id("a") + "&year=2026&move=";
    EXPECT_EQ(as("head.a").get(moved + "came").expect(200).number("/total"), 2);
    auto next = as("head.a").get("/api/v1/indicators/1.4/records?organisation=" + id("a") +
                                 "&year=2026&move=came&limit=1&cursor=" + came.text("/next"));
    ASSERT_EQ(next.size("/items"), 1u) << next.body;
    EXPECT_NE(next.text("/items/0/id"), came.text("/items/0/id"));
    for (const char* none : {"gone", "better", "worse"})
        EXPECT_EQ(as("head.a").get(moved + none).expect(200).number("/total"), 0) << none;
    as("head.a").get(records + "&move=sideways").expect(422);
    as("head.b").get(records + "&move=came").expect(404);
    as("teacher.a1")
        .get("/api/v1/indicators/ASSOC_MEETINGS/records?organisation=" + id("a2") + "&move=came")
        .expect(403);
}

TEST_P(Monitoring, g2_the_catalogue_says_how_each_is_counted_in_both_languages) {
    auto ru = as("teacher.a1").get("/api/v1/indicators");
    ru.expect(200);
    ASSERT_EQ(ru.size("/items"), 6u) << "criterion 1 whole, and how many meetings there were";
    EXPECT_EQ(ru.text("/items/3/code"), "1.4");
    EXPECT_EQ(ru.text("/items/3/unit"), "percent");
    EXPECT_EQ(ru.text("/items/3/name"), "Наличие плана-графика заседаний РМО/ГМО на учебный год");
    auto en = as("teacher.a1").with("Accept-Language", "en").get("/api/v1/indicators");
    EXPECT_FALSE(en.text("/items/3/passport/numerator").empty());
}

// Numbers of persons, over the real tree and the real staff: a pack of the test's own.
TEST_P(Monitoring, g3_small_groups_are_hidden_and_do_not_follow_by_subtraction) {
    facts::test::TemporaryPack folder;
    folder.write("thresholds.yaml", "settings:\n  privacy.small_group: [{since: 2020-01-01, value: 5}]\n");
    folder.write(
        "indicators/a.yaml",
        "indicators:\n" +
            facts::test::declaration(
                "P",
                "    kind: count\n    period: school_year\n    numerator: {fact: staff, of: persons}\n"));
    auto shelf = packs::Shelf::load(folder.folder());
    facts::Facts facts;
    facts.declare({.name = "staff", .view = "fact_staff"});
    facts.use(shelf);
    installation().database().change([](db::Connection& c) {
        c.script(
            "CREATE VIEW fact_staff AS SELECT organisation, person, since AS on_date, employment AS id FROM "
            "shared_staff WHERE kind = 'main'");
    });
    facts::Worker worker(facts, installation().database(), [] { return date(2026, 11, 22); });
    worker.begin();
    worker.settle();

    auto reader = [&](std::string_view role, const char* place) {
        api::Holding h{std::string(role), {}};
        if (place[1] && std::string_view(place) != "region")
            h.chain.push_back({organisation(place).value, "organisation", ""});
        if (std::string_view(place) != "region")
            h.chain.push_back({organisation(place[0] == 'a' ? "a" : "b").value, "municipality", ""});
        h.chain.push_back({organisation("region").value, "region", ""});
        api::Member member;
        member.account = 1;
        member.holdings.push_back(h);
        return api::Scope(installation().host(), member, text::Language::ru);
    };
    auto pictureFor = [&](std::string_view role, const char* home, const char* place) {
        auto scope = reader(role, home);
        return monitoring::showPicture(scope, facts, {organisation(place), 2020});
    };
    auto valueOf = [&](const monitoring::Picture& picture, const char* place) -> monitoring::ShownValue {
        for (const auto& line : picture.children)
            if (line.organisation.id == organisation(place)) return line.values.at("P").now;
        ADD_FAILURE() << "no " << place;
        return {};
    };
    // a1 has 11 persons, a2 four, a3 none, the service two, the authority one.
    auto institute = pictureFor(roles::instituteMethodist, "region", "a");
    EXPECT_FALSE(institute.rows.front().now.hidden);
    EXPECT_EQ(valueOf(institute, "a1").value, 11.0);
    EXPECT_TRUE(valueOf(institute, "a2").hidden);
    EXPECT_FALSE(valueOf(institute, "a2").value);
    EXPECT_FALSE(valueOf(institute, "a2").numerator);
    EXPECT_EQ(valueOf(institute, "a3").value, 0.0);
    EXPECT_FALSE(institute.rows.front().can.at("records"));
    // b has b1 with five and a service of one: hiding the one alone would give it away, so both are hidden.
    auto other = pictureFor(roles::ministryOfficial, "region", "b");
    EXPECT_TRUE(valueOf(other, "service.b").hidden);
    EXPECT_TRUE(valueOf(other, "b1").hidden);
    // What is hidden in the list is hidden when it is opened by itself.
    EXPECT_TRUE(pictureFor(roles::ministryOfficial, "region", "b1").rows.front().now.hidden);
    EXPECT_TRUE(pictureFor(roles::educator, "a2", "a2").rows.front().now.hidden);
    // Those who keep or oversee the staff see it whole.
    EXPECT_EQ(pictureFor(roles::serviceHead, "a", "a2").rows.front().now.value, 4.0);
    EXPECT_EQ(valueOf(pictureFor(roles::authorityOfficial, "a", "a"), "a2").value, 4.0);
    EXPECT_EQ(pictureFor(roles::organisationMethodist, "a2", "a2").rows.front().now.value, 4.0);

    auto keeper = reader(roles::serviceHead, "a");
    auto records =
        monitoring::listRecords(keeper, facts, "P", {organisation("a2"), 2020, {}, {}, {}, {}, {}, {}, {}});
    ASSERT_EQ(records.items.size(), 4u);
    EXPECT_TRUE(records.items.front().person_name);
    for (auto role : {roles::instituteMethodist, roles::ministryOfficial}) {
        auto regional = reader(role, "region");
        EXPECT_THROW(monitoring::listRecords(regional, facts, "P",
                                             {organisation("a"), 2020, {}, {}, {}, {}, {}, {}, {}}),
                     Refused);
    }
    auto teacher = reader(roles::educator, "a1");
    EXPECT_THROW(
        monitoring::listRecords(teacher, facts, "P", {organisation("a1"), 2020, {}, {}, {}, {}, {}, {}, {}}),
        Refused);
}

}  // namespace
}  // namespace metodika::testing
