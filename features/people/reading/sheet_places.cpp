#include "features/people/reading/sheet_places.hpp"

#include <algorithm>
#include <set>

#include "features/people/reading/titles.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t mostLines = 40;
constexpr std::size_t longestLine = 500;

/// «Берёзовская ООШ» and «Школа № 3», but not «Начальная школа», are somebody's place of work.
bool namesOne(const std::string& name) {
    if (name.find_first_of("0123456789") != std::string::npos) return true;
    auto tokens = tokenise(name);
    return tokens.size() > 1 && std::any_of(tokens.begin(), tokens.end(), [&](auto& token) {
               auto written = name.substr(token.from, token.to - token.from);
               return token.word.size() >= 3 && utf8::upper(written) == written;
           });
}

void place(PersonRead& person, const std::string& name) {
    if (!person.organisation.empty()) return;
    person.organisation = name;
    for (auto& position : person.positions)
        if (position.organisation.empty()) position.organisation = name;
}

}  // namespace

void SheetPlaces::note(const std::string& sheet, const std::string& line) {
    auto& lines = lines_[sheet];
    if (lines.size() < mostLines) lines.push_back(utf8::head(utf8::squeeze(line), longestLine));
}

void SheetPlaces::enterTable(const tables::Sheet& sheet, const Table& table) {
    sheet_ = &sheet;
    above_ = nullptr;
    group_.clear();
    oncePerGroup_ = false;
    auto column = table.column("organisation");
    if (!column) return;
    std::size_t named = 0, rows = 0;
    for (auto& row : sheet.rows) {
        if (row.number < table.firstRow || row.number > table.lastRow || row.cells.size() < 3) continue;
        ++rows;
        named += row.at(column) != nullptr;
    }
    oncePerGroup_ = named > 0 && named * 2 <= rows;
}

void SheetPlaces::enterGroup(std::string_view heading, const Dictionary& dictionary) {
    // «Начальная школа» is a part of a school, «СОШ № 3» and «МБУ ДО «Радуга»» are one.
    auto found = findOrganisation({std::string(heading)}, dictionary);
    if (!found) return;
    bool form = std::any_of(dictionary.legalForms.begin(), dictionary.legalForms.end(),
                            [&](auto& one) { return found->name.starts_with(one + " "); });
    if (!form && found->name.find_first_of("0123456789") == std::string::npos) return;
    group_ = found->name;
}

tables::Row SheetPlaces::filledDown(const MergeIndex& merges, const Table& table, tables::Row row) {
    auto put = [&](tables::Cell cell, int column) {
        cell.column = column;
        row.cells.insert(std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                          [](auto& c, int n) { return c.column < n; }),
                         std::move(cell));
    };
    auto merged = [&](int column) -> const tables::Cell* {
        auto merge = merges.at(row.number, column);
        auto top = merge ? sheet_->row(merge->firstRow) : nullptr;
        return top ? top->at(merge->firstColumn) : nullptr;
    };
    // «Воспитатель» beside all who are: those of a name of their own.
    auto named = table.column("full_name") ? table.column("full_name") : table.column("surname");
    auto position = table.column("position");
    if (position && named && !row.at(position) && row.at(named))
        if (auto top = merged(position)) put(*top, position);
    auto column = table.column("organisation");
    if (!column) return row;
    if (row.at(column)) {
        auto kept = sheet_->row(row.number);
        above_ = kept ? kept->at(column) : nullptr;
        return row;
    }
    const tables::Cell* from = oncePerGroup_ ? above_ : nullptr;
    if (merges.at(row.number, column))
        if (auto top = merged(column)) from = top;
    if (from && row.cells.size() >= 2) put(*from, column);
    return row;
}

void SheetPlaces::placeByGroup(const Table& table, Entry& entry) const {
    if (group_.empty() || table.has("organisation") || !entry.person.organisation.empty()) return;
    entry.person.organisation = group_;
    for (auto& post : entry.posts) post.position.organisation = group_;
}

void SheetPlaces::name(StaffList& list, const std::vector<std::string>& lines,
                       const Dictionary& dictionary) const {
    std::map<std::string, std::string> ofSheet;
    std::set<std::string> different;
    // «Берёзовская ООШ» may stand on the label of the sheet alone.
    for (auto& person : list.persons) {
        auto& sheet = person.source[0].sheet;
        if (lines_.size() < 2 || ofSheet.contains(sheet)) continue;
        auto titles = lines_.find(sheet);
        if (titles != lines_.end() && findOrganisation(titles->second, dictionary)) continue;
        auto found = findOrganisation({sheet}, dictionary);
        if (!found || !namesOne(found->name)) continue;
        ofSheet[sheet] = found->name;
        different.insert(found->name);
    }
    for (auto& [sheet, titles] : lines_)
        if (auto found = findOrganisation(titles, dictionary)) {
            ofSheet[sheet] = found->name;
            different.insert(found->name);
        }
    if (different.size() > 1)
        for (auto& person : list.persons)
            if (auto found = ofSheet.find(person.source[0].sheet); found != ofSheet.end())
                place(person, found->second);
    std::set<std::string> seen;
    for (auto& person : list.persons)
        for (auto& position : person.positions)
            if (!position.organisation.empty() && seen.insert(position.organisation).second)
                list.organisations.push_back(
                    {position.organisation, organisationType(position.organisation, dictionary)});
    if (!list.organisations.empty() || list.persons.empty()) return;
    if (auto found = findOrganisation(lines, dictionary)) list.organisations.push_back(*found);
}

}  // namespace metodika::people
