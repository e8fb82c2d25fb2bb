#pragma once
// A DOCX as a list of named parts, read with limits and written so that the same parts give the same bytes.
#include <string>
#include <string_view>
#include <vector>

namespace metodika::documents {

struct Part {
    std::string name;
    std::string bytes;
};

[[noreturn]] void refuseDamaged();
[[noreturn]] void refuseTooLarge();

std::vector<Part> readArchive(std::string_view bytes);
std::string writeArchive(const std::vector<Part>& parts);

}  // namespace metodika::documents
