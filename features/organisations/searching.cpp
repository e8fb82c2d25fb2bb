#include "features/organisations/searching.hpp"

#include "contracts/reach.hpp"
#include "features/organisations/organisation.hpp"
#include "platform/db/in_list.hpp"
#include "platform/search/words.hpp"

namespace metodika::organisations {
namespace {

struct SearchLine {
    OrganisationId id;
    Kind kind = Kind::school;
    std::string name, short_name, sort_name;
    std::optional<std::string> full_name, code, inn, parent_name;
};
BOOST_DESCRIBE_STRUCT(SearchLine, (),
                      (id, kind, name, short_name, sort_name, full_name, code, inn, parent_name))

constexpr std::string_view lines = R"(
    SELECT o.id, o.kind, p.name, p.short_name, p.sort_name, o.full_name, o.code, o.inn, above.short_name AS parent_name
    FROM organisations o
    JOIN organisation_periods p ON p.organisation = o.id AND p.since <= :today AND p.until > :today
    LEFT JOIN organisation_periods above ON above.organisation = p.parent AND above.since <= :today AND above.until > :today
)";

std::vector<SearchLine> linesOf(api::Work& work, const std::vector<std::int64_t>* only) {
    if (!only) return work.all<SearchLine>(lines, {});
    std::vector<SearchLine> out;
    db::inParts("i", *only, [&](const db::InList& ids) {
        for (auto& line :
             work.all<SearchLine>(std::string(lines) + "WHERE o.id IN (" + ids.text() + ")", ids.args()))
            out.push_back(std::move(line));
    });
    return out;
}

std::string kindIn(const SearchLine& line, const api::Work& work, text::Language language) {
    return work.scope().host().texts.say(language, "organisations.kind." + std::string(enumName(line.kind)),
                                         {});
}

void entriesOf(api::Work& work, const std::vector<std::int64_t>* only, const search::Kind::Take& take) {
    for (const SearchLine& o : linesOf(work, only)) {
        search::Entry entry{o.id.value, o.id.value, 0, search::alphabetically(o.sort_name), {}, {}};
        entry.title = o.name + " " + o.short_name;
        for (auto language : {text::Language::ru, text::Language::en})
            entry.details += kindIn(o, work, language) + " ";
        for (const auto* more : {&o.full_name, &o.code, &o.inn, &o.parent_name})
            if (*more) entry.details += **more + " ";
        take(entry);
    }
}

search::Doors doorsOf(api::Work& work) {
    search::Doors out;
    for (auto place : homesOf(work).organisations) out.whole.push_back(place.value);
    return out;
}

std::vector<search::Found> show(api::Work& work, const std::vector<std::int64_t>& ids) {
    std::vector<search::Found> out;
    for (const SearchLine& o : linesOf(work, &ids))
        out.push_back({o.id.value, o.short_name,
                       kindIn(o, work, work.scope().language()) +
                           (o.parent_name ? " · " + *o.parent_name : std::string()),
                       "/organisations/" + o.id.text()});
    return out;
}

struct Below {
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(Below, (), (organisation))

}  // namespace

void searchAnew(api::Work& work, OrganisationId id, bool renamed) {
    static constexpr db::Query below{"organisations.below_renamed", R"(
        SELECT organisation FROM organisation_periods WHERE parent = :id AND since <= :today AND until > :today)"};
    search::changed(work, "organisations", id.value);
    if (!renamed) return;
    for (const auto& one : work.all<Below>(below, {{"id", id}}))
        search::changed(work, "organisations", one.organisation.value);
}

search::Kind searchedOrganisations() {
    return {.name = "organisations", .places = true, .entries = entriesOf, .doors = doorsOf, .show = show};
}

}  // namespace metodika::organisations
