#pragma once
// Word templates filled with data. People edit the template in a word processor; the program only replaces
//   {{поле}}               the value; a value that is missing prints nothing
//   {{поле|____}}          the value, or what stands after the line when it is missing
//   {{#список}}…{{/список}} once for each item; a name that the item lacks is looked for outside it
//   {{?поле}}…{{/поле}}    once, when the text or the list is not empty
//   {{^поле}}…{{/поле}}    once, when it is empty
// A block whose marks stand alone in their paragraphs repeats what lies between; marks in different cells of
// a table repeat the rows; marks at both ends of one paragraph repeat the paragraph; inside one, its part.
#include <set>
#include <string>
#include <string_view>

#include "platform/documents/fields.hpp"

namespace metodika::documents {

inline constexpr std::string_view docxMediaType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Body, headers, footers and notes filled; the same input gives the same bytes.
/// Refused: documents.damaged_template, documents.unknown_field {field}, documents.unclosed_block {field},
/// documents.broken_field {text}, documents.too_large.
std::string fillDocx(std::string_view templateBytes, const Fields& fields);

/// Every name that the template asks for, as fieldName() writes it: lets a pack be checked before it is used.
std::set<std::string> fieldsAskedBy(std::string_view templateBytes);

}  // namespace metodika::documents
