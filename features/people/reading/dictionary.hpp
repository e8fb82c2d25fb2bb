#pragma once
// The words of a region's staff lists, from its pack: packs/<region>/dictionaries/*.yaml.
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "features/people/reading/words.hpp"
#include "platform/base/date.hpp"

namespace metodika::people {

enum class PositionKind { educator, manager, other };

struct PositionEntry {
    std::string title;
    PositionKind kind = PositionKind::educator;
    bool teaches = false;   ///< has subjects of its own: учитель
    bool directed = false;  ///< leads associations of a direction
    std::string subject;    ///< implied by the post itself
    std::string detail;     ///< implied too: завуч
};
struct SubjectEntry {
    std::string name;
    std::string cycle;
};

/// Phrases that lead to words: to a level, to a column's meaning, to a subject's number.
struct Lexicon {
    PhraseBook book;
    std::vector<std::string> values;  ///< by entry

    Lexicon() = default;
    explicit Lexicon(PhraseBook empty) : book(std::move(empty)) {}
    int add(const std::string& value);
    /// The value of the first hit, empty when none.
    std::string find(std::string_view text) const;
    const std::string& of(const PhraseBook::Hit& hit) const {
        return values[static_cast<std::size_t>(hit.entry)];
    }
};

/// What the law says, dated: it is the region's data.
struct CategoryRules {
    Date withoutTermSince = date(2023, 9, 1);
    int years = 5;
    int szdYears = 5;
    int courseHoursFrom = 16;
    int retrainingHoursFrom = 250;
    int workFromAge = 16;
};

struct Dictionary {
    std::vector<PositionEntry> positions;
    PhraseBook positionBook;
    PhraseBook duties;  ///< no posts: классный руководитель
    Lexicon details;
    std::vector<SubjectEntry> subjects;
    PhraseBook subjectBook;
    std::map<std::string, std::string> cycles;

    Lexicon columns;
    std::set<std::string> peopleColumns;
    PhraseBook headerOpenings;  ///< how a form asks: «Укажите, пожалуйста, Ваши»
    Lexicon directions, courseForms, retraining;
    PhraseBook courseProviders, courseTopics;
    std::map<std::string, std::string> categoryMarks;   ///< folded whole cells: «в», «1»
    std::map<std::string, std::string> educationMarks;  ///< too: «в», «сп»
    std::set<std::string> mailDomains;
    Lexicon employment, mainWorkplace, categoryLevels, educationLevels, statuses, rows, units;
    CategoryRules categoryRules;
    std::map<std::string, std::string> categoryLevelNames;
    std::vector<std::string> legalForms;
    Lexicon organisationTypes;
    PhraseBook organisationWords;
    std::vector<std::string> settlements;

    std::vector<std::u32string> patronymicEndings;
    std::set<std::string> patronymicWords;
    PhraseBook noPatronymic;
    std::string noPatronymicNote;
    std::set<std::string> firstNames;  ///< folded

    const PositionEntry* position(std::string_view title) const;
};

/// Throws std::runtime_error that names the file and what is wrong in it.
Dictionary loadDictionary(const std::filesystem::path& packFolder);
/// Where each file lies: a pack that has none of its own has that of the one below it.
using FileOf = std::function<std::filesystem::path(std::string_view name)>;
Dictionary loadDictionary(const FileOf& fileOf);

}  // namespace metodika::people
