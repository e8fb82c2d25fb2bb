#include "features/people/rules.hpp"

#include <algorithm>

namespace metodika::people {
namespace {

std::optional<Date> lastDayOf(std::string_view partial) {
    std::string text(partial);
    if (text.size() == 4) text += "-12-31";
    if (text.size() == 7) {
        auto first = parseDate(text + "-01");
        if (!first) return {};
        return addDays(addMonths(*first, 1), -1);
    }
    return parseDate(text);
}

int rank(CategoryLevel level) {
    switch (level) {
        case CategoryLevel::educator_methodist:
        case CategoryLevel::educator_mentor:
            return 4;
        case CategoryLevel::highest:
            return 3;
        case CategoryLevel::first:
            return 2;
        case CategoryLevel::szd:
            return 1;
        case CategoryLevel::none:
            return 0;
    }
    return 0;
}

}  // namespace

bool validPartialDate(std::string_view text) {
    auto day = lastDayOf(text);
    return day && int(day->year()) >= 1930 && int(day->year()) < 2100;
}

std::optional<int> yearsBy(const std::optional<std::string>& partial, Date today) {
    if (!partial) return {};
    auto from = lastDayOf(*partial);
    if (!from) return {};
    return std::max(0, fullYears(*from, today));
}

std::optional<std::string> yearsAgo(std::optional<int> years, Date today) {
    if (!years) return {};
    return isoDate(addMonths(today, -12 * *years));
}

std::optional<Category> bestCategory(const std::vector<Category>& all, Date today) {
    const Category* best = nullptr;
    for (const Category& c : all) {
        if (c.until && *c.until <= isoDate(today)) continue;
        if (!best || rank(c.level) > rank(best->level) ||
            (rank(c.level) == rank(best->level) && c.since > best->since))
            best = &c;
    }
    if (!best) return {};
    return *best;
}

std::optional<std::string> categoryEnd(CategoryLevel level, const std::optional<std::string>& since,
                                       const CategoryTerms& terms) {
    if (!since || level == CategoryLevel::none) return {};
    // A month or a year alone counts from its end, so that nothing is over before it may be.
    auto given = lastDayOf(*since);
    bool ends = given && (level == CategoryLevel::szd || *given < terms.unlimitedSince);
    if (!ends) return {};
    return isoDate(addMonths(*given, 12 * terms.years));
}

bool hideSmallGroups(std::vector<CountLine>& lines, std::int64_t least) {
    std::vector<CountLine*> shown;
    int hidden = 0;
    for (CountLine& line : lines) {
        if (!line.count || *line.count == 0) continue;
        if (*line.count < least) {
            line.count.reset();
            ++hidden;
        } else {
            shown.push_back(&line);
        }
    }
    if (hidden == 1 && !shown.empty())
        (*std::min_element(shown.begin(), shown.end(), [](auto* a, auto* b) {
            return *a->count < *b->count;
        }))->count.reset();
    // A nought beside what is hidden would tell who the others are.
    if (hidden)
        for (CountLine& line : lines)
            if (line.count == 0) line.count.reset();
    return hidden > 0;
}

Summary withoutSmall(Summary summary, std::int64_t least, bool posts) {
    if (summary.educators < least) {
        // Of so few each count tells of somebody.
        Summary few;
        few.educators = summary.educators;
        few.small_hidden = true;
        return few;
    }
    for (auto level : {CategoryLevel::highest, CategoryLevel::first}) {
        std::string name(enumName(level));
        if (std::none_of(summary.by_category.begin(), summary.by_category.end(),
                         [&](const CountLine& line) { return line.name == name; }))
            summary.by_category.push_back({name, 0});
    }
    bool hidden = hideSmallGroups(summary.by_category, least);
    hidden |= hideSmallGroups(summary.by_age, least);
    if (posts) {
        hidden |= hideSmallGroups(summary.by_position, least);
        hidden |= hideSmallGroups(summary.by_subject, least);
    }
    for (auto* count : {&summary.young, &summary.novices})
        if (**count > 0 && **count < least) {
            count->reset();
            hidden = true;
        }
    summary.small_hidden = hidden;
    return summary;
}

bool validSnils(std::string_view d) {
    if (d.size() != 11 || d.find_first_not_of("0123456789") != d.npos) return false;
    int sum = 0;
    for (int i = 0; i < 9; ++i) sum += (d[std::size_t(i)] - '0') * (9 - i);
    int check = sum < 100 ? sum : sum % 101 == 100 ? 0 : sum % 101;
    return check == (d[9] - '0') * 10 + (d[10] - '0');
}

}  // namespace metodika::people
