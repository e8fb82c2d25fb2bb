#pragma once
// What a paper is filled with: named texts and named lists of the same, nested as deep as the paper needs.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace metodika::documents {

/// The form in which names are compared: «Дата_протокола » in a template is «дата протокола».
std::string fieldName(std::string_view written);

class Fields {
  public:
    /// An empty value is known but missing: the template decides what stands in its place.
    Fields& text(std::string_view name, std::string value);
    Fields& list(std::string_view name, std::vector<Fields> items);

    /// Those of the other that these do not have.
    Fields& add(Fields other);

    /// Nothing where the name is not among these fields; names are as fieldName() gives them.
    const std::string* findText(const std::string& name) const;
    const std::vector<Fields>* findList(const std::string& name) const;

  private:
    std::map<std::string, std::string> texts_;
    std::map<std::string, std::vector<Fields>> lists_;
};

}  // namespace metodika::documents
