#include "platform/tables/workbook.hpp"

#include <gtest/gtest.h>

#include <random>

#include "platform/base/refusal.hpp"
#include "platform/tables/sheet_writer.hpp"
#include "testing/tables/package_of.hpp"

namespace metodika::tables {
namespace {

using testing::packageOf;
using testing::Parts;
using testing::workbookParts;

/// The key of the refusal, or "read" when the bytes were taken.
std::string verdict(std::string_view bytes, const Limits& limits = {}) {
    try {
        readWorkbook(bytes, "file.xlsx", limits);
        return "read";
    } catch (const Refused& refusal) {
        EXPECT_EQ(refusal.kind, RefusalKind::invalid);
        EXPECT_EQ(refusal.params.at("file"), "file.xlsx");
        return refusal.key;
    }
}

std::string simple() {
    return packageOf(workbookParts(
        "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>а</t></is></c></row></sheetData>"));
}

Sheet sheetOf(const Parts& parts) { return readWorkbook(packageOf(parts), "file.xlsx").sheets.at(0); }

TEST(ReadWorkbook, KeepsRealRowNumbersAndAllFormsOfText) {
    auto sheet =
        sheetOf(workbookParts("<sheetData>"
                              "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>1</v></c><c r=\"D3\" "
                              "t=\"inlineStr\"><is><r><t>сло</t></r><r><t>во</t></r></is></c></row>"
                              "<row r=\"5\" hidden=\"1\"><c r=\"A5\" "
                              "t=\"str\"><f>B3&amp;D3</f><v>итог</v></c><c r=\"B5\" t=\"b\"><v>1</v></c>"
                              "<c r=\"C5\" t=\"e\"><v>#VALUE!</v></c></row></sheetData>",
                              "", "",
                              "<si><t>нет</t></si><si><r><t>да_x000D_</t></r><rPh><t>фонетика</t></"
                              "rPh><r><t>\nи нет</t></r></si>"));
    ASSERT_EQ(sheet.rows.size(), 2u);
    EXPECT_EQ(sheet.rows[0].number, 3);
    EXPECT_EQ(sheet.row(3)->text(2), "да\nи нет");
    EXPECT_EQ(sheet.row(3)->text(4), "слово");
    EXPECT_EQ(sheet.row(3)->at(1), nullptr);
    EXPECT_EQ(sheet.row(4), nullptr);
    EXPECT_TRUE(sheet.row(5)->hidden);
    EXPECT_EQ(sheet.row(5)->text(1), "итог");
    EXPECT_TRUE(sheet.row(5)->at(1)->formula);
    EXPECT_EQ(sheet.row(5)->at(2)->kind, CellKind::boolean);
    EXPECT_EQ(sheet.row(5)->at(3)->kind, CellKind::error);
}

TEST(ReadWorkbook, CountsRowsAndCellsThatCarryNoReference) {
    auto sheet =
        sheetOf(workbookParts("<sheetData><row><c><v>1</v></c><c/><c><v>2.50</v></c></row><row/"
                              "><row><c><v>89458985502</v></c></row></sheetData>"));
    EXPECT_EQ(sheet.row(1)->text(1), "1");
    EXPECT_EQ(sheet.row(1)->text(3), "2.5");
    EXPECT_EQ(sheet.row(3)->text(1), "89458985502");
}

const std::string dateStyles =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"[$-419]mmmm yyyy;@\"/>"
    "<numFmt numFmtId=\"166\" formatCode=\"0.00&quot; дней&quot;\"/></numFmts><cellStyleXfs><xf "
    "numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"16\"/><xf numFmtId=\"165\"/><xf "
    "numFmtId=\"166\"/>"
    "<xf numFmtId=\"14\"/></cellXfs>";
const std::string dateRow =
    "<sheetData><row r=\"1\"><c r=\"A1\"><v>23805</v></c><c r=\"B1\" s=\"1\"><v>23805</v></c><c r=\"C1\" "
    "s=\"2\"><v>46307</v></c>"
    "<c r=\"D1\" s=\"3\"><v>23805</v></c><c r=\"E1\" s=\"4\"><v>23805</v></c><c r=\"F1\" "
    "s=\"5\"><v>59</v></c></row></sheetData>";

TEST(ReadWorkbook, KnowsDatesByTheirStyle) {
    auto sheet = sheetOf(workbookParts(dateRow, "", dateStyles));
    auto& row = sheet.rows.at(0);
    EXPECT_EQ(row.at(1)->kind, CellKind::number);
    EXPECT_EQ(row.at(2)->kind, CellKind::date);
    EXPECT_EQ(row.text(2), "1965-03-04");
    EXPECT_EQ(row.at(2)->look, DateLook::full);
    EXPECT_EQ(row.at(3)->look, DateLook::dayMonth);
    EXPECT_EQ(row.text(3), "2026-10-12");
    EXPECT_EQ(row.at(4)->look, DateLook::monthYear);
    EXPECT_EQ(row.at(5)->kind, CellKind::number);
    EXPECT_EQ(row.text(6), "1900-02-28");
}

TEST(ReadWorkbook, CountsFrom1904WhereTheFileSaysSo) {
    auto workbook = readWorkbook(
        packageOf(workbookParts(dateRow, "<workbookPr date1904=\"1\"/>", dateStyles)), "file.xlsx");
    EXPECT_EQ(workbook.sheets.at(0).rows.at(0).text(2), "1969-03-05");
    EXPECT_EQ(workbook.dayOf(0), date(1904, 1, 1));
}

TEST(ReadWorkbook, TellsMergesAndHiddenColumns) {
    auto sheet =
        sheetOf(workbookParts("<cols><col min=\"2\" max=\"4\" hidden=\"1\"/></cols><sheetData><row "
                              "r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>"
                              "<mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells>"));
    EXPECT_TRUE(sheet.columnHidden(3));
    EXPECT_FALSE(sheet.columnHidden(5));
    ASSERT_EQ(sheet.merges.size(), 1u);
    EXPECT_TRUE(sheet.merges[0].holds(2, 3));
    EXPECT_FALSE(sheet.merges[0].holds(3, 3));
}

TEST(ReadWorkbook, RefusesWhatIsNoSpreadsheet) {
    EXPECT_EQ(verdict(packageOf({{"hello.txt", "hello"}})), "tables.not_a_spreadsheet");
    auto parts = workbookParts("<sheetData/>");
    parts[1].second =
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>";
    EXPECT_EQ(verdict(packageOf(parts)), "tables.not_a_spreadsheet");
}

TEST(ReadWorkbook, TellsPasswordsFromBrokenFiles) {
    auto compound = [](std::string_view stream) {
        std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        bytes.resize(1024, '\0');
        for (char c : stream) bytes += {c, '\0'};
        bytes.resize(2048, '\0');
        return bytes;
    };
    EXPECT_EQ(verdict(compound("EncryptedPackage")), "tables.encrypted");
    EXPECT_EQ(verdict(compound("Workbook")), "tables.damaged");
    EXPECT_EQ(verdict(compound("WordDocument")), "tables.not_a_spreadsheet");
}

TEST(ReadWorkbook, RefusesEmptiness) {
    EXPECT_EQ(verdict(""), "tables.empty");
    EXPECT_EQ(verdict(packageOf(workbookParts("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t> "
                                              "\xC2\xA0 </t></is></c></row></sheetData>"))),
              "tables.empty");
}

TEST(ReadWorkbook, RefusesEveryTruncation) {
    auto whole = simple();
    ASSERT_EQ(verdict(whole), "read");
    for (std::size_t size = 4; size + 1 < whole.size(); ++size) {
        auto key = verdict(std::string_view(whole).substr(0, size));
        EXPECT_EQ(key, "tables.damaged") << size;
    }
}

TEST(ReadWorkbook, NeverAcceptsRandomBytes) {
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::string bytes = round % 2 ? "PK\x03\x04" : "";
        for (int i = 0; i < 500; ++i) bytes += static_cast<char>(random());
        EXPECT_NE(verdict(bytes), "read");
    }
}

TEST(ReadWorkbook, RefusesBrokenInsides) {
    auto with = [](const std::string& cells) {
        return packageOf(workbookParts("<sheetData>" + cells + "</sheetData>"));
    };
    EXPECT_EQ(verdict(with("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")), "tables.damaged");
    EXPECT_EQ(verdict(with("<row r=\"2\"><c r=\"A1\"><v>7</v></c></row>")), "tables.damaged");
    EXPECT_EQ(verdict(with("<row r=\"9999999\"><c><v>7</v></c></row>")), "tables.damaged");
    EXPECT_EQ(verdict(with("<row r=\"1\"><c r=\"ZZZZ1\"><v>7</v></c></row>")), "tables.damaged");
    EXPECT_EQ(verdict(with("<row r=\"1\"><c>")), "tables.damaged");
    auto parts = workbookParts("<sheetData/>");
    parts.pop_back();
    EXPECT_EQ(verdict(packageOf(parts)), "tables.damaged");
}

TEST(ReadWorkbook, RefusesEntities) {
    auto parts = workbookParts("");
    parts.back().second =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet><sheetData><row r=\"1\">"
        "<c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
    EXPECT_EQ(verdict(packageOf(parts)), "tables.damaged");
}

TEST(ReadWorkbook, StopsAZipBomb) {
    std::string spaces(60u << 20, ' ');
    auto bomb = packageOf(workbookParts("<sheetData>" + spaces + "</sheetData>"));
    EXPECT_LT(bomb.size(), 100'000u);
    EXPECT_EQ(verdict(bomb), "tables.too_large");
    Limits wide;
    wide.ratio = 100'000;
    wide.unpackedBytes = 1u << 20;
    EXPECT_EQ(verdict(bomb, wide), "tables.too_large");
}

TEST(ReadWorkbook, StopsTooManyOfAnything) {
    std::string rows;
    for (int i = 1; i <= 50; ++i)
        rows += "<row r=\"" + std::to_string(i) + "\"><c t=\"s\"><v>0</v></c><c><v>1</v></c></row>";
    auto bytes = packageOf(workbookParts("<sheetData>" + rows + "</sheetData>", "", "",
                                         "<si><t>" + std::string(1000, 'a') + "</t></si>"));
    EXPECT_EQ(verdict(bytes), "read");
    auto limited = [&](auto field, std::size_t value) {
        Limits limits;
        limits.*field = value;
        return verdict(bytes, limits);
    };
    EXPECT_EQ(limited(&Limits::rows, 49), "tables.too_large");
    EXPECT_EQ(limited(&Limits::cells, 99), "tables.too_large");
    EXPECT_EQ(limited(&Limits::cellBytes, 999), "tables.too_large");
    EXPECT_EQ(limited(&Limits::textBytes, 40'000), "tables.too_large");
    EXPECT_EQ(limited(&Limits::packedBytes, 100), "tables.too_large");
    EXPECT_EQ(limited(&Limits::sheets, 0), "tables.too_large");
}

TEST(ReadWorkbook, AMillionEmptyRowsCostNothing) {
    std::string rows;
    for (int i = 1; i <= 1'000'000; ++i) rows += "<row r=\"" + std::to_string(i) + "\"><c s=\"0\"/></row>";
    rows += "<row r=\"1048576\"><c><v>1</v></c></row>";
    auto bytes = packageOf(workbookParts("<sheetData>" + rows + "</sheetData>"));
    auto workbook = readWorkbook(bytes, "file.xlsx");
    ASSERT_EQ(workbook.sheets.at(0).rows.size(), 1u);
    EXPECT_EQ(workbook.sheets[0].lastRow(), 1'048'576);
}

TEST(ColumnName, GoesBothWays) {
    EXPECT_EQ(columnName(1), "A");
    EXPECT_EQ(columnName(28), "AB");
    EXPECT_EQ(columnName(16'384), "XFD");
    for (int column : {1, 26, 27, 702, 703, 16'384}) EXPECT_EQ(columnNumber(columnName(column)), column);
    EXPECT_EQ(columnNumber("a"), 0);
}

TEST(WriteSheet, IsReadBackAsItWas) {
    auto bytes = writeSheet(
        "Список: педагоги [2026]", {"ФИО", "Дата рождения", "Ставка", "Стаж", "Номер"},
        {{std::string("Иванова Анна"), date(1980, 4, 23), 1.25, std::int64_t{12},
          std::int64_t{12345678901234567}},
         {std::monostate{}, std::string("=1+1"), std::string("+79"), std::string("-"), std::string("@x")}});
    auto sheet = readWorkbook(bytes, "out.xlsx").sheets.at(0);
    EXPECT_EQ(sheet.name, "Список педагоги 2026");
    EXPECT_EQ(sheet.row(1)->text(1), "ФИО");
    EXPECT_EQ(sheet.row(2)->text(2), "1980-04-23");
    EXPECT_EQ(sheet.row(2)->at(2)->kind, CellKind::date);
    EXPECT_EQ(sheet.row(2)->at(3)->number, 1.25);
    EXPECT_EQ(sheet.row(2)->text(4), "12");
    EXPECT_EQ(sheet.row(2)->text(5), "12345678901234567");
    EXPECT_EQ(sheet.row(3)->at(1), nullptr);
    for (int column : {2, 3, 4, 5}) {
        EXPECT_EQ(sheet.row(3)->at(column)->kind, CellKind::text);
        EXPECT_FALSE(sheet.row(3)->at(column)->formula);
    }
    EXPECT_EQ(sheet.row(3)->text(2), "=1+1");
}

TEST(WriteSheet, SurvivesOddTextAndARefusingSource) {
    std::string odd =
        "a\x01"
        "b\nв";
    auto bytes = writeSheet("'", {}, {{odd + std::string(40'000, 'x')}});
    EXPECT_TRUE(readWorkbook(bytes, "out.xlsx").sheets.at(0).rows.at(0).text(1).starts_with("ab\nв"));
    EXPECT_THROW(writeSheet("a", {"b"}, RowSource([](ValueRow&) -> bool { throw std::runtime_error("no"); })),
                 std::runtime_error);
}

}  // namespace
}  // namespace metodika::tables
