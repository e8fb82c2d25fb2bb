#include <algorithm>

#include "features/people/reading/entry.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

bool special(const CategoryRead& category) {
    return category.level == "educator_methodist" || category.level == "educator_mentor";
}

/// «2026/27», «2027»: the last one that the header names.
std::string yearOfHeader(const std::string& header) {
    std::string out;
    for (std::size_t i = 0; i + 4 <= header.size();) {
        auto end = i;
        while (end < header.size() && header[end] >= '0' && header[end] <= '9') ++end;
        if (end - i == 4 && header.compare(i, 2, "20") == 0) {
            auto to = header.find_first_not_of("0123456789/-", end);
            out = trimmed(header.substr(i, std::min(to, header.size()) - i), "-/");
            end = i + out.size();
        }
        i = end > i ? end : i + 1;
    }
    return out;
}

/// «25.04.2021 пр.№ 123»: the act beside the date.
std::string actBeside(const std::string& text) {
    if (text.find("№") != std::string::npos) return readAct(text);
    for (auto& token : tokenise(text))
        if (token.word == U"пр" || token.word.starts_with(U"приказ")) return readAct(text.substr(token.to));
    return "";
}

}  // namespace

/// A column for each category holds its dates: the words of one cell are made of them.
std::string RowReader::categoryOfLevels(const Table& table, const tables::Row& row) const {
    std::string out;
    for (auto& column : table.columns) {
        auto cell = column.meaning == "category_level" ? row.at(column.number) : nullptr;
        if (!cell || cell->kind == tables::CellKind::error || saysNothing(cell->text)) continue;
        out += (out.empty() ? "" : "\n") + dictionary_.categoryLevelNames.at(column.level);
        auto day = dateOfCell(*cell, workbook_, Century::recent, asOf_);
        bool number = cell->kind != tables::CellKind::text;
        if (!number || day) out += " " + utf8::squeeze(number ? day->iso : cell->text);
    }
    return out;
}

/// A schedule of attestations has a column for each year.
void RowReader::readPlan(const Table& table, const tables::Row& row, Entry& entry) const {
    for (auto& column : table.columns) {
        if (column.meaning != "plan_year") continue;
        auto cell = row.at(column.number);
        auto year = cell ? yearOfHeader(column.header) : "";
        auto text = cell ? utf8::head(utf8::squeeze(cell->text), 100) : "";
        if (!year.empty() && !text.empty() && !saysNothing(text))
            entry.person.attestationPlan.push_back({year, text});
    }
}

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
              {{"date", stampPartial(category.date)},
               {"term", stampPartial(term->iso)},
               {"since", stampDate(dictionary_.categoryRules.withoutTermSince)}});
}

void RowReader::readCategory(const Table& table, const tables::Row& row, Entry& entry) const {
    entry.categoryColumn = table.has("category") || table.has("category_level");
    auto cell = table.has("category") ? row.at(table.column("category")) : nullptr;
    if (cell && cell->kind == tables::CellKind::error) return;
    const auto text = cell ? cell->text : categoryOfLevels(table, row);
    if (text.empty()) return;
    if (refersElsewhere(text, dictionary_)) {
        entry.categoryElsewhere = true;
        return;
    }
    auto& read = categories_.of(text, [&](auto& t) { return readCategories(t, dictionary_, asOf_); });
    auto written = utf8::head(utf8::squeeze(text), 100);
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
                  {{"level", dictionary_.categoryLevelNames.at(category.level)},
                   {"date", stampPartial(category.date)}});

    auto badDate = read.badDate;
    if (category.level != "none" && category.date.empty() && badDate.empty()) {
        if (auto column = table.column("category_date"))
            if (auto dateCell = row.at(column)) {
                auto found = dateOfCell(*dateCell, workbook_, Century::recent, asOf_);
                if (found && found->iso.empty()) badDate = found->written;
                if (found) category.date = found->iso;
                if (category.act.empty() && dateCell->kind == tables::CellKind::text)
                    category.act = actBeside(dateCell->text);
            }
    }
    if (category.level != "none")
        if (auto column = table.column("category_act"))
            if (auto actCell = row.at(column)) {
                if (category.act.empty()) category.act = readAct(actCell->text);
                // «24.04.2024 № 402» in one column.
                if (category.date.empty() && badDate.empty() && actCell->kind == tables::CellKind::text)
                    if (auto found = dateOfCell(*actCell, workbook_, Century::recent, asOf_)) {
                        category.date = found->iso;
                        if (found->iso.empty()) badDate = found->written;
                    }
            }
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
