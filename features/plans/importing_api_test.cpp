// A plan that is kept in Word or Excel, read before it is entered.
#include "platform/documents/docx_archive.hpp"
#include "testing/plan_scenario.hpp"
#include "testing/tables/package_of.hpp"

namespace metodika::plans {
namespace {

class PlanImports : public testing::PlanScenario {};
INSTANTIATE_TEST_SUITE_P(Both, PlanImports, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(PlanImports, c1_a_plan_in_word_or_excel_is_read_before_it_is_entered) {
    auto plan = begun();
    line(plan, "Семинар по «Точкам роста»", "октябрь",
         R"(,"audience":"учителя","responsible":"Качаева Е.Н.","result":"справка")");
    line(plan, "Мониторинг потребностей", "сентябрь", R"(,"responsible":"Качаева Е.Н.")", "methodist.a",
         "analytical");
    auto paper = as("methodist.a").get(plan + "/plan.docx").expect(200).body;
    auto other = begun("head.b", "b");
    auto read = as("head.b").upload(other + "/read?file=plan.docx", paper).expect(200);
    ASSERT_EQ(read.size("/items"), 2u) << read.body;
    EXPECT_EQ(read.text("/items/0/section"), "analytical");
    EXPECT_EQ(read.text("/items/1/section"), "organisational");
    EXPECT_EQ(read.text("/items/1/activity"), "Семинар по «Точкам роста»");
    EXPECT_EQ(read.text("/items/1/result"), "справка");
    as("head.b").post(other + "/items", R"({"items":)" + read.raw("/items") + "}").expect(201);
    EXPECT_EQ(as("head.b").get(other).expect(200).number("/items"), 2);
    auto csv = "№;Мероприятие;Сроки;Ответственный\n1;Круглый стол;ноябрь;Иванова\n2;Конкурс;когда-нибудь;\n";
    auto table = as("head.b").upload(other + "/read?file=plan.csv", csv).expect(200);
    ASSERT_EQ(table.size("/items"), 2u) << table.body;
    EXPECT_EQ(table.raw("/without_term"), "[1]");
    // Neither a heading that the plan does not know nor a line without its activity goes without a word.
    csv = "№;Мероприятие;Сроки\nРабота с родителями;;\n1;Собрание;март\n2;;апрель\n3;;\n";
    table = as("head.b").upload(other + "/read?file=plan.csv", csv).expect(200);
    ASSERT_EQ(table.size("/items"), 1u) << table.body;
    EXPECT_EQ(table.text("/unknown_sections/0"), "Работа с родителями");
    EXPECT_EQ(table.raw("/without_activity"), R"(["апрель"])");
    auto refused = as("head.b").upload(other + "/read?file=plan.csv", "а;б\n1;2\n").expect(422);
    EXPECT_NE(refused.body.find("plans.no_table"), std::string::npos);
    auto parts = documents::readArchive(paper);
    parts.push_back({"word/vbaProject.bin", "macro"});
    refused = as("head.b").upload(other + "/read?file=plan.docx", documents::writeArchive(parts)).expect(422);
    EXPECT_NE(refused.body.find("documents.macros"), std::string::npos);
    as("methodist.a").upload(other + "/read?file=plan.docx", paper).expect(404);
}

TEST_P(PlanImports, c1_a_plan_kept_in_excel_is_read_with_its_sections_and_merged_cells) {
    auto plan = begun();
    // A title above the table, sections as merged rows, one responsible merged over two lines.
    int number = 0;
    std::string rows;
    for (const auto& cells : std::vector<std::vector<std::string>>{
             {"План работы МКУ ИМЦ на 2026/2027 учебный год"},
             {"№ п/п", "Мероприятия", "Сроки проведения", "Ответственные", "Результат"},
             {"I. Аналитическая деятельность"},
             {"1", "Мониторинг потребностей", "сентябрь", "Качаева Е.Н.", "справка"},
             {"2", "Анализ кадров", "до 20 октября", "", "таблица"},
             {"II. Организационно-методическая деятельность"},
             {"3", "Семинар", "20.11.2026", "Иванова Н.П.", ""}}) {
        rows += "<row r=\"" + std::to_string(++number) + "\">";
        for (std::size_t i = 0; i < cells.size(); ++i)
            rows += "<c r=\"" + std::string(1, char('A' + i)) + std::to_string(number) +
                    "\" t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>";
        rows += "</row>";
    }
    auto book = testing::packageOf(testing::workbookParts(
        "<sheetData>" + rows +
        R"(</sheetData><mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="A3:E3"/><mergeCell ref="D4:D5"/><mergeCell ref="A6:E6"/></mergeCells>)"));
    auto read = as("methodist.a").upload(plan + "/read?file=plan.xlsx", book).expect(200);
    ASSERT_EQ(read.size("/items"), 3u) << read.body;
    EXPECT_EQ(read.text("/items/0/section"), "analytical");
    EXPECT_EQ(read.text("/items/1/section"), "analytical");
    EXPECT_EQ(read.text("/items/1/responsible"), "Качаева Е.Н.");
    EXPECT_EQ(read.text("/items/1/term"), "до 20 октября");
    EXPECT_EQ(read.text("/items/2/section"), "organisational");
    EXPECT_EQ(read.raw("/without_term"), "[]");
    EXPECT_EQ(read.number("/repeated"), 1);
    as("teacher.a1").upload(plan + "/read?file=plan.xlsx", book).expect(404);
    as("head.b").upload(plan + "/read?file=plan.xlsx", book).expect(404);
}

}  // namespace metodika::plans
