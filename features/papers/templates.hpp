#pragma once
// The templates by which documents are made: the pack's, or the region's own in its place.
#include "features/papers/store.hpp"

namespace metodika::papers {

struct TemplateRow {
    std::string kind, title;
    bool own = false;
    std::optional<std::string> file_name, brought_by;
    std::optional<Date> brought_on;
};
BOOST_DESCRIBE_STRUCT(TemplateRow, (), (kind, title, own, file_name, brought_by, brought_on))
struct Templates {
    OrganisationRef region;
    std::vector<TemplateRow> items;
    bool pdf = false;  // whether a sample can be seen as PDF
    Can can;
};
BOOST_DESCRIBE_STRUCT(Templates, (), (region, items, pdf, can))

/// The bytes of the template in force at the organisation.
std::string templateOf(api::Work& work, OrganisationId organisation, const Kind& kind, Date on);

}  // namespace metodika::papers
