#include <algorithm>

#include "features/people/reading/entry.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

bool special(const CategoryRead& category) {
    return category.level == "educator_methodist" || category.level == "educator_mentor";
}

}  // namespace

/// Since the reform a category has no term; lists go on writing one by habit.
void RowReader::checkTerm(const Table& table, const tables::Row& row, const CategoryRead& category,
                          Entry& entry) const {
    auto column = table.column("category_expiry");
    auto cell = column ? row.at(column) : nullptr;
    auto since = earliest(category.date);
    if (!cell || !since || category.level == "szd" || *since < dictionary_.categoryRules.withoutTermSince)
        return;
    auto term = dateOfCell(*cell, workbook_, Century::recent, asOf_);
    if (!term || term->iso.empty()) return;
    entry.ask("expiry_after_reform", Severity::ask, "category",
              {{"date", category.date},
               {"term", term->iso},
               {"since", isoDate(dictionary_.categoryRules.withoutTermSince)}});
}

void RowReader::readCategory(const Table& table, const tables::Row& row, Entry& entry) const {
    entry.categoryColumn = table.has("category");
    auto cell = entry.categoryColumn ? row.at(table.column("category")) : nullptr;
    if (!cell || cell->kind == tables::CellKind::error) return;
    if (refersElsewhere(cell->text, dictionary_)) {
        entry.categoryElsewhere = true;
        return;
    }
    auto& read = categories_.of(cell->text, [&](auto& t) { return readCategories(t, dictionary_, asOf_); });
    auto written = utf8::head(utf8::squeeze(cell->text), 100);
    if (!read.understood) entry.ask("category_unclear", Severity::ask, "category", {{"written", written}});

    // «педагог-методист» comes on top of the highest category, not instead of it.
    std::vector<CategoryRead> ordinary, extra;
    for (auto& category : read.all) (special(category) ? extra : ordinary).push_back(category);
    if (ordinary.empty() && !extra.empty()) {
        ordinary.push_back(extra.front());
        extra.erase(extra.begin());
    }
    if (ordinary.empty()) return;
    // Two categories in one cell are the old one and the new one: the later counts.
    auto main = ordinary.begin();
    for (auto it = ordinary.begin(); it != ordinary.end(); ++it)
        if (it->date >= main->date) main = it;
    auto category = *main;
    if (ordinary.size() > 1)
        entry.ask("two_categories_in_cell", Severity::info, "category",
                  {{"level", dictionary_.categoryLevelNames.at(category.level)}, {"date", category.date}});

    auto badDate = read.badDate;
    if (category.level != "none" && category.date.empty() && badDate.empty()) {
        if (auto column = table.column("category_date"))
            if (auto dateCell = row.at(column)) {
                auto found = dateOfCell(*dateCell, workbook_, Century::recent, asOf_);
                if (found && found->iso.empty()) badDate = found->written;
                if (found) category.date = found->iso;
            }
    }
    if (category.level != "none" && category.act.empty())
        if (auto column = table.column("category_act"))
            if (auto actCell = row.at(column)) category.act = readAct(actCell->text);
    if (!badDate.empty())
        entry.ask("date_impossible", Severity::ask, "category.date", {{"written", badDate}});
    if (category.level == "none") category.date.clear(), category.act.clear();

    checkTerm(table, row, category, entry);
    entry.person.category = category;
    entry.person.otherCategories = extra;
    bool highest =
        std::any_of(read.all.begin(), read.all.end(), [](auto& c) { return c.level == "highest"; });
    if (!highest && std::any_of(read.all.begin(), read.all.end(), special))
        entry.ask("methodist_without_highest", Severity::ask, "category",
                  {{"level", dictionary_.categoryLevelNames.at(category.level)}});
}

}  // namespace metodika::people
