#include "features/associations/proposing.hpp"

#include <gtest/gtest.h>

#include "platform/packs/pack.hpp"

namespace metodika::associations {
namespace {

const Words& words() {
    static const Words read = Words::from(
        packs::Node::read(PROJECT_ROOT "/packs/default/dictionaries/associations.yaml", "associations.yaml"),
        packs::Node::read(PROJECT_ROOT "/packs/default/dictionaries/subjects.yaml", "subjects.yaml"));
    return read;
}
std::vector<Taught> teachers(std::initializer_list<std::pair<int, const char*>> list) {
    std::vector<Taught> out;
    for (auto [person, subject] : list)
        out.push_back({PersonId{person}, "Педагог " + std::to_string(person), "учитель", subject});
    return out;
}
std::vector<Due> due(std::vector<Taught> staff, std::vector<std::string> joined = {}) {
    return associationsDue(staff, joined, words(), {});
}
bool has(const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

// Mission B2.
TEST(Proposals, b2_proposes_association_for_three_teachers) {
    EXPECT_TRUE(due(teachers({{1, "математика"}, {2, "математика"}})).empty()) << "two are not more than two";
    auto found = due(teachers({{1, "математика"}, {2, "алгебра"}, {3, "геометрия"}}));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, Kind::subject);
    EXPECT_EQ(found[0].basis, "математика");
    EXPECT_EQ(found[0].teachers.size(), 3u);
    EXPECT_EQ(found[0].threshold, 2);
    EXPECT_TRUE(has(found[0].subjects, "геометрия"));
}

TEST(Proposals, b2_proposes_cycle_for_more_than_three_of_different_subjects) {
    EXPECT_TRUE(due(teachers({{1, "физика"}, {2, "информатика"}, {3, "математика"}})).empty())
        << "three are not more than three";
    auto found = due(teachers({{1, "физика"}, {2, "физика"}, {3, "информатика"}, {4, "математика"}}));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].kind, Kind::cycle);
    EXPECT_EQ(found[0].teachers.size(), 4u);
    EXPECT_EQ(found[0].threshold, 3);
}

TEST(Proposals, TeachersOfAnAssociationOfTheirOwnDoNotCountForTheCycle) {
    auto found = due(teachers(
        {{1, "математика"}, {2, "математика"}, {3, "математика"}, {4, "физика"}, {5, "информатика"}}));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].basis, "математика");
    auto both = due(teachers({{1, "математика"},
                              {2, "математика"},
                              {3, "математика"},
                              {4, "физика"},
                              {5, "информатика"},
                              {6, "физика"},
                              {7, "физика"}}));
    ASSERT_EQ(both.size(), 2u) << "three physicists have theirs; one of informatics is left alone";
}

TEST(Proposals, OneTeacherOfTwoSubjectsIsOnePerson) {
    EXPECT_TRUE(
        due(teachers({{1, "физика"}, {1, "информатика"}, {2, "физика"}, {3, "информатика"}})).empty());
    EXPECT_TRUE(due(teachers({{1, "алгебра"}, {1, "геометрия"}, {2, "математика"}})).empty());
}

TEST(Proposals, NothingIsProposedForSubjectsThatAreJoinedAlready) {
    auto staff = teachers({{1, "математика"}, {2, "математика"}, {3, "математика"}});
    EXPECT_TRUE(due(staff, {"математика", "алгебра", "геометрия"}).empty());
}

TEST(Proposals, OldAndNewNamesOfLanguagesAreOneSpeciality) {
    auto found = due(teachers({{1, "английский язык"}, {2, "немецкий язык"}, {3, "иностранный язык"}}));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(words().nameOf(Level::school, words().speciality(found[0].basis).members),
              "ШМО учителей иностранного языка");
}

TEST(Proposals, SubjectsOutsideEveryCycleUniteNobody) {
    EXPECT_TRUE(due(teachers({{1, "психология"},
                              {2, "финансовая грамотность"},
                              {3, "индивидуальный проект"},
                              {4, "индивидуальный проект"}}))
                    .empty());
}

TEST(HeadCandidate, HasTheHighestCategoryThenTheLongestService) {
    Date today = date(2026, 11, 22);
    std::vector<Career> list{{PersonId{1}, "А", "first", date(1990, 9, 1)},
                             {PersonId{2}, "Б", "highest", date(2010, 9, 1)},
                             {PersonId{3}, "В", "highest", date(2001, 9, 1)}};
    auto choice = headCandidate(list, today);
    ASSERT_TRUE(choice);
    EXPECT_EQ(choice->person, PersonId{3});
    EXPECT_EQ(choice->reason, "associations.candidate.highest");
    EXPECT_EQ(choice->params.at("years"), "25");
}

TEST(HeadCandidate, IsNobodyWhereNothingIsKnown) {
    EXPECT_FALSE(headCandidate({{PersonId{1}, "А", {}, {}}, {PersonId{2}, "Б", {}, {}}}, date(2026, 11, 22)));
    auto byService = headCandidate({{PersonId{1}, "А", {}, {}}, {PersonId{2}, "Б", {}, date(2020, 9, 1)}},
                                   date(2026, 11, 22));
    ASSERT_TRUE(byService);
    EXPECT_EQ(byService->reason, "associations.candidate.service");
}

TEST(Words, HeadingSpellsTheAbbreviationOut) {
    EXPECT_EQ(words().headingOf("РМО учителей математики"),
              "Заседания районного методического объединения учителей математики");
    EXPECT_EQ(words().headingOf("Кустовое МО учителей химии"),
              "Заседания кустового методического объединения учителей химии");
    EXPECT_EQ(words().headingOf("Клуб молодых педагогов"), "Заседания объединения «Клуб молодых педагогов»");
}

}  // namespace metodika::associations
