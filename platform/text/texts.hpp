#pragma once
// Sentences by key and language, from the text/ files that server and browser share. No sentences in code.
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/base/refusal.hpp"

namespace metodika::text {

enum class Language { ru, en };
inline std::string_view code(Language l) { return l == Language::ru ? "ru" : "en"; }
/// The first of ru and en that an Accept-Language header names; Russian when neither.
Language preferred(std::string_view acceptLanguage);

class Texts {
  public:
    /// A flat JSON object, key → sentence with {parameters}. Throws std::runtime_error on a key that is
    /// taken.
    void add(Language language, std::string_view json, std::string_view origin);
    /// The key itself where no sentence is known.
    std::string say(Language language, std::string_view key, const TextParams& params = {}) const;
    /// Null where no sentence is known.
    const std::string* find(Language language, std::string_view key) const;
    bool knows(Language language, std::string_view key) const;

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
    };
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> sentences_[2];
};

/// The sentence with its {parameters} filled in; one that is not given stays.
std::string fill(std::string_view sentence, const TextParams& params);

}  // namespace metodika::text
