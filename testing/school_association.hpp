#pragma once
// For API tests of associations: a school with one that works.
#include "testing/scenario.hpp"

namespace metodika::associations {

/// A school association of mathematics led by a teacher who holds no other role.
class SchoolAssociation : public testing::Scenario {
  protected:
    void SetUp() override {
        Scenario::SetUp();
        headPerson = hire("Яковлева Анна-Мария Юрьевна", "a1", "учитель", {"математика"});
        open("math.head", headPerson, "educator", "a1");
        association =
            as("deputy.a1")
                .post(
                    "/api/v1/associations",
                    R"({"name":"ШМО учителей математики","level":"school","subject":"математика","since":"2024-09-01","organisation":")" +
                        id("a1") + R"(","head":")" + headPerson.text() + "\"}")
                .expect(201)
                .text("/id");
    }
    testing::Reply newMeeting(testing::Browser& who, const std::string& day, const std::string& more = "") {
        return who.post("/api/v1/meetings", R"({"association":")" + association + R"(","date":")" + day +
                                                R"(","theme":"Итоги четверти")" + more + "}");
    }
    /// A meeting that was held on the day with two present.
    testing::Reply heldMeeting(testing::Browser& who, const std::string& day) {
        auto made = newMeeting(who, day, R"(,"agenda":[{"title":"Итоги"}])").expect(201);
        auto at = "/api/v1/meetings/" + made.text("/id");
        who.post(at + "/join", testing::came({headPerson.text(), id("Быкова Белла Игоревна")})).expect(200);
        return who.post(at + "/hold").expect(200);
    }
    /// An item of the minutes as it was seen and as it is now.
    static std::string wrote(const testing::Reply& meeting, int item, const std::string& was,
                             const std::string& now) {
        return R"({"items":[{"mark":")" + meeting.text("/items/" + std::to_string(item) + "/mark") +
               R"(","was":)" + was + R"(,"now":)" + now + "}]}";
    }
    std::string at(const testing::Reply& meeting) { return "/api/v1/meetings/" + meeting.text("/id"); }
    std::string schedule(int year) {
        return "/api/v1/associations/" + association + "/schedules/" + std::to_string(year);
    }

    std::string association;
    PersonId headPerson;
};

}  // namespace metodika::associations
