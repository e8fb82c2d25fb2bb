#pragma once
// For API tests of plans: one that is begun, lines, cells, the approval.
#include "platform/documents/docx_read.hpp"
#include "testing/scenario.hpp"

namespace metodika::testing {

class PlanScenario : public Scenario {
  protected:
    const std::string root = "/api/v1/plans";
    std::string begun(const std::string& who = "methodist.a", const std::string& place = "a",
                      const std::string& from = "sections", int year = 2026) {
        return root + "/" +
               as(who)
                   .post(root, R"({"organisation":")" + id(place) + R"(","school_year":)" +
                                   std::to_string(year) + R"(,"from":")" + from + "\"}")
                   .expect(201)
                   .text("/id");
    }
    /// One line; returns its id.
    std::string line(const std::string& plan, const std::string& activity,
                     const std::string& term = "сентябрь", const std::string& more = "",
                     const std::string& who = "methodist.a", const std::string& section = "organisational") {
        auto added =
            as(who).post(plan + "/items", R"({"items":[{"section":")" + section + R"(","activity":")" +
                                              activity + R"(","term":")" + term + "\"" + more + "}]}");
        return added.expect(201).text("/items/0/id");
    }
    std::string cell(const std::string& item, const std::string& field, const std::string& value,
                     const std::string& was) {
        return R"({"cells":[{"item":")" + item + R"(","field":")" + field + R"(","value":")" + value +
               R"(","was":")" + was + "\"}]}";
    }
    const std::string act = R"({"act_date":"2026-08-30","act_number":"415"})";
    Reply approved(const std::string& plan, const std::string& body) {
        as("methodist.a").post(plan + "/submit").expect(200);
        return as("official.a").post(plan + "/approve", body).expect(200);
    }
    std::string progress(const std::string& plan, const std::string& item) {
        auto open = as("methodist.a").get(plan).expect(200);
        for (std::size_t i = 0; i < open.size("/lines"); ++i)
            if (open.text("/lines/" + std::to_string(i) + "/id") == item)
                return open.text("/lines/" + std::to_string(i) + "/progress");
        return "?";
    }
    std::string paperText(Browser who, const std::string& path) {
        return documents::docxText(who.get(path).expect(200).body);
    }
};

}  // namespace metodika::testing
