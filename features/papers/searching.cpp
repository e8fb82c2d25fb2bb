#include "features/papers/searching.hpp"

#include "contracts/reach.hpp"
#include "features/papers/paper.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::papers {
namespace {

struct Line {
    PaperId id;
    OrganisationId organisation;
    std::string title, organisation_name;
    std::optional<std::string> act_number, reg_number, words;
    std::optional<Date> act_date;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, organisation, title, organisation_name, act_number, reg_number, words, act_date))

template <class F>
void each(api::Work& work, bool withWords, const std::vector<std::int64_t>* only, F&& f) {
    auto read = [&](const std::string& tail, std::vector<db::Arg> args) {
        std::string text = "SELECT p.id, p.organisation, p.title, e.act_number, e.reg_number, e.act_date, " +
                           std::string(withWords ? "e.words" : "CAST(NULL AS TEXT) AS words") + R"(,
            coalesce((SELECT o.short_name FROM shared_organisation_names o WHERE o.id = p.organisation AND o.since <= :today AND o.until > :today), '') AS organisation_name
            FROM papers p JOIN paper_editions e ON e.paper = p.id AND e.edition = p.edition WHERE p.edition > 0)" +
                           tail;
        auto rows = work.run(text, std::move(args));
        json::RowReader<Line> line(*rows);
        while (rows->next()) f(line(*rows));
    };
    if (!only) return read("", {});
    db::inParts("i", *only,
                [&](const db::InList& ids) { read(" AND p.id IN (" + ids.text() + ")", ids.args()); });
}

void entries(api::Work& work, const std::vector<std::int64_t>* only, const search::Kind::Take& take) {
    each(work, true, only, [&](const Line& l) {
        auto rank = l.act_date ? std::chrono::sys_days{*l.act_date}.time_since_epoch().count() : 0;
        take({l.id.value, l.organisation.value, 0, rank, l.title,
              l.act_number.value_or("") + " " + l.reg_number.value_or("") + " " + l.words.value_or("")});
    });
}

std::vector<search::Found> show(api::Work& work, const std::vector<std::int64_t>& ids) {
    std::vector<search::Found> out;
    each(work, false, &ids, [&](const Line& l) {
        out.push_back({l.id.value, l.title,
                       (l.act_date ? stampDate(*l.act_date) + " · " : "") + l.organisation_name,
                       "/papers/" + l.id.text()});
    });
    return out;
}

search::Doors doors(api::Work& work) {
    search::Doors out;
    for (auto place : homesOf(work).organisations) out.whole.push_back(place.value);
    return out;
}

}  // namespace

search::Kind searchedPapers() {
    return {.name = "papers", .places = false, .entries = entries, .doors = doors, .show = show};
}

}  // namespace metodika::papers
