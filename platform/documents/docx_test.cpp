#include "platform/documents/docx.hpp"

#include <gtest/gtest.h>

#include <pugixml.hpp>

#include "platform/base/refusal.hpp"
#include "platform/documents/docx_archive.hpp"
#include "platform/documents/typography.hpp"

namespace metodika::documents {
namespace {

const std::string wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

std::string part(const std::string& root, const std::string& inside) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:" + root + " xmlns:w=\"" +
           wordSpace + "\">" + inside + "</w:" + root + ">";
}
std::string p(const std::string& text) { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>"; }
std::string row(std::initializer_list<std::string> cells) {
    std::string out = "<w:tr>";
    for (const std::string& text : cells) out += "<w:tc>" + p(text) + "</w:tc>";
    return out + "</w:tr>";
}

/// The least that a word processor calls a document.
std::string docx(const std::string& body, const std::string& header = p("")) {
    const std::string type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    return writeArchive({{"[Content_Types].xml",
                          "<Types><Override PartName=\"/word/document.xml\" ContentType=\"" + type +
                              "document.main+xml\"/><Override PartName=\"/word/header7.xml\" ContentType=\"" +
                              type + "header+xml\"/></Types>"},
                         {"word/document.xml", part("document", "<w:body>" + body + "</w:body>")},
                         {"word/header7.xml", part("hdr", header)},
                         {"word/media/picture.png", std::string("\x89PNG\0\1", 6)}});
}

void writeText(pugi::xml_node node, std::string& out) {
    for (pugi::xml_node child : node.children()) {
        std::string_view is = child.name();
        if (is == "w:t") out += child.text().get();
        if (is == "w:br") out += "↵";
        if (is == "w:tab") out += "→";
        writeText(child, out);
        if (is == "w:p") out += "¶";
        if (is == "w:tr") out += "—";
    }
}

/// What a reader sees: ¶ ends a paragraph, — a row, ↵ is a break of line.
std::string read(const std::string& bytes, const std::string& name = "word/document.xml") {
    std::string out;
    for (const Part& part : readArchive(bytes)) {
        if (part.name != name) continue;
        pugi::xml_document document;
        EXPECT_TRUE(document.load_buffer(part.bytes.data(), part.bytes.size(),
                                         pugi::parse_default | pugi::parse_ws_pcdata));
        writeText(document, out);
    }
    return out;
}

std::string fill(const std::string& body, const Fields& fields) { return read(fillDocx(docx(body), fields)); }

Fields meeting() {
    Fields first, second;
    first.text("номер", "1.1").text("текст", "Провести семинар").text("срок", "01.12.2026");
    second.text("номер", "1.2").text("текст", "Утвердить план").text("срок", "");
    Fields one, two;
    one.text("номер", "1").text("вопрос", "О диагностике").list("решения", {first, second});
    two.text("номер", "2").text("вопрос", "Разное").list("решения", {});
    return Fields()
        .text("организация", "Управление образования")
        .text("место", "")
        .list("повестка", {one, two})
        .list("гости", {});
}

#define EXPECT_REFUSED(expression, key_, parameter, value_)  \
    try {                                                    \
        (void)(expression);                                  \
        ADD_FAILURE() << "not refused";                      \
    } catch (const Refused& refusal) {                       \
        EXPECT_EQ(refusal.key, key_);                        \
        if (*parameter) {                                    \
            EXPECT_EQ(refusal.params.at(parameter), value_); \
        }                                                    \
    }

TEST(FillDocx, PutsAValueInPlaceOfItsName) {
    EXPECT_EQ(fill(p("Итак, {{организация}}."), meeting()), "Итак, Управление образования.¶");
}

TEST(FillDocx, FindsANameSplitOverSeveralRuns) {
    std::string body =
        "<w:p><w:r><w:t>До {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/></w:rPr>"
        "<w:t>{органи</w:t></w:r><w:r><w:t>зация }</w:t></w:r><w:r><w:t xml:space=\"preserve\">} после"
        "</w:t></w:r></w:p>";
    EXPECT_EQ(fill(body, meeting()), "До Управление образования после¶");
}

TEST(FillDocx, KeepsTheLookOfTheRunWhereTheNameBegins) {
    std::string body =
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{организа</w:t></w:r><w:r><w:t>ция}}</w:t></w:r></w:p>";
    std::string filled = fillDocx(docx(body), meeting());
    EXPECT_NE(
        readArchive(filled)[1].bytes.find("<w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">Управление"),
        std::string::npos);
}

TEST(FillDocx, ReadsNamesWithoutRegardToCaseSpacesAndYo) {
    Fields fields;
    fields.text("учёный_секретарь", "Ежова");
    EXPECT_EQ(fill(p("{{ Ученый  Секретарь }}"), fields), "Ежова¶");
}

TEST(FillDocx, BreaksLinesAndEscapesWhatXmlCannotHold) {
    Fields fields;
    fields.text("текст", "А < Б & \"В\"\nвторая\tстрока\x01\xFF");
    EXPECT_EQ(fill(p("{{текст}}"), fields), "А < Б & \"В\"↵вторая→строка\xEF\xBF\xBD¶");
}

TEST(FillDocx, PrintsNothingOrTheTemplatesBlankForAMissingValue) {
    EXPECT_EQ(fill(p("[{{место}}] [{{место|_____}}] [{{ организация | нет }}]"), meeting()),
              "[] [_____] [Управление образования]¶");
}

TEST(FillDocx, PrintsOneDotWhereTheValueHasItsOwn) {
    Fields fields;
    fields.text("имя", "Кочубей П.П.").text("слово", "все");
    EXPECT_EQ(fill(p("{{имя}}. {{слово}}. {{имя}}... {{имя}}"), fields),
              "Кочубей\u00A0П.П. все. Кочубей\u00A0П.П.... Кочубей\u00A0П.П.¶");
}

TEST(FillDocx, RefusesAnUnknownFieldByName) {
    EXPECT_REFUSED(fill(p("{{директор}}"), meeting()), "documents.unknown_field", "field", "директор");
    EXPECT_REFUSED(fill(p("{{#список}}{{/список}}"), meeting()), "documents.unknown_field", "field",
                   "список");
}

TEST(FillDocx, RefusesAnUnknownFieldEvenWhereNothingIsPrinted) {
    EXPECT_REFUSED(fill(p("{{?место}}{{директор}}{{/место}}"), meeting()), "documents.unknown_field", "field",
                   "директор");
}

TEST(FillDocx, RepeatsTheParagraphsBetweenLoneMarksWithListsInLists) {
    std::string body = p("{{#повестка}}") + p("{{номер}}. {{вопрос}} ({{организация}})") + p("{{?решения}}") +
                       p("РЕШИЛИ:") +
                       p("{{#решения}}{{номер}} {{текст}}{{?срок}}, до {{срок}}{{/срок}}{{/решения}}") +
                       p("{{/решения}}") + p("{{/повестка}}") + p("Конец");
    EXPECT_EQ(fill(body, meeting()),
              "1. О диагностике (Управление образования)¶РЕШИЛИ:¶1.1 Провести семинар, до 01.12.2026¶"
              "1.2 Утвердить план¶2. Разное (Управление образования)¶Конец¶");
}

TEST(FillDocx, PairsMarksThatShareAParagraph) {
    std::string body =
        p("{{#повестка}}{{#решения}}") + p("{{текст}}") + p("{{/решения}} {{/повестка}}") + p("Конец");
    EXPECT_EQ(fill(body, meeting()), "Провести семинар¶Утвердить план¶Конец¶");
}

TEST(FillDocx, RepeatsAPartOfAParagraph) {
    EXPECT_EQ(fill(p("Вопросы:{{#повестка}} {{вопрос}};{{/повестка}} всё"), meeting()),
              "Вопросы: О диагностике; Разное; всё¶");
}

TEST(FillDocx, RepeatsTheRowWhoseCellsHoldTheMarks) {
    std::string body = "<w:tbl>" + row({"№", "Вопрос"}) +
                       row({"{{#повестка}}{{номер}}", "{{вопрос}}{{/повестка}}"}) + row({"Итого", ""}) +
                       "</w:tbl>";
    EXPECT_EQ(fill(body, meeting()), "№¶Вопрос¶—1¶О диагностике¶—2¶Разное¶—Итого¶¶—");
}

TEST(FillDocx, RepeatsRowsBetweenRowsOfMarksWithRowsInside) {
    std::string body = "<w:tbl>" + row({"{{#повестка}}", ""}) + row({"{{номер}}", "{{вопрос}}"}) +
                       row({"{{#решения}}{{номер}}", "{{текст}}{{/решения}}"}) + row({"", "{{/повестка}}"}) +
                       "</w:tbl>";
    EXPECT_EQ(fill(body, meeting()), "1¶О диагностике¶—1.1¶Провести семинар¶—1.2¶Утвердить план¶—2¶Разное¶—");
}

TEST(FillDocx, LeavesNoTableWithoutRowsAndNoCellWithoutAParagraph) {
    std::string body = "<w:tbl>" + row({"{{#гости}}x", "y{{/гости}}"}) + "</w:tbl><w:tbl>" +
                       row({"{{#гости}}x{{/гости}}", "y"}) + "</w:tbl>" + p("Конец");
    EXPECT_EQ(fill(body, meeting()), "¶y¶—Конец¶");
}

TEST(FillDocx, PrintsTheOtherTextWhenAListIsEmpty) {
    EXPECT_EQ(fill(p("{{?гости}}Были{{/гости}}") + p("{{^гости}}Не было{{/гости}}"), meeting()), "Не было¶");
}

TEST(FillDocx, FillsHeadersAndLeavesOtherPartsAsTheyWere) {
    std::string filled = fillDocx(docx(p("x"), p("{{организация}}")), meeting());
    EXPECT_EQ(read(filled, "word/header7.xml"), "Управление образования¶");
    EXPECT_EQ(readArchive(filled)[3].bytes, std::string("\x89PNG\0\1", 6));
}

TEST(FillDocx, FillsTextBoxesApartFromTheParagraphAroundThem) {
    std::string body = "<w:p><w:r><w:t>{{орга</w:t></w:r><w:r><w:drawing><w:txbxContent>" +
                       p("№ {{#повестка}}{{номер}} {{/повестка}}") +
                       "</w:txbxContent></w:drawing></w:r><w:r><w:t>низация}}</w:t></w:r></w:p>";
    EXPECT_EQ(fill(body, meeting()), "Управление образования№ 1 2 ¶¶");
}

TEST(FillDocx, GivesTheSameBytesEveryTime) {
    std::string body = p("{{#повестка}}") + p("{{вопрос}}") + p("{{/повестка}}");
    EXPECT_EQ(fillDocx(docx(body), meeting()), fillDocx(docx(body), meeting()));
}

TEST(FillDocx, KeepsValuesThatLookLikeMarksAsText) {
    Fields fields;
    fields.text("текст", "{{код}}");
    EXPECT_EQ(fill(p("{{текст}}"), fields), "{{код}}¶");
}

TEST(FillDocx, RefusesBlocksThatDoNotClose) {
    EXPECT_REFUSED(fill(p("{{#повестка}}"), meeting()), "documents.unclosed_block", "field", "повестка");
    EXPECT_REFUSED(fill(p("{{/повестка}}"), meeting()), "documents.unclosed_block", "field", "повестка");
    EXPECT_REFUSED(fill(p("{{#повестка}}{{#гости}}{{/повестка}}{{/гости}}"), meeting()),
                   "documents.unclosed_block", "field", "гости");
    EXPECT_REFUSED(fill("<w:tbl>" + row({"{{#повестка}}"}) + "</w:tbl>" + p("{{/повестка}}"), meeting()),
                   "documents.unclosed_block", "field", "повестка");
}

TEST(FillDocx, RefusesABrokenMarkWithItsText) {
    EXPECT_REFUSED(fill(p("В {{организация"), meeting()), "documents.broken_field", "text", "{{организация");
}

TEST(FillDocx, RefusesADamagedTemplate) {
    std::string good = docx(p("x"));
    EXPECT_REFUSED(fillDocx("not a zip", meeting()), "documents.damaged_template", "", "");
    EXPECT_REFUSED(fillDocx("", meeting()), "documents.damaged_template", "", "");
    EXPECT_REFUSED(fillDocx(good.substr(0, good.size() / 2), meeting()), "documents.damaged_template", "",
                   "");
    EXPECT_REFUSED(fillDocx(writeArchive({{"a.txt", "x"}}), meeting()), "documents.damaged_template", "", "");
    EXPECT_REFUSED(fill("<w:p>", meeting()), "documents.damaged_template", "", "");
    EXPECT_REFUSED(fill("<w:p><w:r><w:t>{{место}}" + p("{{место}}") + "</w:t></w:r></w:p>", meeting()),
                   "documents.damaged_template", "", "");
}

TEST(FillDocx, StopsAtAZipBombAndAtEndlessDepth) {
    std::string bomb = writeArchive({{"word/document.xml", std::string(100u << 20, ' ')}});
    EXPECT_LT(bomb.size(), 1u << 20);
    EXPECT_REFUSED(fillDocx(bomb, meeting()), "documents.too_large", "", "");
    std::string deep;
    for (int i = 0; i < 100000; ++i) deep += "<w:p>";
    for (int i = 0; i < 100000; ++i) deep += "</w:p>";
    EXPECT_REFUSED(fill(deep, meeting()), "documents.damaged_template", "", "");
}

TEST(FillDocx, StopsAListRepeatedInsideItself) {
    std::vector<Fields> many(1000, Fields());
    Fields fields;
    fields.list("а", many);
    EXPECT_REFUSED(fill(p("Б{{#а}}{{#а}}{{#а}}В{{/а}}{{/а}}{{/а}}"), fields), "documents.too_large", "", "");
}

TEST(FieldsAskedBy, NamesEveryFieldAndBlock) {
    std::set<std::string> expected{"гости", "место", "организация"};
    EXPECT_EQ(fieldsAskedBy(docx(p("{{#гости}}{{Место|__}}{{/гости}}"), p("{{организация}}"))), expected);
}

TEST(Tied, KeepsNumbersInitialsAndYearsOnOneLine) {
    EXPECT_EQ(tied("№ 3"), "№\u00A03");
    EXPECT_EQ(tied("И.О. Фамилия"), "И.О.\u00A0Фамилия");
    EXPECT_EQ(tied("Салтыкова-Щедрина М. Е."), "Салтыкова-Щедрина\u00A0М.\u00A0Е.");
    EXPECT_EQ(tied("12 ноября 2026 г. в 15 часов"), "12 ноября 2026\u00A0г. в 15 часов");
    EXPECT_EQ(tied("Решили. А потом"), "Решили. А потом");
    EXPECT_EQ(tied("в г. Благодарном, ул. Ленина"), "в г.\u00A0Благодарном, ул.\u00A0Ленина");
    EXPECT_EQ(tied("СОШ № 5 г. Благодарного"), "СОШ №\u00A05 г.\u00A0Благодарного");
    EXPECT_EQ(tied("2026 г. Решили"), "2026\u00A0г. Решили");
}

}  // namespace
}  // namespace metodika::documents
