#include "features/associations/council.hpp"

#include "features/associations/community.hpp"

namespace metodika::associations {
namespace {

struct Seat {
    std::string name, position, organisation;
    bool head = false;
};
BOOST_DESCRIBE_STRUCT(Seat, (), (name, position, organisation, head))

}  // namespace

void tellCouncil(api::Work& work, const PaperAsked& asked) {
    static constexpr db::Query find{"associations.council", R"(
        SELECT p.name, m.position, coalesce(o.short_name, '') AS organisation,
               EXISTS (SELECT 1 FROM association_heads h WHERE h.association = a.id AND h.person = m.person AND h.since <= :today AND h.until > :today) AS head
        FROM associations a JOIN association_members m ON m.association = a.id AND m.since <= :today AND m.until > :today
        JOIN shared_persons p ON p.id = m.person
        LEFT JOIN shared_organisation_names o ON o.id = m.organisation AND o.since <= :today AND o.until > :today
        WHERE a.organisation = :organisation AND a.community = 'council' AND a.until > :today ORDER BY head DESC, p.sort_name)"};
    std::vector<documents::Fields> seats;
    for (const Seat& s : work.all<Seat>(find, {{"organisation", asked.organisation}}))
        seats.push_back(documents::Fields()
                            .text("номер", std::to_string(seats.size() + 1))
                            .text("имя", s.name)
                            .text("должность", s.position + (s.organisation.empty() ? "" : ", " + s.organisation))
                            .text("роль", s.head ? "председатель" : "член совета"));
    asked.fields.list("члены совета", std::move(seats));
}

}  // namespace metodika::associations
