#include "features/plans/rules.hpp"

#include <gtest/gtest.h>

#include "features/plans/terms.hpp"

namespace metodika::plans {
namespace {

using T = std::optional<Term>;
T term(Date since, Date due) { return Term{since, due}; }

TEST(PlanTerms, AreReadAsPeopleWriteThem) {
    const std::pair<const char*, T> cases[] = {
        {"Сентябрь", term(date(2026, 9, 1), date(2026, 9, 30))},
        {"в январе", term(date(2027, 1, 1), date(2027, 1, 31))},
        {"май 2027", term(date(2027, 5, 1), date(2027, 5, 31))},
        {"март", term(date(2027, 3, 1), date(2027, 3, 31))},
        {"октябрь – декабрь", term(date(2026, 10, 1), date(2026, 12, 31))},
        {"ноябрь-март", term(date(2026, 11, 1), date(2027, 3, 31))},
        {"сентябрь, май", term(date(2026, 9, 1), date(2027, 5, 31))},
        {"15.10", term(date(2026, 10, 15), date(2026, 10, 15))},
        {"15.10.2026", term(date(2026, 10, 15), date(2026, 10, 15))},
        {"20.01.27 г.", term(date(2027, 1, 20), date(2027, 1, 20))},
        {"12 ноября", term(date(2026, 11, 12), date(2026, 11, 12))},
        {"1–5 ноября", term(date(2026, 11, 1), date(2026, 11, 5))},
        {"до 15 сентября", term(date(2026, 9, 1), date(2026, 9, 15))},
        {"до 25.12", term(date(2026, 9, 1), date(2026, 12, 25))},
        {"IV квартал", term(date(2026, 10, 1), date(2026, 12, 31))},
        {"1 квартал 2027 г.", term(date(2027, 1, 1), date(2027, 3, 31))},
        {"I полугодие", term(date(2026, 9, 1), date(2026, 12, 31))},
        {"в течение года", term(date(2026, 9, 1), date(2027, 6, 30))},
        {"В течение учебного года", term(date(2026, 9, 1), date(2027, 6, 30))},
        {"ежемесячно", term(date(2026, 9, 1), date(2027, 6, 30))},
        {"по плану", {}},
        {"", {}},
        {"31.02", {}},
        {"по мере необходимости", {}},
    };
    for (const auto& [text, wanted] : cases) {
        auto read = termOf(text, 2026);
        EXPECT_EQ(read.has_value(), wanted.has_value()) << text;
        if (read && wanted) {
            EXPECT_EQ(isoDate(read->since), isoDate(wanted->since)) << text;
            EXPECT_EQ(isoDate(read->due), isoDate(wanted->due)) << text;
        }
    }
}

TEST(PlanTerms, GoToTheNextYearByTheirWrittenYears) {
    EXPECT_EQ(termLater("15.10.2026"), "15.10.2027");
    EXPECT_EQ(termLater("май 2027 – июнь 2027"), "май 2028 – июнь 2028");
    EXPECT_EQ(termLater("сентябрь"), "сентябрь");
    EXPECT_EQ(termLater("приказ 120261"), "приказ 120261");
}

Item item(std::int64_t id, std::string activity, std::string term = "сентябрь") {
    Item out;
    out.id = ItemId{id};
    out.activity = std::move(activity);
    out.term = std::move(term);
    if (auto days = termOf(out.term, 2026)) out.due = days->due;
    return out;
}
const Date today = date(2026, 11, 22);

TEST(PlanProgress, ComesOfMarksTiesAndTheDay) {
    auto one = item(1, "Семинар");
    EXPECT_EQ(progressOf(one, 2026, today), Progress::late);
    one.ties.push_back({"meetings", "1", "Заседание", "", date(2026, 9, 20), false});
    EXPECT_EQ(progressOf(one, 2026, today), Progress::late) << "what is only planned fulfils nothing";
    one.ties[0].took_place = true;
    EXPECT_EQ(progressOf(one, 2026, today), Progress::done);
    one.ties.clear();
    one.mark = Mark::moved;
    one.moved_to = "декабрь";
    EXPECT_EQ(progressOf(one, 2026, today), Progress::moved);
    one.moved_to = "октябрь";
    EXPECT_EQ(progressOf(one, 2026, today), Progress::late) << "late again";
    one.mark = Mark::dropped;
    EXPECT_EQ(progressOf(one, 2026, today), Progress::dropped);
    EXPECT_EQ(progressOf(item(2, "Без срока", "по плану"), 2026, today), Progress::planned);
}

TEST(PlanMarks, MovedAndDroppedCarryAReason) {
    EXPECT_TRUE(mayMark({Mark::done, {}, {}}));
    EXPECT_EQ(mayMark({Mark::dropped, " ", {}}).key, "plans.reason_wanted");
    EXPECT_EQ(mayMark({Mark::moved, "карантин", {}}).key, "plans.new_term_wanted");
    EXPECT_TRUE(mayMark({Mark::moved, "карантин", "март"}));
}

TEST(PlanDifference, SaysWhatCameWentAndChanged) {
    auto after = std::vector{item(2, "Конкурс"), item(3, "Вебинар")};
    after[0].term = "октябрь";
    auto d = differenceOf({item(1, "Семинар"), item(2, "Конкурс")}, after);
    ASSERT_EQ(d.added.size(), 1u);
    EXPECT_EQ(d.added[0].activity, "Вебинар");
    ASSERT_EQ(d.removed.size(), 1u);
    EXPECT_EQ(d.removed[0].activity, "Семинар");
    ASSERT_EQ(d.changed.size(), 1u);
    EXPECT_EQ(d.changed[0].was, "сентябрь");
    EXPECT_EQ(d.changed[0].now, "октябрь");
}

TEST(PlanPlaces, StayInOrderBetweenTheirNeighbours) {
    auto places = placesBetween(1.0, 2.0, 3);
    EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
    EXPECT_GT(places.front(), 1.0);
    EXPECT_LT(places.back(), 2.0);
    EXPECT_EQ(placesBetween({}, {}, 2), (std::vector<double>{1, 2}));
}

TEST(PlanCopy, LeavesOutWhatWasDroppedOrFinishedForGood) {
    auto one = item(1, "Разработать положение");
    EXPECT_TRUE(comesAgain(one));
    one.ties.push_back({"approved_documents", "5", "Положение", "", date(2026, 9, 20), true});
    EXPECT_FALSE(comesAgain(one));
    one.ties.push_back({"meetings", "6", "Заседание", "", date(2026, 9, 20), true});
    EXPECT_TRUE(comesAgain(one));
    one.mark = Mark::dropped;
    EXPECT_FALSE(comesAgain(one));
}

}  // namespace
}  // namespace metodika::plans
