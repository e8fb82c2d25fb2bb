#include "platform/tables/workbook.hpp"
#include "testing/school_association.hpp"

namespace metodika::accounts {
namespace {

class OwnData : public associations::SchoolAssociation {
  protected:
    /// The rows of the table, cells joined by " | ".
    static std::vector<std::string> rowsOf(const testing::Reply& file) {
        std::vector<std::string> out;
        auto book = tables::readWorkbook(file.body, "data.xlsx");
        for (const auto& row : book.sheets.at(0).rows) {
            std::string line;
            for (const auto& cell : row.cells) line += (line.empty() ? "" : " | ") + cell.text;
            out.push_back(line);
        }
        return out;
    }
    static bool holds(const std::vector<std::string>& rows, const std::string& words) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const std::string& row) { return row.find(words) != std::string::npos; });
    }
};
INSTANTIATE_TEST_SUITE_P(Both, OwnData, ::testing::ValuesIn(testing::engines()), testing::engineName);

}  // namespace

TEST_P(OwnData, j3_everybody_takes_away_all_that_is_recorded_of_them_and_of_nobody_else) {
    auto head = as("math.head"), deputy = as("deputy.a1");
    heldMeeting(head, "2026-11-05");
    deputy
        .post("/api/v1/people/" + headPerson.text() + "/courses",
              R"({"title":"Школьная геометрия","hours":72})")
        .expect(201);
    deputy.get("/api/v1/people/" + headPerson.text()).expect(200);
    settle();
    auto rows = rowsOf(head.get("/api/v1/me/data.xlsx").expect(200));
    for (auto words : {"Яковлева", "учитель, МБОУ СОШ № 5", "Школьная геометрия", "ШМО учителей математики",
                       "Итоги четверти", "присутствовал", "math.head", "Кто смотрел", "МБОУ СОШ № 5"})
        EXPECT_TRUE(holds(rows, words)) << words;
    EXPECT_FALSE(holds(rows, "Быкова")) << "who else came is not mine to take";

    auto other = rowsOf(as("teacher.a2").get("/api/v1/me/data.xlsx").expect(200));
    EXPECT_FALSE(holds(other, "Яковлева"));
    EXPECT_FALSE(holds(other, "Школьная геометрия"));
    stranger().get("/api/v1/me/data.xlsx").expect(401);
}

}  // namespace metodika::accounts
