// Length of service and load: numbers with the words «лет», «мес.», «ст.», «ч.» beside them.
#include <charconv>
#include <cmath>

#include "features/people/reading/cells.hpp"

namespace metodika::people {
namespace {

std::optional<double> valueOf(const Token& token) {
    if (!token.number || token.word.size() > 9) return {};
    std::string ascii;
    for (char32_t c : token.word) ascii += static_cast<char>(c);
    double value = 0;
    auto [end, error] = std::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
    if (error != std::errc()) return {};
    return value;
}

std::string unitAfter(const std::vector<Token>& tokens, std::size_t at, const Dictionary& dictionary) {
    auto hit = at < tokens.size() ? dictionary.units.book.at(tokens, at) : PhraseBook::Hit{};
    return hit ? dictionary.units.of(hit) : "";
}

}  // namespace

ExperienceRead readExperience(std::string_view text, const Dictionary& dictionary) {
    ExperienceRead out;
    auto tokens = tokenise(text);
    // «менее года», «меньше 1 года»
    bool less = !tokens.empty() && (tokens[0].word == U"менее" || tokens[0].word == U"меньше");
    if (less && tokens.size() <= 3 && unitAfter(tokens, tokens.size() - 1, dictionary) == "years") {
        bool one = tokens.size() == 2 || tokens[1].word == U"1" || tokens[1].word == U"одного";
        if (one) return {0, {}};
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto value = valueOf(tokens[i]);
        if (!value || *value < 0 || *value > 80) continue;
        auto unit = unitAfter(tokens, i + 1, dictionary);
        auto whole = static_cast<int>(std::floor(*value));
        if (unit == "months") {
            out.months = whole;
            if (!out.years) out.years = 0;
        } else if (!out.years) {
            out.years = whole;
        }
    }
    return out;
}

std::optional<std::pair<ExperienceRead, ExperienceRead>> readExperiencePair(std::string_view text,
                                                                            const Dictionary& dictionary) {
    auto slash = text.find_first_of("/\\");
    if (slash == std::string_view::npos) return {};
    auto first = readExperience(text.substr(0, slash), dictionary);
    auto second = readExperience(text.substr(slash + 1), dictionary);
    if (!first || !second) return {};
    return std::pair(first, second);
}

std::optional<std::pair<ExperienceRead, ExperienceRead>> readLabelledExperience(
    std::string_view text, const Dictionary& dictionary) {
    std::optional<std::size_t> whole, pedagogical;
    for (const auto& token : tokenise(text)) {
        if (token.number && !whole && !pedagogical) return {};  // names may stand behind their numbers
        if (token.word.starts_with(U"общ") && !whole) whole = token.from;
        if (token.word.starts_with(U"пед") && !pedagogical) pedagogical = token.from;
    }
    if (!whole || !pedagogical) return {};
    auto part = [&](std::size_t from, std::size_t other) {
        auto size = from < other ? other - from : std::string_view::npos;
        return readExperience(text.substr(from, size), dictionary);
    };
    auto first = part(*whole, *pedagogical), second = part(*pedagogical, *whole);
    if (!first || !second) return {};
    return std::pair(first, second);
}

std::vector<LoadRead> readLoad(std::string_view text, const Dictionary& dictionary, LoadUnit bare) {
    std::vector<LoadRead> out;
    auto tokens = tokenise(text);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto value = valueOf(tokens[i]);
        if (!value) continue;
        auto unit = unitAfter(tokens, i + 1, dictionary);
        LoadRead load;
        if (unit == "hours" || (unit.empty() && (bare == LoadUnit::hours || *value > 3))) {
            load.hours = *value;
        } else {
            load.rate = *value;
        }
        // «1 ст. (18 ч.)» is one load told twice.
        bool told = i > 0 && tokens[i - 1].mark == U'(' && !out.empty() && load.hours && !out.back().hours;
        if (told)
            out.back().hours = load.hours;
        else
            out.push_back(load);
    }
    return out;
}

}  // namespace metodika::people
