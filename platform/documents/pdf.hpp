#pragma once
// A DOCX as people will see it printed, where LibreOffice is installed; the program runs without it.
#include <string>
#include <string_view>

namespace metodika::documents {

bool pdfAvailable();
/// One at a time, for as long as a minute. Refused: documents.no_pdf where LibreOffice is not installed,
/// documents.pdf_failed.
std::string pdfOf(std::string_view docx);

}  // namespace metodika::documents
