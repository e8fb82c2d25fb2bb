#include "features/plans/importing.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "features/plans/terms.hpp"
#include "platform/base/utf8.hpp"
#include "platform/documents/docx_read.hpp"
#include "platform/tables/workbook.hpp"

namespace metodika::plans {
namespace {

struct Word {
    Field field;
    std::string_view beginning;
};
// The first that fits counts: «Ожидаемый результат / документ» before «форма представления».
constexpr std::array<Word, 24> words{{{Field::risk, "риск"},
                                      {Field::responsible, "ответств"},
                                      {Field::responsible, "исполнит"},
                                      {Field::result, "результат"},
                                      {Field::result, "итог"},
                                      {Field::result, "продукт"},
                                      {Field::result, "выход"},
                                      {Field::audience, "участник"},
                                      {Field::audience, "категори"},
                                      {Field::audience, "аудитор"},
                                      {Field::audience, "целев"},
                                      {Field::term, "срок"},
                                      {Field::term, "дат"},
                                      {Field::term, "период"},
                                      {Field::term, "месяц"},
                                      {Field::term, "время"},
                                      {Field::form, "форм"},
                                      {Field::task, "задач"},
                                      {Field::activity, "мероприят"},
                                      {Field::activity, "содержан"},
                                      {Field::activity, "наименован"},
                                      {Field::activity, "тема"},
                                      {Field::activity, "вид"},
                                      {Field::activity, "направлен"}}};
constexpr std::array<std::string_view, 4> left{"отметк", "выполнен", "примечан", "№"};

std::vector<std::string> wordsOf(const std::string& text) {
    std::vector<std::string> out;
    std::string word, folded = utf8::fold(text);
    for (std::size_t i = 0; i < folded.size();) {
        char32_t c = utf8::next(folded, i);
        if (utf8::isLetter(c) || c == U'№') {
            utf8::append(word, c);
        } else if (!word.empty()) {
            out.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) out.push_back(std::move(word));
    return out;
}

std::optional<Field> fieldNamed(const std::string& header) {
    auto of = wordsOf(header);
    for (const auto& word : of)
        for (auto skipped : left)
            if (word.starts_with(skipped)) return {};
    for (const auto& known : words)
        for (const auto& word : of)
            if (word.starts_with(known.beginning)) return known.field;
    return {};
}

std::string cleaned(const std::string& text) {
    std::string out, line;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != '\n') {
            line += text[i];
            continue;
        }
        auto squeezed = utf8::squeeze(line);
        if (!squeezed.empty()) out += (out.empty() ? "" : "\n") + squeezed;
        line.clear();
    }
    return out;
}

struct Header {
    std::size_t row = 0;
    std::vector<std::optional<Field>> fields;
};
std::optional<Header> headerOf(const Grid& grid) {
    for (std::size_t r = 0; r < std::min<std::size_t>(grid.size(), 15); ++r) {
        Header header{r, {}};
        std::set<Field> seen;
        for (const auto& cell : grid[r]) {
            auto field = utf8::length(cell) <= 80 ? fieldNamed(cell) : std::nullopt;
            // A heading that is merged over two columns counts once.
            if (field && !seen.insert(*field).second) field.reset();
            header.fields.push_back(field);
        }
        bool titled = std::any_of(header.fields.begin(), header.fields.end(),
                                  [](auto f) { return f == Field::activity; });
        if (titled && seen.size() >= 2) return header;
    }
    return {};
}

/// A row that says one thing in all its cells is a heading.
std::optional<std::string> headingIn(const std::vector<std::string>& row) {
    std::string said;
    for (const auto& cell : row) {
        auto text = cleaned(cell);
        bool number = !text.empty() && text.find_first_not_of("0123456789IVXivx. ") == text.npos;
        if (text.empty() || number) continue;
        if (said.empty())
            said = text;
        else if (said != text)
            return {};
    }
    if (said.empty()) return {};
    return said;
}

/// What a row says, its numbers aside: nothing of a row of numbers alone.
std::string whole(const std::vector<std::string>& row) {
    std::string out;
    for (const auto& cell : row) {
        auto text = cleaned(cell);
        if (text.find_first_not_of("0123456789. ") == text.npos) continue;
        out += (out.empty() ? "" : " | ") + text;
    }
    return out;
}

const Section* sectionLike(const std::string& heading, const std::vector<Section>& sections) {
    auto of = wordsOf(heading);
    const Section* best = nullptr;
    std::size_t most = 0;
    for (const Section& section : sections) {
        std::size_t same = 0;
        for (const auto& word : wordsOf(section.title))
            for (const auto& other : of) {
                // «деятельность» stands in every title and says nothing.
                if (utf8::length(word) < 5 || word.starts_with("деятельн") || word.starts_with("работ"))
                    continue;
                same += utf8::head(word, 6) == utf8::head(other, 6);
            }
        if (same > most) {
            most = same;
            best = &section;
        }
    }
    return best;
}

Grid gridOf(const tables::Sheet& sheet) {
    Grid out;
    int wide = std::min(sheet.lastColumn(), 60);
    for (const auto& row : sheet.rows) {
        auto& line = out.emplace_back(std::size_t(wide));
        for (const auto& cell : row.cells)
            if (cell.column <= wide)
                line[std::size_t(cell.column - 1)] =
                    cell.kind == tables::CellKind::date
                        ? (parseDate(cell.text) ? stampDate(*parseDate(cell.text)) : cell.text)
                        : cell.text;
        for (const auto& merge : sheet.merges) {
            if (row.number < merge.firstRow || row.number > merge.lastRow) continue;
            auto first = sheet.row(merge.firstRow);
            std::string text(first ? first->text(merge.firstColumn) : "");
            for (int c = merge.firstColumn; c <= std::min(merge.lastColumn, wide); ++c)
                line[std::size_t(c - 1)] = text;
        }
    }
    return out;
}

}  // namespace

