#pragma once
// Russian office text as words: abbreviations («нач. кл.»), contractions («матем-ки»), Latin letters in
// Cyrillic words.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace metodika::people {

struct Token {
    std::u32string word;  ///< folded; digits with a decimal point for a number; empty for a mark
    std::u32string tail;  ///< «ки» of «матем-ки»
    char32_t mark = 0;
    bool abbreviated = false;  ///< a dot follows
    bool number = false;
    std::size_t from = 0, to = 0;  ///< bytes of the text

    bool isWord() const { return !word.empty() && !number; }
};

std::vector<Token> tokenise(std::string_view text);
std::string utf8Of(const Token& token);

/// Latin letters that look Cyrillic become Cyrillic inside a word that has Cyrillic letters; «I» and «BKK»
/// stay.
std::string cyrillicLookalikes(std::string_view text);
/// White space of every kind, nothing else changed.
bool isSpace(char32_t c);
/// Cuts white space and the given marks off both ends.
std::string trimmed(std::string_view text, std::string_view marks = "");

/// Phrases of stems that lead to an entry; the longest phrase at a place wins, then the earliest in the book.
class PhraseBook {
  public:
    /// Marks and words that may stand between the words of a phrase.
    explicit PhraseBook(std::u32string skippedMarks = U"/", std::vector<std::u32string> skippedWords = {})
        : skippedMarks_(std::move(skippedMarks)), skippedWords_(std::move(skippedWords)) {}

    void add(int entry, std::string_view phrase);

    struct Hit {
        int entry = -1;
        std::size_t from = 0, to = 0;  ///< tokens
        int words = 0;
        explicit operator bool() const { return entry >= 0; }
    };
    Hit at(const std::vector<Token>& tokens, std::size_t from) const;
    /// Every hit, left to right, without overlap, within [from, to).
    std::vector<Hit> all(const std::vector<Token>& tokens, std::size_t from = 0,
                         std::size_t to = std::string_view::npos) const;
    Hit first(const std::vector<Token>& tokens, std::size_t from = 0) const;
    bool hits(std::string_view text) const;
    /// The text begins with a phrase of this book.
    bool opens(std::string_view text) const;
    bool empty() const { return phrases_.empty(); }

  private:
    struct Stem {
        std::u32string text;
        bool whole = false;
    };
    struct Phrase {
        int entry;
        std::vector<Stem> stems;
    };
    static int fit(const Token& token, const Stem& stem, bool alone);
    bool skipped(const Token& token) const;

    std::u32string skippedMarks_;
    std::vector<std::u32string> skippedWords_;
    std::vector<Phrase> phrases_;
    std::map<char32_t, std::vector<std::size_t>> byLetter_;
};

}  // namespace metodika::people
