#include <algorithm>

#include "features/people/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

bool actLetter(char32_t c) {
    return utf8::isLetter(c) || (c >= U'0' && c <= U'9') || c == U'-' || c == U'/' || c == U'–';
}

/// «№ 918-пр» and where it stands, so that its digits are not taken for a year.
struct ActFound {
    std::string act;
    std::size_t from = 0, to = 0;
};
/// «пр. 12», «приказ 918-пр»: without the sign, and no date.
void findUnsigned(std::string_view text, std::vector<ActFound>& out) {
    auto tokens = tokenise(text);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if ((tokens[i].word != U"пр" && !tokens[i].word.starts_with(U"приказ")) || !tokens[i + 1].number)
            continue;
        std::u32string act;
        auto end = tokens[i + 1].from;
        for (auto next = end; next < text.size(); end = next) {
            auto c = utf8::next(text, next);
            if (!actLetter(c)) break;
            act += c;
        }
        bool year = act.size() == 4 && act.starts_with(U"20");
        bool day = end < text.size() && text[end] == '.' && end + 1 < text.size() && text[end + 1] >= '0' &&
                   text[end + 1] <= '9';
        if (!act.empty() && act.size() <= 40 && !year && !day)
            out.push_back({utf8::encode(act), tokens[i].from, end});
        return;
    }
}

std::vector<ActFound> findActs(std::string_view text) {
    std::vector<ActFound> out;
    constexpr std::string_view sign = "№";
    for (auto at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
        std::size_t i = at + sign.size();
        while (i < text.size() && text[i] == ' ') ++i;
        std::size_t end = i;
        std::u32string act;
        while (end < text.size()) {
            auto next = end;
            auto c = utf8::next(text, next);
            if (!actLetter(c)) break;
            act += c;
            end = next;
        }
        if (!act.empty() && act.size() <= 40) out.push_back({utf8::encode(act), at, end});
    }
    if (out.empty()) findUnsigned(text, out);
    return out;
}

/// The part of a cell that is told apart by lines and semicolons.
std::vector<std::string_view> sections(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from <= text.size();) {
        auto to = std::min(text.find_first_of("\n;", from), text.size());
        if (to > from) out.push_back(text.substr(from, to - from));
        from = to + 1;
    }
    return out;
}

struct Level {
    std::string name;
    std::size_t at;  ///< byte
};

bool endsTerm(std::string_view text, const DateFound& found) {
    auto before = tokenise(text.substr(0, found.from));
    return !before.empty() && (before.back().word == U"до" || before.back().word == U"по");
}

std::string yearsBefore(const std::string& iso, int years) {
    return std::to_string(std::stoi(iso.substr(0, 4)) - years) + iso.substr(4);
}

void readSection(std::string_view text, const Dictionary& dictionary, Date asOf, CategoriesRead& out) {
    auto tokens = tokenise(text);
    std::vector<Level> levels;
    for (auto& hit : dictionary.categoryLevels.book.all(tokens)) {
        auto& name = dictionary.categoryLevels.of(hit);
        if (levels.empty() || levels.back().name != name) levels.push_back({name, tokens[hit.from].from});
    }
    // «СЗД, без категории», «б/к (соответствие)»: the confirmation says more than the absence.
    if (levels.size() > 1) std::erase_if(levels, [](auto& level) { return level.name == "none"; });

    std::string masked(text);
    auto acts = findActs(text);
    for (auto& act : acts)
        std::fill(masked.begin() + static_cast<long>(act.from), masked.begin() + static_cast<long>(act.to),
                  '#');
    auto dates = findDates(masked, Century::recent, asOf);
    if (levels.empty()) {
        // A line with only a date or an act goes on with the category above it.
        if (out.all.empty()) {
            out.understood = false;
            return;
        }
        levels.push_back({out.all.back().level, 0});
        out.all.pop_back();
    }
    const auto first = out.all.size();
    for (auto& level : levels) out.all.push_back({level.name, "", ""});
    // What stands after a level is the level's; what stands before the first is the first's.
    auto owner = [&](std::size_t at) -> CategoryRead& {
        std::size_t index = 0;
        while (index + 1 < levels.size() && levels[index + 1].at < at) ++index;
        return out.all[first + index];
    };
    for (std::size_t i = 0; i < levels.size(); ++i) {
        std::vector<DateFound> own, ends;
        for (auto& found : dates)
            if (&owner(found.from) == &out.all[first + i])
                (endsTerm(masked, found) ? ends : own).push_back(found);
        // «высшая, до 26.05.2027»: given as many years before as categories last.
        if (own.empty() && !ends.empty() && !ends.front().iso.empty()) {
            bool confirmation = levels[i].name == "szd";
            auto& rules = dictionary.categoryRules;
            out.all[first + i].date =
                yearsBefore(ends.front().iso, confirmation ? rules.szdYears : rules.years);
        }
        if (auto best = bestDate(own)) {
            out.all[first + i].date = best->iso;
            if (best->iso.empty()) out.badDate = best->written;
        }
    }
    for (auto& act : acts)
        if (auto& category = owner(act.from); category.act.empty()) category.act = act.act;
}

}  // namespace

std::string readAct(std::string_view text) {
    auto acts = findActs(text);
    if (!acts.empty()) return acts.front().act;
    auto bare = utf8::squeeze(text);
    if (saysNothing(bare)) return "";
    // «приказ 908-пр», «пр. 12»: the first word with a digit.
    for (std::size_t from = 0; from < bare.size();) {
        auto to = std::min(bare.find(' ', from), bare.size());
        auto word = trimmed(bare.substr(from, to - from), ".,;");
        // «24.04.2024», «2022г» are days and years, whatever the day of the list.
        bool day = !findDates(word, Century::recent, date(2030, 1, 1)).empty();
        if (!day && word.find_first_of("0123456789") != std::string::npos) return utf8::head(word, 40);
        from = to + 1;
    }
    return "";
}

CategoriesRead readCategories(std::string_view text, const Dictionary& dictionary, Date asOf) {
    CategoriesRead out;
    auto bare = trimmed(text);
    if (bare.empty()) return out;
    if (saysNothing(bare)) {
        out.all.push_back({"none", "", ""});
        return out;
    }
    auto mark = dictionary.categoryMarks.find(utf8::fold(trimmed(bare, ".")));
    if (mark != dictionary.categoryMarks.end()) {
        out.all.push_back({mark->second, "", ""});
        return out;
    }
    if (bare == "2") {
        out.understood = false;  // abolished long ago
        return out;
    }
    bare = utf8::head(bare, 1000);
    for (auto section : sections(bare)) readSection(section, dictionary, asOf, out);
    return out;
}

}  // namespace metodika::people
