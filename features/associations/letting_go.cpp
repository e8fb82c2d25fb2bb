#include "contracts/events.hpp"
#include "features/associations/keeping.hpp"

namespace metodika::associations {

void letGo(api::Work& work, const PersonWanted& person) {
    static constexpr db::Query recorded{"associations.recorded", R"(
        SELECT (SELECT count(*) FROM association_heads WHERE person = :who)
             + (SELECT count(*) FROM association_members WHERE person = :who AND manual)
             + (SELECT count(*) FROM meeting_attendance WHERE person = :who)
             + (SELECT count(*) FROM agenda_items WHERE speaker_person = :who)
             + (SELECT count(*) FROM meeting_decisions WHERE responsible = :who)
             + (SELECT count(*) FROM association_matters WHERE raised_by = :who)
             + (SELECT count(*) FROM contest_entries WHERE person = :who)
             + (SELECT count(*) FROM meetings WHERE chair = :who OR secretary = :who))"};
    static constexpr db::Query forget{"associations.forget_member",
                                      "DELETE FROM association_members WHERE person = :who"};
    static constexpr db::Query unask{"associations.forget_question",
                                     "DELETE FROM head_questions WHERE person = :who"};
    if (work.number(recorded, {{"who", person.person}}) > 0)
        *person.wanted = true;
    else
        work.execute(forget, {{"who", person.person}}), work.execute(unask, {{"who", person.person}});
}

}  // namespace metodika::associations
