#pragma once
// What people wrote in a word processor, read: its text for search, its tables to be taken over.
#include <string>
#include <string_view>
#include <vector>

namespace metodika::documents {

/// Refused: documents.not_a_document, documents.macros, documents.too_large.
void requirePlainDocx(std::string_view bytes);

/// The text of the body, a line for each paragraph. Refused as above.
std::string docxText(std::string_view bytes);

/// A table as rows of cells; a cell that is merged over several has its text in each of them. Tables inside
/// cells are part of the cell's text. Lines of a cell are separated by \n.
using DocxTable = std::vector<std::vector<std::string>>;
/// Refused as above.
std::vector<DocxTable> docxTables(std::string_view bytes);

}  // namespace metodika::documents
