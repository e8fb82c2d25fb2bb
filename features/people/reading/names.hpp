#pragma once
// Personal names of a cell: cleaned, told into parts, with what was corrected.
#include <optional>
#include <string>
#include <string_view>

#include "features/people/reading/dictionary.hpp"

namespace metodika::people {

struct NameRead {
    std::string surname, name, patronymic, maiden;
    bool initialsOnly = false;  ///< name and patronymic are single letters
};

/// Spaces, look-alike letters and case put right; nothing guessed.
struct CleanName {
    std::string text;
    std::string fix;  ///< the one word for what was corrected; empty when nothing was
};
CleanName cleanName(std::string_view raw);

/// «Гончарова (Ким) Ольга Сергеевна», «Ткаченко О.П.», «Мамед-заде Лейла Ариф кызы», «Ольга Сергеевна Ким».
/// A cell that tells more than a name: «Ким Инна Львовна, директор», «… (д/о)», «…\n8-905-…»; rest is empty
/// where the whole is a name or none stands at its beginning.
struct NameCell {
    std::string name, rest;
};
NameCell splitName(std::string_view raw, const Dictionary& dictionary);

std::optional<NameRead> readName(std::string_view clean, const Dictionary& dictionary);
bool looksLikePatronymic(std::string_view word, const Dictionary& dictionary);
/// One capitalised word, or two joined by a hyphen.
/// «Лариса Ивановна» as two.
std::optional<std::pair<std::string, std::string>> givenWithPatronymic(std::string_view clean,
                                                                       const Dictionary& dictionary);
bool looksLikeNameWord(std::string_view word);
/// «Ткаченко О.П.» for a table of questions.
std::string shortName(std::string_view surname, std::string_view name, std::string_view patronymic);

}  // namespace metodika::people
