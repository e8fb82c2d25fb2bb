#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <set>

#include "features/people/reading/lists_of_lines.hpp"

namespace metodika::people {
namespace {

namespace json = boost::json;

/// A problem as the expected files tell it, without its sentence.
std::multiset<std::string> problemsOf(const json::value& list) {
    std::multiset<std::string> out;
    for (auto& problem : list.at("problems").as_array()) {
        auto& p = problem.as_object();
        out.insert(json::serialize(
            json::array{p.at("code"), p.at("severity"), p.at("sheet"), p.at("rows"), p.at("persons")}));
    }
    return out;
}

std::multiset<std::string> fixesOf(const json::value& list) {
    std::multiset<std::string> out;
    for (auto& fix : list.at("fixes").as_array()) {
        auto& f = fix.as_object();
        out.insert(
            json::serialize(json::array{f.at("what"), f.at("sheet"), f.at("row"), f.at("was"), f.at("now")}));
    }
    return out;
}

std::multiset<std::string> ignoredOf(const json::value& list) {
    std::multiset<std::string> out;
    for (auto& row : list.at("ignore_rows").as_array()) {
        auto& r = row.as_object();
        if (r.at("kind") == "blank") continue;
        out.insert(json::serialize(json::array{r.at("sheet"), r.at("row"), r.at("kind")}));
    }
    return out;
}

void compare(const std::string& file) {
    const auto path = std::string(PROJECT_ROOT "/testing/tables/lists/") + file;
    auto workbook = tables::readWorkbook(fileText(path), file);
    auto expected = json::parse(fileText(path.substr(0, path.rfind('.')) + ".expected.json"));
    auto asOf = *parseDate(std::string(expected.at("snapshot_date").as_string()));
    auto read = json::parse(expectedShape(readStaffList(workbook, dictionary(), asOf)));

    auto& persons = read.at("persons").as_array();
    auto& wanted = expected.at("persons").as_array();
    ASSERT_EQ(persons.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto& person = persons[i].as_object();
        for (auto& [key, value] : wanted[i].as_object()) {
            ASSERT_TRUE(person.contains(key)) << i << " " << key;
            EXPECT_EQ(person.at(key), value) << json::serialize(wanted[i].at("source")) << " " << key;
        }
        for (auto& [key, value] : person)
            EXPECT_TRUE(wanted[i].as_object().contains(key)) << i << " extra " << key << " " << value;
    }
    EXPECT_EQ(problemsOf(read), problemsOf(expected));
    EXPECT_EQ(fixesOf(read), fixesOf(expected));
    EXPECT_EQ(ignoredOf(read), ignoredOf(expected));
    EXPECT_EQ(read.at("read"), expected.at("read"));
    EXPECT_EQ(read.at("counts").at("positions"), expected.at("counts").at("positions"));
}

TEST(ReadStaffList, EntersTheSchoolsListAsACarefulPersonWould) { compare("o1_sosh5_spisok.xlsx"); }
TEST(ReadStaffList, EntersTheSmallVillageSchoolAsACarefulPersonWould) { compare("o2_oosh17_khutor.xlsx"); }
TEST(ReadStaffList, EntersTheLyceumsPersonnelAsACarefulPersonWould) { compare("o3_licey2_kadry.xlsx"); }
TEST(ReadStaffList, EntersAScheduleOfAttestationsAsACarefulPersonWould) {
    compare("o4_gimnaziya1_attestaciya.xlsx");
}
TEST(ReadStaffList, EntersTheKindergartensListAsACarefulPersonWould) { compare("o5_ds_zhuravlik.xlsx"); }
TEST(ReadStaffList, EntersTheHouseOfCreativityAsACarefulPersonWould) { compare("o6_ddt_svedeniya.ods"); }
TEST(ReadStaffList, EntersADistrictsCoursesAsACarefulPersonWould) { compare("o7_kursy_okrug_1251.csv"); }

TEST(ReadStaffList, a5_reads_lists_of_other_hands_as_a_careful_person_would) {
    int lists = 0;
    for (auto& entry : std::filesystem::directory_iterator(PROJECT_ROOT "/testing/tables/lists/others")) {
        auto file = entry.path().filename().string();
        if (file.ends_with(".json") || file.ends_with(".md")) continue;
        SCOPED_TRACE(file);
        compare("others/" + file);
        ++lists;
    }
    EXPECT_EQ(lists, 56);
}

TEST(ReadStaffList, ColumnsMayStandInAnyOrderUnderOtherNames) {
    auto list = listOf(
        {"Конт. телефон|Преподаваемая дисциплина|Занимаемая должность|Ф.И.О. работника|Год рождения|Кв. "
         "категория",
         "8 928 111-22-33|алгебра, геометрия|учитель|Орлова Анна Петровна|1990-03-15|перв. (12.03.2024)",
         "|химия|уч.|Белых Ирина Львовна|15/03/1971|ВКК от 1 февраля 2025 г."});
    ASSERT_EQ(list.persons.size(), 2u);
    auto& anna = list.persons[0];
    EXPECT_EQ(anna.surname + anna.name + anna.patronymic, "ОрловаАннаПетровна");
    EXPECT_EQ(anna.birthDate, "1990-03-15");
    EXPECT_EQ(anna.phone, "+79281112233");
    EXPECT_EQ(anna.positions.at(0).title, "учитель");
    EXPECT_EQ(anna.positions.at(0).subjects, (std::vector<std::string>{"алгебра", "геометрия"}));
    EXPECT_EQ(anna.category->level, "first");
    EXPECT_EQ(anna.category->date, "2024-03-12");
    EXPECT_EQ(list.persons[1].birthDate, "1971-03-15");
    EXPECT_EQ(list.persons[1].category->level, "highest");
    EXPECT_EQ(list.persons[1].category->date, "2025-02-01");
    EXPECT_TRUE(list.problems.empty());
}

TEST(ReadStaffList, ReadsAListWithoutAnyHeader) {
    auto list = listOf({"1|Иванова|Анна|Петровна|учитель математики|12.05.1980|высшая 24.04.2024",
                        "2|Петрова|Ольга|Ивановна|педагог-психолог|01.02.1975|СЗД 11.11.2023",
                        "3|Сидоров|Иван|Павлович|учитель физики|30.09.1991|б/к"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(list.persons[0].surname, "Иванова");
    EXPECT_EQ(list.persons[0].patronymic, "Петровна");
    EXPECT_EQ(list.persons[1].positions.at(0).title, "педагог-психолог");
    EXPECT_EQ(list.persons[1].birthDate, "1975-02-01");
    EXPECT_EQ(list.persons[2].category->level, "none");
}

TEST(ReadStaffList, AMissingPatronymicIsAskedAboutUnlessTheListSaysThereIsNone) {
    auto list = listOf({"Фамилия|Имя|Отчество|Должность", "Ким|Инна||логопед", "Цой|Анна|нет|логопед",
                        "Пак|Вера|–|логопед"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(codesOf(list), (std::multiset<std::string>{"patronymic_missing"}));
    EXPECT_EQ(list.problems[0].persons, std::vector<int>{0});
    EXPECT_EQ(list.persons[1].patronymic, "");
    EXPECT_EQ(list.persons[2].note, "отчества нет");
}

TEST(ReadStaffList, DaysThatDoNotExistAreAskedAboutAndNotEntered) {
    auto list = listOf({"ФИО|Дата рождения|Должность|Категория",
                        "Орлова Анна Петровна|31.02.1980|воспитатель|первая 30.02.2024",
                        "Белых Ирина Львовна|1.13.1985|воспитатель|-",
                        "Котова Нина Львовна|01.01.2024|воспитатель|-"});
    ASSERT_EQ(list.persons.size(), 3u);
    for (auto& person : list.persons) EXPECT_EQ(person.birthDate, "");
    EXPECT_EQ(list.persons[0].category->date, "");
    EXPECT_EQ(codesOf(list), (std::multiset<std::string>{"date_impossible", "date_impossible",
                                                         "date_impossible", "birth_date_unlikely"}));
    for (auto& problem : list.problems) EXPECT_EQ(problem.severity, Severity::ask);
}

TEST(ReadStaffList, CategoriesOfTheOldLawEndAndThoseOfTheNewDoNot) {
    auto list =
        listOf({"ФИО|Должность|Категория", "Орлова Анна Петровна|воспитатель|высшая 31.08.2021",
                "Белых Ирина Львовна|воспитатель|высшая 02.09.2021",
                "Котова Нина Львовна|воспитатель|первая 01.09.2023",
                "Зуева Инна Львовна|воспитатель|СЗД 01.09.2021", "Носова Анна Львовна|воспитатель|СЗД 2021"});
    ASSERT_EQ(list.problems.size(), 3u);
    EXPECT_EQ(list.problems[0].code, "category_expired");
    EXPECT_EQ(list.problems[0].params.at("level"), "высшая");
    EXPECT_EQ(list.problems[1].code, "szd_overdue");
    EXPECT_EQ(list.problems[1].rows, std::vector<int>{5});
    EXPECT_EQ(list.problems[2].code, "szd_maybe_overdue");
}

TEST(ReadStaffList, TwoRowsOfOnePersonAreJoinedAndNamesakesAreNot) {
    auto list = listOf({"ФИО|Дата рождения|Должность|Предмет|Занятость|Ставка",
                        "Орлова Анна Петровна|12.05.1980|учитель|физика|основная|1",
                        "Орлова Анна Петровна|12.05.1980|методист||внутр. совм.|0,5",
                        "Орлова Анна Петровна|01.01.1991|учитель|музыка||", "Зуева И.Л.|||||"});
    ASSERT_EQ(list.persons.size(), 3u);
    auto& first = list.persons[0];
    ASSERT_EQ(first.positions.size(), 2u);
    EXPECT_EQ(first.source.at(0).rows, (std::vector<int>{2, 3}));
    EXPECT_EQ(first.positions[1].employment, "internal");
    EXPECT_EQ(first.positions[1].rate, 0.5);
    EXPECT_EQ(list.persons[1].positions.at(0).subjects, std::vector<std::string>{"музыка"});
    auto codes = codesOf(list);
    EXPECT_EQ(codes.count("same_full_name"), 1u);
    EXPECT_EQ(codes.count("initials_only"), 1u);
}

TEST(ReadStaffList, ARowUnderInitialsGoesOnWithThem) {
    auto list = listOf({"ФИО|Должность|Ставка", "Орлова Анна Петровна|логопед|1", "Зуева И.Л.|методист|0,5",
                        "|тьютор|0,25", "Орлова А.П.|воспитатель|0,5", "|педагог-организатор|0,25"});
    ASSERT_EQ(list.persons.size(), 2u);
    EXPECT_EQ(list.persons[0].source.at(0).rows, (std::vector<int>{2, 5, 6}));
    EXPECT_EQ(list.persons[0].positions.size(), 3u);
    EXPECT_EQ(list.persons[1].source.at(0).rows, (std::vector<int>{3, 4}));
    EXPECT_EQ(list.persons[1].positions.size(), 2u);
}

TEST(ReadStaffList, SomebodyWhoRunsTheSchoolAndTeachesIsAskedAbout) {
    auto list = listOf({"ФИО|Должность", "Орлова Анна Петровна|учитель истории",
                        "Зуева Инна Львовна|учитель химии", "Орлова Анна Петровна|зам. директора по УВР"});
    ASSERT_EQ(list.persons.size(), 2u);
    auto& positions = list.persons[0].positions;
    EXPECT_EQ(positions.at(0).employment, "internal");
    EXPECT_EQ(positions.at(1).employment, "main");
    EXPECT_EQ(positions.at(1).detail, "по учебно-воспитательной работе");
    EXPECT_EQ(codesOf(list).count("main_job_unclear"), 1u);
}

TEST(ReadStaffList, LeavesOutVacanciesHelpersTheDismissedAndTotals) {
    auto list = listOf({"№|ФИО|Должность|Примечание", "Воспитатели", "1|Орлова Анна Петровна|воспитатель|",
                        "2|Вакансия|воспитатель|", "3|Зуева Инна Львовна|мл. воспитатель|",
                        "4|Котова Нина Львовна|воспитатель|уволена 25.08.2026", "|Итого: 3||",
                        "|Заведующий            Л.С. Бережная"});
    ASSERT_EQ(list.persons.size(), 1u);
    std::vector<std::string> kinds;
    for (auto& row : list.ignoredRows) kinds.push_back(row.kind);
    EXPECT_EQ(kinds, (std::vector<std::string>{"group", "vacancy", "not_educator", "dismissed", "total",
                                               "signature"}));
    EXPECT_EQ(codesOf(list), (std::multiset<std::string>{"not_educator", "dismissed_row", "total_mismatch"}));
}

TEST(ReadStaffList, ATableOfSomethingElseHoldsNoPeople) {
    auto list = listOf({"№|Автор, название|Класс|Кол-во|Цена", "1|Моро М.И. Математика ч.1|1|52|640",
                        "2|Канакина В.П. Русский язык|2|48|655"});
    EXPECT_TRUE(list.persons.empty());
    ASSERT_EQ(list.ignoredSheets.size(), 1u);
    EXPECT_EQ(list.ignoredSheets[0].reason, "no_people");
    auto registry = listOf({"№|Наименование|ИНН|Руководитель|Телефон",
                            "1|МБОУ СОШ № 1|0997164637|Гуляева Наталия Ивановна|5-16-27",
                            "2|МБОУ СОШ № 2|0997164638|Калинина Анна Ивановна|5-16-28"});
    EXPECT_TRUE(registry.persons.empty());
}

TEST(ReadStaffList, OneAddressOfSeveralPeopleIsAskedAboutOnce) {
    auto list = listOf({"ФИО|Должность|e-mail|СНИЛС",
                        "Орлова Анна Петровна|логопед|School@edu.example|905-239-761 11",
                        "Зуева Инна Львовна|логопед|school @ edu.example|905-239-761 12"});
    EXPECT_EQ(codesOf(list), (std::multiset<std::string>{"shared_email", "snils_check_digits"}));
    EXPECT_EQ(list.persons[0].email, "school@edu.example");
    EXPECT_EQ(list.persons[0].snils, "90523976111");
}

TEST(ReadStaffList, EveryRowOfAListIsAccountedFor) {
    auto list = listOf({"Список", "", "ФИО|Должность", "1|2|3", "Орлова Анна Петровна|логопед", "|методист",
                        "что-то|непонятное|здесь", "Итого 1"});
    std::set<int> rows;
    for (auto& row : list.ignoredRows) rows.insert(row.row);
    for (auto& table : list.read) rows.insert(table.headerRows.begin(), table.headerRows.end());
    for (auto& person : list.persons)
        for (auto& source : person.source) rows.insert(source.rows.begin(), source.rows.end());
    EXPECT_EQ(rows, (std::set<int>{1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(ProblemTexts, EveryQuestionHasASentenceAndEveryGapIsFilled) {
    for (auto language : {"ru", "en"}) {
        auto texts =
            json::parse(fileText(std::string(PROJECT_ROOT "/features/people/text/") + language + ".json"));
        const auto folder = std::string(PROJECT_ROOT "/testing/tables/lists/");
        std::vector<StaffList> lists;
        for (auto name : {"o1_sosh5_spisok.xlsx", "o2_oosh17_khutor.xlsx", "o3_licey2_kadry.xlsx",
                          "o4_gimnaziya1_attestaciya.xlsx", "o5_ds_zhuravlik.xlsx", "o6_ddt_svedeniya.ods",
                          "o7_kursy_okrug_1251.csv"})
            lists.push_back(
                readStaffList(tables::readWorkbook(fileText(folder + name), name), dictionary(), listDay));
        lists.push_back(listOf(
            {"ФИО|Дата рождения|Должность|Предмет|Категория|Курсы|Телефон|e-mail|СНИЛС|Стаж|Примечание",
             "Орлова А.П.|вчера|космонавт||как-то|ИКТ|12|а@б|1|5|",
             "Зуева Инна|1.1.1111|учитель||высшая 2031|ИКТ 2024 8 ч|89281112233, 89281112234||905-239-761 "
             "12||д/о",
             "Котова Нина Львовна|||алхимия|педагог-методист|план на 2027||||||",
             "Котова Нина Львовна||завуч||высшая 2020\nпервая 2010|||||| внеш. совм."}));
        for (auto& list : lists)
            for (auto& problem : list.problems) {
                auto found = texts.as_object().find("people.problem." + problem.code);
                ASSERT_NE(found, texts.as_object().end()) << language << " " << problem.code;
                std::string sentence(found->value().as_string());
                for (auto open = sentence.find('{'); open != std::string::npos;
                     open = sentence.find('{', open + 1)) {
                    auto gap = sentence.substr(open + 1, sentence.find('}', open) - open - 1);
                    EXPECT_TRUE(problem.params.contains(gap)) << problem.code << " {" << gap << "}";
                }
            }
    }
}

TEST(LoadDictionary, NamesTheFileThatIsWrong) {
    try {
        loadDictionary("/nonexistent");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("positions.yaml"), std::string::npos);
    }
}

}  // namespace
}  // namespace metodika::people