std::vector<Grid> gridsOf(std::string_view name, std::string_view bytes) {
    std::vector<Grid> out;
    try {
        auto lower = utf8::lower(name);
        if (lower.ends_with(".docx") || lower.ends_with(".docm")) {
            for (auto& table : documents::docxTables(bytes)) out.push_back(std::move(table));
        } else {
            auto book = tables::readWorkbook(bytes, name);
            for (const auto& sheet : book.sheets)
                if (!sheet.hidden) out.push_back(gridOf(sheet));
        }
    } catch (const Refused& refused) {
        throw wrongField("/file", refused.key, refused.params);
    }
    return out;
}

ReadPlan readPlan(const std::vector<Grid>& grids, const std::vector<Section>& sections, int schoolYear) {
    ReadPlan out;
    bool found = false;
    const Section* section = sections.empty() ? nullptr : &sections.front();
    for (const Grid& grid : grids) {
        auto header = headerOf(grid);
        if (!header || !section) continue;
        if (!found)
            for (std::size_t c = 0; c < grid[header->row].size(); ++c)
                if (auto title = cleaned(grid[header->row][c]); !title.empty())
                    out.columns.push_back({title, header->fields[c]});
        found = true;
        for (std::size_t r = header->row + 1; r < grid.size(); ++r) {
            if (auto heading = headingIn(grid[r])) {
                // A line with its activity alone is an activity: a heading stands over the whole width or
                // resembles one.
                auto like = sectionLike(*heading, sections);
                auto filled = std::count_if(grid[r].begin(), grid[r].end(),
                                            [](const auto& c) { return !cleaned(c).empty(); });
                if (like) {
                    section = like;
                    continue;
                }
                bool beside =
                    true;  // under no heading that is taken over, in the column of numbers for instance
                for (std::size_t c = 0; c < std::min(grid[r].size(), header->fields.size()); ++c)
                    beside &= !header->fields[c] || cleaned(grid[r][c]).empty();
                if (filled > 2 || beside) {
                    out.unknown_sections.push_back(*heading);
                    continue;
                }
            }
            NewItem item;
            item.section = section->code;
            for (std::size_t c = 0; c < std::min(grid[r].size(), header->fields.size()); ++c) {
                if (!header->fields[c]) continue;
                auto text = cleaned(grid[r][c]);
                if (text.empty()) continue;
                bool above = r > header->row + 1 && c < grid[r - 1].size() && grid[r - 1][c] == grid[r][c] &&
                             !text.empty();
                out.repeated += above && *header->fields[c] != Field::activity;
                auto take = [&](std::optional<std::string>& into) {
                    into = into ? *into + "\n" + text : text;
                };
                switch (*header->fields[c]) {
                    case Field::activity:
                        take(item.activity);
                        break;
                    case Field::task:
                        take(item.task);
                        break;
                    case Field::audience:
                        take(item.audience);
                        break;
                    case Field::term:
                        take(item.term);
                        break;
                    case Field::form:
                        take(item.form);
                        break;
                    case Field::responsible:
                        take(item.responsible);
                        break;
                    case Field::result:
                        take(item.result);
                        break;
                    case Field::risk:
                        take(item.risk);
                        break;
                }
            }
            if (!item.activity) {
                if (auto text = whole(grid[r]); !text.empty()) out.without_activity.push_back(text);
                continue;
            }
            // A table that goes on on the next page repeats its heading.
            if (fieldNamed(*item.activity) == Field::activity && item.term &&
                fieldNamed(*item.term) == Field::term)
                continue;
            if (!item.term || !termOf(*item.term, schoolYear))
                out.without_term.push_back(int(out.items.size()));
            out.items.push_back(std::move(item));
        }
    }
    if (!found || out.items.empty()) throw wrongField("/file", "plans.no_table");
    return out;
}

}  // namespace metodika::plans
