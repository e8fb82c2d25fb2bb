#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "features/organisations/reading/cells.hpp"
#include "features/organisations/reading/register.hpp"
#include "features/organisations/reading/words.hpp"

namespace metodika::organisations {
namespace {

namespace json = boost::json;

std::string fileText(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in.good()) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

const RegisterWords& words() {
    static const RegisterWords loaded =
        loadRegisterWords(PROJECT_ROOT "/packs/default/dictionaries/registers.yaml");
    return loaded;
}

constexpr Date listDay = date(2026, 9, 1);

std::multiset<std::string> problemsOf(const json::value& list) {
    std::multiset<std::string> out;
    for (const auto& problem : list.at("problems").as_array()) {
        const auto& p = problem.as_object();
        out.insert(json::serialize(
            json::array{p.at("code"), p.at("severity"), p.at("sheet"), p.at("rows"), p.at("persons")}));
    }
    return out;
}

std::multiset<std::string> ignoredOf(const json::value& list) {
    std::multiset<std::string> out;
    for (const auto& row : list.at("ignore_rows").as_array()) {
        const auto& r = row.as_object();
        out.insert(json::serialize(json::array{r.at("sheet"), r.at("row"), r.at("kind")}));
    }
    return out;
}

/// A register as lines with «|» between cells: what a district might keep in a csv.
Register readLines(const std::vector<std::string>& lines) {
    std::string csv;
    for (const auto& line : lines) {
        for (char c : line) csv += c == '|' ? ';' : c;
        csv += "\r\n";
    }
    return readRegister(tables::readWorkbook(csv, "register.csv"), words(), listDay);
}

std::vector<std::string> codesOf(const Register& list) {
    std::vector<std::string> out;
    for (const auto& p : list.problems) out.push_back(p.code);
    return out;
}

}  // namespace

TEST(Register, ReadsADistrictsRegisterAsACarefulPersonWould) {
    const std::string folder = PROJECT_ROOT "/testing/tables/lists/";
    auto workbook = tables::readWorkbook(fileText(folder + "o8_register.xlsx"), "o8_register.xlsx");
    auto read = json::parse(expectedShape(readRegister(workbook, words(), listDay)));
    auto expected = json::parse(fileText(folder + "o8_register.expected.json"));

    const auto& organisations = read.at("organisations").as_array();
    const auto& wanted = expected.at("organisations").as_array();
    ASSERT_EQ(organisations.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        SCOPED_TRACE(json::serialize(wanted[i].at("id")));
        EXPECT_EQ(organisations[i].as_object().size(), wanted[i].as_object().size());
        for (const auto& [key, value] : wanted[i].as_object()) {
            const auto* own = organisations[i].as_object().if_contains(key);
            EXPECT_EQ(own ? json::serialize(*own) : "absent", json::serialize(value)) << key;
        }
    }
    EXPECT_EQ(problemsOf(read), problemsOf(expected));
    EXPECT_EQ(ignoredOf(read), ignoredOf(expected));
    EXPECT_EQ(read.at("read"), expected.at("read"));
    EXPECT_EQ(read.at("ignore_sheets").at(0).at("sheet"), expected.at("ignore_sheets").at(0).at("sheet"));
}

TEST(Register, ReadsOtherWordsInAnotherOrderWithGroupsAndTotals) {
    auto list = readLines({
        "Сведения о подведомственных учреждениях Степного района||||||",
        "Ф.И.О. директора (заведующего)|ИНН/КПП|Полное наименование учреждения|Контактный телефон|"
        "Адрес электронной почты|Официальный сайт|Юридический адрес",
        "Школы||||||",
        "Ким Вера Павловна|0998000017/099801001|Муниципальное казённое общеобразовательное учреждение "
        "«Средняя "
        "общеобразовательная школа № 1 имени героя» с. Ковыльное|(86555) 2-11-11, доб. 12|"
        "SCHOOL1@edu.example|https://school1.example|357100, Степной район, с. Ковыльное, ул. Новая, д. 5а",
        "ВРИО ПАК А.А.|998000024|МБОУ «Лицей № 2»|2-22-22|licey2@edu.example|нет|п.Степной ул. Мира 7",
        "Итого школ: 2||||||",
        "Детские сады||||||",
        "Юн Анна Ивановна|998000031|МКДОУ \"Колобок\"|+7 (86555) 3-33-33|-|-|с. Ковыльное, 40 лет Октября, 3",
        "Итого||||||",
        "Начальник отдела образования Ли И.И.||||||",
    });
    ASSERT_EQ(list.organisations.size(), 3u);
    const auto& school = list.organisations[0];
    EXPECT_EQ(school.shortName, "МКОУ СОШ № 1");
    EXPECT_EQ(school.inn, "0998000017");
    EXPECT_EQ(school.type, "СОШ");
    EXPECT_EQ(school.phones, std::vector<std::string>{"+78655521111"});
    EXPECT_EQ(school.email, "school1@edu.example");
    EXPECT_EQ(school.site, "https://school1.example");
    EXPECT_EQ(school.address.place, "с. Ковыльное");
    EXPECT_EQ(school.address.house, "5а");
    EXPECT_EQ(school.head->full(), "Ким Вера Павловна");
    const auto& lyceum = list.organisations[1];
    EXPECT_EQ(lyceum.inn, "0998000024");
    EXPECT_EQ(lyceum.phones, std::vector<std::string>{"+78655522222"})
        << "the file itself tells the town's code";
    EXPECT_EQ(lyceum.address.place, "п. Степной");
    EXPECT_EQ(lyceum.address.street, "ул. Мира");
    EXPECT_EQ(lyceum.address.house, "7");
    EXPECT_TRUE(lyceum.head->acting);
    EXPECT_EQ(lyceum.head->full(), "Пак А.А.");
    EXPECT_EQ(list.organisations[2].kind, Kind::kindergarten) << "told by the form and by the group";
    EXPECT_EQ(list.organisations[2].address.street, "ул. 40 лет Октября");
    std::vector<std::string> kinds;
    for (const auto& row : list.ignoredRows) kinds.push_back(row.kind);
    EXPECT_EQ(kinds, (std::vector<std::string>{"title", "group", "total", "group", "total", "signature"}));
    EXPECT_EQ(codesOf(list), (std::vector<std::string>{"inn_check_digit", "inn_check_digit", "head_initials",
                                                       "inn_check_digit"}));
}

TEST(Register, FindsTheLegalEntityOfBranchesThatAreSetIn) {
    auto list = readLines({
        "№|ОУ|Вид|Директор|тел.|эл. почта|Кустовое объединение",
        "1|МКОУ СОШ №4 с. Дубовое|школа|Цой Ирина Олеговна|8 865 55 4-44-44|s4@edu.example|Северный куст",
        "|  начальная школа х. Вишнёвый|школа||||-//-",
        "|  филиал «Детский сад № 9»|сад||||",
        "2|МКОУ ООШ №6 с. Липовка|школа|нет||s6@edu.example|Южный куст",
        "|корпус 2 МКОУ СОШ №4 с. Дубовое|школа||||",
        "Всего|2||||",
    });
    ASSERT_EQ(list.organisations.size(), 5u);
    EXPECT_EQ(list.organisations[1].parent, 0u);
    EXPECT_EQ(list.organisations[1].cluster, "Северный куст");
    EXPECT_EQ(list.organisations[1].shortName, "начальная школа х. Вишнёвый");
    EXPECT_EQ(list.organisations[2].parent, 0u);
    EXPECT_EQ(list.organisations[2].kind, Kind::kindergarten);
    EXPECT_EQ(list.organisations[4].parent, 0u) << "the name says whose it is, not the place in the table";
    EXPECT_EQ(list.organisations[4].shortName, "корпус 2 МКОУ СОШ №4 с. Дубовое");
    EXPECT_FALSE(list.organisations[3].head);
    EXPECT_EQ(list.organisations[0].kind, Kind::school);
    EXPECT_EQ(list.organisations[0].type, "СОШ");
    EXPECT_TRUE(list.problems.empty()) << list.problems[0].code;
}

TEST(Register, ReadsPartsByNumberAndByTheColumnOfTheLegalEntity) {
    auto list = readLines({
        "N п/п|Название организации|Сокращённое название|Головная "
        "организация|Руководитель|Телефон|E-mail|Примечание",
        "1.|Муниципальное бюджетное дошкольное образовательное учреждение детский сад № 3 «Ветерок»|МБДОУ № "
        "3||"
        "Заведующая Ан Ольга Борисовна|см. сайт|ds3@edu.example|ранее – МБДОУ детский сад № 13",
        "1.1|группа в х. Ясный||МБДОУ № 3||||",
        "2.|Центр детского творчества|ЦДТ||вакансия|12345678|cdt.edu.example|закрыт с 01.09.2025",
        "3.|Музей камня|Музей||Ан О.|||",
        "4.|Станция юных техников|СЮТ|ЦДТ||||",
        "Итого: 3 юр. лица, 1 филиал|||||||",
    });
    ASSERT_EQ(list.organisations.size(), 5u);
    EXPECT_EQ(list.organisations[0].formerName, "МБДОУ детский сад № 13");
    EXPECT_EQ(list.organisations[0].head->full(), "Ан Ольга Борисовна");
    EXPECT_EQ(list.organisations[1].parent, 0u);
    EXPECT_EQ(list.organisations[1].kind, Kind::kindergarten);
    EXPECT_EQ(list.organisations[4].parent, 2u);
    EXPECT_EQ(list.organisations[2].kind, Kind::extra_centre);
    EXPECT_EQ(codesOf(list),
              (std::vector<std::string>{"email_invalid", "organisation_closed", "phone_incomplete",
                                        "head_vacant", "head_initials", "kind_unclear", "total_mismatch"}));
    EXPECT_TRUE(list.asks(2));
    EXPECT_TRUE(list.asks(3));
    EXPECT_FALSE(list.asks(0));
}

TEST(Register, TakesAListOfPeopleForWhatItIs) {
    auto list = readLines({"№|ФИО|Должность|Предмет|Школа|Телефон",
                           "1|Ким Вера Павловна|учитель|математика|МКОУ СОШ № 1|89430000001"});
    EXPECT_TRUE(list.organisations.empty());
    ASSERT_EQ(list.ignoredSheets.size(), 1u);
    EXPECT_EQ(list.ignoredSheets[0].reason, "no_organisations");
}

TEST(Register, KnowsTheCheckDigitOfALegalEntity) {
    EXPECT_TRUE(innChecks("0997164637"));
    EXPECT_FALSE(innChecks("0997164638"));
    EXPECT_FALSE(innChecks("997164637"));
    EXPECT_EQ(readInn(" 09 9703 4490").inn, "0997034490");
    EXPECT_TRUE(readInn("О997803178").letter);
    EXPECT_TRUE(readInn("12345").wrong);
    EXPECT_FALSE(readInn("-").wrong);
}

}  // namespace metodika::organisations
