#include "platform/documents/fields.hpp"

#include "platform/base/utf8.hpp"

namespace metodika::documents {

std::string fieldName(std::string_view written) {
    std::string name(written);
    for (char& c : name)
        if (c == '_') c = ' ';
    return utf8::fold(utf8::squeeze(name));
}

Fields& Fields::text(std::string_view name, std::string value) {
    texts_[fieldName(name)] = std::move(value);
    return *this;
}

Fields& Fields::list(std::string_view name, std::vector<Fields> items) {
    lists_[fieldName(name)] = std::move(items);
    return *this;
}

const std::string* Fields::findText(const std::string& name) const {
    auto found = texts_.find(name);
    return found == texts_.end() ? nullptr : &found->second;
}

const std::vector<Fields>* Fields::findList(const std::string& name) const {
    auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

Fields& Fields::add(Fields other) {
    texts_.merge(other.texts_);
    lists_.merge(other.lists_);
    return *this;
}

}  // namespace metodika::documents
