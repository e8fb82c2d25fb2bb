#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "platform/base/refusal.hpp"
#include "platform/tables/workbook.hpp"
#include "testing/tables/package_of.hpp"

namespace metodika::tables {
namespace {

std::string bytesOf(const std::string& name) {
    std::ifstream in(std::string(PROJECT_ROOT) + "/testing/tables/" + name, std::ios::binary);
    EXPECT_TRUE(in) << name;
    return {std::istreambuf_iterator<char>(in), {}};
}
Workbook read(std::string_view bytes, const Limits& limits = {}) {
    return readWorkbook(bytes, "list", limits);
}

/// Every cell as "B3=text", so that two workbooks can be laid side by side.
std::string cellsOf(const Sheet& sheet) {
    std::string out;
    for (const auto& row : sheet.rows)
        for (const auto& cell : row.cells)
            out += columnName(cell.column) + std::to_string(row.number) + "=" + cell.text + "\n";
    return out;
}
std::string verdict(std::string_view bytes, const Limits& limits = {}) {
    try {
        read(bytes, limits);
        return "";
    } catch (const Refused& r) {
        return r.key;
    }
}

// The same list, saved by an office program in each format.
class Saved : public ::testing::TestWithParam<const char*> {};
TEST_P(Saved, HoldsTheSameCells) {
    auto xlsx = read(bytesOf("lists/o2_oosh17_khutor.xlsx"));
    auto other = read(bytesOf(std::string("formats/") + GetParam()));
    ASSERT_FALSE(other.sheets.empty());
    EXPECT_EQ(cellsOf(other.sheets.front()), cellsOf(xlsx.sheets.front()));
}
INSTANTIATE_TEST_SUITE_P(Formats, Saved, ::testing::Values("list.xls", "list.ods"),
                         [](const auto& p) { return std::string(p.param).substr(5); });

TEST(ReadXls, KnowsDatesFromNumbers) {
    auto book = read(bytesOf("formats/list.xls"));
    auto xlsx = read(bytesOf("lists/o2_oosh17_khutor.xlsx"));
    for (const auto& row : xlsx.sheets.front().rows)
        for (const auto& cell : row.cells) {
            const Row* there = book.sheets.front().row(row.number);
            ASSERT_TRUE(there);
            const Cell* same = there->at(cell.column);
            ASSERT_TRUE(same) << row.number << columnName(cell.column);
            EXPECT_EQ(int(same->kind), int(cell.kind)) << row.number << columnName(cell.column);
        }
}

TEST(ReadXls, ABrokenFileIsRefusedAndBreaksNothing) {
    auto whole = bytesOf("formats/list.xls");
    for (std::size_t cut : {600u, 2048u, 5000u, 9000u}) EXPECT_NE(verdict(whole.substr(0, cut)), "") << cut;
    int understood = 0;
    for (std::size_t at = 512; at < whole.size(); at += 97) {
        auto bent = whole;
        for (std::size_t i = at; i < at + 16 && i < bent.size(); ++i) bent[i] = char(~bent[i]);
        understood += verdict(bent).empty();  // refused or read, never worse
    }
    EXPECT_GT(understood, 0);
}

TEST(ReadOds, KeepsMergesHiddenPartsAndGaps) {
    auto book = read(bytesOf("formats/list.ods"));
    auto xlsx = read(bytesOf("lists/o2_oosh17_khutor.xlsx"));
    ASSERT_EQ(book.sheets.size(), xlsx.sheets.size());
    EXPECT_EQ(book.sheets.front().merges.size(), xlsx.sheets.front().merges.size());
    for (std::size_t i = 0; i < book.sheets.size(); ++i)
        EXPECT_EQ(book.sheets[i].hidden, xlsx.sheets[i].hidden) << i;
}

TEST(ReadHtml, ReadsAWebPageThatIsCalledXls) {
    auto page = read(bytesOf("formats/web_page.xls"));
    auto shown = cellsOf(page.sheets.front());
    EXPECT_NE(shown.find("L12=belous_v@pochta.example"), shown.npos) << shown;
}
TEST(ReadHtml, SpansCoverTheCellsBelowAndBeside) {
    auto book = read(
        "<html><body><table><tr><th rowspan=2>№</th><th colspan=2>ФИО</th></tr>"
        "<tr><td>Фамилия<td>Имя<tr><td>1</td><td>Иванова<br>(Петрова)</td><td> Анна&nbsp; </td></tr></table>"
        "<script>alert('x')</script><table><tr><td>Итого</td></tr></table></body></html>");
    ASSERT_EQ(book.sheets.size(), 1u);
    EXPECT_EQ(cellsOf(book.sheets.front()),
              "A1=№\nB1=ФИО\nB2=Фамилия\nC2=Имя\nA3=1\nB3=Иванова\n(Петрова)\nC3=Анна\xC2\xA0\nA5=Итого\n");
    EXPECT_EQ(book.sheets.front().merges.size(), 2u);
}
TEST(ReadHtml, AHeadingAboveATableIsARowOfItsOwn) {
    auto book = read(
        "<html><body><h3>СОШ №&nbsp;1\n список</h3><p>реклама</p><table><tr><td>ФИО</td></tr></table>"
        "<h2></h2><table><tr><td>a<h4>b</h4></td></tr></table></body></html>");
    EXPECT_EQ(cellsOf(book.sheets.front()),
              "A1=СОШ №\xC2\xA0"
              "1 список\nA2=ФИО\nA4=ab\n");
    EXPECT_EQ(verdict("<html><body><h1>Доступ закрыт</h1></body></html>"), "tables.not_a_spreadsheet");
}
TEST(ReadHtml, APageWithoutATableIsNone) {
    EXPECT_EQ(verdict("<!DOCTYPE html><html><body><p>Доступ закрыт</p></body></html>"),
              "tables.not_a_spreadsheet");
}
TEST(ReadHtml, DeepNestingIsRefused) {
    std::string deep = "<html>";
    for (int i = 0; i < 5000; ++i) deep += "<table><tr><td>";
    EXPECT_NE(verdict(deep + "x"), "");
}

TEST(ReadCsv, FindsSeparatorAndEncoding) {
    std::string expected = "A1=№\nB1=ФИО\nC1=Должность\nA2=1\nB2=Ёлкина Анна\nC2=учитель, методист\n";
    EXPECT_EQ(cellsOf(read("№;ФИО;Должность\r\n1;Ёлкина Анна;учитель, методист\r\n").sheets.front()),
              expected);
    EXPECT_EQ(cellsOf(read("№\tФИО\tДолжность\n1\tЁлкина Анна\tучитель, методист").sheets.front()), expected);
    EXPECT_EQ(cellsOf(read("№,ФИО,Должность\n1,Ёлкина Анна,\"учитель, методист\"\n").sheets.front()),
              expected);
    EXPECT_EQ(cellsOf(read("\xEF\xBB\xBF№;ФИО;Должность\n1;Ёлкина Анна;учитель, методист").sheets.front()),
              expected);
    EXPECT_EQ(cellsOf(read("sep=;\n№;ФИО;Должность\n1;Ёлкина Анна;учитель, методист").sheets.front()),
              expected);
    // windows-1251
    EXPECT_EQ(cellsOf(read("\xB9;\xD4\xC8\xCE;\xC4\xEE\xEB\xE6\xED\xEE\xF1\xF2\xFC\n1;"
                           "\xA8\xEB\xEA\xE8\xED\xE0 \xC0\xED\xED\xE0;"
                           "\xF3\xF7\xE8\xF2\xE5\xEB\xFC, \xEC\xE5\xF2\xEE\xE4\xE8\xF1\xF2")
                          .sheets.front()),
              expected);
}
TEST(ReadCsv, CountsRecordsNotLines) {
    auto book = read("a;b\n\"две\nстроки\";\"кавычка \"\" внутри\"\n\n;\nпоследняя;1\n");
    EXPECT_EQ(cellsOf(book.sheets.front()),
              "A1=a\nB1=b\nA2=две\nстроки\nB2=кавычка \" внутри\nA5=последняя\nB5=1\n");
}
TEST(ReadCsv, TellsTextFromTables) {
    EXPECT_EQ(verdict("Уважаемые коллеги!\nПрисылаю список."), "tables.not_a_spreadsheet");
    EXPECT_EQ(verdict("%PDF-1.4\n1,2,3\n"), "tables.not_a_spreadsheet");
    EXPECT_EQ(verdict(std::string("a;b\0c;d\n", 8)), "tables.not_a_spreadsheet");
    EXPECT_EQ(verdict(";;;\n;;;\n"), "tables.empty");
}
TEST(ReadCsv, StaysWithinLimits) {
    Limits limits;
    limits.rows = 10;
    std::string many;
    for (int i = 0; i < 11; ++i) many += "a;b\n";
    EXPECT_EQ(verdict(many, limits), "tables.too_large");
    limits = {};
    limits.cellBytes = 100;
    EXPECT_EQ(verdict("a;b\n" + std::string(101, 'x') + ";c\n", limits), "tables.too_large");
}

std::string openDocument(const std::string& rows) {
    return testing::packageOf(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
          "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
          "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
          "<table:table table:name=\"a\"><table:table-row><table:table-cell office:value-type=\"string\">"
          "<text:p>a</text:p></table:table-cell></table:table-row>" +
              rows + "</table:table></office:spreadsheet></office:body></office:document-content>"}});
}
TEST(ReadFormats, AMillionEmptyRowsCostNothing) {
    std::string lines = "a;b\n", page = "<html><body><table><tr><td>a</td><td>b</td></tr>";
    for (int i = 0; i < 1'000'000; ++i) lines += ";\n";
    for (int i = 0; i < 100'000; ++i) page += "<tr><td></td><td></td></tr>";
    EXPECT_EQ(read(lines).sheets.at(0).rows.size(), 1u);
    EXPECT_EQ(read(page + "</table></body></html>").sheets.at(0).rows.size(), 1u);
    EXPECT_EQ(read(openDocument("<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell/>"
                                "</table:table-row>"))
                  .sheets.at(0)
                  .rows.size(),
              1u);
}
TEST(ReadFormats, WhatGrowsWhenItIsUnpackedIsRefused) {
    Limits limits;
    limits.unpackedBytes = 1 << 20;
    EXPECT_EQ(verdict(openDocument(std::string(20 << 20, ' ')), limits), "tables.too_large");
    EXPECT_EQ(verdict(testing::packageOf(
                  {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                   {"content.xml",
                    "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
                    "<office:document-content xmlns:office=\"o\">&b;</office:document-content>"}})),
              "tables.damaged");
}

}  // namespace
}  // namespace metodika::tables
