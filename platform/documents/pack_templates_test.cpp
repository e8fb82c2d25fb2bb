// The papers of the default pack, filled as the program fills them. With METODIKA_PAPERS=folder the filled
// files are kept there, to be opened and looked at.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>

#include "platform/documents/docx.hpp"
#include "platform/documents/docx_archive.hpp"

namespace metodika::documents {
namespace {

namespace fs = std::filesystem;

std::string file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::string templateNamed(const std::string& name) {
    return file(fs::path(PROJECT_ROOT) / "packs/default/documents" / name);
}

void keep(const std::string& name, const std::string& bytes) {
    if (const char* folder = std::getenv("METODIKA_PAPERS"))
        std::ofstream(fs::path(folder) / name, std::ios::binary) << bytes;
}

std::string body(const std::string& docx) {
    for (const Part& part : readArchive(docx))
        if (part.name == "word/document.xml") return part.bytes;
    return {};
}

int count(const std::string& text, const std::string& what) {
    int n = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++n;
    return n;
}

Fields decision(std::string number, std::string text, std::string owner, std::string due) {
    return Fields().text("номер", number).text("текст", text).text("ответственный", owner).text("срок", due);
}

Fields said(std::string name, std::string text) { return Fields().text("имя", name).text("текст", text); }

std::vector<Fields> agenda() {
    Fields diagnostics, novices, olympiad, other;
    diagnostics.text("номер", "1")
        .text("вопрос",
              "О результатах диагностики предметных и методических компетенций учителей математики "
              "муниципального округа и о мерах по устранению выявленных профессиональных дефицитов.")
        .text("доклад", "методист информационно-методического центра, А.-М.К. Магомедов-Салтыков")
        .text("докладчик", "Магомедов-Салтыков А.-М.К.")
        .text("слушали",
              "диагностику прошли 48 учителей из 52; средний результат 71 % (год назад 64 %). Наибольшие "
              "затруднения: решение задач с параметром, геометрия 8–9 классов, критериальное оценивание.\n"
              "Подробная справка прилагается к протоколу.")
        .list("выступили",
              {said("Рождественская-Воскресенская Е.В.",
                    "предложила провести на базе МБОУ СОШ № 5 практикум по решению задач с параметром."),
               said("Ли О.",
                    "поддержала предложение и попросила включить в практикум разбор типичных ошибок "
                    "выпускников на экзамене 2026 года.")})
        .list("решения", {decision("1.1.", "Принять к сведению результаты диагностики.", "", ""),
                          decision("1.2.",
                                   "Провести цикл из трёх практикумов «Задачи с параметром: от простого к "
                                   "сложному» на базе МБОУ СОШ № 5.",
                                   "Рождественская-Воскресенская Е.В., руководители школьных методических "
                                   "объединений",
                                   "15.12.2026")})
        .text("за", "14")
        .text("против", "0")
        .text("воздержались", "0");
    novices.text("номер", "2")
        .text("вопрос", "О сопровождении молодых педагогов в 2026/2027 учебном году.")
        .text("доклад", "учитель математики МБОУ «Лицей № 2», П.П. Кочубей")
        .text("докладчик", "Кочубей П.П.")
        .text("слушали", "")
        .list("выступили", {})
        .list("решения", {decision("2.1.", "Закрепить наставников за шестью молодыми учителями.",
                                   "Кочубей П.П.", "01.12.2026")})
        .text("за", "")
        .text("против", "")
        .text("воздержались", "");
    olympiad.text("номер", "3")
        .text("вопрос", "О подготовке к муниципальному этапу олимпиады.")
        .text("доклад", "")
        .text("докладчик", "")
        .text("слушали", "информацию о графике и составе жюри.")
        .list("выступили", {})
        .list("решения", {})
        .text("за", "")
        .text("против", "")
        .text("воздержались", "");
    other.text("номер", "4")
        .text("вопрос", "Разное.")
        .text("доклад", "")
        .text("докладчик", "Ежова Ё.Ж.")
        .text("слушали", "о сроках сдачи заявок на курсы повышения квалификации.")
        .list("выступили", {said("Ким С.С.", "спросил о дистанционной форме.")})
        .list("решения", {decision("4.1.", "Подать заявки через личный кабинет.", "все члены объединения",
                                   "20.11.2026")})
        .text("за", "13")
        .text("против", "0")
        .text("воздержались", "1");
    return {diagnostics, novices, olympiad, other};
}

Fields minutes(int people) {
    const char* names[] = {"Магомедов-Салтыков Абдул-Малик Курбанмагомедович", "Ли Ольга",
                           "Рождественская-Воскресенская Екатерина Владиславовна", "Ким Сергей Сергеевич",
                           "Кочубей Пётр Петрович"};
    const char* places[] = {"МБОУ СОШ № 5 г. Благодарного",
                            "Муниципальное бюджетное общеобразовательное учреждение «Основная "
                            "общеобразовательная школа № 17» хутора Большевик",
                            "МБОУ «Лицей № 2»"};
    const char* posts[] = {"учитель математики", "заместитель директора по учебно-воспитательной работе",
                           "методист"};
    std::vector<Fields> present;
    for (int i = 0; i < people; ++i)
        present.push_back(Fields()
                              .text("номер", std::to_string(i + 1))
                              .text("имя", names[i % 5])
                              .text("организация", places[i % 3])
                              .text("должность", posts[i % 3]));
    return Fields()
        .text("организация",
              "Муниципальное казённое учреждение «Информационно-методический центр» Благодарненского "
              "муниципального округа Ставропольского края")
        .text("дата", "12.11.2026")
        .text("номер", "3")
        .text("место", "г. Благодарный")
        .text("заседание", "Заседания районного методического объединения учителей математики")
        .text("председатель", "Е.В. Рождественская-Воскресенская")
        .text("секретарь", "О. Ли")
        .text("присутствовали", std::to_string(people) + " человек")
        .text("приглашены", "А.-М.К. Магомедов-Салтыков, методист информационно-методического центра")
        .list("повестка", agenda())
        .list("выполнение", {Fields()
                                 .text("номер", "1")
                                 .text("текст", "Провести практикум.")
                                 .text("принято", "12.10.2026")
                                 .text("итог", "Выполнено.")})
        .list("присутствующие", present);
}

TEST(MinutesTemplate, PrintsAgendaDecisionsVotesAndEveryonePresent) {
    std::string filled = fillDocx(templateNamed("minutes.docx"), minutes(25));
    keep("minutes.docx", filled);
    std::string text = body(filled);
    EXPECT_EQ(text.find("{{"), text.npos);
    EXPECT_EQ(count(text, "СЛУШАЛИ: "), 4);
    EXPECT_EQ(count(text, "ВЫСТУПИЛИ:"), 2);
    EXPECT_EQ(count(text, "РЕШИЛИ:"), 3);
    EXPECT_EQ(count(text, " Ответственный: "), 3);
    EXPECT_EQ(count(text, "____"), 3) << "votes that were not counted are left to be written by hand";
    EXPECT_EQ(count(text, "<w:tr>"), 4 + 1 + 25);
    EXPECT_NE(text.find("№\u00A0"), text.npos);
}

TEST(MinutesTemplate, SaysWhatBecameOfEarlierDecisions) {
    auto text = body(fillDocx(templateNamed("minutes.docx"), minutes(3)));
    EXPECT_NE(text.find("О ВЫПОЛНЕНИИ РАНЕЕ ПРИНЯТЫХ РЕШЕНИЙ:"), text.npos);
    for (const char* words : {"Провести практикум.", " Решение от ", "12.10.2026", "Выполнено."})
        EXPECT_NE(text.find(words), text.npos) << words;
}

TEST(MinutesTemplate, LeavesOutTheGuestsWhenThereAreNone) {
    EXPECT_EQ(
        body(fillDocx(templateNamed("minutes.docx"), minutes(3).text("приглашены", ""))).find("Приглашены"),
        std::string::npos);
}

TEST(InvitationTemplate, PrintsASlipForEachPerson) {
    std::vector<Fields> slips;
    for (int i = 0; i < 12; ++i)
        slips.push_back(
            Fields()
                .text("имя", i % 2 ? "Ли Ольга" : "Рождественская-Воскресенская Екатерина Владиславовна")
                .text("организация", i % 2 ? "МБОУ СОШ № 5"
                                           : "Муниципальное бюджетное общеобразовательное учреждение "
                                             "«Основная общеобразовательная школа № 17» хутора Большевик")
                .text("адрес", "https://metodika.example.ru/вход")
                .text("код", "K7PM-2XQ9-RT4" + std::to_string(i % 10))
                .text("срок", "26.11.2026"));
    std::string filled = fillDocx(templateNamed("invitation.docx"), Fields().list("приглашения", slips));
    keep("invitation.docx", filled);
    std::string text = body(filled);
    EXPECT_EQ(text.find("{{"), text.npos);
    EXPECT_EQ(count(text, "<w:tr>"), 12);
    EXPECT_EQ(count(text, "K7PM-2XQ9-RT4"), 12);
}

TEST(EveryPack, HasTemplatesThatCanBeRead) {
    int seen = 0;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(PROJECT_ROOT) / "packs")) {
        if (entry.path().extension() != ".docx") continue;
        ++seen;
        EXPECT_FALSE(fieldsAskedBy(file(entry.path())).empty()) << entry.path();
    }
    EXPECT_GE(seen, 2);
}

}  // namespace
}  // namespace metodika::documents
