// What every list of the program does alike.
#include "testing/scenario.hpp"

namespace metodika::testing {

METODIKA_API_SUITE(Lists);

// Counting costs more than a page: a list says how long it is when it is asked that alone.
TEST_P(Lists, j2_every_list_says_how_many_lines_it_has) {
    auto head = as("head.a");
    for (const char* subject : {"математика", "химия", "биология", "физика"}) {
        auto association =
            head.post("/api/v1/associations", std::string(R"({"name":"РМО: )") + subject +
                                                  R"(","level":"municipal","subject":")" + subject +
                                                  R"(","organisation":")" + id("a") + "\"}")
                .expect(201);
        head.post("/api/v1/meetings", R"({"association":")" + association.text("/id") +
                                          R"(","date":"2026-12-10","theme":"Итоги"})")
            .expect(201);
    }
    struct Case {
        const char* who;
        std::string path;
        std::size_t least;
    };
    for (const Case& one : {Case{"head.a", "/api/v1/people?organisation=" + id("a1"), 4},
                            {"head.a", "/api/v1/people?state=left&organisation=" + id("a"), 0},
                            {"head.a", "/api/v1/people?category=none&organisation=" + id("a"), 4},
                            {"head.a", "/api/v1/organisations?root=" + id("a"), 4},
                            {"head.a", "/api/v1/organisations?kind=school&root=" + id("a"), 2},
                            {"head.a", "/api/v1/associations?organisation=" + id("a"), 4},
                            {"head.a", "/api/v1/meetings?organisation=" + id("a"), 4},
                            {"head.a", "/api/v1/decisions?organisation=" + id("a"), 0},
                            {"head.a", "/api/v1/accounts?organisation=" + id("a"), 4},
                            {"head.a", "/api/v1/imports?organisation=" + id("a"), 0},
                            {"head.a", "/api/v1/corrections?organisation=" + id("a"), 0},
                            {"teacher.a1", "/api/v1/meetings?mine=true", 0}}) {
        SCOPED_TRACE(one.path);
        auto browser = as(one.who);
        std::size_t lines = 0;
        std::string next;
        do {
            auto page = browser.get(one.path + "&limit=3" + next).expect(200);
            lines += page.size("/items");
            next = page.null("/next") ? "" : "&cursor=" + page.text("/next");
        } while (!next.empty());
        EXPECT_GE(lines, one.least);
        auto counted = browser.get(one.path + "&limit=0").expect(200);
        EXPECT_EQ(counted.size("/items"), 0u);
        EXPECT_EQ(counted.number("/total"), std::int64_t(lines));
    }
    // Whose list one may not see, one may not count.
    as("teacher.b1").get("/api/v1/people?organisation=" + id("a1") + "&limit=0").expect(404, "api.not_found");
    as("head.b").get("/api/v1/meetings?organisation=" + id("a") + "&limit=0").expect(404, "api.not_found");
    as("institute")
        .get("/api/v1/people?organisation=" + id("a1") + "&limit=0")
        .expect(403, "people.by_name_only");
}

}  // namespace metodika::testing
