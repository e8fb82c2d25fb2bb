#pragma once
// A plan that exists in Word or Excel, read: what a careful person would take over, before anything is
// entered.
#include "features/plans/plan.hpp"

namespace metodika::plans {

/// The columns of documents.md §2.4 and their kin, by their headings.
struct ReadColumn {
    std::string header;
    std::optional<Field> field;  // none: not taken over
};
BOOST_DESCRIBE_STRUCT(ReadColumn, (), (header, field))
struct ReadPlan {
    std::vector<ReadColumn> columns;
    /// In the order of the file; the section is the plan's that its heading resembles, the first one
    /// otherwise.
    std::vector<NewItem> items;
    /// Headings of the file that resemble no section of the plan.
    std::vector<std::string> unknown_sections;
    /// What stands in lines without an activity; none of it is taken over.
    std::vector<std::string> without_activity;
    /// Which of the items have a term that is not understood: it is taken over as it is written.
    std::vector<int> without_term;
    /// Merged cells whose text was taken over in each row that they cover.
    int repeated = 0;
};
BOOST_DESCRIBE_STRUCT(ReadPlan, (),
                      (columns, items, unknown_sections, without_activity, without_term, repeated))

using Grid = std::vector<std::vector<std::string>>;
/// The tables of a DOCX, XLSX, XLS, ODS or CSV. Refused: /file.
std::vector<Grid> gridsOf(std::string_view name, std::string_view bytes);
/// What stands in them. Refused: /file, plans.no_table where no heading of a plan is found.
ReadPlan readPlan(const std::vector<Grid>& grids, const std::vector<Section>& sections, int schoolYear);

}  // namespace metodika::plans
