#pragma once
// Walks a prepared template and writes the filled tree.
#include <pugixml.hpp>
#include <string_view>
#include <vector>

#include "platform/documents/fields.hpp"

namespace metodika::documents {

class Renderer {
  public:
    explicit Renderer(const Fields& fields) : scopes_{&fields} {}
    void render(const pugi::xml_document& prepared, pugi::xml_document& result);

  private:
    void children(pugi::xml_node from, pugi::xml_node to);
    void node(pugi::xml_node from, pugi::xml_node to);
    void block(pugi::xml_node from, pugi::xml_node to);
    void value(pugi::xml_node field, pugi::xml_node run);
    void plainText(pugi::xml_node from, pugi::xml_node to);
    void spend(std::size_t bytes);
    const std::string& text(pugi::xml_node field) const;
    /// Names inside what is not printed are looked up all the same, so that a slip shows at once.
    void lookUp(pugi::xml_node from) const;

    std::vector<const Fields*> scopes_;  // the outermost first
    std::size_t blocks_ = 0;             // how deep in blocks we are
    std::size_t written_ = 0;
    bool dotted_ = false;  // the last thing written in this paragraph is a value that ends with a dot
};

}  // namespace metodika::documents
