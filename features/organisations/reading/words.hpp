#pragma once
// The words of a region's registers, from its pack: dictionaries/registers.yaml.
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/organisations/organisation.hpp"

namespace metodika::organisations {

/// A word of office Russian, folded, with Latin look-alikes made Cyrillic; «кол-во» is «кол» cut short.
struct Word {
    std::u32string text;
    bool cut = false;  ///< a dot or a hyphened ending follows: may stand for a longer word
    bool number = false;
    std::size_t from = 0, to = 0;  ///< bytes of the text

    bool is(std::u32string_view other) const { return text == other; }
};
std::vector<Word> wordsOf(std::string_view text);
/// Its words alone, without quotes, marks and doubled spaces: for comparing names.
std::string bare(std::string_view text);

/// Phrases of word stems that lead to values; the longest phrase wins, then the earliest in the text. «=»
/// after a stem wants the whole word.
class Phrases {
  public:
    void add(const std::string& value, std::string_view phrase);

    struct Hit {
        int value = -1;
        std::size_t from = 0, to = 0;  ///< words
        std::size_t letters = 0;
        std::size_t count() const { return to - from; }
        explicit operator bool() const { return value >= 0; }
    };
    Hit at(const std::vector<Word>& text, std::size_t from) const;
    Hit first(const std::vector<Word>& text, std::size_t from = 0) const;
    Hit longest(const std::vector<Word>& text) const;
    const std::string& of(const Hit& hit) const { return values_[static_cast<std::size_t>(hit.value)]; }
    /// The value of the longest hit, empty when none.
    std::string find(std::string_view text) const;
    bool opens(std::string_view text) const { return bool(at(wordsOf(text), 0)); }
    bool hits(std::string_view text) const { return bool(first(wordsOf(text))); }

  private:
    struct Stem {
        std::u32string text;
        bool whole = false;
    };
    struct Phrase {
        int value;
        std::vector<Stem> stems;
    };
    static bool fits(const Word& word, const Stem& stem, bool alone);
    std::vector<std::string> values_;
    std::vector<Phrase> phrases_;
};

struct TypeEntry {
    std::string name, shortName;
    Kind kind = Kind::school;
    bool generic = false;  ///< «общеобразовательная организация»: a name that says more goes before
};
struct Settlement {
    std::string written;
    bool urban = false;
};

struct RegisterWords {
    Phrases columns, branches, groups, rows, statuses, former, legalForms, units, acting, posts;
    Phrases types;
    std::map<std::string, TypeEntry> typeEntries;
    std::vector<std::string> legalFormNames;        ///< the longest first
    std::map<std::u32string, Settlement> places;    ///< «г», «город» → «г.»
    std::map<std::u32string, std::string> streets;  ///< «ул», «улица» → «ул.»
    Phrases territories, houses;
};

/// Throws std::runtime_error that names the file and what is wrong in it.
RegisterWords loadRegisterWords(const std::filesystem::path& file);

}  // namespace metodika::organisations
