// Lists as schools really keep them: other words, other order, other layouts.
#include "features/people/reading/lists_of_lines.hpp"

namespace metodika::people {
namespace {

using Codes = std::multiset<std::string>;
using Words = std::vector<std::string>;

std::string called(const PersonRead& person) {
    return person.surname + " " + person.name + (person.patronymic.empty() ? "" : " " + person.patronymic);
}
std::string category(const PersonRead& person) {
    if (!person.category) return "";
    auto& c = *person.category;
    return c.level + (c.date.empty() ? "" : " " + c.date) + (c.act.empty() ? "" : " " + c.act);
}

TEST(MessyLists, ColumnsOfAProgramsExportAreNamedInOneWord) {
    auto list =
        listOf({"ТабНомер|Физлицо.Наименование|Физлицо.ДатаРождения|Должность.Наименование|ЗанимаемыхСтавок|"
                "ДатаПриема",
                "0000-00101|АВДОНИНА ЛИЛИЯ ГРИГОРЬЕВНА|12.02.1970 0:00:00|Директор|1|15.08.2012 0:00:00",
                "0000-00106|ДЕМИДОВА ЯНА ПАВЛОВНА|03.11.1982 0:00:00|Учитель начальных "
                "классов|1,25|01.09.2021 0:00:00"});
    ASSERT_EQ(list.persons.size(), 2u);
    EXPECT_EQ(list.persons[0].surname, "Авдонина");
    EXPECT_EQ(list.persons[0].birthDate, "1970-02-12");
    EXPECT_EQ(list.persons[1].positions.at(0).rate, 1.25);
    EXPECT_FALSE(list.persons[0].category);
}

TEST(MessyLists, OtherWordsInAnotherOrder) {
    auto list = listOf(
        {"СПИСОК УЧИТЕЛЕЙ", "",
         "Пед. стаж|Кв. кат.|Преподаваемый предмет|Должность|Дата рожд.|Ф.И.О. учителя|№|Моб. тел.",
         "12 л. 3 м.|выс. 25 мая 2022 г.|математика, физика|учитель|12 мая 1980 г.|Орлова Анна "
         "Петровна|1|8(928)111-22-33",
         "5л.|1 кв.к. 03.02.2024, пр.12|рус.яз. и лит-ра|учитель, кл. рук.|3 марта 1991|БЕЛЫХ ИРИНА "
         "ЛЬВОВНА|2|928 222 33 44",
         "0|мол.спец.|инф-ка|уч.|01.09.2003 г.р.|Котова Нина Львовна|3|-",
         "25 лет 6 мес.|СЗД от «15» января 2024г.|физ-ра|учитель 1 ст., педагог-организатор 0,5 ст. (внутр. "
         "совм.)|07.07.77|Зуев Иван Львович|4|",
         "30|высш.кат., пр.МОиМП от 24.12.2025|ин.яз (нем.)|учитель|1966-02-03|Носова Анна Львовна|5|"});
    ASSERT_EQ(list.persons.size(), 5u);
    auto& p = list.persons;
    EXPECT_EQ(p[0].experienceYears, 12);
    EXPECT_EQ(p[0].experienceMonths, 3);
    EXPECT_EQ(category(p[0]), "highest 2022-05-25");
    EXPECT_EQ(p[0].birthDate, "1980-05-12");
    EXPECT_EQ(category(p[1]), "first 2024-02-03 12");
    EXPECT_EQ(p[1].positions.size(), 1u);
    EXPECT_EQ(p[1].positions[0].subjects, Words{"русский язык и литература"});
    EXPECT_EQ(p[1].phone, "+79282223344");
    EXPECT_EQ(category(p[2]), "none");
    EXPECT_EQ(category(p[3]), "szd 2024-01-15");
    EXPECT_EQ(p[3].birthDate, "1977-07-07");
    ASSERT_EQ(p[3].positions.size(), 2u);
    EXPECT_EQ(p[3].positions[1].employment, "internal");
    EXPECT_EQ(p[3].positions[1].rate, 0.5);
    EXPECT_EQ(p[4].positions[0].subjects, Words{"немецкий язык"});
    EXPECT_EQ(category(p[4]), "highest 2025-12-24");
    EXPECT_EQ(codesOf(list), Codes{});
}

TEST(MessyLists, ATableTurnedOnItsSide) {
    auto list = listOf({"Сведения о педагогах", "ФИО|Иванова Анна Петровна|Петров Иван Сергеевич",
                        "Дата рождения|12.05.1980|03.03.1975", "Должность|учитель физики|педагог-психолог",
                        "Категория|высшая 24.04.2024|как-то", "Стаж|20|25"});
    ASSERT_EQ(list.persons.size(), 2u);
    EXPECT_EQ(called(list.persons[1]), "Петров Иван Сергеевич");
    EXPECT_EQ(list.persons[0].positions.at(0).subjects, Words{"физика"});
    EXPECT_EQ(category(list.persons[0]), "highest 2024-04-24");
    EXPECT_EQ(list.persons[1].experienceYears, 25);
    EXPECT_EQ(list.persons[1].source.at(0).rows, (std::vector<int>{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(codesOf(list), Codes{"category_unclear"});
    EXPECT_EQ(list.problems[0].rows, std::vector<int>{2});
}

TEST(MessyLists, TwoTablesUnderEachOther) {
    auto list = listOf(
        {"Администрация школы", "№|ФИО|Должность|Телефон", "1|Иванова Анна Петровна|директор|89281112233",
         "2|Петров Иван Сергеевич|зам. по УВР|89281112234", "", "Учителя",
         "№|Фамилия|Имя|Отчество|Предмет|Категория|Стаж общий|Стаж пед.",
         "1|Иванова|Анна|Петровна|история|высшая 24.04.2024|20|18", "2|Андреев|Олег|Ильич|биология|б/к|3|3"});
    ASSERT_EQ(list.persons.size(), 3u);
    auto& director = list.persons[0];
    EXPECT_EQ(director.source.at(0).rows, (std::vector<int>{3, 8}));
    ASSERT_EQ(director.positions.size(), 2u);
    EXPECT_EQ(director.positions[1].employment, "internal");
    EXPECT_EQ(director.experienceTotalYears, 20);
    EXPECT_EQ(list.persons[1].positions.at(0).detail, "по учебно-воспитательной работе");
    EXPECT_EQ(list.read.size(), 2u);
    EXPECT_EQ(codesOf(list), Codes{});
}

TEST(MessyLists, TwoTablesBesideEachOther) {
    auto list = listOf({"ФИО|Должность|Категория||ФИО|Должность|Категория",
                        "Орлова Анна Петровна|учитель химии|высшая 24.04.2024||Белых Ирина Львовна|учитель "
                        "музыки|первая 12.12.2023",
                        "Котова Нина Львовна|логопед|б/к"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(category(list.persons[1]), "first 2023-12-12");
    EXPECT_EQ(codesOf(list), Codes{});
    EXPECT_TRUE(list.ignoredRows.empty());
}

TEST(MessyLists, CoursesWithColumnsOfTheirOwn) {
    auto list = listOf({"№|Ф.И.О.|Должность|Курсы повышения квалификации|||",
                        "|||Тема|Дата|Кол-во часов|Где проходил",
                        "1|Орлова Анна Петровна|воспитатель|«Игра»|12.03.2024|72|СКИРО",
                        "2|Белых Ирина Львовна|ст. в-ль|Речь|с 1 по 15 марта 2025 г.|36 ч|АНО \"Рост\"",
                        "|||Первая помощь|2024|16|ЦНППМ", "3|Котова Нина Львовна|логопед|-|-|-|-"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(list.read.at(0).headerRows, (std::vector<int>{1, 2}));
    EXPECT_EQ(list.persons[0].courses.at(0).title, "Игра");
    ASSERT_EQ(list.persons[1].courses.size(), 2u);
    auto& speech = list.persons[1].courses[0];
    EXPECT_EQ(speech.dateStart, "2025-03-01");
    EXPECT_EQ(speech.date, "2025-03-15");
    EXPECT_EQ(speech.hours, 36);
    EXPECT_EQ(speech.provider, "АНО «Рост»");
    EXPECT_TRUE(list.persons[2].courses.empty());
    EXPECT_EQ(codesOf(list), Codes{});
}

TEST(MessyLists, ARegisterOfCoursesUnderOtherWords) {
    auto list = listOf(
        {"№|Организация|Педагог|Должность|Наименование ДПП|Период обучения|Объём программы, ч.|Место "
         "обучения|Форма обучения|Удостоверение (№, дата)",
         "1|МБОУ СОШ №2|Орлова Анна Петровна|учитель химии|ФГ|10–24 марта 2025 г.|36|СКИРО|очно с "
         "применением ДОТ|26 № 0012345, 24.03.2025",
         "2|МБОУ СОШ №2|Орлова Анна Петровна|учитель химии|Инклюзия|с 1.02.2024 г. по 15.02.2024 г.|72 "
         "ак.ч.|АНО|онлайн|ПК-12-345 от 15.02.2024 г.",
         "3|МБОУ СОШ №2|Белых Ирина Львовна|учитель музыки|ФГОС НОО|IV квартал "
         "2026||СКИРО|очная|запланировано",
         "4|МБОУ СОШ №6|Орлова Анна Петровна|учитель географии|ФГОС|25.12-10.01.2025|24|СКИРО|заоч.|-"});
    ASSERT_EQ(list.persons.size(), 3u);
    auto& anna = list.persons[0];
    EXPECT_EQ(anna.organisation, "МБОУ СОШ № 2");
    EXPECT_EQ(anna.positions.size(), 1u);
    ASSERT_EQ(anna.courses.size(), 2u);
    EXPECT_EQ(anna.courses[0].dateStart, "2025-03-10");
    EXPECT_EQ(anna.courses[0].document, "260012345");
    EXPECT_EQ(anna.courses[0].form, "очно");
    EXPECT_EQ(anna.courses[1].hours, 72);
    EXPECT_EQ(anna.courses[1].form, "дистанционно");
    EXPECT_EQ(anna.courses[1].document, "ПК-12-345");
    EXPECT_TRUE(list.persons[1].courses.empty());
    EXPECT_EQ(list.persons[2].courses.at(0).dateStart, "2024-12-25");
    EXPECT_EQ(codesOf(list), (Codes{"course_planned", "same_full_name"}));
}

TEST(MessyLists, AColumnForEachCategory) {
    auto list = listOf({"Фамилия, имя|Отчество|Занимаемая должность|Кв. категория||", "||| высшая|первая|СЗД",
                        "Орлова Анна|Петровна|методист|24.04.2024||",
                        "Белых Ирина|Львовна|логопед||12.12.2023 пр. № 5|",
                        "Котова Нина|Львовна|логопед|||11.11.2024"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(called(list.persons[0]), "Орлова Анна Петровна");
    EXPECT_EQ(category(list.persons[0]), "highest 2024-04-24");
    EXPECT_EQ(category(list.persons[1]), "first 2023-12-12 5");
    EXPECT_EQ(category(list.persons[2]), "szd 2024-11-11");
    EXPECT_EQ(codesOf(list), Codes{});
}

TEST(MessyLists, HeadingsOfGroupsTellOfThoseUnderThem) {
    auto list = listOf(
        {"№|Ф.И.О. полностью|дата рождения|Должность|Предмет|катег|Дата, № пр.", "Учителя начальных классов",
         "1.|Орлова   анна петровна|1980.05.12|учитель|нач классы|Высшая (подтв.)|24.04.24г. №402",
         "2.|Белых-Иванова Ирина Львовна|12/05/85|учитель|начальная школа|1-я|2025г", "Внешние совместители",
         "3.|Котова Нина Львовна|не указана|учитель|англ. яз, нем.яз.|без кат|—",
         "Находятся в декретном отпуске", "4.|Зуева Инна Львовна|05.1990|учитель|музыка, ИЗО|без кат|"});
    ASSERT_EQ(list.persons.size(), 4u);
    EXPECT_EQ(category(list.persons[0]), "highest 2024-04-24 402");
    EXPECT_EQ(category(list.persons[1]), "first 2025");
    EXPECT_EQ(list.persons[1].positions.at(0).employment, "main");
    EXPECT_EQ(list.persons[2].positions.at(0).employment, "external");
    EXPECT_EQ(list.persons[2].positions.at(0).subjects, (Words{"английский язык", "немецкий язык"}));
    EXPECT_EQ(list.persons[3].status, "parental_leave");
    EXPECT_EQ(list.persons[3].positions.at(0).employment, "main");
    EXPECT_EQ(codesOf(list),
              (Codes{"birth_date_missing", "external_main_place_missing", "leave_without_end"}));
}

TEST(MessyLists, ProgrammesOfAssociationsAreNoCoursesAndHeadingsMayDismiss) {
    auto list = listOf({"ФИО|Должность|Программа|Часы|Тема самообразования|Курсы (год)",
                        "Орлова Анна Петровна|пдо|«Вокал»|18|Игра на уроке|ФГОС, 36 ч., 2024", "Уволенные",
                        "Белых Ирина Львовна|пдо|«Шахматы»|9|Речь|нет"});
    ASSERT_EQ(list.persons.size(), 1u);
    ASSERT_EQ(list.persons[0].courses.size(), 1u);
    EXPECT_EQ(list.persons[0].courses[0].title, "ФГОС");
    EXPECT_EQ(codesOf(list), Codes{"dismissed_row"});
}

TEST(MessyLists, ContactsShareACellAndAddressesHaveSlips) {
    auto list = listOf({"ФИО|Должность|тел., эл. адрес|E-mail",
                        "Орлова Анна Петровна|методист|8-928-111-22-33, orlova@mail.ru|",
                        "Белых Ирина Львовна|методист|kim@yandex,ru|",
                        "Котова Нина Львовна|методист|89281112234|kotova@mial.ru",
                        "Зуева Инна Львовна|методист|89281112235|нет"});
    ASSERT_EQ(list.persons.size(), 4u);
    EXPECT_EQ(list.persons[0].phone, "+79281112233");
    EXPECT_EQ(list.persons[0].email, "orlova@mail.ru");
    EXPECT_EQ(list.persons[2].email, "");
    EXPECT_EQ(codesOf(list), (Codes{"email_invalid", "email_invalid"}));
}

TEST(MessyLists, OnePersonUnderTwoSpellingsOrInTwoSchoolsIsAskedAbout) {
    auto list =
        listOf({"Школа|ФИО|Должность|Примечание", "МБОУ \"СОШ №3\"|Хохлова Наталья Львовна|логопед|",
                "-\"-|Хохлова Наталия Львовна|логопед|", "МБОУ \"СОШ №4\"|Орлова Анна Петровна|логопед|",
                "МБОУ \"СОШ №5\"|Орлова Анна Петровна|логопед|перевелась из СОШ № 4",
                "--//--|Белых Ирина Львовна|логопед|перевелась из СОШ № 9"});
    ASSERT_EQ(list.persons.size(), 5u);
    EXPECT_EQ(list.persons[1].organisation, "МБОУ «СОШ № 3»");
    EXPECT_EQ(list.persons[4].organisation, "МБОУ «СОШ № 5»");
    EXPECT_EQ(list.persons[4].note, "перевелась из СОШ № 9");
    EXPECT_EQ(codesOf(list), (Codes{"possible_duplicate", "possible_duplicate"}));
}

TEST(MessyLists, MentorsAndExpertsAreNotThePeopleOfTheList) {
    auto list = listOf(
        {"ФИО молодого специалиста, дата рождения|Должность, предмет|Ф.И.О. наставника, его должность и "
         "категория|"
         "Планирует аттестоваться",
         "Иванова Анна Петровна, 05.01.2003|учитель физики|Белова Нина Юрьевна, учитель, высшая|в 2027 г.",
         "Котова Нина Львовна, 07.02.2002|воспитатель|Орлова Анна Львовна, воспитатель, первая|нет"});
    ASSERT_EQ(list.persons.size(), 2u);
    EXPECT_EQ(called(list.persons[0]), "Иванова Анна Петровна");
    EXPECT_EQ(list.persons[0].birthDate, "2003-01-05");
    EXPECT_EQ(list.persons[1].positions.at(0).title, "воспитатель");
    EXPECT_FALSE(list.persons[1].category.has_value());
    EXPECT_TRUE(list.persons[0].courses.empty());
    // In a list of mentors they are the people.
    auto mentors =
        listOf({"№|Ф.И.О. наставника|Должность|Категория", "1|Белова Нина Юрьевна|учитель химии|высшая",
                "2|Орлова Анна Львовна|воспитатель|первая"});
    ASSERT_EQ(mentors.persons.size(), 2u);
    EXPECT_EQ(category(mentors.persons[0]), "highest");
}

TEST(MessyLists, TheCategoryAppliedForIsNotHeld) {
    auto list =
        listOf({"№|ФИО аттестуемого|Должность (для учителей – предмет)|Имеющаяся кв. категория|Дата "
                "присвоения|Заявленная категория|Эксперты (Ф.И.О., место работы)",
                "1|Иванова Анна Петровна|учитель физики|нет||первая|Усанина Ж.Л., СОШ № 1",
                "2|Котова Нина Львовна|воспитатель|первая|30.05.2024|высшая|Пашнина Н.А., ДОУ № 15",
                "3|Белых Ирина Львовна|муз. рук-ль|СЗД|12.09.2022|первая|Усанина Ж.Л., СОШ № 1"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(category(list.persons[0]), "none");
    EXPECT_EQ(category(list.persons[1]), "first 2024-05-30");
    EXPECT_EQ(list.persons[1].positions.at(0).title, "воспитатель");
    EXPECT_EQ(list.persons[1].positions.at(0).employment, "main");
    EXPECT_EQ(category(list.persons[2]), "szd 2022-09-12");
    EXPECT_EQ(list.persons[2].mainWorkplace, "");
}

TEST(MessyLists, AFormAsksForTheOrganisationAsTheMainWorkplace) {
    auto list = listOf(
        {"1. Укажите, пожалуйста, Ваши фамилию, имя, отчество|2. Ваше основное место работы|3. Ваша "
         "должность. Если Вы учитель – напишите также предмет",
         "Иванова Анна Петровна|МБОУ СОШ № 1|я учитель физики", "Котова Нина Львовна|МБДОУ № 2|воспитатель",
         "Белых Ирина Львовна|МБОУ СОШ № 1|учитель, начальные классы"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(list.persons[0].organisation, "МБОУ СОШ № 1");
    EXPECT_EQ(list.persons[0].mainWorkplace, "");
    EXPECT_EQ(list.persons[0].positions.at(0).employment, "main");
    EXPECT_EQ(list.persons[1].positions.at(0).title, "воспитатель");
    EXPECT_EQ(list.persons[2].positions.at(0).subjects, Words{"начальные классы"});
    // Told of few, it is where they come from.
    auto few = listOf({"ФИО|Должность|Основное место работы", "Иванова Анна Петровна|учитель физики|",
                       "Котова Нина Львовна|учитель химии|СОШ № 9", "Белых Ирина Львовна|учитель музыки|"});
    EXPECT_EQ(few.persons.at(1).mainWorkplace, "СОШ № 9");
    EXPECT_EQ(few.persons[1].positions.at(0).employment, "external");
}

TEST(MessyLists, SomebodyOnTwoRows) {
    auto list = listOf(
        {"Категория, дата|Ф.И.О.|№|Должность|Дисциплина", "высшая,|Иванова|1|преподаватель|русский язык,",
         "25 октября 2024 г.|Анна Петровна|||литература", "первая,|Котова|2|преподаватель|математика",
         "24.10.2022|Нина Львовна", "нет|БЕЛЫХ|3|методист", "|Ирина Львовна"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(called(list.persons[0]), "Иванова Анна Петровна");
    EXPECT_EQ(category(list.persons[0]), "highest 2024-10-25");
    EXPECT_EQ(list.persons[0].positions.at(0).subjects, (Words{"русский язык и литература"}));
    EXPECT_EQ(list.persons[0].source.at(0).rows, (std::vector<int>{2, 3}));
    EXPECT_EQ(category(list.persons[1]), "first 2022-10-24");
    EXPECT_EQ(called(list.persons[2]), "Белых Ирина Львовна");
}

TEST(MessyLists, ALegendAndFootnotesAreRead) {
    auto list =
        listOf({"Коды: образование: 1 – высшее, 2 – среднее профессиональное; категория: 1 – высшая, 2 – "
                "первая, 0 – "
                "не имеет",
                "ФИО|Должность|Образование (код)|Категория (код)|Прендмет",
                "Иванова Анна Петровна*|учитель|1|2|физика", "Котова Нина Львовна|учитель|2|1|химия",
                "Белых Ирина Львовна|учитель|1|0|музыка", "* в отпуске по уходу за ребёнком до 12.03.2027"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(category(list.persons[0]), "first");
    EXPECT_EQ(list.persons[0].status, "parental_leave");
    EXPECT_EQ(list.persons[0].statusUntil, "2027-03-12");
    EXPECT_EQ(list.persons[0].positions.at(0).subjects, Words{"физика"});
    EXPECT_EQ(list.persons[1].education, "среднее профессиональное");
    EXPECT_EQ(category(list.persons[2]), "none");
    EXPECT_EQ(list.persons[1].status, "");
}

TEST(MessyLists, AHeaderMayExplainItsOwnCodesAndADateStandInParts) {
    auto list = listOf(
        {"№|Ф.И.О.|Дата рождения|||Должность|Категория (1 – высшая, 2 – первая, 0 – нет)|Дата присвоения",
         "||число|месяц|год", "1|Иванова Анна Петровна|12|05|1980|учитель физики|2|25.10.2022",
         "2|Котова Нина Львовна|1|января|1975|психолог|0|",
         "3|Белых Ирина Львовна|3|3|1990|учитель химии|1|24.04.2024"});
    ASSERT_EQ(list.persons.size(), 3u);
    EXPECT_EQ(list.persons[0].birthDate, "1980-05-12");
    EXPECT_EQ(list.persons[1].birthDate, "1975-01-01");
    EXPECT_EQ(category(list.persons[0]), "first 2022-10-25");
    EXPECT_EQ(category(list.persons[1]), "none");
    EXPECT_EQ(category(list.persons[2]), "highest 2024-04-24");
}

}  // namespace
}  // namespace metodika::people
