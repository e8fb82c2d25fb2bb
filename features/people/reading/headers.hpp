#pragma once
// What the words of a header say.
#include <map>
#include <string>
#include <string_view>

#include "features/people/reading/dictionary.hpp"

namespace metodika::people {

/// The meanings that a header names, with how strongly; the parent stands over several columns. What is of
/// somebody else («Ф.И.О. наставника») or only wished («Заявленная категория») is nothing else.
std::map<std::string, double> named(std::string_view parent, std::string_view leaf,
                                    const Dictionary& dictionary);
/// The token where a header begins to say what it is: «Укажите, пожалуйста, Ваши …» only ask.
std::size_t afterOpenings(const std::vector<Token>& tokens, std::size_t from, const Dictionary& dictionary);
/// «Дата рождения» over «день», «месяц», «год»: birth_day …; empty for other words.
std::string partOfBirth(std::string_view leaf);
/// «Стаж работы, лет» over «общий», «из него пед.»
void tellServiceApart(std::string_view parent, std::string_view leaf, std::map<std::string, double>& names);
/// «Долж-» and «ность» on the next line are one word; «1.» and «Вопрос 2)» before it say nothing.
std::string joinedWords(std::string_view header);

}  // namespace metodika::people
