#include "features/people/reading/cells.hpp"

#include <gtest/gtest.h>

#include "features/people/reading/names.hpp"

namespace metodika::people {
namespace {

constexpr Date today = date(2026, 9, 1);

const Dictionary& dictionary() {
    static const Dictionary loaded = loadDictionary(PROJECT_ROOT "/packs/default");
    return loaded;
}

std::string dateIn(std::string_view text, Century century = Century::recent) {
    auto found = bestDate(findDates(text, century, today));
    return found ? (found->iso.empty() ? "impossible" : found->iso) : "none";
}

TEST(FindDates, ReadsWhatPeopleWrite) {
    EXPECT_EQ(dateIn("25.04.2021 пр."), "2021-04-25");
    EXPECT_EQ(dateIn("от 24.10.2022 г. № 1252-пр"), "2022-10-24");
    EXPECT_EQ(dateIn("(23.05.23г.)"), "2023-05-23");
    EXPECT_EQ(dateIn("12 мая 1976 г."), "1976-05-12");
    EXPECT_EQ(dateIn("«29» августа 2026 г."), "2026-08-29");
    EXPECT_EQ(dateIn("сент. 2023"), "2023-09");
    EXPECT_EQ(dateIn("04.2021"), "2021-04");
    EXPECT_EQ(dateIn("2021 г."), "2021");
    EXPECT_EQ(dateIn("2024-02-29"), "2024-02-29");
    EXPECT_EQ(dateIn("30.02.2024"), "impossible");
    EXPECT_EQ(dateIn("приказ № 2021"), "none");
    EXPECT_EQ(dateIn("2021-2022 уч. год"), "none");
    EXPECT_EQ(dateIn("8 марта"), "none");
}

TEST(FindDates, TwoDigitsOfAYearMeanAnAdultsBirthOrARecentDay) {
    EXPECT_EQ(dateIn("11.10.99г.", Century::birth), "1999-10-11");
    EXPECT_EQ(dateIn("01.05.10", Century::birth), "2010-05-01");
    EXPECT_EQ(dateIn("01.05.20", Century::birth), "1920-05-01");
    EXPECT_EQ(dateIn("01.05.20"), "2020-05-01");
    EXPECT_EQ(dateIn("01.05.98"), "1998-05-01");
}

TEST(DateOfCell, ANumberIsADayAYearOrNoDateAtAll) {
    tables::Workbook book;
    auto read = [&](double number) {
        auto found =
            dateOfCell({"", number, 1, tables::CellKind::number, {}, false}, book, Century::birth, today);
        return found ? found->iso.empty() ? std::string("year") : found->iso : "none";
    };
    EXPECT_EQ(read(23805), "1965-03-04");
    EXPECT_EQ(read(1986), "year");  // its text is the year
    EXPECT_EQ(read(89457967139), "none");
    EXPECT_EQ(read(-1e300), "none");
    EXPECT_EQ(read(12.5), "none");
}

std::string nameIn(std::string_view text) {
    auto read = readName(text, dictionary());
    if (!read) return "none";
    return read->surname + "|" + read->name + "|" + read->patronymic +
           (read->maiden.empty() ? "" : "|" + read->maiden);
}

TEST(ReadName, TellsThePartsApart) {
    EXPECT_EQ(nameIn("Сорокина Елена Викторовна"), "Сорокина|Елена|Викторовна");
    EXPECT_EQ(nameIn("Елена Викторовна Сорокина"), "Сорокина|Елена|Викторовна");
    EXPECT_EQ(nameIn("Гончарова (Ким) Ольга Сергеевна"), "Гончарова|Ольга|Сергеевна|Ким");
    EXPECT_EQ(nameIn("Мамед-заде Лейла Ариф кызы"), "Мамед-заде|Лейла|Ариф кызы");
    EXPECT_EQ(nameIn("Чикваидзе Нино"), "Чикваидзе|Нино|");
    EXPECT_EQ(nameIn("Долгих Анна-Мария Игоревна"), "Долгих|Анна-Мария|Игоревна");
    EXPECT_EQ(nameIn("Ткаченко О.П."), "Ткаченко|О|П");
    EXPECT_EQ(nameIn("Ткаченко О. П."), "Ткаченко|О|П");
    EXPECT_EQ(nameIn("Николаева Иванна Ильинична"), "Николаева|Иванна|Ильинична");
}

TEST(ReadName, OtherWordsAreNoNames) {
    for (auto text : {"Итого: 34", "Учителя истории, физ-ры", "Директор Сорокина Е.В.", "МБОУ СОШ № 5",
                      "Е.В. Сорокина", "воспитатель", ""})
        EXPECT_EQ(nameIn(text), "none") << text;
}

TEST(CleanName, SaysWhatItCorrected) {
    EXPECT_EQ(cleanName("Гусева Марина  ").fix, "spaces");
    EXPECT_EQ(cleanName("Власова\u00A0Полина").fix, "nbsp");
    EXPECT_EQ(cleanName("Макарова\nСветлана").fix, "line_break");
    EXPECT_EQ(cleanName("МАЛЫШЕВА МАРИЯ").text, "Малышева Мария");
    EXPECT_EQ(cleanName("САЛТЫКОВА-ЩЕДРИНА Анна").text, "Салтыкова-Щедрина Анна");
    EXPECT_EQ(cleanName("Coколова Анна").text, "Соколова Анна");
    EXPECT_EQ(cleanName("Мамед-заде Лейла Ариф кызы").fix, "");
}

std::string posts(std::string_view text) {
    std::string out;
    for (auto& post : readPosts(text, dictionary()).posts) {
        auto& p = post.position;
        out += (out.empty() ? "" : "; ") + p.title;
        for (auto& subject : p.subjects) out += " [" + subject + "]";
        out += " " + p.employment;
        if (p.rate) out += " " + std::to_string(*p.rate).substr(0, 4);
        if (p.hoursPerWeek) out += " " + std::to_string(static_cast<int>(*p.hoursPerWeek)) + "h";
        if (!p.detail.empty()) out += " (" + p.detail + ")";
    }
    return out;
}

TEST(ReadPosts, KnowsAbbreviationsAndContractions) {
    EXPECT_EQ(posts("уч. нач.кл."), "учитель [начальные классы] main");
    EXPECT_EQ(posts("учитель матем-ки"), "учитель [математика] main");
    EXPECT_EQ(posts("учитель физ-ры"), "учитель [физическая культура] main");
    EXPECT_EQ(posts("учитель физ-ки"), "учитель [физика] main");
    EXPECT_EQ(posts("учитель рус.яз. и лит-ры"), "учитель [русский язык и литература] main");
    EXPECT_EQ(posts("учитель истории и общ-ния"), "учитель [история] [обществознание] main");
    EXPECT_EQ(posts("учитель ин. яз. (англ.)"), "учитель [английский язык] main");
    EXPECT_EQ(posts("ст.восп."), "старший воспитатель main");
    EXPECT_EQ(posts("муз.рук. 0,5 ст."), "музыкальный руководитель main 0.50");
    EXPECT_EQ(posts("пед.-психолог"), "педагог-психолог main");
    EXPECT_EQ(posts("помощник воспитателя"), "помощник воспитателя main");
    EXPECT_EQ(posts("учитель ОБЖ"), "учитель [ОБЗР] main");
}

TEST(ReadPosts, TellsSeveralPostsOfOneCell) {
    EXPECT_EQ(posts("директор; учитель истории 6 ч. (внутр. совм.)"),
              "директор main; учитель [история] internal 6h");
    EXPECT_EQ(posts("зам. директора по ВР, учитель геогр. (внутр.совм.)"),
              "заместитель директора main (по воспитательной работе); учитель [география] internal");
    EXPECT_EQ(posts("учитель-логопед, внешний совместитель 0,25 ставки"), "учитель-логопед external 0.25");
    auto read = readPosts("педагог-психолог, внешний совм., осн. место работы МБОУ СОШ № 5", dictionary());
    EXPECT_EQ(read.mainWorkplace, "МБОУ СОШ № 5");
    EXPECT_EQ(read.posts.at(0).position.employment, "external");
    EXPECT_FALSE(readPosts("космонавт", dictionary()).understood);
}

TEST(ReadSubjects, KeepsWhatItDoesNotKnow) {
    using Subjects = std::vector<std::string>;
    EXPECT_EQ(readSubjects("химия; биология; труд (технология); музыка; ИЗО", dictionary()),
              (Subjects{"химия", "биология", "труд (технология)", "музыка", "изобразительное искусство"}));
    EXPECT_EQ(readSubjects("рус.яз., литература", dictionary()), Subjects{"русский язык и литература"});
    EXPECT_EQ(readSubjects("нач. классы (1,3 кл.); физика", dictionary()),
              (Subjects{"начальные классы", "физика"}));
    EXPECT_EQ(readSubjects("кубановедение, история", dictionary()), (Subjects{"кубановедение", "история"}));
    EXPECT_TRUE(readSubjects(" - ", dictionary()).empty());
}

std::string categories(std::string_view text) {
    std::string out;
    for (auto& category : readCategories(text, dictionary(), today).all)
        out += (out.empty() ? "" : "; ") + category.level + " " + category.date + " " + category.act;
    return out;
}

TEST(ReadCategories, ReadsLevelDayAndAct) {
    EXPECT_EQ(categories("I, приказ МО ПК от 24.10.2022 г. № 1252-пр"), "first 2022-10-24 1252-пр");
    EXPECT_EQ(categories("1КК, 24.01.2023 пр.№ 470-пр"), "first 2023-01-24 470-пр");
    EXPECT_EQ(categories("апрель 2021 – высшая"), "highest 2021-04 ");
    EXPECT_EQ(categories("соотв. зан. должн., протокол АК от 04.05.2022 № 137-о"), "szd 2022-05-04 137-о");
    EXPECT_EQ(categories("б/к (мол. специалист)"), "none  ");
    EXPECT_EQ(categories("–"), "none  ");
    EXPECT_EQ(categories("BKK"), "highest  ");
    EXPECT_EQ(categories("первая 24.12.2020 пр.№ 1187-пр\nвысшая 25.12.2025 пр.№ 1388-пр"),
              "first 2020-12-24 1187-пр; highest 2025-12-25 1388-пр");
    EXPECT_EQ(categories("высшая, педагог-методист 24.04.2025 пр.№ 431-пр"),
              "highest  ; educator_methodist 2025-04-24 431-пр");
    EXPECT_FALSE(readCategories("готовится", dictionary(), today).understood);
}

std::string courses(std::string_view text) {
    std::string out;
    for (auto& course : readCourses(text, dictionary(), today).courses)
        out += (out.empty() ? "" : "; ") + course.title + "|" + course.date + "|" +
               (course.hours ? std::to_string(*course.hours) : "");
    return out;
}

TEST(ReadCourses, ReadsEveryManner) {
    EXPECT_EQ(courses("ИКТ 2022 (72ч), ФГОС 2024 36 ч"), "ИКТ|2022|72; ФГОС|2024|36");
    EXPECT_EQ(courses("«Школа учителя», 2025 г., 72 ч.; «Руководство классом», 2026 г., 48 ч."),
              "Школа учителя|2025|72; Руководство классом|2026|48");
    EXPECT_EQ(courses("1) Игровые технологии в ДОО (72 ч., 2025)\n2) Речевое развитие (108 ч., 2026)"),
              "Игровые технологии в ДОО|2025|72; Речевое развитие|2026|108");
    EXPECT_EQ(courses("2025 - Взаимодействие с семьёй, 18 час."), "Взаимодействие с семьёй|2025|18");
    EXPECT_EQ(courses("Функц. грамотность, 2025"), "Функц. грамотность|2025|");
    EXPECT_EQ(courses("Семинар «Играем вместе» 2025 (6 ч)"), "Семинар «Играем вместе»|2025|6");
    EXPECT_EQ(courses("Планируемые результаты ФГОС 2024, 36 ч."), "Планируемые результаты ФГОС|2024|36");
    EXPECT_EQ(courses("нет"), "");
    EXPECT_TRUE(readCourses("план на 2027 г.", dictionary(), today).onlyPlanned);
}

TEST(ReadContacts, TakesOnlyWhatCanBeOne) {
    EXPECT_EQ(readPhone("8(945)744-12-48").phone, "+79457441248");
    EXPECT_EQ(readPhone("9467802336").phone, "+79467802336");
    EXPECT_EQ(readPhone("8-943-176-43-4").phone, "");
    EXPECT_EQ(readPhone("8-946-320-43-81, 8-947-745-41-68").written, 2);
    EXPECT_EQ(readEmail("svbond81@pochta,example").email, "");
    EXPECT_EQ(readEmail("aigul.a@@pochta.example").email, "");
    EXPECT_EQ(readEmail("x@mаil.example").email, "");
    EXPECT_EQ(readSnils("905-239-761 11"), "90523976111");
    EXPECT_EQ(readSnils("523976111"), "00523976111");
    EXPECT_TRUE(snilsChecks("90523976111"));
    EXPECT_FALSE(snilsChecks("95031425105"));
}

TEST(ReadExperience, CountsFullYears) {
    auto read = readExperience("28 л. 6 мес.", dictionary());
    EXPECT_EQ(read.years, 28);
    EXPECT_EQ(read.months, 6);
    EXPECT_EQ(readExperience("8 мес.", dictionary()).years, 0);
    EXPECT_EQ(readExperience("стаж 12 лет", dictionary()).years, 12);
    EXPECT_EQ(readExperience("3.7", dictionary()).years, 3);
    auto pair = readExperiencePair("39/36", dictionary());
    ASSERT_TRUE(pair);
    EXPECT_EQ(pair->second.years, 36);
}

TEST(ReadLoad, TellsRatesFromHours) {
    auto two = readLoad("1 ст. + 7ч", dictionary());
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(two[0].rate, 1);
    EXPECT_EQ(two[1].hours, 7);
    EXPECT_EQ(readLoad("1,25", dictionary()).at(0).rate, 1.25);
    EXPECT_EQ(readLoad("18 ч", dictionary()).at(0).hours, 18);
}

}  // namespace
}  // namespace metodika::people
