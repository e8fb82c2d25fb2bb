// The grid as a paper: «План-график заседаний», by the template of the region.
#include <algorithm>
#include <array>
#include <fstream>
#include <set>

#include "contracts/region.hpp"
#include "features/associations/grid_place.hpp"
#include "features/associations/minutes.hpp"
#include "features/associations/year_plans.hpp"
#include "platform/db/in_list.hpp"
#include "platform/documents/docx.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::associations {
namespace {

using documents::Fields;

constexpr std::array<std::string_view, 12> months{"январь",   "февраль", "март",   "апрель",
                                                  "май",      "июнь",    "июнь",   "август",
                                                  "сентябрь", "октябрь", "ноябрь", "декабрь"};

std::string dayMonth(Date day) { return stampDate(day).substr(0, 5); }

std::unordered_map<PersonId, std::string> initialsOfHeads(api::Work& work, const YearGrid& grid) {
    std::vector<PersonId> heads;
    for (const GridRow& row : grid.items)
        if (row.head) heads.push_back(row.head->id);
    std::unordered_map<PersonId, std::string> out;
    db::inParts("person_", heads, [&](const db::InList& some) {
        for (auto& name :
             work.all<PersonName>("SELECT id, surname, given_name, patronymic FROM shared_persons "
                                  "WHERE id IN (" +
                                      some.text() + ")",
                                  some.args()))
            out.emplace(name.id, surnameFirst(name));
    });
    return out;
}

/// Where all meetings are in one place, that place; otherwise each with its day.
std::string placesOf(const GridRow& row) {
    std::set<std::string> places;
    for (const GridMeeting& m : row.meetings)
        if (m.place) places.insert(*m.place);
    if (places.size() <= 1) return places.empty() ? std::string() : *places.begin();
    std::string out;
    for (const GridMeeting& m : row.meetings)
        if (m.place) out += (out.empty() ? "" : "\n") + dayMonth(m.date) + " – " + *m.place;
    return out;
}

using Act = std::pair<Date, std::string>;
/// The act that approved all of them, if there is one.
std::optional<Act> commonAct(const YearGrid& grid) {
    std::set<Act> acts;
    for (const GridRow& row : grid.items) {
        if (row.schedule_state != ScheduleState::approved || !row.act_number || !row.approved_on) return {};
        acts.emplace(*row.approved_on, *row.act_number);
    }
    return acts.size() == 1 ? std::optional<Act>(*acts.begin()) : std::nullopt;
}

}  // namespace

Fields gridFields(const YearGrid& grid, const std::string& organisation,
                  const std::unordered_map<PersonId, std::string>& heads, const GridWords& words) {
    auto act = commonAct(grid);
    std::vector<Fields> rows, lines;
    struct At {
        const GridRow* row;
        const GridMeeting* meeting;
    };
    std::vector<At> all;
    auto schoolOf = [&](const GridRow& row) {
        bool own = row.level != Level::school || row.organisation.id == grid.organisation.id;
        return own ? std::string() : row.organisation.name;
    };
    for (const GridRow& row : grid.items) {
        std::map<std::string_view, std::string> days;
        for (std::string_view month : months) days[month];
        for (const GridMeeting& m : row.meetings) {
            std::string& cell = days[months[unsigned(m.date.month()) - 1]];
            cell += (cell.empty() ? "" : "\n") + dayMonth(m.date);
            all.push_back({&row, &m});
        }
        std::string own;
        if (!act)
            own = row.schedule_state == ScheduleState::approved
                      ? words.act(stampDate(row.approved_on.value_or(Date{})), row.act_number.value_or(""))
                  : row.schedule_state == ScheduleState::draft ? words.draft
                                                               : words.none;
        Fields fields;
        fields.text("номер", std::to_string(rows.size() + 1))
            .text("название", row.name)
            .text("организация_школы", schoolOf(row))
            .text("руководитель", row.head && heads.contains(row.head->id) ? heads.at(row.head->id) : "")
            .text("место", placesOf(row))
            .text("утверждение", own);
        for (auto& [month, text] : days) fields.text(month, text);
        rows.push_back(std::move(fields));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const At& a, const At& b) { return a.meeting->date < b.meeting->date; });
    for (const At& at : all)
        lines.push_back(Fields()
                            .text("номер", std::to_string(lines.size() + 1))
                            .text("дата", stampDate(at.meeting->date))
                            .text("время", at.meeting->time.value_or(""))
                            .text("название", at.row->name)
                            .text("организация_школы", schoolOf(*at.row))
                            .text("тема", at.meeting->theme)
                            .text("место", at.meeting->place.value_or("")));
    return Fields()
        .text("организация", organisation)
        .text("объединений", words.associations)
        .text("год", schoolYearName(grid.year))
        .text("акт_дата", act ? stampDate(act->first) : std::string())
        .text("акт_номер", act ? act->second : std::string())
        .list("объединения", std::move(rows))
        .list("заседания", std::move(lines));
}

api::File printGrid(api::Scope& scope, const GridQuery& query) {
    std::filesystem::path paper;
    std::string fileName;
    auto fields = scope.read([&](api::Work& work) {
        auto place = gridPlace(work, query);
        auto grid = readGrid(work, place, false);
        if (grid.items.empty()) throw Refused(RefusalKind::conflict, "associations.grid_nothing");
        auto say = [&](std::string_view key, const TextParams& params = {}) {
            return scope.sayIn(text::Language::ru, key, params);
        };
        std::set<Level> levels;
        for (const GridRow& row : grid.items) levels.insert(row.level);
        std::string of = levels.size() == 1 ? std::string(enumName(*levels.begin())) : "all";
        GridWords words{say("associations.paper.of." + of), say("associations.paper.grid_draft"),
                        say("associations.paper.grid_none"),
                        [say](const std::string& date, const std::string& number) {
                            return say("associations.paper.grid_act", {{"date", date}, {"number", number}});
                        }};
        auto root = place.within.root();
        const packs::Pack& pack = packOf(work, root);
        paper = pack.document("schedule", std::max(date(grid.year, 9, 1), work.today()));
        fileName = say("associations.paper.grid_file",
                       {{"year", std::to_string(grid.year)}, {"organisation", grid.organisation.name}});
        static constexpr db::Query full{"associations.grid_organisation", R"(
            SELECT name FROM shared_organisations WHERE id = :id AND since <= :today AND until > :today)"};
        return gridFields(grid, work.text(full, {{"id", root}}).value_or(grid.organisation.name),
                          initialsOfHeads(work, grid), words);
    });
    std::erase_if(fileName, [](char c) { return c == '/' || c == '\\' || c == '"' || (c >= 0 && c < 32); });
    std::ifstream in(paper, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + paper.string());
    return {fileName, std::string(documents::docxMediaType), documents::fillDocx(bytes, fields)};
}

}  // namespace metodika::associations
