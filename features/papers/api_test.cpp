// Documents of organisations over HTTP: from the data to the act, the register, the set, the numbers.
#include "platform/base/base64.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/docx_read.hpp"
#include "platform/identity/passwords.hpp"
#include "testing/scenario.hpp"

namespace metodika::papers {
namespace {

class Papers : public testing::Scenario {
  protected:
    const std::string root = "/api/v1/papers";
    std::string fresh(const std::string& organisation, const std::string& kind,
                      const std::string& more = "") {
        return R"({"organisation":")" + id(organisation) + R"(","kind":")" + kind + "\"" + more + "}";
    }
    /// A document of the municipality A from its data to its act; returns its address.
    std::string approved(const std::string& kind, const std::string& act = "415",
                         const std::string& day = "2026-08-30", const std::string& more = "") {
        auto methodist = as("methodist.a");
        auto made = methodist.post(root, fresh("a", kind)).expect(201);
        auto path = root + "/" + made.text("/id");
        methodist.patch(path, made.number("/version"), R"({"link":"https://example.org/a.pdf")" + more + "}")
            .expect(200);
        methodist.post(path + "/submit").expect(200);
        as("official.a")
            .post(path + "/approve", R"({"act_date":")" + day + R"(","act_number":")" + act + R"("})")
            .expect(200);
        return path;
    }
    std::string standing(testing::Browser who, const std::string& organisation, const std::string& kind) {
        auto set = who.get(root + "/set?organisation=" + id(organisation)).expect(200);
        for (std::size_t g = 0; g < set.size("/groups"); ++g)
            for (std::size_t l = 0; l < set.size("/groups/" + std::to_string(g) + "/lines"); ++l) {
                auto at = "/groups/" + std::to_string(g) + "/lines/" + std::to_string(l);
                if (set.text(at + "/kind") == kind) return set.text(at + "/standing");
            }
        return "?";
    }
};
INSTANTIATE_TEST_SUITE_P(Both, Papers, ::testing::ValuesIn(testing::engines()), testing::engineName);

std::string textOf(const testing::Reply& file) { return documents::docxText(file.body); }

}  // namespace

TEST_P(Papers, i1_regulation_is_made_of_the_data_approved_by_the_act_and_never_changes) {
    auto methodist = as("methodist.a"), official = as("official.a");
    auto made = methodist.post(root, fresh("a", "service_regulation", R"(,"from_data":true)")).expect(201);
    auto path = root + "/" + made.text("/id");
    EXPECT_EQ(made.text("/standing"), "draft");
    auto draft = methodist.get(path + "/editions/1/file").expect(200);
    EXPECT_NE(textOf(draft).find("ПОЛОЖЕНИЕ"), std::string::npos);
    EXPECT_NE(textOf(draft).find("приказом от ______________"), std::string::npos) << "no act yet";
    official.post(path + "/approve", "{}").expect(409, "papers.no_act");
    methodist.post(path + "/approve", R"({"act_date":"2026-09-01","act_number":"415"})").expect(403);

    // The teacher does not see what is being worked on, the neighbours see nothing at all.
    as("teacher.a1").get(path).expect(404);
    as("head.b").get(path).expect(404);
    as("teacher.a1").post(root, fresh("a", "service_regulation")).expect(403);
    as("head.b").post(root, fresh("a", "agreement")).expect(404);

    methodist.post(path + "/submit").expect(200);
    methodist.upload(path + "/file?file=a.docx", draft.body).expect(409, "papers.not_open");
    auto back = official.post(path + "/return", R"({"remarks":"Добавьте адрес службы"})").expect(200);
    EXPECT_EQ(back.text("/editions/0/state"), "returned");
    EXPECT_EQ(back.text("/editions/0/remarks"), "Добавьте адрес службы");
    EXPECT_NE(methodist.get("/api/v1/week").expect(200).body.find("paper_returned"), std::string::npos);
    auto open = methodist.get(path).expect(200);
    methodist.patch(path, open.number("/version"), R"({"act_date":"2026-09-01","act_number":"415"})")
        .expect(200);
    methodist.post(path + "/submit").expect(200);
    // The act is known: one press from the week.
    auto week = official.get("/api/v1/week").expect(200);
    EXPECT_NE(week.body.find(made.text("/id") + "/approve"), std::string::npos) << week.body;
    auto done = official.post(path + "/approve", "{}").expect(200);
    EXPECT_EQ(done.text("/standing"), "approved");
    EXPECT_EQ(done.text("/reg_number"), "1");
    auto file = as("teacher.a1").get(path + "/editions/1/file").expect(200);
    EXPECT_NE(textOf(file).find("приказом от 01.09.2026"), std::string::npos) << textOf(file);
    EXPECT_EQ(identity::sha256(file.body), done.text("/editions/0/sha256"));
    methodist.upload(path + "/file?file=a.docx", draft.body).expect(409, "papers.no_draft");
    EXPECT_EQ(official.get("/api/v1/week").expect(200).body.find(made.text("/id")), std::string::npos);

    // A new edition says why; the former one stays as it was.
    methodist.post(path + "/editions", R"({"reason":""})").expect(422);
    methodist.post(path + "/editions", R"({"reason":"Служба стала учреждением"})").expect(201);
    methodist.post(path + "/editions", R"({"reason":"ещё раз"})").expect(409, "papers.draft_there");
    methodist.upload(path + "/file?file=a.docx", file.body).expect(200);
    methodist.post(path + "/submit").expect(200);
    auto second =
        official.post(path + "/approve", R"({"act_date":"2026-11-20","act_number":"512"})").expect(200);
    EXPECT_EQ(second.number("/edition"), 2);
    EXPECT_EQ(second.text("/reg_number"), "2");
    EXPECT_EQ(second.text("/editions/0/reason"), "Служба стала учреждением");
    EXPECT_EQ(as("teacher.a1").get(path + "/editions/1/file").expect(200).body, file.body);
}

TEST_P(Papers, i1_set_is_complete_or_not_at_a_glance) {
    auto set = as("head.a").get(root + "/set").expect(200);
    EXPECT_EQ(set.number("/wanted"), 6);
    EXPECT_EQ(set.number("/have"), 0);
    EXPECT_EQ(standing(as("head.a"), "a", "service_regulation"), "missing");
    approved("service_regulation");
    approved("agreement", "7", "2024-01-10", R"(,"valid_until":"2026-01-10")");
    set = as("head.a").get(root + "/set").expect(200);
    EXPECT_EQ(set.number("/have"), 1) << "the agreement's term is over";
    EXPECT_EQ(standing(as("head.a"), "a", "agreement"), "outdated");
    EXPECT_EQ(standing(as("head.a"), "a", "service_regulation"), "approved");
    // The institute sees all municipalities, who lacks most first.
    auto places = as("institute").get(root + "/places?sort=missing").expect(200);
    ASSERT_EQ(places.size("/items"), 2u) << places.body;
    EXPECT_EQ(places.text("/items/0/organisation/id"), id("b"));
    EXPECT_EQ(places.number("/items/1/have"), 1);
    EXPECT_EQ(places.size("/items/1/missing"), 5u);
    as("head.b").get(root + "/set?organisation=" + id("a")).expect(404);
    as("head.b").get(root + "/places?organisation=" + id("a")).expect(404);
    EXPECT_NE(as("head.a").get("/api/v1/week").expect(200).body.find("papers_missing"), std::string::npos);
    EXPECT_EQ(as("teacher.a1").get("/api/v1/week").expect(200).body.find("papers_missing"),
              std::string::npos);
}

TEST_P(Papers, i3_register_numbers_by_the_organisations_own_pattern) {
    auto numbering = root + "/numbering/" + id("a");
    as("methodist.a").put(numbering, R"({"pattern":"01-12"})").expect(422);
    as("methodist.a").put(numbering, R"({"pattern":"{отдел}/{номер}"})").expect(422);
    as("teacher.a1").put(numbering, R"({"pattern":"{номер}"})").expect(403);
    as("head.b").put(numbering, R"({"pattern":"{номер}"})").expect(404);
    as("methodist.a").put(numbering, R"({"pattern":"01-12/{номер}-{год}"})").expect(200);
    auto first = approved("service_regulation"), second = approved("council_regulation", "416", "2026-08-31");
    EXPECT_EQ(as("teacher.a1").get(first).text("/reg_number"), "01-12/1-2026");
    EXPECT_EQ(as("teacher.a1").get(second).text("/reg_number"), "01-12/2-2026");
    auto list = as("teacher.a1").get(root + "?organisation=" + id("a")).expect(200);
    ASSERT_EQ(list.size("/items"), 2u);
    EXPECT_EQ(list.text("/items/0/act_number"), "416");
    EXPECT_EQ(
        as("teacher.a1").get(root + "?kind=agreement&organisation=" + id("a")).expect(200).size("/items"),
        0u);
    EXPECT_EQ(as("teacher.a1").get(root + "?text=415&organisation=" + id("a")).expect(200).size("/items"),
              1u);
    for (const auto& [words, found] :
         {std::pair{"%D0%A1%D0%9E%D0%92%D0%95%D0%A2%D0%95", 1u}, {"%25", 0u}})  // «СОВЕТЕ», «%»
        EXPECT_EQ(as("teacher.a1")
                      .get(root + "?text=" + words + "&organisation=" + id("a"))
                      .expect(200)
                      .size("/items"),
                  found);
    EXPECT_EQ(as("teacher.a1").get(root + "?limit=1&organisation=" + id("a")).expect(200).has("/next"), true);
    as("teacher.b1").get(root + "?organisation=" + id("a")).expect(404);
    // Numbers begin anew each year of the act.
    auto third = approved("support_programme", "9", "2025-09-10", R"(,"valid_until":"2028-09-01")");
    EXPECT_EQ(as("teacher.a1").get(third).text("/reg_number"), "01-12/1-2025");
    settle();
    auto found = as("teacher.a1")
                     .get("/api/v1/search?q=%D0%BF%D0%BE%D0%B4%D0%B4%D0%B5%D1%80%D0%B6%D0%BA%D0%B8")
                     .expect(200);
    EXPECT_NE(found.body.find("/papers/"), std::string::npos) << found.body;
    as("official.a").post(third + "/withdraw", R"({"reason":"Программа заменена"})").expect(200);
    as("methodist.a").post(third + "/withdraw", R"({"reason":"Программа заменена"})").expect(403);
    EXPECT_EQ(standing(as("head.a"), "a", "support_programme"), "missing");
}

TEST_P(Papers, i3_a_file_that_is_none_or_has_macros_is_refused_and_nothing_is_lost) {
    auto methodist = as("methodist.a");
    auto made = methodist.post(root, fresh("a", "service_regulation", R"(,"from_data":true)")).expect(201);
    auto path = root + "/" + made.text("/id");
    auto good = methodist.get(path + "/editions/1/file").expect(200).body;
    methodist.upload(path + "/file?file=a.exe", "MZ....").expect(422, "api.invalid");
    auto parts = documents::readArchive(good);
    parts.push_back({"word/vbaProject.bin", "macro"});
    auto refused = methodist.upload(path + "/file?file=a.docx", documents::writeArchive(parts)).expect(422);
    EXPECT_NE(refused.body.find("documents.macros"), std::string::npos) << refused.body;
    methodist.upload(path + "/file?file=a.docx", good.substr(0, good.size() / 2)).expect(422);
    EXPECT_EQ(methodist.get(path + "/editions/1/file").expect(200).body, good);
    methodist.upload(path + "/file?file=a.pdf", "%PDF-1.4\n").expect(200);
    auto card = methodist.get(path).expect(200);
    EXPECT_FALSE(card.yes("/editions/0/from_data"));
    methodist.patch(path, card.number("/version"), R"({"link":"ftp://a"})").expect(422);
    methodist.patch(path, 1, R"({"link":"https://a.ru"})").expect(412);
    methodist.post(root, fresh("a", "service_regulation")).expect(409, "papers.there_already");
    methodist.post(root, fresh("a", "development_programme")).expect(422);
    methodist.remove(path + "/draft").expect(200);
    methodist.get(path).expect(404);
}

TEST_P(Papers, a6_agreement_with_the_institute_has_both_sides_and_a_term) {
    auto methodist = as("methodist.a");
    auto made = methodist.post(root, fresh("a", "agreement", R"(,"from_data":true)")).expect(201);
    auto path = root + "/" + made.text("/id");
    EXPECT_NE(textOf(methodist.get(path + "/editions/1/file")).find("научное руководство"),
              std::string::npos);
    methodist.post(path + "/submit").expect(200);
    auto act = R"({"act_date":"2026-09-10","act_number":"12"})";
    as("official.a").post(path + "/approve", act).expect(409, "papers.no_term");
    as("official.a").post(path + "/return", R"({"remarks":"Нет срока"})").expect(200);
    auto open = methodist.get(path).expect(200);
    methodist.patch(path, open.number("/version"), R"({"valid_until":"2029-09-01"})").expect(200);
    methodist.post(path + "/submit").expect(200);
    as("head.b").post(path + "/approve", act).expect(404);
    as("official.a").post(path + "/approve", act).expect(200);
    auto text = textOf(as("institute").get(path + "/editions/1/file").expect(200));
    EXPECT_NE(text.find("1 сентября 2029"), std::string::npos) << text;
}

TEST_P(Papers, b6_school_keeps_the_list_of_its_governing_documents) {
    auto deputy = as("deputy.a1"), director = as("director.a1");
    auto made = deputy.post(root, fresh("a1", "school_council_regulation")).expect(201);
    auto path = root + "/" + made.text("/id");
    deputy
        .patch(path, made.number("/version"),
               R"({"link":"https://school.example.org/p.pdf","act_date":"2026-08-31","act_number":"41-од"})")
        .expect(200);
    deputy.post(path + "/approve", "{}").expect(403);
    deputy.post(path + "/submit").expect(200);
    director.post(path + "/approve", "{}").expect(200);
    EXPECT_EQ(standing(as("teacher.a1"), "a1", "school_council_regulation"), "approved");
    EXPECT_EQ(standing(as("methodist.a"), "a1", "school_plan"), "missing");
    as("deputy.a2").post(path + "/editions", R"({"reason":"чужая школа"})").expect(403);
    as("deputy.b1").get(path).expect(404);
}

TEST_P(Papers, i1_region_brings_its_own_template_and_a_broken_mark_is_named) {
    auto institute = as("institute"), methodist = as("methodist.a");
    auto at = root + "/templates/service_regulation";
    auto list = institute.get(root + "/templates").expect(200);
    ASSERT_GE(list.size("/items"), 4u) << list.body;
    methodist.get(root + "/templates").expect(403);
    auto parts = documents::readArchive(institute.get(at + "/file").expect(200).body);
    auto with = [&](const std::string& mark) {
        auto changed = parts;
        for (auto& part : changed)
            if (part.name == "word/document.xml") {
                auto where = part.bytes.find("ПОЛОЖЕНИЕ");
                part.bytes.replace(where, std::string("ПОЛОЖЕНИЕ").size(), mark);
            }
        return documents::writeArchive(changed);
    };
    auto refused = institute.upload(at + "?file=a.docx", with("{{директор школы}}")).expect(422);
    EXPECT_NE(refused.body.find("директор школы"), std::string::npos) << refused.body;
    institute.upload(at + "?file=a.docx", "not a document").expect(422);
    EXPECT_FALSE(institute.get(root + "/templates").yes("/items/0/own"));
    institute.upload(at + "?file=own.docx", with("НАШЕ {{муниципалитет}}")).expect(200);
    EXPECT_NE(textOf(institute.get(at + "/sample").expect(200)).find("НАШЕ "), std::string::npos);
    // As it will be printed, where LibreOffice is there; in words where it is not.
    auto pdf = institute.get(at + "/sample.pdf");
    if (institute.get(root + "/templates").yes("/pdf"))
        EXPECT_TRUE(pdf.expect(200).body.starts_with("%PDF-"));
    else
        pdf.expect(409, "documents.no_pdf");
    methodist.get(at + "/sample.pdf").expect(403);
    auto made = methodist.post(root, fresh("a", "service_regulation", R"(,"from_data":true)")).expect(201);
    auto text = textOf(methodist.get(root + "/" + made.text("/id") + "/editions/1/file"));
    EXPECT_NE(text.find("НАШЕ "), std::string::npos);
    institute.remove(at).expect(200);
    institute.remove(at).expect(404);
    methodist.post(root + "/" + made.text("/id") + "/make").expect(200);
    text = textOf(methodist.get(root + "/" + made.text("/id") + "/editions/1/file"));
    EXPECT_EQ(text.find("НАШЕ "), std::string::npos);
}

namespace {
class PapersStavropol : public Papers {
  protected:
    std::string pack() const override { return "stavropol"; }
    /// The numerator of the year's indicator in the municipality.
    std::int64_t points(const std::string& code) {
        auto all = as("official.a").get("/api/v1/monitoring?organisation=" + id("a")).expect(200);
        for (std::size_t i = 0; i < all.size("/rows"); ++i) {
            auto row = "/rows/" + std::to_string(i);
            if (all.text(row + "/indicator") == code) return all.number(row + "/now/numerator");
        }
        return -1;
    }
};
INSTANTIATE_TEST_SUITE_P(Both, PapersStavropol, ::testing::ValuesIn(testing::engines()), testing::engineName);
}  // namespace

TEST_P(PapersStavropol, g2_what_must_be_asked_is_asked_once_signed_and_with_evidence) {
    // What nobody can compute: a programme, a procedure, a note. Asked for as a document with its act, signed
    // by who is responsible; the number follows, and opens down to the document.
    approved("support_programme", "9", "2025-09-10", R"(,"valid_until":"2028-09-01")");
    approved("association_monitoring_procedure", "10", "2025-09-10");
    settle();
    EXPECT_EQ(points("1.1"), 1);
    EXPECT_EQ(points("1.5"), 1) << "the procedure is there, the note of the year is not";
    EXPECT_EQ(points("1.2"), 0);
    // Nobody signs for another: not the methodist who wrote it, not the neighbours.
    auto note = as("methodist.a").post(root, fresh("a", "association_monitoring_note")).expect(201);
    auto path = root + "/" + note.text("/id");
    as("methodist.a")
        .patch(path, note.number("/version"), R"({"link":"https://example.org/n.pdf"})")
        .expect(200);
    auto act = R"({"act_date":"2026-11-20","act_number":"77"})";
    as("methodist.a").post(path + "/approve", act).expect(403);
    as("head.b").post(path + "/approve", act).expect(404);
    as("official.a").post(path + "/approve", act).expect(200);
    settle();
    EXPECT_EQ(points("1.5"), 2);
    // The number opens down to the document; a neighbour is not told.
    auto records = "/api/v1/indicators/1.1/records?organisation=" + id("a");
    auto opened = as("official.a").get(records).expect(200);
    ASSERT_EQ(opened.size("/items"), 1u);
    EXPECT_NE(opened.body.find("Программа поддержки методических объединений"), std::string::npos);
    as("head.b").get(records).expect(404);
    // A second time it is not asked: the programme counts in every year of its term.
    EXPECT_EQ(standing(as("head.a"), "a", "support_programme"), "approved");
}

}  // namespace metodika::papers
