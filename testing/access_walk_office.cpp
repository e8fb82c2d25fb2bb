#include "testing/access_walk.hpp"

namespace metodika::testing {

OfficeWalk officeWalk(Browser methodist, Browser official, const std::string& a) {
    // What is approved stays, what is being written is new each
    // time.
    auto draft = [methodist, a]() mutable {
        return methodist.post("/api/v1/papers", R"({"organisation":")" + a + R"(","kind":"other"})")
            .expect(201)
            .text("/id");
    };
    const std::string act = R"({"act_date":"2026-09-01","act_number":"1"})";
    const auto regulation =
        methodist
            .post("/api/v1/papers",
                  R"({"organisation":")" + a + R"(","kind":"service_regulation","from_data":true})")
            .expect(201)
            .text("/id");
    official.post("/api/v1/papers/" + regulation + "/approve", act).expect(200);
    auto plan = [methodist, a, planYear = 2010]() mutable {
        return methodist
            .post("/api/v1/plans", R"({"organisation":")" + a + R"(","school_year":)" +
                                       std::to_string(planYear++) + R"(,"from":"functions"})")
            .expect(201)
            .text("/id");
    };
    auto approvedPlan = [&](int year) {
        auto made = methodist
                        .post("/api/v1/plans", R"({"organisation":")" + a + R"(","school_year":)" +
                                                   std::to_string(year) + R"(,"from":"functions"})")
                        .expect(201)
                        .text("/id");
        methodist.post("/api/v1/plans/" + made + "/submit").expect(200);
        official.post("/api/v1/plans/" + made + "/approve", act).expect(200);
        return made;
    };
    const auto kept_plan = "/api/v1/plans/" + approvedPlan(2091),
               changing = "/api/v1/plans/" + approvedPlan(2092);
    const auto written = "/api/v1/plans/" + plan();
    const auto item = kept_plan + "/items/" + official.get(kept_plan).expect(200).text("/lines/0/id");
    const std::string paper = "/api/v1/papers/", papers = "/api/v1/papers",
                      templates = papers + "/templates/agreement";
    const std::string writes = "HT", works = "HTU";
    return {
        {{"papers.set", {papers + "/set?organisation=" + a, "", readers}},
         {"papers.places", {papers + "/places?organisation=" + a, "", readers}},
         {"papers.list", {papers + "?organisation=" + a, "", readers}},
         {"papers.change_numbering", {papers + "/numbering/" + a, R"({"pattern":"{номер}"})", works}},
         {"papers.add", {papers, R"({"organisation":")" + a + R"(","kind":"other"})", writes}},
         {"papers.open", {paper + regulation, "", readers}},
         {"papers.change", {paper + "{draft}", R"({"title":"Иной"})", writes}},
         {"papers.begin", {paper + regulation + "/editions", R"({"reason":"стало иначе"})", writes}},
         {"papers.put_file", {paper + "{draft}/file?file=a.docx", "no document", writes}},
         {"papers.make", {paper + "{draft}/make", "", writes}},
         {"papers.remove_draft", {paper + "{draft}/draft", "", writes}},
         {"papers.submit", {paper + "{draft}/submit", "", writes}},
         {"papers.return", {paper + "{draft}/return", R"({"remarks":"нет акта"})", "U"}},
         {"papers.approve", {paper + "{draft}/approve", act, "U"}},
         {"papers.withdraw", {paper + regulation + "/withdraw", R"({"reason":"не нужно"})", "U"}},
         {"papers.file", {paper + regulation + "/editions/1/file", "", readers}},
         {"paper_templates.list", {papers + "/templates", "", "IM"}},
         {"paper_templates.put", {templates + "?file=a.docx", "no document", "IM"}},
         {"paper_templates.remove", {templates, "", ""}},  // there is none
         {"paper_templates.file", {templates + "/file", "", "IM"}},
         {"paper_templates.sample", {templates + "/sample", "", "IM"}},
         // No such template: the office is not asked for each role.
         {"paper_templates.sample_pdf", {papers + "/templates/none/sample.pdf", "", ""}},
         {"councils.open", {"/api/v1/councils?organisation=" + a, "", readers}},
         {"councils.seat", {"/api/v1/councils", R"({"organisation":")" + a + R"(","members":[]})", writes}},
         {"plans.list", {"/api/v1/plans?organisation=" + a, "", readers}},
         {"plans.find", {"/api/v1/plans/of?organisation=" + a, "", readers}},
         {"plans.add",
          {"/api/v1/plans", R"({"organisation":")" + a + R"(","school_year":2090,"from":"sections"})",
           writes}},
         {"plans.open", {kept_plan, "", readers}},
         {"plans.change", {"/api/v1/plans/{plan}", R"({"goal":"Цель"})", writes}},
         {"plans.submit", {"/api/v1/plans/{plan}/submit", "", writes}},
         {"plans.return", {"/api/v1/plans/{plan}/return", R"({"remarks":"нет сроков","items":[]})", "U"}},
         {"plans.approve", {"/api/v1/plans/{plan}/approve", act, "U"}},
         {"plans.begin", {changing + "/begin", R"({"reason":"стало иначе"})", writes}},
         {"plans.compare", {kept_plan + "/difference?from=1&to=1", "", readers}},
         {"plans.order", {kept_plan + "/order.docx", "", works}},
         {"plans.paper", {kept_plan + "/plan.docx", "", readers}},
         {"plans.read", {written + "/read?file=a.docx", "no document", writes}},
         {"plan_items.write", {written + "/cells", R"({"cells":[]})", writes}},
         {"plan_items.add", {written + "/items", R"({"items":[{"section":"analytical"}]})", writes}},
         {"plan_items.remove", {written + "/removals", R"({"items":[]})", writes}},
         {"plan_items.changes", {written + "/changes?since=0", "", works}},
         {"plan_items.mark", {item + "/mark", R"({"mark":"done"})", writes}},
         {"plan_items.tie", {item + "/ties", R"({"fact":"meetings","record":"1"})", writes}},
         {"plan_items.candidates", {item + "/candidates", "", writes}},
         {"plan_analyses.open", {kept_plan + "/analysis", "", works}},
         {"plan_analyses.change", {kept_plan + "/analysis", R"({"problems":"нет"})", writes}},
         {"plan_analyses.submit", {kept_plan + "/analysis/submit", "", writes}},
         {"plan_analyses.return", {kept_plan + "/analysis/return", R"({"remarks":"нет выводов"})", "U"}},
         {"plan_analyses.approve", {changing + "/analysis/approve", act, "U"}},
         {"plan_analyses.paper", {kept_plan + "/analysis.docx", "", works}}},
        {{"{draft}", draft}, {"{plan}", plan}}};
}

}  // namespace metodika::testing
